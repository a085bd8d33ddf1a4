use std::collections::BTreeMap;

use super::*;

const SUNSHINE: &[u8] = include_bytes!("../../../../fixtures/work/holidays/holidays-sunshine-state.ics");
const SAXON: &[u8] = include_bytes!("../../../../fixtures/work/holidays/feiertage-sachsenaehnlich.ics");
const EXPECTED: &str = include_str!("../../../../fixtures/work/expected/holidays.json");

fn inspect(world: &mut World, calendar: i64, bytes: &[u8]) -> (Value, Value) {
    let token = world.door.stage_attachment_bytes("days.ics", bytes.to_vec()).unwrap().token;
    let file = world.call(
        "calendars.inspect_holidays",
        json!({ "calendar_id": calendar, "token": token, "from_year": 2024, "until_year": 2027 }),
    );
    (file, json!(token))
}

/// The days of 2026 that events of a kind take whole, one by one.
fn days_of(file: &Value, kinds: &[&str]) -> Vec<String> {
    let events = file["events"].as_array().unwrap().iter();
    let of_kind = events.filter(|event| kinds.iter().any(|kind| event["kind"] == *kind));
    let mut days: Vec<String> = of_kind
        .flat_map(|event| event["days"].as_array().unwrap())
        .filter(|day| day["change"]["kind"] == "off")
        .flat_map(|day| {
            let at = |field: &str| day[field].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap();
            let until = at("until_on");
            at("from_on").iter_days().take_while(move |day| *day <= until)
        })
        .map(|day| day.to_string())
        .filter(|day| day.starts_with("2026"))
        .collect();
    days.sort();
    days
}

fn days_named(file: &Value, name: &str) -> Vec<String> {
    let event = file["events"].as_array().unwrap().iter().find(|event| event["name"] == name).unwrap();
    event["days"].as_array().unwrap().iter().map(|day| day["from_on"].as_str().unwrap().to_owned()).collect()
}

fn zones(file: &Value) -> BTreeMap<String, Value> {
    let zones = file["zones"].as_array().unwrap().iter();
    zones.map(|zone| (zone["name"].as_str().unwrap().to_owned(), zone["zone"].clone())).collect()
}

