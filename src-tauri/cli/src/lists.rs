//! Lists of members, contacts and deadlines.

use consortium_core::Door;
use consortium_core::kernel::Result;
use consortium_core::office::exports::{self, ExportFormat, ExportedList, MakeExports};
use consortium_core::people::members;
use serde_json::{Value, json};

use crate::arguments::{Contacts, Deadlines, Form, Format, Members, Tickets};
use crate::output::{self, Outcome, field};
use crate::registers;

/// A column of a printed table: its heading and the field it shows.
pub(crate) type Column = (&'static str, &'static str);

/// Members without a voting contact that are named; the rest are counted.
const MISSING_PRINTED_MAX: usize = 20;

const MEMBER_TABLE: [Column; 6] = [
    ("Name", "official_name"),
    ("Country", "country"),
    ("Tier", "tier"),
    ("Status", "status"),
    ("Joined", "joined_on"),
    ("ROR id", "ror_id"),
];

const CONTACT_TABLE: [Column; 5] = [
    ("Name", "name"),
    ("Member", "member_name"),
    ("Email", "email"),
    ("ORCID iD", "orcid_id"),
    ("Role", "roles"),
];

const VOTING_TABLE: [Column; 5] = [
    ("Member", "member"),
    ("Name", "name"),
    ("Email", "email"),
    ("ORCID iD", "orcid_id"),
    ("Since", "from_on"),
];

const TICKET_TABLE: [Column; 7] = [
    ("Number", "number"),
    ("State", "state"),
    ("Received", "received_at"),
    ("Member", "member_name"),
    ("Asker", "asker_name"),
    ("Owner", "owner"),
    ("Subject", "subject"),
];

const DEADLINE_TABLE: [Column; 3] = [("On", "on"), ("What", "title"), ("Why", "detail")];

pub(crate) fn members(arguments: &Members) -> Result<Outcome> {
    let door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    if let Some(format) = form.file_format() {
        return file(&door, "members", json!({}), format, form);
    }
    let members = members::store::all(door.register().reader())?;
    let current = members.into_iter().filter(|member| member.archived_on.is_none());
    let rows = current.map(serde_json::to_value).collect::<Result<Vec<_>, _>>()?;
    print(form, &MEMBER_TABLE, &rows)
}

pub(crate) fn contacts(arguments: &Contacts) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    if arguments.voting {
        return voting_roll(&mut door, arguments);
    }
    if let Some(format) = form.file_format() {
        return file(&door, "contacts", json!({ "sort": { "by": "member" } }), format, form);
    }
    let page = door.call("contacts.list", json!({ "limit": u32::MAX, "sort": { "by": "member" } }))?;
    let mut rows = page["rows"].as_array().cloned().unwrap_or_default();
    if form.chosen() == Format::Table {
        for row in &mut rows {
            let roles: Vec<&str> =
                row["roles"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            row["roles"] = json!(roles.join("; "));
        }
    }
    print(form, &CONTACT_TABLE, &rows)
}

fn voting_roll(door: &mut Door, arguments: &Contacts) -> Result<Outcome> {
    let form = &arguments.form;
    let roll = door.call("contacts.voting_roll", json!({ "on": arguments.on }))?;
    if form.chosen() == Format::Json {
        output::deliver(form.output.as_deref(), format!("{roll:#}\n").as_bytes())?;
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
    if let Some(format) = form.file_format() {
        return file(door, "voting_roll", json!({ "on": arguments.on }), format, form);
    }
    let rows = roll["rows"].as_array().cloned().unwrap_or_default();
    print(form, &VOTING_TABLE, &rows)
}

pub(crate) fn deadlines(arguments: &Deadlines) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    let format = if arguments.calendar { Some(ExportFormat::Ics) } else { form.file_format() };
    if let Some(format) = format {
        return file(&door, "deadlines", json!({}), format, form);
    }
    let list = door.call("year.deadlines", json!({}))?;
    print(form, &DEADLINE_TABLE, &list["rows"].as_array().cloned().unwrap_or_default())
}

pub(crate) fn tickets(arguments: &Tickets) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    let mut request = json!({ "queue": arguments.queue, "search": arguments.search });
    if let Some(format) = form.file_format() {
        return file(&door, "tickets", request, format, form);
    }
    request["limit"] = json!(u32::MAX);
    let page = door.call("tickets.list", request)?;
    print(form, &TICKET_TABLE, &page["rows"].as_array().cloned().unwrap_or_default())
}

/// Writes a list as CSV or as a workbook. On standard output CSV has no byte order mark: what reads it there expects
/// none.
pub(crate) fn file(
    door: &Door,
    list: &str,
    request: Value,
    format: ExportFormat,
    form: &Form,
) -> Result<Outcome> {
    let list = ExportedList { name: list.to_owned(), request };
    let request = MakeExports { list, columns: None, format };
    let (_, bytes) = exports::written(door.register(), &request)?;
    let printed = bytes.strip_prefix(b"\xef\xbb\xbf").filter(|_| form.output.is_none());
    output::deliver(form.output.as_deref(), printed.unwrap_or(&bytes))?;
    Ok(Outcome::Done)
}

pub(crate) fn print(form: &Form, columns: &[Column], rows: &[Value]) -> Result<Outcome> {
    let printed = if form.chosen() == Format::Json {
        format!("{:#}\n", Value::Array(rows.to_vec()))
    } else {
        let heads: Vec<&str> = columns.iter().map(|(heading, _)| *heading).collect();
        let cells = |row: &Value| columns.iter().map(|(_, name)| field(row, name)).collect::<Vec<_>>();
        output::table(&heads, &rows.iter().map(cells).collect::<Vec<_>>(), &[])
    };
    output::deliver(form.output.as_deref(), printed.as_bytes())?;
    Ok(Outcome::Done)
}
