//! Credit notes, cancelling and billing anew, invoices outside the run, pro formas, approval and sending.

use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};

use super::{add, flat, issue};
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A world with one invoice of 1,000.00 and 20 % tax.
fn world_with_taxed_invoice() -> World {
    let mut world = World::new();
    let rates = json!([{ "from_on": "2000-01-01", "percent": "20" }]);
    let tax = json!({ "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": rates });
    world.call("taxes.save", json!({ "id": null, "draft": tax }));
    add(&mut world, "First University", &json!({}));
    let fee = |name: &str, rule: Value| json!({ "name": name, "rule": rule, "currency": "EUR", "tax_category_id": 1 });
    let discount = json!({ "kind": "discount", "percent": "10", "amount_minor": null, "reason": "Pilot" });
    let plan = json!({ "components": [fee("Fee", json!({ "kind": "flat", "amount_minor": 100_000 })), fee("Discount", discount)] });
    world.set_fees(2026, plan);
    issue(&mut world, 2026);
    world
}

fn row(world: &mut World, id: i64) -> Value {
    world.call("invoices.get", json!({ "id": id }))["row"].clone()
}

#[test]
fn a_part_is_credited_and_then_the_rest() {
    let mut world = world_with_taxed_invoice();
    assert_eq!(row(&mut world, 1)["total_minor"], 108_000);
    let part = json!({ "id": 1, "reason": "Joined later", "lines": [{ "line": 0, "amount_minor": 33_333 }] });
    let note = world.call("invoices.credit", part);
    assert_eq!((&note["number"], &note["total_minor"]), (&json!("CN-2026-0001"), &json!(40_000)));
    let left = row(&mut world, 1);
    assert_eq!((&left["open_minor"], &left["state"]), (&json!(68_000), &json!("open")));
    let too_much = json!({ "id": 1, "reason": "Too much", "lines": [{ "line": 0, "amount_minor": 66_668 }] });
    let (kind, message) = world.refused("invoices.credit", too_much);
    assert_eq!((kind, message.as_str()), (ErrorKind::Invalid, "Of this line 666.67 is left to credit."));
    let rest = world.call("invoices.credit", json!({ "id": 1, "reason": "Left" }));
    assert_eq!(rest["total_minor"], 68_000, "no cent of tax is left behind");
    let closed = row(&mut world, 1);
    assert_eq!((&closed["open_minor"], &closed["state"]), (&json!(0), &json!("credited")));
    let (_, message) = world.refused("invoices.credit", json!({ "id": 1, "reason": "Again" }));
    assert!(message.contains("Nothing is left to credit"), "{message}");
    let text = world.call("invoices.get", json!({ "id": 2 }))["document"]["credits"]["number"].clone();
    assert_eq!(text, "INV-2026-0001");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_cancelled_invoice_is_billed_anew_with_what_holds_then() {
    let mut world = World::new();
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 120_000);
    issue(&mut world, 2026);
    let partly = json!({ "id": 1, "reason": "Wrong", "lines": [{ "line": 0, "amount_minor": 5 }], "bill_again": true });
    assert_eq!(world.refused("invoices.credit", partly).0, ErrorKind::Invalid);
    world.call("invoices.credit", json!({ "id": 1, "reason": "Wrong amount" , "bill_again": true }));
    flat(&mut world, 2026, 60_000);
    let again = issue(&mut world, 2026);
    assert_eq!(again["invoices"][0]["number"], "INV-2026-0002");
    assert_eq!(again["total_minor"], 60_000);
    assert_eq!(world.call("billing.preview", json!({ "year": 2026 }))["bills"], json!([]));
    let years = world.call("billing.years", json!({}));
    assert_eq!(years["years"][1]["totals"][0]["total_minor"], 60_000, "the cancelled one counts no more");
}

#[test]
fn an_invoice_is_taken_back_and_billed_anew_in_one_act() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    add(&mut world, "Second University", &json!({}));
    flat(&mut world, 2026, 120_000);
    issue(&mut world, 2026);
    let of_member = world.call("invoices.list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["member_id"] == json!(member))
        .unwrap()["id"]
        .clone();
    flat(&mut world, 2026, 60_000);
    let anew = json!({ "id": of_member, "reason": "Wrong fee", "reckon": "anew" });
    let done = world.call("invoices.bill_anew", anew.clone());
    assert_eq!(
        (&done["credit_note"]["total_minor"], &done["credit_note"]["issued_on"]),
        (&json!(120_000), &json!("2026-11-21"))
    );
    let invoices = done["invoices"].as_array().unwrap();
    assert_eq!(
        (invoices.len(), &invoices[0]["total_minor"], &invoices[0]["number"]),
        (1, &json!(60_000), &json!("INV-2026-0003"))
    );
    assert_eq!(
        world.call("billing.preview", json!({ "year": 2026 }))["bills"],
        json!([]),
        "nothing is left to bill"
    );
    let (kind, message) = world.refused("invoices.bill_anew", anew);
    assert_eq!(kind, ErrorKind::Conflict, "{message}");
}

