//! Lists of four other desks, read as they should be.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::with_members;
use crate::test_world::World;

const EXPECTED: &str = include_str!("../../../../fixtures/tickets/expected.json");
const ZAMMAD: &[u8] = include_bytes!("../../../../fixtures/tickets/zammad.xlsx");
const ZAMMAD_LATER: &[u8] = include_bytes!("../../../../fixtures/tickets/zammad-later.xlsx");
const OSTICKET: &[u8] = include_bytes!("../../../../fixtures/tickets/osticket.csv");
const FRESHDESK: &[u8] = include_bytes!("../../../../fixtures/tickets/freshdesk.csv");
const ZENDESK: &[u8] = include_bytes!("../../../../fixtures/tickets/zendesk-view.csv");

fn expected(name: &str) -> Value {
    serde_json::from_str::<Value>(EXPECTED).unwrap()[format!("tickets/{name}")].clone()
}

fn import(world: &mut World, name: &str, bytes: &[u8], zone: Option<&str>) -> Value {
    let staged = world.door.stage_ticket_list_bytes(name, bytes.to_vec()).unwrap();
    let request = json!({ "token": staged.token, "zone": zone });
    let before = world.call("tickets.inspect_list", request.clone());
    let done = world.call("tickets.import_list", request);
    for count in ["rows", "created", "updated", "unchanged", "rejected"] {
        assert_eq!(before[count], done[count], "what is shown before is what happens: {count}");
    }
    done
}

fn by_number(world: &mut World, source: &str) -> Vec<Value> {
    let states = [
        "new",
        "open",
        "waiting_member",
        "waiting_orcid",
        "waiting_vendor",
        "solved",
        "closed",
        "merged",
        "spam",
    ];
    let page = world.call("tickets.list", json!({ "limit": 1000, "states": states }));
    page["rows"].as_array().unwrap().iter().filter(|row| row["source"] == source).cloned().collect()
}

fn utc(row: &Value) -> String {
    let at = chrono::DateTime::parse_from_rfc3339(row["received_at"].as_str().unwrap()).unwrap();
    at.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Holds every ticket of a list against what a right reading gives.
fn agree(world: &mut World, name: &str, source: &str, outcome: &Value) {
    let right = expected(name);
    let rows = by_number(world, source);
    let records = right["records"].as_object().unwrap();
    assert_eq!(rows.len(), records.len(), "{name}");
    for (number, right) in records {
        let row = rows
            .iter()
            .find(|row| row["source_number"] == json!(number))
            .unwrap_or_else(|| panic!("{name}: {number}"));
        let say = |field: &str| format!("{name} {number}: {field} of {row}");
        if let Some(received) = right["received_utc"].as_str() {
            assert_eq!(utc(row), received, "{}", say("received"));
        }
        assert_eq!(row["first_response_at"], right["first_response_utc"], "{}", say("first response"));
        assert_eq!(row["first_solved_at"], right["solved_utc"], "{}", say("solved"));
        assert_eq!(row["subject"], right["subject"], "{}", say("subject"));
        let is_certain = right["member_by"] != "organisation-similar";
        let member = if is_certain { right["member"].as_str().unwrap_or_default() } else { "" };
        assert_eq!(row["member_name"].as_str().unwrap(), member, "{}", say("member"));
        let flags = right["flags"].to_string();
        for flag in ["merged", "spam"] {
            assert_eq!(row["state"] == flag, flags.contains(flag), "{}", say("state"));
        }
        assert_eq!(row["reopened_count"] != 0, flags.contains("reopened"), "{}", say("reopened"));
        if right["candidates"].is_array() {
            let listed = outcome["tickets"]
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["number"] == json!(number))
                .unwrap();
            let names: BTreeSet<&str> = listed["who"]["candidates"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["official_name"].as_str().unwrap())
                .collect();
            for name in right["candidates"].as_array().unwrap() {
                assert!(names.contains(name.as_str().unwrap()), "{number}: {names:?}");
            }
        }
    }
    let told: BTreeSet<&str> =
        outcome["problems"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap()).collect();
    for number in right["impossible_times_to_report"].as_object().unwrap().keys() {
        assert!(told.contains(number.as_str()), "{name}: {number} has impossible times: {told:?}");
    }
}

