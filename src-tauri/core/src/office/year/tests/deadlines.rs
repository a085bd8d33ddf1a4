//! Deadlines as a list and as a calendar.

use serde_json::{Value, json};

use crate::office::year::{GetYearDeadlines, calendar};
use crate::test_world::World;

fn world() -> World {
    let mut world = World::new();
    let mut draft = world.call("agreements.template", json!({}));
    draft["signed_on"] = json!("2026-10-10");
    world.call("agreements.add", draft);
    world
}

#[test]
fn the_list_reaches_a_month_back_and_a_year_ahead() {
    let mut world = world();
    let days = |world: &mut World, request: Value| -> Vec<String> {
        let rows = world.call("year.deadlines", request)["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["on"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(days(&mut world, json!({})), ["2026-12-09", "2026-12-31", "2027-01-10"]);
    assert_eq!(
        days(&mut world, json!({ "from_on": "2026-01-01", "until_on": "2026-12-09" })),
        ["2026-09-30", "2026-12-09"]
    );
}

#[test]
fn a_calendar_names_an_event_the_same_when_its_day_moves() {
    let mut world = world();
    let before = calendar(&world.door.session.register, GetYearDeadlines::default()).unwrap();
    for line in [
        "BEGIN:VCALENDAR",
        "DTSTART;VALUE=DATE:20261209",
        "DTEND;VALUE=DATE:20261210",
        "DTSTAMP:20261121T000000Z",
        "ACTION:DISPLAY",
        "TRIGGER:-PT1209600S",
        "PRODID:-//Consortium Desk//EN",
    ] {
        assert!(before.contains(&format!("{line}\r\n")), "{line} in {before}");
    }
    for once in ["VERSION:", "PRODID:", "CALSCALE:", "NAME:", "X-WR-CALNAME:"] {
        assert_eq!(before.lines().filter(|line| line.starts_with(once)).count(), 1, "{once} in {before}");
    }
    assert_eq!(
        calendar(&world.door.session.register, GetYearDeadlines::default()).unwrap(),
        before,
        "the same bytes each time"
    );
    let mut draft = world.call("agreements.list", json!({}))[0].clone();
    draft["signed_on"] = json!("2026-10-20");
    let id = draft["id"].clone();
    world.call("agreements.update", json!({ "id": id, "draft": draft }));
    let after = calendar(&world.door.session.register, GetYearDeadlines::default()).unwrap();
    assert!(after.contains("DTSTART;VALUE=DATE:20261219"), "{after}");
    let uids = |calendar: &str| {
        let unfolded = calendar.replace("\r\n ", "");
        let mut uids: Vec<String> =
            unfolded.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        uids.sort();
        uids
    };
    assert_eq!(uids(&before), uids(&after));
    assert_eq!(uids(&before).len(), 6, "an event and its reminder for each");
}
