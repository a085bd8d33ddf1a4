//! Texts in every language, and messages that carry documents, through the door.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{LetterKind, Texts, built_in, fill};
use crate::paper::locale::Language;
use crate::test_world::World;

/// A member with an invoice contact that is written to in a language, and an invoice of 1,234.50.
fn billed(world: &mut World, name: &str, language: &str, email: &str) -> i64 {
    let member = world.add_member_with(name, &json!({ "joined_on": "2020-01-01", "language": language }));
    if !email.is_empty() {
        let person = json!({ "given_name": "Ana", "family_name": "Núñez", "email": email, "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
        world.call(
            "contacts.save",
            json!({ "id": null, "member_id": member, "draft": person, "roles": ["main", "invoice"] }),
        );
    }
    member
}

fn issue(world: &mut World) {
    world.set_flat_fee(2026, 123_450);
    world.call("invoices.issue", json!({ "year": 2026 }));
}

/// The text of a drafted message, its encoding taken off.
fn text_of(file: &Value) -> String {
    let message = STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap();
    let message = mail_text(&String::from_utf8(message).unwrap());
    message.replace('\u{a0}', " ")
}

/// Subject line and first text part: quoted-printable and base 64 are undone.
fn mail_text(message: &str) -> String {
    let start = message.find("text/plain").expect("a text part");
    let part = &message[start..];
    let (head, body) = part.split_once("\r\n\r\n").unwrap();
    let body = body.split("\r\n--").next().unwrap();
    if head.contains("base64") {
        let joined: String = body.chars().filter(|character| !character.is_whitespace()).collect();
        return String::from_utf8(STANDARD.decode(joined).unwrap()).unwrap();
    }
    if !head.contains("quoted-printable") {
        return body.to_owned();
    }
    let body = body.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), body.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        if byte == b'=' {
            let code = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(code, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_language_has_every_text_with_placeholders_that_can_be_filled() {
    for language in Language::WITH_TEXTS {
        for &kind in LetterKind::ALL {
            let (subject, body) = built_in::text(language, kind)
                .unwrap_or_else(|| panic!("{} {}", language.tag(), kind.code()));
            for name in fill::placeholders(subject).into_iter().chain(fill::placeholders(body)) {
                assert!(
                    kind.placeholders().contains(&name),
                    "{{{name}}} in {} {}",
                    language.tag(),
                    kind.code()
                );
            }
            for needed in ["contact", "member", "consortium"] {
                assert!(body.contains(&format!("{{{needed}}}")), "{} {}", language.tag(), kind.code());
            }
            assert!(!body.contains('#') && !subject.contains('\n'));
        }
    }
}

#[test]
fn a_recipient_is_written_to_in_its_language_or_in_that_of_the_consortium() {
    let mut world = World::new();
    let chosen = |world: &World, tag: &str| {
        let texts = Texts::read(world.door.register().reader()).unwrap();
        let wording = texts.wording(LetterKind::Invoice, tag);
        (wording.fill(&[]).body.split(' ').next().unwrap().to_owned(), wording.locale.tag().to_owned())
    };
    assert_eq!(chosen(&world, "pt-BR"), ("Estimado(a)".into(), "pt-BR".into()), "from pt-BR to pt");
    assert_eq!(chosen(&world, ""), ("Dear".into(), "en".into()));
    world.call("letters.set_language", json!({ "language": "fr" }));
    assert_eq!(chosen(&world, ""), ("Bonjour".into(), "fr".into()));
    assert_eq!(chosen(&world, "nl-BE"), ("Bonjour".into(), "fr".into()), "to the consortium’s own");
    let own = json!({ "kind": "invoice", "language": "nl", "subject": "Factuur {number}", "body": "Beste {contact}" });
    world.call("letters.save", own);
    assert_eq!(chosen(&world, "nl-BE"), ("Beste".into(), "nl-BE".into()), "a language the consortium added");
    let own = json!({ "kind": "invoice", "language": "pt_br", "subject": "Fatura {number}", "body": "Olá {contact}" });
    world.call("letters.save", own);
    assert_eq!(chosen(&world, "pt-BR").0, "Olá", "the region’s own text first");
    assert_eq!(chosen(&world, "pt-PT").0, "Estimado(a)");
    let (_, message) = world.refused("letters.set_language", json!({ "language": "tlh" }));
    assert!(message.contains("Choose one of en, de, fr"), "{message}");
}

#[test]
fn texts_are_the_consortiums_own_until_they_are_taken_back() {
    let mut world = World::new();
    let subject = |list: &Value| list["kinds"][0]["texts"][0]["subject"].clone();
    let built_in = world.call("letters.list", json!({}));
    let save =
        |body: &str| json!({ "kind": "invoice", "language": "en", "subject": "Bill {number}", "body": body });
    assert_eq!(subject(&world.call("letters.save", save("Dear {contact}"))), "Bill {number}");
    world.call("letters.save", save("Hello {contact}"));
    world.call("history.undo", json!({}));
    let list = world.call("letters.list", json!({}));
    assert_eq!(list["kinds"][0]["texts"][0]["body"], "Dear {contact}");
    assert_eq!(list["kinds"][0]["texts"][0]["is_own"], true);
    let reset = json!({ "kind": "invoice", "language": "en" });
    assert_eq!(world.call("letters.reset", reset), built_in);
    let error = world.door.call("letters.save", save("Dear {name}, of {days_overdue}")).unwrap_err();
    assert_eq!(error.field.as_deref(), Some("body"));
    assert!(
        error.to_string().contains("{name} cannot be filled in here. Use {contact}, {member}"),
        "{}",
        error.message
    );
    assert!(world.door.call("letters.save", save(" ")).is_err());
    let error = world
        .door
        .call(
            "letters.save",
            json!({ "kind": "invoice", "language": "portuguese of brazil", "subject": "x", "body": "x" }),
        )
        .unwrap_err();
    assert_eq!(error.field.as_deref(), Some("language"));
}

#[test]
fn what_a_value_holds_is_not_filled_in_again() {
    let world = World::new();
    let texts = Texts::read(world.door.register().reader()).unwrap();
    let values =
        [("contact", "{number}".to_owned()), ("number", "INV-1".to_owned()), ("consortium", "{".to_owned())];
    let message = texts.wording(LetterKind::Invoice, "en").fill(&values);
    assert!(message.body.starts_with("Dear {number},"), "{}", message.body);
    assert!(message.body.ends_with('{') && message.body.contains("{amount}"), "{}", message.body);
}

/// A document of the time before everything was laid out first: with a character that no font has.
#[test]
fn a_document_that_cannot_be_drawn_stops_none_of_the_others() {
    let mut world = World::new();
    billed(&mut world, "Bad University", "", "bad@member.example");
    billed(&mut world, "Good University", "", "good@member.example");
    issue(&mut world);
    let path = world.path();
    let World { folder, door } = world;
    drop(door);
    let outside = rusqlite::Connection::open(&path).unwrap();
    let trigger = "SELECT sql FROM sqlite_schema WHERE name = 'an_issued_invoice_never_changes'";
    let trigger: String = outside.query_row(trigger, [], |row| row.get("sql")).unwrap();
    outside
        .execute_batch(&format!(
            "DROP TRIGGER an_issued_invoice_never_changes;
             UPDATE invoice SET document = replace(document, 'Bad', 'B\u{10380}d');
             {trigger};"
        ))
        .unwrap();
    drop(outside);
    let door = crate::Door::open(&path, "ana", crate::test_world::clock(), crate::register::Access::Write);
    let mut world = World { folder, door: door.unwrap() };
    let outgoing = world.call("letters.draft_invoices", json!({ "year": 2026 }));
    let files = outgoing["files"].as_array().unwrap();
    assert_eq!(files.len(), 1, "{outgoing}");
    assert!(files[0]["file_name"].as_str().unwrap().contains("Good University"));
    let failed = outgoing["failed"].as_array().unwrap();
    assert_eq!(failed.len(), 1);
    assert!(failed[0].as_str().unwrap().contains("cannot be printed"), "{failed:?}");
}

#[test]
fn invoices_are_drafted_to_the_address_on_them_in_the_language_of_the_recipient() {
    let mut world = World::new();
    let brazilian = billed(&mut world, "Universidade de Exemplo", "pt-BR", "ana@exemplo.example");
    billed(&mut world, "Silent University", "", "");
    issue(&mut world);
    // The invoice keeps its address, whoever the contact is afterwards.
    let outgoing = world.call("letters.draft_invoices", json!({ "year": 2026 }));
    assert_eq!(outgoing["unreachable"], json!(["Silent University (INV-2026-0001)"]));
    let files = outgoing["files"].as_array().unwrap().clone();
    assert_eq!(files.len(), 1);
    assert_eq!(files[0]["file_name"], "INV-2026-0002 Universidade de Exemplo.eml");
    let raw = String::from_utf8(STANDARD.decode(files[0]["data_base64"].as_str().unwrap()).unwrap()).unwrap();
    assert!(raw.contains("<ana@exemplo.example>") && raw.contains("INV-2026-0002.pdf"), "{raw}");
    let text = text_of(&files[0]);
    for part in ["Estimado(a) Ana Núñez,", "1.234,50 EUR", "21 de dezembro de 2026", "RF", "Test Consortium"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains('{'), "{text}");

    // Made ready in one operation, then marked as sent in one; the year then has nothing left to send.
    let id = files[0]["record_id"].clone();
    world.call("invoices.note_dispatch", json!({ "ids": [id], "channel": "email" }));
    let detail = world.call("invoices.get", json!({ "id": id }));
    assert_eq!(detail["dispatches"][0]["recipient"], "ana@exemplo.example");
    assert_eq!(detail["dispatches"][0]["sent_on"], Value::Null);
    let not_sent = json!({ "year": 2026, "not_sent": true });
    assert_eq!(world.call("letters.draft_invoices", not_sent.clone())["files"].as_array().unwrap().len(), 1);
    world.call("invoices.note_dispatch", json!({ "ids": [id], "channel": "email", "sent_on": "2026-11-21" }));
    assert_eq!(world.call("letters.draft_invoices", not_sent)["files"], json!([]));

    let note = world.call("invoices.credit", json!({ "id": id, "reason": "Twice" }));
    let drafted = world.call("letters.draft_invoices", json!({ "ids": [note["id"]] }));
    let text = text_of(&drafted["files"][0]);
    assert!(text.contains("nota de crédito CN-2026-0001") && text.contains("fatura INV-2026-0002"), "{text}");
    let pro_formas = world.call("invoices.write", json!({
        "member_id": brazilian, "currency": "EUR", "is_pro_forma": true, "lines": [{ "description": "Fee", "amount_minor": 100 }],
    }));
    let drafted = world.call("letters.draft_invoices", json!({ "ids": [pro_formas["id"]] }));
    assert!(text_of(&drafted["files"][0]).contains("Não é uma fatura"));
    assert!(world.refused("letters.draft_invoices", json!({})).1.contains("Choose the documents"));
    assert!(world.refused("letters.draft_invoices", json!({ "ids": [99] })).1.contains("99"));
}
