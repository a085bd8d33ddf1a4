//! Saves a fee plan.

use serde::Deserialize;
use ts_rs::TS;

use super::get::licence_year;
use super::{FeePlan, FeePlanDraft, check, store};
use crate::kernel::{OptionExt, Result};
use crate::people::profile;
use crate::register::{Connection, Op, Register};

/// Asks to save a fee plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveFees {
    /// The plan; a new one when absent.
    pub id: Option<i64>,
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// Its fields.
    pub draft: FeePlanDraft,
}

/// Saves a fee plan. The first of its year is adopted. Invoices that are issued stay as they are.
pub fn save(register: &mut Register, request: SaveFees) -> Result<FeePlan> {
    let profile = profile::get(register)?.draft;
    let year = licence_year(&profile, request.year)?;
    let known = match request.id {
        Some(id) => Some(store::find(register.reader(), id)?.or_not_found(template!("Fee plan"), id)?),
        None => None,
    };
    let draft = check::checked(register.reader(), &request.draft)?;
    let op =
        Op::new(message!("Saved the fee plan {draft} of {year}", draft = draft.name, year = year.label()));
    let id = register.transact(op, |edit| {
        let year = known.as_ref().map_or(request.year, |plan| plan.year);
        let id = store::save(edit, request.id, year, &draft)?;
        if store::adopted(edit, year)?.is_none() {
            store::set_adopted(edit, year, id)?;
        }
        Ok(id)
    })?;
    store::find(register.reader(), id)?.or_not_found(template!("Fee plan"), id)
}

/// A plan as it would be stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every field that breaks a rule.
pub fn checked(connection: &Connection, draft: &FeePlanDraft) -> Result<FeePlanDraft> {
    check::checked(connection, draft)
}

/// Writes the plan of a year as the adopted one, within an operation that does more.
pub(crate) fn write_adopted(connection: &Connection, year: i32, draft: &FeePlanDraft) -> Result<()> {
    let known = store::adopted(connection, year)?.map(|plan| plan.id);
    let id = store::save(connection, known, year, draft)?;
    store::set_adopted(connection, year, id)
}
