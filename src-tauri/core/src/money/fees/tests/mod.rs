//! Fee plans through the door: the published ways of recovering costs, shares, joiners, discounts, sponsors, comparisons.

mod languages;
mod late_joiners;
mod models;
mod properties;
mod rules;
mod status_history;

use serde_json::{Value, json};

use crate::test_world::World;

/// A component that is billed in euro by whole months, with some of its fields given.
fn component(name: &str, rule: &Value, fields: &Value) -> Value {
    let mut component = json!({ "name": name, "rule": rule, "currency": "EUR" });
    fields.as_object().unwrap().iter().for_each(|(field, value)| component[field] = value.clone());
    component
}

/// What each member or sponsor would be billed: name, currency, total.
fn billed(world: &mut World, year: i32) -> Vec<(String, String, i64)> {
    let preview = world.call("billing.preview", json!({ "year": year }));
    let bills = preview["bills"].as_array().unwrap();
    bills
        .iter()
        .map(|bill| {
            let text = |field: &str| bill[field].as_str().unwrap().to_owned();
            (text("debtor_name"), text("currency"), bill["total_minor"].as_i64().unwrap())
        })
        .collect()
}

/// The same, to compare with.
fn expected(bills: &[(&str, &str, i64)]) -> Vec<(String, String, i64)> {
    bills.iter().map(|(name, currency, minor)| ((*name).to_owned(), (*currency).to_owned(), *minor)).collect()
}

/// What stands in the way of a run.
fn problems(world: &mut World, year: i32) -> Vec<String> {
    let preview = world.call("billing.preview", json!({ "year": year }));
    let problems = preview["problems"].as_array().unwrap().iter();
    problems
        .filter(|problem| problem["severity"] == "blocker")
        .map(|problem| problem["problem"].as_str().unwrap().to_owned())
        .collect()
}

/// A member of a tier that joined on a day.
fn add(world: &mut World, name: &str, tier: &str, joined_on: &str) -> i64 {
    world.add_member_with(name, &json!({ "tier": tier, "joined_on": joined_on }))
}

/// An agreement over 2026 by the published grid.
pub(crate) fn add_agreement(world: &mut World) {
    let mut agreement = world.call("agreements.template", json!({}));
    agreement["starts_on"] = "2026-01-01".into();
    agreement["ends_on"] = "2026-12-31".into();
    agreement["lead_fee_minor"] = json!(300_000);
    world.call("agreements.add", agreement);
}
