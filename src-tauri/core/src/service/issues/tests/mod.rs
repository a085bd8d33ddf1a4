//! The issues register through the door.

mod files;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

fn draft(title: &str) -> Value {
    json!({
        "kind": "bug", "title": title, "description": "", "impact": "", "workaround": "", "severity": "major",
        "urgency": "medium", "owner": "", "raised_on": "2026-11-02", "review_on": null, "resolution": "",
        "is_confidential": false,
    })
}

fn add(world: &mut World, title: &str) -> i64 {
    world.call("issues.add", draft(title))["issue"]["id"].as_i64().unwrap()
}

fn report(issue_id: i64, member_id: Option<i64>, said_on: &str, stance: &str) -> Value {
    let said_by = if member_id.is_none() { "The committee" } else { "" };
    json!({
        "issue_id": issue_id, "member_id": member_id, "said_by": said_by, "said_on": said_on, "said": "It does not work.",
        "stance": stance,
    })
}

fn escalation(issue_id: i64, level: u32, asked_on: &str, due_on: Option<&str>) -> Value {
    json!({
        "issue_id": issue_id, "level": level, "to_whom": "Ana of ORCID", "asked_for": "A date", "asked_on": asked_on,
        "due_on": due_on,
    })
}

fn numbers(world: &mut World, request: Value) -> Vec<String> {
    let list = world.call("issues.list", request);
    list["rows"].as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_trail_tells_who_said_what_when_orcid_was_told_what_came_back_and_when_members_were_told() {
    let mut world = World::new();
    let member = world.add_member("Example University");
    let id = add(&mut world, "Affiliations vanish");
    world.call("issues.add_report", report(id, Some(member), "2026-11-03", "for"));
    let asked = world.call("issues.escalate", escalation(id, 1, "2026-11-04", Some("2026-11-10")));
    assert_eq!(asked["issue"]["state"], "with_orcid", "what ORCID was asked is with ORCID");
    let level = asked["escalations"][0]["id"].clone();
    world.call(
        "issues.answer_escalation",
        json!({ "id": level, "answered_on": "2026-11-09", "outcome": "Next quarter" }),
    );
    world.call("issues.set_state", json!({ "id": id, "state": "planned", "on": "2026-11-09" }));
    let detail = world.call(
        "issues.add_news",
        json!({ "issue_id": id, "member_id": member, "told_on": "2026-11-12", "told": "By mail: next quarter" }),
    );
    let trail: Vec<_> = detail["trail"].as_array().unwrap().iter().collect();
    let told: Vec<_> =
        trail.iter().map(|step| (step["on"].as_str().unwrap(), step["title"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [
            ("2026-11-03", "Example University raised it"),
            ("2026-11-04", "Ana of ORCID was asked (L1: ORCID regional contact)"),
            ("2026-11-04", "State: With ORCID"),
            ("2026-11-09", "Ana of ORCID answered"),
            ("2026-11-09", "State: Planned by ORCID"),
            ("2026-11-12", "Example University was told"),
        ]
    );
    assert_eq!(detail["proposals"], json!([]), "everybody has answered and everybody was told");
}

#[test]
fn an_overdue_answer_proposes_the_next_level_and_moves_nothing() {
    let mut world = World::new();
    let id = add(&mut world, "Slow");
    world.call("issues.escalate", escalation(id, 1, "2026-11-03", Some("2026-11-10")));
    let detail = world.call("issues.get", json!({ "id": id }));
    assert_eq!((&detail["issue"]["level"], &detail["next_level"]), (&json!(1), &json!(2)));
    assert_eq!(
        detail["proposals"],
        json!([
            "Ana of ORCID was to answer by 10 November 2026. The next level is L2: ORCID problem manager."
        ])
    );
    assert_eq!(numbers(&mut world, json!({ "filter": "overdue" })), ["I-001"]);
    let needs = world.call("home.needs", json!({}));
    assert!(needs.to_string().contains("An answer on 1 issue is overdue"), "{needs}");
    world.call("issues.escalate", escalation(id, 4, "2026-11-11", Some("2026-11-12")));
    let detail = world.call("issues.get", json!({ "id": id }));
    assert_eq!(detail["next_level"], json!(null), "there is nobody above the governance body");
}

#[test]
fn who_left_is_in_the_history_and_not_in_the_weight_and_opposite_wishes_are_told() {
    let mut world = World::new();
    let members: Vec<i64> = ["First", "Second", "Third"]
        .iter()
        .map(|name| world.add_member_with(name, &json!({ "joined_on": "2025-01-01" })))
        .collect();
    let id = add(&mut world, "Wanted");
    for member in &members[..2] {
        world.call("issues.add_report", report(id, Some(*member), "2026-11-03", "for"));
    }
    world.call("issues.add_report", report(id, Some(members[0]), "2026-11-04", "for"));
    let detail = world.call("issues.add_report", report(id, Some(members[2]), "2026-11-05", "against"));
    assert_eq!((&detail["issue"]["member_count"], &detail["issue"]["opposed_count"]), (&json!(2), &json!(1)));
    assert!(detail["proposals"].to_string().contains("2 members want it, and 1 wants the opposite."));
    world.call(
        "members.change_status",
        json!({ "id": members[1], "status": "former", "left_on": "2026-10-31" }),
    );
    let detail = world.call("issues.get", json!({ "id": id }));
    assert_eq!(detail["issue"]["member_count"], json!(1));
    assert_eq!(detail["reports"].as_array().unwrap().len(), 4, "what was said stays");
}

#[test]
fn priorities_follow_the_matrix() {
    let mut world = World::new();
    let id = add(&mut world, "Ranked");
    let priority =
        |world: &mut World| world.call("issues.get", json!({ "id": id }))["issue"]["priority"].clone();
    assert_eq!(priority(&mut world), 2);
    let matrix = world.call("issues.matrix", json!({}));
    let usual: Vec<i64> =
        matrix.as_array().unwrap().iter().map(|cell| cell["priority"].as_i64().unwrap()).collect();
    assert_eq!(usual, [1, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4, 4]);
    let cell = json!({ "severity": "major", "urgency": "medium", "priority": 1 });
    world.call("issues.save_matrix", json!({ "cells": [cell] }));
    assert_eq!(priority(&mut world), 1);
    world.call("history.undo", json!({}));
    assert_eq!(priority(&mut world), 2);
    let beyond = json!({ "cells": [{ "severity": "major", "urgency": "low", "priority": 5 }] });
    assert_eq!(world.refused("issues.save_matrix", beyond).0, ErrorKind::Invalid);
}

#[test]
fn confidential_issues_are_left_out_of_every_digest() {
    let mut world = World::new();
    let open = add(&mut world, "Open to all");
    let mut secret = draft("Between us");
    secret["is_confidential"] = json!(true);
    let secret = world.call("issues.add", secret)["issue"]["id"].clone();
    let over = add(&mut world, "Long done");
    world.call(
        "issues.set_state",
        json!({ "id": over, "state": "resolved", "note": "Fixed", "on": "2026-11-10" }),
    );
    for (audience, expected) in [("orcid", 1), ("members", 2), ("meeting", 1)] {
        let digest = world.call("issues.draft_digest", json!({ "audience": audience }));
        assert_eq!((&digest["count"], &digest["left_out"]), (&json!(expected), &json!(1)), "{audience}");
        let text = digest["markdown"].as_str().unwrap();
        assert!(text.contains("## I-001: Open to all") && !text.contains("Between us"), "{text}");
    }
    let digest = world.call("issues.draft_digest", json!({ "audience": "orcid", "ids": [open, secret] }));
    assert_eq!(digest["left_out"], json!(1), "also where it is asked for by name");
}

#[test]
fn a_letter_brings_the_evidence() {
    let mut world = World::new();
    let member = world.add_member("Example University");
    let id = add(&mut world, "Affiliations vanish");
    world.call("issues.add_report", report(id, Some(member), "2026-11-03", "for"));
    world.call("issues.escalate", escalation(id, 1, "2026-11-04", Some("2026-11-10")));
    let letter = world.call(
        "issues.draft_letter",
        json!({ "id": id, "to_whom": "Problem manager", "email": "pm@example.org" }),
    );
    assert_eq!(letter["subject"], "[I-001] Affiliations vanish");
    let body = letter["body"].as_str().unwrap();
    for part in [
        "Dear Problem manager,",
        "- 2026-11-03, Example University: It does not work.",
        "- 2026-11-04, Ana of ORCID: A date An answer was asked for by 2026-11-10.",
    ] {
        assert!(body.contains(part), "{part} in {body}");
    }
    assert!(letter["message"].as_str().unwrap().contains("pm@example.org"));
}

#[test]
fn what_cannot_be_is_refused() {
    let mut world = World::new();
    let id = add(&mut world, "Refusals");
    let field = |world: &mut World, command: &str, request: Value| {
        world.door.call(command, request).unwrap_err().field.unwrap_or_default()
    };
    assert_eq!(field(&mut world, "issues.add", draft(" ")), "title");
    let mut to_come = draft("Later");
    to_come["raised_on"] = json!("2031-01-01");
    assert_eq!(field(&mut world, "issues.add", to_come), "raised_on");
    assert_eq!(field(&mut world, "issues.set_state", json!({ "id": id, "state": "declined" })), "note");
    let early = json!({ "id": id, "state": "planned", "on": "2026-11-01" });
    assert_eq!(field(&mut world, "issues.set_state", early), "on");
    assert_eq!(
        world.refused("issues.set_state", json!({ "id": id, "state": "open" })).0,
        ErrorKind::Conflict
    );
    assert_eq!(field(&mut world, "issues.escalate", escalation(id, 5, "2026-11-03", None)), "level");
    let backwards = escalation(id, 1, "2026-11-03", Some("2026-11-02"));
    assert_eq!(field(&mut world, "issues.escalate", backwards), "due_on");
    let mut nobody = report(id, None, "2026-11-03", "for");
    nobody["said_by"] = json!("");
    assert_eq!(field(&mut world, "issues.add_report", nobody), "said_by");
    let github = json!({ "issue_id": id, "system": "github", "reference": "ORCID-Source#1", "url": "", "closed_on": null });
    world.call("issues.add_reference", github.clone());
    assert_eq!(field(&mut world, "issues.add_reference", github), "reference");
    let asked = world.call("issues.escalate", escalation(id, 1, "2026-11-05", None));
    let level = asked["escalations"][0]["id"].clone();
    let before = json!({ "id": level, "answered_on": "2026-11-04", "outcome": "Yes" });
    assert_eq!(field(&mut world, "issues.answer_escalation", before), "answered_on");
    let mute = json!({ "id": level, "answered_on": "2026-11-06" });
    assert_eq!(field(&mut world, "issues.answer_escalation", mute), "outcome");
}

#[test]
fn owners_and_states_have_their_days_and_what_is_declined_is_opened_again() {
    let mut world = World::new();
    let id = add(&mut world, "Again");
    let mut owned = draft("Again");
    (owned["id"], owned["owner"]) = (json!(id), json!("Kim"));
    assert_eq!(world.call("issues.update", owned)["issue"]["owner"], "Kim");
    world.call(
        "issues.set_state",
        json!({ "id": id, "state": "declined", "on": "2026-11-05", "note": "Too dear" }),
    );
    assert_eq!(numbers(&mut world, json!({})), Vec::<String>::new(), "what is over is not in the daily list");
    assert_eq!(numbers(&mut world, json!({ "states": ["declined"], "owner": "Kim" })), ["I-001"]);
    let detail = world.call("issues.set_state", json!({ "id": id, "state": "open", "on": "2026-11-08" }));
    let states: Vec<_> =
        detail["states"].as_array().unwrap().iter().map(|since| since["state"].clone()).collect();
    assert_eq!(states, ["open", "declined", "open"]);
    assert_eq!(numbers(&mut world, json!({ "search": "agai" })), ["I-001"]);
}

#[test]
fn reports_follow_a_merge_and_a_person_is_forgotten() {
    let mut world = World::new();
    let (kept, gone) = (world.add_member("Kept"), world.add_member("Gone"));
    let saved = world.add_person(kept, "Núñez", &["technical"]);
    let id = add(&mut world, "Merged");
    let mut said = report(id, Some(gone), "2026-11-03", "for");
    said["said_by"] = json!("Ana Núñez");
    world.call("issues.add_report", said);
    world.call("duplicates.merge", json!({ "kind": "members", "survivor_id": kept, "other_id": gone }));
    let detail = world.call("issues.get", json!({ "id": id }));
    assert_eq!(detail["reports"][0]["member"], "Kept");
    assert_eq!(numbers(&mut world, json!({ "member_id": kept })), ["I-001"]);
    let contact_id = saved["contacts"][0]["id"].clone();
    world.call("personal_data.erase", json!({ "contact_id": contact_id }));
    let detail = world.call("issues.get", json!({ "id": id }));
    assert!(!detail.to_string().contains("Núñez"), "{detail}");
}

#[derive(Debug, Clone)]
enum Act {
    Report(bool),
    Escalate(u32),
    Answer,
    State(usize),
    Undo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        any::<bool>().prop_map(Act::Report),
        (1_u32..5).prop_map(Act::Escalate),
        Just(Act::Answer),
        (0_usize..7).prop_map(Act::State),
        Just(Act::Undo),
    ];
    proptest::collection::vec(act, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    /// Whatever is done and undone, the issue stands where the last of its states says, every answer has its question,
    /// and undoing everything leaves nothing.
    #[test]
    fn every_step_is_undone(acts in acts()) {
        let mut world = World::new();
        let member = world.add_member("Member");
        let id = add(&mut world, "Random");
        let mut done = 0;
        for act in acts {
            let detail = world.call("issues.get", json!({ "id": id }));
            let open = detail["escalations"].as_array().unwrap().iter().find(|one| one["answered_on"].is_null()).cloned();
            let states = ["open", "with_orcid", "planned", "workaround", "resolved", "declined", "withdrawn"];
            let (command, request) = match act {
                Act::Report(is_for) => {
                    ("issues.add_report", report(id, Some(member), "2026-11-03", if is_for { "for" } else { "against" }))
                }
                Act::Escalate(level) => ("issues.escalate", escalation(id, level, "2026-11-04", None)),
                Act::Answer => match open {
                    Some(asked) => (
                        "issues.answer_escalation",
                        json!({ "id": asked["id"], "answered_on": "2026-11-05", "outcome": "Yes" }),
                    ),
                    None => continue,
                },
                Act::State(place) => {
                    ("issues.set_state", json!({ "id": id, "state": states[place], "note": "So", "on": null }))
                }
                Act::Undo if done > 0 => {
                    world.call("history.undo", json!({}));
                    done -= 1;
                    continue;
                }
                Act::Undo => continue,
            };
            done += usize::from(world.door.call(command, request).is_ok());
            let detail = world.call("issues.get", json!({ "id": id }));
            let last = detail["states"].as_array().unwrap().last().unwrap()["state"].clone();
            prop_assert_eq!(&detail["issue"]["state"], &last);
        }
        for _ in 0..done {
            world.call("history.undo", json!({}));
        }
        let detail = world.call("issues.get", json!({ "id": id }));
        prop_assert_eq!((detail["reports"].as_array().unwrap().len(), detail["states"].as_array().unwrap().len()), (0, 1));
        prop_assert_eq!(&detail["escalations"], &json!([]));
    }
}
