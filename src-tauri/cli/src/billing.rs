//! Previews, issues and writes a licence year's invoices.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use consortium_core::kernel::message::sentences;
use consortium_core::kernel::money::{self, format_minor};
use consortium_core::kernel::{Currency, Error, Money, Result, foreign};
use consortium_core::money::invoices::export::{self, RefusedXml};
use consortium_core::office::exports::run_package;
use consortium_core::paper::einvoices::Flavour;
use consortium_core::{Door, message};
use serde_json::{Value, json};

use crate::arguments::{Bill, Format, Invoices};
use crate::done;
use crate::lists;
use crate::output::{self, Outcome, field};
use crate::registers;

/// Bytes that the file of a fee plan may have.
const PLAN_BYTES_MAX: u64 = 10_000_000;

pub(crate) fn bill(arguments: &Bill) -> Result<Outcome> {
    let mut door = match arguments.issue {
        true => registers::open(&arguments.register)?,
        false => registers::open_to_read(&arguments.register)?,
    };
    let plan = plan(&mut door, arguments)?;
    let mut request = json!({ "year": arguments.year, "plan": plan, "issued_on": arguments.on });
    request["despite"] = json!(arguments.despite);
    let document = match arguments.issue {
        true => {
            let mut run = done::call(&mut door, "invoices.issue", request).map_err(name_the_option)?;
            run["state"] = json!("issued");
            run
        }
        false => {
            let currency = field(&door.call("profile.get", json!({}))?, "currency");
            preview_document(&door.call("billing.preview", request)?, &currency)
        }
    };
    print_run(arguments, &mut door, &document)?;
    Ok(Outcome::Done)
}

/// What a window asks for in a field, a command line asks for with an option.
fn name_the_option(mut error: Error) -> Error {
    if error.context.contains_key("required") {
        error.message = sentences([error.message, message!("Here: --despite REASON.")]);
    }
    error
}

/// The plan that the command line gives; null when the register's own is meant.
fn plan(door: &mut Door, arguments: &Bill) -> Result<Value> {
    let currency = field(&door.call("profile.get", json!({}))?, "currency");
    let currency = Currency::from_code(&currency)
        .ok_or_else(|| Error::internal(message!("The register's currency is unknown.")))?;
    let minor = |name: &str, text: &str| {
        Money::parse(text, currency).map(|money| money.minor).map_err(|message| Error::invalid(name, message))
    };
    let plan = |rule: Value, pro_rata: &str| {
        let fee = json!({ "name": "Consortium membership fee", "rule": rule, "currency": currency.code(), "pro_rata": pro_rata });
        json!({ "components": [fee] })
    };
    if let Some(flat) = &arguments.flat {
        return Ok(plan(json!({ "kind": "flat", "amount_minor": minor("flat", flat)? }), "months"));
    }
    let Some(path) = &arguments.plan else { return Ok(Value::Null) };
    let shown = path.display();
    let text = foreign::read_file(path, PLAN_BYTES_MAX)?;
    let file: Value = serde_json::from_slice(&text).map_err(|error| {
        Error::invalid("plan", message!("The fee plan {shown} is not JSON: {error}.", shown, error))
    })?;
    let entries = file.as_object().ok_or_else(|| {
        Error::invalid("plan", message!("The fee plan {shown} is not a JSON object.", shown))
    })?;
    // A whole plan, as the application makes them.
    if entries.contains_key("components") {
        return Ok(file);
    }
    let known = ["flat", "small", "standard", "large", "pro_rata"];
    if let Some(unknown) = entries.keys().find(|name| !known.contains(&name.as_str())) {
        return Err(Error::invalid(
            "plan",
            message!(
                "The fee plan {shown} has the unknown entry “{unknown}”. It knows {known}.",
                shown,
                unknown,
                known = known.join(", ")
            ),
        ));
    }
    let pro_rata = if entries.get("pro_rata") == Some(&Value::Bool(false)) { "none" } else { "months" };
    let amount = |name: &str| minor(name, &field(&file, name));
    if entries.contains_key("flat") {
        return Ok(plan(json!({ "kind": "flat", "amount_minor": amount("flat")? }), pro_rata));
    }
    let (small, standard, large) = (amount("small")?, amount("standard")?, amount("large")?);
    let rule =
        json!({ "kind": "by_tier", "small_minor": small, "standard_minor": standard, "large_minor": large });
    Ok(plan(rule, pro_rata))
}

/// A preview in the form of an issued run: without numbers.
fn preview_document(preview: &Value, currency: &str) -> Value {
    let invoice = |bill: &Value| json!({ "number": null, "debtor_name": bill["debtor_name"], "total_minor": bill["total_minor"], "currency": bill["currency"] });
    let invoices: Vec<Value> = preview["bills"].as_array().into_iter().flatten().map(invoice).collect();
    json!({
        "run": null, "state": "previewed", "invoices": invoices, "total_minor": own_total(preview, currency),
        "problems": preview["problems"], "approval_detail": preview["approval_detail"],
    })
}

/// What a preview adds up to in the consortium's currency.
fn own_total(preview: &Value, currency: &str) -> i64 {
    let totals = preview["totals"].as_array().into_iter().flatten();
    let own = totals.filter(|total| total["currency"] == currency);
    money::sum(own.filter_map(|total| total["total_minor"].as_i64()))
}