#[test]
fn what_cannot_be_billed_anew_is_not_credited_either() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    let lines = json!([{ "description": "Workshop", "amount_minor": 5_000 }]);
    let written = json!({ "member_id": member, "sponsor_id": null, "currency": "EUR", "lines": lines, "issued_on": null, "due_on": null });
    world.call("invoices.write", written);
    let anew = |id: i64| json!({ "id": id, "reason": "x", "reckon": "anew" });
    let (_, message) = world.refused("invoices.bill_anew", anew(1));
    assert!(message.starts_with("INV-2026-0001 bills no fee of a licence year"), "{message}");
    flat(&mut world, 2026, 120_000);
    issue(&mut world, 2026);
    let gone = json!({ "components": [{ "name": "Fee", "rule": { "kind": "by_tier", "small_minor": 1, "standard_minor": 2, "large_minor": 3 }, "currency": "EUR" }] });
    world.set_fees(2026, gone);
    world.refused("invoices.bill_anew", anew(2));
    assert_eq!(world.call("invoices.list", json!({}))["total"], 2, "neither a credit note nor an invoice");
}

#[test]
fn credits_cannot_be_forged_from_outside() {
    let world = world_with_taxed_invoice();
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    let note = |fields: &str| {
        format!(
            "INSERT INTO invoice (kind, credits_id, series, series_number, number, member_id, debtor_name, licence_year,
                 issued_on, due_on, currency, net_minor, tax_minor, total_minor, document, document_sha256)
             SELECT 'credit_note', 1, 'X', 1, 'X', member_id, debtor_name, licence_year, issued_on, due_on, {fields}, '{{}}', '' FROM invoice"
        )
    };
    for (fields, said) in [
        ("'USD', 1, 0, 1", "same debtor and currency"),
        ("'EUR', 108001, 0, 108001", "never exceed"),
        ("'EUR', 1, 0, 2", "CHECK"),
    ] {
        let error = outside.execute(&note(fields), []).unwrap_err().to_string();
        assert!(error.contains(said), "{fields}: {error}");
    }
}

