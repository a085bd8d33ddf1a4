//! People and their roles as a community manager works with them.

mod roles;

use serde_json::{Value, json};

use crate::Door;
use crate::register::Access;
use crate::test_world::{World, clock, member};

fn contact<'a>(detail: &'a Value, family_name: &str) -> &'a Value {
    detail["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .find(|contact| contact["family_name"] == family_name)
        .unwrap()
}

#[test]
fn an_active_member_lacks_its_main_and_voting_contact_until_it_has_them() {
    let mut world = World::new();
    let id = world.add_member("First");
    assert_eq!(world.call("members.get", json!({ "id": id }))["missing_roles"], json!(["main", "voting"]));
    assert_eq!(world.add_person(id, "Núñez", &["main"])["missing_roles"], json!(["voting"]));
    let asking = world.add_member_with("Second", &json!({ "status": "enquiry" }));
    assert_eq!(world.call("members.get", json!({ "id": asking }))["missing_roles"], json!([]));
}

#[test]
fn whoever_is_known_by_an_address_alone_is_called_by_it_on_the_voting_roll() {
    let mut world = World::new();
    let id = world.add_member("First");
    let request = json!({
        "id": null, "member_id": id, "roles": ["voting"], "from_on": null,
        "draft": { "email": "vote@example.org" },
    });
    world.call("contacts.save", request);
    assert_eq!(world.call("contacts.voting_roll", json!({}))["rows"][0]["name"], "vote@example.org");
}

#[test]
fn a_single_role_is_handed_over_and_its_history_kept() {
    let mut world = World::new();
    let id = world.add_member("First");
    let before = world.add_person(id, "Early", &["voting", "technical"]);
    let request = json!({
        "id": null, "member_id": id, "roles": ["voting"], "from_on": "2026-12-01",
        "draft": { "given_name": "Bo", "family_name": "Later", "email": "bo@example.org", "orcid_id": "0000-0002-1825-0097", "phone": "", "job_title": "", "notes": "" },
    });
    let after = world.call("contacts.save", request);
    let early = contact(&after, "Early")["roles"].as_array().unwrap().clone();
    assert_eq!(early[0]["role"], "technical", "present roles come first");
    assert_eq!(
        (early[1]["role"].as_str(), early[1]["until_on"].as_str()),
        (Some("voting"), Some("2026-12-01"))
    );
    for (on, name) in [("2026-11-21", "Ana Early"), ("2026-11-30", "Ana Early"), ("2026-12-01", "Bo Later")] {
        assert_eq!(
            world.call("contacts.voting_roll", json!({ "on": on }))["rows"][0]["name"],
            name,
            "on {on}"
        );
    }
    assert_eq!(
        world.call("contacts.voting_roll", json!({ "on": "2026-11-20" }))["rows"],
        json!([]),
        "before it joined there was no vote"
    );
    world.call("history.undo", json!({}));
    assert_eq!(world.call("members.get", json!({ "id": id })), before);
}

#[test]
fn removing_a_person_ends_the_roles_and_keeps_the_person() {
    let mut world = World::new();
    let id = world.add_member("First");
    let person = contact(&world.add_person(id, "Núñez", &["main", "invoice"]), "Núñez")["id"].clone();
    let after = world.call("contacts.remove", json!({ "id": person, "member_id": id }));
    let ended = contact(&after, "Núñez")["roles"]
        .as_array()
        .unwrap()
        .iter()
        .all(|held| held["until_on"] == "2026-11-21");
    assert!(ended, "{after}");
    assert_eq!(world.call("contacts.list", json!({}))["total"], 0);
    assert!(
        world.names(json!({ "search": "nunez" })).is_empty(),
        "a member is no longer found by who has left"
    );
}

