//! Imports a list of tickets that another desk gave out.

use consortium_core::kernel::{Error, ErrorKind, Message, Result};
use consortium_core::message;
use serde_json::{Value, json};

use crate::arguments::Import;
use crate::done;
use crate::output::{self, Outcome, field};
use crate::registers;

/// Problems printed in words; the rest are counted. `--json` gives all of them.
const PROBLEMS_PRINTED_MAX: usize = 20;

pub(crate) fn import(arguments: &Import) -> Result<Outcome> {
    let mut door = match arguments.dry_run {
        true => registers::open_to_read(&arguments.register)?,
        false => registers::open(&arguments.register)?,
    };
    let staged = serde_json::to_value(door.stage_ticket_list(&arguments.file)?)?;
    let mut request = json!({
        "token": staged["token"],
        "zone": arguments.zone,
        "source": arguments.source,
        "hidden": arguments.hidden,
        "date_order": arguments.reading.date_order(),
    });
    arguments.reading.tell(&mut request);
    let staged = door.call("tickets.inspect_list", request.clone())?;
    if !arguments.map.is_empty() {
        request["mapping"] = json!(mapping(&staged, &arguments.map)?);
    }
    let command = if arguments.dry_run { "tickets.inspect_list" } else { "tickets.import_list" };
    let done = done::call(&mut door, command, request)?;
    if let Some(question) = done["question"].as_str() {
        let how = match done["question_field"].as_str() {
            Some("zone") => "--zone Europe/Berlin",
            Some("date_order") => "--date-order dmy",
            _ => "--map \"HEADER=number\"",
        };
        let asked = message!("{question} Say so with {how}.", question = Message::said(question), how);
        return Err(Error::new(ErrorKind::Invalid, asked));
    }
    if arguments.json {
        output::json(&done)?;
    } else {
        report(&done, arguments.dry_run);
    }
    Ok(Outcome::Done)
}

/// The recognised fields of the columns, with what `--map` says instead.
pub(crate) fn mapping(staged: &Value, told: &[String]) -> Result<Vec<Value>> {
    let columns: Vec<&Value> = staged["columns"].as_array().into_iter().flatten().collect();
    let mut mapping: Vec<Value> = columns.iter().map(|column| column["field"].clone()).collect();
    for text in told {
        let shape = || message!("“{text}” is not a mapping. Write it like --map \"Assunto=subject\".", text);
        let (header, name) = text.rsplit_once('=').ok_or_else(|| Error::invalid("map", shape()))?;
        let is_named =
            |column: &&Value| column["header"].as_str().is_some_and(|known| known.trim() == header.trim());
        let place = columns.iter().position(is_named);
        let place = place
            .ok_or_else(|| Error::invalid("map", message!("The file has no column “{header}”.", header)))?;
        let name = Some(name.trim()).filter(|name| !name.is_empty());
        mapping
            .iter_mut()
            .filter(|known| name.is_some() && known.as_str() == name)
            .for_each(|known| *known = Value::Null);
        mapping[place] = json!(name);
    }
    Ok(mapping)
}

fn report(done: &Value, is_dry: bool) {
    let problems: Vec<&Value> = done["problems"].as_array().into_iter().flatten().collect();
    for problem in problems.iter().take(PROBLEMS_PRINTED_MAX) {
        output::message(&format!(
            "Row {}, ticket {}: {}",
            problem["row"],
            field(problem, "number"),
            field(problem, "problem")
        ));
    }
    if problems.len() > PROBLEMS_PRINTED_MAX {
        output::message(&format!(
            "… and {} more; --json gives all of them.",
            problems.len() - PROBLEMS_PRINTED_MAX
        ));
    }
    let would = if is_dry { "would be " } else { "" };
    let rows =
        message!("{rows, plural, one {# row} other {# rows}}", rows = done["rows"].as_i64().unwrap_or(0));
    output::message(&format!(
        "{rows}: {} {would}new, {} {would}updated, {} unchanged, {} rejected.",
        done["created"], done["updated"], done["unchanged"], done["rejected"]
    ));
}
