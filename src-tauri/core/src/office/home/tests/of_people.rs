//! What waits of members, of elections and of ORCID’s portal: it appears, and goes when it is done.

use serde_json::json;

use super::{keys, member, need, say, told};
use crate::test_world::World;

const TODAY: &str = "2026-11-21";

#[test]
fn a_member_without_its_people() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    assert_eq!(told(&mut world, "members.voting_contact"), say("1 member has no voting contact", TODAY));
    assert_eq!(told(&mut world, "members.main_contact"), say("1 member has no main contact", TODAY));
    let other = member(&mut world, "Beta");
    let both = need(&mut world, "members.voting_contact").unwrap();
    assert_eq!(
        (&both["title"], &both["count"], &both["verb"], &both["screen"], &both["params"]),
        (
            &json!("2 members have no voting contact"),
            &json!(2),
            &json!("Fix"),
            &json!("members"),
            &json!({ "missing": "voting_contact" })
        )
    );
    world.add_person(one, "Bianchi", &["voting"]);
    let main = world.add_person(other, "Núñez", &["main", "voting"]);
    assert_eq!(need(&mut world, "members.voting_contact"), None);
    assert_eq!(told(&mut world, "members.main_contact"), say("1 member has no main contact", TODAY));
    assert_eq!(
        told(&mut world, "members.main_contact_orcid_id"),
        say("1 main contact has no ORCID iD", TODAY)
    );
    let id = main["contacts"][0]["id"].clone();
    let mut person = world.call("contacts.get", json!({ "id": id }));
    person["orcid_id"] = json!("0000-0002-1825-0097");
    world.call(
        "contacts.save",
        json!({ "id": id, "member_id": other, "draft": person, "roles": ["main", "voting"] }),
    );
    assert_eq!(need(&mut world, "members.main_contact_orcid_id"), None);
}

#[test]
fn a_status_that_has_not_followed_its_day() {
    let mut world = World::new();
    let late = json!({ "status": "onboarding", "joined_on": "2026-11-01" });
    let joining = world.add_member_with("Alpha", &late);
    world.add_member_with("Beta", &json!({ "status": "onboarding", "joined_on": "2026-12-01" }));
    assert_eq!(
        told(&mut world, "members.onboarding"),
        say("1 member is still onboarding after its first day", "2026-11-01"),
        "who joins later is none of it"
    );
    world.call("members.change_status", json!({ "id": joining, "status": "active", "on": "2026-11-01" }));
    assert_eq!(need(&mut world, "members.onboarding"), None);

    let left = json!({ "status": "leaving", "joined_on": "2020-01-01", "left_on": "2026-10-31" });
    let leaving = world.add_member_with("Gamma", &left);
    assert_eq!(told(&mut world, "members.leaving"), say("1 member is past its last day", "2026-10-31"));
    world.call(
        "members.change_status",
        json!({ "id": leaving, "status": "former", "on": "2026-11-01", "left_on": "2026-10-31" }),
    );
    assert_eq!(need(&mut world, "members.leaving"), None);
}

#[test]
fn what_orcid_was_not_told() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    world.add_person(one, "Bianchi", &["main"]);
    let queue = |world: &mut World| world.call("portal_sync.queue", json!({}))["total"].clone();
    let told = |world: &mut World| need(world, "portal_sync.pending").map(|need| need["count"].clone());
    assert_eq!(told(&mut world), Some(queue(&mut world)), "counted like the queue");
    assert!(need(&mut world, "portal_sync.pending").unwrap()["is_badge"].as_bool().unwrap());
    world.call("portal_sync.submit", json!({}));
    assert_eq!(told(&mut world), None);
    let mut draft = world.call("members.get", json!({ "id": one }))["member"].clone();
    draft["city"] = json!("Ljubljana");
    world.call("members.update", json!({ "id": one, "draft": draft }));
    assert_eq!((told(&mut world), queue(&mut world)), (Some(json!(1)), json!(1)), "a change");
    world.call("portal_sync.submit", json!({}));
    world.call("members.change_status", json!({ "id": one, "status": "former", "left_on": "2026-11-20" }));
    assert_eq!(told(&mut world), Some(queue(&mut world)), "what has to be removed there");
}

#[test]
fn a_round_of_confirmations() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    let other = member(&mut world, "Beta");
    let round = json!({ "title": "Autumn", "due_on": "2026-12-10", "subject": "Your contacts", "body": "Please confirm." });
    let id = world.call("voting.open_round", round)["round"]["id"].clone();
    let waits = need(&mut world, "voting.unanswered").unwrap();
    assert_eq!(
        (&waits["title"], &waits["on"], &waits["screen"], &waits["params"]["tab"]),
        (
            &json!("2 members have not confirmed their contacts (“Autumn”)"),
            &json!("2026-12-10"),
            &json!("contacts"),
            &json!("rounds")
        )
    );
    let mut answer = |members: &[i64]| {
        world.call("voting.answer", json!({ "id": id, "member_ids": members, "answer": "confirmed" }));
        keys(&mut world)
    };
    assert!(answer(&[one]).contains(&"voting.unanswered".to_owned()));
    let all = answer(&[other]);
    assert!(!all.contains(&"voting.unanswered".to_owned()) && all.contains(&"voting.answered".to_owned()));
    world.call("voting.close_round", json!({ "id": id }));
    assert!(!keys(&mut world).contains(&"voting.answered".to_owned()));
}
