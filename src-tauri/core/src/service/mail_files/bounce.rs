//! What a mail server says that could not be delivered (RFC 3464), or says in words only.

use mail_parser::{Message as Parsed, MessageParser, MimeHeaders, PartType};

use super::FailedDelivery;
use crate::kernel::ids;

/// A message that tells of failed deliveries.
#[derive(Debug, Default)]
pub(super) struct Bounce {
    pub(super) failed: Vec<FailedDelivery>,
    /// The message that was not delivered.
    pub(super) about_message_id: String,
}

/// How addresses of mail servers begin.
const SERVERS: [&str; 3] = ["mailer-daemon", "postmaster", "mail-daemon"];

/// What the message says of failed deliveries; nothing when it says of none.
pub(super) fn of(parsed: &Parsed<'_>, from: &str, text: &str) -> Option<Bounce> {
    let reported = report(parsed);
    if reported.is_some() {
        return reported;
    }
    let is_server = SERVERS.iter().any(|server| from.starts_with(server));
    if !is_server {
        return None;
    }
    let recipient = addresses(text).find(|address| address != from)?;
    Some(Bounce {
        failed: vec![FailedDelivery { recipient, status: status_in(text).unwrap_or_default() }],
        about_message_id: undelivered(parsed),
    })
}

fn report(parsed: &Parsed<'_>) -> Option<Bounce> {
    let status = parsed.parts.iter().find(|part| {
        part.content_type().is_some_and(|kind| {
            kind.ctype() == "message"
                && kind.subtype().is_some_and(|subtype| subtype.ends_with("delivery-status"))
        })
    })?;
    let written = String::from_utf8_lossy(status.contents());
    let failed: Vec<FailedDelivery> =
        written.replace("\r\n", "\n").split("\n\n").filter_map(failed_of).collect();
    (!failed.is_empty()).then(|| Bounce { failed, about_message_id: undelivered(parsed) })
}

/// What a group of fields says of one recipient.
fn failed_of(group: &str) -> Option<FailedDelivery> {
    let field = |name: &str| {
        group.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let recipient = field("Final-Recipient").or_else(|| field("Original-Recipient"))?;
    let recipient = recipient.rsplit(';').next().unwrap_or_default().trim();
    let is_failed = field("Action").is_none_or(|action| action.eq_ignore_ascii_case("failed"));
    let recipient = ids::email(recipient.trim_matches(['<', '>'])).ok()?.to_lowercase();
    let status = field("Status").and_then(status_in).unwrap_or_default();
    is_failed.then_some(FailedDelivery { recipient, status })
}

/// The Message-ID of what was sent back: its head, or the message as a whole.
fn undelivered(parsed: &Parsed<'_>) -> String {
    let of_part = |part: &mail_parser::MessagePart<'_>| match &part.body {
        PartType::Message(message) => message.message_id().map(str::to_owned),
        PartType::Text(text) if part.content_type()?.subtype() == Some("rfc822-headers") => {
            let head = format!("{}\r\n\r\n", text.trim());
            MessageParser::new().parse(head.as_bytes())?.message_id().map(str::to_owned)
        }
        _ => None,
    };
    parsed.parts.iter().find_map(of_part).unwrap_or_default()
}

/// An enhanced status such as 5.1.1.
fn status_in(text: &str) -> Option<String> {
    let is_status = |word: &&str| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.len() == 3
            && ["4", "5"].contains(&parts[0])
            && parts
                .iter()
                .all(|part| matches!(part.len(), 1..=3) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let words = text.split(|character: char| !(character.is_ascii_digit() || character == '.'));
    words.map(|word| word.trim_matches('.')).find(is_status).map(str::to_owned)
}

/// The addresses in a text, in their order and in lower case.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|character: char| character.is_whitespace() || "<>()[],;:\"".contains(character));
    words.filter(|word| word.contains('@')).filter_map(|word| {
        ids::email(word.trim_matches(['.', '\'', '*'])).ok().map(|email| email.to_lowercase())
    })
}
