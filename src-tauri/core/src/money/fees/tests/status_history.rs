//! Who is billed, of which tier and for which months, by what held then: on ORCID’s ledger and on the consortium’s own.

use serde_json::{Value, json};

use super::{add, add_agreement, billed, component, expected};
use crate::test_world::World;

fn problems_about(world: &mut World, field: &str) -> Vec<String> {
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let problems = preview["problems"].as_array().unwrap().iter();
    problems
        .filter(|problem| problem["field"] == field)
        .map(|problem| problem["problem"].as_str().unwrap().to_owned())
        .collect()
}

fn leave(world: &mut World, member: i64, left_on: &str) {
    let request = json!({ "id": member, "status": "former", "on": left_on, "left_on": left_on });
    world.call("members.change_status", request);
}

fn flat(world: &mut World, minor: i64, fields: &Value) {
    let fee = component("Fee", &json!({ "kind": "flat", "amount_minor": minor }), fields);
    world.set_fees(2026, json!({ "components": [fee] }));
}

fn set_tier(world: &mut World, member: i64, tier: &str) {
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    draft["tier"] = json!(tier);
    let known = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft.as_object_mut().unwrap().retain(|field, _| known.get(field).is_some());
    world.call("members.update", json!({ "id": member, "draft": draft }));
}

#[test]
fn a_tier_of_today_changes_nothing_on_either_ledger() {
    let mut world = World::with("USD", "01-01");
    let ids: Vec<i64> =
        (0..6).map(|place| add(&mut world, &format!("M{place}"), "small", "2020-01-01")).collect();
    add_agreement(&mut world);
    let passed_on = json!({ "kind": "orcid_fee", "exchange_rate": "1" });
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 1_000, "standard_minor": 2_000, "large_minor": 3_000 });
    let in_usd = json!({ "currency": "USD" });
    let components = json!([component("ORCID", &passed_on, &in_usd), component("Own", &by_tier, &in_usd)]);
    world.set_fees(2026, json!({ "components": components }));
    set_tier(&mut world, ids[0], "large");
    let cost = world.orcid_cost(2026, "2026-01-01");
    assert_eq!(
        (&cost["member_fees_minor"], &cost["members"][0]["fee_minor"]),
        (&json!(1_920_000), &json!(320_000))
    );
    assert_eq!(
        billed(&mut world, 2026)[0],
        ("M0".to_owned(), "USD".to_owned(), 321_000),
        "both by the tier of 1 January"
    );
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(preview["totals"][0]["net_minor"], 1_926_000);
    assert_eq!(preview["bills"][0]["tier"], "small");
    assert_eq!(
        problems_about(&mut world, "tier_then"),
        ["Billed as small, the tier of 1 January 2026, and large since."]
    );
    // Of the next year, the tier of today holds.
    world.set_fees(2027, json!({ "components": [component("Own", &by_tier, &in_usd)] }));
    assert_eq!(billed(&mut world, 2027)[0], ("M0".to_owned(), "USD".to_owned(), 3_000));
}

#[test]
fn a_tier_that_was_wrong_is_corrected_with_the_day_it_holds_from() {
    let mut world = World::new();
    let member = add(&mut world, "Alpha", "small", "2020-01-01");
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 1_000, "standard_minor": 2_000, "large_minor": 3_000 });
    world.set_fees(2026, json!({ "components": [component("Fee", &by_tier, &json!({}))] }));
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    draft["tier"] = json!("large");
    let known = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft.as_object_mut().unwrap().retain(|field, _| known.get(field).is_some());
    world.call("members.update", json!({ "id": member, "draft": draft, "status_from": "2020-01-01" }));
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 3_000)]));
    assert_eq!(problems_about(&mut world, "tier_then"), Vec::<String>::new());
}

#[test]
fn the_day_of_the_latest_change_is_corrected() {
    let mut world = World::new();
    let member = add(&mut world, "Alpha", "small", "2020-01-01");
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 1_000, "standard_minor": 2_000, "large_minor": 3_000 });
    world.set_fees(2026, json!({ "components": [component("Fee", &by_tier, &json!({}))] }));
    let mut draft = world.call("members.get", json!({ "id": member }))["member"].clone();
    let known = serde_json::to_value(crate::people::members::MemberDraft::default()).unwrap();
    draft.as_object_mut().unwrap().retain(|field, _| known.get(field).is_some());
    let update = |draft: &Value, from: &str| json!({ "id": member, "draft": draft, "status_from": from });
    let (_, said) = world.refused("members.update", update(&draft, "2025-06-01"));
    assert!(said.contains("Neither tier nor status of Alpha ever changed"), "{said}");
    set_tier(&mut world, member, "large");
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 1_000)]), "it changed today");
    draft["tier"] = json!("large");
    world.call("members.update", update(&draft, "2025-06-01"));
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 3_000)]));
    world.call("history.undo", json!({}));
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 1_000)]));
    world.call("history.redo", json!({}));
    draft["tier"] = json!("standard");
    world.call("members.update", update(&draft, "2026-03-01"));
    let (_, said) = world.refused("members.update", update(&draft, "2025-06-01"));
    assert!(said.contains("The tier of Alpha changed on 1 June 2025 as well"), "{said}");
}

