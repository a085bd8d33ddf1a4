//! A fee that is asked for is owed: it is an invoice of its own from the day of the reminder on.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{overdue, pdf};
use crate::paper::typesetting::tests::text;
use crate::test_world::World;

/// Rules by which the second reminder costs 10.00 and the last one 25.00.
fn charge(world: &mut World, category: Option<i64>) {
    let fees = json!([
        { "level": 2, "currency": "EUR", "amount_minor": 1_000 }, { "level": 3, "currency": "EUR", "amount_minor": 2_500 },
    ]);
    world.call(
        "reminders.save_rules",
        json!({ "after_days": [7, 14, 21], "days_between": 7, "fees": fees, "fee_tax_category_id": category }),
    );
}

fn remind(world: &mut World, on: &str) -> Value {
    let made = world.call("reminders.make", json!({ "on": on }));
    assert_eq!(made["rows"].as_array().unwrap().len(), 1, "{made}");
    made["rows"][0].clone()
}

/// What a reminder asks for.
fn asks(reminder: &Value) -> i64 {
    reminder["open_minor"].as_i64().unwrap() + reminder["fee_minor"].as_i64().unwrap()
}

fn open(world: &mut World) -> Vec<(String, i64)> {
    let rows = world.call("payments.open_items", json!({}))["rows"].clone();
    let row = |row: &Value| (row["number"].as_str().unwrap().to_owned(), row["open_minor"].as_i64().unwrap());
    rows.as_array().unwrap().iter().map(row).collect()
}

fn tax(world: &mut World, name: &str, code: &str, percent: Option<&str>) -> i64 {
    let rates: Vec<Value> =
        percent.iter().map(|percent| json!({ "from_on": "2020-01-01", "percent": percent })).collect();
    let draft = json!({
        "name": name, "code": code, "reason": if percent.is_some() { "" } else { "Exempt" }, "reason_code": "",
        "eu_business_id": null, "abroad_id": null, "rates": rates,
    });
    let all = world.call("taxes.save", json!({ "id": null, "draft": draft }));
    all.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["id"].as_i64().unwrap()
}

#[test]
fn each_level_asks_for_what_is_owed_and_paying_it_settles_everything() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "Alpha University", "");
    charge(&mut world, None);
    assert_eq!(asks(&remind(&mut world, "2026-02-11")), 100_000);
    let preview = world.call("reminders.preview", json!({ "on": "2026-02-18" }))["due"][0].clone();
    assert_eq!((&preview["fee_minor"], &preview["new_fee_minor"]), (&json!(1_000), &json!(1_000)));
    let second = remind(&mut world, "2026-02-18");
    assert_eq!(asks(&second), 101_000);
    assert_eq!(
        open(&mut world),
        [("INV-2026-0001".to_owned(), 100_000), ("INV-2026-0002".to_owned(), 1_000)]
    );
    let books = world.call("books.receivables", json!({ "on": "2026-02-18" }));
    assert_eq!(books["totals"][0]["open_minor"], 101_000, "what is asked for is owed from the same day");

    let preview = world.call("reminders.preview", json!({ "on": "2026-03-31" }));
    assert_eq!(preview["due"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&preview["due"][0]["fee_minor"], &preview["due"][0]["new_fee_minor"]),
        (&json!(3_500), &json!(2_500))
    );
    assert_eq!(
        preview["left_out"][0]["reason"],
        "It is the fee of a reminder of INV-2026-0001, and asked for together with it."
    );
    let last = remind(&mut world, "2026-03-31");
    assert_eq!(asks(&last), 103_500, "1,000.00, the 10.00 of the second reminder and 25.00");
    let printed = text(&pdf(&mut world, &last["id"])).replace('\u{a0}', " ");
    for part in ["Reminder fee (INV-2026-0002)", "Reminder fee (INV-2026-0003)", "EUR 1,035.00"] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
    let settles: Vec<Value> = [(invoice, 100_000), (2, 1_000), (3, 2_500)]
        .map(|(id, minor)| json!({ "invoice_id": id, "amount_minor": minor }))
        .to_vec();
    world.call(
        "payments.record",
        json!({ "amount_minor": 103_500, "currency": "EUR", "allocations": settles }),
    );
    assert_eq!(open(&mut world), []);
    assert_eq!(world.call("payments.unallocated", json!({}))["rows"], json!([]));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_payment_of_what_was_asked_for_leaves_nothing_over() {
    let mut world = World::new();
    overdue(&mut world, "Alpha University", "");
    charge(&mut world, None);
    remind(&mut world, "2026-02-11");
    remind(&mut world, "2026-02-18");
    super::waiting::waits(&mut world, "2026-02-20", 101_000, "Alpha University", "INV-2026-0001");
    let row = world.call("bank_transactions.list", json!({}))["rows"][0].clone();
    let best = &row["suggestions"][0];
    assert_eq!(
        (&best["unallocated_minor"], best["shares"].as_array().unwrap().len()),
        (&json!(0), 2),
        "{row}"
    );
}

