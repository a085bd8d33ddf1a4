//! Steps of onboarding among the tasks.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::enquire;
use crate::test_world::World;

fn step(detail: &Value, item: &str) -> Value {
    detail["plan"].as_array().unwrap().iter().find(|step| step["item"] == item).unwrap().clone()
}

fn total(world: &mut World, request: Value) -> Value {
    world.call("tasks.list", request)["total"].clone()
}

/// A task, and an enquiry whose plan has begun.
fn begun(world: &mut World) -> i64 {
    world.call(
        "tasks.save",
        json!({ "id": null, "draft": { "title": "Order badges", "due_on": "2026-12-10", "owner": "Ben" } }),
    );
    let id = enquire(world, "Alpha University", &json!({ "starts_on": "2026-12-01", "owner": "Ana" }));
    world.call("joining.start", json!({ "ids": [id] }));
    id
}

#[test]
fn steps_of_onboarding_stand_among_the_tasks() {
    let mut world = World::new();
    let id = begun(&mut world);
    let page = world.call("tasks.list", json!({}));
    assert_eq!(page["total"], 12);
    let rows = page["rows"].as_array().unwrap();
    let said: Vec<String> = rows
        .iter()
        .map(|row| format!("{} {}", row["due_on"].as_str().unwrap_or("-"), row["title"].as_str().unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            "2026-11-17 Entered in ORCID’s member portal",
            "2026-12-01 Welcome pack sent",
            "2026-12-10 Order badges",
            "2026-12-15 First contact",
            "2026-12-15 Added to mailing list and channels",
            "2026-12-31 Access to ORCID’s member portal confirmed",
            "2026-12-31 Kick-off call",
            "2026-12-31 Check-in after 30 days",
            "2027-01-30 Integration plan recorded",
            "2027-03-01 Check-in after 90 days",
            "2027-05-30 Check-in after 180 days",
            "- Onboarding webinar attended",
        ]
    );
    assert_eq!((&rows[0]["is_overdue"], &rows[0]["about_name"]), (&json!(true), &json!("Alpha University")));
    assert_eq!((&rows[0]["kept_in"], &rows[0]["about_id"]), (&json!("joining"), &json!(id)));
    assert_eq!(total(&mut world, json!({ "owner": "Ana" })), 11);
    assert_eq!(total(&mut world, json!({ "search": "CHECK-IN" })), 3);
    assert_eq!(total(&mut world, json!({ "due_until": "2026-12-01" })), 2);
    assert_eq!(total(&mut world, json!({ "about_screen": "joining", "about_id": id })), 11);
    assert_eq!(total(&mut world, json!({ "id": 1 })), 1, "the task of this list");
    let second = world.call("tasks.list", json!({ "offset": 1, "limit": 2 }));
    assert_eq!((&second["rows"][1]["title"], &second["total"]), (&json!("Order badges"), &json!(12)));
    let by_title = json!({ "sort": { "by": "title", "descending": true }, "limit": 1 });
    assert_eq!(world.call("tasks.list", by_title)["rows"][0]["title"], "Welcome pack sent");
}

#[test]
fn a_step_is_done_among_the_tasks_or_in_its_plan_and_never_entered_twice() {
    let mut world = World::new();
    let id = begun(&mut world);
    let plan = world.call("joining.get", json!({ "id": id }));
    let kept = json!([{ "screen": "joining", "id": step(&plan, "told_orcid")["id"] }]);
    world.call("tasks.finish", json!({ "ids": [1], "kept": kept, "on": "2026-11-19" }));
    let plan = world.call("joining.get", json!({ "id": id }));
    assert_eq!(step(&plan, "told_orcid")["done_on"], "2026-11-19");
    let (_, message) = world.refused("tasks.finish", json!({ "kept": kept }));
    assert!(message.contains("“Entered in ORCID’s member portal” is done already"), "{message}");
    let (_, message) = world.refused("tasks.finish", json!({ "kept": [{ "screen": "joining", "id": 99 }] }));
    assert!(message.contains("Step 99 does not exist"), "{message}");
    let (_, message) = world.refused("tasks.finish", json!({ "kept": [{ "screen": "issues", "id": 1 }] }));
    assert!(message.contains("keeps nothing to do"), "{message}");
    assert_eq!(total(&mut world, json!({ "state": "done" })), 2);
    world.call("history.undo", json!({}));
    assert_eq!(total(&mut world, json!({})), 12, "task and step go back as one");
    let welcome = step(&plan, "welcome")["id"].clone();
    world.call(
        "joining.set_step",
        json!({ "id": welcome, "is_waived": true, "note": "Sent by the ministry" }),
    );
    assert_eq!(total(&mut world, json!({})), 11, "what is not needed is no task");
    // An export that is read back enters none of them.
    let file = world.call("exports.make", json!({ "list": { "name": "tasks" }, "format": "csv" }));
    let bytes = STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap();
    let token = world.door.stage_list_bytes("tasks.csv", bytes).unwrap().token;
    let done = world.call("tasks.import_list", json!({ "token": token }));
    assert_eq!((&done["created"], &done["updated"], &done["unchanged"]), (&json!(0), &json!(0), &json!(11)));
    world.call("joining.close", json!({ "id": id, "outcome": "withdrawn", "reason": "No budget" }));
    assert_eq!(total(&mut world, json!({})), 1);
}
