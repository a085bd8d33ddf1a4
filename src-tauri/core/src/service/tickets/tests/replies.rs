use serde_json::{Value, json};

use super::{open, ticket};
use crate::test_world::World;

fn block(name: &str, language: &str, topic: Option<&str>, text: &str) -> Value {
    json!({ "draft": { "name": name, "language": language, "topic": topic, "text": text } })
}

#[test]
fn texts_are_filled_in_and_those_of_the_members_language_stand_first() {
    let mut world = World::new();
    let member = world.add_member_with("Université Exemple", &json!({ "language": "fr-CA" }));
    world.add_person(member, "Roy", &["main"]);
    let id = open(
        &mut world,
        "Bouton",
        json!({ "member_id": member, "asker_name": "Léa Roy", "asker_email": "lea@example.org", "topic": "outreach", "integration": "DSpace APP-7Q2K9M4XW1ZT8R5B" }),
    );
    world.call("tickets.save_text_block", block("Logo", "en", Some("outreach"), "Dear {asker}, of {member}"));
    world.call(
        "tickets.save_text_block",
        block("Logo", "fr", None, "Bonjour {asker} ({number}, {main_contact})"),
    );
    let kept = world
        .call("tickets.save_text_block", block("Accueil", "fr", Some("billing"), "Bonjour, {client_ids}"));
    assert_eq!(kept["rows"].as_array().unwrap().len(), 3);
    let found = world.call("tickets.text_blocks", json!({ "ticket_id": id }));
    let rows = found["rows"].as_array().unwrap();
    let told: Vec<&str> = rows.iter().map(|row| row["filled"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        [
            "Bonjour Léa Roy (T-2026-0001, Ana Roy)",
            "Bonjour, APP-7Q2K9M4XW1ZT8R5B",
            "Dear Léa Roy, of Université Exemple"
        ],
        "French of Canada is French; a text for every topic goes before one for another"
    );
    assert_eq!(found["language"], "fr-CA");
    let (_, message) = world.refused("tickets.save_text_block", block("Odd", "en", None, "Dear {askr}"));
    assert!(message.contains("{askr} cannot be filled in here. Use {asker}"), "{message}");
    let (_, message) = world.refused("tickets.save_text_block", block("logo", "en", None, "x"));
    assert!(message.contains("already"), "{message}");
    let (_, message) = world.refused("tickets.save_text_block", block("x", "", None, "x"));
    assert!(message.contains("language"), "{message}");
    let first = rows[0]["id"].clone();
    let left = world.call("tickets.remove_text_block", json!({ "id": first }));
    assert_eq!(left["rows"].as_array().unwrap().len(), 2);
    world.call("history.undo", json!({}));
    assert_eq!(world.call("tickets.text_blocks", json!({}))["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn files_go_along_with_an_answer_and_are_kept_as_they_went() {
    let mut world = World::new();
    let [member, stranger] = ["Alpha", "Beta"].map(|name| world.add_member(name));
    world.call("tickets.save_settings", json!({ "addresses": ["desk@example.net"], "reopen_months": 3 }));
    let mail = "From: ana@example.org\r\nTo: desk@example.net\r\nSubject: Form\r\nMessage-ID: <q1@x>\r\nDate: Mon, 2 Mar 2026 01:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nText\r\n--b\r\nContent-Disposition: attachment; filename=form.txt\r\n\r\nForm\r\n--b--\r\n";
    let staged = world.door.stage_mail_bytes("a.eml", mail.as_bytes()).unwrap();
    world.call("tickets.import_mails", json!({ "tokens": staged.tokens }));
    let id = world.call("tickets.list", json!({}))["rows"][0]["id"].as_i64().unwrap();
    let mut draft = ticket(&mut world, id)["ticket"].clone();
    draft["member_id"] = json!(member);
    world.call("tickets.update", json!({ "id": id, "draft": draft }));
    let file = ticket(&mut world, id)["messages"][0]["files"][0]["id"].clone();
    let version = |world: &mut World, owner: Value, name: &str| {
        let staged = world.door.stage_attachment_bytes(name, b"A guide".to_vec()).unwrap();
        let file = json!({ "token": staged.token, "title": name, "kind": "other" });
        let mut request = json!({ "files": [file] });
        owner.as_object().unwrap().iter().for_each(|(key, value)| request[key] = value.clone());
        let list = world.call("attachments.add", request);
        list["rows"][0]["versions"][0]["id"].clone()
    };
    let own = version(&mut world, json!({ "member_id": member }), "agreement.txt");
    let common = version(&mut world, json!({}), "guide.txt");
    let foreign = version(&mut world, json!({ "member_id": stranger }), "secret.txt");
    let request = json!({ "id": id, "text": "See these.", "file_ids": [file], "version_ids": [own, common] });
    let drafted = world.call("tickets.draft_reply", request);
    let answer = drafted["messages"].as_array().unwrap().last().unwrap().clone();
    let names: Vec<&str> =
        answer["files"].as_array().unwrap().iter().map(|one| one["file_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["form.txt", "agreement.txt", "guide.txt"]);
    let made = world.call("tickets.reply_files", json!({ "ids": [answer["id"]] }));
    let raw = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        made["files"][0]["data_base64"].as_str().unwrap(),
    )
    .unwrap();
    let read = mail_parser::MessageParser::default().parse(&raw).unwrap();
    assert_eq!(read.attachments().count(), 3);
    assert_eq!(read.attachment(2).unwrap().contents(), b"A guide");
    let request = json!({ "id": id, "text": "x", "version_ids": [foreign] });
    let (_, message) = world.refused("tickets.draft_reply", request);
    assert!(message.contains("of the ticket’s member"), "{message}");
    let (_, message) =
        world.refused("tickets.draft_reply", json!({ "id": id, "text": "x", "file_ids": [99] }));
    assert!(message.contains("of this ticket’s messages"), "{message}");
    let sent =
        world.call("tickets.note_sent", json!({ "id": answer["id"], "at": "2026-03-02T19:30:00+10:00" }));
    assert_eq!(sent["messages"][1]["files"].as_array().unwrap().len(), 3, "what went along stays");
    let again = world.call("tickets.draft_reply", json!({ "id": id, "text": "And", "file_ids": [file] }));
    let last = again["messages"].as_array().unwrap().last().unwrap()["id"].clone();
    let left = world.call("tickets.discard_reply", json!({ "id": last }));
    assert_eq!(left["messages"].as_array().unwrap().len(), 2, "a draft is thrown away with its files");
}
