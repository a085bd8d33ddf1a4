//! Undo and redo, one operation after another and many at random.

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::register::capture;
use crate::test_world::{World, member};

#[test]
fn undo_takes_operations_back_one_by_one_and_redo_does_them_again() {
    let mut world = World::new();
    let first = world.add_member("First");
    world.add_member("Second");
    let mut edited = member("First, renamed");
    edited["city"] = "Zürich".into();
    world.call("members.update", json!({ "id": first, "draft": edited }));
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Edited First");
    assert_eq!(world.names(json!({})), ["First", "Second"]);
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Added Second");
    assert_eq!(world.names(json!({})), ["First"]);
    assert_eq!(world.call("history.redo", json!({}))["summary"], "Added Second");
    assert_eq!(world.call("history.redo", json!({}))["summary"], "Edited First");
    assert_eq!(world.names(json!({})), ["First, renamed", "Second"]);
    assert_eq!(
        world.call("members.list", json!({ "search": "zur" }))["total"],
        1,
        "the search index follows undo and redo"
    );
    assert_eq!(world.call("history.status", json!({}))["redo"], Value::Null);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn something_new_ends_what_can_be_done_again() {
    let mut world = World::new();
    world.add_member("First");
    world.call("history.undo", json!({}));
    world.add_member("Other");
    assert_eq!(
        world.refused("history.redo", json!({})),
        (ErrorKind::Conflict, "There is nothing to redo.".into())
    );
}

#[test]
fn what_was_changed_since_is_not_undone_over() {
    let mut world = World::new();
    let id = world.add_member("First");
    let added = world.call("history.status", json!({}))["undo"]["id"].clone();
    world.call("members.update", json!({ "id": id, "draft": member("Renamed") }));
    let (kind, message) = world.refused("history.undo", json!({ "id": added }));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(
        message.contains("“Added First” cannot be undone: a member it changed was changed again"),
        "{message}"
    );
    assert_eq!(world.names(json!({})), ["Renamed"]);
}

#[test]
fn the_creation_of_the_register_is_final() {
    let mut world = World::new();
    assert_eq!(world.refused("history.undo", json!({})).1, "There is nothing to undo.");
    assert!(world.refused("history.undo", json!({ "id": 1 })).1.contains("is final"));
}

/// Everything a person could see of members and contacts.
fn snapshot(world: &World) -> Vec<String> {
    let mut lines = Vec::new();
    for table in ["profile", "member", "contact", "contact_role"] {
        let image = capture::row_as_json(world.door.session.register.reader(), table, "").unwrap();
        let mut statement = world
            .door
            .session
            .register
            .connection
            .prepare(&format!("SELECT {image} FROM {table} ORDER BY id"))
            .unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        lines.extend(rows.map(|row| format!("{table} {}", row.unwrap())));
    }
    lines
}

/// One of many things a person could do next, chosen by `choice`.
fn do_something(world: &mut World, choice: u8, number: usize) {
    let ids: Vec<i64> = world.call("members.list", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    let chosen = ids.get(number % ids.len().max(1)).copied();
    let roles = [vec!["main"], vec!["main", "voting"], vec!["invoice"], vec![]][number % 4].clone();
    let person = json!({ "given_name": format!("Ana {number}"), "family_name": "Núñez", "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    match (choice % 5, chosen) {
        (0, _) | (_, None) => {
            world.add_member(&format!("Member {number}"));
        }
        (1, Some(id)) => {
            let renamed = member(&format!("Renamed {number}"));
            world.call("members.update", json!({ "id": id, "draft": renamed }));
        }
        (2, Some(id)) => {
            world.call("members.archive", json!({ "ids": [id] }));
        }
        (3, Some(id)) => {
            let request = json!({ "id": null, "member_id": id, "draft": person, "roles": roles });
            world.call("contacts.save", request);
        }
        (_, Some(id)) => {
            let detail = world.call("members.get", json!({ "id": id }));
            if let Some(contact) = detail["contacts"].as_array().and_then(|contacts| contacts.first()) {
                world.call(
                    "contacts.save",
                    json!({ "id": contact["id"], "member_id": id, "draft": person, "roles": roles }),
                );
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    /// Whatever was done: undoing all of it leads back to the start, doing all of it again to the end, and at no time
    /// does a member have two voting contacts.
    #[test]
    fn undo_and_redo_are_inverse(choices in proptest::collection::vec((0_u8..5, 0_usize..12), 1..12)) {
        let mut world = World::new();
        let start = snapshot(&world);
        for (choice, number) in choices {
            do_something(&mut world, choice, number);
            let sql = "SELECT count(*) FROM (SELECT 1 FROM contact_role WHERE role IN ('main', 'voting') AND until_on IS NULL GROUP BY member_id, role HAVING count(*) > 1)";
            let doubled: i64 = world.door.session.register.connection.query_row(sql, [], |row| row.get(0)).unwrap();
            proptest::prop_assert_eq!(doubled, 0);
        }
        let end = snapshot(&world);
        while !world.call("history.status", json!({}))["undo"].is_null() {
            world.call("history.undo", json!({}));
        }
        proptest::prop_assert_eq!(snapshot(&world), start);
        while !world.call("history.status", json!({}))["redo"].is_null() {
            world.call("history.redo", json!({}));
        }
        proptest::prop_assert_eq!(snapshot(&world), end);
        proptest::prop_assert_eq!(world.call("register.check", json!({}))["ok"].clone(), json!(true));
    }
}
