//! The figures of the desk over the lists of other desks, in the working time of a desk in Brisbane.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::with_members;
use crate::test_world::World;

const EXPECTED: &str = include_str!("../../../../fixtures/tickets/expected.json");
const ZAMMAD: &[u8] = include_bytes!("../../../../fixtures/tickets/zammad.xlsx");
const OSTICKET: &[u8] = include_bytes!("../../../../fixtures/tickets/osticket.csv");
const FRESHDESK: &[u8] = include_bytes!("../../../../fixtures/tickets/freshdesk.csv");
const ZENDESK: &[u8] = include_bytes!("../../../../fixtures/tickets/zendesk-view.csv");

/// A register with the members of the samples, whose desk works from Monday to Friday from 8 to 16 in Brisbane.
pub(super) fn in_brisbane(zone: &str) -> World {
    let mut world = with_members();
    let day = json!([{ "from": "08:00", "until": "16:00" }]);
    let week = json!([day, day, day, day, day, [], []]);
    let draft = json!({ "name": "Desk", "purpose": "desk", "country": "AU", "zone": zone, "week": week });
    let desk = world.call("calendars.save", json!({ "id": null, "draft": draft }))["id"].clone();
    for off in ["2026-01-01", "2026-01-26", "2026-04-03", "2026-04-06", "2026-05-04"] {
        let draft = json!({ "name": "Off", "from_on": off, "until_on": off, "change": { "kind": "off" } });
        world.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": draft }));
    }
    world
}

fn figures(world: &mut World, name: &str, bytes: &[u8], zone: Option<&str>) -> (Value, Value) {
    let staged = world.door.stage_ticket_list_bytes(name, bytes.to_vec()).unwrap();
    world.call("tickets.import_list", json!({ "token": staged.token, "zone": zone }));
    let right = serde_json::from_str::<Value>(EXPECTED).unwrap()[format!("tickets/{name}")].clone();
    (world.call("tickets.statistics", json!({})), right)
}

fn agree(told: &Value, right: &Value) {
    assert_eq!(told["volume"], right["volume_without_merged_and_spam"]);
    let seconds = |value: &Value, unit: f64| value.as_f64().map(|value| (value * unit).round() as i64);
    if let Some(usable) = right["with_first_response_usable"].as_i64() {
        assert_eq!(told["response"]["count"], usable);
        assert_eq!(
            told["response"]["clock_median_seconds"].as_i64(),
            seconds(&right["first_response_median_clock_minutes"], 60.0)
        );
        assert_eq!(
            told["response"]["median_seconds"].as_i64(),
            seconds(&right["first_response_median_working_minutes"], 60.0)
        );
    }
    if let Some(usable) = right["with_solved_usable"].as_i64() {
        assert_eq!(told["solution"]["count"], usable);
        let right = right["solved_median_clock_hours"].as_f64().unwrap();
        let read = told["solution"]["clock_median_seconds"].as_i64().unwrap() as f64 / 3_600.0;
        assert!((read - right).abs() < 0.001, "{read} {right}");
    }
    // Of the members that a right reading gives, one is only similar and so is not taken.
    let mut members: BTreeMap<&str, i64> = BTreeMap::new();
    for record in right["records"].as_object().unwrap().values() {
        let counts = !["merged", "spam"].iter().any(|flag| record["flags"].to_string().contains(flag));
        if let Some(name) =
            record["member"].as_str().filter(|_| counts && record["member_by"] != "organisation-similar")
        {
            *members.entry(name).or_default() += 1;
        }
    }
    let told: BTreeMap<&str, i64> = told["by_member"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| (member["name"].as_str().unwrap(), member["count"].as_i64().unwrap()))
        .collect();
    assert_eq!(told, members);
}

