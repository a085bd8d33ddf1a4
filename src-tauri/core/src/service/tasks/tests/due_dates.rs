//! Every case of due dates, as the item of a checklist that is started on its day.

use serde_json::{Value, json};

use crate::test_world::World;

const CASES: &str = include_str!("../../../../fixtures/work/cases/due-dates.json");

/// A register whose desk has a calendar of the cases, or none of its own.
fn world_with(calendar: Option<&Value>) -> World {
    let mut world = World::new();
    let Some(calendar) = calendar else { return world };
    let works = |day: &str| calendar["week_days"].as_array().unwrap().contains(&json!(day));
    let span = json!([{ "from": "09:00", "until": "17:00" }]);
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let week: Value = days.iter().map(|day| if works(day) { span.clone() } else { json!([]) }).collect();
    let draft = json!({ "name": "Desk", "purpose": "desk", "country": "", "zone": "UTC", "week": week });
    let id = world.call("calendars.save", json!({ "id": null, "draft": draft }))["id"].clone();
    for day in calendar["days_off"].as_array().unwrap() {
        let draft =
            json!({ "name": "Holiday", "from_on": day, "until_on": day, "change": { "kind": "off" } });
        world.call("calendars.save_day", json!({ "calendar_id": id, "id": null, "draft": draft }));
    }
    world
}

#[test]
fn every_case_of_due_dates_is_the_day_of_an_item() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let all = cases["cases"].as_array().unwrap();
    assert_eq!(all.len(), 20);
    for calendar in [None, Some("brisbane"), Some("jerusalem")] {
        let mut world = world_with(calendar.map(|name| &cases["calendars"][name]));
        for case in all.iter().filter(|case| case["calendar"].as_str() == calendar) {
            let items = json!([{ "title": "Item", "due": case["rule"] }]);
            let draft = json!({ "name": case["id"], "anchor": "Start", "detail": "", "items": items });
            let template = world.call("task_templates.save", json!({ "id": null, "draft": draft }));
            let request = json!({ "template_id": template["template"]["id"], "anchor_on": case["anchor"] });
            let checklist = world.call("checklists.start", request);
            assert_eq!(checklist["items"][0]["due_on"], case["expect"], "{case}");
            let weekday = case["weekday"].as_str().unwrap();
            let due = checklist["items"][0]["due"].as_str().unwrap().to_lowercase();
            assert!(due.starts_with(weekday), "{due}: {case}");
        }
    }
}
