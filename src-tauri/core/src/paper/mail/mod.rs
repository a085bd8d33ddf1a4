//! Messages as drafts that any mail program opens, with the documents they carry.

mod header;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use encodify::{base64::MIME, qp};
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{FileBytes, Message, Result};
use crate::register::{Register, Slice, sha256};

pub(crate) static SLICE: Slice = Slice { name: "mail", ..Slice::EMPTY };

/// Messages of a chain that an answer names.
const CHAIN_MAX: usize = 20;

/// Everything of a message but its subject, its text and what it carries. Names stand before addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailHead<'a> {
    /// Names the message among all messages of the world, but for the domain behind it.
    id: String,
    written_at: DateTime<Utc>,
    from: (&'a str, &'a str),
    to: (&'a str, &'a str),
    /// The identifiers of the messages that it answers, the latest last.
    answers: Vec<String>,
}

/// A file that a message carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Such as "application/pdf".
    pub media_type: &'static str,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

impl AttachedFile {
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
    #[serde(rename = "data_base64")]
    pub bytes: FileBytes,
}

/// Files to be saved and passed on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Outgoing {
    pub files: Vec<OutgoingFile>,
    /// Who has no e-mail address and so gets no message.
    pub unreachable: Vec<Message>,
    /// What could not be made, with the reason: it does not stop the others.
    pub failed: Vec<Message>,
}

impl OutgoingFile {
    /// A file about a record.
    pub fn new(record_id: i64, file_name: String, bytes: &[u8]) -> Self {
        Self { record_id, file_name, bytes: FileBytes(bytes.to_vec()) }
    }
}

impl<'a> MailHead<'a> {
    /// An envelope written now. `about` names what the message is about within the register, such as `document-6`;
    /// register and time make its Message-ID one that no other draft has, as RFC 5322 asks: mail servers and programs
    /// drop what they believe to have seen. Without an address of its own the mail program fills in who writes.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn now(
        register: &Register,
        about: &str,
        from: (&'a str, &'a str),
        to: (&'a str, &'a str),
    ) -> Result<Self> {
        Ok(Self::written(register.clock().now(), &register.identity()?, about, from, to))
    }

    fn written(
        at: DateTime<Utc>,
        register: &str,
        about: &str,
        from: (&'a str, &'a str),
        to: (&'a str, &'a str),
    ) -> Self {
        let id = format!("{about}.{}.{register}", at.timestamp_millis());
        Self { id, written_at: at, from, to, answers: Vec::new() }
    }

    /// The head of a message that was written before and is known by its identifier.
    pub fn again(
        message_id: &str,
        written_at: DateTime<Utc>,
        from: (&'a str, &'a str),
        to: (&'a str, &'a str),
    ) -> Self {
        let id = message_id.rsplit_once('@').map_or(message_id, |(id, _)| id);
        Self { id: id.to_owned(), written_at, from, to, answers: Vec::new() }
    }

    /// It answers the last of these messages; the others came before it (RFC 5322, 3.6.4). Of a long chain the first one and
    /// the latest are named.
    #[must_use]
    pub fn answering(mut self, message_ids: &[String]) -> Self {
        let is_plain = |id: &&String| {
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>()[],;\"".contains(&byte))
        };
        let mut chain: Vec<String> = Vec::new();
        for id in message_ids.iter().filter(is_plain) {
            chain.retain(|known| known != id);
            chain.push(id.clone());
        }
        if chain.len() > CHAIN_MAX {
            chain.drain(1..chain.len() - CHAIN_MAX + 1);
        }
        self.answers = chain;
        self
    }

    /// What names it among all messages of the world, without brackets.
    pub fn message_id(&self) -> String {
        // A Message-ID is ASCII; a domain in other letters would have to be written in another way.
        let domain = self.from.1.rsplit('@').next().filter(|domain| !domain.is_empty() && domain.is_ascii());
        format!("{}@{}", self.id, domain.unwrap_or("localhost"))
    }

    /// The whole message (RFC 5322), marked as not yet sent.
    pub fn message(&self, subject: &str, body: &str, attached: &[AttachedFile]) -> String {
        let mut message = self.head(subject);
        if attached.is_empty() {
            text_part(&mut message, body);
            return message;
        }
        let boundary = format!("=_{}", &sha256(self.id.as_bytes())[..32]);
        let content_type = [("multipart/mixed;".to_owned()), format!("boundary=\"{boundary}\"")];
        message.push_str(&format!("Content-Type: {}\r\n\r\n", content_type.join("\r\n ")));
        message.push_str(&format!("--{boundary}\r\n"));
        text_part(&mut message, body);
        for file in attached {
            message.push_str(&format!("\r\n--{boundary}\r\n"));
            message.push_str(&header::plain("Content-Type", file.media_type));
            message.push_str(&header::attachment(&file.file_name));
            message.push_str("Content-Transfer-Encoding: base64\r\n\r\n");
            MIME.encode_append(&file.bytes, &mut message);
        }
        message.push_str(&format!("\r\n--{boundary}--\r\n"));
        message
    }

    fn head(&self, subject: &str) -> String {
        let mut head = header::plain("Message-ID", &format!("<{}>", self.message_id()));
        if let Some(last) = self.answers.last() {
            head.push_str(&header::plain("In-Reply-To", &format!("<{last}>")));
            let chain: Vec<String> = self.answers.iter().map(|id| format!("<{id}>")).collect();
            head.push_str(&header::words("References", &chain));
        }
        head.push_str(&header::plain("Date", &self.written_at.to_rfc2822()));
        if !self.from.1.is_empty() {
            head.push_str(&header::addresses("From", &[self.from]));
        }
        head.push_str(&header::addresses("To", &each_address(self.to)));
        head.push_str(&header::text("Subject", subject));
        // Mail programs open a message so marked as a draft, ready to be looked at and sent.
        head.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
        head
    }
}

/// A name with each of the addresses that stand in one field.
fn each_address<'a>((name, emails): (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
    let emails = emails.split([',', ';', ' ', '\n']).filter(|email| !email.is_empty());
    emails.map(|email| (name, email)).collect()
}

fn text_part(message: &mut String, body: &str) {
    let body = body.replace("\r\n", "\n").replace('\r', "\n");
    message.push_str("Content-Type: text/plain; charset=\"utf-8\"\r\n");
    message.push_str("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
    qp::BODY.encode_append(body, message);
}
