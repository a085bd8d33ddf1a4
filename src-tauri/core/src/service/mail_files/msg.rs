//! Outlook's own form of a message (.msg): a compound file with a stream for each property (MS-OXMSG).
//!
//! Its head is read as that of any message where Outlook kept it; a message that never travelled has none, and one is
//! made of its properties.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use chrono::{DateTime, TimeDelta, Utc};
use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};
use mail_parser::MessageParser;

use super::{MailAttachment, MailMessage, body, eml, html, limits, refused};
use crate::kernel::{Message, Result, foreign};
use crate::people::attachments::file_name::safe_file_name;

/// What every compound file begins with.
const MAGIC: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// Entries of a compound file at most.
const ENTRIES_MAX: usize = 5_000;

// Tags of properties (MS-OXPROPS).
const SUBJECT: u16 = 0x0037;
const CLIENT_SUBMIT_TIME: u16 = 0x0039;
const HEADERS: u16 = 0x007d;
const SENDER_NAME: u16 = 0x0c1a;
const SENDER_EMAIL: u16 = 0x0c1f;
const SENDER_SMTP: u16 = 0x5d01;
const DELIVERY_TIME: u16 = 0x0e06;
const BODY: u16 = 0x1000;
const HTML: u16 = 0x1013;
const RTF: u16 = 0x1009;
const MESSAGE_ID: u16 = 0x1035;
const REFERENCES: u16 = 0x1039;
const IN_REPLY_TO: u16 = 0x1042;
const RECIPIENT_NAME: u16 = 0x3001;
const RECIPIENT_EMAIL: u16 = 0x3003;
const RECIPIENT_SMTP: u16 = 0x39fe;
const CONTENT: u16 = 0x3701;
const SHORT_NAME: u16 = 0x3704;
const LONG_NAME: u16 = 0x3707;
const CODE_PAGE: u16 = 0x3ffd;

type Source = CompoundFile<Cursor<Vec<u8>>>;

/// Whether a file begins as Outlook's messages do, and other files of Microsoft.
pub(super) fn is_msg(start: &[u8]) -> bool {
    start.starts_with(&MAGIC)
}

/// Reads a message, beside the caller.
pub(super) fn read(raw: Vec<u8>, now: DateTime<Utc>) -> Result<MailMessage> {
    if raw.len() > limits::MESSAGE_BYTES_MAX {
        limits::check(&raw)?;
    }
    foreign::within(limits::SECONDS_MAX, move || parse(raw, now)).unwrap_or_else(|stopped| {
        Err(refused(message!(
            "The message is not read: {stopped}. Save it as .eml, and choose that.",
            stopped
        )))
    })
}

fn parse(raw: Vec<u8>, now: DateTime<Utc>) -> Result<MailMessage> {
    let no_message = || {
        refused(message!(
            "This file of Microsoft’s holds no message of Outlook. Save the message as .msg or .eml, and choose that."
        ))
    };
    let mut file = CompoundFile::open(Cursor::new(raw)).map_err(|_| no_message())?;
    if !file.is_stream("/__properties_version1.0") || file.walk().take(ENTRIES_MAX + 1).count() > ENTRIES_MAX
    {
        return Err(no_message());
    }
    let encoding = code_page(&mut file);
    let mut notes = Vec::new();
    let text = text_of(&mut file, encoding, &mut notes);
    let head = head_of(&mut file, encoding);
    let parsed =
        MessageParser::default().parse(head.as_bytes()).filter(eml::is_message).ok_or_else(no_message)?;
    let mut message = eml::with_text(&parsed, &text, notes, now);
    let attached = attachments(&mut file, encoding, &mut message.notes);
    message.attachments.extend(attached);
    eml::strike_out_of_files(&mut message);
    Ok(message)
}

/// The head that the message travelled with, without what says how its body was written; or one made of its properties.
fn head_of(file: &mut Source, encoding: &'static Encoding) -> String {
    let travelled = text_at(file, "", HEADERS, encoding).unwrap_or_default().replace("\r\n", "\n");
    let mut kept = String::new();
    let mut is_kept = true;
    for line in travelled.lines().take_while(|line| !line.trim().is_empty()) {
        if !line.starts_with([' ', '\t']) {
            let name = line.split(':').next().unwrap_or_default().to_ascii_lowercase();
            is_kept = line.contains(':')
                && (name != "content-type" || line.contains("report"))
                && name != "content-transfer-encoding";
        }
        if is_kept {
            kept.push_str(line);
            kept.push_str("\r\n");
        }
    }
    let mut add = |name: &str, value: Option<String>| {
        let has = kept.lines().any(|line| {
            line.get(..name.len()).is_some_and(|known| known.eq_ignore_ascii_case(name))
                && line.get(name.len()..).is_some_and(|rest| rest.starts_with(':'))
        });
        if let Some(value) = value.map(|value| eml::line(&value)).filter(|value| !has && !value.is_empty()) {
            kept.push_str(&format!("{name}: {value}\r\n"));
        }
    };
    let email =
        text_at(file, "", SENDER_SMTP, encoding).or_else(|| text_at(file, "", SENDER_EMAIL, encoding));
    let name = text_at(file, "", SENDER_NAME, encoding).unwrap_or_default().replace(['"', '<', '>'], "");
    add("From", email.filter(|email| email.contains('@')).map(|email| format!("\"{name}\" <{email}>")));
    add("To", recipients(file, encoding));
    add("Subject", text_at(file, "", SUBJECT, encoding));
    add("Message-ID", text_at(file, "", MESSAGE_ID, encoding));
    add("In-Reply-To", text_at(file, "", IN_REPLY_TO, encoding));
    add("References", text_at(file, "", REFERENCES, encoding));
    let time = time_at(file, CLIENT_SUBMIT_TIME).or_else(|| time_at(file, DELIVERY_TIME));
    add("Date", time.map(|time| time.to_rfc2822()));
    kept.push_str("\r\n");
    kept
}

