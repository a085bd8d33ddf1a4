//! Reads the fee plans of a licence year.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FeePlan, FeePlanDraft, store};
use crate::kernel::{LicenceYear, OptionExt, Result};
use crate::people::profile::{self, ProfileDraft};
use crate::register::{Connection, Register};

/// Asks for the fee plans of a licence year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct ListFees {
    /// The calendar year in which the licence year starts.
    pub year: i32,
}

/// The fee plans of a licence year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeePlanList {
    /// The calendar year in which it starts.
    pub year: i32,
    pub label: String,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The consortium’s currency.
    pub currency: String,
    /// The plans, the adopted one first.
    pub plans: Vec<FeePlan>,
    /// The adopted plan of the nearest earlier year, to begin with.
    pub earlier: Option<FeePlan>,
}

/// Gives the fee plans of a licence year.
pub fn list(register: &Register, request: ListFees) -> Result<FeePlanList> {
    let profile = profile::get(register)?.draft;
    let year = licence_year(&profile, request.year)?;
    Ok(FeePlanList {
        year: year.year,
        label: year.label(),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        currency: profile.currency,
        plans: store::of_year(register.reader(), request.year)?,
        earlier: store::adopted_before(register.reader(), request.year)?,
    })
}

/// The plan by which a licence year is billed.
pub fn adopted(connection: &Connection, year: i32) -> Result<Option<FeePlanDraft>> {
    Ok(store::adopted(connection, year)?.map(|plan| plan.draft))
}

/// The licence year that starts in calendar year `year`.
pub(super) fn licence_year(profile: &ProfileDraft, year: i32) -> Result<LicenceYear> {
    profile
        .year_start()?
        .year(year)
        .or_invalid("year", message!("{year} is not a licence year this program bills.", year))
}
