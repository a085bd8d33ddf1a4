//! Merging members, and people who enquired.

use serde_json::json;

use super::{enquire_as, texts};
use crate::kernel::ErrorKind;
use crate::test_world::World;

#[test]
fn enquiries_go_with_a_merged_member() {
    let mut world = World::new();
    let id = enquire_as(
        &mut world,
        "Alpha University",
        "noor@alpha.example.edu",
        &json!({ "starts_on": "2027-01-01" }),
    );
    let merged =
        world.call("joining.become_member", json!({ "id": id, "status": "onboarding" }))["member_id"].clone();
    let survivor = world.add_member("University of Alpha");
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": survivor, "other_id": merged }));
    let found = world.call("joining.list", json!({ "member_id": survivor }));
    assert_eq!((&found["total"], &found["rows"][0]["organisation"]), (&json!(1), &json!("Alpha University")));
}

#[test]
fn who_enquired_is_told_what_is_held_and_erased_from_the_history_too() {
    let mut world = World::new();
    let id = enquire_as(&mut world, "Alpha University", "noor@alpha.example.edu", &json!({}));
    let other = enquire_as(
        &mut world,
        "Beta College",
        "noor@alpha.example.edu",
        &json!({ "notes": "Noor Achebe asks for both" }),
    );
    let data = world.call("joining.asker", json!({ "id": id }));
    let text = data["text"].as_str().unwrap();
    assert!(
        text.contains("Alpha University: Noor Achebe") && text.contains("Beta College: Noor Achebe"),
        "{text}"
    );
    assert_eq!(data["contact_id"], json!(null));
    let erased = world.call("joining.erase_asker", json!({ "id": id }));
    assert_eq!(erased["asker_name"], "");
    assert_eq!(
        world.call("joining.get", json!({ "id": other }))["asker_name"],
        "",
        "wherever the person enquired"
    );
    let dump: i64 = world
        .door
        .register()
        .reader()
        .query_row(
            "SELECT count(*) FROM register_audit_change WHERE before LIKE '%noor@%' OR after LIKE '%noor@%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(dump, 0, "the history has forgotten the address");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    let (kind, message) = world.refused("history.undo", json!({}));
    assert_eq!(kind, ErrorKind::Conflict);
    assert!(message.contains("What was erased is gone"), "{message}");
}

#[test]
fn an_asker_who_became_a_contact_is_erased_with_the_contact() {
    let mut world = World::new();
    let id = enquire_as(
        &mut world,
        "Alpha University",
        "noor@alpha.example.edu",
        &json!({ "starts_on": "2027-01-01" }),
    );
    let member = world.call("joining.become_member", json!({ "id": id, "status": "onboarding", "roles": ["main"] }))["member_id"].clone();
    let contact = world.call("members.get", json!({ "id": member }))["contacts"][0]["id"].clone();
    let (_, message) = world.refused("joining.erase_asker", json!({ "id": id }));
    assert!(message.contains("Erase the contact"), "{message}");
    let held = world.call("personal_data.export", json!({ "contact_id": contact }));
    assert!(held["text"].as_str().unwrap().contains("Enquiries about membership"), "{held}");
    let preview = world.call("personal_data.preview_erase", json!({ "contact_id": contact }));
    assert!(texts(&preview["goes"]).join(" ").contains("1 enquiry about membership"), "{preview}");
    world.call("personal_data.erase", json!({ "contact_id": contact }));
    assert_eq!(world.call("joining.get", json!({ "id": id }))["asker_name"], "");
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}
