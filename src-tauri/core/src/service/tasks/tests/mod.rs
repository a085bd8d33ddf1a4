//! Tasks and checklists, through the door.

mod checklists;
mod due_dates;
mod lists;

use serde_json::{Value, json};

use crate::test_world::World;

fn add(world: &mut World, title: &str, draft: Value) -> i64 {
    let mut whole = json!({ "title": title });
    for (field, value) in draft.as_object().unwrap() {
        whole[field] = value.clone();
    }
    world.call("tasks.save", json!({ "id": null, "draft": whole }))["id"].as_i64().unwrap()
}

fn titles(world: &mut World, request: Value) -> Vec<String> {
    let rows = world.call("tasks.list", request)["rows"].clone();
    rows.as_array().unwrap().iter().map(|task| task["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn tasks_are_listed_by_day_searched_and_filtered() {
    let mut world = World::new();
    let member = world.add_member("Example University");
    add(&mut world, "Some day", json!({}));
    add(&mut world, "Order badges", json!({ "due_on": "2026-12-05", "owner": "Ana" }));
    add(&mut world, "Call them", json!({ "due_on": "2026-11-20", "owner": "Ben", "member_id": member }));
    assert_eq!(titles(&mut world, json!({})), ["Call them", "Order badges", "Some day"]);
    assert_eq!(titles(&mut world, json!({ "search": "EXAMPLE" })), ["Call them"]);
    assert_eq!(titles(&mut world, json!({ "owner": "Ana" })), ["Order badges"]);
    assert_eq!(titles(&mut world, json!({ "id": 1, "state": "all" })), ["Some day"]);
    assert_eq!(titles(&mut world, json!({ "member_id": member })), ["Call them"]);
    assert_eq!(titles(&mut world, json!({ "due_until": "2026-12-01" })), ["Call them"]);
    let sort = json!({ "sort": { "by": "title", "descending": true }, "limit": 2 });
    assert_eq!(titles(&mut world, sort), ["Some day", "Order badges"]);
    let page = world.call("tasks.list", json!({ "limit": 1, "offset": 1 }));
    assert_eq!((&page["total"], &page["owners"]), (&json!(3), &json!(["Ana", "Ben"])));
    let row = &page["rows"][0];
    assert_eq!(
        row["due"], "Sat 5 Dec 2026 (last working day before: Fri 4 Dec 2026)",
        "no day moves silently"
    );
    assert_eq!(row["is_overdue"], false);
    let first = world.call("tasks.list", json!({ "limit": 1 }))["rows"][0].clone();
    assert_eq!((&first["is_overdue"], &first["member"]), (&json!(true), &json!("Example University")));
}

#[test]
fn a_task_is_done_waived_with_a_reason_and_opened_again() {
    let mut world = World::new();
    let [badges, hall] = ["Order badges", "Book the hall"].map(|title| add(&mut world, title, json!({})));
    let done = world.call("tasks.finish", json!({ "ids": [badges], "on": "2026-11-19" }));
    assert_eq!((&done[0]["done_on"], &done[0]["done_by"]), (&json!("2026-11-19"), &json!("ana")));
    let (_, message) = world.refused("tasks.finish", json!({ "ids": [badges] }));
    assert!(message.contains("“Order badges” is done or not needed already"), "{message}");
    let (_, message) = world.refused("tasks.finish", json!({ "ids": [hall], "on": "2026-11-22" }));
    assert!(message.contains("is still to come"), "{message}");
    let (_, message) = world.refused("tasks.waive", json!({ "id": hall, "reason": " " }));
    assert!(message.contains("Say why it is not needed"), "{message}");
    let waived = world.call("tasks.waive", json!({ "id": hall, "reason": "Held online" }));
    assert_eq!((&waived["waived_on"], &waived["reason"]), (&json!("2026-11-21"), &json!("Held online")));
    assert_eq!(titles(&mut world, json!({})), [""; 0]);
    assert_eq!(titles(&mut world, json!({ "state": "waived" })), ["Book the hall"]);
    assert_eq!(titles(&mut world, json!({ "state": "done" })), ["Order badges"]);
    world.call("tasks.reopen", json!({ "id": hall }));
    assert_eq!(titles(&mut world, json!({})), ["Book the hall"]);
    world.call("history.undo", json!({}));
    assert_eq!(titles(&mut world, json!({})), [""; 0]);
}

#[test]
fn a_task_that_comes_back_keeps_to_its_day_of_the_month() {
    let mut world = World::new();
    add(&mut world, "Report to governance", json!({ "due_on": "2026-01-31", "repeats": { "months": 1 } }));
    let mut days = Vec::new();
    for _ in 0..3 {
        let open = world.call("tasks.list", json!({}))["rows"][0].clone();
        days.push(open["due_on"].as_str().unwrap().to_owned());
        world.call("tasks.finish", json!({ "ids": [open["id"]] }));
    }
    assert_eq!(
        days,
        ["2026-01-31", "2026-02-28", "2026-03-31"],
        "counted from the first, not from 28 February"
    );
    let open = world.call("tasks.list", json!({}))["rows"][0].clone();
    assert_eq!(open["due_on"], "2026-04-30");
    world.call("history.undo", json!({}));
    assert_eq!(
        titles(&mut world, json!({})),
        ["Report to governance"],
        "undo takes the next one back with it"
    );
    let mut moved = world.call("tasks.list", json!({}))["rows"][0].clone();
    moved["due_on"] = json!("2026-04-10");
    let id = moved["id"].clone();
    world.call("tasks.save", json!({ "id": id, "draft": moved }));
    world.call("tasks.finish", json!({ "ids": [id] }));
    assert_eq!(
        world.call("tasks.list", json!({}))["rows"][0]["due_on"],
        "2026-05-10",
        "from where it was moved to"
    );
}

#[test]
fn what_is_no_task_is_refused_in_words() {
    let mut world = World::new();
    for (draft, said) in [
        (json!({ "title": "" }), "Say what is to be done."),
        (json!({ "title": "T", "due_on": "0001-01-01" }), "is no day to reckon with"),
        (json!({ "title": "T", "repeats": { "months": 1 } }), "needs the day on which it is due first"),
        (
            json!({ "title": "T", "due_on": "2026-12-01", "repeats": { "days": 0 } }),
            "after how many months or days",
        ),
        (json!({ "title": "T", "member_id": 99 }), "Member 99 does not exist"),
        (json!({ "title": "T", "agreement_id": 99 }), "Agreement 99 does not exist"),
        (json!({ "title": "T", "about_id": 4 }), "of which screen"),
    ] {
        let (_, message) = world.refused("tasks.save", json!({ "id": null, "draft": draft }));
        assert!(message.contains(said), "{message}");
    }
    assert!(world.refused("tasks.remove", json!({ "id": 5 })).1.contains("Task 5 does not exist"));
}

#[test]
fn tasks_stand_on_home_among_the_deadlines_and_in_the_calendar() {
    let mut world = World::new();
    add(&mut world, "Late", json!({ "due_on": "2026-11-10" }));
    add(&mut world, "Soon", json!({ "due_on": "2026-11-24" }));
    add(&mut world, "Later", json!({ "due_on": "2026-12-01" }));
    let needs = world.call("home.needs", json!({}))["rows"].clone();
    let told: Vec<_> = needs
        .as_array()
        .unwrap()
        .iter()
        .filter(|need| need["key"].as_str().unwrap().starts_with("tasks."))
        .map(|need| (need["title"].as_str().unwrap(), need["on"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("1 task overdue", "2026-11-10"), ("1 task due within 3 days", "2026-11-24")]);
    let deadlines = world.call("year.deadlines", json!({}))["rows"].clone();
    let titles: Vec<_> = deadlines
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["screen"] == "tasks")
        .map(|one| one["title"].clone())
        .collect();
    assert_eq!(titles, ["Late", "Soon", "Later"]);
    let file = world.call("exports.make", json!({ "list": { "name": "deadlines" }, "format": "ics" }));
    assert_eq!(file["row_count"], 3);
    let csv = world.call("exports.make", json!({ "list": { "name": "tasks" }, "format": "csv" }));
    assert_eq!(csv["row_count"], 3);
}

#[test]
fn a_merge_takes_tasks_along_and_an_erasure_names_them() {
    let mut world = World::new();
    let [kept, gone] = ["Example University", "Example Univ"].map(|name| world.add_member(name));
    let person = world.add_person(gone, "Okafor", &["main"]);
    add(&mut world, "Ask Ana Okafor", json!({ "member_id": gone }));
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": kept, "other_id": gone }));
    assert_eq!(titles(&mut world, json!({ "member_id": kept })), ["Ask Ana Okafor"]);
    let preview =
        world.call("personal_data.preview_erase", json!({ "contact_id": person["contacts"][0]["id"] }));
    assert!(preview.to_string().contains("The task “Ask Ana Okafor”"), "{preview}");
}
