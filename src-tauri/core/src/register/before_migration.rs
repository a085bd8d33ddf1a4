//! The copy that is kept of a register before it is brought up to date.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::files::Draft;
use super::{APPLICATION_ID, audit, backup, check};
use crate::kernel::Result;
use crate::kernel::disk::folder_of;

/// A copy of the register as it was. It is made whole and safe before it has its name, so one that stands there from an
/// interrupted attempt is as good as a new one.
#[derive(Debug)]
pub(super) struct CopyBefore {
    path: PathBuf,
    is_new: bool,
}

impl CopyBefore {
    /// Keeps a copy of the register at `path`, whose schema is `version`, or finds the one that an earlier attempt made.
    ///
    /// # Errors
    /// As [`Draft::beside`] and [`Draft::keep_as`]; then nothing was changed and no copy stands there.
    pub(super) fn keep(connection: &Connection, path: &Path, version: u32) -> Result<Self> {
        let mut number = 1;
        loop {
            let copy = copy_name(path, version, number);
            if std::fs::symlink_metadata(&copy).is_err() {
                let draft = Draft::beside(&copy)?;
                backup::copy_into(connection, &draft)?;
                check::refuse_damaged(&Connection::open(draft.path())?, draft.path())?;
                draft.keep_as(&copy)?;
                return Ok(Self { path: copy, is_new: true });
            }
            if is_same(connection, &copy, version) {
                return Ok(Self { path: copy, is_new: false });
            }
            number += 1;
        }
    }

    /// Takes the copy away again, because the register stayed as it was: two equal files help nobody.
    pub(super) fn take_back(self) {
        if self.is_new {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// "members.before-schema-23.consortium", and "members.before-schema-23-2.consortium" where that is something else.
fn copy_name(path: &Path, version: u32, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default();
    let mut name = stem.to_owned();
    name.push(format!(".before-schema-{}", version + 1));
    if number > 1 {
        name.push(format!("-{number}"));
    }
    name.push(".consortium");
    folder_of(path).join(name)
}

/// Whether the file at `copy` is a sound copy of this very state of the register.
fn is_same(connection: &Connection, copy: &Path, version: u32) -> bool {
    let look = || -> Result<bool> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let other = Connection::open_with_flags(copy, flags)?;
        let pragma = |name: &str| other.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        if pragma("application_id")? != APPLICATION_ID || pragma("user_version")? != version {
            return Ok(false);
        }
        check::refuse_damaged(&other, copy)?;
        Ok(audit::head(&other)? == audit::head(connection)?)
    };
    std::fs::symlink_metadata(copy).is_ok_and(|metadata| metadata.is_file()) && look().unwrap_or(false)
}