#[test]
fn another_look_of_the_number_pattern_goes_on_counting() {
    let mut world = world_with_taxed_invoice();
    let lines = json!([{ "description": "Workshop", "amount_minor": 25_000, "tax_category_id": 1 }]);
    let request = json!({ "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines });
    for (pattern, number) in [
        ("INV/{YYYY}/{0000}", "INV/2026/0002"),
        ("inv{YYYY}.{000}", "inv2026.003"),
        ("INV-{YYYY}-{0000}", "INV-2026-0004"),
        ("ORC-{YYYY}-{0000}", "ORC-2026-0001"),
    ] {
        let profile = world.call("profile.get", json!({}));
        let mut draft = profile.clone();
        draft["invoice_number_pattern"] = pattern.into();
        world.call("profile.update", draft);
        assert_eq!(world.call("invoices.write", request.clone())["number"], number, "{pattern}");
    }
    let ids = 1..=5;
    let mut references: Vec<String> = ids
        .map(|id| {
            world.call("invoices.get", json!({ "id": id }))["document"]["payment"]["creditor_reference"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    references.sort_unstable();
    references.dedup();
    assert_eq!(references.len(), 5, "no reference is given out twice");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn two_patterns_that_come_to_one_payment_reference_are_refused() {
    let mut world = world_with_taxed_invoice();
    let lines = json!([{ "description": "Workshop", "amount_minor": 25_000, "tax_category_id": 1 }]);
    let request = json!({ "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines });
    let number_as = |world: &mut World, pattern: &str| {
        let mut draft = world.call("profile.get", json!({}));
        draft["invoice_number_pattern"] = pattern.into();
        world.call("profile.update", draft);
    };
    number_as(&mut world, "A{000}");
    assert_eq!(world.call("invoices.write", request.clone())["number"], "A001");
    number_as(&mut world, "A-0{00}");
    let error = world.door.call("invoices.write", request.clone()).unwrap_err();
    assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Invalid, Some("invoice_number_pattern")));
    assert!(
        error.to_string().starts_with("A-001 would have the payment reference of A001"),
        "{}",
        error.message
    );
    number_as(&mut world, "B-0{00}");
    assert_eq!(world.call("invoices.write", request)["number"], "B-001", "nothing was left by the refusal");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn an_invoice_outside_the_run_has_its_number_from_the_same_series() {
    let mut world = world_with_taxed_invoice();
    let lines = json!([{ "description": "Workshop", "amount_minor": 25_000, "tax_category_id": 1 }]);
    let request = json!({ "member_id": 1, "sponsor_id": null, "currency": "EUR", "lines": lines });
    let written = world.call("invoices.write", request.clone());
    assert_eq!((&written["number"], &written["total_minor"]), (&json!("INV-2026-0002"), &json!(30_000)));
    let mut pro_forma = request.clone();
    pro_forma["is_pro_forma"] = true.into();
    let pro_forma = world.call("invoices.write", pro_forma);
    assert_eq!((&pro_forma["number"], &pro_forma["state"]), (&json!("PF-2026-0001"), &json!("issued")));
    let mut bad = request;
    bad["lines"] = json!([{ "description": "", "amount_minor": -5 }]);
    assert_eq!(world.refused("invoices.write", bad).0, ErrorKind::Invalid);
    let page = world.call("invoices.list", json!({}));
    assert_eq!(
        (&page["sums"]["total_minor"], &page["sums"]["open_minor"]),
        (&json!(138_000), &json!(138_000)),
        "nobody owes a pro forma"
    );
}

#[test]
fn pro_formas_say_what_the_run_will_bill() {
    let mut world = World::new();
    let first = add(&mut world, "First University", &json!({}));
    add(&mut world, "Second University", &json!({}));
    flat(&mut world, 2026, 120_000);
    let made = world.call("invoices.write_pro_formas", json!({ "year": 2026, "member_ids": [first] }));
    assert_eq!(made.as_array().unwrap().len(), 1);
    assert_eq!(
        issue(&mut world, 2026)["invoices"].as_array().unwrap().len(),
        2,
        "the run bills them all the same"
    );
}

#[test]
fn what_was_approved_is_what_is_issued() {
    let mut world = World::new();
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 120_000);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let approve =
        json!({ "year": 2026, "fingerprint": preview["fingerprint"], "note": "Committee of 20 November" });
    let approval = world.call("billing.approve", approve.clone());
    assert_eq!((&approval["approved_by"], &approval["is_current"]), (&json!("ana"), &json!(true)));
    flat(&mut world, 2026, 130_000);
    let (kind, message) = world.refused("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("changed since ana approved it on 21 November 2026"), "{message}");
    assert_eq!(world.refused("billing.approve", approve).0, ErrorKind::Conflict);
    flat(&mut world, 2026, 120_000);
    assert_eq!(issue(&mut world, 2026)["total_minor"], 120_000);
}

#[test]
fn sending_is_noted_apart_from_issuing() {
    let mut world = world_with_taxed_invoice();
    let early = json!({ "ids": [1], "channel": "post", "sent_on": "2026-11-20" });
    assert_eq!(world.refused("invoices.note_dispatch", early).0, ErrorKind::Invalid);
    world.call("invoices.note_dispatch", json!({ "ids": [1], "channel": "email" }));
    assert_eq!(row(&mut world, 1)["sent_on"], json!(null), "it is only ready");
    world.call(
        "invoices.note_dispatch",
        json!({ "ids": [1], "channel": "portal", "recipient": "Coupa", "sent_on": "2026-11-22" }),
    );
    let detail = world.call("invoices.get", json!({ "id": 1 }));
    assert_eq!(
        (&detail["row"]["sent_on"], detail["dispatches"].as_array().unwrap().len()),
        (&json!("2026-11-22"), 1)
    );
    assert_eq!(detail["dispatches"][0]["prepared_on"], "2026-11-21");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is credited in whatever parts, the credit notes never come to more than the invoice.
    #[test]
    fn credit_never_exceeds_the_invoice(parts in prop::collection::vec((0_usize..2, -20_000_i64..60_000), 1..10)) {
        let mut world = world_with_taxed_invoice();
        for (line, amount_minor) in parts {
            let request = json!({ "id": 1, "reason": "Part", "lines": [{ "line": line, "amount_minor": amount_minor }] });
            let _ = world.door.call("invoices.credit", request);
        }
        let row = row(&mut world, 1);
        let (total, credited) = (row["total_minor"].as_i64().unwrap(), row["credited_minor"].as_i64().unwrap());
        prop_assert!((0..=total).contains(&credited), "{credited} of {total}");
        prop_assert_eq!(row["open_minor"].as_i64().unwrap(), total - credited);
        prop_assert_eq!(world.call("register.check", json!({}))["ok"].clone(), json!(true));
    }
}
