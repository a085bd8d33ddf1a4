//! Payments and the bank's statements.

use consortium_core::Door;
use consortium_core::kernel::{Currency, Error, ErrorKind, Result, money};
use consortium_core::message;
use serde_json::{Value, json};

use crate::arguments::{Bank, DecimalSign, Format, Payments};
use crate::done;
use crate::lists::{self, Column};
use crate::output::{self, Outcome};
use crate::registers;

const PAYMENT_TABLE: [Column; 6] = [
    ("Received", "received_on"),
    ("Payer", "payer_name"),
    ("Settles", "invoices"),
    ("Amount", "amount"),
    ("Currency", "currency"),
    ("Left", "unallocated"),
];

/// Bookings printed that were read already; the rest are counted.
const ALREADY_READ_PRINTED_MAX: usize = 20;

pub(crate) fn payments(arguments: &Payments) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    if let Some(format) = form.file_format() {
        return lists::file(&door, "payments", json!({}), format, form);
    }
    let page = door.call("payments.list", json!({ "limit": u32::MAX }))?;
    let mut rows = page["rows"].as_array().cloned().unwrap_or_default();
    if form.chosen() == Format::Table {
        for row in &mut rows {
            row["amount"] = amount(row, "amount_minor");
            row["unallocated"] = amount(row, "unallocated_minor");
        }
    }
    lists::print(form, &PAYMENT_TABLE, &rows)
}

pub(crate) fn import(arguments: &Bank) -> Result<Outcome> {
    let mut door = registers::open(&arguments.register)?;
    let staged = serde_json::to_value(door.stage_bank_file(&arguments.file)?)?;
    let request = request(&mut door, staged, arguments)?;
    if arguments.dry_run {
        let staged = door.call("bank_statements.inspect", request)?;
        if let Some(message) = staged["problem"]["message"].as_str() {
            tell_notices(&staged);
            return Err(Error::new(
                ErrorKind::Invalid,
                message!("{message}{staged}", message, staged = advice(&staged)),
            ));
        }
        if arguments.json {
            output::json(&staged)?;
            return Ok(Outcome::Done);
        }
        let statements = || staged["statements"].as_array().into_iter().flatten();
        let counted = |name: &str| statements().filter_map(|one| one[name].as_u64()).sum::<u64>();
        tell_warnings(&staged);
        tell_already_read(&staged);
        let (name, all, known) =
            (output::field(&staged, "file_name"), counted("transactions"), counted("known"));
        output::message(&format!("{name}: {} new, {known} known already.", all - known));
        return Ok(Outcome::Done);
    }
    let shown = door.call("bank_statements.inspect", request.clone())?;
    tell_notices(&shown);
    let mut done = done::call(&mut door, "bank_statements.import", request).map_err(|error| Error {
        message: message!("{problem}{advice}", problem = error.message, advice = advice(&shown)),
        ..error
    })?;
    if arguments.confirm_certain {
        let booked = done::call(&mut door, "bank_transactions.confirm_certain", json!({}))?;
        done["payments"] = json!(booked["payment_ids"].as_array().map_or(0, Vec::len));
    }
    if arguments.json {
        output::json(&done)?;
        return Ok(Outcome::Done);
    }
    tell_warnings(&done);
    tell_already_read(&shown);
    let name = output::field(&done, "file_name");
    output::message(&format!("{name}: {} new, {} known already.", done["added"], done["known"]));
    if arguments.confirm_certain {
        output::message(&format!("{} payments booked.", done["payments"]));
    }
    Ok(Outcome::Done)
}

/// How to answer what a file asks.
fn advice(staged: &Value) -> &'static str {
    match staged["problem"]["field"].as_str() {
        Some("directions") => " Write it like --direction \"DR=out\" --direction \"CR=in\".",
        Some("date_order") => " Write --date-order dmy or --date-order mdy.",
        Some("decimal_sign") => " Write --decimal-sign point or --decimal-sign comma.",
        Some("columns") => " Write it like --map \"Umsatz=amount\".",
        Some("currency") => " Write it like --currency EUR.",
        Some("encoding") => " Write it like --encoding windows-1252.",
        _ => "",
    }
}

/// The request to import a staged file in the way that was told.
fn request(door: &mut Door, staged: Value, arguments: &Bank) -> Result<Value> {
    let mut request = json!({
        "token": staged["token"],
        "account": arguments.account,
        "currency": arguments.currency,
    });
    arguments.reading.tell(&mut request);
    let mut staged = door.call("bank_statements.inspect", request.clone())?;
    let is_list = !staged["list"].is_null();
    if !(is_list || arguments.map.is_empty() && arguments.direction.is_empty()) {
        return Err(Error::invalid(
            "map",
            message!("The file is no list, so it has no columns to say anything about."),
        ));
    }
    if is_list {
        let columns =
            if arguments.map.is_empty() { Vec::new() } else { mapping(&staged["list"], &arguments.map)? };
        let directions: Vec<Value> =
            arguments.direction.iter().map(|text| direction(text)).collect::<Result<_>>()?;
        request["reading"] = json!({
            "columns": columns,
            "directions": directions,
            "date_order": arguments.reading.date_order(),
            "decimal_sign": arguments.decimal_sign.map(|sign| match sign {
                DecimalSign::Point => "point",
                DecimalSign::Comma => "comma",
            }),
        });
    }
    if arguments.take_again {
        staged = door.call("bank_statements.inspect", request.clone())?;
        let statements = staged["statements"].as_array().into_iter().flatten();
        let read = statements.flat_map(|one| one["already_read"].as_array().into_iter().flatten());
        let again: Vec<&Value> = read.map(|one| &one["fingerprint"]).collect();
        request["take_again"] = json!(again);
    }
    Ok(request)
}

