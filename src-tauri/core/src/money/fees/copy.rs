//! Copies a fee plan, to think another one through beside it or to begin the next year with.

use serde::Deserialize;
use ts_rs::TS;

use super::{FeePlan, FeePlanDraft, SaveFees, save, store};
use crate::kernel::{OptionExt, Result};
use crate::register::Register;

/// Asks to copy a fee plan.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CopyFees {
    /// The plan.
    pub id: i64,
    /// The licence year that the copy is for.
    pub year: i32,
    pub name: String,
}

/// Copies a fee plan.
pub fn copy(register: &mut Register, request: CopyFees) -> Result<FeePlan> {
    let plan = store::find(register.reader(), request.id)?.or_not_found(template!("Fee plan"), request.id)?;
    let draft = FeePlanDraft { name: request.name, ..plan.draft };
    save(register, SaveFees { id: None, year: request.year, draft })
}
