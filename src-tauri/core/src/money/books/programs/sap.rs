//! SAP FI: a row for each item of a document of the general ledger, under the names of the structures of its batch input (BBKPF for
//! the head, BBSEG for the item), so that LSMW, a session or an upload of the house maps them as they are. UTF-8, tabs, days as
//! year, month and day, posting keys 40 for a debit and 50 for a credit.

use super::ProgramSettings;
use super::entries::ProgramEntry;
use super::files::at_most;
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Error, Result};

const HEADING: [&str; 17] = [
    "DOCNO", "BUKRS", "BLART", "BLDAT", "BUDAT", "MONAT", "WAERS", "XBLNR", "BKTXT", "NEWBS", "NEWKO",
    "WRBTR", "DMBTR", "MWSKZ", "KOSTL", "ZUONR", "SGTXT",
];

/// The kind of document: one of the general ledger.
const GENERAL_LEDGER: &str = "SA";

pub(super) fn file(settings: &ProgramSettings, home: Currency, entries: &[ProgramEntry]) -> Result<Vec<u8>> {
    let company = settings.draft.client.as_str();
    if company.is_empty() || company.chars().count() > 4 {
        return Err(Error::invalid(
            "client",
            message!(
                "SAP asks for the company code, which has up to four characters. Enter it once in Books, For accounting."
            ),
        ));
    }
    let mut out = HEADING.join("\t");
    out.push_str("\r\n");
    for entry in entries {
        let on = entry.on.format("%Y%m%d").to_string();
        let currency = entry.foreign.unwrap_or(home);
        let document = entry.lines.first().map_or("", |line| line.document.as_str());
        for line in &entry.lines {
            let minor = if entry.foreign.is_some() { line.minor } else { line.home_minor };
            let cells = [
                entry.number.to_string(),
                company.to_owned(),
                GENERAL_LEDGER.to_owned(),
                on.clone(),
                on.clone(),
                entry.on.format("%m").to_string(),
                currency.code().to_owned(),
                at_most(document, 16),
                at_most(&line.text, 25),
                if line.home_minor > 0 { "40" } else { "50" }.to_owned(),
                line.account.clone(),
                plain_minor(minor.abs(), currency.digits()),
                plain_minor(line.home_minor.abs(), home.digits()),
                settings.draft.tax_code.clone(),
                at_most(&line.cost_centre, 10),
                at_most(&line.document, 18),
                at_most(&line.text, 50),
            ];
            out.push_str(&cells.join("\t"));
            out.push_str("\r\n");
        }
    }
    Ok(out.into_bytes())
}
