use serde_json::json;

use super::open;
use crate::test_world::World;

#[test]
fn a_solved_ticket_becomes_a_frequent_question_without_names() {
    let mut world = World::new();
    let member = world.add_member_with("Banksia University", &json!({ "language": "en-AU" }));
    world.add_person(member, "Quill", &["main"]);
    let more = json!({ "member_id": member, "asker_name": "Léa Roy", "asker_email": "lea@example.org", "topic": "outreach", "is_reusable": true });
    let id = open(&mut world, "Logo for Léa Roy", more.clone());
    let (_, message) = world.refused("tickets.add_faq", json!({ "ticket_id": id }));
    assert!(message.contains("T-2026-0001 is not solved yet"), "{message}");
    let answer =
        "Hello Léa,\n\nin the brand library; Ana Quill has it too.\n# Not a heading\n\nBest regards\nana";
    world.call(
        "tickets.write",
        json!({ "id": id, "kind": "out", "channel": "email", "text": answer, "state": "solved" }),
    );
    let waiting = world.call("tickets.faq", json!({}))["waiting"].clone();
    assert_eq!(waiting[0]["number"], "T-2026-0001");
    let drafted = world.call("tickets.add_faq", json!({ "ticket_id": id }));
    let row = drafted["rows"][0].clone();
    assert_eq!(
        (&row["question"], &row["answer"]),
        (
            &json!("Logo for [name]\n\nAbout Logo for [name]"),
            &json!("in the brand library; [name] has it too.\n# Not a heading")
        )
    );
    assert_eq!(
        (&row["topic"], &row["language"], &drafted["waiting"]),
        (&json!("outreach"), &json!("en-AU"), &json!([]))
    );
    let (_, message) = world.refused("tickets.add_faq", json!({ "ticket_id": id }));
    assert!(message.contains("already"), "{message}");

    let mut draft = json!({ "question": "Where is the logo?", "answer": "Ask ana@example.org", "topic": "outreach", "language": "en" });
    let (_, message) = world.refused("tickets.update_faq", json!({ "id": row["id"], "draft": draft }));
    assert!(message.contains("ana@example.org is somebody’s address"), "{message}");
    draft["answer"] = json!("In the brand library.\n# Here");
    world.call("tickets.update_faq", json!({ "id": row["id"], "draft": draft }));
    let page = world.call("tickets.draft_faq_page", json!({}))["markdown"].clone();
    assert!(
        page.as_str()
            .unwrap()
            .ends_with("## Outreach\n\n### Where is the logo?\n\nIn the brand library.\n\\# Here\n"),
        "{page}"
    );
    let csv = json!({ "list": { "name": "ticket_faq", "request": {} }, "format": "csv" });
    assert!(world.call("exports.make", csv)["data_base64"].is_string());
    assert_eq!(world.call("tickets.faq", json!({ "search": "BRAND" }))["rows"].as_array().unwrap().len(), 1);
    assert!(
        world.call("tickets.faq", json!({ "topics": ["billing"] }))["rows"].as_array().unwrap().is_empty()
    );
    world.call("tickets.remove_faq", json!({ "id": row["id"] }));

    let mut secret = more;
    secret["is_confidential"] = json!(true);
    let secret = open(&mut world, "Audit", secret);
    world.call("tickets.set_state", json!({ "ids": [secret], "state": "solved" }));
    let (_, message) = world.refused("tickets.add_faq", json!({ "ticket_id": secret }));
    assert!(message.contains("confidential"), "{message}");
    let plain = open(&mut world, "Print", json!({ "is_reusable": true }));
    world.call("tickets.set_state", json!({ "ids": [plain], "state": "solved" }));
    let (_, message) = world.refused("tickets.add_faq", json!({ "ticket_id": plain }));
    assert!(message.contains("no answer"), "{message}");
}
