//! Imports a list.

use std::path::{Path, PathBuf};

use consortium_core::Door;
use consortium_core::kernel::{Error, ErrorKind, Message, Result};
use consortium_core::message;
use consortium_core::paper::typesetting::files::{check_destination, write_atomically};
use serde_json::{Value, json};

use crate::arguments::{Import, Kind, Mode};
use crate::done;
use crate::holidays;
use crate::output::{self, Outcome, field};
use crate::{record_list, registers, ticket_list};

/// Problems printed in words; the rest are counted. `--json` gives all of them.
const PROBLEMS_PRINTED_MAX: usize = 20;

/// Characters printed of a value; `--json` gives all of them.
const VALUE_PRINTED_MAX: usize = 16;

pub(crate) fn import(arguments: &Import) -> Result<Outcome> {
    if arguments.kind == Some(Kind::Tickets) {
        return ticket_list::import(arguments);
    }
    if let Some(slice) = record_list::slice(arguments.kind) {
        return record_list::import(arguments, slice);
    }
    // Refused before anything is imported, not after it.
    arguments.rejected.as_deref().map_or(Ok(()), require_writable)?;
    let mut door = match arguments.dry_run {
        true => registers::open_to_read(&arguments.register)?,
        false => registers::open(&arguments.register)?,
    };
    if arguments.kind == Some(Kind::Holidays) {
        return holidays::import(arguments, &mut door);
    }
    let staged = serde_json::to_value(door.stage_import(&arguments.file)?)?;
    let kind = match arguments.kind {
        Some(Kind::Members) => json!("members"),
        Some(Kind::Contacts) => json!("contacts"),
        _ => staged["kind"].clone(),
    };
    let mut inspect = json!({
        "token": staged["token"],
        "kind": arguments.kind.map(|_| &kind),
        "hidden": arguments.hidden,
    });
    arguments.reading.tell(&mut inspect);
    let staged = door.call("imports.inspect", inspect)?;
    let mapping = mapping(&staged, &arguments.map)?;
    let mode = arguments.mode.map(|mode| match mode {
        Mode::Update => "update",
        Mode::Add => "add",
        Mode::Ask => "ask",
    });
    let mut request = json!({
        "token": staged["token"],
        "kind": staged["kind"],
        "values": values(&staged, &mapping, &arguments.value)?,
        "mapping": mapping,
        "mode": mode.unwrap_or("update"),
        "decisions": arguments.decide.iter().map(|text| decision(text)).collect::<Result<Vec<_>>>()?,
        "date_order": staged["date_order"],
        "on": arguments.on,
        "hidden": arguments.hidden,
    });
    arguments.reading.tell(&mut request);
    request["header_row"] = staged["header_row"].clone();
    if arguments.reading.date_order.is_some() {
        request["date_order"] = arguments.reading.date_order();
    }
    tell_how_it_is_read(arguments, &staged);
    let command = if arguments.dry_run { "imports.plan" } else { "imports.run" };
    let result = done::call(&mut door, command, request)?;
    if let Some(question) = result["question"].as_str() {
        return Err(Error::new(ErrorKind::Invalid, Message::said(question)));
    }
    let to_correct = ["rejected", "incomplete"].iter().any(|name| result[name].as_i64().unwrap_or(0) > 0);
    if !arguments.dry_run && to_correct {
        save_rejected(&mut door, arguments, &result)?;
    }
    report(arguments, &result)?;
    Ok(Outcome::Done)
}

/// Refuses a place to which the rejected rows could not be written.
fn require_writable(path: &Path) -> Result<()> {
    check_destination(path).map_err(|error| {
        Error::new(
            ErrorKind::Io,
            message!(
                "{path} could not be written: {error}. Nothing was imported.",
                path = path.display(),
                error
            ),
        )
    })
}

