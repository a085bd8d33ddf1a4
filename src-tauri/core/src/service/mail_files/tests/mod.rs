mod mailbox;
mod outlook;
mod samples;

use chrono::{DateTime, Utc};

use super::{DateFrom, MailMessage, Nature, Progress, mbox, read};
use crate::kernel::ErrorKind;

fn now() -> DateTime<Utc> {
    "2026-11-21T00:00:00Z".parse().unwrap()
}

fn one(raw: &[u8]) -> MailMessage {
    let mut read = read("message.eml", raw, now()).unwrap();
    assert_eq!(read.len(), 1);
    read.remove(0).message.unwrap()
}

fn refused(raw: &[u8]) -> String {
    let error = read("message.eml", raw, now()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Invalid);
    error.message.to_string()
}

#[test]
fn what_is_no_message_is_refused_in_a_sentence() {
    assert!(refused(b"").contains("message.eml is empty"));
    assert!(refused(b"Hello\nthere").contains("This is no message"));
    assert!(refused(b"\x89PNG\r\n\x1a\n0000").contains("This is no message"));
    assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and nothing more").contains("no message of Outlook"));
}

#[test]
fn ten_thousand_parts_are_not_read() {
    let mut raw = b"From: a@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".to_vec();
    for _ in 0..10_000 {
        raw.extend_from_slice(b"--x\r\n\r\npart\r\n");
    }
    assert!(refused(&raw).contains("more than 1000 parts"), "{}", refused(&raw));
    let mut deep = b"From: a@example.org\r\n".to_vec();
    for level in 0..500 {
        let part = format!("Content-Type: multipart/mixed; boundary=\"b{level}\"\r\n\r\n--b{level}\r\n");
        deep.extend_from_slice(part.as_bytes());
    }
    assert!(refused(&deep).contains("parts within parts"));
}

#[test]
fn an_impossible_date_gives_way_to_that_of_the_last_server() {
    let dated = |date: &str| {
        let raw = format!(
            "Received: from a by b; Tue, 24 Mar 2026 14:20:09 +1000\r\nReceived: from c by a; Mon, 23 Mar 2026 00:00:00 +0000\r\nFrom: a@example.org\r\nDate: {date}\r\n\r\nHello"
        );
        let message = one(raw.as_bytes());
        (message.at.unwrap().to_rfc3339(), message.date_from)
    };
    for absurd in [
        "Mon, 01 Jan 2170 00:00:00 +0000",
        "Thu, 1 Jan 1970 00:00:00 +0000",
        "gestern",
        "31 Feb 2026 10:00:00 +0000",
    ] {
        assert_eq!(dated(absurd), ("2026-03-24T04:20:09+00:00".to_owned(), DateFrom::Received), "{absurd}");
    }
    assert_eq!(
        dated("Tue, 24 Mar 2026 10:00:00 +0530"),
        ("2026-03-24T04:30:00+00:00".to_owned(), DateFrom::Date)
    );
    let undated = one(b"From: a@example.org\r\n\r\nHello");
    assert_eq!((undated.at, undated.date_from), (None, DateFrom::Nowhere));
    let of_mailbox =
        read("box", b"From a@example.org Sun Apr  5 07:00:00 2026\nFrom: a@example.org\n\nHello\n", now());
    let of_mailbox = of_mailbox.unwrap().remove(0).message.unwrap();
    assert_eq!(
        (of_mailbox.at.unwrap().to_rfc3339().as_str(), of_mailbox.date_from),
        ("2026-04-05T07:00:00+00:00", DateFrom::Mailbox)
    );
}

#[test]
fn a_wrong_encoding_is_found_out() {
    let text = |charset: &str, body: &[u8]| {
        let mut raw = format!("From: a@example.org\r\nContent-Type: text/plain; charset={charset}\r\n\r\n")
            .into_bytes();
        raw.extend_from_slice(body);
        one(&raw)
    };
    let latin = b"Universit\xe4t Z\xfcrich, die B\xfccher f\xfcr alle, sch\xf6ne Gr\xfc\xdfe";
    let lied = text("utf-8", latin);
    assert_eq!(lied.text, "Universität Zürich, die Bücher für alle, schöne Grüße");
    assert!(lied.notes[0].contains("windows-1252"), "{:?}", lied.notes);
    assert_eq!(text("iso-8859-1", b"It\x92s \x93so\x94 \x96 5 \x80").text, "It’s “so” – 5 €");
    assert_eq!(text("x-unknown", "Zürich".as_bytes()).text, "Zürich");
}

#[test]
fn programs_are_told_from_people() {
    let nature = |head: &str| {
        one(format!("From: a@example.org\r\nSubject: Re: Question\r\n{head}\r\n\r\nText").as_bytes()).nature
    };
    for head in [
        "Auto-Submitted: auto-generated",
        "Precedence: auto_reply",
        "Return-Path: <>",
        "X-Autoreply: yes",
        "Subject: Automatic reply: Question",
        "Subject: Réponse automatique : Question",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
    ] {
        let head = if head.starts_with("Subject") { head.to_owned() } else { format!("X-A: b\r\n{head}") };
        let raw = format!("From: a@example.org\r\n{head}\r\n\r\nText");
        assert_eq!(one(raw.as_bytes()).nature, Nature::Automatic, "{head}");
    }
    for head in [
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: OOF",
        "Precedence: list\r\nList-Post: <mailto:l@example.org>",
    ] {
        assert_eq!(nature(head), Nature::Human, "{head}");
    }
    let told = one(b"From: Mailer-Daemon@mx.example.org\r\nSubject: Undeliverable\r\n\r\n<ana@example.org>: 550 5.1.1 unknown");
    assert_eq!(
        (told.nature, told.failed[0].recipient.as_str(), told.failed[0].status.as_str()),
        (Nature::Bounce, "ana@example.org", "5.1.1")
    );
}

#[test]
fn a_mailbox_is_read_message_by_message_and_can_be_given_up() {
    let message = |number: usize| {
        format!(
            "From a@example.org Sun Apr  5 07:00:00 2026\r\nFrom: a@example.org\r\nMessage-ID: <{number}@x>\r\n\r\n{}\r\n\r\n",
            "Line of text.\r\n".repeat(40)
        )
    };
    let mailbox: String = (0..2_000).map(message).collect();
    let mut told: Vec<Progress> = Vec::new();
    let all = mbox::read_from("box", mailbox.as_bytes(), mailbox.len() as u64, now(), &mut |progress| {
        told.push(progress);
        true
    });
    assert_eq!(all.unwrap().len(), 2_000);
    assert!(told.len() > 3 && told.is_sorted_by_key(|progress| progress.bytes_read));
    let stopped = mbox::read_from("box", mailbox.as_bytes(), mailbox.len() as u64, now(), &mut |progress| {
        progress.messages < 500
    });
    assert!(stopped.unwrap_err().message.contains("cancelled. Nothing was taken in"));
    // What is damaged does not take the others with it.
    let with_damage =
        mailbox.replace("Message-ID: <7@x>", "X: y").replacen("From: a@example.org\r\nX: y", "nothing", 1);
    let read = read("box", with_damage.as_bytes(), now()).unwrap();
    assert_eq!((read.len(), read.iter().filter(|one| one.message.is_err()).count()), (2_000, 1));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(300))]
    #[test]
    fn no_bytes_make_it_panic(start in 0_usize..4, bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..600)) {
        let head: &[u8] = [&b""[..], b"From: a@b.org\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n", b"From x\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"][start];
        let _ = read("any", &[head, &bytes].concat(), now());
    }
}
