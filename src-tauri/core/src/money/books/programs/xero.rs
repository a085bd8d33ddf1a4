//! Xero: manual journals, a row for each posting; rows with one narration and one day are one journal. UTF-8, debits above zero.

use super::ProgramSettings;
use super::entries::ProgramEntry;
use super::files::{at_most, comma_separated, in_runs, slashed};
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Result};

/// The template's columns; a star marks what has to be filled in.
const HEADING: [&str; 10] = [
    "*Narration",
    "*Date",
    "Description",
    "*AccountCode",
    "*TaxRate",
    "*Amount",
    "TrackingName1",
    "TrackingOption1",
    "TrackingName2",
    "TrackingOption2",
];

/// Rows that a file holds at most.
const ROWS_MAX: usize = 300;

pub(super) fn files(
    settings: &ProgramSettings,
    home: Currency,
    entries: &[ProgramEntry],
) -> Result<Vec<Vec<u8>>> {
    let rows = |entry: &ProgramEntry| {
        let document = entry.lines.first().map_or("", |line| line.document.as_str());
        // Two entries of a day and document would otherwise be one journal.
        let narration = format!("{document} ({})", entry.number);
        let row = |line: &super::entries::ProgramLine| {
            let mut row = vec![
                narration.clone(),
                slashed(entry.on, settings.draft.month_first),
                at_most(&line.text, 4000),
                line.account.clone(),
                settings.draft.tax_code.clone(),
                plain_minor(line.home_minor, home.digits()),
            ];
            row.resize(HEADING.len(), String::new());
            row
        };
        entry.lines.iter().map(row).collect::<Vec<_>>()
    };
    let runs = in_runs(entries.iter().map(rows).collect(), ROWS_MAX);
    runs.iter().map(|run| Ok(comma_separated(&HEADING, run)?.into_bytes())).collect()
}
