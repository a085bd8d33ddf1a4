//! Recording, correcting, removing and undoing.

use base64::Engine;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{Year, payment};
use crate::kernel::ErrorKind;

#[test]
fn an_invoice_says_all_that_is_wrong_with_it() {
    let mut year = Year::new("AUD", 1);
    year.record("ORC-1", &json!({ "lead_fee_minor": 500_000 }));
    let request =
        year.invoice(" orc-1 ", &json!({ "currency": "EUR", "other_minor": -1, "licence_year": 1900 }));
    let error = year.world.door.call("orcid_costs.save_invoice", request).unwrap_err();
    assert_eq!(error.context["number"], "ORCID’s invoice orc-1 is recorded already.");
    assert!(
        error.context["currency"].to_string().ends_with("is in USD, so ORCID’s invoice for it is too."),
        "{error:?}"
    );
    assert_eq!(
        error.context["other_minor"],
        "An amount cannot be below nothing. A discount lowers what it is for."
    );
    assert_eq!(error.context["licence_year"], "1900 is not a licence year of this program.");
    let nothing = year.invoice("ORC-2", &json!({}));
    assert_eq!(year.world.refused("orcid_costs.save_invoice", nothing).0, ErrorKind::Invalid);
}

#[test]
fn never_more_is_settled_than_was_paid_or_is_open() {
    let mut year = Year::new("AUD", 1);
    let invoice = year.record("ORC-1", &json!({ "lead_fee_minor": 500_000 }));
    let id = invoice["id"].clone();
    let refused = |year: &mut Year, request: Value| year.world.refused("orcid_costs.save_payment", request).1;
    assert_eq!(
        refused(&mut year, payment(600_000, &json!({}), &[(&id, 500_001)])),
        "Only USD 5,000.00 of the invoice ORC-1 are open."
    );
    assert_eq!(
        refused(&mut year, payment(100, &json!({}), &[(&id, 101)])),
        "USD 1.01 are settled, which is more than the USD 1.00 that were paid."
    );
    assert_eq!(
        refused(&mut year, payment(100, &json!({ "currency": "EUR" }), &[(&id, 100)])),
        "The invoice ORC-1 is in USD, the payment in EUR."
    );
    assert_eq!(
        refused(&mut year, payment(100, &json!({ "exchange_rate": "1.5", "cost_minor": 151 }), &[])),
        "At 1.5, USD 1.00 cost AUD 1.50 and not AUD 1.51. Leave the rate empty, and it follows from the cost."
    );
    assert_eq!(
        refused(&mut year, payment(100, &json!({ "paid_on": "2026-11-22" }), &[])),
        "22 November 2026 is in the future. Give the day on which it was paid."
    );
    let paid = year.pay(500_000, &json!({}), &[(&id, 400_000)]);
    let mut draft = paid.clone();
    draft["allocations"][0]["amount_minor"] = json!(500_000);
    let update = json!({ "id": paid["id"], "draft": draft });
    assert_eq!(
        year.world.call("orcid_costs.save_payment", update)["unallocated_minor"],
        0,
        "its own part does not count twice"
    );
    let mut lower = year.invoice("ORC-1", &json!({ "lead_fee_minor": 499_999 }));
    lower["id"] = id.clone();
    assert!(
        year.world
            .refused("orcid_costs.save_invoice", lower)
            .1
            .contains("USD 5,000.00 of it are paid already")
    );
    let (kind, message) = year.world.refused("orcid_costs.remove_invoice", json!({ "id": id }));
    assert_eq!(
        (kind, message.as_str()),
        (ErrorKind::Conflict, "A part of ORCID’s invoice ORC-1 is paid. Remove the payment first.")
    );
}

