//! An invoice that is issued again, for a purchase order number or an address, has the very lines of the first.

use serde_json::{Value, json};

use super::{add, flat, issue};
use crate::test_world::World;

fn shared_world() -> World {
    let mut world = World::new();
    for name in ["A", "B"] {
        add(&mut world, name, &json!({}));
    }
    let rates = json!([{ "from_on": "2000-01-01", "percent": "19" }]);
    let tax = json!({ "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": rates });
    world.call("taxes.save", json!({ "id": null, "draft": tax }));
    let rule = json!({ "kind": "equal_share", "total_minor": 1_000_001 });
    let fee = json!({ "name": "Programme", "rule": rule, "currency": "EUR", "tax_category_id": 1 });
    world.set_fees(2026, json!({ "components": [fee] }));
    world.call(
        "invoices.issue",
        json!({ "year": 2026, "issued_on": "2026-01-05", "also_in": { "currency": "USD", "exchange_rate": "1.1" } }),
    );
    world
}

fn document(world: &mut World, id: i64) -> Value {
    world.call("invoices.get", json!({ "id": id }))["document"].clone()
}

fn set(world: &mut World, member: i64, field: &str, value: &str) {
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    draft[field] = json!(value);
    let known = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft.as_object_mut().unwrap().retain(|field, _| known.get(field).is_some());
    world.call("members.update", json!({ "id": member, "draft": draft }));
}

