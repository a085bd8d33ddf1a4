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
        block("Logo", "fr", None, "Bonjour {asker} ({number}, {main_contact}){stage}"),
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

#[test]
fn texts_know_at_which_stage_the_joining_of_the_member_is() {
    let mut world = World::new();
    let draft = json!({ "organisation": "Banksia University", "received_on": "2026-10-01", "country": "AU" });
    let asker = json!({ "given_name": "Ana", "family_name": "Roy", "email": "Ana@banksia.example" });
    let enquiry = world.call("joining.save", json!({ "draft": draft, "asker": asker }))["id"].clone();
    let stages = world.call("joining.outline", json!({}))["stages"].clone();
    let (key, name) = (stages[2]["key"].clone(), stages[2]["name"].as_str().unwrap().to_owned());
    world.call("joining.move_stage", json!({ "id": enquiry, "stage": key }));
    world.call("tickets.save_text_block", block("Stage", "en", None, "You are at “{stage}”."));
    let member = world.add_member("Alpha");
    let by_asker = open(&mut world, "When?", json!({ "asker_email": "ana@banksia.example" }));
    let of_member = open(&mut world, "Portal", json!({ "member_id": member }));
    let filled = |world: &mut World, id: i64| {
        world.call("tickets.text_blocks", json!({ "ticket_id": id }))["rows"][0]["filled"].clone()
    };
    assert_eq!(filled(&mut world, by_asker), format!("You are at “{name}”."));
    assert_eq!(filled(&mut world, of_member), "You are at “”.", "it never enquired");
    world.call("joining.link", json!({ "id": enquiry, "member_id": member }));
    assert_eq!(filled(&mut world, of_member), format!("You are at “{name}”."));
}

#[test]
fn askers_are_asked_what_they_thought_and_what_they_say_is_noted() {
    let mut world = World::new();
    world.call("tickets.save_settings", json!({ "addresses": ["desk@example.net"], "reopen_months": 3 }));
    let id = open(&mut world, "Logo", json!({ "asker_email": "ana@example.org" }));
    let other = open(&mut world, "Portal", json!({ "asker_email": "ben@example.org" }));
    let mut kept = block("How was it", "en", None, "Dear {asker}, how was it, from 1 to 5?");
    kept["draft"]["asks_rating"] = json!(true);
    let kept = world.call("tickets.save_text_block", kept);
    assert_eq!(kept["rows"][0]["asks_rating"], true);
    let ask = json!({ "id": id, "text": "How was it, from 1 to 5?", "asks_rating": true });
    let (_, message) = world.refused("tickets.draft_reply", ask.clone());
    assert!(message.contains("is not solved yet"), "{message}");
    world.call("tickets.set_state", json!({ "ids": [id, other], "state": "solved" }));
    let drafted = world.call("tickets.draft_reply", ask);
    let draft = drafted["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&draft["kind"], &draft["to_emails"]), (&json!("rating_draft"), &json!("ana@example.org")));
    let made = world.call("tickets.reply_files", json!({ "ids": [draft["id"]] }));
    assert_eq!(made["files"].as_array().unwrap().len(), 1, "any mail program opens it");
    let asked = |world: &mut World| {
        let told = world.call("tickets.statistics", json!({}));
        (told["satisfaction"]["asked"].clone(), told["satisfaction"]["answered"].clone())
    };
    assert_eq!(asked(&mut world), (json!(0), json!(0)), "a draft asks nobody");
    let sent = json!({ "id": draft["id"], "at": "2026-11-20T09:00:00Z" });
    let sent = world.call("tickets.note_sent", sent);
    let message = sent["messages"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&message["kind"], &message["at"]), (&json!("rating_asked"), &json!("2026-11-20T09:00:00Z")));
    assert_eq!(
        (&sent["ticket"]["state"], &sent["ticket"]["first_response_at"]),
        (&json!("solved"), &Value::Null),
        "it is no answer"
    );
    assert_eq!(asked(&mut world), (json!(1), json!(0)));

    // What comes back opens nothing again, and waits to be noted.
    let raw = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        made["files"][0]["data_base64"].as_str().unwrap(),
    )
    .unwrap();
    let question =
        mail_parser::MessageParser::default().parse(&raw).unwrap().message_id().unwrap().to_owned();
    let mail = format!(
        "From: ana@example.org\r\nTo: desk@example.net\r\nSubject: Re: Logo\r\nIn-Reply-To: <{question}>\r\nMessage-ID: <five@mail>\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\n\r\n5, thank you!"
    );
    let staged = world.door.stage_mail_bytes("five.eml", mail.as_bytes()).unwrap();
    assert_eq!(world.call("tickets.import_mails", json!({ "tokens": staged.tokens }))["continued"], 1);
    assert_eq!(ticket(&mut world, id)["ticket"]["state"], "solved");
    let wrote = json!({ "queue": "rating_wrote" });
    assert_eq!(world.call("tickets.list", wrote.clone())["total"], 1);
    let needs = world.call("home.needs", json!({})).to_string();
    assert!(needs.contains("1 asker said what they thought"), "{needs}");
    let (_, message) = world.refused("tickets.rate", json!({ "id": id, "rating": 6 }));
    assert!(message.contains("from 1 to 5"), "{message}");
    let rated = world.call("tickets.rate", json!({ "id": id, "rating": 5, "remark": "Thank you!" }));
    assert_eq!((&rated["ticket"]["rating"], &rated["ticket"]["remark"]), (&json!(5), &json!("Thank you!")));
    world.call("tickets.rate", json!({ "id": other, "rating": 3 }));
    assert_eq!(world.call("tickets.list", wrote)["total"], 0);
    assert_eq!(asked(&mut world), (json!(1), json!(1)), "who was not asked counts in the mean only");
    let told = world.call("tickets.statistics", json!({}));
    assert_eq!((&told["satisfaction"]["count"], &told["satisfaction"]["sum"]), (&json!(2), &json!(8)));
    for figure in ["rating_asked", "rating_answered"] {
        let page = world.call("tickets.list", json!({ "figure": { "figure": figure } }));
        assert_eq!((&page["total"], &page["rows"][0]["id"]), (&json!(1), &json!(id)), "{figure}");
    }
}
