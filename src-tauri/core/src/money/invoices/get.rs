//! Reads one invoice.

use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use super::buyer_references::debtor_of;
use super::{
    BuyerReferences, Dispatch, FrozenInvoice, InvoiceRow, Supplement, electronic, export, render, store,
    supplement,
};
use crate::kernel::{Id, OptionExt, Result};
use crate::money::billing;
use crate::paper::einvoices::Flavour;
use crate::paper::typesetting::Renderer;
use crate::register::{Connection, Register};

/// An invoice with all it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceDetail {
    /// As a list shows it.
    pub row: InvoiceRow,
    /// What it prints.
    pub document: FrozenInvoice,
    /// The credit notes that take it back, whole or in part.
    pub credit_notes: Vec<InvoiceRow>,
    /// When and how it was made ready and sent, the latest first.
    pub dispatches: Vec<Dispatch>,
    /// Whether it bills fees of its licence year, which a credit note in full may bill anew.
    pub bills_fees: bool,
    /// The form of electronic invoice it was issued for.
    pub flavour: Flavour,
    /// How many pages it takes.
    pub page_count: usize,
    /// What was told after it was issued, the earliest first; the document is that with the latest.
    pub supplements: Vec<Supplement>,
    /// What an invoice quotes that is issued in its place, unless another number is given.
    pub quoted_again: BuyerReferences,
}

/// Gives one invoice.
pub fn get(register: &Register, request: Id) -> Result<InvoiceDetail> {
    let (connection, today) = (register.reader(), register.clock().today());
    let row = store::row(connection, request.id, today)?.or_not_found(template!("Invoice"), request.id)?;
    let credit_notes = store::credit_notes(connection, request.id)?
        .into_iter()
        .map(|(id, _)| store::row(connection, id, today)?.or_not_found(template!("Credit note"), id))
        .collect::<Result<_>>()?;
    let dispatches = store::dispatches(connection, request.id)?;
    let document = export::one(register, request.id)?;
    let layout = render::layout(&mut Renderer::new(), &document)?;
    Ok(InvoiceDetail {
        quoted_again: BuyerReferences::again(&debtor_of(connection, &row)?, &document.invoice),
        row,
        flavour: electronic::flavour_of(&document.invoice),
        document: Arc::unwrap_or_clone(document.invoice),
        credit_notes,
        dispatches,
        bills_fees: !billing::store::billed_by(connection, request.id)?.is_empty(),
        page_count: layout.pages.len(),
        supplements: supplement::store::all(connection, request.id)?,
    })
}

/// The number of a document.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub fn number_of(connection: &Connection, id: i64) -> Result<String> {
    Ok(store::document(connection, id)?.or_not_found(template!("Invoice"), id)?.number)
}
