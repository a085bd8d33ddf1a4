//! Messages as mail programs read them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{AttachedFile, Envelope};

#[test]
fn a_message_carries_its_document_whole() {
    let envelope = Envelope {
        id: "document-1".into(),
        written_at: 0,
        from: ("Übersee Consortium", "desk@lead.example"),
        to: ("Ana Núñez", "ana@member.example"),
    };
    let bytes: Vec<u8> = (0..=255).cycle().take(3_000).collect();
    let pdf = AttachedFile::pdf("INV-1.pdf".into(), bytes.clone());
    let message = envelope.message("Invoice INV-1", "Dear Ana,\n\nhere it is.", &[pdf]).unwrap();
    assert!(message.is_ascii() || message.contains("Núñez"), "{message}");
    for part in
        ["X-Unsent: 1", "document-1@lead.example", "application/pdf", "INV-1.pdf", "<ana@member.example>"]
    {
        assert!(message.contains(part), "{part} in {message}");
    }
    let joined: String = message.chars().filter(|character| !character.is_whitespace()).collect();
    assert!(joined.contains(&STANDARD.encode(&bytes)), "the document is whole");
}

#[test]
fn without_an_own_address_the_mail_program_fills_it_in() {
    let envelope =
        Envelope { id: "x".into(), written_at: 0, from: ("Lead", ""), to: ("", "ana@member.example") };
    let message = envelope.message("Subject", "Text", &[]).unwrap();
    assert!(!message.contains("From:"), "{message}");
    assert!(message.contains("x@localhost"), "{message}");
}
