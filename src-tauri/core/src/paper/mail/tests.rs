//! Messages as mail programs read them.

use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

use super::{AttachedFile, MailHead, header};
use crate::test_world::World;

/// A message from the consortium, with a file.
fn message(from: (&str, &str), to: (&str, &str), subject: &str, file_name: &str) -> String {
    let world = World::new();
    let envelope = MailHead::now(world.door.register(), "document-1", from, to).unwrap();
    let files: Vec<AttachedFile> = (!file_name.is_empty())
        .then(|| AttachedFile::pdf(file_name.to_owned(), (0..=255).cycle().take(3_000).collect()))
        .into_iter()
        .collect();
    envelope.message(subject, "Dear Ana,\n\nit’s here: =20\n.\nFrom now on.\n", &files)
}

/// What RFC 5322 and RFC 2047 ask of the header: ASCII, short lines, no encoded-word between quotation marks.
fn assert_well_formed(message: &str) {
    assert_eq!(message.matches('\n').count(), message.matches("\r\n").count(), "every line ends in CRLF");
    let (head, _) = message.split_once("\r\n\r\n").unwrap();
    for line in head.split("\r\n") {
        assert!(line.is_ascii() && line.len() <= 78, "{line}");
        assert!(!line.contains("\"=?"), "{line}");
        assert!(!line.trim().is_empty(), "a field is folded, not broken: {head}");
    }
}

#[test]
fn a_message_carries_its_document_whole() {
    let text = message(
        ("Übersee Consortium", "desk@lead.example"),
        ("Ana Núñez", "ana@member.example"),
        "Invoice INV-1",
        "INV-1.pdf",
    );
    assert_well_formed(&text);
    let read = MessageParser::default().parse(text.as_bytes()).unwrap();
    assert_eq!(read.subject(), Some("Invoice INV-1"));
    let (from, to) = (read.from().unwrap().first().unwrap(), read.to().unwrap().first().unwrap());
    assert_eq!((from.name(), from.address()), (Some("Übersee Consortium"), Some("desk@lead.example")));
    assert_eq!((to.name(), to.address()), (Some("Ana Núñez"), Some("ana@member.example")));
    assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(
        read.body_text(0).unwrap().replace("\r\n", "\n"),
        "Dear Ana,\n\nit’s here: =20\n.\nFrom now on.\n"
    );
    let file = read.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("INV-1.pdf"));
    let bytes: Vec<u8> = (0..=255).cycle().take(3_000).collect();
    assert_eq!(file.contents(), bytes, "the document is whole");
}

#[test]
fn names_are_read_as_they_were_written() {
    for name in [
        "Zoë Müller",
        "Müller, Zoë",
        "Consortium, Inc.",
        "Dr. Ana \"Nina\" Núñez",
        "back\\slash",
        "=?utf-8?Q?not_a_word?=",
        "plain name",
        "o'neil & sons (Ltd.)",
        "Λεωφόρος",
        "東京大学附属図書館学術情報サービス課オーシッド担当",
        "Universität für außerordentlich lange Namen und angewandte Wissenschaften der Länder Österreich und Südtirol",
        "a-name-without-a-single-space-that-is-longer-than-a-line-of-a-message-may-be-in-the-end.example",
    ] {
        let text = message((name, "desk@lead.example"), (name, "ana@member.example"), name, "");
        assert_well_formed(&text);
        let read = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert_eq!(read.from().unwrap().first().unwrap().name(), Some(name), "{text}");
        let to = read.to().unwrap().first().unwrap();
        assert_eq!((to.name(), to.address()), (Some(name), Some("ana@member.example")), "{text}");
        assert_eq!(read.subject(), Some(name), "{text}");
    }
}

#[test]
fn names_of_files_are_read_as_they_were_written() {
    for name in [
        "INV-1.pdf",
        "Universität (Süd).pdf",
        "a \"b\".pdf",
        "=?utf-8?Q?x?=.pdf",
        "INV-2026-0001 東京大学附属図書館学術情報サービス課オーシッド担当 御中.pdf",
        "INV-2026-0001 A university whose name is so long that it does not stand in one line of a message.pdf",
    ] {
        let text = message(("Lead", "desk@lead.example"), ("", "ana@member.example"), "Invoice", name);
        let read = MessageParser::default().parse(text.as_bytes()).unwrap();
        assert_eq!(read.attachment(0).unwrap().attachment_name(), Some(name), "{text}");
        let part = text.split("\r\n").skip_while(|line| !line.starts_with("Content-Disposition")).take(8);
        assert!(part.clone().all(|line| line.len() <= 78), "{text}");
        assert!(!text.contains("filename=\"=?"), "{text}");
    }
}