#[test]
fn bad_fields_are_named_and_nothing_is_saved() {
    let mut world = World::new();
    let id = world.add_member("First");
    let draft = json!({ "given_name": "", "family_name": "", "email": "ana@", "orcid_id": "0000-0002-1825-0098", "phone": "", "job_title": "", "notes": "" });
    let error = world
        .door
        .call("contacts.save", json!({ "id": null, "member_id": id, "draft": draft, "roles": ["main"] }))
        .unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["email", "orcid_id"]);
    let nobody = json!({ "given_name": "", "family_name": "", "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    let error = world
        .door
        .call("contacts.save", json!({ "id": null, "member_id": id, "draft": nobody, "roles": [] }))
        .unwrap_err();
    assert_eq!(error.field.as_deref(), Some("family_name"));
    assert_eq!(world.call("contacts.list", json!({}))["total"], 0);
}

#[test]
fn contacts_are_found_by_name_address_member_and_role() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First University"), world.add_member("Second College"));
    world.add_person(first, "Núñez", &["main", "voting"]);
    world.add_person(second, "Ødegård", &["invoice"]);
    let names = |world: &mut World, request: Value| {
        let page = world.call("contacts.list", request);
        page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&mut world, json!({})), ["Ana Núñez", "Ana Ødegård"]);
    assert_eq!(names(&mut world, json!({ "search": "nunez" })), ["Ana Núñez"]);
    assert_eq!(names(&mut world, json!({ "search": "college" })), ["Ana Ødegård"]);
    assert_eq!(names(&mut world, json!({ "roles": ["voting"] })), ["Ana Núñez"]);
    let page =
        world.call("contacts.list", json!({ "sort": { "by": "member", "descending": true }, "limit": 1 }));
    assert_eq!((page["total"].as_i64(), page["rows"][0]["roles"].clone()), (Some(2), json!(["invoice"])));
}

