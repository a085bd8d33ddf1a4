//! For how long issued invoices are kept.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Error, Result};
use crate::register::{Connection, Op, Register};

/// What most of the laws ask for that consortia live under.
const YEARS_UNLESS_SET: u32 = 10;

/// More is a slip of the hand.
const YEARS_MAX: u32 = 100;

/// For how long issued invoices are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Policy {
    /// Whole calendar years after the year of issue.
    pub invoice_retention_years: u32,
}

/// Gives for how long issued invoices are kept.
pub fn policy(register: &Register) -> Result<Policy> {
    current(register.reader())
}

/// Sets for how long issued invoices are kept. What was noted at earlier erasures stays as it was noted.
pub fn set_policy(register: &mut Register, request: Policy) -> Result<Policy> {
    let years = request.invoice_retention_years;
    if years > YEARS_MAX {
        let message = message!(
            "Invoices are kept for at most {years_max, plural, one {# year} other {# years}}. Give a smaller number.",
            years_max = YEARS_MAX
        );
        return Err(Error::invalid("invoice_retention_years", message));
    }
    let summary =
        message!("Set the retention of invoices to {years, plural, one {# year} other {# years}}", years);
    register.transact(Op::new(summary), |edit| store::set_years(edit, years))?;
    policy(register)
}

pub(super) fn current(connection: &Connection) -> Result<Policy> {
    let invoice_retention_years = store::years(connection)?.unwrap_or(YEARS_UNLESS_SET);
    Ok(Policy { invoice_retention_years })
}

impl Policy {
    /// The last day on which an invoice of that date must be kept: the end of a calendar year.
    pub(super) fn retained_until(self, issued_on: NaiveDate) -> NaiveDate {
        let year = i32::try_from(self.invoice_retention_years).unwrap_or_default() + issued_on.year();
        NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(NaiveDate::MAX)
    }
}
