//! What the desk promises, beside what it did and the days on which nobody was there.

use serde_json::{Value, json};

use super::figures::in_brisbane;
use crate::test_world::World;

#[test]
fn what_was_promised_is_held_against_what_was_done() {
    let mut world = in_brisbane("UTC");
    let targets = json!([{ "priority": "normal", "respond_minutes": 60, "solve_minutes": 480 }]);
    world.call("tickets.save_settings", json!({ "addresses": [], "reopen_months": 3, "targets": targets }));
    let draft = json!({ "subject": "Logo", "received_at": "2026-03-02T09:00:00Z" });
    let id = world.call("tickets.add", json!({ "draft": draft, "text": "May we?" }))["ticket"]["id"].clone();
    assert_eq!(world.call("tickets.list", json!({ "queue": "breached" }))["total"], 1);
    assert_eq!(world.call("tickets.facets", json!({}))["queues"]["breached"], 1);
    world.call("tickets.write", json!({ "id": id, "kind": "out", "channel": "email", "at": "2026-03-02T09:45:00Z", "text": "Which?", "state": "waiting_member" }));
    let detail = world.call("tickets.get", json!({ "id": id }));
    let response = &detail["clocks"]["response"];
    assert_eq!(
        (&response["minutes"], &response["is_breached"], &response["is_running"]),
        (&json!(45), &json!(false), &json!(false))
    );
    assert!(response["explanation"].as_str().unwrap().contains("45 min"), "{response}");
    let solution = &detail["clocks"]["solution"];
    assert_eq!(
        (&solution["minutes"], &solution["is_running"]),
        (&json!(45), &json!(false)),
        "the member has to answer"
    );
    assert_eq!(world.call("tickets.list", json!({ "queue": "breached" }))["total"], 0);
}

fn asked(world: &mut World, subject: &str, at: &str) -> Value {
    let draft = json!({ "subject": subject, "received_at": at });
    world.call("tickets.add", json!({ "draft": draft, "text": "May we?" }))["ticket"]["id"].clone()
}

fn write(world: &mut World, id: &Value, kind: &str, at: &str, state: Option<&str>) {
    let message =
        json!({ "id": id, "kind": kind, "channel": "email", "at": at, "text": "So.", "state": state });
    world.call("tickets.write", message);
}

