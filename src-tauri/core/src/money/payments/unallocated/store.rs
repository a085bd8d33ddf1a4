//! Money that settles nothing, in the register.

use rusqlite::{Connection, named_params};

use super::{GetPaymentsRefundable, Refundable, Unallocated};
use crate::kernel::Result;
use crate::money::payments::PaymentMethod;
use crate::money::sponsors::OptionalDebtor;
use crate::register::rows::code;

/// What settles nothing, debtor by debtor.
pub(super) fn unallocated(connection: &Connection) -> Result<Vec<Unallocated>> {
    let mut statement = connection.prepare_cached(include_str!("sql/unallocated.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(Unallocated {
            debtor: OptionalDebtor::of_row(row)?,
            debtor_name: row.get("debtor_name")?,
            in_currency: row.get("currency")?,
            unallocated_minor: row.get("unallocated_minor")?,
            overpaid_minor: row.get("overpaid_minor")?,
            payments: row.get("payments")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What can be paid back.
pub(super) fn refundable(
    connection: &Connection,
    request: &GetPaymentsRefundable,
) -> Result<Vec<Refundable>> {
    let mut statement = connection.prepare_cached(include_str!("sql/refundable.sql"))?;
    let asked = named_params! {
        ":invoice_id": request.invoice_id,
        ":member_id": request.debtor.member_id(),
        ":sponsor_id": request.debtor.sponsor_id(),
        ":currency": request.currency,
    };
    let rows = statement.query_map(asked, |row| {
        Ok(Refundable {
            payment_id: row.get("payment_id")?,
            invoice_id: row.get("invoice_id")?,
            number: row.get("number")?,
            available_minor: row.get("available_minor")?,
            in_currency: row.get("currency")?,
            received_on: row.get("received_on")?,
            payer_name: row.get("payer_name")?,
            reference: row.get("reference")?,
            method: code(row, "method", PaymentMethod::from_code)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
