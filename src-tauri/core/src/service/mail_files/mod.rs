//! Messages that somebody saved, read into one neutral form: .eml (RFC 5322), mailboxes (mbox) and Outlook's .msg.
//!
//! What is read holds no secret of an API client any more: it was struck out ([`secrets`]).

mod automatic;
mod body;
mod bounce;
mod dates;
mod eml;
mod forwarded;
mod html;
mod limits;
mod mbox;
mod msg;
pub mod secrets;
#[cfg(test)]
mod tests;

use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::kernel::{Error, Message, Result, codes};
use crate::register::Slice;

pub use mbox::{Progress, read_path};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice { name: "mail_files", ..Slice::EMPTY };

/// Somebody's name, which may be empty, and address in lower case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    /// The name before the address.
    pub name: String,
    /// The address.
    pub email: String,
}

/// Who a message is written by: a person, or a program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Nature {
    /// A person.
    #[default]
    Human,
    /// A program: an acknowledgement, an out-of-office reply, a newsletter. Never an answer.
    Automatic,
    /// A mail server that could not deliver something.
    Bounce,
}

/// Where the instant of a message comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateFrom {
    /// Its own date.
    #[default]
    Date,
    /// The last server that received it: it has no date, or an impossible one.
    Received,
    /// The line of the mailbox before it.
    Mailbox,
    /// Nothing: it is dated when it is taken in.
    Nowhere,
}

codes!(DateFrom { Date = "date", Received = "received", Mailbox = "mailbox", Nowhere = "nowhere" });

/// An address that could not be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedDelivery {
    /// The address.
    pub recipient: String,
    /// The enhanced status (RFC 3463), such as 5.1.1; empty where none is given.
    pub status: String,
}

/// Who wrote what somebody else passed on, as its text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forwarded {
    /// Who wrote it.
    pub from: Mailbox,
    /// When, as the text says: a time of an unknown zone.
    pub sent: Option<NaiveDateTime>,
}

/// A file that a message carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAttachment {
    /// Its name, made safe.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A message of somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MailMessage {
    /// Its Message-ID without brackets; empty where it has none.
    pub message_id: String,
    /// What it answers.
    pub in_reply_to: Vec<String>,
    /// The messages before it, the first one first.
    pub references: Vec<String>,
    /// Who wrote it.
    pub from: Mailbox,
    /// Whom it goes to, those in copy included.
    pub to: Vec<Mailbox>,
    /// Its subject on one line.
    pub subject: String,
    /// When it was written; none where nothing tells.
    pub at: Option<DateTime<Utc>>,
    /// Minutes that the writer's clock was ahead of UTC.
    pub offset_minutes: i32,
    /// Where the instant comes from.
    pub date_from: DateFrom,
    /// What it says, as plain text without secrets.
    pub text: String,
    /// Whether a person wrote it.
    pub nature: Nature,
    /// What could not be delivered.
    pub failed: Vec<FailedDelivery>,
    /// The message that could not be delivered.
    pub about_message_id: String,
    /// Who wrote what is passed on.
    pub forwarded: Option<Forwarded>,
    /// The files it carries.
    pub attachments: Vec<MailAttachment>,
    /// How many secrets were struck out of it.
    pub secrets: usize,
    /// What was passed over or read otherwise than it says, as sentences.
    pub notes: Vec<Message>,
}

/// A message of a file, or why it could not be read.
#[derive(Debug, Clone)]
pub struct ReadMail {
    /// Its place in the file, from 1.
    pub place: usize,
    /// The message.
    pub message: Result<MailMessage>,
}

/// Reads a message or a mailbox that is in memory already.
///
/// # Errors
/// What no mail program made, and what is larger than messages are.
pub fn read(file_name: &str, bytes: &[u8], now: DateTime<Utc>) -> Result<Vec<ReadMail>> {
    mbox::read_from(file_name, bytes, bytes.len() as u64, now, &mut |_| true)
}

/// A text on one line, without what cannot be seen.
pub fn plain_line(text: &str) -> String {
    eml::line(text)
}

/// A text in which references of HTML stand for their characters: "A &amp; B" is "A & B".
pub fn unescaped(text: &str) -> String {
    html::unescaped(text)
}

fn refused(message: Message) -> Error {
    Error::invalid("file", message)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
