//! Sets the look.

use super::{Stationery, check, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Sets the look of the documents that are issued from now on.
///
/// # Errors
/// As [`check::checked`].
pub fn save(register: &mut Register, request: Stationery) -> Result<Stationery> {
    let look = check::checked(&request)?;
    let op = Op::new(message!("Changed the look of documents"));
    register.transact(op, |edit| store::write(edit, &look))?;
    store::read(register.reader())
}
