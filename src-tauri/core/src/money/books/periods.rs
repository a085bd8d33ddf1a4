//! Which years there are to close, and what was closed and opened again.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{BooksPeriod, store};
use crate::kernel::{LicenceYear, Need, OptionExt, Result};
use crate::money::billing;
use crate::people::profile;
use crate::register::{Register, closed_through};

/// Which years there are to close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BooksPeriods {
    /// The last day that is closed; none while nothing is.
    #[ts(type = "string | null")]
    pub closed_through: Option<NaiveDate>,
    /// The licence years, the latest first.
    pub years: Vec<BooksYear>,
    /// Every close, the latest first, also those that were opened again.
    pub periods: Vec<ClosedPeriod>,
}

/// A licence year, as the books see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BooksYear {
    /// The calendar year in which it starts.
    pub year: i32,
    /// What a person calls it.
    pub label: String,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Whether its books are closed.
    pub is_closed: bool,
    /// Whether it is over, so that its books can be closed.
    pub is_over: bool,
}

/// That the books were closed through a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClosedPeriod {
    /// The close.
    pub id: i64,
    /// The last day that was closed.
    #[ts(type = "string")]
    pub through_on: NaiveDate,
    /// When: RFC 3339 in UTC.
    pub closed_at: String,
    /// Who closed them.
    pub closed_by: String,
    /// SHA-256 of every posting through that day.
    pub fingerprint: String,
    /// When they were opened again, if they were.
    pub reopened_at: Option<String>,
    /// Who opened them again.
    pub reopened_by: Option<String>,
    /// Why.
    pub reopened_reason: Option<String>,
}

/// Gives the years there are to close, and every close there was.
pub fn periods(register: &Register) -> Result<BooksPeriods> {
    let connection = register.reader();
    let closed = closed_through(connection)?;
    let today = register.clock().today();
    let years = billing::years(register)?.years;
    Ok(BooksPeriods {
        closed_through: closed,
        years: years
            .into_iter()
            .filter(|year| year.starts_on <= today)
            .map(|year| BooksYear {
                year: year.year,
                label: year.label,
                starts_on: year.starts_on,
                ends_on: year.ends_on,
                is_closed: closed.is_some_and(|closed| year.ends_on <= closed),
                is_over: year.ends_on < today,
            })
            .collect(),
        periods: store::periods(connection)?,
    })
}

/// Licence years that are over and have invoices, while their books are open.
pub(super) fn to_close(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let open =
        billing::invoiced_open_years(register.reader())?.into_iter().filter(|year| year.ends_on < today);
    let need = |year: LicenceYear| {
        let told = message!("The books of {year} are open", year = year.label());
        let key = format!("books.open-{}", year.year);
        let need = Need::of(&key, 1, told, year.ends_on, (message!("Close"), "books"))?;
        Some(need.at("tab", "close").at("year", year.year))
    };
    Ok(open.filter_map(need).collect())
}

/// The days of a licence year.
///
/// # Errors
/// A year that this program does not bill.
pub fn period_of_year(register: &Register, year: i32) -> Result<BooksPeriod> {
    let start = profile::read(register.reader())?.year_start()?;
    let year =
        start.year(year).or_invalid("year", message!("That is not a licence year this program bills."))?;
    Ok(BooksPeriod { from_on: year.starts_on, until_on: year.ends_on })
}
