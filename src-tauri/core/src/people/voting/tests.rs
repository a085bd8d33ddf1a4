//! Elections made ready.

use serde_json::{Value, json};

use crate::test_world::World;

fn person(given_name: &str, email: &str) -> Value {
    json!({ "given_name": given_name, "family_name": "Voter", "email": email, "orcid_id": "", "phone": "", "job_title": "", "notes": "" })
}

fn add_voter(world: &mut World, member_id: i64, email: &str) {
    let roles = json!(["main", "voting"]);
    world.call(
        "contacts.save",
        json!({ "id": null, "member_id": member_id, "draft": person("Ana", email), "roles": roles }),
    );
}

fn obstacles(world: &mut World, request: Value) -> Vec<(String, Vec<String>)> {
    let readiness = world.call("voting.readiness", request);
    let rows = readiness["rows"].as_array().unwrap().iter();
    rows.map(|row| {
        let obstacles =
            row["obstacles"].as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned());
        (row["member"].as_str().unwrap().to_owned(), obstacles.collect())
    })
    .collect()
}

#[test]
fn an_election_is_ready_when_every_voter_is_known_reachable_and_confirmed() {
    let mut world = World::new();
    let [ready, silent, vacant] = ["Ready", "Silent", "Vacant"].map(|name| world.add_member(name));
    add_voter(&mut world, ready, "ana@example.org");
    add_voter(&mut world, silent, "");
    let mut round = world.call("voting.round_template", json!({}));
    round["due_on"] = json!("2026-12-15");
    let id = world.call("voting.open_round", round)["round"]["id"].clone();
    world.call(
        "voting.answer",
        json!({ "id": id, "member_ids": [ready, silent, vacant], "answer": "confirmed", "on": "2026-11-20" }),
    );
    assert_eq!(
        obstacles(&mut world, json!({ "on": "2026-12-20" })),
        [
            ("Silent".to_owned(), vec!["The voting contact has no e-mail address.".to_owned()]),
            ("Vacant".to_owned(), vec!["Nobody votes for it.".to_owned()]),
            ("Ready".to_owned(), vec![]),
        ]
    );
    let late = obstacles(&mut world, json!({ "on": "2028-01-01" }));
    assert_eq!(late[0].1[0], "Its contacts were last confirmed on 20 November 2026.");
}

#[test]
fn the_roll_of_a_day_past_knows_who_was_a_member_then() {
    let mut world = World::new();
    let id = world.add_member_with("Gone", &json!({ "joined_on": "2020-01-01" }));
    world.add_person(id, "Voter", &["voting"]);
    let held = world.call("members.get", json!({ "id": id }))["contacts"][0]["roles"][0]["id"].clone();
    world.call(
        "contacts.set_role_dates",
        json!({ "role_id": held, "from_on": "2020-01-01", "until_on": null }),
    );
    world.call(
        "members.change_status",
        json!({ "id": id, "status": "former", "on": "2026-07-01", "left_on": "2026-06-30" }),
    );
    let voters = |world: &mut World, on: &str| {
        world.call("contacts.voting_roll", json!({ "on": on }))["rows"].as_array().unwrap().len()
    };
    assert_eq!(["2019-12-31", "2026-06-30", "2026-07-01"].map(|on| voters(&mut world, on)), [0, 1, 0]);
}

