use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::paper::typesetting::tests::text_of_archived;

/// A signed agreement, and the consortium's checklist for it by the programme's criteria.
fn started(world: &mut World, signed_on: &str) -> (i64, Value) {
    let mut draft = world.call("agreements.template", json!({}));
    draft["title"] = json!("Consortium agreement");
    draft["starts_on"] = json!("2026-01-01");
    draft["ends_on"] = json!("2026-12-31");
    draft["signed_on"] = json!(signed_on);
    let agreement = world.call("agreements.add", draft)["agreement"]["id"].as_i64().unwrap();
    let published = world.call("task_templates.published", json!({}));
    let template = world.call("task_templates.save", json!({ "id": null, "draft": published[1]["draft"] }));
    let started = world.call(
        "checklists.start",
        json!({ "template_id": template["template"]["id"], "anchor_on": signed_on, "agreement_id": agreement, "owner": "Ana" }),
    );
    (agreement, started)
}

fn item<'a>(checklist: &'a Value, title: &str) -> &'a Value {
    let items = checklist["items"].as_array().unwrap();
    items.iter().find(|item| item["title"].as_str().unwrap().contains(title)).unwrap()
}

#[test]
fn the_three_published_versions_are_there() {
    let mut world = World::new();
    let published = world.call("task_templates.published", json!({}));
    let counts = |phase: &str, party: &str| -> Vec<usize> {
        let of = |version: &Value| {
            let items = version["draft"]["items"].as_array().unwrap().iter();
            items.filter(|item| item["phase"] == phase && item["party"] == party).count()
        };
        published.as_array().unwrap().iter().map(of).collect()
    };
    assert_eq!(counts("Before the agreement", "consortium"), [8, 9, 7]);
    assert_eq!(counts("Before the agreement", "orcid"), [5, 5, 5]);
    assert_eq!(counts("Within 60 days of signing", "consortium"), [1, 1, 1]);
    assert_eq!(counts("Within three months of signing", "consortium"), [5, 5, 5]);
    assert_eq!(counts("Within three months of signing", "orcid"), [2, 2, 2]);
    let mut template = Value::Null;
    for version in published.as_array().unwrap() {
        template = world.call("task_templates.save", json!({ "id": template["id"], "draft": version["draft"] }))["template"].clone();
    }
    assert_eq!(template["version"], 3, "they are versions of one template");
    let all = world.call("task_templates.list", json!({}));
    let shown: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["version"].as_i64().unwrap(), one["is_replaced"].as_bool().unwrap()))
        .collect();
    assert_eq!(shown, [(3, false), (2, true), (1, true)]);
}

#[test]
fn days_follow_from_the_signing_and_nothing_moves_for_a_weekend() {
    let mut world = World::new();
    let (agreement, checklist) = started(&mut world, "2025-11-30");
    assert_eq!(world.call("checklists.list", json!({ "agreement_id": agreement }))[0]["id"], checklist["id"]);
    assert_eq!(world.call("checklists.list", json!({ "agreement_id": agreement + 1 })), json!([]));
    assert_eq!((&checklist["of"], &checklist["version"]), (&json!(22), &json!(1)));
    assert_eq!(
        checklist["phases"],
        json!(["Before the agreement", "Within 60 days of signing", "Within three months of signing"])
    );
    assert_eq!(item(&checklist, "Pay the fees")["due_on"], "2026-01-29");
    let hire = item(&checklist, "Hire and train");
    assert_eq!(hire["due"], "Sat 28 Feb 2026 (last working day before: Fri 27 Feb 2026)");
    assert_eq!((&hire["owner"], &item(&checklist, "Train, review")["owner"]), (&json!("Ana"), &json!("")));
    assert_eq!(checklist["days_left"], -266, "from 21 November 2026");
}

