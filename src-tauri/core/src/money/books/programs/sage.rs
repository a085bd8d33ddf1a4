//! Sage 50: audit trail transactions, a journal debit (JD) or journal credit (JC) for each posting. Windows-1252.

use super::ProgramSettings;
use super::entries::ProgramEntry;
use super::files::{at_most, comma_separated, slashed, windows_1252};
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Result};

const HEADING: [&str; 15] = [
    "Type",
    "Account Reference",
    "Nominal A/C Ref",
    "Department Code",
    "Date",
    "Reference",
    "Details",
    "Net Amount",
    "Tax Code",
    "Tax Amount",
    "Exchange Rate",
    "Extra Reference",
    "User Name",
    "Project Refn",
    "Cost Code Refn",
];

pub(super) fn file(settings: &ProgramSettings, home: Currency, entries: &[ProgramEntry]) -> Result<Vec<u8>> {
    let mut rows = Vec::new();
    for entry in entries {
        for line in &entry.lines {
            let mut row = vec![
                if line.home_minor > 0 { "JD" } else { "JC" }.to_owned(),
                String::new(),
                line.account.clone(),
                "0".to_owned(),
                slashed(entry.on, settings.draft.month_first),
                at_most(&line.document, 30),
                at_most(&line.text, 60),
                plain_minor(line.home_minor.abs(), home.digits()),
                settings.draft.tax_code.clone(),
                plain_minor(0, home.digits()),
                "1".to_owned(),
                entry.number.to_string(),
            ];
            row.resize(HEADING.len(), String::new());
            rows.push(row);
        }
    }
    Ok(windows_1252(&comma_separated(&HEADING, &rows)?))
}
