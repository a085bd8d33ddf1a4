//! Calendars, through the door.

mod cases;
mod files;

use serde_json::{Value, json};

use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A week of one span on the days that are named by their numbers, Monday 0.
fn week(days: &[usize], from: &str, until: &str) -> Value {
    let of =
        |day: usize| if days.contains(&day) { json!([{ "from": from, "until": until }]) } else { json!([]) };
    (0..7).map(of).collect()
}

fn brisbane() -> Value {
    json!({ "name": "Desk", "purpose": "desk", "country": "AU", "zone": "Australia/Brisbane", "week": week(&[0, 1, 2, 3, 4], "08:00", "16:00") })
}

fn add(world: &mut World, draft: Value) -> i64 {
    world.call("calendars.save", json!({ "id": null, "draft": draft }))["id"].as_i64().unwrap()
}

fn day(name: &str, from_on: &str, until_on: &str, change: Value) -> Value {
    json!({ "name": name, "from_on": from_on, "until_on": until_on, "change": change })
}

#[test]
fn a_calendar_reckons_with_its_holidays_closures_and_short_days() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    for (name, rule) in [
        ("Good Friday", json!({ "kind": "easter", "offset_days": -2 })),
        ("Easter Monday", json!({ "kind": "easter", "offset_days": 1 })),
        ("Christmas Day", json!({ "kind": "fixed", "month": 12, "day": 25 })),
        ("Boxing Day", json!({ "kind": "fixed", "month": 12, "day": 26 })),
    ] {
        let draft = json!({ "name": name, "rule": rule, "observed": "next_monday", "off": null, "from_year": null, "until_year": null });
        world.call("calendars.save_holiday", json!({ "calendar_id": desk, "id": null, "draft": draft }));
    }
    let short = json!({ "kind": "hours", "hours": [{ "from": "8:00", "until": "12:00" }] });
    world.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": day("Christmas Eve", "2026-12-24", "2026-12-24", short) }));
    let between =
        world.call("calendars.reckon", json!({ "from": "2026-04-02T15:30", "to": "2026-04-07T08:15" }));
    assert_eq!(between["minutes"], 45);
    assert_eq!(
        between["words"],
        "Thu 15:30–16:00 and Tue 08:00–08:15: 45 min; Sat, Sun, 3 Apr (Good Friday) and 6 Apr (Easter Monday) not counted."
    );
    let due = world.call("calendars.reckon", json!({ "from": "2026-12-24T11:30+10:00", "minutes": 45 }));
    assert_eq!(due["to"], "2026-12-28T22:15:00Z", "26 December 2026 is a Saturday, so Monday is off");
    assert_eq!(
        (&due["to_local"], &due["on"], &due["zone"]),
        (&json!("2026-12-29T08:15:00+10:00"), &json!("2026-12-29"), &json!("Australia/Brisbane"))
    );
    let days = world.call("calendars.reckon", json!({ "from": "2026-04-04T09:00", "working_days": 3 }));
    assert_eq!(days["to_local"], "2026-04-09T16:00:00+10:00");
    let off = world.call("calendars.days_off", json!({ "calendar_id": desk, "year": 2026 }));
    let told: Vec<_> = off
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            format!(
                "{} {} {}",
                day["told"].as_str().unwrap(),
                day["name"].as_str().unwrap(),
                day["hours"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "Fri 3 Apr 2026 Good Friday ",
            "Mon 6 Apr 2026 Easter Monday ",
            "Thu 24 Dec 2026 Christmas Eve open 08:00–12:00",
            "Fri 25 Dec 2026 Christmas Day ",
            "Mon 28 Dec 2026 Boxing Day ",
        ]
    );
}

#[test]
fn without_a_calendar_of_its_own_the_desk_works_on_week_days() {
    let mut world = World::new();
    let reckoned =
        world.call("calendars.reckon", json!({ "from": "2026-03-06T16:10", "to": "2026-03-09T09:40" }));
    assert_eq!(reckoned["words"], "Fri 16:10–17:00 and Mon 09:00–09:40: 1 h 30; Sat and Sun not counted.");
    assert_eq!(reckoned["zone"], "UTC");
}

