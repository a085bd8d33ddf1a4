//! Reads one invoice.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrozenInvoice, InvoiceRow, export, render, store};
use crate::documents::Renderer;
use crate::kernel::{OptionExt, Result};
use crate::register::Register;

/// Asks for one invoice.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetInvoice {
    /// The invoice.
    pub id: i64,
}

/// An invoice with all it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct InvoiceDetail {
    /// As a list shows it.
    pub row: InvoiceRow,
    /// What it prints.
    pub document: FrozenInvoice,
    /// How many pages that takes.
    pub page_count: usize,
}

/// Gives one invoice.
pub fn get(register: &Register, request: GetInvoice) -> Result<InvoiceDetail> {
    let row = store::row(register.reader(), request.id, register.clock().today())?
        .or_not_found("Invoice", request.id)?;
    let document = export::one(register, request.id)?;
    let layout = render::layout(&mut Renderer::new(), &document)?;
    Ok(InvoiceDetail { row, document: document.invoice, page_count: layout.pages.len() })
}
