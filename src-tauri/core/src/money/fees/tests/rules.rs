//! What each rule makes of joiners, tiers, bounds and reasons; and plans side by side.

use serde_json::json;

use super::{add, add_agreement, billed, component, expected, problems};
use crate::kernel::ErrorKind;
use crate::test_world::World;

#[test]
fn joiners_pay_by_months_by_days_or_all_of_it() {
    let mut world = World::with("EUR", "07-01");
    add(&mut world, "Leap University", "small", "2028-02-29");
    let flat = json!({ "kind": "flat", "amount_minor": 36_600 });
    let by = |rule: &str| component(rule, &flat, &json!({ "pro_rata": rule }));
    world.set_fees(2027, json!({ "components": [by("months"), by("days"), by("none")] }));
    let preview = world.call("billing.preview", json!({ "year": 2027 }));
    let lines: Vec<(&str, i64)> = preview["bills"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["detail"].as_str().unwrap(), line["net_minor"].as_i64().unwrap()))
        .collect();
    assert_eq!(
        lines,
        [
            ("1 February 2028 to 30 June 2028. 366.00 × 5 of 12 months = 152.50.", 15_250),
            ("366.00 × 123 of 366 days = 123.00.", 12_300),
            ("", 36_600),
        ]
    );
}

#[test]
fn a_full_month_is_exactly_one_month() {
    let mut world = World::new();
    for (name, joined_on) in [("First", "2026-02-01"), ("Last", "2026-02-28")] {
        add(&mut world, name, "small", joined_on);
    }
    world.set_flat_fee(2026, 120_000);
    assert_eq!(billed(&mut world, 2026), expected(&[("First", "EUR", 110_000), ("Last", "EUR", 110_000)]));
}

#[test]
fn bounds_discounts_and_joining_fees_go_by_what_stands_above_them() {
    let mut world = World::new();
    add(&mut world, "Old Small", "small", "2020-01-01");
    add(&mut world, "Old Large", "large", "2020-01-01");
    add(&mut world, "New Small", "small", "2026-07-01");
    world.add_member_with(
        "Tagged",
        &json!({ "tier": "standard", "joined_on": "2020-01-01", "tags": ["pilot"] }),
    );
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 10_000, "standard_minor": 20_000, "large_minor": 90_000 });
    let plan = json!({ "components": [
        component("Fee", &by_tier, &json!({})),
        component("Minimum", &json!({ "kind": "minimum", "amount_minor": 15_000 }), &json!({})),
        component("Maximum", &json!({ "kind": "maximum", "amount_minor": 50_000 }), &json!({})),
        component("Joining", &json!({ "kind": "joining_fee", "amount_minor": 1_000 }), &json!({})),
        component(
            "Pilot discount",
            &json!({ "kind": "discount", "percent": "12.5", "amount_minor": null, "reason": "Pilot partner" }),
            &json!({ "audience": { "tags": ["pilot"] } }),
        ),
    ] });
    world.set_fees(2026, plan);
    let bills = [
        ("New Small", "EUR", 7_500 + 1_000),
        ("Old Large", "EUR", 50_000),
        ("Old Small", "EUR", 15_000),
        ("Tagged", "EUR", 17_500),
    ];
    assert_eq!(billed(&mut world, 2026), expected(&bills), "the minimum of half a year is half of it");
}

