//! Every message of the samples, read as it should be.

use serde_json::Value;

use super::super::{DateFrom, MailMessage, Nature, read};
use super::now;
use crate::register::sha256;

const FILES: [(&str, &[u8]); 10] = [
    ("01-question.eml", include_bytes!("../../../../fixtures/mail/01-question.eml")),
    ("02-acknowledgement.eml", include_bytes!("../../../../fixtures/mail/02-acknowledgement.eml")),
    ("03-answer.eml", include_bytes!("../../../../fixtures/mail/03-answer.eml")),
    ("04-japanese.eml", include_bytes!("../../../../fixtures/mail/04-japanese.eml")),
    ("05-out-of-office.eml", include_bytes!("../../../../fixtures/mail/05-out-of-office.eml")),
    ("06-bounce.eml", include_bytes!("../../../../fixtures/mail/06-bounce.eml")),
    ("07-forwarded.eml", include_bytes!("../../../../fixtures/mail/07-forwarded.eml")),
    ("08-no-date.eml", include_bytes!("../../../../fixtures/mail/08-no-date.eml")),
    ("09-merged-number.eml", include_bytes!("../../../../fixtures/mail/09-merged-number.eml")),
    ("10-secret.eml", include_bytes!("../../../../fixtures/mail/10-secret.eml")),
];
const MAILBOX: &[u8] = include_bytes!("../../../../fixtures/mail/desk.mbox");

fn expected() -> Value {
    serde_json::from_str(include_str!("../../../../fixtures/mail/expected.json")).unwrap()
}

fn without_brackets(value: &Value) -> String {
    value.as_str().unwrap_or_default().trim_matches(['<', '>']).to_owned()
}

fn agrees(name: &str, message: &MailMessage, right: &Value) {
    let is = |field: &str, read: &str| {
        if let Some(wanted) = right[field].as_str() {
            assert_eq!(read, wanted, "{name}: {field}");
        }
    };
    assert_eq!(message.message_id, without_brackets(&right["message_id"]), "{name}");
    is("from_email", &message.from.email);
    is("from_name", &message.from.name);
    is("subject", &message.subject);
    is("date_utc", &message.at.unwrap().to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
    let nature = match right["kind"].as_str().unwrap() {
        "automatic" => Nature::Automatic,
        "bounce" => Nature::Bounce,
        _ => Nature::Human,
    };
    assert_eq!(message.nature, nature, "{name}");
    if right["in_reply_to"].is_string() {
        assert_eq!(message.in_reply_to, [without_brackets(&right["in_reply_to"])], "{name}");
    }
    if let Some(references) = right["references"].as_array() {
        assert_eq!(message.references, references.iter().map(without_brackets).collect::<Vec<_>>(), "{name}");
    }
    let framed = format!("\n{}\n", message.text);
    for text in right["text_has"].as_array().into_iter().flatten() {
        assert!(framed.contains(text.as_str().unwrap()), "{name} lacks {text}: {}", message.text);
    }
    for text in right["text_has_not"].as_array().into_iter().flatten() {
        assert!(!message.text.contains(text.as_str().unwrap()), "{name}: {}", message.text);
    }
}

#[test]
fn every_message_is_read_rightly() {
    let expected = expected();
    for (name, raw) in FILES {
        let message = read(name, raw, now()).unwrap().remove(0).message.unwrap();
        let right = &expected["mail/*.eml"]["records"][name];
        agrees(name, &message, right);
        let attachments = right["attachments"].as_array().cloned().unwrap_or_default();
        assert_eq!(message.attachments.len(), attachments.len(), "{name}");
        for (file, right) in message.attachments.iter().zip(&attachments) {
            assert_eq!(file.bytes.len(), usize::try_from(right["bytes"].as_u64().unwrap()).unwrap());
            assert_eq!(sha256(&file.bytes), right["sha256"].as_str().unwrap());
            // A colon cannot stand in the name of a file everywhere.
            let safe = crate::people::attachments::file_name::safe_file_name(right["name"].as_str().unwrap());
            assert_eq!(file.file_name, safe);
            assert!(safe.starts_with("Protokoll der Übertragung März 2026 (Größe"), "{safe}");
        }
        for (failed, right) in message.failed.iter().zip(right["failed"].as_array().into_iter().flatten()) {
            assert_eq!(failed.recipient, right["recipient"].as_str().unwrap());
            assert_eq!(failed.status, right["status"].as_str().unwrap());
            assert_eq!(message.about_message_id, "out.801@tamarind-consortium.example.org");
        }
        if right["kind"] == "bounce" {
            assert_eq!(message.failed.len(), 1);
        }
        match &right["real_asker"] {
            Value::Null => assert_eq!(message.forwarded, None, "{name}"),
            right => {
                let forwarded = message.forwarded.unwrap();
                assert_eq!(forwarded.from.name, right["name"].as_str().unwrap());
                assert_eq!(forwarded.from.email, right["email"].as_str().unwrap());
                assert_eq!(forwarded.sent.unwrap().format("%Y-%m-%dT%H:%M").to_string(), "2026-03-20T16:41");
            }
        }
        if let Some(secret) = right["secret_to_be_warned_of_and_not_kept"].as_str() {
            assert!(message.secrets == 1 && !message.text.contains(secret), "{}", message.text);
            assert!(message.text.contains("APP-7Q2K9M4XW1ZT8R5B") && message.text.contains("http://cris"));
        } else {
            assert_eq!(message.secrets, 0, "{name}: {}", message.text);
        }
        let is_received = right["date_from"].is_string();
        assert_eq!(message.date_from, if is_received { DateFrom::Received } else { DateFrom::Date });
    }
}

#[test]
fn every_message_of_the_mailbox_is_read_rightly() {
    let expected = &expected()["mail/desk.mbox"];
    let read = read("desk.mbox", MAILBOX, now()).unwrap();
    assert_eq!(read.len() as u64, expected["messages"].as_u64().unwrap());
    for (one, right) in read.iter().zip(expected["records"].as_array().unwrap()) {
        agrees(&format!("message {}", one.place), one.message.as_ref().unwrap(), right);
    }
    let automatic =
        read.iter().filter(|one| one.message.as_ref().unwrap().nature == Nature::Automatic).count();
    assert_eq!(automatic as u64, expected["automatic"].as_u64().unwrap());
    let texts: String = read.iter().map(|one| format!("\n{}", one.message.as_ref().unwrap().text)).collect();
    assert!(!texts.contains("\n>>>From") && texts.contains("\n>>From two levels"));
}
