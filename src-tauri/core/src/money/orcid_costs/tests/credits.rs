//! Credit notes of ORCID.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Year, payment};
use crate::kernel::ErrorKind;

/// A year with an invoice of USD 5,000.00, and its id.
fn invoiced() -> (Year, Value) {
    let mut year = Year::new("AUD", 1);
    let invoice = year.record(
        "ORC-1",
        &json!({ "lead_fee_minor": 400_000, "member_fees_minor": 100_000, "member_count": 2 }),
    );
    (year, invoice["id"].clone())
}

fn refused(year: &mut Year, number: &str, fields: &Value) -> String {
    let request = year.invoice(number, fields);
    year.world.refused("orcid_costs.save_invoice", request).1
}

#[test]
fn a_credit_note_lowers_what_is_owed_to_orcid() {
    let (mut year, id) = invoiced();
    let fields =
        json!({ "credits_id": id, "member_fees_minor": 50_000, "member_count": 1, "licence_year": 2020 });
    let note = year.record("ORC-C1", &fields);
    assert_eq!((&note["total_minor"], &note["open_minor"]), (&json!(-50_000), &json!(0)));
    assert_eq!((&note["state"], &note["credits_number"]), (&json!("credit_note"), &json!("ORC-1")));
    assert_eq!(note["licence_year"], 2026, "it belongs to the year of its invoice");
    let all = year.year(json!({ "year": 2026 }));
    let invoice = all["invoices"].as_array().unwrap().iter().find(|one| one["number"] == "ORC-1").unwrap();
    assert_eq!((&invoice["credited_minor"], &invoice["open_minor"]), (&json!(50_000), &json!(450_000)));
    let agreement = &all["agreements"][0];
    assert_eq!((&agreement["invoiced_minor"], &agreement["open_minor"]), (&json!(450_000), &json!(450_000)));
    let fees =
        agreement["charges"].as_array().unwrap().iter().find(|kind| kind["charge"] == "member_fees").unwrap();
    assert_eq!(fees["invoiced_minor"], 50_000);
    let told = agreement["explanation"].to_string();
    assert!(told.contains("the sum of 1 invoice of ORCID, less 1 credit note."), "{told}");
    let (kind, message) = year.world.refused("orcid_costs.remove_invoice", json!({ "id": id }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("Remove the credit note first"), "{message}");
    year.world.call("history.undo", json!({}));
    assert_eq!(year.year(json!({ "year": 2026 }))["agreements"][0]["open_minor"], 500_000);
}

#[test]
fn never_more_is_credited_than_was_charged() {
    let (mut year, id) = invoiced();
    let note = year.record("ORC-C1", &json!({ "credits_id": id, "lead_fee_minor": 300_000 }));
    assert_eq!(
        refused(&mut year, "ORC-C2", &json!({ "credits_id": id, "lead_fee_minor": 200_001 })),
        "Only USD 2,000.00 of the invoice ORC-1 are left to credit."
    );
    let of_note = json!({ "credits_id": note["id"], "lead_fee_minor": 1 });
    assert!(refused(&mut year, "ORC-C2", &of_note).contains("is a credit note itself"));
    let nothing = json!({ "credits_id": id });
    assert_eq!(refused(&mut year, "ORC-C2", &nothing), "Say what ORCID credits: every amount is nothing.");
    let mut smaller = year.invoice("ORC-1", &json!({ "lead_fee_minor": 299_999 }));
    smaller["id"] = id.clone();
    let (_, message) = year.world.refused("orcid_costs.save_invoice", smaller);
    assert!(message.starts_with("USD 3,000.00 of it are credited already"), "{message}");
    let mut turned = year.invoice("ORC-C1", &json!({ "lead_fee_minor": 1 }));
    turned["id"] = note["id"].clone();
    assert!(year.world.refused("orcid_costs.save_invoice", turned).1.contains("does not become an invoice"));
    let settles = payment(100, &json!({}), &[(&note["id"], 100)]);
    let (_, message) = year.world.refused("orcid_costs.save_payment", settles);
    assert_eq!(message, "ORC-C1 is a credit note. A payment settles invoices only.");
}

#[test]
fn what_was_paid_and_then_credited_is_due_from_orcid() {
    let (mut year, id) = invoiced();
    year.pay(500_000, &json!({}), &[(&id, 500_000)]);
    year.record("ORC-C1", &json!({ "credits_id": id, "lead_fee_minor": 20_000 }));
    let all = year.year(json!({ "year": 2026 }));
    assert_eq!(all["agreements"][0]["open_minor"], -20_000);
    let next = year.record("ORC-2", &json!({ "lead_fee_minor": 30_000 }))["id"].clone();
    let mut moved = payment(500_000, &json!({}), &[(&id, 480_000), (&next, 20_000)]);
    moved["id"] = json!(1);
    year.world.call("orcid_costs.save_payment", moved);
    let open: Vec<i64> = year.year(json!({ "year": 2026 }))["invoices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|invoice| invoice["open_minor"].as_i64().unwrap())
        .collect();
    assert_eq!(open.iter().sum::<i64>(), 10_000, "what was paid too much settles the next: {open:?}");
}

#[test]
fn a_foreign_program_credits_no_more_than_was_charged() {
    let (year, _) = invoiced();
    let path = year.world.path();
    drop(year.world.door);
    let outside = Connection::open(&path).unwrap();
    let insert = |credits: i64, currency: &str, minor: i64| {
        let sql = "INSERT INTO orcid_cost_invoice (agreement_id, licence_year, number, received_on, due_on, currency, member_fees_minor, lead_fee_minor, credentials_minor, other_minor, tax_minor, total_minor, credits_id)
                   VALUES (1, 2026, ?1, '2026-02-02', '2026-02-02', ?2, ?3, 0, 0, 0, 0, ?3, ?4)";
        outside.execute(sql, (format!("C-{credits}-{currency}-{minor}"), currency, minor, credits))
    };
    insert(1, "USD", 500_000).unwrap();
    for (credits, currency, minor) in [(1, "USD", 1), (1, "EUR", 1), (2, "USD", 1)] {
        let message = insert(credits, currency, minor).unwrap_err().to_string();
        assert!(message.contains("never more is credited than ORCID charged"), "{message}");
    }
    let message = outside
        .execute("UPDATE orcid_cost_invoice SET lead_fee_minor = 0, total_minor = 100000 WHERE id = 1", [])
        .unwrap_err();
    assert!(message.to_string().contains("never more is settled or credited"), "{message}");
}
