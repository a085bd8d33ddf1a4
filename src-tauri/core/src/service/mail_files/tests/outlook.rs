use std::io::{Cursor, Write};

use cfb::CompoundFile;

use super::super::{MailMessage, read};
use super::now;

/// A message of Outlook with texts in Unicode, under their tags.
struct Outlook(CompoundFile<Cursor<Vec<u8>>>);

impl Outlook {
    fn new() -> Self {
        Self(CompoundFile::create(Cursor::new(Vec::new())).unwrap())
    }

    fn bytes(mut self, path: &str, bytes: &[u8]) -> Self {
        self.0.create_stream(path).unwrap().write_all(bytes).unwrap();
        self
    }

    fn text(self, path: &str, text: &str) -> Self {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.bytes(&format!("{path}001F"), &bytes)
    }

    /// The properties of fixed length: only when it was submitted.
    fn submitted(self, ticks: i64) -> Self {
        let mut properties = vec![0; 32];
        properties.extend_from_slice(&[0x40, 0, 0x39, 0, 0, 0, 0, 0]);
        properties.extend_from_slice(&ticks.to_le_bytes());
        self.bytes("/__properties_version1.0", &properties)
    }

    fn storage(mut self, path: &str) -> Self {
        self.0.create_storage(path).unwrap();
        self
    }

    fn read(mut self) -> MailMessage {
        self.0.flush().unwrap();
        let bytes = self.0.into_inner().into_inner();
        read("message.msg", &bytes, now()).unwrap().remove(0).message.unwrap()
    }
}

const HEAD: &str = "From: \"Ana Núñez\" <ana@example.org>\r\nTo: desk@example.net\r\nSubject: Re: [T-2026-0003] Sandbox\r\nDate: Tue, 17 Mar 2026 10:02:00 +1000\r\nMessage-ID: <m.1@example.org>\r\nIn-Reply-To:\r\n <o.7@example.net>\r\nContent-Type: multipart/alternative;\r\n boundary=\"x\"\r\nMIME-Version: 1.0\r\n";

#[test]
fn a_message_that_travelled_has_its_head() {
    let message = Outlook::new()
        .submitted(0)
        .text("/__substg1.0_007D", HEAD)
        .text("/__substg1.0_1000", "Guten Tag,\r\nclient secret: 4f1d2c3b-9a8e-4d7c-b6a5-0f1e2d3c4b5a\r\n")
        .storage("/__attach_version1.0_#00000000")
        .text("/__attach_version1.0_#00000000/__substg1.0_3707", "Protokoll März.csv")
        .bytes("/__attach_version1.0_#00000000/__substg1.0_37010102", b"a;b\n")
        .read();
    assert_eq!(message.message_id, "m.1@example.org");
    assert_eq!(message.in_reply_to, ["o.7@example.net"]);
    assert_eq!((message.from.name.as_str(), message.from.email.as_str()), ("Ana Núñez", "ana@example.org"));
    assert_eq!(message.at.unwrap().to_rfc3339(), "2026-03-17T00:02:00+00:00");
    assert_eq!(message.text, "Guten Tag,\nclient secret: [secret struck out]");
    assert_eq!(message.secrets, 1);
    assert_eq!(message.attachments[0].file_name, "Protokoll März.csv");
    assert_eq!(message.attachments[0].bytes, b"a;b\n");
}

#[test]
fn a_message_that_never_travelled_is_read_by_its_properties() {
    let message = Outlook::new()
        .submitted(134_181_793_200_000_000)
        .text("/__substg1.0_0037", "Frage – dringend")
        .text("/__substg1.0_0C1A", "Ana Núñez")
        .text("/__substg1.0_5D01", "Ana@Example.org")
        .bytes("/__substg1.0_10130102", "<html><p>Bitte <b>um</b> Rückruf</p></html>".as_bytes())
        .storage("/__recip_version1.0_#00000000")
        .text("/__recip_version1.0_#00000000/__substg1.0_39FE", "desk@example.net")
        .read();
    assert_eq!(message.from.email, "ana@example.org");
    assert_eq!(message.to[0].email, "desk@example.net");
    assert_eq!(message.subject, "Frage – dringend");
    assert_eq!(message.text, "Bitte um Rückruf");
    assert_eq!(message.at.unwrap().to_rfc3339(), "2026-03-17T00:02:00+00:00");
}

#[test]
fn a_document_of_office_is_no_message() {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/WordDocument").unwrap().write_all(b"text").unwrap();
    let bytes = file.into_inner().into_inner();
    let error = read("letter.msg", &bytes, now()).unwrap_err();
    assert!(
        error.message.contains("letter.msg: This file of Microsoft’s holds no message"),
        "{}",
        error.message
    );
}
