//! Lists of members and contacts.

use std::collections::BTreeMap;

use consortium_core::kernel::{Error, ErrorKind, Result, csv_cell};
use consortium_core::{Door, members};
use serde_json::{Value, json};

use crate::arguments::{Contacts, Format, Members};
use crate::output::{self, Outcome, field};
use crate::registers;

/// A column of a list: its heading and the field it shows.
type Column = (&'static str, &'static str);

/// Members without a voting contact that are named; the rest are counted.
const MISSING_PRINTED_MAX: usize = 20;

/// Headings that the import recognises, so that a list taken out can be put back.
const MEMBER_COLUMNS: [Column; 18] = [
    ("Name", "official_name"),
    ("Short name", "short_name"),
    ("ROR id", "ror_id"),
    ("Country", "country"),
    ("Street", "street"),
    ("City", "city"),
    ("State", "region"),
    ("Postcode", "postal_code"),
    ("E-mail domain", "email_domain"),
    ("Website", "website"),
    ("Sector", "sector"),
    ("Tier", "tier"),
    ("Status", "status"),
    ("Joined", "joined_on"),
    ("Left", "left_on"),
    ("PO number", "purchase_order"),
    ("VAT id", "tax_id"),
    ("Notes", "notes"),
];

const MEMBER_TABLE: [Column; 6] = [
    ("Name", "official_name"),
    ("Country", "country"),
    ("Tier", "tier"),
    ("Status", "status"),
    ("Joined", "joined_on"),
    ("ROR id", "ror_id"),
];

const CONTACT_COLUMNS: [Column; 5] = [
    ("Name", "name"),
    ("Member", "member_name"),
    ("Email", "email"),
    ("ORCID iD", "orcid_id"),
    ("Role", "roles"),
];

const VOTING_COLUMNS: [Column; 5] = [
    ("Member", "member"),
    ("Name", "name"),
    ("Email", "email"),
    ("ORCID iD", "orcid_id"),
    ("Since", "from_on"),
];

pub(crate) fn members(arguments: &Members) -> Result<Outcome> {
    let door = registers::open_to_read(&arguments.register)?;
    let members = members::store::all(door.register().reader())?;
    let current = members.into_iter().filter(|member| member.archived_on.is_none());
    let rows = current.map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
    match arguments.form.chosen() {
        Format::Table => print(Format::Table, &MEMBER_TABLE, &rows),
        format => print(format, &MEMBER_COLUMNS, &rows),
    }
}

pub(crate) fn contacts(arguments: &Contacts) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    if arguments.voting {
        return voting_roll(&mut door, arguments);
    }
    let page = door.call("contacts.list", json!({ "limit": u32::MAX, "sort": { "by": "member" } }))?;
    let mut rows = page["rows"].as_array().cloned().unwrap_or_default();
    if arguments.form.chosen() != Format::Json {
        for row in &mut rows {
            let roles: Vec<&str> =
                row["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            row["roles"] = json!(roles.join("; "));
        }
    }
    print(arguments.form.chosen(), &CONTACT_COLUMNS, &rows)
}

fn voting_roll(door: &mut Door, arguments: &Contacts) -> Result<Outcome> {
    let roll = door.call("contacts.voting_roll", json!({ "on": arguments.on }))?;
    if arguments.form.chosen() == Format::Json {
        output::json(&roll)?;
        return Ok(Outcome::Done);
    }
    let missing: Vec<&Value> = roll["missing"].as_array().into_iter().flatten().collect();
    for member in missing.iter().take(MISSING_PRINTED_MAX) {
        output::message(&format!("No voting contact: {}", field(member, "member")));
    }
    if missing.len() > MISSING_PRINTED_MAX {
        output::message(&format!(
            "… and {} more; --json names all of them.",
            missing.len() - MISSING_PRINTED_MAX
        ));
    }
    let rows = roll["rows"].as_array().cloned().unwrap_or_default();
    print(arguments.form.chosen(), &VOTING_COLUMNS, &rows)
}

fn print(format: Format, columns: &[Column], rows: &[Value]) -> Result<Outcome> {
    let cells = |row: &Value| columns.iter().map(|(_, name)| field(row, name)).collect::<Vec<_>>();
    let heads: Vec<&str> = columns.iter().map(|(heading, _)| *heading).collect();
    match format {
        Format::Json => output::json(&Value::Array(rows.to_vec()))?,
        Format::Table => {
            output::text(&output::table(&heads, &rows.iter().map(cells).collect::<Vec<_>>(), &[]))?;
        }
        Format::Csv => output::text(&csv(&heads, rows, cells)?)?,
    }
    Ok(Outcome::Done)
}

/// A CSV table; extra columns of imported members follow the fixed ones.
fn csv(heads: &[&str], rows: &[Value], cells: impl Fn(&Value) -> Vec<String>) -> Result<String> {
    let extras: BTreeMap<&String, ()> = rows
        .iter()
        .filter_map(|row| row["extra"].as_object())
        .flat_map(|extra| extra.keys())
        .map(|name| (name, ()))
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = heads.iter().map(|head| (*head).to_owned()).chain(extras.keys().map(|name| (*name).clone()));
    let failed =
        |error: csv::Error| Error::new(ErrorKind::Io, format!("The list could not be written: {error}."));
    writer.write_record(heads.map(|head| csv_cell::guarded(&head))).map_err(failed)?;
    for row in rows {
        let extra = extras.keys().map(|name| field(&row["extra"], name));
        writer
            .write_record(cells(row).into_iter().chain(extra).map(|cell| csv_cell::guarded(&cell)))
            .map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::new(ErrorKind::Io, error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| Error::internal(error.to_string()))
}