fn text_of(file: &mut Source, encoding: &'static Encoding, notes: &mut Vec<Message>) -> String {
    if let Some(plain) = text_at(file, "", BODY, encoding).filter(|text| !text.trim().is_empty()) {
        return body::plain(&plain, notes);
    }
    let source = text_at(file, "", HTML, encoding).or_else(|| {
        let bytes = bytes_at(file, &format!("/__substg1.0_{HTML:04X}0102"))?;
        Some(match std::str::from_utf8(&bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding.decode(&bytes).0.into_owned(),
        })
    });
    if let Some(source) = source {
        return body::plain(&html::text_of(&source), notes);
    }
    if file.is_stream(format!("/__substg1.0_{RTF:04X}0102")) {
        notes.push(message!(
            "The text of the message is in RTF only, which is not read. Open it in Outlook and save it as .eml or as text."
        ));
    }
    String::new()
}

fn recipients(file: &mut Source, encoding: &'static Encoding) -> Option<String> {
    let all = storages(file, "__recip_version1.0_").into_iter().filter_map(|storage| {
        let email = text_at(file, &storage, RECIPIENT_SMTP, encoding)
            .or_else(|| text_at(file, &storage, RECIPIENT_EMAIL, encoding))
            .filter(|email| email.contains('@'))?;
        let name = text_at(file, &storage, RECIPIENT_NAME, encoding)
            .unwrap_or_default()
            .replace(['"', '<', '>'], "");
        Some(format!("\"{name}\" <{email}>"))
    });
    let all: Vec<String> = all.collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn attachments(
    file: &mut Source,
    encoding: &'static Encoding,
    notes: &mut Vec<Message>,
) -> Vec<MailAttachment> {
    let mut files = Vec::new();
    for storage in storages(file, "__attach_version1.0_").into_iter().take(limits::ATTACHMENTS_MAX) {
        let name = text_at(file, &storage, LONG_NAME, encoding)
            .or_else(|| text_at(file, &storage, SHORT_NAME, encoding))
            .unwrap_or_else(|| format!("Attachment {}", files.len() + 1));
        match bytes_at(file, &format!("/{storage}/__substg1.0_{CONTENT:04X}0102")) {
            Some(bytes) if !bytes.is_empty() => {
                files.push(MailAttachment { file_name: safe_file_name(&name), bytes });
            }
            _ => notes.push(message!(
                "“{name}” is a message or an object within the message. It is not kept: save it as a file of its own.",
                name
            )),
        }
    }
    files
}

/// The storages of the root whose names begin so.
fn storages(file: &Source, prefix: &str) -> Vec<String> {
    let mut names: Vec<String> = file
        .read_root_storage()
        .filter(|entry| entry.is_storage() && entry.name().starts_with(prefix))
        .map(|entry| entry.name().to_owned())
        .collect();
    names.sort();
    names
}

fn text_at(file: &mut Source, storage: &str, tag: u16, encoding: &'static Encoding) -> Option<String> {
    let folder = if storage.is_empty() { String::new() } else { format!("/{storage}") };
    let unicode = bytes_at(file, &format!("{folder}/__substg1.0_{tag:04X}001F"));
    let decoded = match unicode {
        Some(bytes) => UTF_16LE.decode(&bytes).0.into_owned(),
        None => {
            encoding.decode(&bytes_at(file, &format!("{folder}/__substg1.0_{tag:04X}001E"))?).0.into_owned()
        }
    };
    Some(decoded.trim_end_matches('\0').to_owned())
}

fn bytes_at(file: &mut Source, path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let stream = file.open_stream(path).ok()?;
    stream.take(limits::MESSAGE_BYTES_MAX as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The value of a property that has a fixed length.
fn fixed(file: &mut Source, tag: u16) -> Option<[u8; 8]> {
    /// Bytes before the first property of a message.
    const HEAD: usize = 32;
    let properties = bytes_at(file, "/__properties_version1.0")?;
    let found = properties.get(HEAD..)?.chunks_exact(16).find(|entry| entry[2..4] == tag.to_le_bytes())?;
    found[8..16].try_into().ok()
}

/// An instant: tenths of microseconds since 1601.
fn time_at(file: &mut Source, tag: u16) -> Option<DateTime<Utc>> {
    const SECONDS_BEFORE_1970: i64 = 11_644_473_600;
    let ticks = i64::from_le_bytes(fixed(file, tag)?);
    let seconds = (ticks / 10_000_000).checked_sub(SECONDS_BEFORE_1970)?;
    DateTime::UNIX_EPOCH.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// The encoding of texts that are not in Unicode.
fn code_page(file: &mut Source) -> &'static Encoding {
    let page =
        fixed(file, CODE_PAGE).map(|value| u32::from_le_bytes([value[0], value[1], value[2], value[3]]));
    let label = match page {
        Some(65001) => "utf-8".to_owned(),
        Some(932) => "shift_jis".to_owned(),
        Some(936) => "gbk".to_owned(),
        Some(949) => "euc-kr".to_owned(),
        Some(950) => "big5".to_owned(),
        Some(28591) => "iso-8859-1".to_owned(),
        Some(page) => format!("windows-{page}"),
        None => return WINDOWS_1252,
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}
