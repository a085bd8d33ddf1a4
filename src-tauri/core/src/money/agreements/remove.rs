//! Removes an agreement that came to nothing.

use super::{Agreement, get, list, store};
use crate::kernel::{Error, Id, Result};
use crate::register::{Op, Register};

/// Removes an agreement that was not signed.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for one that was signed, was renewed, has documents or was invoiced by ORCID.
pub fn remove(register: &mut Register, request: Id) -> Result<Vec<Agreement>> {
    let agreement = get::find(register, request.id)?;
    let title = &agreement.draft.title;
    if let Some(signed_on) = agreement.draft.signed_on {
        let message = message!(
            "“{title}” was signed on {signed_on, date, long} and is kept. Only an agreement that was not signed can be removed.",
            title,
            signed_on
        );
        return Err(Error::conflict(message));
    }
    if agreement.renewed_by_id.is_some() {
        return Err(Error::conflict(message!("“{title}” was renewed. Remove its renewal first.", title)));
    }
    if store::document_count(register.reader(), request.id)? > 0 {
        return Err(Error::conflict(message!("“{title}” has documents. Remove them first.", title)));
    }
    if store::invoice_count(register.reader(), request.id)? > 0 {
        return Err(Error::conflict(message!("“{title}” has invoices of ORCID. Remove them first.", title)));
    }
    let op = Op::new(message!("Removed the agreement “{title}”", title));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    list(register)
}
