//! An invoice to which a number was added is one to be sent again: lists, statements and exports say the number, and what
//! carries the document carries it with the number.

use std::io::Read;
use std::sync::atomic::AtomicBool;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{add, issued, pdf};
use crate::money::invoices::export::{self, Selection};
use crate::office::exports::run_package;
use crate::paper::typesetting::tests::{archive, text};
use crate::test_world::World;

fn listed(world: &mut World, request: Value) -> Vec<Value> {
    world.call("invoices.list", request)["rows"].as_array().unwrap().clone()
}

fn unsent(world: &mut World) -> Value {
    let years = world.call("billing.years", json!({}));
    years["years"].as_array().unwrap().iter().find(|year| year["year"] == 2026).unwrap()["unsent_count"]
        .clone()
}

fn sent(world: &mut World, on: &str) {
    world.call("invoices.note_dispatch", json!({ "ids": [1], "channel": "email", "sent_on": on }));
}

#[test]
fn it_waits_to_be_sent_again() {
    let (mut world, _) = issued("none");
    let not_sent = json!({ "not_sent": true });
    let drafts = json!({ "year": 2026, "not_sent": true });
    let waits = |world: &mut World| listed(world, not_sent.clone()).len();
    assert_eq!((waits(&mut world), unsent(&mut world)), (1, json!(1)), "it was never sent");
    sent(&mut world, "2026-11-21");
    assert_eq!((waits(&mut world), unsent(&mut world)), (0, json!(0)));
    add(&mut world, "4500187263");
    assert_eq!((waits(&mut world), unsent(&mut world)), (1, json!(1)), "on the day it was sent, too");
    assert_eq!(
        world.call("letters.draft_invoices", drafts.clone())["unreachable"].as_array().unwrap().len(),
        1
    );
    let row = listed(&mut world, json!({}))[0].clone();
    assert_eq!((&row["is_to_send"], &row["sent_on"]), (&json!(true), &json!("2026-11-21")));
    world.call("invoices.note_dispatch", json!({ "ids": [1], "channel": "email" }));
    assert_eq!(waits(&mut world), 1, "it is only ready");
    sent(&mut world, "2026-11-21");
    assert_eq!((waits(&mut world), unsent(&mut world)), (0, json!(0)));
    assert_eq!(world.call("letters.draft_invoices", drafts)["unreachable"], json!([]));
}

#[test]
fn lists_statements_and_exports_say_the_number() {
    let (mut world, member) = issued("none");
    add(&mut world, "PO 4711/Ä");
    for search in ["4711", "po 4711/ä", "INV-2026", "köln"] {
        let rows = listed(&mut world, json!({ "search": search }));
        assert_eq!(rows.len(), 1, "{search}");
        assert_eq!(rows[0]["purchase_order"], "PO 4711/Ä");
    }
    assert!(listed(&mut world, json!({ "search": "4712" })).is_empty());
    let statement = json!({ "member_id": member, "from_on": "2026-01-01" });
    let account = world.call("account_statements.get", statement.clone())["accounts"][0].clone();
    assert_eq!(account["entries"][0]["purchase_order"], "PO 4711/Ä");
    assert_eq!(account["open_items"][0]["purchase_order"], "PO 4711/Ä");
    let files = world.call("account_statements.files", statement);
    let printed = STANDARD.decode(files["files"][0]["data_base64"].as_str().unwrap()).unwrap();
    assert!(text(&printed).contains("Your purchase order PO 4711/Ä"), "{}", text(&printed));
    let asked = json!({ "list": { "name": "invoices", "request": {} }, "format": "csv" });
    let asked = serde_json::from_value(asked).unwrap();
    let (_, bytes) = crate::office::exports::written(world.door.register(), &asked).unwrap();
    let csv = String::from_utf8(bytes).unwrap();
    assert!(csv.contains(",Purchase order,") && csv.contains(",PO 4711/Ä,"), "{csv}");
    // What was issued with a number is found by it as well.
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    draft["purchase_order"] = json!("2027-ORDER");
    let known = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft.as_object_mut().unwrap().retain(|field, _| known.get(field).is_some());
    world.call("members.update", json!({ "id": member, "draft": draft }));
    world.call("invoices.write", json!({ "member_id": member, "currency": "EUR", "lines": lines }));
    assert_eq!(listed(&mut world, json!({ "search": "2027-order" }))[0]["id"], 2);
}