#[test]
fn evidence_says_how_many_and_who_is_missing_and_disagrees_with_a_tick() {
    let mut world = World::new();
    let members: Vec<i64> = ["Alpha", "Beta", "Gamma"].map(|name| world.add_member(name)).into();
    let (_, checklist) = started(&mut world, "2026-11-02");
    let id = checklist["id"].clone();
    let contact = item(&checklist, "Contact every member: how");
    assert_eq!(contact["proof"]["words"], "0 of 3 members; missing: Alpha, Beta, Gamma.");
    let marked = world.call(
        "tasks.mark_members",
        json!({ "id": contact["id"], "member_ids": members[..2], "is_done": true }),
    );
    assert_eq!(marked["proof"]["words"], "2 of 3 members; missing: Gamma.");
    assert_eq!(marked["proof"]["ticked"][1]["name"], "Beta");
    world.call("tasks.finish", json!({ "ids": [contact["id"]] }));
    let detail = world.call("checklists.get", json!({ "id": id }));
    assert_eq!(item(&detail, "Contact every member: how")["proof"]["disagrees"], true);
    assert_eq!(
        detail["remarks"],
        json!([
            "“Contact every member: how to reach support, and each other” is marked as done, and the register says: 2 of 3 members; missing: Gamma."
        ])
    );
    world.call(
        "tasks.mark_members",
        json!({ "id": contact["id"], "member_ids": [members[2]], "is_done": true }),
    );
    let detail = world.call("checklists.get", json!({ "id": id }));
    assert_eq!(detail["remarks"], json!([]));
    let details = item(&detail, "Enter the details");
    assert_eq!(details["proof"]["words"], "0 of 3 members; missing: Alpha, Beta, Gamma.");
    let told = fingerprints(&mut world);
    world.call("portal_sync.submit", json!({ "fingerprints": told, "is_seen": true }));
    let detail = world.call("checklists.get", json!({ "id": id }));
    assert_eq!(item(&detail, "Enter the details")["proof"]["is_met"], true);
    assert_eq!(item(&detail, "Pay the fees")["proof"]["words"], "No invoice of ORCID is entered.");
    let (_, message) = world.refused(
        "tasks.mark_members",
        json!({ "id": item(&detail, "Pay the fees")["id"], "member_ids": [members[0]], "is_done": true }),
    );
    assert!(message.contains("is not done member by member"), "{message}");
}

fn fingerprints(world: &mut World) -> Vec<Value> {
    let rows = world.call("portal_sync.queue", json!({}))["rows"].clone();
    rows.as_array().unwrap().iter().map(|row| row["fingerprint"].clone()).collect()
}

#[test]
fn a_postponed_anchor_moves_open_items_and_leaves_those_that_are_done_or_set_by_hand() {
    let mut world = World::new();
    let (agreement, checklist) = started(&mut world, "2026-11-02");
    let id = checklist["id"].clone();
    let (fees, hire, homework) =
        (item(&checklist, "Pay the fees"), item(&checklist, "Hire and train"), item(&checklist, "homework"));
    world.call("tasks.finish", json!({ "ids": [hire["id"]] }));
    let mut by_hand = homework.clone();
    by_hand["due_on"] = json!("2027-03-01");
    world.call("tasks.save", json!({ "id": homework["id"], "draft": by_hand }));
    let mut signed = world.call("agreements.get", json!({ "id": agreement }))["agreement"].clone();
    signed["signed_on"] = json!("2026-11-16");
    world.call("agreements.update", json!({ "id": agreement, "draft": signed }));
    let detail = world.call("checklists.get", json!({ "id": id }));
    assert_eq!(
        detail["remarks"],
        json!([
            "The agreement was signed on Mon 16 Nov 2026, and this checklist counts from Mon 2 Nov 2026."
        ])
    );
    let moved = world.call("checklists.postpone", json!({ "id": id, "anchor_on": "2026-11-16" }));
    assert_eq!(fees["due_on"], "2027-01-01");
    assert_eq!(item(&moved, "Pay the fees")["due_on"], "2027-01-15");
    assert_eq!(item(&moved, "Hire and train")["due_on"], "2027-02-02", "it is done");
    assert_eq!(item(&moved, "homework")["due_on"], "2027-03-01", "set by hand");
    assert_eq!(moved["remarks"], json!([]));
}

