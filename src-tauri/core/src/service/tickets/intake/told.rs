//! What tells a message from others, and what is told of it.

use super::super::draft::instant;
use crate::kernel::Message;
use crate::register::sha256;
use crate::service::mail_files::{DateFrom, MailMessage};

/// What tells a message from others: its identifier, or else all that it says.
pub(super) fn fingerprint(mail: &MailMessage) -> String {
    if !mail.message_id.is_empty() {
        return mail.message_id.clone();
    }
    let at = mail.at.map(instant).unwrap_or_default();
    let all = [mail.from.email.as_str(), &at, &mail.subject, &mail.text].join("\n");
    format!("content:{}", sha256(all.as_bytes()))
}

/// What is worth knowing of a message, as sentences.
pub(super) fn notes(mail: &MailMessage) -> Vec<Message> {
    let mut notes = mail.notes.clone();
    if mail.secrets > 0 {
        notes.push(message!(
            "{secrets, plural, one {# secret is} other {# secrets are}} struck out. Ask the member to replace it: whoever read the mail knows it.",
            secrets = mail.secrets
        ));
    }
    match mail.date_from {
        DateFrom::Date => {}
        DateFrom::Received => {
            notes.push(message!("It has no possible date: that of the last server is taken."));
        }
        DateFrom::Mailbox => notes.push(message!("It has no possible date: that of the mailbox is taken.")),
        DateFrom::Nowhere => notes.push(message!("It has no possible date: it is dated now.")),
    }
    if let Some(forwarded) = &mail.forwarded {
        notes.push(message!("It passes on what {email} wrote.", email = forwarded.from.email));
    }
    for failed in &mail.failed {
        notes.push(message!(
            "{recipient} cannot be reached ({status}).",
            recipient = failed.recipient,
            status = failed.status
        ));
    }
    notes
}
