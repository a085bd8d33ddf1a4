//! A final act is a barrier for undo: it is named, and nothing older is undone without being asked for.

use serde_json::{Value, json};

use crate::SCHEMA;
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A plan is saved, an invoice issued: the first can be undone no more, nor the second.
fn issued() -> World {
    let mut world = World::new();
    world.add_member_with("Alpha University", &json!({ "joined_on": "2020-01-01" }));
    world.set_flat_fee(2027, 110_000);
    world.set_flat_fee(2026, 100_000);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-11-21" }));
    world
}

#[test]
fn undo_stops_at_a_final_act_names_it_and_says_what_corrects_it() {
    let mut world = issued();
    let plans = world.call("fees.list", json!({ "year": 2026 }));
    let (kind, message) = world.refused("history.undo", json!({}));
    assert_eq!(kind, ErrorKind::Conflict);
    for part in [
        "“Issued 1 invoice for 2026” was done last.",
        "It is final and cannot be undone. Credit notes correct invoices.",
        "To undo the earlier “Saved the fee plan",
    ] {
        assert!(message.contains(part), "{part}: {message}");
    }
    assert_eq!(world.call("fees.list", json!({ "year": 2026 })), plans, "nothing older was undone");
    let status = world.call("history.status", json!({}));
    assert_eq!(status["undo"], Value::Null);
    assert_eq!(status["barrier"]["summary"], "Issued 1 invoice for 2026");
    assert!(status["barrier"]["older"]["summary"].as_str().unwrap().starts_with("Saved the fee plan"));
}

#[test]
fn what_came_after_a_final_act_is_undone_as_ever_and_what_came_before_by_name() {
    let mut world = issued();
    world.add_member("Beta University");
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Added Beta University");
    assert_eq!(world.call("history.redo", json!({}))["summary"], "Added Beta University");
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Added Beta University");
    assert_eq!(world.refused("history.undo", json!({})).0, ErrorKind::Conflict);
    let page = world.call("history.list", json!({}));
    let of_2027 = page["rows"].as_array().unwrap().iter().find(|row| {
        let summary = row["summary"].as_str().unwrap();
        summary.starts_with("Saved the fee plan") && summary.ends_with("2027")
    });
    let id = of_2027.unwrap()["id"].clone();
    let detail = world.call("history.get", json!({ "id": id }));
    assert_eq!(detail["final_since"]["summary"], "Issued 1 invoice for 2026", "the screen asks before");
    world.call("history.undo", json!({ "id": id }));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn the_history_says_of_each_final_act_that_it_stays() {
    let mut world = issued();
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    let page = world.call("history.list", json!({}));
    let stays = |summary: &str| {
        let row = page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["summary"].as_str().unwrap().starts_with(summary));
        row.unwrap_or_else(|| panic!("{summary}"))["stays"].clone()
    };
    assert!(stays("Issued").as_str().unwrap().contains("Credit notes"));
    assert!(stays("Closed the books").as_str().unwrap().contains("reopened"));
    assert_eq!(stays("Added Alpha"), Value::Null);
    let id = page["rows"][0]["id"].clone();
    let (_, message) = world.refused("history.undo", json!({ "id": id }));
    assert!(message.contains("it is final and cannot be undone. A closed year can be reopened"), "{message}");
}

#[test]
fn every_final_act_says_what_corrects_it() {
    // Each slice that makes an operation final, as the sources say it, names what it does for good.
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut final_files = 0;
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let shown = path.to_string_lossy();
            if shown.ends_with(".rs") && text.contains(".final_and_durable()") && !shown.contains("tests") {
                final_files += 1;
                let named = path.ancestors().filter_map(|folder| folder.file_name()).any(|folder| {
                    let slice = SCHEMA.slices.iter().find(|slice| folder == slice.name);
                    slice.is_some_and(|slice| !slice.final_acts.is_empty())
                });
                assert!(named, "{shown} makes an operation final: say in its SLICE what corrects it");
            }
        }
    }
    assert!(final_files >= 8, "{final_files}");
    for act in SCHEMA.final_acts().filter(|act| act.operation != "register.create") {
        assert!(SCHEMA.commands().any(|command| command.name == act.operation), "{}", act.operation);
    }
}

#[test]
fn an_operation_is_called_as_its_command() {
    let mut world = issued();
    let page = world.call("history.list", json!({}));
    for row in page["rows"].as_array().unwrap() {
        let operation = row["operation"].as_str().unwrap();
        let known = SCHEMA.commands().any(|command| command.name == operation);
        assert!(known || operation == "register.create", "{row}");
    }
}
