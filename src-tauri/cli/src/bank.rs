//! Payments and the bank's statements.

use consortium_core::exports::ExportedList;
use consortium_core::kernel::{Currency, Result, money};
use consortium_core::payments::ListPayments;
use serde_json::{Value, json};

use crate::arguments::{Bank, Format, Payments};
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

pub(crate) fn payments(arguments: &Payments) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let form = &arguments.form;
    if let Some(format) = form.file_format() {
        return lists::file(&door, ExportedList::Payments(ListPayments::default()), format, form);
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
    let staged = door.stage_bank_file(&arguments.file)?;
    if arguments.dry_run {
        if let Some(problem) = staged.problem {
            return Err(problem);
        }
        let counted = |count: fn(&consortium_core::payments::StatementPreview) -> usize| -> usize {
            staged.statements.iter().map(count).sum()
        };
        let (all, known) = (counted(|one| one.transactions), counted(|one| one.known));
        if arguments.json {
            output::json(&serde_json::to_value(&staged)?)?;
        } else {
            output::message(&format!("{}: {} new, {known} known already.", staged.file_name, all - known));
        }
        return Ok(Outcome::Done);
    }
    let mut done = door.call("bank_statements.import", json!({ "token": staged.token }))?;
    if arguments.confirm_certain {
        let booked = door.call("bank_transactions.confirm_certain", json!({}))?;
        done["payments"] = json!(booked["payment_ids"].as_array().map_or(0, Vec::len));
    }
    if arguments.json {
        output::json(&done)?;
        return Ok(Outcome::Done);
    }
    let warnings = done["statements"].as_array().into_iter().flatten();
    for warning in warnings.flat_map(|one| one["warnings"].as_array().into_iter().flatten()) {
        output::message(warning.as_str().unwrap_or_default());
    }
    output::message(&format!(
        "{}: {} new, {} known already.",
        staged.file_name, done["added"], done["known"]
    ));
    if arguments.confirm_certain {
        output::message(&format!("{} payments booked.", done["payments"]));
    }
    Ok(Outcome::Done)
}

fn amount(row: &Value, name: &str) -> Value {
    let currency = row["currency"].as_str().and_then(Currency::from_code);
    let digits = currency.map_or(2, Currency::digits);
    Value::String(money::plain_minor(row[name].as_i64().unwrap_or_default(), digits))
}