/// Says what a person should know of how the list is read.
fn tell_how_it_is_read(arguments: &Import, staged: &Value) {
    if let Some(file) = staged["saved"]["file_name"].as_str() {
        output::message(&format!("The columns are read as chosen for {file}, which has the same headings."));
    }
    for warning in staged["warnings"].as_array().into_iter().flatten() {
        output::message(warning.as_str().unwrap_or_default());
    }
    if staged["hidden"].as_u64().unwrap_or(0) > 0 && !arguments.hidden {
        output::message("--hidden brings in what is hidden.");
    }
}

/// The recognised fields of the columns, with what `--map` says instead.
fn mapping(staged: &Value, overrides: &[String]) -> Result<Vec<Value>> {
    let columns: Vec<&Value> = staged["columns"].as_array().into_iter().flatten().collect();
    let mut mapping: Vec<Value> = columns.iter().map(|column| column["field"].clone()).collect();
    for text in overrides {
        let (header, field) = text.rsplit_once('=').ok_or_else(|| {
            Error::invalid(
                "map",
                message!(
                    "“{text}” is not a mapping. Write it like --map \"Organisation=official_name\".",
                    text
                ),
            )
        })?;
        let place = columns
            .iter()
            .position(|column| column["header"].as_str().is_some_and(|known| known.trim() == header.trim()));
        let place = place
            .ok_or_else(|| Error::invalid("map", message!("The file has no column “{header}”.", header)))?;
        let field = Some(field.trim()).filter(|field| !field.is_empty());
        mapping
            .iter_mut()
            .filter(|mapped| field.is_some() && mapped.as_str() == field)
            .for_each(|mapped| *mapped = Value::Null);
        mapping[place] = json!(field);
    }
    Ok(mapping)
}

/// What was chosen for an earlier list, with what `--value` says instead.
fn values(staged: &Value, mapping: &[Value], told: &[String]) -> Result<Vec<Value>> {
    let columns: Vec<&Value> = staged["columns"].as_array().into_iter().flatten().collect();
    let mut values: Vec<Value> = staged["values"].as_array().cloned().unwrap_or_default();
    for text in told {
        let shape = || {
            let example = "--value \"Country:Eire=IE\"";
            Error::invalid(
                "value",
                message!("“{text}” is not a choice for a value. Write it like {example}.", text, example),
            )
        };
        let (place, target) = text.rsplit_once('=').ok_or_else(shape)?;
        let is_of = |column: &&Value| {
            let rest = column["header"].as_str().and_then(|header| place.strip_prefix(header.trim()));
            rest.is_some_and(|rest| rest.starts_with(':'))
        };
        let column = columns.iter().copied().find(is_of);
        let column = column.ok_or_else(|| {
            let header = place.split(':').next().unwrap_or_default();
            Error::invalid("value", message!("The file has no column “{header}”.", header))
        })?;
        let index = columns.iter().position(|other| std::ptr::eq(*other, column)).unwrap_or_default();
        let header = column["header"].as_str().unwrap_or_default().trim();
        let value = place.strip_prefix(header).and_then(|rest| rest.strip_prefix(':')).ok_or_else(shape)?;
        let field = mapping[index].as_str().ok_or_else(|| {
            let advice = message!("Say which with --map \"{header}=country\".", header);
            Error::invalid(
                "value",
                message!("The column “{header}” feeds no field. {advice}", header, advice),
            )
        })?;
        values.retain(|known| known["field"] != field || known["value"] != value);
        values.push(json!({ "field": field, "value": value, "target": target.trim() }));
    }
    Ok(values)
}

/// What `--decide` says: "12=new", "12=take", "12=keep", or "12=7" for a row that is member 7.
fn decision(text: &str) -> Result<Value> {
    let read = || {
        let (row, answer) = text.split_once('=')?;
        let row: usize = row.trim().parse().ok()?;
        match answer.trim() {
            answer @ ("new" | "take" | "keep") => Some(json!({ "row": row, "answer": answer })),
            member => Some(json!({ "row": row, "answer": "same", "member": member.parse::<i64>().ok()? })),
        }
    };
    read().ok_or_else(|| {
        let advice = "Write it like --decide 12=new, --decide 12=take, or --decide 12=7 for member 7.";
        Error::invalid("decide", message!("“{text}” is not a decision. {advice}", text, advice))
    })
}

