//! Every case of working time, asked through the door.

use serde_json::{Value, json};

use super::add;
use crate::test_world::World;

const CASES: &str = include_str!("../../../../fixtures/work/cases/working-time.json");

fn spans(written: &Value) -> Value {
    let span = |span: &Value| json!({ "from": span[0], "until": span[1] });
    written.as_array().map(Vec::as_slice).unwrap_or_default().iter().map(span).collect()
}

/// Enters a calendar of the cases, with its days off, closures and special days.
fn entered(world: &mut World, name: &str, calendar: &Value) -> i64 {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let week: Value = days.iter().map(|day| spans(&calendar["week"][day])).collect();
    let draft = json!({ "name": name, "purpose": "information", "country": "", "zone": calendar["zone"], "week": week });
    let id = add(world, draft);
    let mut different = Vec::new();
    for day in calendar["holidays"].as_array().unwrap() {
        different.push((day, day, json!({ "kind": "off" })));
    }
    for closure in calendar["closures"].as_array().unwrap() {
        different.push((&closure[0], &closure[1], json!({ "kind": "off" })));
    }
    let special: Vec<(Value, Value)> = calendar["special_days"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(day, hours)| (json!(day), json!({ "kind": "hours", "hours": spans(hours) })))
        .collect();
    different.extend(special.iter().map(|(day, change)| (day, day, change.clone())));
    for (from_on, until_on, change) in different {
        let draft =
            json!({ "name": "Different", "from_on": from_on, "until_on": until_on, "change": change });
        world.call("calendars.save_day", json!({ "calendar_id": id, "id": null, "draft": draft }));
    }
    id
}

#[test]
fn every_case_of_working_time_is_reckoned_right() {
    let cases: Value = serde_json::from_str(CASES).unwrap();
    let mut world = World::new();
    let calendars: Vec<(String, i64)> = cases["calendars"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, calendar)| (name.clone(), entered(&mut world, name, calendar)))
        .collect();
    let cases = cases["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 25);
    for case in cases {
        let (_, id) = calendars.iter().find(|(name, _)| case["calendar"] == json!(name)).unwrap();
        let request = json!({ "calendar_id": id, "from": case["from"], "to": case["to"], "minutes": case["add_minutes"] });
        let reckoned = world.call("calendars.reckon", request);
        if case["to"].is_string() {
            assert_eq!(reckoned["minutes"], case["expect_minutes"], "{case}");
        } else {
            assert_eq!(
                (&reckoned["to"], &reckoned["to_local"]),
                (&case["expect_utc"], &case["expect_local"]),
                "{case}"
            );
        }
    }
}
