//! Removes a tax category that nothing uses.

use super::{TaxCategory, list, store};
use crate::kernel::{Error, Id, OptionExt, Result};
use crate::register::{Op, Register};

/// Removes a tax category. Issued invoices keep what they print.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] while another category, a fee plan, an exception or the fees of reminders use it.
pub fn remove(register: &mut Register, request: Id) -> Result<Vec<TaxCategory>> {
    let name =
        store::name(register.reader(), request.id)?.or_not_found(template!("Tax category"), request.id)?;
    if let Some(user) = store::used_by(register.reader(), request.id)? {
        return Err(Error::conflict(message!(
            "The tax category “{name}” is used by {user}. Choose another one there first.",
            name,
            user
        )));
    }
    register.transact(Op::new(message!("Removed the tax category {name}", name)), |edit| {
        store::delete(edit, request.id)
    })?;
    list(register)
}
