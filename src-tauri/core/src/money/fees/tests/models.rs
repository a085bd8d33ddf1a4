//! Ways of recovering costs that consortia have published: each can be set up without code.

use serde_json::json;

use super::{add, add_agreement, billed, component, expected, problems};
use crate::test_world::World;

#[test]
fn orcids_fee_in_dollars_and_a_lead_fee_in_local_money_make_two_invoices() {
    let mut world = World::with("AUD", "01-01");
    add_agreement(&mut world);
    add(&mut world, "Alpha University", "small", "2020-01-01");
    add(&mut world, "Beta University", "large", "2020-01-01");
    let orcid = json!({ "kind": "orcid_fee", "exchange_rate": "1" });
    let lead = json!({ "kind": "flat", "amount_minor": 90_000 });
    let components = [
        component("ORCID member fee", &orcid, &json!({ "currency": "USD" })),
        component("Lead organisation fee", &lead, &json!({ "currency": "AUD" })),
    ];
    world.set_fees(2026, json!({ "components": components }));
    let bills = expected(&[
        ("Alpha University", "AUD", 90_000),
        ("Alpha University", "USD", 320_000),
        ("Beta University", "AUD", 90_000),
        ("Beta University", "USD", 855_000),
    ]);
    assert_eq!(billed(&mut world, 2026), bills);
    let issued = world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(issued["invoices"].as_array().unwrap().len(), 4);
    assert_eq!(issued["total_minor"], 180_000, "the total is that of the consortium’s own currency");
    assert!(billed(&mut world, 2026).is_empty(), "nobody is billed twice");
}

#[test]
fn a_programme_cost_is_divided_to_the_last_cent() {
    let mut world = World::new();
    for name in ["Alpha", "Beta", "Gamma"] {
        add(&mut world, name, "small", "2020-01-01");
    }
    let share = json!({ "kind": "equal_share", "total_minor": 10_000 });
    world.set_fees(2026, json!({ "components": [component("Programme cost", &share, &json!({}))] }));
    let bills = [("Alpha", "EUR", 3_334), ("Beta", "EUR", 3_333), ("Gamma", "EUR", 3_333)];
    assert_eq!(billed(&mut world, 2026), expected(&bills));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(
        preview["bills"][0]["lines"][0]["detail"],
        "1 January 2026 to 31 December 2026. 100.00 ÷ 3 members = 33.34."
    );
}

#[test]
fn the_fee_goes_by_the_size_of_the_budget() {
    let mut world = World::new();
    let field = json!({ "id": null, "name": "Annual budget", "kind": "number", "choices": [] });
    world.call("members.save_custom_field", field);
    for (name, budget) in [("Alpha", "9999999"), ("Beta", "10000000"), ("Gamma", "")] {
        world.add_member_with(
            name,
            &json!({ "joined_on": "2020-01-01", "extra": { "Annual budget": budget } }),
        );
    }
    let steps = json!([{ "from": 10_000_000, "amount_minor": 300 }, { "from": 0, "amount_minor": 100 }]);
    let rule = json!({ "kind": "by_number", "field": "Annual budget", "steps": steps });
    world.set_fees(2026, json!({ "components": [component("Fee", &rule, &json!({}))] }));
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 100), ("Beta", "EUR", 300)]));
    assert_eq!(
        problems(&mut world, 2026),
        ["It has no number in “Annual budget”, by which the fee is reckoned."]
    );
}

#[test]
fn a_fee_passed_on_is_billed_at_each_members_anniversary() {
    let mut world = World::with("ZAR", "01-01");
    add_agreement(&mut world);
    add(&mut world, "March University", "small", "2022-03-15");
    add(&mut world, "October University", "standard", "2023-10-01");
    let rule = json!({ "kind": "orcid_fee", "exchange_rate": "18.2545" });
    let fee = component("ORCID member fee", &rule, &json!({ "currency": "ZAR" }));
    world.set_fees(2026, json!({ "billed_by": "anniversary", "components": [fee] }));
    let bills = [("March University", "ZAR", 5_841_440), ("October University", "ZAR", 11_591_608)];
    assert_eq!(billed(&mut world, 2026), expected(&bills));
    let request = json!({ "year": 2026, "anniversaries_until": "2026-04-01" });
    let issued = world.call("invoices.issue", request.clone());
    assert_eq!(issued["invoices"].as_array().unwrap().len(), 1);
    let document = world.call("invoices.get", json!({ "id": 1 }))["document"].clone();
    assert_eq!(
        document["lines"][0]["detail"],
        "15 March 2026 to 14 March 2027. USD\u{a0}3,200.00 × 18.2545 = 58,414.40 for the whole year."
    );
    assert_eq!(world.call("invoices.issue", request)["invoices"][0]["id"], 1, "nothing more is due by then");
    assert_eq!(billed(&mut world, 2026), expected(&bills[1..]));
}

