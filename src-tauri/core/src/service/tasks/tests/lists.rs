//! Tasks out of lists.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{add, titles};
use crate::test_world::World;

fn import(world: &mut World, name: &str, bytes: &[u8]) -> Value {
    let token = world.door.stage_list_bytes(name, bytes.to_vec()).unwrap().token;
    let before = world.call("tasks.inspect_list", json!({ "token": token }));
    let done = world.call("tasks.import_list", json!({ "token": token }));
    for count in ["rows", "created", "updated", "unchanged", "rejected"] {
        assert_eq!(before[count], done[count], "what is shown before is what happens: {count}");
    }
    done
}

fn counts(outcome: &Value) -> [i64; 5] {
    ["rows", "created", "updated", "unchanged", "rejected"].map(|count| outcome[count].as_i64().unwrap())
}

fn export(world: &mut World, format: &str) -> Vec<u8> {
    let list = json!({ "name": "tasks", "request": { "state": "all" } });
    let file = world.call("exports.make", json!({ "list": list, "format": format }));
    STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap()
}

#[test]
fn a_list_of_tasks_comes_in_once_and_a_newer_one_moves_and_finishes_them() {
    let mut world = World::new();
    world.add_member("Example University");
    let list = "To do,Due date,Who,Member,Done\n\
        Call them,24/11/2026,Ana,Example University,\n\
        Order badges,05/12/2026,Ben,Nobody at all,\n\
        Book the hall,,Ana,,20/11/2026\n\
        ,01/12/2026,Ana,,\n";
    let done = import(&mut world, "tasks.csv", list.as_bytes());
    assert_eq!(counts(&done), [4, 3, 0, 0, 1], "{done}");
    let said = done["problems"].to_string();
    assert!(said.contains("No single member is called “Nobody at all”"), "{said}");
    assert_eq!(titles(&mut world, json!({})), ["Call them", "Order badges"]);
    let over = world.call("tasks.list", json!({ "state": "done" }))["rows"][0].clone();
    assert_eq!((&over["title"], &over["done_on"]), (&json!("Book the hall"), &json!("2026-11-20")));
    assert_eq!(counts(&import(&mut world, "tasks.csv", list.as_bytes())), [4, 0, 0, 3, 1]);
    let later = "To do,Due date,Who,Member,Done\n\
        Call them,30/11/2026,Cleo,Example University,\n\
        Order badges,05/12/2026,Ben,,19/11/2026\n";
    let token = world.door.stage_list_bytes("later.csv", later.as_bytes().to_vec()).unwrap().token;
    let shown = world.call("tasks.inspect_list", json!({ "token": token }));
    assert_eq!(
        shown["records"][0]["changes"],
        json!(["Due: 2026-11-30 in place of 2026-11-24", "Owner: Cleo in place of Ana"])
    );
    let moved = import(&mut world, "later.csv", later.as_bytes());
    assert_eq!(counts(&moved), [2, 0, 2, 0, 0], "{moved}");
    assert_eq!(titles(&mut world, json!({ "owner": "Cleo" })), ["Call them"]);
    assert_eq!(titles(&mut world, json!({})), ["Call them"]);
    world.call("history.undo", json!({ "entry_id": moved["batch"] }));
    assert_eq!(titles(&mut world, json!({ "owner": "Ana" })), ["Call them"]);
    assert_eq!(titles(&mut world, json!({})), ["Call them", "Order badges"]);
}

#[test]
fn an_export_of_tasks_comes_back_as_it_was() {
    let mut world = World::new();
    let member = world.add_member("Example University");
    add(
        &mut world,
        "Report",
        json!({ "due_on": "2026-10-31", "repeats": { "months": 1 }, "owner": "Ana", "detail": "=SUM(1)" }),
    );
    world.call("tasks.finish", json!({ "ids": [1], "on": "2026-10-30", "by": "Ben" }));
    let waived = add(&mut world, "Hall", json!({ "member_id": member }));
    world.call("tasks.waive", json!({ "id": waived, "reason": "Held online" }));
    add(&mut world, "Hall", json!({ "member_id": member, "due_on": "2026-12-01" }));
    for format in ["csv", "xlsx"] {
        let file = export(&mut world, format);
        let again = import(&mut world, &format!("tasks.{format}"), &file);
        assert_eq!(counts(&again), [4, 0, 0, 4, 0], "into the same register: {again}");
        let mut other = World::new();
        other.add_member("Example University");
        assert_eq!(counts(&import(&mut other, &format!("tasks.{format}"), &file)), [4, 4, 0, 0, 0]);
        let said = |world: &mut World| {
            let rows = world.call("tasks.list", json!({ "state": "all", "sort": { "by": "title" } }))["rows"]
                .clone();
            let fields =
                ["title", "detail", "due_on", "owner", "member", "repeats", "done_on", "done_by", "reason"];
            let row = |row: &Value| fields.map(|field| row[field].clone()).to_vec();
            rows.as_array().unwrap().iter().map(row).collect::<Vec<_>>()
        };
        assert_eq!(said(&mut world), said(&mut other));
        assert_eq!(counts(&import(&mut other, &format!("tasks.{format}"), &file)), [4, 0, 0, 4, 0]);
    }
}
