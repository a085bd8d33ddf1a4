//! What issued documents rest on stays under them, and undo says so in words and numbers.

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

/// The entry of the last operation whose description begins so.
fn entry(world: &mut World, summary: &str) -> i64 {
    let page = world.call("history.list", json!({}));
    let rows = page["rows"].as_array().unwrap();
    let found = rows.iter().find(|row| row["summary"].as_str().unwrap().starts_with(summary));
    found.unwrap_or_else(|| panic!("no entry “{summary}”"))["id"].as_i64().unwrap()
}

/// Why the operation cannot be undone; it is asked for by name.
fn refusal(world: &mut World, summary: &str) -> String {
    let id = entry(world, summary);
    let (kind, message) = world.refused("history.undo", json!({ "id": id }));
    assert_eq!(kind, ErrorKind::Conflict, "{message}");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    message
}

fn can_be_undone(world: &World, id: i64) -> bool {
    world.door.session.register.undo_refusal(id).unwrap().is_none()
}

fn issue(world: &mut World, year: i32) -> Value {
    world.call("invoices.issue", json!({ "year": year, "issued_on": "2026-11-21" }))
}

fn import(world: &mut World, count: usize) {
    use std::fmt::Write;
    let mut csv = String::from("Name,Country,Joined\n");
    for number in 0..count {
        writeln!(csv, "University {number},DE,2020-01-01").unwrap();
    }
    let staged = world.door.stage_import_bytes("list.csv", csv.into_bytes()).unwrap();
    let fields: Vec<_> = staged.columns.iter().map(|column| &column.field).collect();
    let request = json!({ "token": staged.token, "kind": staged.kind, "mapping": fields });
    let done = world.call("imports.run", request);
    assert_eq!(done["created"], count, "{done}");
}

#[test]
fn an_import_of_billed_members_stays_and_says_how_many_invoices_rest_on_it() {
    let mut world = World::new();
    import(&mut world, 25);
    world.set_flat_fee(2026, 250_000);
    let import = entry(&mut world, "Imported");
    assert!(can_be_undone(&world, import), "nothing rests on it yet");
    issue(&mut world, 2026);
    let message = refusal(&mut world, "Imported");
    assert!(message.contains("25 invoices were issued to members of this import."), "{message}");
}

#[test]
fn a_billed_member_stays_and_an_edit_of_it_does_not_have_to() {
    let mut world = World::new();
    let id = world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01" }));
    world.set_flat_fee(2026, 250_000);
    let mut draft = crate::test_world::member("Alpha University");
    draft["joined_on"] = "2020-01-01".into();
    draft["city"] = "Zürich".into();
    world.call("members.update", json!({ "id": id, "draft": draft }));
    let edit = entry(&mut world, "Edited");
    issue(&mut world, 2026);
    assert!(can_be_undone(&world, edit), "the address of an issued invoice is frozen");
    let message = refusal(&mut world, "Added Alpha");
    assert!(message.contains("1 invoice was issued to this member."), "{message}");
}

#[test]
fn a_member_billed_with_nothing_to_pay_stays_too() {
    let mut world = World::new();
    world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01", "tier": "standard" }));
    world.add_member_with("Beta University", &json!({ "joined_on": "2020-01-01", "tier": "small" }));
    let rule = json!({ "kind": "by_tier", "small_minor": 0, "standard_minor": 100, "large_minor": 100 });
    world.set_fees(2026, json!({ "components": [{ "name": "Fee", "rule": rule, "currency": "EUR" }] }));
    issue(&mut world, 2026);
    for (name, told) in [("Added Alpha", "1 invoice was"), ("Added Beta", "with nothing to pay")] {
        let message = refusal(&mut world, name);
        assert!(message.contains(told), "{message}");
    }
}

#[test]
fn the_plan_that_invoices_were_issued_by_stays_and_what_came_after_does_not() {
    let mut world = World::new();
    world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01" }));
    world.set_flat_fee(2026, 250_000);
    let saved = entry(&mut world, "Saved the fee plan");
    world.set_flat_fee(2027, 260_000);
    let of_another_year = entry(&mut world, "Saved the fee plan");
    issue(&mut world, 2026);
    world.set_flat_fee(2026, 270_000);
    let afterwards = entry(&mut world, "Saved the fee plan");
    assert!(can_be_undone(&world, afterwards), "what was saved after the invoices carries none");
    assert!(can_be_undone(&world, of_another_year));
    world.call("history.undo", json!({ "id": afterwards }));
    let (_, message) = world.refused("history.undo", json!({ "id": saved }));
    assert!(message.contains("1 invoice of 2026 was issued by this fee plan."), "{message}");
}

#[test]
fn a_tax_category_that_invoices_charge_stays_and_a_rate_that_none_charges_does_not() {
    let mut world = World::new();
    world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01", "country": "DE" }));
    let mut profile = world.call("profile.get", json!({}));
    profile["country"] = "DE".into();
    world.call("profile.update", profile);
    let draft = |rates: Value| json!({ "name": "VAT", "code": "S", "reason": "", "reason_code": "", "eu_business_id": null, "abroad_id": null, "rates": rates });
    let old = json!({ "from_on": "2020-01-01", "percent": "19" });
    let new = json!({ "from_on": "2027-01-01", "percent": "21" });
    let list = world.call("taxes.save", json!({ "id": null, "draft": draft(json!([old])) }));
    let tax = list[0]["id"].as_i64().unwrap();
    let created = entry(&mut world, "Saved the tax category");
    world.call("taxes.save", json!({ "id": tax, "draft": draft(json!([old, new])) }));
    let rate_added = entry(&mut world, "Saved the tax category");
    let rule = json!({ "kind": "flat", "amount_minor": 10_000 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax });
    world.set_fees(2026, json!({ "components": [fee] }));
    issue(&mut world, 2026);
    assert!(can_be_undone(&world, rate_added), "no invoice charges 21 %");
    let (_, message) = world.refused("history.undo", json!({ "id": created }));
    assert!(message.contains("1 invoice was issued with this tax."), "{message}");
}

#[test]
fn a_sponsor_that_is_billed_stays() {
    let mut world = World::new();
    let ministry = json!({ "name": "Ministry of Research", "country": "DE" });
    let sponsor = world.call("sponsors.save", json!({ "id": null, "draft": ministry }))["id"].clone();
    let line = json!({ "description": "Workshop", "amount_minor": 10_000 });
    world.call("invoices.write", json!({ "sponsor_id": sponsor, "currency": "EUR", "lines": [line] }));
    let message = refusal(&mut world, "Saved the sponsor");
    assert!(message.contains("1 invoice was issued to this sponsor."), "{message}");
}

#[test]
fn an_agreement_whose_fees_are_passed_on_stays() {
    let mut world = World::with("ZAR", "01-01");
    crate::money::fees::tests::add_agreement(&mut world);
    let added = entry(&mut world, "Added the agreement");
    world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01", "tier": "small" }));
    let rule = json!({ "kind": "orcid_fee", "exchange_rate": "18.2545" });
    let fee = json!({ "name": "ORCID member fee", "rule": rule, "currency": "ZAR" });
    world.set_fees(2026, json!({ "components": [fee] }));
    assert!(can_be_undone(&world, added));
    issue(&mut world, 2026);
    let (_, message) = world.refused("history.undo", json!({ "id": added }));
    assert!(message.contains("1 invoice was issued with fees of this agreement."), "{message}");
}