#[test]
fn a_purchase_order_number_changes_no_amount() {
    let mut world = shared_world();
    add(&mut world, "Late", &json!({ "joined_on": "2026-07-01" }));
    set(&mut world, 1, "purchase_order", "PO-4711");
    let first = document(&mut world, 1);
    let done =
        world.call("invoices.bill_anew", json!({ "id": 1, "reason": "PO number added", "on": "2026-07-06" }));
    assert_eq!(done["credit_note"]["total_minor"], first["total_minor"]);
    let again = document(&mut world, done["invoices"][0]["id"].as_i64().unwrap());
    for field in [
        "lines",
        "taxes",
        "total_minor",
        "currency",
        "period_from",
        "period_until",
        "licence_year",
        "also_in",
    ] {
        assert_eq!(again[field], first[field], "{field}");
    }
    assert_eq!(
        (&again["purchase_order"], &again["issued_on"], &first["purchase_order"]),
        (&json!("PO-4711"), &json!("2026-07-06"), &json!(""))
    );
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(preview["bills"].as_array().unwrap().len(), 1, "only the late joiner is left to bill");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_was_credited_before_is_not_asked_for_again() {
    let mut world = shared_world();
    let part = json!({ "id": 1, "reason": "Rebate", "on": "2026-02-01", "lines": [{ "line": 0, "amount_minor": 100_001 }] });
    world.call("invoices.credit", part);
    let open = world.call("invoices.get", json!({ "id": 1 }))["row"]["open_minor"].clone();
    let done = world.call("invoices.bill_anew", json!({ "id": 1, "reason": "Address" }));
    assert_eq!(done["invoices"][0]["total_minor"], open, "to the cent, tax included");
    assert_eq!(world.call("invoices.get", json!({ "id": 1 }))["row"]["open_minor"], 0);
}

#[test]
fn an_invoice_outside_the_run_is_issued_again_too() {
    let mut world = World::new();
    let member = add(&mut world, "A", &json!({}));
    let lines = json!([{ "description": "Workshop", "amount_minor": 5_000 }]);
    world.call(
        "invoices.write",
        json!({ "member_id": member, "sponsor_id": null, "currency": "EUR", "lines": lines }),
    );
    let done = world.call("invoices.bill_anew", json!({ "id": 1, "reason": "PO number" }));
    assert_eq!(done["invoices"][0]["total_minor"], 5_000);
    flat(&mut world, 2026, 100_000);
    assert_eq!(issue(&mut world, 2026)["total_minor"], 100_000, "the fee is another matter");
}

fn latest(world: &mut World) -> String {
    world.call("history.list", json!({ "limit": 1 }))["rows"][0]["summary"].as_str().unwrap().to_owned()
}

#[test]
fn a_number_that_no_supplement_may_carry_is_on_the_invoice_that_is_issued_again_in_one_step() {
    let mut world = shared_world();
    let network = json!({ "ids": [1], "channel": "network", "sent_on": "2026-01-06" });
    world.call("invoices.note_dispatch", network);
    let refused = world
        .door
        .call("invoices.supplement", json!({ "id": 1, "purchase_order": "4500187263" }))
        .unwrap_err();
    assert_eq!(refused.context["may_bill_anew"], "true");
    assert!(
        refused.to_string().contains("the new purchase order number: that is one step"),
        "{}",
        refused.message
    );
    let first = document(&mut world, 1);
    let request = json!({
        "id": 1, "reason": "Purchase order number", "purchase_order": " 4500187263 ", "buyer_reference": "Physics",
        "for_coming_invoices": true,
    });
    let done = world.call("invoices.bill_anew", request);
    let again = document(&mut world, done["invoices"][0]["id"].as_i64().unwrap());
    assert_eq!((&again["purchase_order"], &again["lines"]), (&json!("4500187263"), &first["lines"]));
    assert_eq!(again["electronic"]["buyer_reference"], "Physics");
    assert_eq!((&again["taxes"], &again["also_in"]), (&first["taxes"], &first["also_in"]));
    assert!(again.get("supplement").is_none(), "it was issued with the number");
    assert_eq!(world.call("members.get", json!({ "id": 1 }))["member"]["purchase_order"], "4500187263");
    let summary = latest(&mut world);
    assert!(summary.contains("saying the purchase order number 4500187263"), "{summary}");
    let note = document(&mut world, done["credit_note"]["id"].as_i64().unwrap());
    assert_eq!(note["purchase_order"], "", "the credit note says what its invoice said");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_is_quoted_again_is_what_was_given_or_added_last() {
    let mut world = shared_world();
    world.call("invoices.supplement", json!({ "id": 1, "purchase_order": "PO-1" }));
    let quoted = |world: &mut World, id: i64| {
        world.call("invoices.get", json!({ "id": id }))["quoted_again"]["purchase_order"].clone()
    };
    assert_eq!(quoted(&mut world, 1), "PO-1", "what was added to the invoice alone is not lost");
    let done = world.call("invoices.bill_anew", json!({ "id": 1, "reason": "Address" }));
    let second = done["invoices"][0]["id"].as_i64().unwrap();
    assert_eq!(document(&mut world, second)["purchase_order"], "PO-1");
    assert_eq!(world.call("members.get", json!({ "id": 1 }))["member"]["purchase_order"], "");
    set(&mut world, 1, "purchase_order", "PO-2");
    assert_eq!(quoted(&mut world, second), "PO-2", "what they give today goes before");
    let request = json!({ "id": second, "reason": "x", "reckon": "anew", "purchase_order": "" });
    let done = world.call("invoices.bill_anew", request);
    let third = done["invoices"][0]["id"].as_i64().unwrap();
    assert_eq!(document(&mut world, third)["purchase_order"], "", "none, where none is said");
    let request = json!({ "id": third, "reason": "x", "reckon": "anew", "purchase_order": "PO-3" });
    let done = world.call("invoices.bill_anew", request);
    let fourth = done["invoices"][0]["id"].as_i64().unwrap();
    assert_eq!(document(&mut world, fourth)["purchase_order"], "PO-3");
    let request = json!({ "id": fourth, "reason": "x", "purchase_order": "PO 𐎀" });
    let (_, said) = world.refused("invoices.bill_anew", request);
    assert!(said.contains("No font of the program can print the character 𐎀"), "{said}");
    assert_eq!(
        world.call("invoices.get", json!({ "id": fourth }))["credit_notes"],
        json!([]),
        "nothing was done"
    );
}