/// The tickets behind a figure.
fn behind(world: &mut World, figure: Value) -> Vec<Value> {
    let page = world.call("tickets.list", json!({ "figure": figure }));
    page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

#[test]
fn working_days_on_which_nobody_wrote_stand_beside_what_was_late() {
    let mut world = in_brisbane("UTC");
    let targets = json!([{ "priority": "normal", "respond_minutes": 480, "solve_minutes": 960 }]);
    world.call("tickets.save_settings", json!({ "addresses": [], "reopen_months": 3, "targets": targets }));
    // Friday afternoon; nobody writes on Monday, the weekend counts for nothing; a note on Tuesday, the answer on Wednesday.
    let late = asked(&mut world, "Logo", "2026-02-27T14:00:00Z");
    write(&mut world, &late, "note", "2026-02-27T15:00:00Z", None);
    write(&mut world, &late, "note", "2026-03-03T09:00:00Z", None);
    write(&mut world, &late, "out", "2026-03-04T09:00:00Z", Some("waiting_member"));
    // While it waits for the member nobody has to write. Another one is answered late though somebody was there each day.
    let busy = asked(&mut world, "Portal", "2026-03-10T08:00:00Z");
    write(&mut world, &busy, "note", "2026-03-10T09:00:00Z", None);
    write(&mut world, &busy, "out", "2026-03-11T10:00:00Z", Some("solved"));
    // What comes in after hours waits from the next working day on, on which it is solved.
    let quick = asked(&mut world, "Name", "2026-03-12T20:00:00Z");
    write(&mut world, &quick, "out", "2026-03-13T09:00:00Z", Some("solved"));

    let told = world.call("tickets.statistics", json!({}));
    assert_eq!(
        told["coverage"],
        json!({
            "waited_days": 7,
            "gaps": [{ "on": "2026-03-02", "waiting": 1 }],
            "breaches": 2,
            "breaches_in_gaps": 1,
        }),
        "27 February, 2 to 4, 10, 11 and 13 March"
    );
    let late_ones: Vec<(&Value, &Value)> =
        told["response"]["late"].as_array().unwrap().iter().map(|one| (&one["id"], &one["gap_on"])).collect();
    assert_eq!(late_ones, [(&late, &json!("2026-03-02")), (&busy, &Value::Null)]);
    assert!(told["definitions"]["coverage"].as_str().unwrap().contains("nobody of the desk wrote"));
    assert_eq!(
        behind(&mut world, json!({ "figure": "gap", "value": "2026-03-02" })),
        std::slice::from_ref(&late)
    );
    assert!(behind(&mut world, json!({ "figure": "gap", "value": "2026-03-03" })).is_empty());
    assert_eq!(behind(&mut world, json!({ "figure": "late_in_gap" })), [late]);
    let april = json!({ "from_on": "2026-04-01" });
    assert_eq!(world.call("tickets.statistics", april)["coverage"]["gaps"], json!([]));
    // The latest working day counts once it is over.
    let open = asked(&mut world, "Friday", "2026-11-20T09:00:00Z");
    let last = |world: &mut World| {
        let gaps = world.call("tickets.statistics", json!({}))["coverage"]["gaps"].clone();
        gaps.as_array().unwrap().last().unwrap()["on"].clone()
    };
    assert_eq!(last(&mut world), "2026-11-20");
    write(&mut world, &open, "note", "2026-11-20T11:00:00Z", None);
    assert_eq!(last(&mut world), "2026-03-02", "somebody was there on that Friday");
}

#[test]
fn every_count_of_who_waited_leads_to_as_many_tickets() {
    let mut world = in_brisbane("UTC");
    // Many that wait for long, in the middle and from the edge of days: every count leads to as many tickets.
    for (nth, at) in
        ["2026-05-06T12:00:00Z", "2026-05-08T15:59:00Z", "2026-05-08T16:00:00Z"].iter().enumerate()
    {
        let id = asked(&mut world, &format!("Long {nth}"), at);
        let end = format!("2026-05-{}T08:00:00Z", 20 + nth);
        write(&mut world, &id, "out", &end, Some("waiting_member"));
        write(&mut world, &id, "in", "2026-05-27T07:00:00Z", Some("open"));
        write(&mut world, &id, "out", "2026-05-28T10:00:00Z", Some("solved"));
    }
    let gaps = world.call("tickets.statistics", json!({}))["coverage"]["gaps"].clone();
    let counts: Vec<(&str, i64)> = gaps
        .as_array()
        .unwrap()
        .iter()
        .map(|gap| (gap["on"].as_str().unwrap(), gap["waiting"].as_i64().unwrap()))
        .collect();
    assert!(counts.contains(&("2026-05-06", 1)) && counts.contains(&("2026-05-08", 2)), "{counts:?}");
    assert!(counts.contains(&("2026-05-11", 3)) && counts.contains(&("2026-05-27", 3)), "{counts:?}");
    for (on, waiting) in counts {
        let behind = behind(&mut world, json!({ "figure": "gap", "value": on }));
        assert_eq!(i64::try_from(behind.len()).unwrap(), waiting, "{on}");
    }
}

#[test]
fn shares_are_promised_within_working_days_and_held_against_what_was_done() {
    let mut world = in_brisbane("UTC");
    let share =
        |percent: u32, days: u32| json!({ "measure": "solution", "percent": percent, "working_days": days });
    let settings = |shares: Value| json!({ "addresses": [], "reopen_months": 3, "share_targets": shares });
    for (shares, said) in [
        (json!([share(0, 7)]), "from 1 % to 100 %"),
        (json!([share(80, 0)]), "From 1 working day to 366"),
        (json!([share(80, 7), share(80, 7)]), "among them already"),
    ] {
        let (_, message) = world.refused("tickets.save_settings", settings(shares));
        assert!(message.contains(said), "{message}");
    }
    let urgent = json!({ "measure": "response", "priority": "urgent", "percent": 100, "working_days": 1 });
    let kept = world.call("tickets.save_settings", settings(json!([share(60, 7), share(95, 20), urgent])));
    assert_eq!(world.call("tickets.settings", json!({})), kept);
    let mut solved = |subject: &str, received: &str, answers: &[(&str, &str)]| {
        let draft = json!({ "subject": subject, "received_at": received });
        let id = world.call("tickets.add", json!({ "draft": draft, "text": "?" }))["ticket"]["id"].clone();
        for (at, state) in answers {
            let kind = if *state == "open" { "in" } else { "out" };
            let message = json!({ "id": id, "kind": kind, "channel": "email", "at": at, "text": "So.", "state": state });
            world.call("tickets.write", message);
        }
        id
    };
    // Received on Monday 2 March: seven working days later is Wednesday 11 March, when work ends at 16.
    solved("In time", "2026-03-02T09:00:00Z", &[("2026-03-11T16:00:00Z", "solved")]);
    let late = solved("Late", "2026-03-02T09:00:00Z", &[("2026-03-12T08:30:00Z", "solved")]);
    // The member had three working days of it.
    let waited = [
        ("2026-03-02T09:00:00Z", "waiting_member"),
        ("2026-03-05T09:00:00Z", "open"),
        ("2026-03-16T15:00:00Z", "solved"),
    ];
    solved("Waited", "2026-03-02T09:00:00Z", &waited);
    let never = solved("Never", "2026-03-02T09:00:00Z", &[]);
    solved("Yesterday", "2026-11-20T09:00:00Z", &[]);
    let told = world.call("tickets.statistics", json!({}));
    let shares: Vec<Value> = told["shares"]
        .as_array()
        .unwrap()
        .iter()
        .map(|share| json!([share["decided"], share["kept"], share["is_met"]]))
        .collect();
    assert_eq!(
        shares,
        [json!([4, 2, false]), json!([4, 3, false]), json!([0, 0, null])],
        "what came yesterday can still keep to it; what waits since March cannot"
    );
    assert!(told["definitions"]["shares"].as_str().unwrap().contains("kept to the working days"));
    let mut behind = |figure: &str, place: &str| {
        let request = json!({ "figure": { "figure": figure, "value": place }, "sort": { "by": "number" } });
        let page = world.call("tickets.list", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(behind("share_missed", "0"), [late, never.clone()]);
    assert_eq!(behind("share_missed", "1"), [never]);
    assert_eq!(behind("share_kept", "1").len(), 3);
    assert!(behind("share_kept", "9").is_empty());
}