#[test]
fn a_discount_never_takes_more_than_there_is_and_who_pays_nothing_gets_no_invoice() {
    let mut world = World::new();
    add(&mut world, "Alpha", "small", "2020-01-01");
    let discount =
        json!({ "kind": "discount", "percent": null, "amount_minor": 50_000, "reason": "Founder" });
    let components = [
        component("Fee", &json!({ "kind": "flat", "amount_minor": 30_000 }), &json!({})),
        component("Founder", &discount, &json!({})),
    ];
    world.set_fees(2026, json!({ "components": components }));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!((&preview["bills"], &preview["nothing_due"]), (&json!([]), &json!(1)));
    let (kind, message) = world.refused("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("who has something to pay"), "{message}");
}

#[test]
fn shares_go_by_weight_and_by_the_part_of_the_year() {
    let mut world = World::new();
    add(&mut world, "Large", "large", "2020-01-01");
    add(&mut world, "Small", "small", "2020-01-01");
    add(&mut world, "Small from July", "small", "2026-07-01");
    let weights = json!({ "by": "tier", "small": 1, "standard": 2, "large": 3 });
    let share = json!({ "kind": "weighted_share", "total_minor": 90_000, "weights": weights });
    world.set_fees(2026, json!({ "components": [component("Share", &share, &json!({}))] }));
    let bills = [("Large", "EUR", 60_000), ("Small", "EUR", 20_000), ("Small from July", "EUR", 10_000)];
    assert_eq!(billed(&mut world, 2026), expected(&bills));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(
        preview["bills"][2]["lines"][0]["detail"],
        "1 July 2026 to 31 December 2026. 900.00 × 6 ÷ 54 = 100.00."
    );
}

#[test]
fn orcids_lead_fee_is_shared_and_credentials_are_billed_beyond_those_included() {
    let mut world = World::with("USD", "01-01");
    add_agreement(&mut world);
    let first = add(&mut world, "Alpha", "small", "2020-01-01");
    add(&mut world, "Beta", "small", "2020-01-01");
    world.call("agreements.set_credentials", json!({ "id": 1, "member_id": first, "extra_credentials": 2 }));
    let components = [
        component(
            "Lead fee",
            &json!({ "kind": "orcid_lead_fee", "exchange_rate": "1" }),
            &json!({ "currency": "USD" }),
        ),
        component(
            "Credentials",
            &json!({ "kind": "credentials", "price_minor": 106_000 }),
            &json!({ "currency": "USD" }),
        ),
    ];
    world.set_fees(2026, json!({ "components": components }));
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "USD", 362_000), ("Beta", "USD", 150_000)]));
}

#[test]
fn without_an_agreement_nothing_of_orcids_can_be_passed_on() {
    let mut world = World::new();
    add(&mut world, "Alpha", "small", "2020-01-01");
    let orcid = json!({ "kind": "orcid_fee", "exchange_rate": "0.9" });
    world.set_fees(2026, json!({ "components": [component("ORCID fee", &orcid, &json!({}))] }));
    assert_eq!(problems(&mut world, 2026), ["No agreement with ORCID covers the licence year."]);
}

#[test]
fn plans_stand_side_by_side_with_the_year_before() {
    let mut world = World::new();
    add(&mut world, "Alpha", "small", "2020-01-01");
    add(&mut world, "Beta", "large", "2020-01-01");
    world.set_flat_fee(2026, 50_000);
    world.call("invoices.issue", json!({ "year": 2026 }));
    world.set_flat_fee(2027, 60_000);
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 40_000, "standard_minor": 1, "large_minor": 90_000 });
    let draft = json!({ "name": "By tier", "components": [component("Fee", &by_tier, &json!({}))] });
    let second = world.call("fees.save", json!({ "year": 2027, "draft": draft }))["id"].clone();
    let compared = world.call("fees.compare", json!({ "year": 2027, "plan_ids": [] }));
    let totals: Vec<i64> = compared["plans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|plan| plan["totals"][0]["minor"].as_i64().unwrap())
        .collect();
    assert_eq!(totals, [120_000, 130_000]);
    let alpha = &compared["members"][0];
    assert_eq!(alpha["year_before"][0]["minor"], 50_000);
    assert_eq!(
        (&alpha["by_plan"][0][0]["minor"], &alpha["by_plan"][1][0]["minor"]),
        (&json!(60_000), &json!(40_000))
    );

    world.call("fees.adopt", json!({ "id": second }));
    assert_eq!(billed(&mut world, 2027), expected(&[("Alpha", "EUR", 40_000), ("Beta", "EUR", 90_000)]));
    let (_, message) = world.refused("fees.remove", json!({ "id": second }));
    assert!(message.contains("Adopt another one first"), "{message}");
    world.call("history.undo", json!({}));
    assert_eq!(billed(&mut world, 2027), expected(&[("Alpha", "EUR", 60_000), ("Beta", "EUR", 60_000)]));
}

