//! A purchase order number that is told after issuing: printed on what is sent again, while the invoice stays as it was.

mod sent_again;

use std::sync::atomic::AtomicBool;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::{Clock, ErrorKind};
use crate::money::invoices::export::{self, FrozenDocument, Selection};
use crate::money::invoices::{GetInvoicesXml, xml_file};
use crate::office::exports::{auditor, run_package};
use crate::paper::einvoices::Flavour;
use crate::paper::typesetting::tests::text;
use crate::register::Access;
use crate::test_world::World;

/// A consortium that sends invoices in a form, with one invoice to a member that gave no number. Gives the member.
pub(super) fn issued(e_invoice: &str) -> (World, i64) {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [
        ("e_invoice", e_invoice),
        ("country", "DE"),
        ("city", "Köln"),
        ("postal_code", "50931"),
        ("email", "office@consortium.example"),
        ("electronic_address", "9930:DE123456788"),
        ("tax_id", "DE123456788"),
        ("iban", "DE89370400440532013000"),
        ("contact_name", "Office"),
        ("contact_phone", "+49 221 4700"),
    ] {
        profile[field] = value.into();
    }
    world.call("profile.update", profile);
    let draft = json!({
        "name": "Exempt", "code": "E", "reason": "Exempt.", "reason_code": "VATEX-EU-132-1I", "eu_business_id": null,
        "abroad_id": null, "rates": [],
    });
    let tax = world.call("taxes.save", json!({ "id": null, "draft": draft }))[0]["id"].clone();
    let fields = json!({
        "joined_on": "2020-01-01", "country": "DE", "street": "Platz 1", "city": "Köln", "postal_code": "50931",
        "electronic_address": "0204:04011000-12345-34",
    });
    let member = world.add_member_with("Universität Köln", &fields);
    let line = json!({ "description": "Fee", "amount_minor": 100_000, "tax_category_id": tax });
    let request = json!({
        "member_id": member, "currency": "EUR", "lines": [line], "issued_on": "2026-01-02", "due_on": "2026-02-01",
    });
    world.call("invoices.write", request);
    (world, member)
}

pub(super) fn add(world: &mut World, purchase_order: &str) -> Value {
    world.call("invoices.supplement", json!({ "id": 1, "purchase_order": purchase_order }))
}

fn document(world: &World) -> FrozenDocument {
    export::gather(world.door.register(), &Selection::Ids(vec![1])).unwrap().remove(0)
}

pub(super) fn pdf(world: &World) -> Vec<u8> {
    export::pdf(&document(world)).unwrap()
}

fn original(world: &World) -> Vec<u8> {
    let register = world.door.register();
    let documents = export::gather(register, &Selection::Ids(vec![1])).unwrap();
    export::pdf(&export::as_issued(register, &documents).unwrap()[0]).unwrap()
}

fn xml(world: &World, flavour: Flavour) -> Result<String, String> {
    let request = GetInvoicesXml { id: 1, flavour: Some(flavour), as_issued: None };
    let made = xml_file(world.door.register(), request).map_err(|error| error.message.to_string())?;
    let bytes = made.files[0].bytes.to_vec();
    Ok(String::from_utf8(bytes).unwrap().replace('\n', ""))
}