#[test]
fn a_tier_that_was_missing_counts_from_the_beginning() {
    let mut world = World::new();
    let member = world.add_member_with("Alpha", &json!({ "joined_on": "2020-01-01" }));
    let by_tier =
        json!({ "kind": "by_tier", "small_minor": 1_000, "standard_minor": 2_000, "large_minor": 3_000 });
    world.set_fees(2026, json!({ "components": [component("Fee", &by_tier, &json!({}))] }));
    set_tier(&mut world, member, "standard");
    assert_eq!(billed(&mut world, 2026), expected(&[("Alpha", "EUR", 2_000)]));
}

#[test]
fn who_left_is_billed_until_the_last_day() {
    let mut world = World::new();
    let gone = add(&mut world, "Gone", "small", "2020-01-01");
    add(&mut world, "Stays", "small", "2020-01-01");
    let before = add(&mut world, "Left before", "small", "2020-01-01");
    leave(&mut world, gone, "2026-09-30");
    leave(&mut world, before, "2025-12-31");
    add_agreement(&mut world);
    flat(&mut world, 120_000, &json!({}));
    assert_eq!(billed(&mut world, 2026), expected(&[("Gone", "EUR", 90_000), ("Stays", "EUR", 120_000)]));
    let counted = world.orcid_cost(2026, "2026-01-01");
    assert_eq!(counted["member_count"], 2, "the same on ORCID’s ledger");
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(
        preview["bills"][0]["lines"][0]["detail"],
        "1 January 2026 to 30 September 2026. 1,200.00 × 9 of 12 months = 900.00.",
        "the last day ends the period"
    );
    assert_eq!(
        problems_about(&mut world, "left_on"),
        ["1 of 2 members is billed for part of the year because they left on 30 September 2026."]
    );
    for (pro_rata, minor) in [("days", 89_753), ("none", 120_000)] {
        flat(&mut world, 120_000, &json!({ "pro_rata": pro_rata }));
        assert_eq!(billed(&mut world, 2026)[0].2, minor, "{pro_rata}: 273 of 365 days, or all of it");
    }
}

#[test]
fn the_close_check_knows_who_left_without_a_bill() {
    let mut world = World::new();
    let gone = add(&mut world, "Gone", "small", "2020-01-01");
    let stays = add(&mut world, "Stays", "small", "2020-01-01");
    leave(&mut world, gone, "2026-09-30");
    flat(&mut world, 120_000, &json!({}));
    let drafts = |world: &mut World| {
        let checks = world.call("books.check_close", json!({ "through_on": "2026-10-31" }))["checks"].clone();
        let found = checks.as_array().unwrap().iter().find(|check| check["key"] == "drafts").unwrap().clone();
        (found["ok"].as_bool().unwrap(), found["detail"].as_str().unwrap().to_owned())
    };
    world.call("invoices.issue", json!({ "year": 2026, "member_ids": [stays] }));
    assert_eq!(drafts(&mut world), (false, "Still to be billed: 1 member for 2026.".to_owned()));
    world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(drafts(&mut world), (true, "Every member that is to be billed was billed.".to_owned()));
}

#[test]
fn existing_members_pay_the_whole_year_and_joiners_are_counted_by_the_day() {
    let mut world = World::new();
    let list: String = (0..774).map(|place| format!("University {place}\n")).collect();
    let staged =
        world.door.stage_import_bytes("members.csv", format!("Member\n{list}").into_bytes()).unwrap();
    world.call("imports.run", json!({ "token": staged.token, "kind": "members" }));
    let ids = world.call("members.ids", json!({}))["ids"].clone();
    world.call("members.bulk_update", json!({ "ids": ids, "set": { "joined_on": null } }));
    flat(&mut world, 250_000, &json!({}));
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    assert_eq!(preview["totals"][0]["net_minor"], 193_500_000);
    assert_eq!(problems_about(&mut world, "joined_on"), Vec::<String>::new());
    world.call("members.bulk_update", json!({ "ids": ids, "set": { "joined_on": "2026-11-30" } }));
    assert_eq!(
        problems_about(&mut world, "joined_on"),
        ["774 of 774 members are billed for part of the year because they joined on 30 November 2026."]
    );
    let preview = world.call("billing.preview", json!({ "year": 2026 }));
    let counted =
        preview["problems"].as_array().unwrap().iter().find(|one| one["field"] == "joined_on").unwrap();
    assert_eq!(counted["member_ids"].as_array().unwrap().len(), 774, "so that they can be corrected at once");
    assert_eq!(preview["totals"][0]["net_minor"], 774 * 41_667);
}

#[test]
fn who_is_not_billed_is_named_with_the_reason() {
    let mut world = World::new();
    add(&mut world, "Stays", "small", "2020-01-01");
    let archived = add(&mut world, "Archived", "small", "2020-01-01");
    world.call("members.archive", json!({ "ids": [archived] }));
    world.add_member_with("Onboarding", &json!({ "status": "onboarding", "joined_on": "2026-07-01" }));
    world.add_member_with("Unknown end", &json!({ "status": "former", "joined_on": "2020-01-01" }));
    flat(&mut world, 120_000, &json!({}));
    assert_eq!(billed(&mut world, 2026), expected(&[("Stays", "EUR", 120_000)]));
    assert_eq!(
        problems_about(&mut world, "status"),
        ["Not billed: the status is onboarding, although 1 July 2026 is the first day."]
    );
    assert_eq!(
        problems_about(&mut world, "archived_on"),
        ["Not billed: archived on 21 November 2026, and a member until then."]
    );
    assert_eq!(
        problems_about(&mut world, "left_on"),
        ["Not billed: a former member of which nobody knows the last day."]
    );
}
