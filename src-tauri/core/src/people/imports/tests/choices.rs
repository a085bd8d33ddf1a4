//! What is chosen for a list: meanings of values, what becomes of known members, and that it is remembered.

use serde_json::{Value, json};

use super::{Lists, counts};
use crate::test_world::World;

const VALUES: &str =
    "name,country,tier,status\nA,Atlantis,huge,on hold\nB,atlantis,large,active\nC,FR,Huge,Active\n";

fn with(request: &Value, field: &str, value: Value) -> Value {
    let mut request = request.clone();
    request[field] = value;
    request
}

fn chosen() -> Value {
    json!([
        { "field": "country", "value": "ATLANTIS", "target": "Greece" },
        { "field": "tier", "value": "huge", "target": "large" },
        { "field": "status", "value": "on hold", "target": "" },
    ])
}

#[test]
fn unknown_values_are_asked_about_once() {
    let mut world = World::new();
    let plan = world.plan(VALUES);
    assert_eq!(counts(&plan), [3, 0, 0, 0], "the rows come in without them");
    let said =
        plan["problems"].as_array().unwrap().iter().map(|problem| problem["problem"].as_str().unwrap());
    let status = said.filter(|said| said.contains("enquiry, which is not billed")).count();
    assert_eq!((plan["problem_count"].as_i64(), status), (Some(5), 1));
    assert_eq!(
        plan["unknown_values"],
        json!([
            { "field": "country", "column": "country", "value": "Atlantis", "count": 2, "target": null },
            { "field": "tier", "column": "tier", "value": "huge", "count": 2, "target": null },
            { "field": "status", "column": "status", "value": "on hold", "count": 1, "target": null },
        ])
    );
    let request = with(&world.request(VALUES), "values", chosen());
    let plan = world.call("imports.plan", request.clone());
    assert_eq!(counts(&plan), [3, 0, 0, 0]);
    assert_eq!(plan["unknown_values"][0]["target"], "Greece", "a choice stays on view");
    world.call("imports.run", request);
    let first = world.members()[0]["member"].clone();
    assert_eq!(
        (first["country"].as_str(), first["tier"].as_str(), first["status"].as_str()),
        (Some("GR"), Some("large"), Some("active"))
    );
    let bad = with(
        &world.request(VALUES),
        "values",
        json!([{ "field": "tier", "value": "huge", "target": "giant" }]),
    );
    assert!(world.refused("imports.plan", bad).1.contains("giant"));
}

#[test]
fn what_was_chosen_is_proposed_for_the_next_list_with_the_same_headings() {
    let mut world = World::new();
    let list = "Org title,Land,Code\nFirst,Atlantis,1\n";
    let mut request = world.request(list);
    request["kind"] = "members".into();
    request["mapping"] = json!(["official_name", "country", null]);
    request["values"] = json!([{ "field": "country", "value": "Atlantis", "target": "GR" }]);
    request["mode"] = "ask".into();
    let result = world.call("imports.run", request);
    assert_eq!(counts(&result), [1, 0, 0, 0]);

    let next = "CODE,org title,land\n2,Second,atlantis\n";
    let staged =
        serde_json::to_value(world.door.stage_import_bytes("next.csv", next.into()).unwrap()).unwrap();
    assert_eq!(staged["saved"]["file_name"], "list.csv");
    assert_eq!(
        (staged["columns"][1]["field"].clone(), staged["mode"].clone()),
        (json!("official_name"), json!("ask"))
    );
    let request = with(&world.request(next), "values", staged["values"].clone());
    assert_eq!(counts(&world.call("imports.plan", request)), [1, 0, 0, 0]);

    world.call("imports.undo", json!({ "batch": result["batch"] }));
    let staged = world.door.stage_import_bytes("next.csv", next.into()).unwrap();
    assert_eq!(staged.saved, None, "the memory is part of the import and goes with it");
}

#[test]
fn members_that_are_known_stay_as_they_are_when_only_new_ones_are_added() {
    let mut world = World::new();
    world.run("name,city,contact name,e-mail,voting\nFirst,Lyon,Ana Núñez,ana@example.org,yes\n");
    let before = world.members();
    let list = "name,city,contact name,e-mail,voting,phone\nFirst,Paris,Ana Núñez,ana@example.org,yes,123\nSecond,Rome,,,,\n";
    let request = with(&world.request(list), "mode", "add".into());
    let result = world.call("imports.run", request);
    assert_eq!(counts(&result), [1, 0, 1, 0]);
    assert_eq!(world.members()[0], before[0]);
    let people = "Member,Name,Email,Voting contact\nFirst,Bo Li,bo@example.org,yes\n";
    let request = with(&world.request(people), "mode", "add".into());
    let result = world.call("imports.run", request);
    assert_eq!(counts(&result), [0, 1, 0, 0]);
    let roll = world.call("contacts.voting_roll", json!({}));
    assert_eq!(roll["rows"][0]["name"], "Ana Núñez", "whoever is added takes no role from anybody");
}

