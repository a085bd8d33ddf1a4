//! QuickBooks: IIF for Desktop (tabs, Windows-1252, the month first), and journal entries as CSV for Online (UTF-8).
//!
//! A journal entry there has one line of receivables at most, which names its customer, so each debit and its credit is one.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::ProgramSettings;
use super::entries::{EntryPair, ProgramEntry, ProgramLine};
use super::files::{at_most, comma_separated, in_runs, slashed, windows_1252};
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Result};

/// Characters that Desktop takes in a name and in the number of an entry.
const NAME_MAX: usize = 41;

/// The columns of a transaction and of its lines; both have the same.
const COLUMNS: &str = "TRNSTYPE\tDATE\tACCNT\tNAME\tCLASS\tAMOUNT\tDOCNUM\tMEMO";

const ONLINE: [&str; 10] = [
    "*JournalNo",
    "*JournalDate",
    "*AccountName",
    "*Debits",
    "*Credits",
    "Description",
    "Name",
    "Currency",
    "Location",
    "Class",
];

/// Rows that Online takes at once.
const ROWS_MAX: usize = 1000;

/// The journal as IIF: the customers it names, then a transaction for each debit and its credit.
pub(super) fn iif(home: Currency, entries: &[ProgramEntry]) -> Vec<u8> {
    let names: BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| &entry.lines)
        .map(|line| field(&line.customer, NAME_MAX))
        .filter(|name| !name.is_empty())
        .collect();
    let mut out = String::from("!CUST\tNAME\r\n");
    for name in &names {
        let _ = write!(out, "CUST\t{name}\r\n");
    }
    let _ = write!(out, "!TRNS\tTRNSID\t{COLUMNS}\r\n!SPL\tSPLID\t{COLUMNS}\r\n!ENDTRNS\r\n");
    for entry in entries {
        for (place, pair) in (1..).zip(entry.pairs()) {
            // The line of receivables comes first.
            let (first, second) = match pair.credit.customer.is_empty() {
                true => ((pair.debit, pair.home_minor), (pair.credit, -pair.home_minor)),
                false => ((pair.credit, -pair.home_minor), (pair.debit, pair.home_minor)),
            };
            for (kind, (line, minor)) in [("TRNS", first), ("SPL", second)] {
                let cells = [
                    kind,
                    "",
                    "GENERAL JOURNAL",
                    &slashed(entry.on, true),
                    &field(&line.account, 159),
                    &field(&line.customer, NAME_MAX),
                    "",
                    &plain_minor(minor, home.digits()),
                    &format!("{}-{place}", entry.number),
                    &field(&format!("{} {}", pair.document(), pair.text()), 200),
                ]
                .join("\t");
                out.push_str(&cells);
                out.push_str("\r\n");
            }
            out.push_str("ENDTRNS\r\n");
        }
    }
    windows_1252(&out)
}

/// A field between tabs: quotation marks would begin one with tabs in it.
fn field(text: &str, characters: usize) -> String {
    at_most(&text.replace('"', "'"), characters)
}

/// The journal as entries of Online.
pub(super) fn online(
    settings: &ProgramSettings,
    home: Currency,
    entries: &[ProgramEntry],
) -> Result<Vec<Vec<u8>>> {
    let group = |entry: &ProgramEntry, place: usize, pair: &EntryPair<'_>| {
        let number = format!("{}-{}-{place}", entry.on.format("%y%m"), entry.number);
        let amount = plain_minor(pair.home_minor, home.digits());
        let row = |line: &ProgramLine, debit: &str, credit: &str| {
            vec![
                number.clone(),
                slashed(entry.on, settings.draft.month_first),
                line.account.clone(),
                debit.to_owned(),
                credit.to_owned(),
                at_most(&format!("{} {}", pair.document(), pair.text()), 4000),
                at_most(&line.customer, 100),
                home.code().to_owned(),
                String::new(),
                String::new(),
            ]
        };
        vec![row(pair.debit, &amount, ""), row(pair.credit, "", &amount)]
    };
    let groups = entries.iter().flat_map(|entry| {
        let pairs = entry.pairs();
        (1..).zip(pairs).map(|(place, pair)| group(entry, place, &pair)).collect::<Vec<_>>()
    });
    let runs = in_runs(groups.collect(), ROWS_MAX);
    runs.iter().map(|run| Ok(comma_separated(&ONLINE, run)?.into_bytes())).collect()
}
