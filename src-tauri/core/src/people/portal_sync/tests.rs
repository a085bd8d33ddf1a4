//! What ORCID is told: nothing is forgotten, nothing told twice.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::{World, member};

fn differences(world: &mut World) -> Vec<(String, String, String)> {
    let queue = world.call("portal_sync.queue", json!({ "limit": 1000 }));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    queue["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|pending| (text(&pending["kind"]), text(&pending["member"]), text(&pending["name"])))
        .collect()
}

/// How many changes wait to be submitted, as Home says it.
fn needed(world: &World) -> i64 {
    super::needs::to_submit(world.door.register()).unwrap().first().map_or(0, |need| need.count)
}

fn pending(kind: &str, member: &str, name: &str) -> (String, String, String) {
    (kind.to_owned(), member.to_owned(), name.to_owned())
}

#[test]
fn every_member_and_contact_is_told_once_and_every_change_after() {
    let mut world = World::new();
    let id = world.add_member("First");
    world.add_member_with("Asking", &json!({ "status": "enquiry" }));
    world.add_person(id, "Núñez", &["main", "voting"]);
    assert_eq!(differences(&mut world), [pending("add", "First", ""), pending("add", "First", "Ana Núñez")]);
    assert_eq!(world.call("portal_sync.submit", json!({}))["count"], 2);
    assert_eq!(differences(&mut world), [], "nothing is told twice");
    let mut draft = member("First University");
    draft["city"] = json!("Zürich");
    world.call("members.update", json!({ "id": id, "draft": draft }));
    let queue = world.call("portal_sync.queue", json!({}));
    assert_eq!(queue["rows"][0]["kind"], "change");
    let values: Vec<_> = queue["rows"][0]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| {
            [&value["label"], &value["submitted"], &value["value"]]
                .map(|text| text.as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(
        values,
        [["Organisation name", "First", "First University"], ["City", "", "Zürich"]],
        "only what differs"
    );
    world.call("history.undo", json!({}));
    assert_eq!(differences(&mut world), [], "what was taken back need not be told");
    world.call("members.change_status", json!({ "id": id, "status": "former" }));
    assert_eq!(
        differences(&mut world),
        [pending("remove", "First", ""), pending("remove", "First", "Ana Núñez")]
    );
    world.call("portal_sync.submit", json!({ "is_seen": true }));
    assert_eq!(differences(&mut world), []);
    world.call("members.change_status", json!({ "id": id, "status": "active" }));
    assert_eq!(
        differences(&mut world),
        [pending("add", "First", ""), pending("add", "First", "Ana Núñez")],
        "who comes back is new"
    );
}

#[test]
fn what_changed_since_it_was_looked_at_is_not_marked() {
    let mut world = World::new();
    let id = world.add_member("First");
    let fingerprint = world.call("portal_sync.queue", json!({}))["rows"][0]["fingerprint"].clone();
    world.call("members.update", json!({ "id": id, "draft": member("Second") }));
    let (kind, message) = world.refused("portal_sync.submit", json!({ "fingerprints": [fingerprint] }));
    assert_eq!(
        (kind, message.as_str()),
        (
            ErrorKind::Conflict,
            "Something changed since you looked, or was told already. Look at the list again."
        )
    );
    assert_eq!(differences(&mut world).len(), 1);
}

#[test]
fn a_member_waits_until_orcid_shows_it() {
    let mut world = World::new();
    let id = world.add_member("First");
    let state =
        |world: &mut World| world.call("portal_sync.of_member", json!({ "member_id": id }))["state"].clone();
    assert_eq!(state(&mut world), "unknown");
    world.call("portal_sync.submit", json!({ "on": "2026-11-01" }));
    assert_eq!(state(&mut world), "submitted");
    assert_eq!(world.call("portal_sync.waiting", json!({}))[0]["submitted_on"], "2026-11-01");
    world.call("portal_sync.see", json!({}));
    assert_eq!(state(&mut world), "seen");
    assert_eq!(world.call("portal_sync.waiting", json!({})), json!([]));
    world.call("history.undo", json!({}));
    assert_eq!(state(&mut world), "submitted");
}

#[test]
fn values_that_the_portal_cannot_take_are_pointed_out() {
    let mut world = World::new();
    world.add_member("A name of more than one and forty characters");
    let value = world.call("portal_sync.queue", json!({}))["rows"][0]["values"][0].clone();
    assert_eq!((&value["length_max"], &value["is_too_long"]), (&json!(41), &json!(true)));
}

#[test]
fn contacts_go_to_orcid_in_its_columns() {
    let mut world = World::new();
    let id = world.add_member("First");
    world.add_person(id, "Núñez", &["voting", "main", "technical"]);
    let export = world.call(
        "exports.make",
        json!({ "list": { "name": "orcid_contacts", "request": {} }, "format": "csv" }),
    );
    use base64::Engine;
    let bytes =
        base64::engine::general_purpose::STANDARD.decode(export["data_base64"].as_str().unwrap()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(
        text.trim_start_matches('\u{feff}').lines().collect::<Vec<_>>(),
        [
            "Member,Name,Email,ORCID iD,Voting contact,Role",
            "First,Ana Núñez,,,Yes,\"Main relationship contact, Technical contact\""
        ]
    );
}

#[test]
fn who_was_erased_is_removed_at_orcid_under_the_pseudonym() {
    let mut world = World::new();
    let id = world.add_member("First");
    let person = world.add_person(id, "Núñez", &["main"])["contacts"][0]["id"].clone();
    world.call("portal_sync.submit", json!({}));
    world.call("personal_data.erase", json!({ "contact_id": person }));
    assert_eq!(differences(&mut world), [pending("remove", "First", "Erased person 1")]);
}

#[test]
fn what_orcid_knows_just_so_is_passed_over_unread() {
    let mut world = World::new();
    let odd = "Odd \"name\" \\ with\ta tab, Zürich 東京";
    let id = world.add_member_with(
        odd,
        &json!({ "city": "Ōsaka", "left_on": "2027-12-31", "website": "https://a.example" }),
    );
    for (name, roles) in [("Núñez", &["voting", "technical", "signatory", "main"][..]), ("Other", &["other"])]
    {
        world.add_person(id, name, roles);
    }
    world.call("portal_sync.submit", json!({}));
    assert_eq!(needed(&world), 0);
    let unlike = |world: &World| super::store::unlike(world.door.register().reader()).unwrap().len();
    assert_eq!(unlike(&world), 0, "what SQLite makes of the columns is what was stored");
    world.add_person(id, "Third", &["communications", "voting"]);
    assert_eq!((needed(&world), unlike(&world)), (2, 1), "a new person, and who voted before");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn telling_what_is_queued_always_brings_orcid_to_what_the_register_holds(steps in proptest::collection::vec((0..5_u8, 0..3_usize, any::<bool>()), 1..16)) {
        let mut world = World::new();
        let ids: Vec<i64> = ["One", "Two", "Three"].iter().map(|name| world.add_member(name)).collect();
        // What ORCID's side would hold if somebody did exactly what the queue says.
        let mut orcid: std::collections::BTreeSet<(String, String)> =
            differences(&mut world).into_iter().map(|(_, member, name)| (member, name)).collect();
        world.call("portal_sync.submit", json!({}));
        for (what, which, yes) in steps {
            let id = ids[which];
            let _ = match what {
                0 => world.door.call("members.change_status", json!({ "id": id, "status": if yes { "active" } else { "former" } })),
                1 => world.door.call("members.archive", json!({ "ids": [id] })),
                2 => world.door.call("members.restore", json!({ "ids": [id] })),
                // Undoing a submission says that ORCID was not told after all; here it was.
                3 if world.call("history.status", json!({}))["undo"]["summary"].as_str().is_some_and(|summary| summary.starts_with("Told")) => continue,
                3 => world.door.call("history.undo", json!({})),
                _ => Ok(world.add_person(id, if yes { "A" } else { "B" }, &["main"])),
            };
            let queued = super::queue(world.door.register(), Default::default()).unwrap().total;
            prop_assert_eq!(usize::try_from(needed(&world)).unwrap(), queued, "Home counts what the queue lists");
            if yes {
                continue;
            }
            for (kind, member, name) in differences(&mut world) {
                match kind.as_str() {
                    "add" => prop_assert!(orcid.insert((member, name)), "told twice"),
                    "remove" => prop_assert!(orcid.remove(&(member, name)), "never told"),
                    _ => prop_assert!(orcid.contains(&(member, name)), "changed before it was told"),
                }
            }
            world.call("portal_sync.submit", json!({}));
            prop_assert_eq!(differences(&mut world), vec![]);
        }
    }
}
