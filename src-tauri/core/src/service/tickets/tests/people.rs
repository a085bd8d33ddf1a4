use serde_json::{Value, json};

use super::{open, ticket};
use crate::test_world::World;

fn mail(from: &str, text: &str) -> String {
    format!(
        "From: {from}\r\nTo: desk@example.net\r\nSubject: Question of Max Muster\r\nMessage-ID: <1@x>\r\nDate: Mon, 2 Mar 2026 01:00:00 +0000\r\n\r\n{text}"
    )
}

fn take_in(world: &mut World, mail: &str) {
    let staged = world.door.stage_mail_bytes("a.eml", mail.as_bytes()).unwrap();
    world.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
}

#[test]
fn somebody_who_is_no_contact_is_told_what_is_held_and_erased() {
    let mut world = World::new();
    take_in(
        &mut world,
        &mail("Max Muster <max@researcher.example>", "I am Max Muster (MAX@researcher.example)."),
    );
    let id = world.call("tickets.list", json!({}))["rows"][0]["id"].as_i64().unwrap();
    world.call(
        "tickets.write",
        json!({ "id": id, "kind": "out", "channel": "email", "text": "Dear Max Muster" }),
    );
    let export = world.call("tickets.export_asker", json!({ "email": "Max@researcher.example" }));
    assert!(export["json"].as_str().unwrap().contains("I am Max Muster"), "{export}");
    let erased = world.call("tickets.erase_asker", json!({ "email": "max@researcher.example" }));
    let pseudonym = erased["pseudonym"].as_str().unwrap();
    let left = ticket(&mut world, id).to_string();
    assert!(
        left.contains(pseudonym) && !left.contains("Muster") && !left.to_lowercase().contains("max@"),
        "{left}"
    );
    assert_eq!(world.call("tickets.list", json!({ "search": "Muster" }))["total"], 0);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    let file = std::fs::read(world.path()).unwrap();
    assert!(!file.windows(6).any(|bytes| bytes == b"Muster"), "nothing of the name is in the file");
    let (_, message) = world.refused("tickets.erase_asker", json!({ "email": "max@researcher.example" }));
    assert!(message.contains("Nothing at the desk is about"), "{message}");
}

#[test]
fn a_contact_is_erased_with_tickets_and_messages() {
    let mut world = World::new();
    let member = world.add_member("Alpha University");
    let draft = json!({ "given_name": "Max", "family_name": "Muster", "email": "max@alpha.example", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    let saved = world
        .call("contacts.save", json!({ "id": null, "member_id": member, "draft": draft, "roles": ["main"] }));
    let contact = saved["contacts"][0]["id"].clone();
    take_in(&mut world, &mail("Max Muster <max@alpha.example>", "Yours, Max Muster"));
    let found = world.call("tickets.list", json!({ "contact_id": contact }));
    let row = &found["rows"][0];
    assert_eq!(
        (&row["member_id"], &row["contact_id"]),
        (&json!(member), &contact),
        "the member follows from the contact once"
    );
    let (_, message) = world.refused("tickets.erase_asker", json!({ "email": "max@alpha.example" }));
    assert!(message.contains("Erase the contact"), "{message}");
    let export = world.call("personal_data.export", json!({ "contact_id": contact }));
    assert!(export["text"].as_str().unwrap().contains("Yours, Max Muster"), "{export}");
    world.call("personal_data.erase", json!({ "contact_id": contact }));
    let id = row["id"].as_i64().unwrap();
    assert!(!ticket(&mut world, id).to_string().contains("Muster"));
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
}

#[test]
fn a_ticket_stays_with_its_member_when_the_asker_moves() {
    let mut world = World::new();
    let [one, other] = ["Alpha University", "Beta University"].map(|name| world.add_member(name));
    let saved = world.add_person(one, "Muster", &["main"]);
    let contact = saved["contacts"][0]["id"].clone();
    let id = open(&mut world, "Logo", json!({ "member_id": one, "contact_id": contact }));
    world.call("contacts.depart", json!({ "id": contact }));
    let draft = json!({ "given_name": "Ana", "family_name": "Muster", "email": "", "orcid_id": "", "phone": "", "job_title": "", "notes": "" });
    world.call(
        "contacts.save",
        json!({ "id": contact, "member_id": other, "draft": draft, "roles": ["main"] }),
    );
    assert_eq!(ticket(&mut world, id)["ticket"]["member_id"], json!(one));
    let none: Value = world.call("tickets.list", json!({ "member_id": other }));
    assert_eq!(none["total"], 0);
}