#[test]
fn what_cannot_be_reckoned_is_refused_field_by_field() {
    let mut world = World::new();
    let sponsor = json!({ "kind": "sponsor", "sponsor_id": 9, "percent": "101", "reason": "" });
    let components = [
        component("Sponsor", &sponsor, &json!({})),
        component("ORCID", &json!({ "kind": "orcid_fee", "exchange_rate": "0" }), &json!({})),
        component("Tax", &json!({ "kind": "flat", "amount_minor": 1 }), &json!({ "tax_category_id": 7 })),
    ];
    let error = world
        .door
        .call("fees.save", json!({ "year": 2026, "draft": { "components": components } }))
        .unwrap_err();
    let fields: Vec<&str> = error.context.keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "components.0.percent",
            "components.0.reason",
            "components.0.sponsor_id",
            "components.1.exchange_rate",
            "components.2.tax_category_id"
        ]
    );
}

#[test]
fn every_amount_is_explained_in_words() {
    let mut world = World::new();
    let alpha = add(&mut world, "Alpha", "small", "2026-07-15");
    add(&mut world, "Beta", "small", "2020-01-01");
    let discount = json!({ "kind": "discount", "percent": "10", "amount_minor": null, "reason": "Pilot" });
    let components = [
        component("Fee", &json!({ "kind": "flat", "amount_minor": 10_001 }), &json!({})),
        component("Cost", &json!({ "kind": "equal_share", "total_minor": 100 }), &json!({})),
        component("Discount", &discount, &json!({})),
    ];
    world.set_fees(2026, json!({ "components": components }));
    let explained = world.call("billing.explain", json!({ "year": 2026, "member_id": alpha }));
    let said: Vec<(&str, i64, &str)> = explained["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let text = |field: &str| line[field].as_str().unwrap();
            (text("calculation"), line["minor"].as_i64().unwrap(), text("rounding"))
        })
        .collect();
    assert_eq!(
        said,
        [
            ("100.01 × 6 of 12 months = 50.01", 5_001, "Rounded once, half away from zero."),
            ("1.00 × 6 ÷ 18 = 0.33", 33, "Rounded so that all shares of “Cost” add up to 1.00."),
            ("Pilot: 10 % of 50.34", -503, "Rounded once, half away from zero."),
        ]
    );
    assert_eq!(explained["totals"][0]["minor"], 4_531);
    let request = json!({ "list": { "name": "fee_explanation", "request": { "year": 2026, "member_id": alpha } }, "format": "pdf" });
    let sheet = world.call("exports.make", request);
    assert!(sheet["file_name"].as_str().unwrap().ends_with(".pdf"), "{sheet}");
    assert!(sheet["data_base64"].as_str().unwrap().starts_with("JVBERi"), "it is a PDF");
    let (_, message) = world.refused("billing.explain", json!({ "year": 2025, "member_id": alpha }));
    assert_eq!(message, "No fee plan is set for 2025. Set the fees first.");
}

#[test]
fn an_exchange_of_a_part_of_the_year_is_rounded_once_and_told() {
    let mut world = World::with("AUD", "01-01");
    add(&mut world, "Joined in July", "small", "2026-07-15");
    for place in 0..5 {
        add(&mut world, &format!("X{place}"), "small", "2020-01-01");
    }
    let mut agreement = world.call("agreements.template", json!({}));
    agreement["starts_on"] = "2026-01-01".into();
    agreement["ends_on"] = "2026-12-31".into();
    agreement["bands"][0]["small_minor"] = json!(185_000);
    world.call("agreements.add", agreement);
    let rule = json!({ "kind": "orcid_fee", "exchange_rate": "1.5437" });
    world.set_fees(2026, json!({ "components": [component("ORCID", &rule, &json!({ "currency": "AUD" }))] }));
    let line = |world: &mut World, member: i64| {
        world.call("billing.explain", json!({ "year": 2026, "member_id": member }))["lines"][0].clone()
    };
    let part = line(&mut world, 1);
    assert_eq!(
        (&part["minor"], &part["calculation"], &part["rounding"]),
        (
            &json!(142_792),
            &json!("USD\u{a0}1,850.00 × 1.5437 × 6 of 12 months = 1,427.92"),
            &json!("Rounded once, half away from zero.")
        )
    );
    let whole = line(&mut world, 2);
    assert_eq!(
        (&whole["minor"], &whole["rounding"]),
        (&json!(285_585), &json!("Rounded once, half away from zero.")),
        "2,855.845 is rounded, and said so"
    );
}
