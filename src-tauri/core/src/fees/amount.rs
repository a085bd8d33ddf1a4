//! The fee of one member for one licence year, with the calculation in words.

use chrono::NaiveDate;

use super::FeePlanDraft;
use crate::kernel::licence_year::MONTHS_IN_YEAR;
use crate::kernel::money::{format_minor, ratio};
use crate::kernel::{Currency, LicenceYear};
use crate::members::Tier;

/// What a member pays for a licence year and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Months billed, 1 to 12.
    pub months: u32,
    /// The fee of a whole year.
    pub full_minor: i64,
    /// The fee of these months: rounded once, half away from zero.
    pub total_minor: i64,
    /// The calculation: "1,200.00 × 7 of 12 months = 700.00".
    pub calculation: String,
}

/// The fee of a member of `tier` that joined on `joined_on`; without a date it was there before the year began.
///
/// `None` when the plan has no fee for the tier. A member that joins after the year is not to be asked about.
pub fn fee(
    plan: &FeePlanDraft,
    currency: Currency,
    year: &LicenceYear,
    tier: Option<Tier>,
    joined_on: Option<NaiveDate>,
) -> Option<Fee> {
    let full_minor = plan.full_fee_minor(tier)?;
    let months = match joined_on {
        Some(joined_on) if plan.pro_rata => year.months_from(joined_on),
        _ => MONTHS_IN_YEAR,
    };
    let total_minor = ratio(full_minor, i64::from(months), i64::from(MONTHS_IN_YEAR))?;
    let amount = |minor| format_minor(minor, currency.digits());
    let calculation = if months == MONTHS_IN_YEAR {
        format!("{} for the whole year", amount(full_minor))
    } else {
        format!("{} × {months} of {MONTHS_IN_YEAR} months = {}", amount(full_minor), amount(total_minor))
    };
    Some(Fee { months, full_minor, total_minor, calculation })
}
