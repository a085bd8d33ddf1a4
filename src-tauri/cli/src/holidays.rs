//! Takes days off out of a calendar file, as the window proposes them.

use consortium_core::Door;
use consortium_core::kernel::{Error, Result};
use consortium_core::message;
use serde_json::{Value, json};

use crate::arguments::Import;
use crate::done;
use crate::output::{self, Outcome, field};

/// Takes the public holidays and closures of a file into the desk's calendar.
pub(crate) fn import(arguments: &Import, door: &mut Door) -> Result<Outcome> {
    let calendars = door.call("calendars.list", json!({}))?;
    let desk = calendars.as_array().into_iter().flatten().find(|calendar| calendar["purpose"] == "desk");
    let Some(calendar) = desk.map(|desk| desk["id"].clone()) else {
        return Err(Error::conflict(message!(
            "No calendar is the desk’s own yet, and days off belong to one. Set it up in the window, or with `consortium \
             call REG calendars.save`."
        )));
    };
    let token = serde_json::to_value(door.stage_attachment(&arguments.file)?)?["token"].clone();
    let file = door.call("calendars.inspect_holidays", json!({ "calendar_id": calendar, "token": token }))?;
    let events: Vec<&Value> = file["events"].as_array().into_iter().flatten().collect();
    let proposed = events.iter().filter(|event| event["is_proposed"] == true);
    let left: Vec<&&Value> = events.iter().filter(|event| event["is_proposed"] != true).collect();
    let (created, updated, unchanged) = if arguments.dry_run {
        let days = |is_known: bool| -> usize {
            let of = proposed.clone().filter(move |event| event["is_known"] == is_known);
            of.map(|event| event["days"].as_array().map_or(0, Vec::len)).sum()
        };
        (json!(days(false)), json!(0), json!(days(true)))
    } else {
        let imported = done::call(
            door,
            "calendars.import_holidays",
            json!({ "calendar_id": calendar, "token": token }),
        )?;
        (imported["added"].clone(), imported["updated"].clone(), imported["unchanged"].clone())
    };
    if arguments.json {
        output::json(&json!({
            "batch": null,
            "rows": events.len(),
            "created": created,
            "updated": updated,
            "unchanged": unchanged,
            "rejected": left.len(),
            "problems": file["problems"],
        }))?;
        return Ok(Outcome::Done);
    }
    let verb = if arguments.dry_run { "Would import" } else { "Imported" };
    output::text(&format!(
        "{verb} {}: {created} days new, {updated} changed, {unchanged} unchanged, {} left out.\n",
        arguments.file.display(),
        left.len()
    ))?;
    for event in left {
        output::message(&format!("  left out: {} ({})", field(event, "name"), field(event, "kind")));
    }
    // What the window shows beside the events.
    for zone in file["zones"].as_array().into_iter().flatten().filter(|zone| zone["zone"].is_null()) {
        output::message(&format!(
            "  The time zone “{}” is not known here, and the file does not say what it is: its times are taken as the calendar’s own.",
            field(zone, "name")
        ));
    }
    for problem in file["problems"].as_array().into_iter().flatten() {
        output::message(&format!("  {}", problem.as_str().unwrap_or_default()));
    }
    Ok(Outcome::Done)
}
