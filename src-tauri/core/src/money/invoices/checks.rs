//! Business checks of invoices, run with the checks of the register.

use super::{store, supplement};
use crate::kernel::{Message, Result};
use crate::register::{Connection, sha256};

/// Every series counts from 1 to its counter without a gap; otherwise which does not.
pub fn numbers_are_gap_free(connection: &Connection) -> Result<Option<Message>> {
    store::series_with_gap(connection).map(|series| {
        series.map(|series| message!("the series {series} has a gap, or its counter is off", series))
    })
}

/// Every invoice's document is the one that was frozen, and agrees with what lists show, and so is every supplement; otherwise
/// which is not.
pub fn documents_are_unaltered(connection: &Connection) -> Result<Option<Message>> {
    let mut altered = None;
    store::each_stored(connection, |stored| {
        let invoice: Option<super::FrozenInvoice> = serde_json::from_str(&stored.document).ok();
        let agrees = invoice.is_some_and(|invoice| {
            invoice.number == stored.number && invoice.total_minor == stored.total_minor && invoice.adds_up()
        });
        if altered.is_none() && (!agrees || sha256(stored.document.as_bytes()) != stored.document_sha256) {
            altered =
                Some(message!("invoice {stored} was altered after it was issued", stored = stored.number));
        }
    })?;
    let supplement = supplement::store::altered(connection)?;
    Ok(altered.or_else(|| supplement.map(|which| message!("{which} was altered after it was added", which))))
}