#[test]
fn days_off_elsewhere_are_told_and_not_counted() {
    let mut world = World::new();
    add(&mut world, brisbane());
    let orcid = json!({ "name": "ORCID", "purpose": "orcid", "country": "US", "zone": "America/New_York", "week": week(&[0, 1, 2, 3, 4], "09:00", "17:00") });
    let orcid = add(&mut world, orcid);
    world.call("calendars.save_day", json!({ "calendar_id": orcid, "id": null, "draft": day("Thanksgiving", "2026-11-26", "2026-11-27", json!({ "kind": "off" })) }));
    let israel = json!({ "name": "Israel", "purpose": "information", "country": "Israel", "zone": "asia/jerusalem", "week": week(&[6, 0, 1, 2, 3], "08:30", "16:30") });
    add(&mut world, israel);
    let due = world.call("calendars.reckon", json!({ "from": "2026-11-24T10:00", "working_days": 3 }));
    assert_eq!(due["on"], "2026-11-27");
    assert_eq!(due["elsewhere"], json!(["ORCID: Thanksgiving", "Israel: no working day"]));
    let listed = world.call("calendars.list", json!({}));
    assert_eq!(
        (&listed[0]["name"], &listed[1]["name"], &listed[2]["zone"]),
        (&json!("Desk"), &json!("ORCID"), &json!("Asia/Jerusalem"))
    );
}

#[test]
fn what_is_no_calendar_is_refused_in_words() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let with = |field: &str, value: Value| {
        let mut draft = brisbane();
        draft["name"] = json!("Other");
        draft["purpose"] = json!("information");
        draft[field] = value;
        json!({ "id": null, "draft": draft })
    };
    for (request, said) in [
        (with("name", json!("  ")), "Give the calendar a name."),
        (with("name", json!("Desk")), "There is a calendar called Desk already."),
        (with("purpose", json!("desk")), "Desk is the desk’s calendar: there is one."),
        (with("zone", json!("")), "Choose the time zone"),
        (with("zone", json!("Brisbane")), "Is Australia/Brisbane meant?"),
        (with("week", json!([])), "A week has seven days"),
        (with("week", week(&[2], "17:00", "09:00")), "Wed: A span from 17:00 until 09:00 has no time in it"),
        (
            with(
                "week",
                json!([[{ "from": "9:00", "until": "12:00" }, { "from": "11:00", "until": "13:00" }], [], [], [], [], [], []]),
            ),
            "Mon: 09:00–12:00 and 11:00–13:00 overlap",
        ),
    ] {
        let (kind, message) = world.refused("calendars.save", request);
        assert_eq!(kind, ErrorKind::Invalid);
        assert!(message.contains(said), "{message}");
    }
    let off = json!({ "kind": "off" });
    for (draft, said) in [
        (day("", "2026-01-01", "2026-01-01", off.clone()), "Say what the day is called"),
        (day("Closed", "2026-01-02", "2026-01-01", off.clone()), "The last day is before the first."),
        (day("Closed", "2026-01-01", "2028-01-01", off.clone()), "366 days at most"),
        (day("Closed", "0001-01-01", "0001-01-01", off), "between 1900 and 2199"),
        (
            day("Short", "2026-01-01", "2026-01-01", json!({ "kind": "hours", "hours": [] })),
            "at least one span",
        ),
    ] {
        let (_, message) =
            world.refused("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": draft }));
        assert!(message.contains(said), "{message}");
    }
    let never = json!({ "name": "Never", "rule": { "kind": "fixed", "month": 2, "day": 30 }, "observed": "on_the_day" });
    let (_, message) =
        world.refused("calendars.save_holiday", json!({ "calendar_id": desk, "id": null, "draft": never }));
    assert!(message.contains("No year has that day"), "{message}");
    for (request, said) in [
        (json!({ "from": "soon", "minutes": 1 }), "“soon” is no time"),
        (json!({ "from": "2026-03-06T16:10" }), "Say one of three"),
        (json!({ "from": "2026-03-06T16:10", "minutes": 90_000_000 }), "more than is reckoned with"),
    ] {
        let (_, message) = world.refused("calendars.reckon", request);
        assert!(message.contains(said), "{message}");
    }
}

#[test]
fn a_calendar_goes_with_its_days_and_undo_brings_all_of_it_back() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let closed = day("Closed", "2026-12-24", "2027-01-01", json!({ "kind": "off" }));
    let saved = world.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": closed }));
    let left = world.call("calendars.remove", json!({ "id": desk }));
    assert_eq!(left, json!([]));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("calendars.list", json!({})), json!([saved]));
    let day = saved["days"][0]["id"].clone();
    let without = world.call("calendars.remove_day", json!({ "id": day }));
    assert_eq!(without["days"], json!([]));
}

#[test]
fn home_asks_for_the_days_off_of_the_next_year() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let asks = |world: &mut World| {
        let needs = world.call("home.needs", json!({}))["rows"].clone();
        needs.as_array().unwrap().iter().any(|need| need["key"] == "calendar_next_year")
    };
    assert!(!asks(&mut world), "a calendar with rules alone needs no days");
    let of = |year: i32| {
        day("Closed", &format!("{year}-12-29"), &format!("{year}-12-30"), json!({ "kind": "off" }))
    };
    world.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": of(2026) }));
    assert!(asks(&mut world));
    world.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": of(2027) }));
    assert!(!asks(&mut world));
}
