//! The licence years there are something to bill in, or to look back on.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{BillingRequest, CurrencyTotal, ProblemSeverity, run, store};
use crate::kernel::{Error, InCurrency, LicenceYear, Need, Result};
use crate::money::fees;
use crate::people::members::{self, StatusHistory};
use crate::people::profile;
use crate::register::{Connection, Register, closed_through};

/// The licence years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BillingYears {
    /// The one that today falls in.
    pub current: i32,
    /// Those with a fee or invoices, the current and the next one, the latest first.
    pub years: Vec<BillingYear>,
    /// The consortium's currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
}

/// How far a licence year's billing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum YearState {
    /// Nothing is set.
    None,
    /// A fee is set, nothing issued.
    Draft,
    /// Invoices are issued and nobody is left to bill.
    Issued,
    /// Invoices are issued and members are left to bill.
    PartlyIssued,
    /// Its books are closed.
    Closed,
}

/// A licence year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BillingYear {
    /// The calendar year in which it starts.
    pub year: i32,
    pub label: String,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Whether a fee is set.
    pub has_plan: bool,
    /// How far its billing is.
    pub state: YearState,
    /// Invoices issued for it.
    pub invoice_count: i64,
    /// Invoices of it that are to be paid and are not marked as sent.
    pub unsent_count: i64,
    /// What they add up to, credit notes taken off, by currency.
    pub totals: Vec<CurrencyTotal>,
}

/// Gives the licence years.
pub fn years(register: &Register) -> Result<BillingYears> {
    let connection = register.reader();
    let profile = profile::get(register)?.draft;
    let (start, currency) = (profile.year_start()?, profile.currency()?);
    let today = register.clock().today();
    let current = start
        .year_of(today)
        .ok_or_else(|| {
            Error::internal(message!("The machine’s date is beyond the years this program bills."))
        })?
        .year;
    let closed = closed_through(connection)?;
    let planned = fees::store::years(connection)?;
    let invoiced = store::invoiced_years(connection)?;
    let unsent = store::unsent_by_year(connection)?;
    let mut histories = None;
    let mut numbers: Vec<i32> =
        planned.iter().copied().chain(invoiced.keys().copied()).chain([current, current + 1]).collect();
    numbers.sort_unstable_by(|left, right| right.cmp(left));
    numbers.dedup();
    let mut years = Vec::with_capacity(numbers.len());
    for number in numbers {
        let Some(year) = start.year(number) else { continue };
        let totals = invoiced.get(&number).cloned().unwrap_or_default();
        let invoice_count = totals.iter().map(|total| total.count).sum();
        let has_plan = planned.contains(&number);
        let state = match (has_plan, invoice_count) {
            _ if closed.is_some_and(|closed| year.ends_on <= closed) => YearState::Closed,
            (false, 0) => YearState::None,
            (true, 0) => YearState::Draft,
            _ if members_left(connection, &mut histories, &year)? > 0 => YearState::PartlyIssued,
            _ => YearState::Issued,
        };
        years.push(BillingYear {
            year: number,
            label: year.label(),
            starts_on: year.starts_on,
            ends_on: year.ends_on,
            has_plan,
            state,
            invoice_count,
            unsent_count: unsent.get(&number).copied().unwrap_or(0),
            totals,
        });
    }
    Ok(BillingYears { current, years, in_currency: currency.into() })
}

/// How many were members in a year and have no bill for it. What held of every member is looked up once, where a year needs it.
fn members_left(
    connection: &Connection,
    histories: &mut Option<Vec<StatusHistory>>,
    year: &LicenceYear,
) -> Result<usize> {
    let histories = match histories {
        Some(histories) => histories,
        none => none.insert(members::status_histories(connection)?),
    };
    let billed = store::billed(connection, year.year)?;
    let billed: BTreeSet<i64> = billed.into_iter().map(|(member, ..)| member).collect();
    let members = histories.iter().filter(|history| fees::billed_days(history, year).is_some());
    Ok(members.filter(|history| !billed.contains(&history.member_id)).count())
}

/// The licence years with invoices whose books are open.
pub fn invoiced_open_years(connection: &Connection) -> Result<Vec<LicenceYear>> {
    let start = profile::read(connection)?.year_start()?;
    let closed = closed_through(connection)?;
    let years = store::invoiced_years(connection)?.into_keys().filter_map(|number| start.year(number));
    Ok(years.filter(|year| closed.is_none_or(|closed| year.ends_on > closed)).collect())
}

/// Members without a bill for a licence year of which others are billed already.
pub(super) fn to_bill(register: &Register) -> Result<Vec<Need>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let mut histories = None;
    let mut needs = Vec::new();
    for year in invoiced_open_years(connection)? {
        // Single invoices are no run.
        if store::billed(connection, year.year)?.is_empty() {
            continue;
        }
        let left = members_left(connection, &mut histories, &year)?;
        let told = message!(
            "{left, plural, one {# member is} other {# members are}} not billed for {year}",
            left,
            year = year.label()
        );
        let key = format!("billing.left-{}", year.year);
        let need = Need::of(&key, left, told, today, (message!("Bill"), "billing"));
        needs.extend(need.map(|need| need.at("year", year.year)));
    }
    Ok(needs)
}

/// How many members a run of a year would bill, or cannot bill before something of them is put right.
pub fn left_to_bill(register: &Register, year: i32) -> Result<usize> {
    let asked = BillingRequest { year, ..BillingRequest::default() };
    let run = run::work_out(register.reader(), register.clock(), &asked)?;
    let billed = run.bills.iter().flat_map(|bill| &bill.covers).map(|covered| covered.member_id);
    let blocked = run.problems.iter().filter(|problem| problem.severity == ProblemSeverity::Blocker);
    let members: BTreeSet<i64> = billed.chain(blocked.filter_map(|problem| problem.member_id)).collect();
    Ok(members.len())
}