#[test]
fn a_fee_alone_is_reminded_of_when_its_invoice_is_paid() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "Alpha University", "");
    charge(&mut world, None);
    remind(&mut world, "2026-02-11");
    remind(&mut world, "2026-02-18");
    super::pay(&mut world, invoice, 100_000);
    let made = remind(&mut world, "2026-11-21");
    assert_eq!(
        (&made["number"], &made["level"], &made["fee_minor"]),
        (&json!("INV-2026-0002"), &json!(1), &json!(0))
    );
}

#[test]
fn a_run_may_waive_the_fees_and_then_asks_for_none() {
    let mut world = World::new();
    overdue(&mut world, "Alpha University", "");
    charge(&mut world, None);
    remind(&mut world, "2026-02-11");
    let made =
        world.call("reminders.make", json!({ "on": "2026-02-18", "waive_fees": true }))["rows"][0].clone();
    assert_eq!((asks(&made), &made["fee_invoice_id"]), (100_000, &json!(null)));
    assert_eq!(world.call("invoices.list", json!({}))["total"], 1);
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let attack = "INSERT INTO reminder (invoice_id, level, reminded_on, open_minor, fee_minor, currency, document, document_sha256) VALUES (1, 3, '2026-03-20', 100000, 2500, 'EUR', '{}', '')";
    let message = outside.execute(attack, []).unwrap_err().to_string();
    assert!(message.contains("a fee that is not booked is never asked for"), "{message}");
}

#[test]
fn a_fee_is_taxed_as_one_says_and_written_as_an_electronic_invoice() {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [
        ("street", "Weg 1"),
        ("city", "Köln"),
        ("postal_code", "50667"),
        ("country", "DE"),
        ("tax_id", "DE123456789"),
        ("registration_id", "VR 1"),
        ("email", "office@orcid.example"),
        ("iban", "DE89370400440532013000"),
        ("electronic_address", "9930:DE123456789"),
        ("contact_name", "Office"),
        ("contact_phone", "+49 221 1"),
    ] {
        profile[field] = json!(value);
    }
    world.call("profile.update", profile);
    let vat = tax(&mut world, "VAT 19 %", "S", Some("19"));
    let address = json!({
        "joined_on": "2020-01-01", "street": "Weg 2", "city": "Bonn", "postal_code": "53111", "country": "DE", "language": "de",
        "tax_id": "DE136695976",
    });
    let member = world.add_member_with("Universität Alpha", &address);
    let lines = json!([{ "description": "Fee", "amount_minor": 100_000, "tax_category_id": vat }]);
    world.call(
        "invoices.write",
        json!({ "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2026-01-02", "due_on": "2026-02-01" }),
    );
    charge(&mut world, None);
    remind(&mut world, "2026-02-11");
    let second = remind(&mut world, "2026-02-18");
    let fee = world.call("invoices.get", json!({ "id": second["fee_invoice_id"] }))["document"].clone();
    assert_eq!((&fee["total_minor"], &fee["taxes"][0]["code"]), (&json!(1_000), &json!("O")));
    assert_eq!(fee["taxes"][0]["reason"], "Entschädigung für verspätete Zahlung, nicht steuerbar.");
    let asked = json!({ "id": second["fee_invoice_id"], "flavour": "cii" });
    assert_eq!(world.call("invoices.xml", asked)["files"].as_array().unwrap().len(), 1);
    charge(&mut world, Some(vat));
    let (_, message) = world.refused("taxes.remove", json!({ "id": vat }));
    assert!(message.contains("is used by"), "{message}");
    let preview = world.call("reminders.preview", json!({ "on": "2026-03-31" }))["due"][0].clone();
    assert_eq!(
        (&preview["new_fee_minor"], &preview["fee_minor"]),
        (&json!(2_975), &json!(3_975)),
        "tax included"
    );
    assert_eq!(asks(&remind(&mut world, "2026-03-31")), 119_000 + 3_975);
    let unknown = json!({ "after_days": [7], "days_between": 7, "fees": [], "fee_tax_category_id": 99 });
    let error = world.door.call("reminders.save_rules", unknown).unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["fee_tax_category_id"]);
}

#[test]
fn money_for_invoice_and_fee_is_certain_though_it_quotes_the_invoice_alone() {
    let mut world = World::new();
    let invoice = overdue(&mut world, "Alpha University", "");
    charge(&mut world, None);
    remind(&mut world, "2026-02-11");
    assert_eq!(asks(&remind(&mut world, "2026-02-18")), 101_000);
    super::waiting::waits(&mut world, "2026-02-25", 101_000, "Alpha University", "INV-2026-0001");
    let waiting = world.call("bank_transactions.list", json!({}))["rows"][0]["suggestions"][0].clone();
    assert_eq!(waiting["confidence"], "certain", "{waiting}");
    let settles: Vec<&Value> =
        waiting["shares"].as_array().unwrap().iter().map(|one| &one["invoice_id"]).collect();
    assert_eq!(settles, [&json!(invoice), &json!(2)]);
    world.call("bank_transactions.confirm_certain", json!({}));
    assert_eq!(open(&mut world), []);
}
