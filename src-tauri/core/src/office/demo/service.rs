//! How the sample's desk works, and what it has to do.

use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Result;

/// The desk's calendar, with the holidays of Berlin and the days on which it is closed, and ORCID's.
pub(super) fn calendars(door: &mut Door, year: i32) -> Result<()> {
    let morning = json!({ "from": "09:00", "until": "12:30" });
    let afternoon = json!({ "from": "13:00", "until": "17:00" });
    let (whole, short) = (json!([morning, afternoon]), json!([{ "from": "09:00", "until": "14:00" }]));
    let week = json!([whole, whole, whole, whole, short, [], []]);
    let draft =
        json!({ "name": "Desk", "purpose": "desk", "country": "DE", "zone": "Europe/Berlin", "week": week });
    let desk = door.call("calendars.save", json!({ "id": null, "draft": draft }))?["id"].clone();
    let fixed = |month: u32, day: u32| json!({ "kind": "fixed", "month": month, "day": day });
    let easter = |offset_days: i32| json!({ "kind": "easter", "offset_days": offset_days });
    for (name, rule) in [
        ("New Year’s Day", fixed(1, 1)),
        ("International Women’s Day", fixed(3, 8)),
        ("Good Friday", easter(-2)),
        ("Easter Monday", easter(1)),
        ("Labour Day", fixed(5, 1)),
        ("Ascension Day", easter(39)),
        ("Whit Monday", easter(50)),
        ("Day of German Unity", fixed(10, 3)),
        ("Christmas Day", fixed(12, 25)),
        ("Second Day of Christmas", fixed(12, 26)),
    ] {
        save_holiday(door, &desk, name, rule)?;
    }
    for year in [year - 1, year, year + 1] {
        let closed = json!({
            "name": "Closed between the years",
            "from_on": format!("{year}-12-27"),
            "until_on": format!("{year}-12-31"),
            "change": { "kind": "off" },
        });
        door.call("calendars.save_day", json!({ "calendar_id": desk, "id": null, "draft": closed }))?;
    }
    let day = json!([{ "from": "09:00", "until": "17:00" }]);
    let week = json!([day, day, day, day, day, [], []]);
    let draft = json!({ "name": "ORCID", "purpose": "orcid", "country": "US", "zone": "America/New_York", "week": week });
    let orcid = door.call("calendars.save", json!({ "id": null, "draft": draft }))?["id"].clone();
    let thanksgiving = json!({ "kind": "nth_weekday", "month": 11, "weekday": 4, "nth": 4 });
    save_holiday(door, &orcid, "Thanksgiving", thanksgiving)
}

fn save_holiday(door: &mut Door, calendar: &Value, name: &str, rule: Value) -> Result<()> {
    let draft = json!({ "name": name, "rule": rule, "observed": "on_the_day", "off": null, "from_year": null, "until_year": null });
    door.call("calendars.save_holiday", json!({ "calendar_id": calendar, "id": null, "draft": draft }))?;
    Ok(())
}

/// The checklist of the present agreement, done in part, and tasks of the desk.
pub(super) fn tasks(door: &mut Door, year: i32, agreement: &Value) -> Result<()> {
    let published = door.call("task_templates.published", json!({}))?;
    let mut template = Value::Null;
    for version in published.as_array().into_iter().flatten() {
        let request = json!({ "id": template, "draft": version["draft"] });
        template = door.call("task_templates.save", request)?["template"]["id"].clone();
    }
    let signed_on = format!("{}-12-01", year - 1);
    let request = json!({ "template_id": template, "anchor_on": signed_on, "agreement_id": agreement, "owner": "Ana Ruiz" });
    let started = door.call("checklists.start", request)?;
    let items = started["items"].as_array().into_iter().flatten();
    // All but what the register itself proves, and what nobody has come to yet.
    let done: Vec<Value> = items
        .filter(|item| item["evidence"].is_null() && item["is_optional"] == false)
        .map(|item| item["id"].clone())
        .collect();
    door.call("tasks.finish", json!({ "ids": done, "by": "Ana Ruiz" }))?;
    let contacted =
        started["items"].as_array().into_iter().flatten().find(|item| item["evidence"] == "each_member");
    if let Some(item) = contacted {
        let missing = item["proof"]["missing"].as_array().into_iter().flatten();
        let members: Vec<Value> = missing.map(|member| member["id"].clone()).collect();
        let most = &members[..members.len() - members.len() / 8];
        if !most.is_empty() {
            door.call(
                "tasks.mark_members",
                json!({ "id": item["id"], "member_ids": most, "is_done": true }),
            )?;
        }
    }
    for draft in [
        json!({ "title": "Report to the steering group", "due_on": format!("{year}-12-10"), "owner": "Ana Ruiz", "repeats": { "months": 3 } }),
        json!({ "title": "Renew the licence of the help desk", "due_on": format!("{year}-12-18"), "owner": "Tom Berg", "repeats": { "months": 12 } }),
        json!({ "title": "Update the page on support", "owner": "Tom Berg" }),
    ] {
        door.call("tasks.save", json!({ "id": null, "draft": draft }))?;
    }
    Ok(())
}