#[test]
fn a_round_asks_every_member_and_keeps_what_it_answers() {
    let mut world = World::new();
    let [first, second] = ["First", "Zürich: \"A/B\""].map(|name| world.add_member(name));
    add_voter(&mut world, second, "ana@example.org");
    let mut request = world.call("voting.round_template", json!({}));
    request["due_on"] = json!("2026-11-01");
    request["title"] = json!(" ");
    let error = world.door.call("voting.open_round", request.clone()).unwrap_err();
    assert_eq!(error.context["due_on"], "1 November 2026 has passed. Choose a later day.");
    assert_eq!(error.context["title"], "This cannot be empty.");
    request["due_on"] = json!("2026-12-15");
    request["title"] = json!("Autumn");
    let id = world.call("voting.open_round", request.clone())["round"]["id"].clone();
    assert_eq!(
        world.refused("voting.open_round", request).1,
        "The round “Autumn” is still open. Close it first."
    );
    let made = world.call("voting.draft_round", json!({ "id": id }));
    assert_eq!(made["unreachable"], json!(["First"]), "nobody there can be written to");
    let draft = &made["drafts"][0];
    assert_eq!(draft["file_name"], "Zürich- -A-B-.eml");
    let body = draft["body"].as_str().unwrap();
    assert!(
        body.contains("- Main relationship contact, Voting contact: Ana Voter (ana@example.org)"),
        "{body}"
    );
    assert!(body.contains("15 December 2026") && !body.contains('{'), "{body}");
    let message = draft["message"].as_str().unwrap();
    for header in ["X-Unsent: 1", "To: Ana Voter <ana@example.org>", "Date: Sat, 21 Nov 2026 00:00:00"] {
        assert!(message.contains(header), "{header} in {message}");
    }
    assert_eq!(made, world.call("voting.draft_round", json!({ "id": id })), "the same message each time");
    world.call("voting.note_asked", json!({ "id": id, "member_ids": [second] }));
    let round = world.call(
        "voting.answer",
        json!({ "id": id, "member_ids": [second], "answer": "changed", "note": "New head of library" }),
    );
    assert_eq!((&round["round"]["asked_count"], &round["round"]["answered_count"]), (&json!(1), &json!(1)));
    assert_eq!(
        world.call("voting.draft_round", json!({ "id": id }))["drafts"],
        json!([]),
        "who answered is not asked again"
    );
    world.call("history.undo", json!({}));
    assert_eq!(world.call("voting.round", json!({ "id": id }))["rows"][1]["answer"], Value::Null);
    world.call("voting.close_round", json!({ "id": id }));
    let closed = json!({ "id": id, "member_ids": [first], "answer": "confirmed" });
    assert_eq!(world.refused("voting.answer", closed).1, "The round “Autumn” is closed.");
}

#[test]
fn a_member_with_an_invoice_long_overdue_is_not_in_good_standing() {
    let mut world = World::new();
    let [paid, owing] =
        ["Paid", "Owing"].map(|name| world.add_member_with(name, &json!({ "joined_on": "2020-01-01" })));
    world.set_flat_fee(2026, 100_000);
    world.call("invoices.issue", json!({ "year": 2026, "issued_on": "2026-08-01" }));
    let invoices = world.call("invoices.list", json!({ "sort": { "by": "number" } }))["rows"].clone();
    let of = |member: i64| {
        invoices.as_array().unwrap().iter().find(|row| row["member_id"] == member).unwrap().clone()
    };
    assert_eq!(of(owing)["due_on"], "2026-08-31");
    world.call("invoices.credit", json!({ "id": of(paid)["id"], "reason": "Settled", "on": "2026-11-20" }));
    let reasons = |world: &mut World, request: Value, member: &str| -> Vec<String> {
        let rows = obstacles(world, request);
        let (_, reasons) = rows.into_iter().find(|(name, _)| name == member).unwrap();
        reasons.into_iter().filter(|reason| reason.contains("standing")).collect()
    };
    let number = of(owing)["number"].as_str().unwrap().to_owned();
    let reason = |days: u32| vec![format!("Not in good standing: invoice {number} is {days} days overdue.")];
    assert_eq!(
        reasons(&mut world, json!({ "on": "2026-10-30" }), "Owing"),
        Vec::<String>::new(),
        "60 days are allowed"
    );
    assert_eq!(reasons(&mut world, json!({ "on": "2026-10-31" }), "Owing"), reason(61));
    assert_eq!(reasons(&mut world, json!({ "on": "2026-09-30", "overdue_days": 29 }), "Owing"), reason(30));
    assert_eq!(
        reasons(&mut world, json!({ "on": "2026-12-31", "overdue_days": 0 }), "Owing"),
        Vec::<String>::new(),
        "nobody's invoices are looked at"
    );
    assert_eq!(reasons(&mut world, json!({ "on": "2026-12-01" }), "Paid"), Vec::<String>::new());
    assert_eq!(
        reasons(&mut world, json!({ "on": "2026-11-19" }), "Paid").len(),
        1,
        "it was settled a day later"
    );
}
