//! A message as it travels (RFC 5322).

use std::panic::AssertUnwindSafe;

use chrono::{DateTime, Utc};
use mail_parser::{
    Addr, Address, HeaderValue, Message as Parsed, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::{
    MailAttachment, MailMessage, Mailbox, Nature, automatic, body, bounce, dates, forwarded, limits,
};
use super::{refused, secrets};
use crate::kernel::{Message, Result, foreign};
use crate::people::attachments::file_name::safe_file_name;

/// Characters of a subject, a name or an identifier that are kept.
const LINE_MAX: usize = 300;
/// Messages before this one that are kept of its chain.
const CHAIN_MAX: usize = 100;
/// Recipients that are kept.
const RECIPIENTS_MAX: usize = 100;
/// Largest text file in which secrets are looked for, in bytes.
const SEARCHED_FILE_MAX: usize = 1024 * 1024;

/// Reads a message within the limits. A large one is read beside the caller.
pub(super) fn read(raw: &[u8], now: DateTime<Utc>) -> Result<MailMessage> {
    limits::check(raw)?;
    if raw.len() > limits::BYTES_READ_AT_ONCE {
        let own = raw.to_vec();
        return foreign::within(limits::SECONDS_MAX, move || parse(&own, now)).unwrap_or_else(|stopped| {
            Err(refused(message!("The message is not read: {stopped}.", stopped)))
        });
    }
    std::panic::catch_unwind(AssertUnwindSafe(|| parse(raw, now))).unwrap_or_else(|_| {
        Err(refused(message!("The message is damaged in a way that nobody can read it.")))
    })
}

fn parse(raw: &[u8], now: DateTime<Utc>) -> Result<MailMessage> {
    let parsed = MessageParser::default().parse(raw).filter(is_message).ok_or_else(|| {
        refused(message!(
            "This is no message: nothing in it says from whom it is, when it was written or what about."
        ))
    })?;
    let mut notes = Vec::new();
    let text = body::text_of(&parsed, &mut notes);
    Ok(with_text(&parsed, &text, notes, now))
}

/// Whether it has a head that mail has.
pub(super) fn is_message(parsed: &Parsed<'_>) -> bool {
    parsed.from().is_some()
        || parsed.message_id().is_some()
        || parsed.date().is_some()
        || parsed.received().is_some()
        || parsed.subject().is_some() && parsed.to().is_some()
}

/// What the head and the parts of a message say, whose text was found already.
pub(super) fn with_text(
    parsed: &Parsed<'_>,
    text: &str,
    mut notes: Vec<Message>,
    now: DateTime<Utc>,
) -> MailMessage {
    let (instant, date_from) = dates::of(parsed, now);
    let from =
        parsed.from().or_else(|| parsed.sender()).and_then(Address::first).map(mailbox).unwrap_or_default();
    let bounce = bounce::of(parsed, &from.email, text);
    let nature = match &bounce {
        Some(_) => Nature::Bounce,
        None if automatic::is_automatic(parsed) => Nature::Automatic,
        None => Nature::Human,
    };
    let (subject, in_subject) = secrets::strike_out(&line(parsed.subject().unwrap_or_default()));
    let (kept, in_text) = secrets::strike_out(text);
    let mut message = MailMessage {
        message_id: line(parsed.message_id().unwrap_or_default()),
        in_reply_to: identifiers(parsed.in_reply_to()),
        references: identifiers(parsed.references()),
        to: recipients(parsed),
        at: instant.map(|(at, _)| at),
        offset_minutes: instant.map_or(0, |(_, offset)| offset),
        date_from,
        nature,
        forwarded: forwarded::of(&subject, text).filter(|_| nature == Nature::Human),
        secrets: in_subject + in_text,
        from,
        subject,
        text: kept,
        ..MailMessage::default()
    };
    match bounce {
        Some(bounce) => (message.failed, message.about_message_id) = (bounce.failed, bounce.about_message_id),
        None => message.attachments = attachments(parsed, &mut notes),
    }
    strike_out_of_files(&mut message);
    message.notes = notes;
    message
}

/// Secrets go out of files of plain text, too.
pub(super) fn strike_out_of_files(message: &mut MailMessage) {
    for file in message.attachments.iter_mut().filter(|file| file.bytes.len() <= SEARCHED_FILE_MAX) {
        let Ok(text) = std::str::from_utf8(&file.bytes) else { continue };
        let (kept, struck) = secrets::strike_out(text);
        if struck > 0 {
            file.bytes = kept.into_bytes();
            message.secrets += struck;
        }
    }
}

/// A text of the head on one line, without what cannot be seen.
pub(super) fn line(text: &str) -> String {
    let is_hidden = |character: &char| {
        character.is_control()
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let spaced: String =
        text.chars().map(|character| if is_hidden(&character) { ' ' } else { character }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LINE_MAX).collect()
}

fn mailbox(address: &Addr<'_>) -> Mailbox {
    Mailbox {
        name: line(address.name().unwrap_or_default()).trim_matches(['"', '\'']).to_owned(),
        email: line(address.address().unwrap_or_default()).to_lowercase(),
    }
}

fn recipients(parsed: &Parsed<'_>) -> Vec<Mailbox> {
    let all = parsed.to().into_iter().chain(parsed.cc()).flat_map(Address::iter);
    all.map(mailbox).filter(|to| !to.email.is_empty()).take(RECIPIENTS_MAX).collect()
}

fn identifiers(value: &HeaderValue<'_>) -> Vec<String> {
    let all: Vec<String> = match value {
        HeaderValue::Text(one) => vec![line(one)],
        HeaderValue::TextList(several) => several.iter().map(|one| line(one)).collect(),
        _ => Vec::new(),
    };
    let kept = all.len().saturating_sub(CHAIN_MAX);
    all.into_iter().filter(|identifier| !identifier.is_empty()).skip(kept).collect()
}

fn attachments(parsed: &Parsed<'_>, notes: &mut Vec<Message>) -> Vec<MailAttachment> {
    let mut files = Vec::new();
    for place in &parsed.attachments {
        let Some(part) = parsed.parts.get(*place as usize) else { continue };
        if files.len() == limits::ATTACHMENTS_MAX {
            notes.push(message!(
                "The message carries more than {most} files. The others are left out.",
                most = limits::ATTACHMENTS_MAX
            ));
            break;
        }
        let bytes = match &part.body {
            // As it was sent, whatever characters it is in.
            PartType::Text(_) | PartType::Html(_) => body::raw_bytes(parsed, part).unwrap_or_default(),
            PartType::Message(message) => message.raw_message.to_vec(),
            _ => part.contents().to_vec(),
        };
        if !bytes.is_empty() {
            files.push(MailAttachment { file_name: file_name(part, files.len() + 1), bytes });
        }
    }
    files
}

fn file_name(part: &MessagePart<'_>, place: usize) -> String {
    let name = match (&part.body, part.attachment_name()) {
        (_, Some(name)) => name.to_owned(),
        (PartType::Message(message), None) => {
            format!(
                "{}.eml",
                line(message.subject().unwrap_or("Message")).chars().take(80).collect::<String>()
            )
        }
        (_, None) => {
            let kind = part.content_type();
            let extension = match kind.and_then(|kind| kind.subtype()) {
                Some("html") => "html",
                Some("plain") => "txt",
                Some(other) if other.len() < 6 && other.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                    other
                }
                _ => "bin",
            };
            format!("Attachment {place}.{extension}")
        }
    };
    safe_file_name(&name)
}
