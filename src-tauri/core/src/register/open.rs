//! Creating and opening a register file.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::before_migration::CopyBefore;
use super::connection::{CACHE_SIZE, configure};
use super::files::{Draft, refuse_long_name, sweep};
use super::lock::{Attempt, Holder, WriterLock};
use super::{APPLICATION_ID, Register, Schema, capture, check, file_header, migrate, surroundings};
use crate::kernel::disk::folder_of;
use crate::kernel::{Clock, Error, ErrorKind, Message, Result};

/// What the operation is called that fills a new register.
const CREATE: &str = "register.create";

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
    /// Creates a register at `path` and fills it with `fill` before anybody can see it. It is not left open.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when the path is taken, [`ErrorKind::Io`] when it cannot be written, and whatever `fill`
    /// returns; then no file is left behind. [`ErrorKind::Unanswered`] when it stands all the same.
    pub fn create(
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        fill: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        // Made under another name and moved into place whole, so that a crash leaves no half a register at `path`.
        let draft = Draft::beside(path)?;
        Self::write_draft(&draft, schema, user, clock, fill).map_err(Error::with_nothing_changed)?;
        draft.keep_as(path)
    }

    fn write_draft(
        draft: &Draft,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        fill: impl FnOnce(&mut Self) -> Result<()>,
    ) -> Result<()> {
        let mut connection = Connection::open(draft.path())?;
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        configure(&connection, clock, true)?;
        migrate::migrate(&mut connection, schema.migrations, 0, clock)?;
        let witness = capture::install(&mut connection)?;
        let mut register = Self::around(connection, draft.path(), schema, user, clock);
        register.witness = witness;
        register.begin_answer(CREATE);
        let filled = fill(&mut register);
        register.end_answer(filled)
    }

    /// Opens the register at `path`: refuses what is not one, takes the writer's lock, checks the file, migrates it.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`], [`ErrorKind::Refused`] (foreign, newer, truncated or damaged: the file is left as it is),
    /// [`ErrorKind::Io`] when the disk cannot be read, and, with [`Access::Write`], [`ErrorKind::Conflict`] when it is in
    /// use or [`ErrorKind::ReadOnly`].
    pub fn open(
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
        access: Access,
    ) -> Result<Self> {
        let header = file_header::read_header(path, migrate::newest_version(schema.migrations))?;
        if access == Access::Read && (file_header::has_journal(path) || header.has_write_ahead_log) {
            recover(path, user, clock)?;
        }
        let (lock, read_only_reason) = match access {
            Access::Read => (None, Some(message!("{path} was opened to be read.", path = file_name(path)))),
            Access::Write | Access::WriteOrRead => acquire(path, user, clock, access)?,
        };
        let flags =
            if lock.is_some() { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let mut register = Self::around(connection, path, schema, user, clock);
        register.prepare(lock.is_some()).map_err(|error| told_of_surroundings(error, path, header))?;
        // Asked now, not taken from the header: what a program that was killed in the middle had written there is rolled back.
        let version = register.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        register.migrate(lock.is_some(), version)?;
        migrate::verify_applied(&register.connection, schema.migrations)?;
        if lock.is_some() {
            sweep(folder_of(path));
            register.witness = capture::install(&mut register.connection)?;
        }
        register.notices = surroundings::notices(&register.connection, path, clock)?;
        register.read_only_reason = read_only_reason;
        register.lock = lock;
        Ok(register)
    }

    /// A draft that is looked at before it has its name: read, and locked by nobody.
    pub(super) fn of_draft(draft: &Draft, schema: &'static Schema, user: &str, clock: Clock) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(draft.path(), flags)?;
        configure(&connection, clock, false)?;
        migrate::verify_applied(&connection, schema.migrations)?;
        let mut register = Self::around(connection, draft.path(), schema, user, clock);
        register.read_only_reason = Some(message!("It is a copy in the making."));
        Ok(register)
    }

    fn around(
        connection: Connection,
        path: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
    ) -> Self {
        Self {
            connection,
            witness: capture::Witness::default(),
            pending: None,
            path: path.to_owned(),
            user: user.to_owned(),
            clock,
            schema,
            read_only_reason: None,
            notices: Vec::new(),
            commit_count: 0,
            changed: BTreeSet::new(),
            lock: None,
        }
    }

    fn prepare(&self, writes: bool) -> Result<()> {
        let configured = configure(&self.connection, self.clock, writes);
        // A file too damaged for its settings says so here; a disk that failed once is asked again.
        check::refuse_damaged(&self.connection, &self.path)?;
        if configured.is_err() {
            configure(&self.connection, self.clock, writes)?;
        }
        // Only now: the check reads the whole file and would keep it.
        Ok(self.connection.pragma_update(None, "cache_size", CACHE_SIZE)?)
    }

    /// Brings the register up to date, after keeping a copy of it as it was.
    fn migrate(&mut self, writes: bool, version: u32) -> Result<()> {
        if version == self.schema_version() {
            return Ok(());
        }
        let shown = self.path.display();
        if !writes {
            let message = message!(
                "{shown} was written by an older version of Consortium Desk and has to be brought up to date before it can be read. Open it where it can be written.",
                shown
            );
            return Err(Error::new(ErrorKind::Refused, message));
        }
        let before = CopyBefore::keep(&self.connection, &self.path, version)?;
        migrate::migrate(&mut self.connection, self.schema.migrations, version, self.clock).map_err(|error| {
            before.take_back();
            let message = message!(
                "{shown} could not be brought up to date: {problem}",
                shown,
                problem = error.message
            );
            Error { message, ..error }.with_nothing_changed()
        })
    }
}