#[test]
fn zammad_twice_adds_nothing_and_later_updates() {
    let mut world = with_members();
    let first = import(&mut world, "zammad.xlsx", ZAMMAD, None);
    assert_eq!(
        (&first["rows"], &first["created"], &first["source"], &first["zone"]),
        (&json!(42), &json!(42), &json!("zammad"), &json!("Australia/Brisbane"))
    );
    agree(&mut world, "zammad.xlsx", "zammad", &first);
    let again = import(&mut world, "zammad.xlsx", ZAMMAD, None);
    assert_eq!(
        (&again["created"], &again["updated"], &again["unchanged"], &again["batch"]),
        (&json!(0), &json!(0), &json!(42), &Value::Null)
    );
    let later = import(&mut world, "zammad-later.xlsx", ZAMMAD_LATER, None);
    let right = &expected("zammad-later.xlsx")["imported_after_zammad.xlsx"];
    for (count, field) in [("created", "new"), ("updated", "updated"), ("unchanged", "unchanged")] {
        assert_eq!(later[count], json!(right[field].as_array().unwrap().len()), "{field}");
    }
    let numbers = |action: &str| -> BTreeSet<String> {
        let tickets = later["tickets"].as_array().unwrap().iter();
        tickets
            .filter(|one| one["action"] == action)
            .map(|one| one["number"].as_str().unwrap().to_owned())
            .collect()
    };
    for (action, field) in [("create", "new"), ("update", "updated")] {
        assert_eq!(
            numbers(action),
            right[field]
                .as_array()
                .unwrap()
                .iter()
                .map(|number| number.as_str().unwrap().to_owned())
                .collect()
        );
    }
    assert_eq!(by_number(&mut world, "zammad").len(), 47);
    for (number, right) in expected("zammad-later.xlsx")["records"].as_object().into_iter().flatten() {
        let row = by_number(&mut world, "zammad")
            .into_iter()
            .find(|row| row["source_number"] == json!(number))
            .unwrap();
        assert_eq!(
            (&row["first_response_at"], &row["first_solved_at"]),
            (&right["first_response_utc"], &right["solved_utc"]),
            "{number}"
        );
    }
    for (name, bytes) in [("zammad.xlsx", ZAMMAD), ("zammad-later.xlsx", ZAMMAD_LATER)] {
        assert_eq!(import(&mut world, name, bytes, None)["created"], 0, "{name}: nothing new");
    }
    let after = world.call("register.check", json!({}));
    assert_eq!(after["ok"], true);
}

#[test]
fn an_import_is_undone_as_a_batch() {
    let mut world = with_members();
    let done = import(&mut world, "zammad.xlsx", ZAMMAD, None);
    world.call("history.undo", json!({ "id": done["batch"] }));
    assert!(by_number(&mut world, "zammad").is_empty());
    assert_eq!(
        import(&mut world, "zammad.xlsx", ZAMMAD, None)["created"],
        42,
        "what was undone is new again"
    );
}

#[test]
fn osticket_is_asked_about_its_zone_once() {
    let mut world = with_members();
    let staged = world.door.stage_ticket_list_bytes("osticket.csv", OSTICKET.to_vec()).unwrap();
    assert_eq!(staged.question_field.as_deref(), Some("zone"));
    let (_, message) = world.refused("tickets.import_list", json!({ "token": staged.token }));
    assert!(message.contains("no zone"), "{message}");
    let (_, message) =
        world.refused("tickets.import_list", json!({ "token": staged.token, "zone": "Toronto" }));
    assert!(message.contains("no time zone"), "{message}");
    let done = import(&mut world, "osticket.csv", OSTICKET, Some("America/Toronto"));
    assert_eq!((&done["rows"], &done["created"], &done["unchanged"]), (&json!(32), &json!(30), &json!(2)));
    agree(&mut world, "osticket.csv", "osticket", &done);
    let again = import(&mut world, "osticket.csv", OSTICKET, None);
    assert_eq!(
        (&again["zone"], &again["created"]),
        (&json!("America/Toronto"), &json!(0)),
        "the zone is remembered"
    );
    assert_eq!(again["saved"]["file_name"], "osticket.csv");
}

#[test]
fn freshdesk_tells_how_long_answers_took() {
    let mut world = with_members();
    let done = import(&mut world, "freshdesk.csv", FRESHDESK, Some("Pacific/Auckland"));
    assert_eq!(
        (&done["created"], &done["rejected"], &done["source"]),
        (&json!(26), &json!(0), &json!("freshdesk"))
    );
    agree(&mut world, "freshdesk.csv", "freshdesk", &done);
    let rated = by_number(&mut world, "freshdesk").iter().filter(|row| row["rating"].is_i64()).count();
    assert_eq!(rated, 6);
}

#[test]
fn zendesk_in_another_language_is_recognised() {
    let mut world = with_members();
    let done = import(&mut world, "zendesk-view.csv", ZENDESK, Some("America/Sao_Paulo"));
    assert_eq!(
        (&done["created"], &done["rejected"], &done["source"]),
        (&json!(22), &json!(0), &json!("zendesk"))
    );
    agree(&mut world, "zendesk-view.csv", "zendesk", &done);
}

#[test]
fn columns_that_nobody_knows_are_asked_about_and_remembered() {
    let mut world = World::new();
    let list = "Lfd. Nr.;Worum;Eingang;Art\n7;Logo;2026-03-01 10:00;offen\n8;Druck;;offen\n";
    let staged = world.door.stage_ticket_list_bytes("liste.csv", list.into()).unwrap();
    assert_eq!(staged.question_field.as_deref(), Some("mapping"));
    let request = json!({ "token": staged.token, "zone": "Europe/Berlin", "mapping": ["number", "subject", "received_at", "state"] });
    let done = world.call("tickets.import_list", request);
    assert_eq!((&done["created"], &done["rejected"]), (&json!(1), &json!(1)));
    assert!(
        done["problems"][0]["problem"].as_str().unwrap().contains("when the ticket was received"),
        "{}",
        done["problems"]
    );
    let next =
        world.door.stage_ticket_list_bytes("naechste.csv", list.replace("Logo", "Farbe").into()).unwrap();
    assert_eq!((next.question, next.updated), (None, 1));
}

#[test]
fn an_own_list_comes_back_as_it_was() {
    let mut world = with_members();
    import(&mut world, "zammad.xlsx", ZAMMAD, None);
    let csv =
        world.call("exports.make", json!({ "list": { "name": "tickets", "request": {} }, "format": "csv" }));
    assert!(csv["file_name"].as_str().unwrap().ends_with(".csv"));
}