#[test]
fn several_addresses_stand_in_one_field() {
    let people = [
        ("Zoë Müller", "z@member.example"),
        ("", "office@member.example"),
        ("Eins, Ada", "a@member.example"),
    ];
    let field = header::addresses("To", &people);
    let text = format!("{field}\r\nText");
    let read = MessageParser::default().parse(text.as_bytes()).unwrap();
    let read: Vec<_> = read
        .to()
        .unwrap()
        .iter()
        .map(|one| (one.name().unwrap_or_default(), one.address().unwrap()))
        .collect();
    assert_eq!(read, people, "{field}");
    let text =
        message(("Lead", "desk@lead.example"), ("Office", "a@uni.example; b@uni.example"), "Invoice", "");
    let read = MessageParser::default().parse(text.as_bytes()).unwrap();
    let read: Vec<_> = read.to().unwrap().iter().map(|one| one.address().unwrap()).collect();
    assert_eq!(read, ["a@uni.example", "b@uni.example"]);
}

/// What a name holds never begins another field.
#[test]
fn a_name_never_makes_another_field() {
    let text = message(
        ("Lead\r\nBcc: x@evil.example", "desk@lead.example"),
        ("a\nb", "a@b.example>\r\nX: y"),
        "S\r\nX: y",
        "",
    );
    assert_well_formed(&text);
    let head = text.split_once("\r\n\r\n").unwrap().0;
    assert!(!head.split("\r\n").any(|line| line.starts_with("Bcc") || line.starts_with("X:")), "{head}");
}

#[test]
fn without_an_own_address_the_mail_program_fills_it_in() {
    let text = message(("Lead", ""), ("", "ana@member.example"), "Subject", "");
    assert!(!text.contains("From:"), "{text}");
    assert!(text.contains("To: ana@member.example\r\n"), "{text}");
    assert!(text.contains("@localhost>"), "{text}");
}

/// A Message-ID is one draft’s alone; a draft written at the same moment from the same register is the same bytes.
#[test]
fn a_message_id_names_register_document_and_time() {
    let (world, other) = (World::new(), World::with("USD", "01-01"));
    let id = |world: &World, about: &str, seconds: i64| {
        let register = world.door.register();
        let at = register.clock().now() + chrono::TimeDelta::seconds(seconds);
        let (from, to) = (("Lead", "desk@lead.example"), ("", "ana@member.example"));
        let envelope = MailHead::written(at, &register.identity().unwrap(), about, from, to);
        let text = envelope.message("Subject", "Text", &[]);
        text.lines().find(|line| line.starts_with("Message-ID:")).unwrap().to_owned()
    };
    let first = id(&world, "document-6", 0);
    assert_eq!(first, id(&world, "document-6", 0), "the clock is passed in");
    assert_ne!(first, id(&world, "document-6", 1), "the second draft");
    assert_ne!(first, id(&world, "document-7", 0));
    assert_ne!(first, id(&other, "document-6", 0), "the sixth document of another register");
    assert!(first.starts_with("Message-ID: <document-6.") && first.ends_with("@lead.example>"), "{first}");
}

proptest! {
    #[test]
    fn any_subject_and_name_come_back(name in "\\PC{1,120}", subject in "\\PC{1,200}") {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, subject) = (one_line(&name), one_line(&subject));
        prop_assume!(!name.is_empty() && !subject.is_empty());
        let text = format!("{}{}\r\nText", header::addresses("To", &[(&name, "a@b.example")]), header::text("Subject", &subject));
        assert_well_formed(&text);
        let read = MessageParser::default().parse(text.as_bytes()).unwrap();
        prop_assert_eq!(read.subject(), Some(subject.as_str()));
        prop_assert_eq!(read.to().unwrap().first().unwrap().name(), Some(name.as_str()));
    }
}