/// What a column of a list can hold.
const FIELDS: [&str; 18] = [
    "booked_on",
    "value_on",
    "amount",
    "debit",
    "credit",
    "direction",
    "status",
    "currency",
    "counterparty",
    "payee",
    "counterparty_account",
    "text",
    "reference",
    "bank_reference",
    "original_amount",
    "original_currency",
    "charges",
    "balance",
];

/// What the columns hold, with what `--map` says instead.
fn mapping(list: &Value, told: &[String]) -> Result<Vec<Value>> {
    let columns: Vec<&Value> = list["columns"].as_array().into_iter().flatten().collect();
    let mut fields: Vec<Value> = columns.iter().map(|column| column["field"].clone()).collect();
    for text in told {
        let shape = || message!("“{text}” is not a mapping. Write it like --map \"Umsatz=amount\".", text);
        let (header, field) = text.rsplit_once('=').ok_or_else(|| Error::invalid("map", shape()))?;
        let is_named =
            |column: &&Value| column["header"].as_str().is_some_and(|known| known.trim() == header.trim());
        let place = columns.iter().position(is_named).ok_or_else(|| {
            let known: Vec<&str> = columns.iter().filter_map(|column| column["header"].as_str()).collect();
            Error::invalid(
                "map",
                message!(
                    "The list has no column “{header}”. It has: {known}.",
                    header,
                    known = known.join(", ")
                ),
            )
        })?;
        let field = field.trim();
        if !field.is_empty() && !FIELDS.contains(&field) {
            let message = message!(
                "“{field}” is nothing that a column holds. Use one of: {join}.",
                field,
                join = FIELDS.join(", ")
            );
            return Err(Error::invalid("map", message));
        }
        if !(field.is_empty() || matches!(field, "text" | "reference" | "status")) {
            fields
                .iter_mut()
                .filter(|known| known.as_str() == Some(field))
                .for_each(|known| *known = Value::Null);
        }
        fields[place] = if field.is_empty() { Value::Null } else { json!(field) };
    }
    Ok(fields)
}

/// `DR=out`: which way money went where the list says a word.
fn direction(text: &str) -> Result<Value> {
    let told = text.rsplit_once('=').and_then(|(word, way)| match way.trim() {
        "in" => Some(json!({ "word": word.trim(), "came_in": true })),
        "out" => Some(json!({ "word": word.trim(), "came_in": false })),
        _ => None,
    });
    told.ok_or_else(|| {
        let advice = "Write it like --direction \"DR=out\" or --direction \"CR=in\".";
        Error::invalid("direction", message!("“{text}” says no direction. {advice}", text, advice))
    })
}

/// What is worth knowing of how a list was read that could not be read to the end.
fn tell_notices(staged: &Value) {
    for notice in staged["list"]["notices"].as_array().into_iter().flatten() {
        output::message(notice.as_str().unwrap_or_default());
    }
}

/// Names the bookings that were passed over because they look like others, and how to take them all the same.
fn tell_already_read(staged: &Value) {
    let statements = staged["statements"].as_array().into_iter().flatten();
    let read = statements.flat_map(|one| one["already_read"].as_array().into_iter().flatten());
    let passed_over: Vec<&Value> = read.filter(|one| one["is_taken"] == false).collect();
    for one in passed_over.iter().take(ALREADY_READ_PRINTED_MAX) {
        let digits =
            one["currency_digits"].as_u64().and_then(|digits| u32::try_from(digits).ok()).unwrap_or(2);
        output::message(&format!(
            "  {} {} {} {}: read from {}.",
            output::field(one, "booked_on"),
            money::format_minor(one["amount_minor"].as_i64().unwrap_or_default(), digits),
            output::field(one, "currency"),
            output::field(one, "counterparty"),
            output::field(one, "file_name"),
        ));
    }
    if passed_over.len() > ALREADY_READ_PRINTED_MAX {
        let more = passed_over.len() - ALREADY_READ_PRINTED_MAX;
        output::message(&format!("  … and {more} more; --dry-run --json gives all of them."));
    }
    if !passed_over.is_empty() {
        output::message(
            "Such bookings are passed over. If they are payments of their own, --take-again takes them.",
        );
    }
}

fn tell_warnings(told: &Value) {
    let statements = told["statements"].as_array().into_iter().flatten();
    for warning in statements.flat_map(|one| one["warnings"].as_array().into_iter().flatten()) {
        output::message(warning.as_str().unwrap_or_default());
    }
}

fn amount(row: &Value, name: &str) -> Value {
    let currency = row["currency"].as_str().and_then(Currency::from_code);
    let digits = currency.map_or(2, Currency::digits);
    Value::String(money::plain_minor(row[name].as_i64().unwrap_or_default(), digits))
}