#[test]
fn a_number_told_later_is_printed_and_the_invoice_stays_as_it_was_issued() {
    let (mut world, _) = issued("none");
    let (before, plain) = (pdf(&world), text(&pdf(&world)));
    assert!(!plain.contains("Your purchase order"), "{plain}");
    let first = add(&mut world, "4500187263");
    assert_eq!(
        (&first["number"], &first["added_by"], &first["added_on"]),
        (&json!(1), &json!("ana"), &json!("2026-11-21"))
    );
    let printed = text(&pdf(&world));
    assert!(printed.contains("Your purchase order") && printed.contains("4500187263"), "{printed}");
    assert!(printed.contains("Purchase order number added on 21 November 2026."), "{printed}");
    assert!(printed.contains("as issued on 2 January 2026"), "{printed}");
    assert_eq!(pdf(&world), pdf(&world), "the same bytes each time");
    assert_eq!(original(&world), before, "as it was issued it can still be drawn");

    let second = world.call(
        "invoices.supplement",
        json!({ "id": 1, "purchase_order": "4500187264", "note": "Corrected by their purchasing office" }),
    );
    assert_eq!(second["number"], 2);
    let printed = text(&pdf(&world));
    assert!(printed.contains("4500187264") && !printed.contains("4500187263"), "{printed}");
    assert_eq!(original(&world), before);
    let detail = world.call("invoices.get", json!({ "id": 1 }));
    assert_eq!(detail["supplements"].as_array().unwrap().len(), 2, "both are kept");
    assert_eq!(detail["document"]["purchase_order"], "4500187264");
    assert_eq!(detail["row"]["total_minor"], 100_000);
    let page = |world: &mut World, as_issued: bool| {
        world.call("invoices.page", json!({ "id": 1, "page": 0, "as_issued": as_issued }))
    };
    assert_ne!(page(&mut world, true), page(&mut world, false));
    let latest = world.call("history.list", json!({ "limit": 1 }))["rows"][0].clone();
    assert_eq!(
        latest["summary"],
        "Added the purchase order number 4500187264 to INV-2026-0001 of Universität Köln"
    );
    let (_, said) = world.refused("history.undo", json!({ "id": latest["id"] }));
    assert!(said.contains("cannot be undone"), "{said}");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_cannot_be_added_is_refused_in_words() {
    let (mut world, member) = issued("none");
    let said = |world: &mut World, request: Value, kind, said: &str| {
        let (refused, message) = world.refused("invoices.supplement", request);
        assert_eq!(refused, kind, "{message}");
        assert!(message.contains(said), "{message}");
    };
    said(&mut world, json!({ "id": 1 }), ErrorKind::Invalid, "Enter the purchase order number");
    let klingon = json!({ "id": 1, "purchase_order": "PO 𐎀" });
    said(&mut world, klingon, ErrorKind::Invalid, "No font of the program can print the character 𐎀");
    let long = json!({ "id": 1, "purchase_order": "9".repeat(301) });
    said(&mut world, long, ErrorKind::Invalid, "301 characters");
    add(&mut world, "PO-1");
    said(&mut world, json!({ "id": 1, "purchase_order": "PO-1" }), ErrorKind::Invalid, "says PO-1 already");
    said(&mut world, json!({ "id": 9, "purchase_order": "PO-1" }), ErrorKind::NotFound, "");
    let lines = json!([{ "description": "Fee", "amount_minor": 1 }]);
    world.call(
        "invoices.write",
        json!({ "member_id": member, "currency": "EUR", "lines": lines, "is_pro_forma": true }),
    );
    said(&mut world, json!({ "id": 2, "purchase_order": "PO-1" }), ErrorKind::Conflict, "pro forma invoice");
    let network = json!({ "ids": [1], "channel": "network", "sent_on": "2026-01-03" });
    world.call("invoices.note_dispatch", network);
    let again = json!({ "id": 1, "purchase_order": "PO-2" });
    said(&mut world, again.clone(), ErrorKind::Conflict, "sent through a network on 3 January 2026");
    world.call("invoices.credit", json!({ "id": 1, "reason": "Left", "on": "2026-01-05" }));
    said(&mut world, again, ErrorKind::Conflict, "credited in full");
    assert_eq!(world.call("invoices.get", json!({ "id": 1 }))["supplements"].as_array().unwrap().len(), 1);
}

#[test]
fn electronic_invoices_say_it_where_it_was_lacking() {
    let (mut world, _) = issued("xrechnung");
    let refused = xml(&world, Flavour::Xrechnung).unwrap_err();
    assert!(refused.contains("buyer reference") && refused.contains("can be added"), "{refused}");
    let request = json!({ "id": 1, "purchase_order": "4500187263", "buyer_reference": "04011000-12345-34" });
    world.call("invoices.supplement", request);
    for flavour in [Flavour::Xrechnung, Flavour::Ubl] {
        let told = xml(&world, flavour).unwrap();
        assert!(told.contains("<cbc:BuyerReference>04011000-12345-34<"), "{told}");
        assert!(told.contains("<cac:OrderReference><cbc:ID>4500187263<"), "{told}");
    }
    let told = xml(&world, Flavour::Cii).unwrap();
    assert!(told.contains("<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>4500187263<"), "{told}");

    let (mut world, _) = issued("factur_x");
    add(&mut world, "4500187263");
    let inside = xml(&world, Flavour::Cii).unwrap();
    let file = lopdf::Document::load_mem(&pdf(&world)).unwrap();
    let is_inside = file.objects.values().filter_map(|object| object.as_stream().ok()).any(|stream| {
        let content = stream.decompressed_content().unwrap_or_default();
        String::from_utf8_lossy(&content).replace('\n', "") == inside
    });
    assert!(is_inside && inside.contains("4500187263"), "the XML inside the PDF is made again");
}

#[test]
fn whatever_is_made_of_it_afterwards_says_the_number() {
    let (mut world, member) = issued("none");
    world.add_person(member, "Núñez", &["main", "invoice"]);
    add(&mut world, "4500187263");
    let made = world.call("reminders.make", json!({}))["rows"][0]["id"].clone();
    let files = world.call("reminders.files", json!({ "ids": [made] }));
    let reminder = STANDARD.decode(files["files"][0]["data_base64"].as_str().unwrap()).unwrap();
    assert!(text(&reminder).contains("4500187263"), "{}", text(&reminder));
    let note = world.call("invoices.credit", json!({ "id": 1, "reason": "Left" }))["id"].as_i64().unwrap();
    let detail = world.call("invoices.get", json!({ "id": note }));
    assert_eq!(detail["document"]["purchase_order"], "4500187263");
    assert_eq!(detail["supplements"], json!([]), "the credit note was issued with it");
    assert!(detail["document"]["supplement"].is_null());
    let package = run_package::gather(world.door.register(), 2026).unwrap();
    let folder = world.folder.path().join("run");
    package.write_folder(&folder, &|_, _| {}, &AtomicBool::new(false)).unwrap();
    let file = folder.join("INV-2026-0001 Universität Köln.pdf");
    assert_eq!(std::fs::read(file).unwrap(), pdf(&world));
}

#[test]
fn coming_invoices_quote_it_when_that_is_asked_for() {
    let (mut world, member) = issued("none");
    let other = world.add_member("Survivor");
    add(&mut world, "PO-1");
    let number = |world: &mut World, id: i64| {
        world.call("members.get", json!({ "id": id }))["member"]["purchase_order"].clone()
    };
    assert_eq!(number(&mut world, member), "");
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": other, "other_id": member }));
    let request = json!({ "id": 1, "purchase_order": "PO-2", "for_coming_invoices": true });
    world.call("invoices.supplement", request);
    assert_eq!(number(&mut world, other), "PO-2", "of the member that it was merged into");
    assert_eq!(number(&mut world, member), "");
    let sponsor = json!({ "name": "Ministry", "street": "", "city": "Town", "country": "" });
    let mut draft = serde_json::to_value(crate::money::sponsors::SponsorDraft::default()).unwrap();
    sponsor.as_object().unwrap().iter().for_each(|(field, value)| draft[field] = value.clone());
    let sponsor = world.call("sponsors.save", json!({ "id": null, "draft": draft }))["id"].clone();
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    world.call("invoices.write", json!({ "sponsor_id": sponsor, "currency": "EUR", "lines": lines }));
    let request = json!({ "id": 2, "purchase_order": "PO-3", "for_coming_invoices": true });
    world.call("invoices.supplement", request);
    assert_eq!(world.call("sponsors.list", json!({}))[0]["purchase_order"], "PO-3");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn closed_books_take_it_because_no_amount_changes() {
    let (mut world, _) = issued("none");
    world.call("books.close", json!({ "through_on": "2026-10-31", "despite_advice": true }));
    let period = json!({ "from_on": "2026-01-01", "until_on": "2026-12-31" });
    let before = world.call("books.journal", period.clone());
    add(&mut world, "PO-1");
    assert_eq!(world.call("books.journal", period), before);
    assert_eq!(
        world.call("register.check", json!({}))["ok"],
        true,
        "the fingerprint of the closed period holds"
    );
}

#[test]
fn auditors_find_both_documents_and_who_added_what() {
    let (mut world, _) = issued("none");
    let before = pdf(&world);
    add(&mut world, "PO-1");
    let gathered = auditor::gather(world.door.register(), 2026).unwrap();
    let folder = world.folder.path().join("auditor");
    gathered.write(&folder, &|_, _| {}, &AtomicBool::new(false)).unwrap();
    assert_eq!(std::fs::read(folder.join("documents/INV-2026-0001.pdf")).unwrap(), pdf(&world));
    assert_eq!(std::fs::read(folder.join("documents-as-issued/INV-2026-0001.pdf")).unwrap(), before);
    let list = std::fs::read_to_string(folder.join("supplements.csv")).unwrap();
    assert!(list.contains("INV-2026-0001,1,2026-11-21,ana,PO-1"), "{list}");
    let manifest = std::fs::read_to_string(folder.join("manifest.csv")).unwrap();
    assert!(manifest.contains("documents-as-issued/INV-2026-0001.pdf"), "{manifest}");
}

#[test]
fn a_person_named_by_it_is_found() {
    let (mut world, member) = issued("none");
    let saved = world.add_person(member, "Núñez", &["main"]);
    let id = saved["contacts"][0]["id"].clone();
    let invoices = |world: &mut World| {
        let preview = world.call("personal_data.preview_erase", json!({ "contact_id": id }));
        preview["invoices"].as_array().unwrap().len()
    };
    assert_eq!(invoices(&mut world), 0);
    add(&mut world, "Order of Ana Núñez");
    assert_eq!(invoices(&mut world), 1, "the invoice is kept, and names the person");
}

#[test]
fn nothing_changes_a_supplement_even_from_outside() {
    let (mut world, _) = issued("none");
    add(&mut world, "PO-1");
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let columns = "invoice_id, number, added_on, added_by, document, document_sha256";
    for attack in [
        "UPDATE invoice_supplement SET document = '{}'".to_owned(),
        "DELETE FROM invoice_supplement".to_owned(),
        format!("INSERT OR REPLACE INTO invoice_supplement SELECT id, {columns} FROM invoice_supplement"),
        format!(
            "INSERT INTO invoice_supplement ({columns}) SELECT invoice_id, 3, added_on, added_by, document, document_sha256 FROM invoice_supplement"
        ),
    ] {
        let message = outside.execute(&attack, []).unwrap_err().to_string();
        assert!(message.contains("supplement"), "{attack}: {message}");
    }
    outside
        .execute_batch(
            "DROP TRIGGER a_supplement_never_changes; \
             UPDATE invoice_supplement SET document = replace(document, 'PO-1', 'PO-9'); \
             CREATE TRIGGER a_supplement_never_changes BEFORE UPDATE ON invoice_supplement \
             BEGIN SELECT RAISE(ABORT, 'a supplement of an invoice never changes'); END",
        )
        .unwrap();
    drop(outside);
    let mut door = Door::open(&path, "ana", Clock::System, Access::Write).unwrap();
    let report = door.call("register.check", json!({})).unwrap();
    assert_eq!(report["ok"], false);
    assert!(report.to_string().contains("supplement 1 of invoice INV-2026-0001 was altered"), "{report}");
}