#[test]
fn zammads_tickets_give_the_right_figures() {
    let mut world = in_brisbane("Australia/Brisbane");
    let (told, right) = figures(&mut world, "zammad.xlsx", ZAMMAD, None);
    agree(&told, &right);
    assert_eq!(told["by_month"], right["volume_by_month_local"]);
    assert_eq!((&told["reopened"], told["impossible"].as_array().unwrap().len()), (&json!(2), 2));
    let impossible = told["impossible"].to_string();
    assert!(
        impossible.contains("answered 23 minutes before")
            && impossible.contains("solved 1442 minutes before"),
        "{impossible}"
    );
    assert_eq!((&told["response_known"], &told["responded"]), (&json!(39), &json!(36)));
    let weekdays: i64 =
        told["by_weekday"].as_array().unwrap().iter().map(|count| count.as_i64().unwrap()).sum();
    assert_eq!(weekdays, 39);
    let march =
        world.call("tickets.statistics", json!({ "from_on": "2026-03-01", "until_on": "2026-03-31" }));
    assert_eq!(march["volume"], 19);
    assert!(told["definitions"]["response_rate"].as_str().unwrap().contains("no answer"));
}

#[test]
fn a_list_without_answers_counts_in_the_volume_only() {
    let mut world = in_brisbane("America/Toronto");
    let (told, right) = figures(&mut world, "osticket.csv", OSTICKET, Some("America/Toronto"));
    agree(&told, &right);
    assert_eq!((&told["response_known"], &told["response"]["count"]), (&json!(0), &json!(0)));
    assert_eq!(told["by_month"], right["volume_by_month_local"]);
}

#[test]
fn freshdesks_tickets_give_the_right_figures() {
    let mut world = in_brisbane("Australia/Brisbane");
    let (told, right) = figures(&mut world, "freshdesk.csv", FRESHDESK, Some("Pacific/Auckland"));
    agree(&told, &right);
    assert_eq!(
        (&told["satisfaction"]["count"], &told["satisfaction"]["sum"], &told["satisfaction"]["top_two"]),
        (&json!(6), &json!(23), &json!(4))
    );
}

#[test]
fn zendesks_tickets_give_the_right_figures() {
    let mut world = in_brisbane("America/Sao_Paulo");
    let (told, right) = figures(&mut world, "zendesk-view.csv", ZENDESK, Some("America/Sao_Paulo"));
    agree(&told, &right);
}

#[test]
fn every_figure_leads_to_its_tickets() {
    let mut world = in_brisbane("Australia/Brisbane");
    let targets = json!([{ "priority": "normal", "respond_minutes": 60, "solve_minutes": 480 }]);
    world.call("tickets.save_settings", json!({ "addresses": [], "reopen_months": 3, "targets": targets }));
    let (told, _) = figures(&mut world, "zammad.xlsx", ZAMMAD, None);
    let mut behind = |figure: &str, value: Option<&str>| {
        let request = json!({ "figure": { "figure": figure, "value": value } });
        world.call("tickets.list", request)["total"].as_i64().unwrap()
    };
    let sum = |all: &Value| all.as_array().unwrap().iter().map(|one| one.as_i64().unwrap()).sum::<i64>();
    assert_eq!(behind("volume", None), told["volume"]);
    for (month, count) in told["by_month"].as_object().unwrap() {
        assert_eq!(behind("month", Some(month)), *count, "{month}");
    }
    for facet in told["by_topic"].as_array().unwrap() {
        assert_eq!(behind("topic", facet["value"].as_str()), facet["count"]);
    }
    for facet in told["by_channel"].as_array().unwrap() {
        assert_eq!(behind("channel", facet["value"].as_str()), facet["count"]);
    }
    for (place, name) in [("by_weekday", "weekday"), ("backlog", "backlog")] {
        for (nth, count) in told[place].as_array().unwrap().iter().enumerate() {
            assert_eq!(behind(name, Some(&nth.to_string())), *count, "{name} {nth}");
        }
    }
    assert_eq!(sum(&told["by_weekday"]), told["volume"]);
    for (nth, count) in told["by_tier"].as_array().unwrap().iter().enumerate() {
        assert_eq!(behind("tier", Some(&(nth + 1).to_string())), *count);
    }
    assert_eq!(behind("responded", None), told["responded"]);
    let unanswered = told["response_known"].as_i64().unwrap() - told["responded"].as_i64().unwrap();
    assert_eq!(behind("unanswered", None), unanswered);
    for name in ["response", "solution"] {
        assert_eq!(behind(name, None), told[name]["count"]);
        assert_eq!(behind(&format!("{name}_within"), None), told[name]["within_target"]);
        let late = told[name]["promised"].as_i64().unwrap() - told[name]["within_target"].as_i64().unwrap();
        assert!(late > 0 && behind(&format!("{name}_late"), None) == late);
    }
    assert_eq!(behind("reopened", None), told["reopened"]);
    assert_eq!(behind("rated", None), told["satisfaction"]["count"]);
    assert_eq!(behind("rated_well", None), told["satisfaction"]["top_two"]);
    let list = json!({ "name": "ticket_statistics", "request": {} });
    let file = world.call("exports.make", json!({ "list": list, "format": "csv" }));
    let written = base64::Engine::decode(
        &base64::engine::general_purpose::STANDARD,
        file["data_base64"].as_str().unwrap(),
    )
    .unwrap();
    let written = String::from_utf8(written).unwrap();
    for row in [
        "Tickets,,39,",
        "Tickets by month,2026-03,19,",
        "\"Response rate, in per cent\",,92.3,",
        "\"Working minutes, median\",First answer,62.0,",
        "Impossible times,,2,",
    ] {
        assert!(written.contains(row), "{row} in {written}");
    }
    let mut behind = |figure: &str, value: Option<&str>| {
        let request = json!({ "figure": { "figure": figure, "value": value } });
        world.call("tickets.list", request)["total"].as_i64().unwrap()
    };
    let impossible: std::collections::BTreeSet<i64> = told["impossible"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["ticket"]["id"].as_i64().unwrap())
        .collect();
    assert_eq!(behind("impossible", None), i64::try_from(impossible.len()).unwrap());
    assert_eq!(told["coverage"]["gaps"], json!([]), "what other desks wrote is not known");
}