/// The names of the members that `typed` finds, through `door`.
fn found(door: &mut Door, typed: &str) -> Vec<String> {
    let page = door.call("members.list", json!({ "search": typed })).unwrap();
    page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["official_name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn search_follows_every_change_of_members_and_their_people() {
    let mut world = World::new();
    let first = world.add_member("First University");
    let path = world.path();
    let mut reader = Door::open(&path, "ben", clock(), Access::Read).unwrap();
    for door in [&mut world.door, &mut reader] {
        assert_eq!(found(door, "first"), ["First University"]);
    }
    world.add_person(first, "Núñez", &["main"]);
    world.add_member("Second University");
    for door in [&mut world.door, &mut reader] {
        assert_eq!(found(door, "nunez"), ["First University"], "by a person added since the last search");
        assert_eq!(found(door, "univ"), ["First University", "Second University"]);
    }
    world.call("history.undo", json!({}));
    for door in [&mut world.door, &mut reader] {
        assert_eq!(found(door, "univ"), ["First University"], "what was undone is not found");
    }
    let mut renamed = member("Premier Institute");
    renamed["country"] = json!("FR");
    world.call("members.update", json!({ "id": first, "draft": renamed }));
    for door in [&mut world.door, &mut reader] {
        assert_eq!(found(door, "first"), [""; 0], "the old name finds nothing");
        assert_eq!(found(door, "premier nunez"), ["Premier Institute"]);
    }
}

#[test]
fn contacts_are_found_by_what_they_lack_and_by_several_roles() {
    let mut world = World::new();
    let id = world.add_member("First University");
    world.add_person(id, "Bare", &["main"]);
    let draft = json!({
        "given_name": "Bo", "family_name": "Whole", "email": "bo@example.org", "orcid_id": "0000-0002-1825-0097", "phone": "", "job_title": "", "notes": "",
    });
    world.call(
        "contacts.save",
        json!({ "id": null, "member_id": id, "draft": draft, "roles": ["voting", "invoice"] }),
    );
    let archived = world.add_member("Second College");
    world.add_person(archived, "Gone", &["voting"]);
    world.call("members.archive", json!({ "ids": [archived] }));
    let total = |world: &mut World, request: Value| world.call("contacts.list", request)["total"].clone();
    assert_eq!(total(&mut world, json!({ "missing": ["orcid_id"] })), 1);
    assert_eq!(total(&mut world, json!({ "missing": ["orcid_id", "email"], "roles": ["voting"] })), 0);
    assert_eq!(total(&mut world, json!({ "roles": ["voting", "main"] })), 2);
    let facets = world.call("contacts.facets", json!({}));
    assert_eq!(facets["total"], 2, "contacts of archived members do not count");
    let count = |list: &str, value: &str| {
        let facet = facets[list].as_array().unwrap().iter().find(|facet| facet["value"] == value);
        facet.map_or(0, |facet| facet["count"].as_i64().unwrap())
    };
    assert_eq!((count("roles", "voting"), count("roles", "invoice"), count("roles", "technical")), (1, 1, 0));
    assert_eq!((count("missing", "orcid_id"), count("missing", "email")), (1, 1));
}

#[test]
fn a_slip_of_the_fingers_finds_what_was_meant_and_says_so() {
    let mut world = World::new();
    let zurich = world.add_member_with("University of Zürich", &json!({ "city": "Zürich" }));
    let athens = world.add_member("Πανεπιστήμιο Αθηνών");
    world.add_person(zurich, "Brandenburger", &["main"]);
    world.add_person(athens, "Núñez", &["main"]);
    for (typed, instead, found) in [
        ("Univeristy", "university", "University of Zürich"),
        ("univeristy zurihc", "university zurich", "University of Zürich"),
        ("Univre", "university", "University of Zürich"),
        ("brandenbugrer", "brandenburger", "University of Zürich"),
        ("αθνηων", "αθηνων", "Πανεπιστήμιο Αθηνών"),
    ] {
        let page = world.call("members.list", json!({ "search": typed }));
        assert_eq!(page["searched_instead"], instead, "{typed}");
        assert_eq!(page["rows"][0]["official_name"], found, "{typed}");
        assert_eq!(world.call("members.ids", json!({ "search": typed }))["ids"].as_array().unwrap().len(), 1);
    }
    for typed in ["nunez", "zur"] {
        let page = world.call("members.list", json!({ "search": typed }));
        assert_eq!(
            (page["total"].as_i64(), &page["searched_instead"]),
            (Some(1), &Value::Null),
            "{typed} is right"
        );
    }
    for typed in ["xyz", "20261", "wordthatisnotthere", "zurich nunez", "univeristy wordthatisnotthere"] {
        let page = world.call("members.list", json!({ "search": typed }));
        assert_eq!((page["total"].as_i64(), &page["searched_instead"]), (Some(0), &Value::Null), "{typed}");
    }
    let people = world.call("contacts.list", json!({ "search": "Brandenbugrer univ" }));
    assert_eq!(people["searched_instead"], "brandenburger univ", "only the word that is wrong changes");
    assert_eq!(people["rows"][0]["name"], "Ana Brandenburger");
}

#[test]
fn notes_and_other_identifiers_are_searched_too() {
    let mut world = World::new();
    let noted = json!({ "notes": "Speaks for the Alpine group", "tax_id": "CHE-123.456.789", "purchase_order": "PO-7788" });
    let id = world.add_member_with("First University", &noted);
    let draft = json!({
        "given_name": "Bo", "family_name": "Whole", "email": "bo@example.org", "orcid_id": "", "phone": "", "job_title": "Repository manager", "notes": "On leave until spring",
    });
    world.call("contacts.save", json!({ "id": null, "member_id": id, "draft": draft, "roles": ["main"] }));
    world.add_person(id, "Other", &["voting"]);
    let list = "Name,Library code\nFirst University,ZDB-4711\n".as_bytes().to_vec();
    let staged = world.door.stage_import_bytes("list.csv", list).unwrap();
    let mapping: Vec<_> = staged.columns.iter().map(|column| &column.field).collect();
    world.call("imports.run", json!({ "token": staged.token, "kind": "members", "mapping": mapping }));
    for typed in ["alpine", "che 123", "po 7788", "repository", "spring", "zdb 4711"] {
        assert_eq!(world.names(json!({ "search": typed })), ["First University"], "{typed}");
    }
    let people = |world: &mut World, typed: &str| {
        world.call("contacts.list", json!({ "search": typed }))["total"].clone()
    };
    assert_eq!(people(&mut world, "spring"), 1, "the note of one person does not find the others");
    assert_eq!(
        people(&mut world, "whole first"),
        1,
        "words of the person and of the member together, in any order"
    );
    assert_eq!(people(&mut world, "first"), 2);
    let named = |world: &mut World, typed: &str| {
        world.call("contacts.list", json!({ "search": typed, "names_person": true }))["total"].clone()
    };
    assert_eq!((named(&mut world, "first"), named(&mut world, "first whole")), (json!(0), json!(1)));
}