#[test]
fn feeds_of_holidays_are_read_event_by_event() {
    let expected: Value = serde_json::from_str(EXPECTED).unwrap();
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let (file, _) = inspect(&mut world, desk, SUNSHINE);
    let right = &expected["holidays/holidays-sunshine-state.ics"];
    assert_eq!(json!(file["events"].as_array().unwrap().len()), right["vevents"]);
    assert_eq!(json!(days_of(&file, &["holiday"])), right["public_holidays_2026"]);
    assert_eq!(json!(days_of(&file, &["local"])), right["local_only_2026"]);
    assert_eq!(json!(days_of(&file, &["observance"])), right["observances_2026"]);
    assert_eq!(json!(days_of(&file, &["closure"])), right["closures_2026"]);
    assert_eq!(json!(days_named(&file, "Stocktake day")), right["recurring"]["Stocktake day"]["dates"]);
    assert_eq!(json!(zones(&file)), right["zones"]);
    let eve = file["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["name"] == "Christmas Eve (from 6 pm)")
        .unwrap();
    assert_eq!(
        eve["days"][0]["change"],
        json!({ "kind": "part_off", "off": { "from": "18:00", "until": "24:00" } })
    );
    assert!(file["events"].as_array().unwrap().iter().all(|event| {
        event["is_proposed"] == json!(["holiday", "closure"].iter().any(|kind| event["kind"] == *kind))
    }));
    let (file, _) = inspect(&mut world, desk, SAXON);
    let right = &expected["holidays/feiertage-sachsenaehnlich.ics"];
    assert_eq!(json!(file["events"].as_array().unwrap().len()), right["vevents"]);
    assert_eq!(json!(days_of(&file, &["holiday"])), right["public_holidays_2026"]);
    assert_eq!(json!(days_of(&file, &["observance"])), right["observances_2026"]);
    assert_eq!(json!(zones(&file)), right["zones"]);
    assert_eq!(
        days_named(&file, "Tag der Deutschen Einheit"),
        ["2024-10-03", "2025-10-03", "2026-10-03", "2027-10-03"]
    );
}

#[test]
fn a_time_of_another_zone_is_told_by_the_calendars_own_clock() {
    let mut world = World::new();
    let berlin = json!({ "name": "Berlin", "purpose": "desk", "country": "DE", "zone": "Europe/Berlin", "week": week(&[0, 1, 2, 3, 4], "09:00", "17:00") });
    let berlin = add(&mut world, berlin);
    let (file, _) = inspect(&mut world, berlin, SUNSHINE);
    let eve = file["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|event| event["name"] == "Christmas Eve (from 6 pm)")
        .unwrap();
    assert_eq!(
        eve["days"][0]["change"]["off"],
        json!({ "from": "09:00", "until": "15:00" }),
        "18:00 in Brisbane"
    );
}

#[test]
fn chosen_days_are_taken_over_once_and_a_newer_file_moves_them() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let (file, token) = inspect(&mut world, desk, SUNSHINE);
    let proposed: Vec<&Value> =
        file["events"].as_array().unwrap().iter().filter(|event| event["is_proposed"] == true).collect();
    let places: Vec<&Value> = proposed.iter().map(|event| &event["place"]).collect();
    let request = json!({ "calendar_id": desk, "token": token, "from_year": 2026, "until_year": 2026, "places": places });
    let imported = world.call("calendars.import_holidays", request.clone());
    assert_eq!(
        (&imported["added"], &imported["updated"], &imported["unchanged"]),
        (&json!(14), &json!(0), &json!(0))
    );
    let again = world.call("calendars.import_holidays", request);
    assert_eq!((&again["added"], &again["updated"], &again["unchanged"]), (&json!(0), &json!(0), &json!(14)));
    let moved = String::from_utf8(SUNSHINE.to_vec())
        .unwrap()
        .replace("20261005", "20261012")
        .replace("20261006", "20261013");
    let token = world.door.stage_attachment_bytes("newer.ics", moved.into_bytes()).unwrap().token;
    let newer = world.call(
        "calendars.import_holidays",
        json!({ "calendar_id": desk, "token": token, "from_year": 2026, "until_year": 2026 }),
    );
    assert_eq!((&newer["added"], &newer["updated"], &newer["unchanged"]), (&json!(0), &json!(1), &json!(13)));
    let reckoned =
        world.call("calendars.reckon", json!({ "from": "2026-12-23T15:00", "to": "2027-01-04T09:00" }));
    assert_eq!(
        reckoned["minutes"],
        60 + 480 + 480 + 60,
        "23 and 24 December, Friday 1 January 2027, and Monday"
    );
    let due = world.call("calendars.reckon", json!({ "from": "2026-10-09T15:00", "minutes": 120 }));
    assert_eq!(due["to_local"], "2026-10-13T09:00:00+10:00", "the moved holiday");
    world.call("history.undo", json!({}));
    let due = world.call("calendars.reckon", json!({ "from": "2026-10-09T15:00", "minutes": 120 }));
    assert_eq!(due["to_local"], "2026-10-12T09:00:00+10:00");
}

#[test]
fn files_that_are_none_are_refused_and_what_is_odd_in_one_is_named() {
    let mut world = World::new();
    let desk = add(&mut world, brisbane());
    let mut refused = |bytes: &[u8]| {
        let token = world.door.stage_attachment_bytes("days.ics", bytes.to_vec()).unwrap().token;
        world.refused("calendars.inspect_holidays", json!({ "calendar_id": desk, "token": token })).1
    };
    assert!(refused(b"Day,Name\n1 Jan,New Year\n").contains("days.ics: This is no calendar"));
    assert!(refused(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").contains("The calendar has no events."));
    assert!(refused(&vec![b'x'; 11 * 1024 * 1024]).contains("larger than 10 MB"));
    let event = |lines: &str| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
    let odd = format!(
        "\u{feff}BEGIN:VCALENDAR\r\n{}{}{}{}{}{}{}BEGIN:VEVENT\r\nSUMMARY:Cut off\r\n",
        event("SUMMARY:Long ago\r\nDTSTART;VALUE=DATE:00010101"),
        event("SUMMARY:Never\r\nDTSTART;VALUE=DATE:20260230"),
        event("SUMMARY:No start"),
        event("SUMMARY:Odd rule\r\nDTSTART;VALUE=DATE:20260102\r\nRRULE:FREQ=YEARLY;BYWEEKNO=1"),
        event("SUMMARY:No end\r\nDTSTART:20260103T100000"),
        event("SUMMARY:Backwards\r\nDTSTART:20260103T100000\r\nDTEND:20260103T090000"),
        event(
            "SUMMARY:No zone\r\nDESCRIPTION:Public holiday\r\nDTSTART:20260105T120000\r\nDURATION:PT4H\r\nBEGIN:VALARM\r\nTRIGGER:-P1D\r\nDTSTART:nonsense\r\nEND:VALARM"
        ),
    );
    let (file, _) = inspect(&mut world, desk, odd.as_bytes());
    let problems: Vec<&str> =
        file["problems"].as_array().unwrap().iter().map(|problem| problem.as_str().unwrap()).collect();
    assert_eq!(problems.len(), 5, "{problems:?}");
    for (problem, said) in problems.iter().zip([
        "“Long ago” (line 2) is dated 0001-01-01",
        "“Never” (line 6) has a date that is none: 20260230",
        "“No start” (line 10) has no start",
        "“Odd rule” (line 13) repeats by a rule that is not read",
        "has no end: the file is cut off",
    ]) {
        assert!(problem.contains(said), "{problem}");
    }
    let notes: Vec<(&Value, &Value)> =
        file["events"].as_array().unwrap().iter().map(|event| (&event["name"], &event["note"])).collect();
    assert_eq!(notes.len(), 4);
    assert!(notes[1].1.as_str().unwrap().contains("has a time and no end"));
    assert!(notes[2].1.as_str().unwrap().contains("ends before it begins"));
    assert_eq!(file["events"][3]["days"][0]["change"]["off"], json!({ "from": "12:00", "until": "16:00" }));
}
