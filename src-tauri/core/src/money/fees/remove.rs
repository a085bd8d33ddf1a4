//! Removes a fee plan that is not billed by.

use super::{FeePlanList, ListFees, list, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Removes a fee plan.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for the adopted plan while its year has others to adopt.
pub fn remove(register: &mut Register, request: Id) -> Result<FeePlanList> {
    let plan = store::find(register.reader(), request.id)?.or_not_found(template!("Fee plan"), request.id)?;
    if plan.is_adopted && store::of_year(register.reader(), plan.year)?.len() > 1 {
        return Err(Error::conflict(message!(
            "{draft} is the plan that {year} is billed by. Adopt another one first.",
            draft = plan.draft.name,
            year = plan.year
        )));
    }
    let op = Op::new(message!(
        "Removed the fee plan {draft} of {year}",
        draft = plan.draft.name,
        year = plan.year
    ));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    list(register, ListFees { year: plan.year })
}
