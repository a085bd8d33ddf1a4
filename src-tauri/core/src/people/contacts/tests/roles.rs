//! Roles over time: handed over, corrected, ended.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::contact;
use crate::test_world::World;

/// The id of the present holding of `role` at a member.
fn holding(world: &mut World, member_id: i64, role: &str) -> (i64, i64) {
    let detail = world.call("members.get", json!({ "id": member_id }));
    detail["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .find_map(|contact| {
            let held = contact["roles"]
                .as_array()
                .unwrap()
                .iter()
                .find(|held| held["role"] == role && held["is_current"] == true)?;
            Some((held["id"].as_i64().unwrap(), contact["id"].as_i64().unwrap()))
        })
        .unwrap()
}

#[test]
fn a_role_is_handed_over_in_one_step_on_a_day_to_come() {
    let mut world = World::new();
    let member_id = world.add_member("First");
    world.add_person(member_id, "Early", &["voting"]);
    world.add_person(member_id, "Later", &["technical"]);
    let (role_id, early) = holding(&mut world, member_id, "voting");
    let (_, later) = holding(&mut world, member_id, "technical");
    let after = world.call(
        "contacts.hand_over",
        json!({ "role_id": role_id, "to_contact_id": later, "on": "2026-12-01" }),
    );
    assert_eq!(after["missing_roles"], json!(["main"]), "until then the vote is not vacant");
    assert_eq!(contact(&after, "Early")["roles"][0]["is_current"], true);
    for (on, name) in [("2026-11-30", "Ana Early"), ("2026-12-01", "Ana Later")] {
        assert_eq!(
            world.call("contacts.voting_roll", json!({ "on": on }))["rows"][0]["name"],
            name,
            "on {on}"
        );
    }
    let draft = json!({ "given_name": "Ana", "family_name": "Early", "email": "ana@example.org", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call(
        "contacts.save",
        json!({ "id": early, "member_id": member_id, "draft": draft, "roles": ["voting"] }),
    );
    assert_eq!(
        world.call("contacts.voting_roll", json!({ "on": "2026-12-01" }))["rows"][0]["name"],
        "Ana Later",
        "saving the present holder does not take the role back"
    );
    let back = json!({ "role_id": role_id, "to_contact_id": later, "on": "2026-12-05" });
    assert_eq!(
        world.refused("contacts.hand_over", back).1,
        "Ana Early no longer holds this role on 5 December 2026. Choose an earlier day."
    );
}

#[test]
fn days_of_a_role_can_be_corrected_but_not_to_two_voters_at_once() {
    let mut world = World::new();
    let member_id = world.add_member("First");
    world.add_person(member_id, "Early", &["voting"]);
    let (early, _) = holding(&mut world, member_id, "voting");
    let set = |role_id: i64, from_on: &str, until_on: Option<&str>| json!({ "role_id": role_id, "from_on": from_on, "until_on": until_on });
    world.call("contacts.set_role_dates", set(early, "2024-01-01", Some("2025-06-01")));
    world.add_person(member_id, "Later", &["voting"]);
    let (later, _) = holding(&mut world, member_id, "voting");
    let refused = world.refused("contacts.set_role_dates", set(later, "2025-05-31", None));
    assert_eq!(
        refused.1,
        "Ana Early holds the voting role from 1 January 2024 until 1 June 2025. Only one person can at a time; choose other days."
    );
    assert_eq!(
        world.refused("contacts.set_role_dates", set(later, "2025-07-01", Some("2025-06-30"))).1,
        "The role ends before it begins."
    );
    world.call("contacts.set_role_dates", set(later, "2025-06-01", None));
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let attack = connection.execute("UPDATE contact_role SET until_on = NULL WHERE role = 'voting'", []);
    assert!(
        attack.unwrap_err().to_string().contains("one main and one voting contact at a time"),
        "the file itself refuses it"
    );
}

#[test]
fn a_person_serves_several_members_and_departs_from_all_at_once() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    world.add_person(first, "Núñez", &["main", "voting"]);
    let (_, id) = holding(&mut world, first, "main");
    let person = world.call("contacts.get", json!({ "id": id }));
    world.call("contacts.save", json!({ "id": id, "member_id": second, "draft": person, "roles": ["main"] }));
    let held = |world: &mut World| {
        let person = world.call("contacts.get", json!({ "id": id }));
        let holdings = person["holdings"].as_array().unwrap();
        holdings
            .iter()
            .filter(|held| held["is_current"] == true)
            .map(|held| held["member"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(held(&mut world), ["First", "First", "Second"]);
    let departed = world.call("contacts.depart", json!({ "id": id }));
    assert_eq!(departed["holdings"].as_array().unwrap().len(), 3, "the history stays");
    assert_eq!(held(&mut world), [""; 0]);
    world.call("history.undo", json!({}));
    assert_eq!(held(&mut world), ["First", "First", "Second"]);
}

#[test]
fn the_timeline_tells_all_that_happened_to_a_member_and_nothing_else() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    world.add_person(first, "Núñez", &["main"]);
    world.add_person(second, "Ødegård", &["main"]);
    let (_, id) = holding(&mut world, first, "main");
    let mut person = world.call("contacts.get", json!({ "id": id }));
    person["email"] = json!("nunez@example.org");
    world.call("contacts.save", json!({ "id": id, "member_id": first, "draft": person, "roles": ["main"] }));
    let timeline = world.call("members.timeline", json!({ "id": first }));
    let summaries: Vec<_> =
        timeline.as_array().unwrap().iter().map(|entry| entry["summary"].as_str().unwrap()).collect();
    assert_eq!(summaries, ["Edited Ana Núñez at First", "Added Ana Núñez at First", "Added First"]);
    assert_eq!(timeline[0]["changes"][0]["fields"][0]["after"], "nunez@example.org");
}

#[test]
fn the_timeline_tells_of_documents_and_of_their_new_versions() {
    let mut world = World::new();
    let (first, second) = (world.add_member("First"), world.add_member("Second"));
    for member in [first, second] {
        let token = world.door.stage_attachment_bytes("a.txt", b"One".to_vec()).unwrap().token;
        let file = json!({ "token": token, "title": "Letter", "kind": "letter", "dated_on": null });
        world.call("attachments.add", json!({ "member_id": member, "files": [file] }));
    }
    let token = world.door.stage_attachment_bytes("b.txt", b"Two".to_vec()).unwrap().token;
    world.call("attachments.add_version", json!({ "id": 1, "token": token }));
    let told = |world: &mut World, member: i64| {
        world.call("members.timeline", json!({ "id": member })).as_array().unwrap().len()
    };
    assert_eq!((told(&mut world, first), told(&mut world, second)), (3, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_done_a_member_never_has_two_voters_on_a_day(steps in proptest::collection::vec((0..4_u8, 0..3_usize, 0..6_usize, 0..40_u32), 1..14)) {
        let mut world = World::new();
        let member_id = world.add_member("First");
        for name in ["One", "Two", "Three"] {
            world.add_person(member_id, name, &["technical"]);
        }
        let start = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        for (what, person, role, day) in steps {
            let on = start + chrono::Days::new(u64::from(day));
            let detail = world.call("members.get", json!({ "id": member_id }));
            let people = detail["contacts"].as_array().unwrap();
            if people.is_empty() {
                break;
            }
            let id = people[person % people.len()]["id"].clone();
            let roles: Vec<&Value> = people.iter().flat_map(|person| person["roles"].as_array().unwrap()).collect();
            let role_id = roles[role % roles.len()]["id"].clone();
            // What is refused changes nothing; what is taken must keep the rule.
            let _ = match what {
                0 => {
                    let draft = world.call("contacts.get", json!({ "id": id }));
                    world.door.call("contacts.save", json!({ "id": id, "member_id": member_id, "draft": draft, "roles": ["technical", "voting"], "from_on": on }))
                }
                1 => world.door.call("contacts.hand_over", json!({ "role_id": role_id, "to_contact_id": id, "on": on })),
                2 => world.door.call("contacts.set_role_dates", json!({ "role_id": role_id, "from_on": on, "until_on": null })),
                _ => world.door.call("history.undo", json!({})),
            };
            for day in 0..50 {
                let on = start + chrono::Days::new(day);
                let roll = world.call("contacts.voting_roll", json!({ "on": on }));
                prop_assert!(roll["rows"].as_array().unwrap().len() <= 1, "two voters on {}: {}", on, roll);
            }
        }
    }
}