#[test]
fn each_change_is_asked_about() {
    let mut world = World::new();
    world.run("name,city\nFirst,Lyon\nSecond,Rome\n");
    let list = "name,city\nFirst,Paris\nSecond,Milan\nThird,Bern\n";
    let request = with(&world.request(list), "mode", "ask".into());
    let plan = world.call("imports.plan", request.clone());
    assert_eq!(counts(&plan), [1, 0, 2, 0], "what is not answered stays");
    assert_eq!(plan["change_count"], 2);
    assert_eq!(
        plan["changes"][0],
        json!({ "row": 2, "name": "First", "answer": null, "changes": [{ "field": "city", "before": "Lyon", "after": "Paris" }] })
    );
    let decisions = json!([{ "row": 2, "answer": "take" }, { "row": 3, "answer": "keep" }]);
    let result = world.call("imports.run", with(&request, "decisions", decisions));
    assert_eq!(counts(&result), [1, 1, 1, 0]);
    let cities: Vec<Value> = world.members().iter().map(|member| member["member"]["city"].clone()).collect();
    assert_eq!(cities, ["Paris", "Rome", "Bern"]);
}

#[test]
fn a_batch_is_undone_as_long_as_nothing_depends_on_it() {
    let mut world = World::new();
    let first = world.run("name,city\nFirst,Lyon\n");
    let second = world.run("name,city\nFirst,Paris\nSecond,Rome\n");
    let check = world.call("imports.check_undo", json!({ "batch": first["batch"] }));
    assert_eq!(check["undoable"], false);
    assert!(check["undo_refusal"].as_str().unwrap().contains("changed since"), "{check}");
    let before = world.history_length();
    assert!(world.refused("imports.undo", json!({ "batch": first["batch"] })).1.contains("list.csv"));
    assert_eq!(world.call("imports.check_undo", json!({ "batch": second["batch"] }))["undoable"], true);
    assert_eq!((world.history_length(), world.members().len()), (before, 2), "asking changes nothing");
    world.call("imports.undo", json!({ "batch": second["batch"] }));
    assert_eq!(world.call("imports.check_undo", json!({ "batch": first["batch"] }))["undoable"], true);
    let gone = world.call("imports.check_undo", json!({ "batch": second["batch"] }));
    assert!(gone["undo_refusal"].as_str().unwrap().contains("already undone"));
    world.call("imports.undo", json!({ "batch": first["batch"] }));
    assert!(world.members().is_empty());
    assert!(world.refused("imports.undo", json!({ "batch": 99 })).1.contains("99"));
}

#[test]
fn a_list_fills_the_fields_of_a_member_in_full() {
    let mut world = World::new();
    for (name, kind, choices) in [
        ("Library code", "text", json!([])),
        ("Visited", "date", json!([])),
        ("Region team", "choice", json!(["North"])),
    ] {
        let field = json!({ "id": null, "name": name, "kind": kind, "choices": choices });
        world.call("members.save_custom_field", field);
    }
    let list = "name,invoice address,invoice city,invoice country,currency,language,non-profit,PO required,tags,LIBRARY CODE,visited,Region team\n\
        First,Rue 1,Lyon,France,eur,pt-br,yes,x,north; pilot,L1,31.01.2026,north\n\
        Second,,,,,,,,,L2,soon,\n\
        Third,,,,,,,,,L3,,South\n";
    let result = world.run(list);
    assert_eq!(counts(&result), [3, 0, 0, 0], "what does not fit a field is left out of it: {result}");
    assert_eq!(result["problems"][0]["column"], "visited");
    let member = world.members()[0]["member"].clone();
    for (field, value) in [
        ("invoice_street", json!("Rue 1")),
        ("invoice_country", json!("FR")),
        ("currency", json!("EUR")),
        ("language", json!("pt-BR")),
        ("not_for_profit", json!(true)),
        ("purchase_order_required", json!(true)),
        ("tags", json!(["north", "pilot"])),
        ("extra", json!({ "Library code": "L1", "Visited": "2026-01-31", "Region team": "North" })),
    ] {
        assert_eq!(member[field], value, "{field}");
    }
    assert_eq!(counts(&world.run(list)), [0, 0, 3, 0]);
}
