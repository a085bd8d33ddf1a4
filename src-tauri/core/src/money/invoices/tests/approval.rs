//! What is issued is what was approved: fee by fee, for the dates, rates and currencies that were previewed.

use serde_json::{Value, json};

use super::{add, flat, latest_entry};
use crate::kernel::ErrorKind;
use crate::test_world::World;

fn preview(world: &mut World, request: Value) -> Value {
    world.call("billing.preview", request)
}

/// Previews what `request` asks for and approves it.
fn approve(world: &mut World, request: Value) -> Value {
    let mut approval = request.clone();
    approval["fingerprint"] = preview(world, request)["fingerprint"].clone();
    world.call("billing.approve", approval)
}

/// What the run of 2026 says of its approval.
fn state(world: &mut World) -> (String, String) {
    let preview = preview(world, json!({ "year": 2026 }));
    let text = |field: &str| preview[field].as_str().unwrap().to_owned();
    (text("approval_state"), text("approval_detail"))
}

fn require_approval(world: &mut World) {
    let mut profile = world.call("profile.get", json!({}));
    profile["approval_required"] = json!(true);
    world.call("profile.update", profile);
}

fn by_anniversary(minor: i64) -> Value {
    let fee = json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": minor }, "currency": "EUR" });
    json!({ "billed_by": "anniversary", "components": [fee] })
}

fn vat(world: &mut World) {
    let rates =
        json!([{ "from_on": "2007-01-01", "percent": "19" }, { "from_on": "2026-07-01", "percent": "16" }]);
    let draft = json!({ "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": rates });
    world.call("taxes.save", json!({ "id": null, "draft": draft }));
}

fn refused_as_changed(world: &mut World, request: Value) {
    let (kind, message) = world.refused("invoices.issue", request.clone());
    assert_eq!(kind, ErrorKind::Conflict, "{request}: {message}");
    assert!(message.contains("The run changed since ana approved it on 21 November 2026"), "{message}");
    assert_eq!(world.call("invoices.list", json!({}))["total"], 0, "{request}");
}

#[test]
fn no_filter_leads_around_an_approval() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    world.set_fees(2026, by_anniversary(100_000));
    approve(&mut world, json!({ "year": 2026 }));
    world.set_fees(2026, by_anniversary(999_900));
    for request in [
        json!({ "year": 2026 }),
        json!({ "year": 2026, "issued_on": "2026-11-21", "anniversaries_until": "2026-12-31" }),
        json!({ "year": 2026, "member_ids": [member] }),
        json!({ "year": 2026, "plan": by_anniversary(999_900) }),
        json!({ "year": 2026, "also_in": { "currency": "USD", "exchange_rate": "1.1" } }),
    ] {
        refused_as_changed(&mut world, request);
    }
    world.set_fees(2026, by_anniversary(100_000));
    for request in [
        json!({ "year": 2026, "issued_on": "2026-11-22" }),
        json!({ "year": 2026, "due_on": "2026-12-31" }),
        json!({ "year": 2026, "also_in": { "currency": "USD", "exchange_rate": "1.1" } }),
    ] {
        refused_as_changed(&mut world, request);
    }
    let issued = world.call(
        "invoices.issue",
        json!({ "year": 2026, "anniversaries_until": "2026-12-31", "member_ids": [member] }),
    );
    assert_eq!(issued["total_minor"], 100_000, "a part of what was approved may go out");
}

#[test]
fn the_request_that_was_previewed_is_approved_with_its_day_rate_and_currencies() {
    let mut world = World::new();
    vat(&mut world);
    let category = world.call("taxes.list", json!({}))[0].clone();
    let mut draft = category.clone();
    draft["rate_day"] = json!("invoice_date");
    world.call("taxes.save", json!({ "id": category["id"], "draft": draft }));
    add(&mut world, "First University", &json!({}));
    let fee = json!({ "name": "Fee", "rule": { "kind": "flat", "amount_minor": 100_000 }, "currency": "EUR", "tax_category_id": 1 });
    world.set_fees(2026, json!({ "components": [fee] }));
    let march = json!({ "year": 2026, "issued_on": "2026-03-01", "also_in": { "currency": "USD", "exchange_rate": "1.1" } });
    let shown = preview(&mut world, march.clone());
    assert_eq!(shown["totals"][0]["tax_minor"], 19_000);
    // The fingerprint alone says which day and currencies were looked at.
    let approval =
        world.call("billing.approve", json!({ "year": 2026, "fingerprint": shown["fingerprint"] }));
    assert_eq!(
        (&approval["issued_on"], &approval["also_in"]["currency"]),
        (&json!("2026-03-01"), &json!("USD"))
    );
    refused_as_changed(&mut world, json!({ "year": 2026, "issued_on": "2026-11-21" }));
    let other = json!({ "year": 2026, "issued_on": "2026-11-21", "fingerprint": shown["fingerprint"] });
    assert_eq!(world.refused("billing.approve", other).0, ErrorKind::Conflict);
    let issued = world.call("invoices.issue", json!({ "year": 2026 }));
    let id = issued["invoices"][0]["id"].clone();
    let document = world.call("invoices.get", json!({ "id": id }))["document"].clone();
    assert_eq!(
        (&document["issued_on"], &document["total_minor"], &document["also_in"]["total_minor"]),
        (&json!("2026-03-01"), &json!(119_000), &json!(130_900)),
        "the approved request is issued when nothing else is stated"
    );
}

