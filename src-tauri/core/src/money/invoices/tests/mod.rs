//! From members and a fee to frozen invoices, through the door; and attacks on what was issued.

mod approval;
mod credits;
mod electronic;
mod local;
mod must_fix;
mod payment_codes;
mod reissue;
mod samples;
mod written;

use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::{Clock, ErrorKind};
use crate::test_world::{World, flat_plan};

/// Adds a member that joined long ago, unless `fields` say otherwise.
fn add(world: &mut World, name: &str, fields: &Value) -> i64 {
    let mut all = json!({ "joined_on": "2020-01-01" });
    fields.as_object().unwrap().iter().for_each(|(field, value)| all[field] = value.clone());
    world.add_member_with(name, &all)
}

fn flat(world: &mut World, year: i32, minor: i64) {
    world.set_flat_fee(year, minor);
}

fn issue(world: &mut World, year: i32) -> Value {
    world.call("invoices.issue", json!({ "year": year }))
}

fn numbers(world: &mut World) -> Vec<String> {
    let page = world.call("invoices.list", json!({ "sort": { "by": "number" }, "limit": 1000 }));
    page["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

/// The latest entry of the history.
fn latest_entry(world: &mut World) -> Value {
    world.call("history.list", json!({ "limit": 1 }))["rows"][0]["id"].clone()
}

#[test]
fn a_year_is_billed_once_and_only_for_who_is_there() {
    let mut world = World::with("EUR", "01-01");
    add(&mut world, "Early University", &json!({}));
    add(&mut world, "July University", &json!({ "joined_on": "2026-07-15" }));
    add(&mut world, "Next Year University", &json!({ "joined_on": "2027-01-01" }));
    add(&mut world, "Gone University", &json!({ "status": "leaving", "left_on": "2025-12-31" }));
    add(&mut world, "Going University", &json!({ "status": "leaving", "left_on": "2026-03-31" }));
    add(&mut world, "Asking University", &json!({ "status": "enquiry" }));
    let archived = add(&mut world, "Archived University", &json!({}));
    world.call("members.archive", json!({ "ids": [archived] }));
    flat(&mut world, 2026, 100_000);
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let lines: Vec<(&str, i64, &str)> = preview["bills"]
        .as_array()
        .unwrap()
        .iter()
        .map(|bill| {
            (
                bill["debtor_name"].as_str().unwrap(),
                bill["total_minor"].as_i64().unwrap(),
                bill["lines"][0]["detail"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            ("Early University", 100_000, "1 January 2026 to 31 December 2026."),
            (
                "Going University",
                25_000,
                "1 January 2026 to 31 March 2026. 1,000.00 × 3 of 12 months = 250.00."
            ),
            (
                "July University",
                50_000,
                "1 July 2026 to 31 December 2026. 1,000.00 × 6 of 12 months = 500.00."
            ),
        ]
    );
    assert_eq!((preview["can_issue"].clone(), preview["due_on"].clone()), (json!(true), json!("2026-12-21")));
    assert!(numbers(&mut world).is_empty(), "a preview issues nothing");

    let issued = issue(&mut world, 2026);
    assert_eq!(
        (issued["invoices"].as_array().unwrap().len(), issued["total_minor"].as_i64()),
        (3, Some(175_000))
    );
    let history = world.call("history.list", json!({}))["total"].clone();
    let mut again = issue(&mut world, 2026);
    assert_eq!(again["invoices"], issued["invoices"], "issuing again gives the same invoices");
    assert_eq!(world.call("history.list", json!({}))["total"], history);

    add(&mut world, "Late University", &json!({ "joined_on": "2026-12-01" }));
    assert_eq!(world.call("billing.years", json!({}))["years"][1]["state"], "partly_issued");
    again = issue(&mut world, 2026);
    assert_eq!(again["invoices"].as_array().unwrap().len(), 1, "a later run bills only who is missing");
    assert_eq!(again["invoices"][0]["number"], "INV-2026-0004");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn what_blocks_a_run_is_named_and_nothing_is_issued() {
    let mut world = World::with("EUR", "01-01");
    let refused = |world: &mut World, said: &str| {
        let error = world.door.call("invoices.issue", json!({ "year": 2026 })).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Conflict);
        assert!(error.to_string().contains(said), "{}", error.message);
        assert!(numbers(world).is_empty());
    };
    refused(&mut world, "No fee is set");
    flat(&mut world, 2026, 100);
    refused(&mut world, "Nobody is billed");
    let first = add(&mut world, "First University", &json!({}));
    add(&mut world, "Klingon 𐎀 Academy", &json!({}));
    refused(&mut world, "Klingon 𐎀 Academy: “Klingon 𐎀 Academy” holds the character 𐎀 (U+10380)");
    world.call("history.undo", json!({}));
    let by_tier = json!({ "kind": "by_tier", "small_minor": 1, "standard_minor": 2, "large_minor": 3 });
    world.set_fees(2026, json!({ "components": [{ "name": "Fee", "rule": by_tier, "currency": "EUR" }] }));
    refused(&mut world, "First University: It has no tier");
    world.call("members.update", json!({ "id": first, "draft": { "official_name": "First University", "short_name": "", "ror_id": "", "country": "", "street": "", "city": "", "region": "", "postal_code": "", "email_domain": "", "website": "", "sector": "", "tier": "large", "status": "active", "joined_on": "2020-01-01", "left_on": null, "purchase_order": "", "tax_id": "", "notes": "" } }));
    assert_eq!(issue(&mut world, 2026)["total_minor"], 3);
}

#[test]
fn the_pre_flight_says_what_is_missing() {
    let mut world = World::bare("EUR", "01-01");
    let id = add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100);
    let said = |world: &mut World| {
        let preview = world.call("billing.preview", json!({ "year": 2026 }));
        preview["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| problem["problem"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said(&mut world),
        [
            "The consortium has no address.",
            "Invoices have no bank account for payment.",
            "The invoice says nothing on tax.",
            "No postal address.",
            "No invoice contact."
        ]
    );
    let person = json!({ "given_name": "Ana", "family_name": "Núñez", "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call("contacts.save", json!({ "id": null, "member_id": id, "draft": person, "roles": ["main"] }));
    assert!(
        said(&mut world).contains(&"No invoice contact; Ana Núñez stands in as main contact.".to_owned())
    );
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [("city", "Lyon"), ("iban", "DE89370400440532013000"), ("tax_text", "No VAT.")] {
        profile[field] = json!(value);
    }
    world.call("profile.update", profile);
    assert!(
        world.call("billing.preview", json!({ "year": 2026 }))["can_issue"].as_bool().unwrap(),
        "warnings do not stop anybody"
    );
}

#[test]
fn a_plan_given_with_the_request_is_previewed_without_a_trace_and_set_by_issuing() {
    let mut world = World::with("JPY", "05-01");
    add(&mut world, "東京大学", &json!({ "joined_on": "2026-11-01", "country": "JP" }));
    let plan = flat_plan(100_001, "JPY");
    let preview = world.call("billing.preview", json!({ "year": 2026, "plan": plan }));
    assert_eq!(
        preview["bills"][0]["lines"][0]["detail"],
        "1 November 2026 to 30 April 2027. 100,001 × 6 of 12 months = 50,001.",
        "half a yen rounds away from zero"
    );
    assert_eq!(
        (preview["starts_on"].as_str(), preview["ends_on"].as_str()),
        (Some("2026-05-01"), Some("2027-04-30"))
    );
    assert_eq!(world.call("fees.list", json!({ "year": 2026 }))["plans"], json!([]));
    world.call("invoices.issue", json!({ "year": 2026, "plan": plan }));
    let rule =
        |list: &Value, plan: &str| list.pointer(&format!("{plan}/components/0/rule/amount_minor")).cloned();
    let list = world.call("fees.list", json!({ "year": 2026 }));
    assert_eq!(rule(&list, "/plans/0"), Some(json!(100_001)));
    let latest = latest_entry(&mut world);
    let told = world.call("history.get", json!({ "id": latest }))["changes"].to_string();
    assert!(told.contains("Consortium membership fee"), "{told}");
    let next = world.call("fees.list", json!({ "year": 2027 }));
    assert_eq!(rule(&next, "/earlier"), Some(json!(100_001)), "next year starts from this one");
    let detail = world.call("invoices.get", json!({ "id": 1 }));
    assert_eq!(
        detail["document"]["lines"][0]["detail"],
        "1 November 2026 to 30 April 2027. 100,001 × 6 of 12 months = 50,001."
    );
}

#[test]
fn bad_fees_are_refused_field_by_field() {
    let mut world = World::with("EUR", "01-01");
    let by_tier = json!({ "kind": "by_tier", "small_minor": -1, "standard_minor": 2, "large_minor": 5 });
    let components = json!([{ "name": " ", "rule": by_tier, "currency": "EURO" }]);
    let request = json!({ "year": 2026, "draft": { "components": components } });
    let error = world.door.call("fees.save", request).unwrap_err();
    let fields: Vec<&String> = error.context.keys().collect();
    assert_eq!(fields, ["components.0.currency", "components.0.name", "components.0.small_minor"]);
    assert_eq!(
        world.door.call("fees.list", json!({ "year": 20_260 })).unwrap_err().field.as_deref(),
        Some("year")
    );
    let error = world
        .door
        .call("billing.preview", json!({ "year": 2026, "issued_on": "2026-11-21", "due_on": "2026-11-20" }))
        .unwrap_err();
    assert_eq!(error.field.as_deref(), Some("due_on"));
}

#[test]
fn an_invoice_keeps_what_it_was_issued_with() {
    let mut world = World::with("EUR", "01-01");
    let id = add(
        &mut world,
        "Old Name",
        &json!({ "purchase_order": "PO-1", "street": "Main Street 1", "city": "Lyon", "country": "FR" }),
    );
    flat(&mut world, 2026, 120_000);
    issue(&mut world, 2026);
    // What an invoice in its place would quote is of now; all else is of then.
    let shown = |world: &mut World| {
        let mut detail = world.call("invoices.get", json!({ "id": 1 }));
        let again = detail.as_object_mut().unwrap().remove("quoted_again").unwrap();
        (detail, world.call("invoices.page", json!({ "id": 1, "page": 0 })), again)
    };
    let before = shown(&mut world);
    let mut draft = world.call("members.get", json!({ "id": id }))["member"].clone();
    draft["official_name"] = "New Name".into();
    draft["purchase_order"] = "PO-2".into();
    world.call("members.update", json!({ "id": id, "draft": draft }));
    let mut profile = world.call("profile.get", json!({}));
    profile["name"] = "Another Consortium".into();
    world.call("profile.update", profile);
    let after = shown(&mut world);
    assert_eq!((&after.0, &after.1), (&before.0, &before.1));
    assert_eq!((&before.2["purchase_order"], &after.2["purchase_order"]), (&json!("PO-1"), &json!("PO-2")));
    assert_eq!(before.0["document"]["buyer"]["address_lines"], json!(["Main Street 1", "Lyon", "France"]));
    let undone = world.door.call("history.undo", json!({ "id": 2 })).unwrap_err();
    assert!(
        undone.message.contains("cannot be undone"),
        "a member with an invoice stays: {}",
        undone.message
    );
    assert_eq!(
        world.door.call("invoices.page", json!({ "id": 1, "page": 7 })).unwrap_err().kind,
        ErrorKind::NotFound
    );
}

#[test]
fn what_was_issued_cannot_be_changed_even_from_outside() {
    let mut world = World::with("EUR", "01-01");
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 120_000);
    issue(&mut world, 2026);
    let path = world.path();
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    assert!(
        !outside.pragma_query_value::<bool, _>(None, "recursive_triggers", |row| row.get(0)).unwrap(),
        "as any foreign program"
    );
    for attack in [
        "UPDATE invoice SET total_minor = 1, net_minor = 1",
        "UPDATE invoice SET document = '{}' WHERE id = 1",
        "UPDATE OR REPLACE invoice SET number = 'X'",
        "DELETE FROM invoice",
        "INSERT OR REPLACE INTO invoice SELECT id, kind, run_id, credits_id, series, series_number, number, member_id, sponsor_id, debtor_name, licence_year, issued_on, due_on, currency, 1, 0, 1, payment_reference, document, document_sha256 FROM invoice",
        "INSERT OR REPLACE INTO invoice SELECT 9, kind, run_id, credits_id, series, series_number, number, member_id, sponsor_id, debtor_name, licence_year, issued_on, due_on, currency, 1, 0, 1, payment_reference, document, document_sha256 FROM invoice",
        "INSERT INTO invoice SELECT * FROM invoice WHERE true ON CONFLICT DO UPDATE SET total_minor = 1",
        "UPDATE billing_run SET total_minor = 1",
        "DELETE FROM billing_run",
        "INSERT OR REPLACE INTO billing_run SELECT id, licence_year, issued_on, due_on, currency, 9, 9 FROM billing_run",
        "UPDATE invoice_number_series SET last_number = 0",
        "DELETE FROM invoice_number_series",
        "INSERT OR REPLACE INTO invoice_number_series SELECT id, series, 0 FROM invoice_number_series",
    ] {
        let refused =
            outside.execute(attack, []).map(|count| count.to_string()).map_err(|error| error.to_string());
        let message = refused.expect_err(attack);
        assert!(message.contains("never"), "{attack}: {message}");
    }
    outside
        .execute_batch(
            "DROP TRIGGER an_issued_invoice_never_changes; UPDATE invoice SET total_minor = 1, net_minor = 1",
        )
        .unwrap();
    drop(outside);
    let mut door = Door::open(&path, "ana", Clock::System, crate::register::Access::Write).unwrap();
    let report = door.call("register.check", json!({})).unwrap();
    assert_eq!(report["ok"], false, "what is changed behind the triggers' back shows in the check");
    assert!(report.to_string().contains("INV-2026-0001 was altered"), "{report}");
}

#[test]
fn lists_tell_open_from_overdue() {
    let mut world = World::with("EUR", "01-01");
    add(&mut world, "Åbo Akademi", &json!({}));
    flat(&mut world, 2026, 120_000);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-01-02", "due_on": "2026-02-01" }));
    flat(&mut world, 2027, 130_000);
    world.call("invoices.issue", json!({ "year": 2027 }));
    let page = world.call("invoices.list", json!({ "search": "abo" }));
    assert_eq!(
        (page["total"].as_i64(), page["sums"]["total_minor"].as_i64(), page["years"].clone()),
        (Some(2), Some(250_000), json!([2027, 2026]))
    );
    assert_eq!(
        world.call("invoices.list", json!({ "state": "overdue" }))["rows"][0]["number"],
        "INV-2026-0001"
    );
    let none = world.call("invoices.list", json!({ "state": "open", "year": 2026 }));
    assert_eq!(
        (&none["total"], &none["sums"]),
        (&json!(0), &json!(null)),
        "a sum of nothing is in no currency"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is added, undone and issued: numbers of each series run from 1 without a gap, each member is invoiced
    /// once for a year, and no member pays more than the whole fee.
    #[test]
    fn numbers_have_no_gaps(steps in prop::collection::vec((0_u8..4, 1_u32..13), 1..14), start in prop::sample::select(vec!["01-01", "05-01", "07-01"])) {
        let mut world = World::with("KWD", start);
        flat(&mut world, 2026, 1_000_001);
        for (number, (step, month)) in steps.into_iter().enumerate() {
            match step {
                0 | 1 => { add(&mut world, &format!("Member {number}"), &json!({ "joined_on": format!("2026-{month:02}-01") })); }
                2 => { let _ = world.door.call("history.undo", json!({})); }
                _ => { let _ = world.door.call("invoices.issue", json!({ "year": 2026, "plan": flat_plan(1_000_001, "KWD") })); }
            }
        }
        let numbers = numbers(&mut world);
        let expected: Vec<String> = (1..=numbers.len()).map(|number| format!("INV-2026-{number:04}")).collect();
        prop_assert_eq!(numbers, expected);
        let page = world.call("invoices.list", json!({ "limit": 1000 }));
        let rows = page["rows"].as_array().unwrap();
        let members: std::collections::BTreeSet<i64> = rows.iter().map(|row| row["member_id"].as_i64().unwrap()).collect();
        prop_assert_eq!(members.len(), rows.len());
        prop_assert!(rows.iter().all(|row| (0..=1_000_001).contains(&row["total_minor"].as_i64().unwrap())));
        prop_assert_eq!(world.call("register.check", json!({}))["ok"].clone(), json!(true));
    }
}
