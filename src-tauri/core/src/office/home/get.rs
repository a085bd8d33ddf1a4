//! Puts together what one sees first.

use super::{Home, store};
use crate::kernel::Result;
use crate::register::Register;

/// How many operations of colleagues are shown.
const COLLEAGUES_MAX: u32 = 5;

/// Gives how far the register is set up and what colleagues did.
pub fn get(register: &Register) -> Result<Home> {
    let mut setup = Vec::new();
    for step in register.schema().setup() {
        setup.push(step(register)?);
    }
    setup.sort_by_key(|step| step.key);
    let is_left = setup.iter().any(|step| !step.is_done);
    let has_invoices = store::has_invoices(register.reader())?;
    Ok(Home { is_new: is_left && !has_invoices, setup, colleagues: register.by_colleagues(COLLEAGUES_MAX)? })
}