#[test]
fn any_part_of_an_approved_run_is_issued_and_nothing_else() {
    let mut world = World::new();
    let ids: Vec<i64> =
        ["Alpha", "Beta", "Gamma"].iter().map(|name| add(&mut world, name, &json!({}))).collect();
    flat(&mut world, 2026, 100_000);
    approve(&mut world, json!({ "year": 2026, "member_ids": [ids[0]] }));
    refused_as_changed(&mut world, json!({ "year": 2026 }));
    refused_as_changed(&mut world, json!({ "year": 2026, "member_ids": [ids[1]] }));
    approve(&mut world, json!({ "year": 2026, "member_ids": [ids[1], ids[2]] }));
    world.call("invoices.issue", json!({ "year": 2026, "member_ids": [ids[0]] }));
    assert_eq!(state(&mut world).0, "approved", "the other part waits");
    let late = add(&mut world, "Late", &json!({}));
    let (_, message) = world.refused("invoices.issue", json!({ "year": 2026 }));
    assert!(message.contains("Late is not part of what was approved"), "{message}");
    world.call("invoices.issue", json!({ "year": 2026, "member_ids": [ids[1], ids[2]] }));
    // All that was approved is issued: it binds nobody any more.
    assert_eq!(
        state(&mut world),
        ("open".to_owned(), "Nobody has approved what is left to issue.".to_owned())
    );
    world.call("invoices.issue", json!({ "year": 2026, "member_ids": [late] }));
    let (state, detail) = state(&mut world);
    assert_eq!(
        (state.as_str(), detail.as_str()),
        ("skipped", "Approved by ana on 21 November 2026. 1 of 4 invoices were issued without approval.")
    );
}

#[test]
fn a_sponsors_invoice_is_approved_member_by_member() {
    let mut world = World::new();
    let ids: Vec<i64> = ["Alpha", "Beta"].iter().map(|name| add(&mut world, name, &json!({}))).collect();
    let sponsor = serde_json::to_value(crate::money::sponsors::SponsorDraft {
        name: "Ministry".into(),
        ..Default::default()
    });
    world.call("sponsors.save", json!({ "id": null, "draft": sponsor.unwrap() }));
    let fee = |name: &str, rule: Value| json!({ "name": name, "rule": rule, "currency": "EUR" });
    let plan = |percent: &str| {
        let pays = json!({ "kind": "sponsor", "sponsor_id": 1, "percent": percent, "reason": "Grant" });
        json!({ "components": [fee("Fee", json!({ "kind": "flat", "amount_minor": 100_000 })), fee("Grant", pays)] })
    };
    world.set_fees(2026, plan("50"));
    approve(&mut world, json!({ "year": 2026 }));
    world.set_fees(2026, plan("60"));
    refused_as_changed(&mut world, json!({ "year": 2026, "member_ids": [ids[1]] }));
    world.set_fees(2026, plan("50"));
    let part = world.call("invoices.issue", json!({ "year": 2026, "member_ids": [ids[1]] }));
    assert_eq!(part["total_minor"], 100_000, "the half of Beta and of its sponsor");
    let rest = world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!((rest["total_minor"].clone(), state(&mut world).0), (json!(100_000), "approved".to_owned()));
}

#[test]
fn issuing_fixes_the_approval() {
    let mut world = World::new();
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100_000);
    assert_eq!(state(&mut world).0, "open");
    approve(&mut world, json!({ "year": 2026 }));
    let first = latest_entry(&mut world);
    assert_eq!(state(&mut world), ("approved".to_owned(), "Approved by ana on 21 November 2026.".to_owned()));
    world.call("history.undo", json!({ "id": first }));
    assert_eq!(state(&mut world).0, "open", "until it is used, it can be taken back");
    approve(&mut world, json!({ "year": 2026 }));
    let second = latest_entry(&mut world);
    let issued = world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(issued["approval_detail"], "Approved by ana on 21 November 2026.");
    let (kind, message) = world.refused("history.undo", json!({ "id": second }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("invoices were issued by this approval"), "{message}");
    let shown = preview(&mut world, json!({ "year": 2026 }));
    assert_eq!(
        (&shown["approval"]["approved_by"], &shown["approval_state"]),
        (&json!("ana"), &json!("approved"))
    );
}

#[test]
fn a_consortium_may_require_approval() {
    let mut world = World::new();
    let member = add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100_000);
    require_approval(&mut world);
    for request in [json!({ "year": 2026 }), json!({ "year": 2026, "member_ids": [member] })] {
        let (kind, message) = world.refused("invoices.issue", request);
        assert_eq!(kind, ErrorKind::Conflict);
        assert!(message.contains("nobody approved these"), "{message}");
    }
    approve(&mut world, json!({ "year": 2026 }));
    world.call("invoices.issue", json!({ "year": 2026 }));
    flat(&mut world, 2026, 200_000);
    let reckoned = json!({ "id": 1, "reason": "Wrong fee", "reckon": "anew" });
    let (_, message) = world.refused("invoices.bill_anew", reckoned);
    assert!(message.contains("nobody approved these"), "what is reckoned anew is approved anew: {message}");
    assert_eq!(world.call("invoices.list", json!({}))["total"], 1, "nothing was credited");
}

#[test]
fn issuing_without_approval_is_told() {
    let mut world = World::new();
    add(&mut world, "First University", &json!({}));
    flat(&mut world, 2026, 100_000);
    let issued = world.call("invoices.issue", json!({ "year": 2026 }));
    assert_eq!(issued["approval_detail"], "Issued without approval.");
    assert_eq!(state(&mut world), ("skipped".to_owned(), "Issued without approval.".to_owned()));
    let year = world.call("year.get", json!({ "year": 2026 }));
    let step = year["steps"].as_array().unwrap().iter().find(|step| step["key"] == "approval").unwrap();
    assert_eq!((&step["state"], &step["is_done"]), (&json!("skipped"), &json!(false)));
}
