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

#[test]
fn items_of_checklists_go_back_to_where_they_were() {
    let mut world = World::new();
    let member = world.add_member("Example University");
    let item = |title: &str, phase: &str| json!({ "title": title, "phase": phase, "due": { "days": 10 } });
    let template = json!({ "name": "Onboarding", "anchor": "Agreement signed", "detail": "", "items": [
        item("Call them", "Before"), item("Send the pack", "Before"), item("Call them", "After"),
    ] });
    let template = world.call("task_templates.save", json!({ "draft": template }))["template"]["id"].clone();
    let start =
        json!({ "template_id": template, "anchor_on": "2026-10-30", "member_id": member, "owner": "Ana" });
    let checklist = world.call("checklists.start", start)["id"].clone();
    let items = |world: &mut World, id: &Value| {
        let detail = world.call("checklists.get", json!({ "id": id }));
        let rows = detail["items"].as_array().unwrap().clone();
        let told = |row: &Value| {
            [
                "title",
                "phase",
                "due_on",
                "owner",
                "done_on",
                "done_by",
                "item",
                "anchor_on",
                "template",
                "version",
            ]
            .map(|field| row[field].clone())
        };
        rows.iter().map(told).collect::<Vec<_>>()
    };
    let ids: Vec<i64> = world.call("checklists.get", json!({ "id": checklist }))["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_i64().unwrap())
        .collect();
    world.call("tasks.finish", json!({ "ids": [ids[1]], "on": "2026-11-09", "by": "Ben" }));
    let before = items(&mut world, &checklist);
    assert_eq!(before.len(), 3);
    for format in ["csv", "xlsx"] {
        let name = format!("tasks.{format}");
        let file = export(&mut world, format);
        let again = import(&mut world, &name, &file);
        assert_eq!(counts(&again), [3, 0, 0, 3, 0], "into the same register: {again}");

        // Items that were removed go back into their checklist, the done one as done.
        for id in &ids[1..] {
            world.call("tasks.remove", json!({ "id": id }));
        }
        let back = import(&mut world, &name, &file);
        assert_eq!((counts(&back), &back["problems"]), ([3, 2, 0, 1, 0], &json!([])), "{back}");
        assert_eq!(items(&mut world, &checklist), before);
        for _ in 0..3 {
            world.call("history.undo", json!({}));
        }

        // Without the checklist its first row starts it anew, with its version and its day.
        world.call("checklists.remove", json!({ "id": checklist }));
        let back = import(&mut world, &name, &file);
        assert_eq!((counts(&back), &back["problems"]), ([3, 3, 0, 0, 0], &json!([])), "{back}");
        let all = world.call("checklists.list", json!({}));
        assert_eq!(all.as_array().unwrap().len(), 1, "one checklist, not three");
        let anew = all[0].clone();
        assert_eq!(
            (&anew["anchor_on"], &anew["member_id"], &anew["version"]),
            (&json!("2026-10-30"), &json!(member), &json!(1))
        );
        assert_eq!(items(&mut world, &anew["id"]), before);
        assert_eq!(counts(&import(&mut world, &name, &file)), [3, 0, 0, 3, 0]);
        for _ in 0..2 {
            world.call("history.undo", json!({}));
        }
        assert_eq!(items(&mut world, &checklist), before);
    }
}

#[test]
fn a_row_that_finds_no_place_in_a_checklist_says_why() {
    let mut world = World::new();
    world.add_member("Example University");
    let template = json!({ "name": "Onboarding", "anchor": "Signed", "detail": "", "items": [{ "title": "Call them" }] });
    let template = world.call("task_templates.save", json!({ "draft": template }))["template"]["id"].clone();
    for _ in 0..2 {
        world.call(
            "checklists.start",
            json!({ "template_id": template, "name": "Twice", "anchor_on": "2026-10-30" }),
        );
    }
    world.call(
        "checklists.start",
        json!({ "template_id": template, "name": "Ours", "anchor_on": "2026-10-30" }),
    );
    let list = "Task,Checklist,Checklist template,Template version,Counts from\n\
        Ring them,Ours,,,\n\
        Knock,Twice,,,\n\
        Wave,Nowhere,,,\n\
        Nod,Elsewhere,Onboarding,7,2026-10-30\n\
        Call them,Gone,Onboarding,1,2026-10-30\n\
        Call them,Gone,Onboarding,1,2026-10-31\n";
    let done = import(&mut world, "tasks.csv", list.as_bytes());
    assert_eq!(counts(&done), [6, 5, 0, 1, 0], "{done}");
    let said: Vec<(i64, &str)> = done["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["row"].as_i64().unwrap(), one["problem"].as_str().unwrap()))
        .collect();
    for (row, part) in [
        (2, "“Ours” has no such item"),
        (3, "Several checklists of this member are called “Twice”"),
        (4, "does not say from which template and day"),
        (5, "nor is its template “Onboarding” in that version"),
    ] {
        assert!(said.iter().any(|(at, text)| *at == row && text.contains(part)), "{row} {part}: {said:?}");
    }
    let gone = world.call("checklists.list", json!({}));
    let gone = gone.as_array().unwrap().iter().find(|one| one["name"] == "Gone").unwrap().clone();
    assert_eq!((&gone["done"], &gone["of"]), (&json!(0), &json!(1)));
}

#[test]
fn another_row_of_headings_is_chosen_and_how_the_list_was_read_is_told() {
    let mut world = World::new();
    let list = "Title;Due\nWhat we planned;\nTo do;By when\nCall them;2026-11-24\n";
    let token = world.door.stage_list_bytes("plan.csv", list.as_bytes().to_vec()).unwrap().token;
    let first = world.call("tasks.inspect_list", json!({ "token": token, "header_row": 1 }));
    assert_eq!((&first["rows"], &first["form"]["delimiter"]), (&json!(3), &json!(";")));
    assert_eq!((&first["form"]["sheets"], &first["form"]["sheet"]), (&json!([]), &Value::Null));
    assert_eq!(first["first_rows"][2]["cells"], json!(["To do", "By when"]));
    let third = world.call("tasks.inspect_list", json!({ "token": token, "header_row": 3 }));
    assert_eq!((&third["rows"], &third["header_row"]), (&json!(1), &json!(3)));
    let done = world.call("tasks.import_list", json!({ "token": token, "header_row": 3 }));
    assert_eq!(done["created"], 1);
    assert_eq!(titles(&mut world, json!({})), ["Call them"]);
}
