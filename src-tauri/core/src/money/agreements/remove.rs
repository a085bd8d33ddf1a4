//! Removes an agreement that came to nothing.

use super::{Agreement, AgreementId, get, list, store};
use crate::kernel::{Error, Result, long_date};
use crate::register::history::Nothing;
use crate::register::{Op, Register};

/// Removes an agreement that was not signed.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for one that was signed, was renewed, has documents or was invoiced by ORCID.
pub fn remove(register: &mut Register, request: AgreementId) -> Result<Vec<Agreement>> {
    let agreement = get::find(register, request.id)?;
    let title = &agreement.draft.title;
    if let Some(signed_on) = agreement.draft.signed_on {
        let message = format!(
            "“{title}” was signed on {} and is kept. Only an agreement that was not signed can be removed.",
            long_date(signed_on)
        );
        return Err(Error::conflict(message));
    }
    if agreement.renewed_by_id.is_some() {
        return Err(Error::conflict(format!("“{title}” was renewed. Remove its renewal first.")));
    }
    if store::document_count(register.reader(), request.id)? > 0 {
        return Err(Error::conflict(format!("“{title}” has documents. Remove them first.")));
    }
    if store::invoice_count(register.reader(), request.id)? > 0 {
        return Err(Error::conflict(format!("“{title}” has invoices of ORCID. Remove them first.")));
    }
    let op = Op::new(format!("Removed the agreement “{title}”"));
    register.transact(op, |edit| store::delete(edit, request.id))?;
    list(register, Nothing {})
}
