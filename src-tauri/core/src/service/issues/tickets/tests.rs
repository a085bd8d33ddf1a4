//! Tickets of issues through the door.

use serde_json::{Value, json};

use crate::test_world::World;

fn ticket(world: &mut World, subject: &str, more: Value) -> i64 {
    let mut draft = json!({ "subject": subject, "received_at": "2026-11-03T09:00:00Z" });
    more.as_object().unwrap().iter().for_each(|(name, value)| draft[name] = value.clone());
    let detail = world.call("tickets.add", json!({ "draft": draft, "text": "It fails." }));
    detail["ticket"]["id"].as_i64().unwrap()
}

fn issue(world: &mut World, title: &str) -> i64 {
    let draft = json!({
        "kind": "bug", "title": title, "description": "", "impact": "", "workaround": "", "severity": "major",
        "urgency": "medium", "owner": "", "raised_on": "2026-11-02", "review_on": null, "resolution": "",
        "is_confidential": false,
    });
    world.call("issues.add", draft)["issue"]["id"].as_i64().unwrap()
}

fn numbers<'a>(detail: &'a Value, field: &str) -> Vec<&'a str> {
    detail[field].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap()).collect()
}

#[test]
fn tickets_of_an_issue_count_their_members_once_and_are_named_wherever_it_goes() {
    let mut world = World::new();
    let [one, other, third] = ["Banksia", "Quoll", "Emu"]
        .map(|name| world.add_member_with(name, &json!({ "joined_on": "2025-01-01" })));
    let id = issue(&mut world, "Tokens run out");
    let first = ticket(&mut world, "401", json!({ "member_id": one, "other_member_ids": [other] }));
    let again = ticket(&mut world, "401 again", json!({ "member_id": one }));
    let secret = ticket(&mut world, "Audit", json!({ "member_id": third, "is_confidential": true }));
    let report = json!({
        "issue_id": id, "member_id": one, "said_by": "", "said_on": "2026-11-04", "said": "No.", "stance": "for",
    });
    world.call("issues.add_report", report);
    let request = json!({ "issue_id": id, "ticket_ids": [first, again, secret, first] });
    let linked = world.call("issues.link_tickets", request.clone());
    assert_eq!(numbers(&linked, "tickets"), ["T-2026-0001", "T-2026-0002", "T-2026-0003"]);
    assert_eq!(
        (&linked["issue"]["member_count"], &linked["issue"]["ticket_count"]),
        (&json!(3), &json!(3)),
        "a member with a report and two tickets is one"
    );
    let step = linked["trail"].as_array().unwrap().iter().find(|step| step["text"] == "401").unwrap();
    assert_eq!(
        (&step["on"], &step["title"]),
        (&json!("2026-11-21"), &json!("T-2026-0001 of Banksia was linked"))
    );
    let entries = world.call("history.list", json!({}))["total"].clone();
    world.call("issues.link_tickets", request);
    assert_eq!(world.call("history.list", json!({}))["total"], entries, "once linked, it is linked");

    let letter = world.call("issues.draft_letter", json!({ "id": id }))["body"].to_string();
    assert!(letter.contains("T-2026-0001, 2026-11-03: Banksia"), "{letter}");
    assert!(letter.contains("T-2026-0003") && !letter.contains("Emu"), "{letter}");
    let digest = world.call("issues.draft_digest", json!({ "audience": "orcid" }))["markdown"].to_string();
    assert!(
        digest.contains("Tickets: T-2026-0001, T-2026-0002") && !digest.contains("T-2026-0003"),
        "{digest}"
    );
    let csv = json!({ "list": { "name": "issues", "request": {} }, "format": "csv" });
    assert!(world.call("exports.make", csv)["data_base64"].is_string());

    // From both sides: the ticket finds its issues, and a member those of its tickets.
    for request in [json!({ "ticket_id": first }), json!({ "member_id": other })] {
        assert_eq!(numbers(&world.call("issues.list", request), "rows"), ["I-001"]);
    }
    let left = world.call("issues.unlink_ticket", json!({ "issue_id": id, "ticket_id": first }));
    assert_eq!(left["issue"]["member_count"], 2, "Quoll asked by that ticket only");
    let (_, message) = world.refused("issues.unlink_ticket", json!({ "issue_id": id, "ticket_id": first }));
    assert!(message.contains("T-2026-0001 is not linked to the issue I-001"), "{message}");
    world.call("history.undo", json!({}));
    assert_eq!(world.call("issues.get", json!({ "id": id }))["issue"]["member_count"], 3);
    world.call("issues.remove", json!({ "id": id }));
    assert!(numbers(&world.call("issues.list", json!({ "ticket_id": first })), "rows").is_empty());
}

#[test]
fn a_merged_ticket_stands_for_its_survivor_and_members_that_still_wait_are_told_of() {
    let mut world = World::new();
    let member = world.add_member_with("Banksia", &json!({ "joined_on": "2025-01-01" }));
    let id = issue(&mut world, "Tokens run out");
    let part = ticket(&mut world, "401", json!({ "member_id": member }));
    let whole = ticket(&mut world, "Tokens", json!({ "member_id": member }));
    world.call("issues.link_tickets", json!({ "issue_id": id, "ticket_ids": [part] }));
    world.call("tickets.merge", json!({ "ids": [part], "into_id": whole }));
    let detail = world.call("issues.get", json!({ "id": id }));
    assert_eq!(numbers(&detail, "tickets"), ["T-2026-0002"]);
    assert_eq!(numbers(&world.call("issues.list", json!({ "ticket_id": whole })), "rows"), ["I-001"]);
    let again = world.call("issues.link_tickets", json!({ "issue_id": id, "ticket_ids": [part, whole] }));
    assert_eq!(again["issue"]["ticket_count"], 1);
    let resolved = json!({ "id": id, "state": "resolved", "on": "2026-11-20", "note": "Mended" });
    let over = world.call("issues.set_state", resolved);
    assert!(over["proposals"].to_string().contains("1 ticket about it still waits"), "{}", over["proposals"]);
    assert!(over["proposals"].to_string().contains("members have not been told"), "{}", over["proposals"]);
    world.call("tickets.set_state", json!({ "ids": [whole], "state": "solved" }));
    let solved = world.call("issues.get", json!({ "id": id }));
    assert!(!solved["proposals"].to_string().contains("still waits"), "{}", solved["proposals"]);
    let left = world.call("issues.unlink_ticket", json!({ "issue_id": id, "ticket_id": whole }));
    assert_eq!(left["tickets"], json!([]));
}
