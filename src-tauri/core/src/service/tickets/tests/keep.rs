use serde_json::json;

use super::{open, ticket};
use crate::test_world::World;

/// A ticket of 2021 that was solved then.
fn old(world: &mut World, subject: &str) -> i64 {
    let more = json!({ "received_at": "2021-03-01T09:00:00Z", "asker_name": "Zelda Quill", "asker_email": "zelda@example.org" });
    open(world, subject, more)
}

#[test]
fn what_is_kept_long_enough_goes_for_good_and_no_figure_changes() {
    let mut world = World::new();
    let mail = "From: Zelda Quill <zelda@example.org>\r\nTo: desk@example.net\r\nSubject: Old\r\nMessage-ID: <q1@x>\r\nDate: Mon, 1 Mar 2021 09:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nMarmalade\r\n--b\r\nContent-Disposition: attachment; filename=log.txt\r\n\r\nPassionfruit\r\n--b--\r\n";
    let staged = world.door.stage_mail_bytes("a.eml", mail.as_bytes()).unwrap();
    world.call(
        "tickets.import_mails",
        json!({ "tokens": staged.tokens, "desk_addresses": ["desk@example.net"] }),
    );
    let id = world.call("tickets.list", json!({}))["rows"][0]["id"].as_i64().unwrap();
    let answer = |id: i64, at: &str| json!({ "id": id, "kind": "out", "channel": "phone", "at": at, "text": "Answered.", "state": "closed" });
    world.call("tickets.write", answer(id, "2021-03-02T09:00:00Z"));
    let part = old(&mut world, "Part");
    world.call("tickets.merge", json!({ "ids": [part], "into_id": id }));
    let active = old(&mut world, "Still open");
    let young = open(&mut world, "Young", json!({ "received_at": "2026-01-01T09:00:00Z" }));
    world.call("tickets.write", answer(young, "2026-01-02T09:00:00Z"));
    let figures = world.call("tickets.statistics", json!({}));

    assert_eq!(
        world.call("tickets.outdated", json!({}))["tickets"],
        0,
        "nothing goes unless somebody says so"
    );
    let keep = json!({ "addresses": ["desk@example.net"], "reopen_months": 3, "keep_years": 3 });
    world.call("tickets.save_settings", keep);
    let found = world.call("tickets.outdated", json!({}));
    assert!(found["before"].as_str().unwrap().starts_with("2023-11-21"), "{found}");
    assert_eq!(found["tickets"], 1, "one is open, one is young, one is a part of the first");
    assert_eq!(
        (&found["messages"], &found["files"], &found["rows"][0]["number"]),
        (&json!(3), &json!(1), &json!("T-2021-0001"))
    );
    let needs = world.call("home.needs", json!({})).to_string();
    assert!(needs.contains("The messages of 1 ticket are kept longer"), "{needs}");
    let (_, message) = world.refused("tickets.remove_outdated", json!({ "tickets": 2 }));
    assert!(message.contains("you saw another number"), "{message}");
    world.call("tickets.remove_outdated", json!({ "tickets": 1 }));

    let left = ticket(&mut world, id);
    assert_eq!((&left["messages"], &left["ticket"]["asker_name"]), (&json!([]), &json!("")));
    assert_eq!(left["ticket"]["first_response_at"], "2021-03-02T09:00:00Z");
    assert_eq!(ticket(&mut world, active)["messages"].as_array().unwrap().len(), 1);
    assert_eq!(ticket(&mut world, young)["messages"].as_array().unwrap().len(), 2);
    let again = world.call("tickets.statistics", json!({}));
    assert_eq!((&again["response"], &again["volume"]), (&figures["response"], &figures["volume"]));
    world.call("tickets.set_state", json!({ "ids": [id], "state": "open" }));
    assert_eq!(ticket(&mut world, id)["ticket"]["first_response_at"], "2021-03-02T09:00:00Z");
    let (_, message) = world.refused("tickets.remove_outdated", json!({ "tickets": 1 }));
    assert!(message.contains("No ticket is kept longer"), "{message}");
    assert_eq!(world.call("register.check", json!({}))["ok"], true, "the history still adds up");
    // Neither the history nor the file itself holds it any more.
    let path = world.path();
    drop(world.door);
    let bytes = std::fs::read(path).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!holds("Marmalade") && !holds("Passionfruit"), "what was removed is still in the file");
    assert!(holds("Still open"));
}
