//! Views as people name and change them.

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

fn german_joiners() -> Value {
    json!({
        "list": "members", "columns": ["official_name", "joined_on"],
        "request": { "search": "uni", "countries": ["DE"], "this_year": ["joins"], "sort": { "by": "joined_on", "descending": true }, "offset": 100 },
    })
}

fn own(world: &mut World, list: &str) -> Vec<Value> {
    let views = world.call("views.list", json!({ "list": list }))["views"].as_array().unwrap().clone();
    views.into_iter().filter(|view| !view["id"].is_null()).collect()
}

#[test]
fn a_view_keeps_search_filters_order_and_columns() {
    let mut world = World::new();
    world.call(
        "views.save",
        json!({ "id": null, "name": " German  joiners ", "definition": german_joiners() }),
    );
    let views = own(&mut world, "members");
    assert_eq!((views.len(), views[0]["name"].as_str()), (1, Some("German joiners")));
    let definition = &views[0]["definition"];
    assert_eq!(definition["columns"], json!(["official_name", "joined_on"]));
    assert_eq!(definition["request"]["sort"], json!({ "by": "joined_on", "descending": true }));
    assert_eq!(definition["request"]["offset"], json!(null), "a view is not one of its pages");
    assert!(own(&mut world, "contacts").is_empty(), "each list has its own views");
    world.add_member_with("Universität Bonn", &json!({ "country": "DE", "joined_on": "2026-02-01" }));
    world.add_member_with("Universität Wien", &json!({ "country": "AT", "joined_on": "2026-02-01" }));
    assert_eq!(world.names(definition["request"].clone()), ["Universität Bonn"], "what is kept can be asked");
}

#[test]
fn views_are_changed_renamed_removed_and_all_of_it_undone() {
    let mut world = World::new();
    let saved =
        world.call("views.save", json!({ "id": null, "name": "Mine", "definition": german_joiners() }));
    let id = saved["id"].clone();
    let mut changed = german_joiners();
    changed["request"] = json!({ "tiers": ["large"] });
    world.call("views.save", json!({ "id": id, "name": "Mine", "definition": changed }));
    assert_eq!(own(&mut world, "members")[0]["definition"]["request"]["tiers"], json!(["large"]));
    world.call("views.rename", json!({ "id": id, "name": "Ours" }));
    assert_eq!(own(&mut world, "members")[0]["name"], "Ours");
    world.call("views.remove", json!({ "id": id }));
    assert!(own(&mut world, "members").is_empty());
    assert_eq!(world.call("history.undo", json!({}))["summary"], "Removed the view “Ours”");
    world.call("history.undo", json!({}));
    assert_eq!(own(&mut world, "members")[0]["name"], "Mine");
    world.call("history.undo", json!({}));
    assert_eq!(own(&mut world, "members")[0]["definition"]["request"]["countries"], json!(["DE"]));
    world.call("history.undo", json!({}));
    assert!(own(&mut world, "members").is_empty());
}

#[test]
fn names_are_given_once_and_the_programs_own_stay() {
    let mut world = World::new();
    let save = |name: &str| json!({ "id": null, "name": name, "definition": german_joiners() });
    world.call("views.save", save("Größe"));
    for taken in ["grösse", "GRÖSSE!", "missing voting contact", " ", "…"] {
        let error = world.door.call("views.save", save(taken)).unwrap_err();
        assert_eq!((error.kind, error.field.as_deref()), (ErrorKind::Invalid, Some("name")), "{taken:?}");
    }
    let id = own(&mut world, "members")[0]["id"].clone();
    let contacts = json!({ "list": "contacts", "request": { "missing": ["email"] } });
    assert_eq!(
        world.refused("views.save", json!({ "id": id, "name": "Größe", "definition": contacts })).0,
        ErrorKind::Invalid,
        "a view does not change its list"
    );
    world.call("views.save", json!({ "id": null, "name": "Größe", "definition": contacts }));
    assert_eq!(own(&mut world, "contacts").len(), 1, "another list may use the name");
}

#[test]
fn every_built_in_view_can_be_shown() {
    let mut world = World::new();
    let id = world.add_member("First");
    world.add_person(id, "Núñez", &["technical"]);
    for (list, command, found) in
        [("members", "members.list", [1, 1, 0, 1, 0].as_slice()), ("contacts", "contacts.list", &[1, 1])]
    {
        let views = world.call("views.list", json!({ "list": list }))["views"].as_array().unwrap().clone();
        let totals: Vec<i64> = views
            .iter()
            .map(|view| world.call(command, view["definition"]["request"].clone())["total"].as_i64().unwrap())
            .collect();
        assert_eq!(totals, found, "{list}");
    }
}
