//! Imports a list of enquiries, tasks or issues.

use consortium_core::kernel::{Error, ErrorKind, Message, Result};
use consortium_core::message;
use serde_json::{Value, json};

use crate::arguments::{Import, Kind};
use crate::done;
use crate::output::{self, Outcome, field};
use crate::registers;
use crate::ticket_list::mapping;

/// Lines printed of problems and of changes; the rest are counted. `--json` gives all of them.
const PRINTED_MAX: usize = 20;

/// The commands of a kind of records: those that look at a list and that import it.
#[derive(Clone, Copy)]
pub(crate) struct ListCommands {
    inspect: &'static str,
    import: &'static str,
}

/// The commands that read lists of a kind, where it is one of these.
pub(crate) fn slice(kind: Option<Kind>) -> Option<ListCommands> {
    let (inspect, import) = match kind? {
        Kind::Enquiries => ("joining.inspect_list", "joining.import_list"),
        Kind::Tasks => ("tasks.inspect_list", "tasks.import_list"),
        Kind::Issues => ("issues.inspect_list", "issues.import_list"),
        Kind::Members | Kind::Contacts | Kind::Holidays | Kind::Tickets => return None,
    };
    Some(ListCommands { inspect, import })
}

pub(crate) fn import(arguments: &Import, commands: ListCommands) -> Result<Outcome> {
    let mut door = match arguments.dry_run {
        true => registers::open_to_read(&arguments.register)?,
        false => registers::open(&arguments.register)?,
    };
    let staged = serde_json::to_value(door.stage_list(&arguments.file)?)?;
    let mut request = json!({
        "token": staged["token"],
        "hidden": arguments.hidden,
        "date_order": arguments.reading.date_order(),
    });
    arguments.reading.tell(&mut request);
    let before = door.call(commands.inspect, request.clone())?;
    if !arguments.map.is_empty() {
        request["mapping"] = json!(mapping(&before, &arguments.map)?);
    }
    let command = if arguments.dry_run { commands.inspect } else { commands.import };
    let looked = door.call(commands.inspect, request.clone())?;
    if let Some(question) = looked["question"].as_str() {
        let how = match looked["question_field"].as_str() {
            Some("date_order") => "--date-order dmy".to_owned(),
            _ => format!("--map \"HEADER={}\"", names(&looked)),
        };
        let asked = message!("{question} Say so with {how}.", question = Message::said(question), how);
        return Err(Error::new(ErrorKind::Invalid, asked));
    }
    let done = done::call(&mut door, command, request)?;
    if arguments.json {
        output::json(&done)?;
    } else {
        report(&done, arguments.dry_run);
    }
    Ok(Outcome::Done)
}

fn names(outcome: &Value) -> String {
    let fields: Vec<&str> =
        outcome["fields"].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str()).collect();
    fields.join("|")
}

fn report(done: &Value, is_dry: bool) {
    let mut lines = Vec::new();
    for record in done["records"].as_array().into_iter().flatten() {
        let changes: Vec<&str> =
            record["changes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let what = if record["is_new"] == true { "new".to_owned() } else { changes.join("; ") };
        lines.push(format!("Row {}: {}: {what}", record["row"], field(record, "name")));
    }
    for problem in done["problems"].as_array().into_iter().flatten() {
        lines.push(format!(
            "Row {}, {}: {}",
            problem["row"],
            field(problem, "column"),
            field(problem, "problem")
        ));
    }
    for line in lines.iter().take(PRINTED_MAX) {
        output::message(line);
    }
    if lines.len() > PRINTED_MAX {
        output::message(&format!("… and {} more; --json gives all of them.", lines.len() - PRINTED_MAX));
    }
    let would = if is_dry { "would be " } else { "" };
    let rows =
        message!("{rows, plural, one {# row} other {# rows}}", rows = done["rows"].as_i64().unwrap_or(0));
    output::message(&format!(
        "{rows}: {} {would}new, {} {would}updated, {} unchanged, {} left out.",
        done["created"], done["updated"], done["unchanged"], done["rejected"]
    ));
}