#[test]
fn how_soon_orcid_answers_is_counted_in_its_working_days() {
    let mut world = World::new();
    let draft = json!({ "subject": "Tokens", "received_at": "2026-11-05T09:00:00Z" });
    let id = world.call("tickets.add", json!({ "draft": draft, "text": "401" }))["ticket"]["id"].clone();
    for (asked_at, answered_at) in [
        ("2026-11-06T09:00:00Z", Some("2026-11-09T09:00:00Z")),
        ("2026-11-10T09:00:00Z", Some("2026-11-13T09:00:00Z")),
        ("2026-11-16T09:00:00Z", None),
    ] {
        let asked = json!({ "to_whom": "ORCID", "asked_for": "Why?", "asked_at": asked_at });
        let detail = world.call("tickets.escalate", json!({ "ticket_id": id, "draft": asked }));
        let last = detail["escalations"].as_array().unwrap().last().unwrap()["id"].clone();
        if let Some(at) = answered_at {
            let answer = json!({ "id": last, "is_answered": true, "at": at, "outcome": "So." });
            world.call("tickets.answer_escalation", answer);
        }
    }
    let told = world.call("tickets.statistics", json!({}));
    for (figure, count) in [("asked_orcid", 1), ("answered_orcid", 1)] {
        let behind = json!({ "figure": { "figure": figure } });
        assert_eq!(world.call("tickets.list", behind)["total"], count, "{figure}");
    }
    assert_eq!(
        told["orcid"],
        json!({ "asked": 3, "answered": 2, "median_working_days": 2 }),
        "Friday to Monday is one working day, Tuesday to Friday are three"
    );
}

#[test]
fn what_orcid_passes_on_is_answered_in_three_working_days() {
    let mut world = in_brisbane("UTC");
    let draft = json!({ "subject": "From ORCID", "channel": "orcid", "received_at": "2026-11-16T09:00:00Z" });
    let id =
        world.call("tickets.add", json!({ "draft": draft, "text": "A member asked us." }))["ticket"]["id"]
            .clone();
    let clock = world.call("tickets.get", json!({ "id": id }))["clocks"]["response"].clone();
    assert_eq!(
        (&clock["due_at"], &clock["is_breached"]),
        (&json!("2026-11-19T16:00:00Z"), &json!(true)),
        "the end of the third working day after Monday is Thursday"
    );
    assert_eq!(world.call("tickets.list", json!({ "queue": "breached" }))["total"], 1);
    let answer =
        json!({ "id": id, "kind": "out", "channel": "email", "at": "2026-11-19T15:00:00Z", "text": "Done." });
    world.call("tickets.write", answer);
    let clock = world.call("tickets.get", json!({ "id": id }))["clocks"]["response"].clone();
    assert_eq!(clock["is_breached"], false);
}
