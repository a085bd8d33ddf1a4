//! The one error that crosses the door: what happened, to which record, and what to do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Message;
use super::message::{ToArgument, sentences};

/// What the core returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an operation did not happen. A kind exists only where a caller branches on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The input breaks a rule; `field` and `context` name what.
    Invalid,
    /// The record named does not exist.
    NotFound,
    /// The record exists, but its present state forbids the operation.
    Conflict,
    /// The register is open for reading only.
    ReadOnly,
    /// The file is not a register this program may open.
    Refused,
    /// The disk or the operating system refused.
    Io,
    /// It was done, but the answer could not be delivered, or the disk could not confirm that it lasts.
    Unanswered,
    /// Whether it was done could not be found out.
    Unknown,
    /// A defect of the program.
    Internal,
}

/// An error a person can act on. Nothing has changed when one is returned, unless its kind says that it was done
/// ([`ErrorKind::Unanswered`]) or that nobody can tell ([`ErrorKind::Unknown`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What a caller may branch on.
    pub kind: ErrorKind,
    /// A full sentence: what happened, to which record, what to do.
    pub message: Message,
    /// The input field at fault, if one is.
    pub field: Option<String>,
    /// Field name to message for every bad field of a form, or further facts by name.
    pub context: BTreeMap<String, Message>,
}

impl Error {
    /// Rows hold amounts that no way in takes: triggers refuse them, so another program took the triggers away first.
    pub fn beyond_reckoning() -> Self {
        Self::conflict(message!(
            "Amounts in this register are so large that they cannot be added up: another program wrote them past all \
             limits. Check the register (in the settings, or with `consortium check`): it names the record. Then go on \
             with a backup from before."
        ))
    }

    /// An error of `kind` that says `message`.
    pub fn new(kind: ErrorKind, message: impl Into<Message>) -> Self {
        Self { kind, message: message.into(), field: None, context: BTreeMap::new() }
    }

    /// The input field `field` breaks a rule.
    pub fn invalid(field: &str, message: impl Into<Message>) -> Self {
        let message = message.into();
        Self {
            kind: ErrorKind::Invalid,
            context: BTreeMap::from([(field.to_owned(), message.clone())]),
            message,
            field: Some(field.to_owned()),
        }
    }

    /// The record named in `message` does not exist.
    pub fn not_found(message: impl Into<Message>) -> Self {
        Self::new(ErrorKind::NotFound, message)
    }

    /// The present state forbids the operation.
    pub fn conflict(message: impl Into<Message>) -> Self {
        Self::new(ErrorKind::Conflict, message)
    }

    /// A defect of the program, told honestly.
    pub fn internal(message: impl Into<Message>) -> Self {
        Self::new(ErrorKind::Internal, message)
    }

    /// Whether what was asked for may have been done all the same.
    pub fn may_be_done(&self) -> bool {
        matches!(self.kind, ErrorKind::Unanswered | ErrorKind::Unknown)
    }

    /// Says that nothing was changed, where the disk failed and somebody made sure of it.
    #[must_use]
    pub(crate) fn with_nothing_changed(mut self) -> Self {
        if self.kind == ErrorKind::Io && !self.message.words_it("othing was changed") {
            self.message = sentences([self.message, message!("Nothing was changed.")]);
        }
        self
    }

    /// What went wrong after the thing itself was done: `done` is a sentence that says what stands.
    #[must_use]
    pub fn after(done: impl Into<Message>, what_followed: &Self) -> Self {
        let message = match what_followed.kind {
            ErrorKind::Unanswered | ErrorKind::Unknown => what_followed.message.clone(),
            _ => message!("{done} But: {what}", done = done.into(), what = what_followed.message),
        };
        let kind =
            if what_followed.kind == ErrorKind::Unknown { ErrorKind::Unknown } else { ErrorKind::Unanswered };
        Self { kind, message, field: None, context: BTreeMap::new() }
    }

    /// Adds a fact by name, such as the record or the file concerned.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToArgument) -> Self {
        self.context.insert(name.to_owned(), message!("{text}", text = value));
        self
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(message!("A stored value could not be read: {error}.", error))
    }
}

/// Turns an absent value into an error that says which record is missing.
pub trait OptionExt<T> {
    /// `Some(value)` or a [`ErrorKind::NotFound`] error: "`what` `id` does not exist …".
    fn or_not_found(self, what: impl Into<Message>, id: impl ToArgument) -> Result<T>;
    /// `Some(value)` or an [`ErrorKind::Invalid`] error on `field`.
    fn or_invalid(self, field: &str, message: impl Into<Message>) -> Result<T>;
}

impl<T> OptionExt<T> for Option<T> {
    fn or_not_found(self, what: impl Into<Message>, id: impl ToArgument) -> Result<T> {
        self.ok_or_else(|| {
            let record = what.into();
            Error::not_found(message!("{record} {id} does not exist, or no longer exists.", record, id))
        })
    }

    fn or_invalid(self, field: &str, message: impl Into<Message>) -> Result<T> {
        self.ok_or_else(|| Error::invalid(field, message))
    }
}
