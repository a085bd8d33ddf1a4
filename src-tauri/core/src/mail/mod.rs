//! Messages as drafts that any mail program opens, with the documents they carry.

#[cfg(test)]
mod tests;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use mail_builder::MessageBuilder;
use mail_builder::headers::text::Text;
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Error, Result};

/// Everything of a message but its subject, its text and what it carries. Names stand before addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// Names the message among all of the consortium.
    pub id: String,
    /// When it was written, in seconds since 1970.
    pub written_at: i64,
    /// Who writes; without an address the mail program fills it in.
    pub from: (&'a str, &'a str),
    /// Who is written to.
    pub to: (&'a str, &'a str),
}

/// A file that a message carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Such as "application/pdf".
    pub media_type: &'static str,
    /// The name of its file.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl AttachedFile {
    /// A PDF.
    pub fn pdf(file_name: String, bytes: Vec<u8>) -> Self {
        Self { media_type: "application/pdf", file_name, bytes }
    }
}

/// A file to be saved and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OutgoingFile {
    /// The record it is about.
    pub record_id: i64,
    /// A name for it, that no other file of the same answer has.
    pub file_name: String,
    /// The file in base 64.
    pub data_base64: String,
}

/// Files to be saved and passed on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Outgoing {
    /// The files.
    pub files: Vec<OutgoingFile>,
    /// Who has no e-mail address and so gets no message.
    pub unreachable: Vec<String>,
}

impl OutgoingFile {
    /// A file about a record.
    pub fn new(record_id: i64, file_name: String, bytes: &[u8]) -> Self {
        Self { record_id, file_name, data_base64: STANDARD.encode(bytes) }
    }
}

impl Envelope<'_> {
    /// The whole message (RFC 5322), marked as not yet sent.
    ///
    /// # Errors
    /// Only when memory runs out.
    pub fn message(&self, subject: &str, body: &str, attached: &[AttachedFile]) -> Result<String> {
        let domain =
            self.from.1.rsplit('@').next().filter(|domain| !domain.is_empty()).unwrap_or("localhost");
        let mut builder = MessageBuilder::new()
            .message_id(format!("{}@{domain}", self.id))
            .date(self.written_at)
            .to((self.to.0.to_owned(), self.to.1.to_owned()))
            .subject(subject.to_owned())
            // Mail programs open a message so marked as a draft, ready to be looked at and sent.
            .header("X-Unsent", Text::new("1"))
            .text_body(body.to_owned());
        if !self.from.1.is_empty() {
            builder = builder.from((self.from.0.to_owned(), self.from.1.to_owned()));
        }
        for file in attached {
            builder = builder.attachment(file.media_type, file.file_name.clone(), file.bytes.clone());
        }
        builder
            .write_to_string()
            .map_err(|error| Error::internal(format!("A message could not be written: {error}.")))
    }
}
