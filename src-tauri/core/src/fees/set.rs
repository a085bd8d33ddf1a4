//! Sets the fees of a licence year.

use serde::Deserialize;
use ts_rs::TS;

use super::get::licence_year;
use super::{FeeKind, FeePlan, FeePlanDraft, GetFeePlan, get, store};
use crate::kernel::{FieldProblems, Result};
use crate::profile;
use crate::register::history::Nothing;
use crate::register::{Op, Register};

/// Asks to set the fees of a licence year.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetFeePlan {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// The fees.
    #[serde(flatten)]
    pub draft: FeePlanDraft,
}

/// Sets the fees of a licence year. Invoices that are already issued stay as they are.
pub fn set(register: &mut Register, request: SetFeePlan) -> Result<FeePlan> {
    let profile = profile::get(register, Nothing {})?.draft;
    let year = licence_year(&profile, request.year)?;
    let draft = checked(&request.draft)?;
    let op = Op::new("fees.set", format!("Set the fees of {}", year.label()));
    register.transact(op, |edit| store::save(edit, request.year, &draft, &profile.currency))?;
    get(register, GetFeePlan { year: request.year })
}

/// The plan as it is stored: with the amounts of its kind only.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every amount that is missing or negative.
pub fn checked(draft: &FeePlanDraft) -> Result<FeePlanDraft> {
    let mut problems = FieldProblems::default();
    let mut amount = |field: &str, minor: Option<i64>, is_needed: bool| match minor {
        _ if !is_needed => None,
        Some(minor) if minor < 0 => {
            problems.add(field, "A fee is not negative. Use a credit note to give money back.");
            None
        }
        None => {
            problems.add(field, "Enter a fee; 0 if there is none.");
            None
        }
        given => given,
    };
    let (flat, by_tier) = (draft.kind == FeeKind::Flat, draft.kind == FeeKind::Tier);
    let stored = FeePlanDraft {
        kind: draft.kind,
        flat_minor: amount("flat_minor", draft.flat_minor, flat),
        small_minor: amount("small_minor", draft.small_minor, by_tier),
        standard_minor: amount("standard_minor", draft.standard_minor, by_tier),
        large_minor: amount("large_minor", draft.large_minor, by_tier),
        pro_rata: draft.pro_rata,
    };
    problems.into_result().map(|()| stored)
}