#[test]
fn the_note_says_when_the_number_was_added_and_nothing_where_none_was() {
    let (mut world, _) = issued("xrechnung");
    world.call("invoices.supplement", json!({ "id": 1, "buyer_reference": "04011000-12345-34" }));
    assert!(!text(&pdf(&world)).contains("Purchase order number added"), "only the buyer reference was");
    add(&mut world, "PO-1");
    world.call("invoices.supplement", json!({ "id": 1, "buyer_reference": "04011000-12345-35" }));
    assert!(text(&pdf(&world)).contains("Purchase order number added on 21 November 2026."));
    add(&mut world, "");
    assert!(!text(&pdf(&world)).contains("Purchase order number added"), "it is taken away again");
}

#[test]
fn its_files_can_be_archived_packed_and_mailed() {
    let (mut world, member) = issued("factur_x");
    add(&mut world, "4500187263");
    let file = pdf(&world);
    archive::is_archivable("with a number that was added", &file);
    let person = json!({
        "given_name": "Ana", "family_name": "Núñez", "email": "ana@uni.example", "orcid_id": "", "phone": "",
        "job_title": "", "notes": "",
    });
    let contact = json!({ "id": null, "member_id": member, "draft": person, "roles": ["invoice"] });
    world.call("contacts.save", contact);

    let path = world.folder.path().join("run.zip");
    let package = run_package::gather(world.door.register(), 2026).unwrap();
    package.write_zip(&path, &|_, _| {}, &AtomicBool::new(false)).unwrap();
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut packed = Vec::new();
    archive.by_name("INV-2026-0001 Universität Köln.pdf").unwrap().read_to_end(&mut packed).unwrap();
    assert_eq!(packed, file, "the one with the number");

    // A message goes to whom the invoice was addressed to when it was issued.
    let lines = json!([{ "description": "Fee", "amount_minor": 100 }]);
    world.call("invoices.write", json!({ "member_id": member, "currency": "EUR", "lines": lines }));
    world.call("invoices.supplement", json!({ "id": 2, "purchase_order": "PO-2" }));
    let second = export::gather(world.door.register(), &Selection::Ids(vec![2])).unwrap().remove(0);
    let file = export::pdf(&second).unwrap();
    let drafts = world.call("letters.draft_invoices", json!({ "ids": [2] }));
    let raw = STANDARD.decode(drafts["files"][0]["data_base64"].as_str().unwrap()).unwrap();
    let message = mail_parser::MessageParser::default().parse(&raw).unwrap();
    let attached: Vec<&[u8]> = message.attachments().map(mail_parser::MessagePart::contents).collect();
    assert!(attached.contains(&&file[..]), "{} attachments", attached.len());
}

#[test]
fn members_and_their_invoices_merge_with_what_was_added() {
    let (mut world, member) = issued("none");
    let survivor = world.add_member("Survivor");
    add(&mut world, "PO-1");
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": survivor, "other_id": member }));
    let listed = listed(&mut world, json!({ "member_id": survivor, "search": "PO-1" }));
    assert_eq!(listed.len(), 1, "among those of the survivor");
    let request =
        json!({ "id": 1, "reason": "Merged", "purchase_order": "PO-2", "for_coming_invoices": true });
    let done = world.call("invoices.bill_anew", request);
    let again = world.call("invoices.get", json!({ "id": done["invoices"][0]["id"] }));
    assert_eq!(again["document"]["purchase_order"], "PO-2");
    assert_eq!(
        (&again["row"]["member_id"], &again["row"]["debtor_name"]),
        (&json!(survivor), &json!("Survivor"))
    );
    assert_eq!(world.call("members.get", json!({ "id": survivor }))["member"]["purchase_order"], "PO-2");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}
