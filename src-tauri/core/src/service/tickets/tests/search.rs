use serde_json::{Value, json};

use super::{numbers, open};
use crate::test_world::World;

#[test]
fn tickets_are_found_by_what_their_messages_say() {
    let mut world = World::new();
    let [one, other] = ["Logo", "Print"].map(|subject| open(&mut world, subject, json!({})));
    let write = |world: &mut World, id: i64, text: &str| {
        world.call("tickets.write", json!({ "id": id, "kind": "out", "channel": "phone", "text": text }))
    };
    write(&mut world, one, "Das Schlüsselwort heißt Kaffeemühle.");
    let found = |world: &mut World, typed: &str| -> Vec<String> {
        let page = world.call("tickets.list", json!({ "search": typed }));
        numbers(&page).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(found(&mut world, "kaffeem"), ["T-2026-0001"]);
    assert_eq!(
        found(&mut world, "logo schlussel"),
        ["T-2026-0001"],
        "a word of its own and one of a message"
    );
    assert!(found(&mut world, "print kaffee").is_empty());
    // What is written, merged, taken apart and undone after the index was built is found as it is.
    write(&mut world, other, "東京大学からの質問");
    assert_eq!(found(&mut world, "東京"), ["T-2026-0002"]);
    world.call("tickets.merge", json!({ "ids": [one], "into_id": other }));
    assert_eq!(found(&mut world, "kaffeemuhle"), ["T-2026-0002"], "its messages are the survivor’s");
    world.call("tickets.unmerge", json!({ "id": one }));
    assert_eq!(found(&mut world, "kaffeemuhle"), ["T-2026-0001"]);
    let drafted =
        world.call("tickets.draft_reply", json!({ "id": other, "text": "Pelikan", "to": "a@example.org" }));
    assert_eq!(found(&mut world, "pelikan"), ["T-2026-0002"]);
    let last = drafted["messages"].as_array().unwrap().last().unwrap()["id"].clone();
    world.call("tickets.discard_reply", json!({ "id": last }));
    assert!(found(&mut world, "pelikan").is_empty());
    world.call("history.undo", json!({}));
    assert_eq!(found(&mut world, "pelikan"), ["T-2026-0002"]);
    let ticket: Value = world.call("tickets.get", json!({ "id": one }));
    let message = ticket["messages"][1]["id"].clone();
    world.call("tickets.split", json!({ "id": one, "message_ids": [message], "subject": "Kaffee" }));
    assert_eq!(found(&mut world, "schlusselwort"), ["T-2026-0003"]);
}
