//! Reads the fees of a licence year.

use serde::Deserialize;
use ts_rs::TS;

use super::{FeePlan, FeePlanDraft, store};
use crate::kernel::{Error, LicenceYear, OptionExt, Result};
use crate::profile::{self, ProfileDraft};
use crate::register::history::Nothing;
use crate::register::{Connection, Register};

/// Asks for the fees of a licence year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetFeePlan {
    /// The calendar year in which the licence year starts.
    pub year: i32,
}

/// Gives the fees of a licence year.
pub fn get(register: &Register, request: GetFeePlan) -> Result<FeePlan> {
    let profile = profile::get(register, Nothing {})?.draft;
    let year = licence_year(&profile, request.year)?;
    let set = store::find(register.reader(), request.year)?;
    let is_set = set.is_some();
    let draft = match set {
        Some((draft, _)) => draft,
        None => store::latest_before(register.reader(), request.year)?
            .unwrap_or(FeePlanDraft { pro_rata: true, ..FeePlanDraft::default() }),
    };
    let currency = profile.currency()?;
    Ok(FeePlan {
        year: year.year,
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        draft,
        currency: currency.code().to_owned(),
        currency_digits: currency.digits(),
        is_set,
    })
}

/// The fees set for a licence year.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when they were set in another currency than the consortium has now.
pub fn draft_of_year(connection: &Connection, year: i32, currency: &str) -> Result<Option<FeePlanDraft>> {
    match store::find(connection, year)? {
        None => Ok(None),
        Some((draft, in_currency)) if in_currency == currency => Ok(Some(draft)),
        Some((_, in_currency)) => Err(Error::conflict(format!(
            "The fees of {year} are in {in_currency}, but the consortium’s currency is {currency}. Set the fees of {year} again."
        ))),
    }
}

/// The licence year that starts in calendar year `year`.
pub(super) fn licence_year(profile: &ProfileDraft, year: i32) -> Result<LicenceYear> {
    profile
        .year_start()?
        .year(year)
        .or_invalid("year", format!("{year} is not a licence year this program bills."))
}