#[test]
fn the_file_itself_refuses_what_does_not_fit() {
    let mut year = Year::new("AUD", 1);
    let invoice = year.record("ORC-1", &json!({ "lead_fee_minor": 500_000 }));
    year.pay(400_000, &json!({}), &[(&invoice["id"], 300_000)]);
    year.pay(900_000, &json!({}), &[]);
    let attack = Connection::open(year.world.path()).unwrap();
    for sql in [
        "UPDATE orcid_cost_allocation SET amount_minor = 400001",
        "INSERT OR REPLACE INTO orcid_cost_allocation (payment_id, invoice_id, amount_minor) VALUES (2, 1, 200001)",
        "INSERT INTO orcid_cost_allocation (payment_id, invoice_id, amount_minor) VALUES (1, 1, 1)",
        "UPDATE orcid_cost_payment SET amount_minor = 299999 WHERE id = 1",
        "UPDATE orcid_cost_payment SET currency = 'EUR' WHERE id = 1",
        "UPDATE orcid_cost_invoice SET lead_fee_minor = 299999, total_minor = 299999",
        "UPDATE orcid_cost_invoice SET total_minor = 600000",
        "UPDATE orcid_cost_invoice SET currency = 'EUR'",
    ] {
        assert!(attack.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn everything_can_be_undone() {
    let mut year = Year::new("AUD", 1);
    let before = year.year(json!({ "year": 2026 }));
    let invoice = year.record("ORC-1", &json!({ "lead_fee_minor": 500_000 }));
    let recorded = year.year(json!({ "year": 2026 }));
    let paid = year.pay(500_000, &json!({ "cost_minor": 780_000 }), &[(&invoice["id"], 500_000)]);
    let settled = year.year(json!({ "year": 2026 }));
    assert_ne!(recorded, settled);
    year.world.call("orcid_costs.remove_payment", json!({ "id": paid["id"] }));
    assert_eq!(year.year(json!({ "year": 2026 })), recorded, "what it settled is open again");
    year.world.call("orcid_costs.remove_invoice", json!({ "id": invoice["id"] }));
    assert_eq!(year.year(json!({ "year": 2026 })), before);
    for after in [recorded.clone(), settled, recorded, before] {
        year.world.call("history.undo", json!({}));
        assert_eq!(year.year(json!({ "year": 2026 })), after);
    }
}

#[test]
fn a_document_of_the_agreement_belongs_to_the_invoice() {
    let mut year = Year::new("AUD", 1);
    let bytes = base64::engine::general_purpose::STANDARD.decode("JVBERi0xLjQKJSVFT0YK").unwrap();
    let staged = year.world.door.stage_attachment_bytes("ORC-1.pdf", bytes).unwrap();
    let file =
        json!({ "token": staged.token, "title": "ORC-1", "kind": "invoice_received", "dated_on": null });
    let request = json!({ "agreement_id": year.agreement, "files": [file] });
    let attached = year.world.call("attachments.add", request)["rows"][0].clone();
    let charged = json!({ "lead_fee_minor": 1, "attachment_id": attached["id"] });
    let invoice = year.record("ORC-1", &charged);
    assert_eq!(invoice["document_version_id"], attached["versions"][0]["id"]);
    year.world.call("attachments.remove", json!({ "id": attached["id"] }));
    let list = json!({ "year": 2026 });
    assert_eq!(
        year.world.call("orcid_costs.invoices", list.clone())["rows"][0]["attachment_id"],
        Value::Null
    );
    year.world.call("history.undo", json!({}));
    assert_eq!(
        year.world.call("orcid_costs.invoices", list)["rows"][0],
        invoice,
        "the document is its again"
    );
    let elsewhere = year.invoice("ORC-2", &json!({ "lead_fee_minor": 1, "attachment_id": 99 }));
    assert!(
        year.world
            .refused("orcid_costs.save_invoice", elsewhere)
            .1
            .contains("not attached to this agreement")
    );
}

#[test]
fn orcid_is_to_be_paid_until_it_is() {
    let mut year = Year::new("AUD", 1);
    let invoice = year.record("ORC-1", &json!({ "lead_fee_minor": 500_000, "due_on": "2026-12-20" }));
    let pay = |year: &mut Year| {
        let rows = year.world.call("year.deadlines", json!({}))["rows"].clone();
        let rows = rows.as_array().unwrap().clone();
        rows.into_iter().find(|row| row["title"].as_str().unwrap().starts_with("Pay ORCID"))
    };
    let deadline = pay(&mut year).unwrap();
    assert_eq!(
        (&deadline["title"], &deadline["on"]),
        (&json!("Pay ORCID USD 5,000.00"), &json!("2026-12-20"))
    );
    assert_eq!((&deadline["screen"], &deadline["record_id"]), (&json!("orcid-costs"), &invoice["id"]));
    year.pay(200_000, &json!({}), &[(&invoice["id"], 200_000)]);
    assert_eq!(
        pay(&mut year).unwrap()["detail"],
        "For what is left of its invoice ORC-1, received on 20 January 2026."
    );
    year.pay(300_000, &json!({}), &[(&invoice["id"], 300_000)]);
    assert_eq!(pay(&mut year), None);
}

#[test]
fn an_agreement_that_orcid_invoiced_is_kept() {
    let mut year = Year::new("AUD", 1);
    year.record("ORC-1", &json!({ "lead_fee_minor": 1 }));
    let (kind, message) = year.world.refused("agreements.remove", json!({ "id": year.agreement }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.ends_with("has invoices of ORCID. Remove them first."), "{message}");
}
