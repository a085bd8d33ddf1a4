//! Books of 100,000 postings: a year's invoices, and those of the next one, which become income month by month.

use std::fmt::Write;
use std::path::Path;

use serde_json::json;

use crate::register::{create, name_of};
use crate::report::{Failure, Report, line, milliseconds, timed};

const MEMBERS: usize = 3_600;
const POSTINGS: usize = 100_000;

pub(crate) fn measure(folder: &Path, report: &mut Report) -> Result<(), Failure> {
    line("Keeping books of 100,000 postings …");
    let mut door = create(&folder.join("books.consortium"))?;
    let mut csv = String::from("Name,Country,Status,Joined\n");
    for number in 0..MEMBERS {
        let _ = writeln!(csv, "\"{} {number}\",CHE,active,2020-01-01", name_of(number));
    }
    let list = folder.join("books.csv");
    std::fs::write(&list, csv)?;
    let staged = serde_json::to_value(door.stage_import(&list)?)?;
    let mapping: Vec<_> =
        staged["columns"].as_array().into_iter().flatten().map(|column| column["field"].clone()).collect();
    door.call("imports.run", json!({ "token": staged["token"], "kind": "members", "mapping": mapping, "date_order": null, "on": null }))?;
    for (year, issued_on) in [(2026, "2026-02-01"), (2027, "2026-11-15")] {
        let fee =
            json!({ "name": "Fee", "currency": "EUR", "rule": { "kind": "flat", "amount_minor": 320_000 } });
        door.call("fees.save", json!({ "year": year, "draft": { "components": [fee] } }))?;
        door.call(
            "invoices.issue",
            json!({ "year": year, "issued_on": issued_on, "despite": "A benchmark" }),
        )?;
    }
    let period = json!({ "from_on": "2026-01-01", "until_on": "2027-12-31" });
    let (journal, duration) = timed(|| Ok(door.call("books.journal", period.clone())?))?;
    if journal["total"].as_u64().unwrap_or_default() < POSTINGS as u64 {
        return Err(format!("there are too few postings: {}", journal["total"]).into());
    }
    report.add("Journal of 100,000 postings", milliseconds(duration), "aim: under 500 ms");
    let (_, duration) = timed(|| Ok(door.call("books.profit_and_loss", period)?))?;
    report.add("  profit and loss", milliseconds(duration), "aim: under 500 ms");
    let (sheet, duration) = timed(|| Ok(door.call("books.balance_sheet", json!({ "on": "2027-12-31" }))?))?;
    if sheet["assets_minor"].as_u64() != Some(MEMBERS as u64 * 2 * 320_000) {
        return Err(format!("the balance sheet is another: {}", sheet["assets_minor"]).into());
    }
    report.add("  balance sheet", milliseconds(duration), "aim: under 500 ms");
    Ok(())
}
