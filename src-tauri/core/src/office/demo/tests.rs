//! The sample is what the handbook says it is.

use serde_json::{Value, json};

use super::create;
use crate::Door;
use crate::kernel::Clock;

fn sample(members: usize, seed: u64) -> (tempfile::TempDir, Door) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed_on("2026-11-21".parse().unwrap());
    let door = create(&folder.path().join("sample.consortium"), members, seed, "ana", clock).unwrap();
    (folder, door)
}

fn call(door: &mut Door, command: &str, request: Value) -> Value {
    door.call(command, request).unwrap()
}

#[test]
fn the_sample_shows_every_part_of_the_work() {
    let (_folder, mut door) = sample(24, 1);
    let facets = call(&mut door, "members.facets", json!({}));
    assert_eq!(facets["total"], 24);
    assert_eq!(facets["statuses"].as_array().unwrap().len(), 6, "every status is there: {facets}");
    assert!(facets["countries"].as_array().unwrap().len() >= 12);
    let years = call(&mut door, "billing.years", json!({}))["years"].clone();
    let states: Vec<(i64, &str)> = years
        .as_array()
        .unwrap()
        .iter()
        .map(|year| (year["year"].as_i64().unwrap(), year["state"].as_str().unwrap()))
        .collect();
    assert_eq!(states[0], (2027, "draft"));
    assert_eq!(states[1], (2026, "partly_issued"), "late joiners are left to bill");
    assert_eq!(states[2].0, 2025);
    assert!(years[1]["invoice_count"].as_i64().unwrap() >= 15);
    let problems = call(&mut door, "billing.preview", json!({ "year": 2027 }))["problems"].to_string();
    assert!(problems.contains("invoice contact") && !problems.contains("blocker"), "{problems}");
    let roll = call(&mut door, "contacts.voting_roll", json!({}));
    assert!(!roll["rows"].as_array().unwrap().is_empty() && !roll["missing"].as_array().unwrap().is_empty());
    let agreements = call(&mut door, "agreements.list", json!({}));
    assert_eq!((&agreements[0]["status"], &agreements[1]["status"]), (&json!("current"), &json!("ended")));
    let detail = call(&mut door, "agreements.get", json!({ "id": agreements[0]["id"] }));
    let cost = &detail["cost"];
    assert!(cost["problems"] == json!([]) && cost["member_count"].as_i64().unwrap() >= 15, "{cost}");
    let bank = call(&mut door, "bank_transactions.list", json!({}))["counts"].clone();
    let waits = |matched: &str| bank[matched].as_u64().unwrap() > 0;
    assert!(["certain", "likely", "unmatched", "outgoing"].into_iter().all(waits), "{bank}");
    let paid = call(&mut door, "invoices.list", json!({ "state": "paid", "limit": 1 }))["total"].clone();
    assert_eq!(paid, bank["booked"], "each of them by one transaction");
    assert_eq!(call(&mut door, "register.check", json!({}))["ok"], true);
    let every_page =
        call(&mut door, "invoices.list", json!({ "limit": 200 }))["rows"].as_array().unwrap().clone();
    for row in every_page {
        assert_eq!(call(&mut door, "invoices.get", json!({ "id": row["id"] }))["page_count"], 1, "{row}");
    }
}

#[test]
fn the_same_seed_gives_the_same_sample() {
    let members = |members, seed| {
        let (_folder, mut door) = sample(members, seed);
        call(&mut door, "members.list", json!({ "limit": 1000 }))["rows"].clone()
    };
    assert_eq!(members(40, 7), members(40, 7));
    assert_ne!(members(40, 7), members(40, 8));
    assert_eq!(members(300, 7).as_array().unwrap().len(), 300, "names stay unique");
    assert_eq!(members(1, 1).as_array().unwrap().len(), 1);
}