fn acquire(
    path: &Path,
    user: &str,
    clock: Clock,
    access: Access,
) -> Result<(Option<WriterLock>, Option<Message>)> {
    let name = file_name(path);
    if let Err(error) = refuse_long_name(path) {
        return if access == Access::WriteOrRead { Ok((None, Some(error.message))) } else { Err(error) };
    }
    let holder = Holder { user: user.to_owned(), since: clock.timestamp() };
    let file_is_read_only = std::fs::OpenOptions::new().write(true).open(path).is_err();
    let (kind, reason) = match WriterLock::attempt(path, &holder)? {
        Attempt::Acquired(lock) if !file_is_read_only => return Ok((Some(lock), None)),
        Attempt::Acquired(_) | Attempt::FolderReadOnly => {
            (ErrorKind::ReadOnly, message!("{name} or its folder cannot be written by you.", name))
        }
        Attempt::HeldBy(Some(holder)) => (
            ErrorKind::Conflict,
            message!(
                "{name} is in use by {user} since {since}. Close it there.",
                name,
                user = holder.user,
                since = clock.wall_time(&holder.since)
            ),
        ),
        Attempt::HeldBy(None) => {
            (ErrorKind::Conflict, message!("{name} is in use by another program. Close it there.", name))
        }
        Attempt::Foreign(lock) => (
            ErrorKind::Conflict,
            message!(
                "{lock} stands where the lock of {name} belongs, and is not one. It was left as it is: move it away to write to the register.",
                lock = file_name(&lock),
                name
            ),
        ),
    };
    match access {
        Access::WriteOrRead => Ok((None, Some(reason))),
        _ => Err(Error::new(
            kind,
            match kind {
                ErrorKind::Conflict => {
                    message!("{reason} Nothing was changed. Try again then, or open it to read only.", reason)
                }
                _ => message!("{reason} Nothing was changed. It can be opened to be read.", reason),
            },
        )),
    }
}

/// Rolls back what a crash left unfinished, and takes in what another program left in a log of its own, unless somebody
/// is writing right now: a reader cannot.
fn recover(path: &Path, user: &str, clock: Clock) -> Result<()> {
    let (lock, _) = acquire(path, user, clock, Access::WriteOrRead)?;
    if lock.is_some() {
        let connection = Connection::open(path)?;
        configure(&connection, clock, true)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    }
    Ok(())
}

/// Why a register that cannot be read is in that state, where what lies beside it tells.
fn told_of_surroundings(error: Error, path: &Path, header: file_header::FileHeader) -> Error {
    let name = file_name(path);
    let beside = if file_header::has_journal(path) {
        message!(
            "{name}-journal lies beside it: a change was interrupted and has to be taken back first.",
            name
        )
    } else if header.has_write_ahead_log {
        message!("Another program left it in a form that has to be put right first.")
    } else {
        return error;
    };
    if !matches!(error.kind, ErrorKind::ReadOnly | ErrorKind::Io) {
        return error;
    }
    let advice = message!(
        "Copy the register with every file whose name begins like its own into a folder that you can write, and open it there."
    );
    let message =
        message!("{name} cannot be read here. {beside} {advice} Nothing was changed.", name, beside, advice);
    Error::new(error.kind, message)
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
