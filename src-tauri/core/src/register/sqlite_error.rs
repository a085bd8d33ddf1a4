//! SQLite's errors in words a person can act on. Whether anything was changed is not for one statement to say: the
//! operation that it belongs to knows, and says it.

use rusqlite::ErrorCode;

use crate::kernel::{Error, ErrorKind, Message};

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, detail) = &error else {
            return Self::internal(message!("The register could not be read as expected: {error}.", error));
        };
        let detail = detail.as_deref().unwrap_or("no further detail");
        match failure.code {
            ErrorCode::DiskFull => {
                Self::new(ErrorKind::Io, message!("The disk is full. Make room and try again."))
            }
            ErrorCode::ReadOnly => Self::new(
                ErrorKind::ReadOnly,
                message!("The register can only be read, so nothing was changed."),
            ),
            // SQLite calls a page that could not be read damaged as well: only reading the whole file tells.
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::new(
                ErrorKind::Io,
                message!(
                    "A part of the register could not be read as expected ({detail}). Close the register and open it again: the whole file is checked then.",
                    detail
                ),
            ),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::new(
                ErrorKind::Conflict,
                message!("Another program is writing to the register right now. Try again in a moment."),
            ),
            ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Self::new(
                ErrorKind::Io,
                message!("The disk could not be read or written ({detail}). Try again.", detail),
            ),
            // A trigger that says itself what to do.
            ErrorCode::ConstraintViolation if detail.ends_with('.') => {
                Self::conflict(Message::worded(detail))
            }
            ErrorCode::ConstraintViolation => {
                Self::conflict(message!("The register refused the change: {detail}.", detail))
            }
            // What SQLite says where a sum goes beyond 64 bits.
            ErrorCode::Unknown if detail.contains("integer overflow") => Self::beyond_reckoning(),
            _ => Self::internal(message!("The register reported an unexpected error: {detail}.", detail)),
        }
    }
}
