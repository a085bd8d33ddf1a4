//! Creating and opening a register file.

use std::path::Path;

use chrono::NaiveDate;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use super::lock::{Attempt, Holder, WriterLock};
use super::{APPLICATION_ID, Register, Schema, capture, check, file_header, migrate};
use crate::kernel::{Clock, Error, ErrorKind, Result, text};

/// How long a statement waits for another connection, in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 2_000;

/// What an opening may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Write; fails when another program has the register open.
    Write,
    /// Write, or read when another program has it open or the file can only be read.
    WriteOrRead,
    /// Read only.
    Read,
}

impl Register {
    /// Creates a register at `path` and fills it with `fill` before anybody can see it.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when the path is taken, [`ErrorKind::Io`] when it cannot be written, and whatever `fill`
    /// returns; then no file is left behind.
    pub fn create(
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        fill: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<Self> {
        let shown = path.display();
        if path.exists() {
            return Err(Error::conflict(format!("{shown} exists already. Open it, or choose another name.")));
        }
        // Made under another name and moved into place whole, so that a crash leaves no half a register at `path`.
        let draft = draft_beside(path)?;
        let mut connection = Connection::open(draft.path())?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        configure(&connection, clock)?;
        migrate::migrate(&mut connection, 0, clock)?;
        let mut register = Self {
            witness: capture::install(&connection)?,
            connection,
            path: draft.path().to_owned(),
            user: user.to_owned(),
            clock,
            schema,
            read_only_reason: None,
            _lock: None,
        };
        fill(&mut register)?;
        drop(register);
        draft.persist_noclobber(path).map_err(|error| cannot_create(path, &error.error))?;
        Self::open(path, schema, user, clock, Access::Write)
    }

    /// Opens the register at `path`: refuses what is not one, takes the writer's lock, checks the file, migrates it.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`], [`ErrorKind::Refused`] (foreign, newer, truncated or damaged: the file is left as it is)
    /// and, with [`Access::Write`], [`ErrorKind::Conflict`] when it is in use or [`ErrorKind::ReadOnly`].
    pub fn open(
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        access: Access,
    ) -> Result<Self> {
        let header = file_header::read_header(path, migrate::newest_version())?;
        if access == Access::Read && file_header::has_journal(path) {
            recover(path, user, clock)?;
        }
        let (lock, read_only_reason) = match access {
            Access::Read => (None, Some(format!("{} was opened to be read.", file_name(path)))),
            Access::Write | Access::WriteOrRead => acquire(path, user, clock, access)?,
        };
        let flags =
            if lock.is_some() { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        configure(&connection, clock)?;
        check::refuse_damaged(&connection, path)?;
        // Only now: the check reads the whole file and would keep it.
        connection.pragma_update(None, "cache_size", CACHE_SIZE)?;
        if header.schema_version < migrate::newest_version() {
            if lock.is_none() {
                let message = format!(
                    "{} was written by an older version of Consortium Desk and has to be brought up to date before it can be read. Open it where it can be written.",
                    path.display()
                );
                return Err(Error::new(ErrorKind::Refused, message));
            }
            keep_copy_before_migration(&connection, path, header.schema_version)?;
            migrate::migrate(&mut connection, header.schema_version, clock)?;
        }
        migrate::verify_applied(&connection)?;
        let witness =
            if lock.is_some() { capture::install(&connection)? } else { capture::Witness::default() };
        Ok(Self {
            witness,
            connection,
            path: path.to_owned(),
            user: user.to_owned(),
            clock,
            schema,
            read_only_reason,
            _lock: lock,
        })
    }
}

/// A temporary file in the folder of `path`, removed unless it is moved into place.
pub(super) fn draft_beside(path: &Path) -> Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".new-register-").suffix(".consortium");
    // Temporary files are private unless said otherwise; a register is shared as the user's umask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let draft = builder.tempfile_in(folder);
    draft.map_err(|error| cannot_create(path, &error))
}

pub(super) fn cannot_create(path: &Path, error: &std::io::Error) -> Error {
    let advice = "Check that the folder exists, can be written and has room.";
    Error::new(ErrorKind::Io, format!("{} could not be created: {error}. {advice}", path.display()))
}

fn acquire(
    path: &Path,
    user: &str,
    clock: Clock,
    access: Access,
) -> Result<(Option<WriterLock>, Option<String>)> {
    let name = file_name(path);
    let holder = Holder { user: user.to_owned(), since: clock.timestamp() };
    let file_is_read_only = std::fs::OpenOptions::new().write(true).open(path).is_err();
    let (kind, reason) = match WriterLock::attempt(path, &holder)? {
        Attempt::Acquired(lock) if !file_is_read_only => return Ok((Some(lock), None)),
        Attempt::Acquired(_) | Attempt::FolderReadOnly => {
            (ErrorKind::ReadOnly, format!("{name} or its folder cannot be written by you."))
        }
        Attempt::HeldBy(Some(holder)) => (
            ErrorKind::Conflict,
            format!("{name} is in use by {} since {}.", holder.user, readable_instant(&holder.since)),
        ),
        Attempt::HeldBy(None) => (ErrorKind::Conflict, format!("{name} is in use by another program.")),
    };
    match access {
        Access::WriteOrRead => Ok((None, Some(reason))),
        _ => Err(Error::new(
            kind,
            format!("{reason} Nothing was changed. Close it there and try again, or open it to read only."),
        )),
    }
}

/// Rolls back what a crash left unfinished, unless somebody is writing right now: a reader cannot.
fn recover(path: &Path, user: &str, clock: Clock) -> Result<()> {
    let (lock, _) = acquire(path, user, clock, Access::WriteOrRead)?;
    if lock.is_some() {
        Connection::open(path)?.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    }
    Ok(())
}

/// "2026-11-21T09:30:12.345Z" as "2026-11-21 09:30 UTC".
fn readable_instant(since: &str) -> String {
    since.get(..16).map_or_else(|| since.to_owned(), |minute| format!("{} UTC", minute.replace('T', " ")))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// How much of a register is kept in memory, in kibibytes, which SQLite counts below zero: a large import is written
/// once, not page by page as memory runs out.
const CACHE_SIZE: i64 = -65_536;

fn configure(connection: &Connection, clock: Clock) -> Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
    connection.set_prepared_statement_cache_capacity(128);
    for (pragma, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("secure_delete", "ON"),
        ("journal_mode", "DELETE"),
        ("synchronous", "FULL"),
        ("temp_store", "MEMORY"),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    // `folded(text)`: the form in which text is searched, for lists that filter and sort by several columns at once.
    connection.create_scalar_function(
        "folded",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS,
        |context| Ok(text::search_key(context.get_raw(0).as_str()?)),
    )?;
    // `is_held(from_on, until_on)`: whether what began and ended on these days holds today.
    connection.create_scalar_function(
        "is_held",
        2,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        move |context| {
            let (from_on, until_on): (NaiveDate, Option<NaiveDate>) = (context.get(0)?, context.get(1)?);
            let today = clock.today();
            Ok(from_on <= today && until_on.is_none_or(|until_on| until_on > today))
        },
    )?;
    Ok(())
}

fn keep_copy_before_migration(connection: &Connection, path: &Path, version: u32) -> Result<()> {
    let copy = path.with_extension(format!("before-schema-{}.consortium", version + 1));
    if copy.exists() {
        return Err(Error::conflict(format!(
            "The copy that would be made before bringing the register up to date, {}, exists already. Move it away and open the register again.",
            copy.display()
        )));
    }
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}
