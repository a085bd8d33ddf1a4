//! Members and sponsors that are reminded of nothing for a while.

use serde_json::json;

use super::{left_out, make, overdue, write};
use crate::test_world::World;

#[test]
fn a_stop_leaves_all_of_a_member_out_says_why_and_ends_by_itself() {
    let mut world = World::new();
    let first = overdue(&mut world, "First University", "");
    let member = world.call("invoices.get", json!({ "id": first }))["row"]["member_id"].as_i64().unwrap();
    let second = write(&mut world, member, 5_000);
    let other = overdue(&mut world, "Second University", "");
    let stop = json!({ "member_id": member, "from_on": "2026-02-05", "until_on": "2026-03-01", "reason": "Merges with another" });
    let stops = world.call("reminders.save_stop", stop)["stops"].clone();
    assert_eq!(make(&mut world, "2026-02-20"), [(other, 1)]);
    let why = "No reminders from 5 February 2026 to 1 March 2026: Merges with another";
    assert_eq!(left_out(&mut world, "2026-02-20")[..2], [why, why]);
    let named = world.call("reminders.make", json!({ "on": "2026-02-20", "invoice_ids": [first] }));
    assert_eq!(named["rows"], json!([]), "not even where it is named");
    let of_invoice = world.call("reminders.list", json!({ "invoice_id": second }));
    assert_eq!(of_invoice["stops"], stops, "its invoices say it too");
    assert_eq!(make(&mut world, "2026-03-02"), [(first, 1), (second, 1)], "the day after it ended");

    let longer = json!({ "id": stops[0]["id"], "member_id": member, "from_on": "2026-02-05", "until_on": "2026-11-30", "reason": "Merges later" });
    world.call("reminders.save_stop", longer);
    assert!(!make(&mut world, "2026-11-21").iter().any(|(invoice, _)| *invoice != other));
    let next = world.call("year.deadlines", json!({ "from_on": "2026-11-21" }))["rows"].clone();
    assert!(next.to_string().contains("2026-12-01"), "the next run is the day after it: {next}");
    world.call("reminders.remove_stop", json!({ "id": stops[0]["id"] }));
    world.call("history.undo", json!({}));
    assert_eq!(make(&mut world, "2026-11-21"), [], "its removal is undone");
    world.call("reminders.remove_stop", json!({ "id": stops[0]["id"] }));
    assert_eq!(make(&mut world, "2026-11-21"), [(first, 2), (second, 2)]);
}

#[test]
fn a_stop_follows_a_member_into_a_merge() {
    let mut world = World::new();
    overdue(&mut world, "First University", "");
    overdue(&mut world, "Second University", "");
    let until = json!({ "member_id": 2, "until_on": "2026-12-31", "reason": "Agreed" });
    world.call("reminders.save_stop", until);
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": 1, "other_id": 2 }));
    assert_eq!(make(&mut world, "2026-11-21"), [], "the survivor has it, and all that it owes waits");
}

#[test]
fn a_stop_needs_a_reason_a_last_day_and_somebody() {
    let mut world = World::new();
    overdue(&mut world, "First University", "");
    let refused = |world: &mut World, request| world.refused("reminders.save_stop", request).1;
    let no_reason = json!({ "member_id": 1, "until_on": "2026-12-31", "reason": " " });
    assert!(refused(&mut world, no_reason).contains("Say why"));
    let backwards =
        json!({ "member_id": 1, "from_on": "2026-12-31", "until_on": "2026-12-30", "reason": "x" });
    assert!(refused(&mut world, backwards).contains("does not end before it begins"));
    let nobody = json!({ "sponsor_id": 9, "until_on": "2026-12-31", "reason": "x" });
    assert!(refused(&mut world, nobody).contains("does not exist"));
}
