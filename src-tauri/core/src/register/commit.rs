//! The end of a command: committed, not committed, or unknown. A commit that reports an error may have taken place all
//! the same, so what the file holds afterwards decides, not the report.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::transact::Head;
use crate::kernel::disk::sync_folder_of;
use crate::kernel::{Error, ErrorKind, Result};

/// Commits what is open on `connection`; `head` is the newest entry of it.
///
/// # Errors
/// What kept it from being committed (nothing has changed then), [`ErrorKind::Unanswered`] when it is committed but the
/// disk could not confirm it, [`ErrorKind::Unknown`] when the file cannot be read again.
pub(super) fn commit(connection: &Connection, path: &Path, head: &Head) -> Result<()> {
    if connection.is_autocommit() {
        let message = message!("The disk failed before everything was written. Nothing was changed.");
        return Err(Error::new(ErrorKind::Io, message));
    }
    let Err(reason) = connection.execute_batch("COMMIT") else { return Ok(()) };
    roll_back(connection);
    judge(reason.into(), head, stored(connection, path, head), || sync_folder_of(path))
}

/// Takes back what is open on `connection`, unless SQLite did already.
pub(super) fn roll_back(connection: &Connection) {
    if !connection.is_autocommit() {
        // When this fails, the journal stays and takes it back at the next reading.
        let _ = connection.execute_batch("ROLLBACK");
    }
}

/// The hash of the entry in the file by now, as this connection reads it, or else a new one, which plays a journal back.
fn stored(connection: &Connection, path: &Path, head: &Head) -> Result<Option<String>> {
    let read = |connection: &Connection| -> Result<Option<String>> {
        let mut statement = connection.prepare("SELECT hash FROM main.register_audit_entry WHERE id = ?1")?;
        Ok(statement.query_row([head.entry_id], |row| row.get("hash")).optional()?)
    };
    read(connection).or_else(|_| {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        read(&Connection::open_with_flags(path, flags)?)
    })
}

/// What a commit that failed for `reason` came to, by what the file holds of its entry afterwards.
fn judge(
    reason: Error,
    head: &Head,
    stored: Result<Option<String>>,
    sync: impl FnOnce() -> std::io::Result<()>,
) -> Result<()> {
    match stored {
        Ok(Some(hash)) if hash == head.hash => sync().map_err(|error| {
            let advice = message!("Make a backup before the computer is switched off.");
            let message = message!(
                "It was done, but the disk could not confirm that it is safe: {error}. {advice}",
                error,
                advice
            );
            Error::new(ErrorKind::Unanswered, message)
        }),
        Ok(_) => Err(reason.with_nothing_changed()),
        Err(_) => {
            let advice =
                message!("Close the register, open it again and look into the history before you repeat it.");
            let message = message!(
                "It is not known whether this was done. {problem} {advice}",
                problem = reason.message,
                advice
            );
            Err(Error::new(ErrorKind::Unknown, message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(stored: Result<Option<&str>>, synced: bool) -> Result<()> {
        let head = Head { entry_id: 7, hash: "ours".into() };
        let sync = || if synced { Ok(()) } else { Err(std::io::Error::other("no answer")) };
        let reason = Error::new(ErrorKind::Io, message!("The disk could not be written."));
        judge(reason, &head, stored.map(|hash| hash.map(str::to_owned)), sync)
    }

    #[test]
    fn what_the_file_holds_decides_what_a_failed_commit_came_to() {
        assert_eq!(judged(Ok(Some("ours")), true), Ok(()), "it took place: only its report was lost");
        let unsynced = judged(Ok(Some("ours")), false).unwrap_err();
        assert_eq!(unsynced.kind, ErrorKind::Unanswered);
        assert!(
            unsynced.to_string().starts_with("It was done")
                && !unsynced.to_string().contains("othing was changed")
        );
        for nothing in [Ok(None), Ok(Some("another"))] {
            let error = judged(nothing, true).unwrap_err();
            assert_eq!(
                (error.kind, error.to_string().as_str()),
                (ErrorKind::Io, "The disk could not be written. Nothing was changed.")
            );
        }
        let unknown = judged(Err(Error::internal(message!("unreadable"))), true).unwrap_err();
        assert_eq!(unknown.kind, ErrorKind::Unknown);
        assert!(!unknown.to_string().contains("othing was changed"), "{}", unknown.message);
    }
}
