//! Adopts a fee plan: it is the one that its year is billed by.

use super::{FeePlan, store};
use crate::kernel::{Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Adopts a fee plan in place of the one adopted so far.
pub fn adopt(register: &mut Register, request: Id) -> Result<FeePlan> {
    let plan = store::find(register.reader(), request.id)?.or_not_found(template!("Fee plan"), request.id)?;
    let op = Op::new(message!(
        "Adopted the fee plan {draft} for {year}",
        draft = plan.draft.name,
        year = plan.year
    ));
    register.transact(op, |edit| store::set_adopted(edit, plan.year, plan.id))?;
    store::find(register.reader(), request.id)?.or_not_found(template!("Fee plan"), request.id)
}