#[test]
fn a_ministry_pays_for_all_with_one_invoice() {
    let mut world = World::with("NZD", "07-01");
    add(&mut world, "Alpha University", "small", "2020-01-01");
    add(&mut world, "Beta University", "small", "2027-01-10");
    let ministry =
        json!({ "name": "Ministry of Research", "email": "finance@ministry.example", "country": "NZ" });
    let sponsor = world.call("sponsors.save", json!({ "id": null, "draft": ministry }))["id"].clone();
    let flat = json!({ "kind": "flat", "amount_minor": 120_000 });
    let pays =
        json!({ "kind": "sponsor", "sponsor_id": sponsor, "percent": "100", "reason": "National licence" });
    let components = [
        component("Membership fee", &flat, &json!({ "currency": "NZD" })),
        component("Paid by the ministry", &pays, &json!({ "currency": "NZD", "pro_rata": "none" })),
    ];
    world.set_fees(2026, json!({ "components": components }));
    assert_eq!(billed(&mut world, 2026), expected(&[("Ministry of Research", "NZD", 180_000)]));
    world.call("invoices.issue", json!({ "year": 2026 }));
    let detail = world.call("invoices.get", json!({ "id": 1 }));
    assert_eq!((&detail["row"]["member_id"], &detail["row"]["sponsor_id"]), (&json!(null), &sponsor));
    let lines = detail["document"]["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 2, "a line for each member");
    assert_eq!(lines[1]["description"], "Paid by the ministry: Beta University");
    assert_eq!(world.call("billing.years", json!({}))["years"][1]["state"], "issued");
    add(&mut world, "Gamma University", "small", "2027-06-01");
    assert_eq!(billed(&mut world, 2026), expected(&[("Ministry of Research", "NZD", 10_000)]));
}

#[test]
fn four_currencies_with_different_minor_units_go_into_four_invoices() {
    let mut world = World::with("USD", "01-01");
    add(&mut world, "Alpha University", "small", "2026-12-01");
    let fee = |currency: &str, minor: i64| {
        let rule = json!({ "kind": "flat", "amount_minor": minor });
        component(currency, &rule, &json!({ "currency": currency }))
    };
    let components = [fee("JPY", 100_001), fee("KWD", 100_001), fee("USD", 100_001), fee("AUD", 120_000)];
    world.set_fees(2026, json!({ "components": components }));
    let bills = [
        ("Alpha University", "AUD", 10_000),
        ("Alpha University", "JPY", 8_333),
        ("Alpha University", "KWD", 8_333),
        ("Alpha University", "USD", 8_333),
    ];
    assert_eq!(billed(&mut world, 2026), expected(&bills));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let detail = |bill: usize| preview["bills"][bill]["lines"][0]["detail"].as_str().unwrap().to_owned();
    assert!(detail(1).ends_with("100,001 × 1 of 12 months = 8,333."), "{}", detail(1));
    assert!(detail(2).ends_with("100.001 × 1 of 12 months = 8.333."), "{}", detail(2));
    assert!(detail(3).ends_with("1,000.01 × 1 of 12 months = 83.33."), "{}", detail(3));
}

#[test]
fn every_model_is_a_plan_that_can_be_saved() {
    let mut world = World::new();
    for model in world.call("fees.models", json!({})).as_array().unwrap() {
        let mut draft = model["draft"].clone();
        for component in draft["components"].as_array_mut().unwrap() {
            let rule = component["rule"].as_object_mut().unwrap();
            for (name, amount) in rule.iter().filter(|(name, _)| name.ends_with("_minor")) {
                assert_eq!(amount, &json!(0), "{name}: nobody decided on a price yet");
            }
            // Between EUR and ORCID’s currency nobody has stated a rate.
            if rule.get("exchange_rate") == Some(&json!("0")) {
                rule.insert("exchange_rate".to_owned(), json!("0.92"));
            }
        }
        let saved = world.call("fees.save", json!({ "year": 2026, "draft": draft }));
        assert_eq!(saved["name"], model["name"]);
    }
    let plans = world.call("fees.list", json!({ "year": 2026 }))["plans"].clone();
    let adopted: Vec<bool> =
        plans.as_array().unwrap().iter().map(|plan| plan["is_adopted"] == true).collect();
    assert_eq!(adopted.iter().filter(|adopted| **adopted).count(), 1, "one of them is billed");
}
