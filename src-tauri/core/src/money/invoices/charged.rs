//! What an invoice charged, less what credit notes took back of it.

use super::store;
use crate::kernel::{OptionExt, Result, money};
use crate::money::taxes::TaxSubtotal;
use crate::register::Connection;

/// What is left of an invoice after its credit notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charged {
    /// By tax category.
    pub taxes: Vec<TaxSubtotal>,
    /// All of it, tax included.
    pub total_minor: i64,
}

impl Charged {
    /// The tax in it.
    pub fn tax_minor(&self) -> i64 {
        money::sum(self.taxes.iter().map(|subtotal| subtotal.tax_minor))
    }
}

/// What an invoice charged, less what credit notes took back of it.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub fn charged(connection: &Connection, invoice_id: i64) -> Result<Charged> {
    let invoice = store::document(connection, invoice_id)?.or_not_found(template!("Invoice"), invoice_id)?;
    let mut left = Charged { taxes: invoice.taxes, total_minor: invoice.total_minor };
    for (_, note) in store::credit_notes(connection, invoice_id)? {
        left.total_minor -= note.total_minor;
        for credited in note.taxes {
            if let Some(subtotal) = left.taxes.iter_mut().find(|subtotal| subtotal.tax == credited.tax) {
                subtotal.taxable_minor -= credited.taxable_minor;
                subtotal.tax_minor -= credited.tax_minor;
            }
        }
    }
    Ok(left)
}