fn print_run(arguments: &Bill, door: &mut Door, document: &Value) -> Result<()> {
    if arguments.json {
        return output::json(document);
    }
    let profile = door.call("profile.get", json!({}))?;
    let digits =
        profile["currency_digits"].as_u64().and_then(|digits| u32::try_from(digits).ok()).unwrap_or(2);
    let amount = |value: &Value| format_minor(value["total_minor"].as_i64().unwrap_or(0), digits);
    let invoices = document["invoices"].as_array().cloned().unwrap_or_default();
    let rows: Vec<Vec<String>> = invoices
        .iter()
        .map(|invoice| vec![field(invoice, "number"), field(invoice, "debtor_name"), amount(invoice)])
        .collect();
    output::text(&output::table(&["Number", "Billed to", &field(&profile, "currency")], &rows, &[2]))?;
    let sum = message!(
        "{count, plural, one {# invoice} other {# invoices}}, {currency} {total}",
        count = rows.len(),
        currency = field(&profile, "currency"),
        total = amount(document)
    );
    output::text(&format!("\n{sum}\n"))?;
    output::text(&format!("{}\n", field(document, "approval_detail")))?;
    for problem in document["problems"].as_array().into_iter().flatten() {
        let member = field(problem, "member");
        let who = if member.is_empty() { String::new() } else { format!("{member}: ") };
        output::message(&format!(
            "{}: {who}{} {}",
            if field(problem, "severity") == "warning" { "Should fix" } else { "Must fix" },
            field(problem, "problem"),
            field(problem, "what_to_do")
        ));
    }
    Ok(())
}

pub(crate) fn invoices(arguments: &Invoices) -> Result<Outcome> {
    let mut door = registers::open_to_read(&arguments.register)?;
    let page = door.call("invoices.list", json!({ "year": arguments.year, "limit": u32::MAX }))?;
    let mut document = json!({ "year": arguments.year, "invoices": page["rows"] });
    let saved = write_files(&door, arguments, &mut document)?;
    let form = &arguments.form;
    if form.chosen() == Format::Json {
        output::deliver(form.output.as_deref(), format!("{document:#}\n").as_bytes())?;
    } else if let Some(format) = form.file_format() {
        lists::file(&door, "invoices", json!({ "year": arguments.year }), format, form)?;
    } else if saved == Saved::Nothing {
        let cells = |row: &Value| {
            let digits =
                row["currency_digits"].as_u64().and_then(|digits| u32::try_from(digits).ok()).unwrap_or(2);
            let amount = format_minor(row["total_minor"].as_i64().unwrap_or(0), digits);
            vec![
                field(row, "number"),
                field(row, "debtor_name"),
                field(row, "issued_on"),
                field(row, "due_on"),
                amount,
                field(row, "currency"),
                field(row, "state"),
            ]
        };
        let rows: Vec<Vec<String>> = page["rows"].as_array().into_iter().flatten().map(cells).collect();
        let heads = ["Number", "Member", "Issued", "Due", "Total", "", "State"];
        output::deliver(form.output.as_deref(), output::table(&heads, &rows, &[4]).as_bytes())?;
    }
    Ok(if saved == Saved::Part { Outcome::NotOk } else { Outcome::Done })
}

/// What came of the folders that a command line names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Saved {
    /// It names none.
    Nothing,
    All,
    /// All but documents that have no electronic form.
    Part,
}

/// Writes what the command line names folders for, and says so in `document`.
fn write_files(door: &Door, arguments: &Invoices, document: &mut Value) -> Result<Saved> {
    let (pdf, xml) = (&arguments.pdf, &arguments.xml);
    let (folder, zip) = (&arguments.folder, &arguments.zip);
    if [pdf, xml, folder, zip].into_iter().all(Option::is_none) {
        return Ok(Saved::Nothing);
    }
    let mut documents = export::gather(door.register(), &export::Selection::Year(arguments.year))?;
    if arguments.as_issued {
        export::take_back_supplements(door.register(), &mut documents)?;
    }
    let (nobody_waits, goes_on) = (|_, _| {}, AtomicBool::new(false));
    let (mut written, mut skipped, mut refused) = (0, 0, Vec::new());
    let mut note = |folder: &Path, outcome: export::WrittenFiles| {
        written += outcome.written;
        skipped += outcome.skipped;
        let (written, skipped) = (outcome.written, outcome.skipped);
        output::message(&format!("{}: {written} written, {skipped} already right.", folder.display()));
    };
    if let Some(folder) = pdf {
        note(folder, export::write_pdfs(&documents, folder, &nobody_waits, &goes_on)?);
    }
    if let Some(folder) = xml {
        let flavour = arguments.xml_format.as_deref().and_then(Flavour::from_code);
        let outcome = export::write_xml(&documents, folder, flavour, &nobody_waits, &goes_on)?;
        note(folder, outcome.files);
        refused = outcome.refused;
    }
    if folder.is_some() || zip.is_some() {
        let package = run_package::gather(door.register(), arguments.year)?;
        if let Some(folder) = folder {
            note(folder, package.write_folder(folder, &nobody_waits, &goes_on)?);
        }
        if let Some(file) = zip {
            note(file, package.write_zip(file, &nobody_waits, &goes_on)?);
        }
    }
    document["written"] = json!(written);
    document["skipped"] = json!(skipped);
    for RefusedXml { problem, .. } in &refused {
        output::message(&problem.to_string());
    }
    document["refused"] = json!(refused);
    Ok(if refused.is_empty() { Saved::All } else { Saved::Part })
}