#[test]
fn a_checklist_keeps_its_version_and_takes_new_items_when_asked_to() {
    let mut world = World::new();
    let (_, checklist) = started(&mut world, "2026-11-02");
    let template = world.call("task_templates.list", json!({}))[0].clone();
    let mut draft = template.clone();
    let items = draft["items"].as_array_mut().unwrap();
    items[0]["title"] = json!("Name the lead");
    items.push(json!({ "phase": "Within three months of signing", "title": "Order stickers", "due": { "working_days": 3 } }));
    let saved = world.call("task_templates.save", json!({ "id": template["id"], "draft": draft }));
    assert_eq!(
        (&saved["template"]["version"], &saved["new_items"], &saved["open_checklists"]),
        (&json!(2), &json!(["Order stickers"]), &json!(1))
    );
    assert_eq!(saved["template"]["rules"].as_array().unwrap().last().unwrap(), "3 working days after");
    let before = world.call("checklists.get", json!({ "id": checklist["id"] }));
    assert_eq!((&before["of"], &before["further_items"]), (&json!(22), &json!(1)));
    let added = world.call("checklists.add_items", json!({ "template_id": saved["template"]["id"] }));
    assert_eq!(added, json!({ "items": 1, "checklists": 1 }));
    let after = world.call("checklists.get", json!({ "id": checklist["id"] }));
    assert_eq!(
        (&after["of"], &after["further_items"], &after["version"]),
        (&json!(23), &json!(0), &json!(1))
    );
    assert_eq!(item(&after, "Order stickers")["due_on"], "2026-11-05");
    assert_eq!(
        item(&after, "Name the lead organisation")["phase"],
        "Before the agreement",
        "its text stays as it was"
    );
    let again = world.call("checklists.add_items", json!({ "template_id": saved["template"]["id"] }));
    assert_eq!(again, json!({ "items": 0, "checklists": 0 }));
}

#[test]
fn what_is_no_template_is_refused_and_a_checklist_goes_with_its_items() {
    let mut world = World::new();
    let (_, checklist) = started(&mut world, "2026-11-02");
    for (draft, said) in [
        (
            json!({ "name": "", "anchor": "Start", "detail": "", "items": [{ "title": "T" }] }),
            "Give the template a name.",
        ),
        (
            json!({ "name": "N", "anchor": "", "detail": "", "items": [{ "title": "T" }] }),
            "which day the due days count from",
        ),
        (json!({ "name": "N", "anchor": "Start", "detail": "", "items": [] }), "1 to 300 items"),
        (
            json!({ "name": "N", "anchor": "Start", "detail": "", "items": [{ "title": " " }] }),
            "Item 1: say what is to be done.",
        ),
        (
            json!({ "name": "N", "anchor": "Start", "detail": "", "items": [{ "title": "T", "due": { "days": 2_000_000 } }] }),
            "Item 1: its day is too far off.",
        ),
        (
            json!({ "name": "Consortium onboarding", "anchor": "Start", "detail": "", "items": [{ "title": "T" }] }),
            "There is a template called Consortium onboarding already",
        ),
    ] {
        let (_, message) = world.refused("task_templates.save", json!({ "id": null, "draft": draft }));
        assert!(message.contains(said), "{message}");
    }
    let template = checklist["template_id"].clone();
    let (_, message) =
        world.refused("checklists.start", json!({ "template_id": template, "anchor_on": "9999-01-01" }));
    assert!(message.contains("is no day to reckon with"), "{message}");
    let csv = world.call(
        "exports.make",
        json!({ "list": { "name": "checklist", "request": { "id": checklist["id"] } }, "format": "csv" }),
    );
    assert_eq!(csv["row_count"], 22);
    let list = json!({ "name": "checklist", "request": { "id": checklist["id"] } });
    let mut bytes = |format: &str| {
        let file = world.call("exports.make", json!({ "list": list, "format": format }));
        STANDARD.decode(file["data_base64"].as_str().unwrap()).unwrap()
    };
    let sheet = text_of_archived(&bytes("pdf"));
    for told in [
        "Item",
        "Done by",
        "Status",
        "Consortium",
        "ORCID",
        "21 November 2026",
        "of 22",
        "Pay the fees",
        "Open",
    ] {
        assert!(sheet.contains(told), "{told} in {sheet}");
    }
    let calendar = String::from_utf8(bytes("ics")).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 8, "{calendar}");
    assert!(calendar.contains("TRIGGER"), "{calendar}");
    assert_eq!(world.call("checklists.remove", json!({ "id": checklist["id"] })), json!([]));
    assert_eq!(world.call("tasks.list", json!({}))["total"], 0);
    world.call("history.undo", json!({}));
    assert_eq!(world.call("checklists.list", json!({}))[0]["of"], 22);
}
