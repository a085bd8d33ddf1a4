//! What an agreement may say, and what becomes of it.

use serde_json::{Value, json};

use super::{add, world_with};
use crate::kernel::ErrorKind;
use crate::test_world::World;

#[test]
fn every_bad_field_is_told_at_once() {
    let mut world = World::new();
    let mut draft = world.call("agreements.template", json!({}));
    draft["title"] = json!(" ");
    draft["ends_on"] = json!("2025-12-31");
    draft["currency"] = json!("XYZ");
    draft["members_min"] = Value::Null;
    draft["bands"][1]["from_members"] = json!(5);
    draft["bands"][2]["from_members"] = json!(0);
    let error = world.door.call("agreements.add", draft.clone()).unwrap_err();
    assert_eq!(error.context["title"], "Give the agreement a title.");
    assert_eq!(
        error.context["ends_on"],
        "The term ends (31 December 2025) before it starts (1 January 2026)."
    );
    assert!(error.context["currency"].contains("XYZ"), "{:?}", error.context);
    assert_eq!(error.context["members_min"], "Say how many members there must be by then.");
    assert_eq!(error.context["bands.1.from_members"], "Two bands start from 5 members.");
    assert_eq!(error.context["bands.2.from_members"], "A band starts from one member at least.");
    draft["currency"] = json!("JPY");
    draft["bands"][0]["small_minor"] = json!(-1);
    let error = world.door.call("agreements.add", draft.clone()).unwrap_err();
    assert_eq!(error.context["bands.0.small_minor"], "A fee cannot be below nothing.");
    draft["bands"][0]["large_minor"] = json!(10_000_000_000_001_i64);
    draft["lead_fee_minor"] = json!(i64::MAX);
    let error = world.door.call("agreements.add", draft).unwrap_err();
    for field in ["bands.0.large_minor", "lead_fee_minor"] {
        let message = &error.context[field];
        assert!(message.contains("beyond the largest amount") && message.contains("JPY"), "{message}");
    }
}

#[test]
fn a_grid_is_edited_and_the_edit_taken_back() {
    let (mut world, id) = world_with("01-01", |_| {});
    let mut draft = world.call("agreements.get", json!({ "id": id }))["agreement"].clone();
    let before = draft["bands"].clone();
    draft["bands"] = json!([
        { "from_members": 40, "small_minor": 1, "standard_minor": 2, "large_minor": 3 },
        { "from_members": 5, "small_minor": 320_000, "standard_minor": 635_000, "large_minor": 900_000 },
    ]);
    let saved = world.call("agreements.update", json!({ "id": id, "draft": draft }));
    let bands = saved["agreement"]["bands"].as_array().unwrap();
    assert_eq!(bands.len(), 2);
    assert_eq!(
        (&bands[0]["large_minor"], &bands[1]["from_members"]),
        (&json!(900_000), &json!(40)),
        "in order"
    );
    world.call("history.undo", json!({}));
    assert_eq!(world.call("agreements.get", json!({ "id": id }))["agreement"]["bands"], before);
}

#[test]
fn a_status_follows_from_the_dates() {
    let (mut world, id) = world_with("01-01", |_| {});
    let mut draft = world.call("agreements.get", json!({ "id": id }))["agreement"].clone();
    for (starts_on, ends_on, signed_on, status) in [
        ("2026-01-01", "2026-12-31", Value::Null, "draft"),
        ("2026-01-01", "2026-12-31", json!("2026-12-01"), "draft"),
        ("2026-01-01", "2026-12-31", json!("2025-11-30"), "current"),
        ("2026-01-01", "2026-11-21", json!("2025-11-30"), "current"),
        ("2026-01-01", "2026-11-20", json!("2025-11-30"), "ended"),
        ("2026-11-22", "2027-11-21", json!("2026-11-21"), "signed"),
    ] {
        draft["starts_on"] = json!(starts_on);
        draft["ends_on"] = json!(ends_on);
        draft["signed_on"] = signed_on;
        let saved = world.call("agreements.update", json!({ "id": id, "draft": draft }));
        assert_eq!(saved["agreement"]["status"], status, "{starts_on} to {ends_on}");
    }
}

#[test]
fn terms_never_overlap_and_the_proposal_is_the_next_free_year() {
    let (mut world, _) = world_with("05-01", |_| {});
    let proposed = world.call("agreements.template", json!({}));
    assert_eq!(
        ["title", "starts_on", "ends_on"].map(|key| proposed[key].clone()),
        ["ORCID consortium agreement 2027/28", "2027-05-01", "2028-04-30"]
    );
    let mut draft = proposed;
    draft["starts_on"] = json!("2027-04-30");
    assert_eq!(
        world.refused("agreements.add", draft).1,
        "The term overlaps that of “ORCID consortium agreement 2026/27”: 1 May 2026 to 30 April 2027."
    );
}

#[test]
fn only_what_was_not_signed_is_removed() {
    let (mut world, id) = world_with("01-01", |draft| draft["signed_on"] = json!("2025-11-30"));
    assert_eq!(world.refused("agreements.remove", json!({ "id": id })).0, ErrorKind::Conflict);
    let planned = add(&mut world, |_| {});
    let list = world.call("agreements.remove", json!({ "id": planned }));
    assert_eq!(list.as_array().unwrap().len(), 1);
    world.call("history.undo", json!({}));
    assert_eq!(
        world.call("agreements.get", json!({ "id": planned }))["agreement"]["bands"]
            .as_array()
            .unwrap()
            .len(),
        5,
        "with its grid"
    );
}

#[test]
fn the_signed_document_belongs_to_the_agreement() {
    let (mut world, id) = world_with("01-01", |_| {});
    let staged = world.door.stage_attachment_bytes("signed.txt", b"Signed.".to_vec()).unwrap();
    let file = json!({ "token": staged.token, "title": "Signed agreement", "kind": "agreement" });
    world.call("attachments.add", json!({ "agreement_id": id, "files": [file] }));
    let titles = |world: &mut World, request: Value| {
        world.call("attachments.list", request)["rows"].as_array().unwrap().len()
    };
    assert_eq!(titles(&mut world, json!({ "agreement_id": id })), 1);
    assert_eq!(titles(&mut world, json!({})), 0, "it is no document of the consortium as a whole");
    assert_eq!(
        world.refused("agreements.remove", json!({ "id": id })).1,
        "“ORCID consortium agreement 2026” has documents. Remove them first."
    );
    assert_eq!(world.refused("attachments.list", json!({ "agreement_id": 99 })).0, ErrorKind::NotFound);
}

#[test]
fn a_merge_keeps_the_survivors_word() {
    let (mut world, id) = world_with("01-01", |_| {});
    let [survivor, other] = ["One", "Other"].map(|name| world.add_member(name));
    world.call("agreements.decide", json!({ "id": id, "member_ids": [other], "decision": "stays" }));
    world.call(
        "duplicates.merge",
        json!({ "kind": "members", "survivor_id": survivor, "other_id": other, "choices": {} }),
    );
    let members = world.call("agreements.get", json!({ "id": id }))["members"].clone();
    assert_eq!(members.as_array().unwrap().len(), 1);
    assert_eq!((&members[0]["member"], &members[0]["decision"]), (&json!("One"), &json!("stays")));
}
