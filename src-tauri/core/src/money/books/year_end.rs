//! The end of a year: income and cost are carried to retained earnings, so that each year begins with nothing on them.
//!
//! The entry is dated the last day of the year and is the last of it. It stands between two years: what an account came to in a
//! year is told without it, and the next year opens after it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::AccountKey;
use super::accounts::Chart;
use super::derive::{BookedLine, Entry, EntryKind};
use super::sources::BookedParty;
use crate::kernel::{Currency, LicenceYear, Result, YearStart};

/// What accounts come to in their currencies.
type Sums = BTreeMap<(AccountKey, Currency), i64>;

/// The entries of all years that end before a day.
pub(super) fn transfers(
    entries: &[Entry],
    chart: &Chart,
    start: YearStart,
    before: NaiveDate,
) -> Result<Vec<Entry>> {
    let mut years: BTreeMap<i32, (LicenceYear, Sums)> = BTreeMap::new();
    for entry in entries {
        let Some(year) = start.year_of(entry.on).filter(|year| year.ends_on < before) else { continue };
        let (_, sums) = years.entry(year.year).or_insert_with(|| (year, BTreeMap::new()));
        for line in &entry.lines {
            if chart.account(line.account)?.kind.is_of_a_year() {
                *sums.entry((line.account, line.currency)).or_default() += line.minor;
            }
        }
    }
    Ok(years.into_values().filter_map(|(year, sums)| transfer(&year, &sums)).collect())
}

fn transfer(year: &LicenceYear, sums: &Sums) -> Option<Entry> {
    let text = message!("Result of {year} carried to retained earnings", year = year.label());
    let document = format!("YEAR-{}", year.year);
    let line = |account: AccountKey, currency: Currency, minor: i64| BookedLine {
        account,
        currency,
        minor,
        tax: String::new(),
        tax_name: String::new(),
        document: document.clone(),
        invoice_id: None,
        payment_id: None,
        party: BookedParty::default(),
        text: text.clone(),
    };
    let mut results: BTreeMap<Currency, i64> = BTreeMap::new();
    let mut lines = Vec::new();
    for ((account, currency), minor) in sums.iter().filter(|(_, minor)| **minor != 0) {
        lines.push(line(*account, *currency, -minor));
        *results.entry(*currency).or_default() += minor;
    }
    lines.extend(
        results.iter().map(|(currency, minor)| line(AccountKey::RetainedEarnings, *currency, *minor)),
    );
    lines.retain(|line| line.minor != 0);
    (!lines.is_empty()).then(|| Entry::new(year.ends_on, EntryKind::YearEnd, i64::from(year.year), lines))
}
