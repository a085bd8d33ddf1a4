//! Files of whole registers: written under another name by nobody else's leave, private, synced, and moved into place
//! together with their folder. What a program that was killed left half written is swept away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::kernel::disk::{self, folder_of, is_abandoned, sync_folder_of};
use crate::kernel::{Error, ErrorKind, Result};

/// What the names of drafts begin and end with; six letters or digits stand between.
const DRAFT_PREFIX: &str = ".new-register-";
const DRAFT_SUFFIX: &str = ".consortium";

/// What SQLite puts behind the name of a register while it writes.
const JOURNAL_SUFFIX: &str = "-journal";

/// The most bytes that a file's name has on the systems we know.
const NAME_BYTES_MAX: usize = 255;

/// A register in the making, in the folder where it shall stand. It goes away, with its journal, unless it is kept.
#[derive(Debug)]
pub(super) struct Draft {
    file: tempfile::NamedTempFile,
    _journal: Journal,
}

/// The journal of a draft, which is there only after a failure in the middle.
#[derive(Debug)]
struct Journal(PathBuf);

impl Drop for Journal {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

impl Draft {
    /// An empty draft beside `destination`, after sweeping away those that nobody works on any more.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when `destination` is taken, [`ErrorKind::Invalid`] for a name too long to be written,
    /// [`ErrorKind::Io`] for a folder that cannot be written.
    pub(super) fn beside(destination: &Path) -> Result<Self> {
        if fs::symlink_metadata(destination).is_ok() {
            let message = message!(
                "{destination} exists already. Choose another name.",
                destination = destination.display()
            );
            return Err(Error::conflict(message));
        }
        refuse_long_name(destination)?;
        sweep(folder_of(destination));
        let draft = tempfile::Builder::new()
            .prefix(DRAFT_PREFIX)
            .suffix(DRAFT_SUFFIX)
            .tempfile_in(folder_of(destination))
            .map_err(|error| cannot_create(destination, &error))?;
        // Held as long as the draft is written, so that nobody takes it for one that was left behind.
        disk::hold(draft.as_file());
        Ok(Self { _journal: Journal(journal_of(draft.path())), file: draft })
    }

    /// Where it is written.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Gives it its name, once it is safely on the disk, and makes the name safe too.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when somebody took the name meanwhile, [`ErrorKind::Io`] when the disk refuses; nothing is
    /// left behind then. [`ErrorKind::Unanswered`] when the file stands and only the disk's confirmation is missing.
    pub(super) fn keep_as(self, destination: &Path) -> Result<()> {
        self.file.as_file().sync_all().map_err(|error| cannot_create(destination, &error))?;
        self.file.persist_noclobber(destination).map_err(|refusal| match refusal.error.kind() {
            io::ErrorKind::AlreadyExists => Error::conflict(message!(
                "{destination} exists already. Choose another name.",
                destination = destination.display()
            )),
            _ => cannot_create(destination, &refusal.error),
        })?;
        sync_folder_of(destination).map_err(|error| {
            let shown = destination.display();
            let message = message!(
                "{shown} was written, but the disk could not confirm that it is safe: {error}.",
                shown,
                error
            );
            Error::new(ErrorKind::Unanswered, message)
        })
    }
}

/// Removes drafts in `folder` that nobody works on any more, and their journals. What cannot be removed stays.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let path = entry.path();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_draft_name(name) && is_abandoned(&path) {
            let _ = fs::remove_file(journal_of(&path));
            let _ = fs::remove_file(&path);
        } else if let Some(draft) = name.strip_suffix(JOURNAL_SUFFIX)
            && is_file
            && is_draft_name(draft)
            && !folder.join(draft).exists()
        {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether a file is called like a register in the making.
pub(super) fn is_draft_name(name: &str) -> bool {
    let random = name.strip_prefix(DRAFT_PREFIX).and_then(|rest| rest.strip_suffix(DRAFT_SUFFIX));
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What SQLite calls the journal of the register at `path`.
pub(super) fn journal_of(path: &Path) -> PathBuf {
    let mut journal = path.as_os_str().to_owned();
    journal.push(JOURNAL_SUFFIX);
    PathBuf::from(journal)
}

/// Refuses a name beside which no journal finds room.
pub(super) fn refuse_long_name(path: &Path) -> Result<()> {
    let bytes = path.file_name().map_or(0, |name| name.as_encoded_bytes().len());
    let bytes_max = NAME_BYTES_MAX - JOURNAL_SUFFIX.len();
    if bytes <= bytes_max {
        return Ok(());
    }
    let message = message!(
        "The name of the register is too long to be written: {bytes} bytes, where {bytes_max} are possible. Give the file a shorter name.",
        bytes,
        bytes_max
    );
    Err(Error::invalid("path", message))
}

/// Reads a file from its first byte to its last, only to see whether the disk can.
pub(super) fn read_through(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    let mut buffer = vec![0_u8; 1 << 20];
    let mut offset = 0;
    loop {
        match read_at(&file, &mut buffer, offset)? {
            0 => return Ok(()),
            count => offset += count as u64,
        }
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}

/// A path as SQLite takes it within a statement, in whatever bytes the system writes it.
pub(super) struct BoundPath<'a>(pub(super) &'a Path);

impl ToSql for BoundPath<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.0.as_os_str().as_encoded_bytes())))
    }
}

/// Why a file could not be created, and what to do.
pub(super) fn cannot_create(path: &Path, error: &io::Error) -> Error {
    let advice = match error.kind() {
        io::ErrorKind::StorageFull => message!("The disk is full: make room and try again."),
        _ => message!("Check that the folder exists, can be written and has room."),
    };
    let message =
        message!("{path} could not be created: {error}. {advice}", path = path.display(), error, advice);
    Error::new(ErrorKind::Io, message).with_nothing_changed()
}