/// The beginning of a long value: a terminal is no place for a person's whole iD or address.
fn shortened(value: &str) -> String {
    let beginning: String = value.chars().take(VALUE_PRINTED_MAX).collect();
    if beginning.len() == value.len() { beginning } else { format!("{beginning}…") }
}

fn save_rejected(door: &mut Door, arguments: &Import, result: &Value) -> Result<()> {
    let rejected = door.call("imports.rejected", json!({ "batch": result["batch"] }))?;
    let path = arguments.rejected.clone().unwrap_or_else(|| {
        let folder = arguments.register.parent().map(PathBuf::from).unwrap_or_default();
        folder.join(field(&rejected, "file_name"))
    });
    let csv = field(&rejected, "csv");
    write_atomically(&path, csv.as_bytes()).map(|_| ()).map_err(|error| {
        let advice = "The import itself is done; `consortium call REG imports.rejected` prints the rows.";
        Error::new(
            ErrorKind::Io,
            message!(
                "The rows to correct could not be saved to {path}: {error}. {advice}",
                path = path.display(),
                error,
                advice
            ),
        )
    })?;
    let rows = match (result["rejected"].as_i64(), result["incomplete"].as_i64()) {
        (_, None | Some(0)) => "Rejected rows",
        (Some(0), _) => "Rows that came in without a field",
        _ => "Rejected rows, and rows that came in without a field,",
    };
    output::message(&format!(
        "{rows} were saved to {}: correct them there and import that file.",
        path.display()
    ));
    Ok(())
}

fn report(arguments: &Import, result: &Value) -> Result<()> {
    if arguments.json {
        let mut document = json!({ "batch": result["batch"] });
        for name in ["rows", "created", "updated", "unchanged", "rejected", "problems"] {
            document[name] = result[name].clone();
        }
        return output::json(&document);
    }
    let count = |name: &str| result[name].as_i64().unwrap_or(0);
    for unknown in
        result["unknown_values"].as_array().into_iter().flatten().filter(|it| it["target"].is_null())
    {
        let (column, value) = (field(unknown, "column"), field(unknown, "value"));
        output::message(&format!("--value \"{column}:{value}=…\" says what “{value}” stands for."));
    }
    let verb = if arguments.dry_run { "Would import" } else { "Imported" };
    let rows = message!("{rows, plural, one {# row} other {# rows}}", rows = count("rows"));
    output::text(&format!(
        "{verb} {}: {rows}, {} new, {} updated, {} unchanged, {} rejected.\n",
        arguments.file.display(),
        count("created"),
        count("updated"),
        count("unchanged"),
        count("rejected"),
    ))?;
    if count("without_first_day") > 0 && arguments.on.is_none() {
        output::message(&format!(
            "{} new without a first day: they have been members already, and are billed for the full year. --on DATE says that they join on a day.",
            count("without_first_day")
        ));
    }
    let problems: Vec<&Value> = result["problems"].as_array().into_iter().flatten().collect();
    for problem in problems.iter().take(PROBLEMS_PRINTED_MAX) {
        let (row, column, value) = (field(problem, "row"), field(problem, "column"), field(problem, "value"));
        // What the value is stands before already.
        let said = field(problem, "problem").replace(&format!("“{value}”"), "It");
        output::message(&format!("  line {row}, {column}, “{}”: {said}", shortened(&value)));
    }
    if problems.len() > PROBLEMS_PRINTED_MAX {
        output::message(&format!(
            "  … and {} more; --json gives all of them.",
            problems.len() - PROBLEMS_PRINTED_MAX
        ));
    }
    Ok(())
}
