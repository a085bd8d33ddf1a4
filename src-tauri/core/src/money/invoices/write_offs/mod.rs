//! What was given up of invoices, and what credit notes take over of it.
//!
//! A credit note takes back revenue and tax of an invoice, a write-off makes a loss of what is left, and may take its tax back.
//! Nothing is taken back twice: what a credit note takes back beyond what was still open, it takes over from the write-offs,
//! and these keep the tax in what is left to them of what is left charged. That is a row of its own with the day of the
//! credit note, so that days before it, closed or not, stay as they were.

pub mod relief;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FrozenInvoice, charged};
use crate::kernel::{OptionExt, Result, codes, money};
use crate::money::taxes::TaxSubtotal;
use crate::register::Edit;

/// Why something of an invoice is not paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WriteOffKind {
    /// It will not be paid.
    Loss,
    /// A payment missed it, or exceeded it, by no more than the limit of its currency.
    Difference,
}

codes!(WriteOffKind { Loss = "loss", Difference = "difference" });

/// What was given up of an invoice, or what a credit note took over of that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WriteOff {
    /// The write-off.
    pub id: i64,
    /// The invoice.
    pub invoice_id: i64,
    /// Why it is not paid.
    pub kind: WriteOffKind,
    /// The payment that left a small difference, or was too much by it.
    pub payment_id: Option<i64>,
    /// The day.
    #[ts(type = "string")]
    pub written_off_on: NaiveDate,
    /// How much, in the invoice's currency; below zero where a payment was too much by it; below zero, or nothing, for what a
    /// credit note took over.
    pub amount_minor: i64,
    /// Why.
    pub reason: String,
    /// The tax of it that is taken back.
    pub tax_minor: i64,
    /// The same by category; none where no tax is taken back.
    pub taxes: Vec<TaxSubtotal>,
    /// The credit note that took it over.
    pub credit_note_id: Option<i64>,
}

/// Has the latest credit note of an invoice take over what it takes back of what was given up.
///
/// # Errors
/// Closed books, and what the register reports.
pub fn take_over(edit: &Edit<'_>, invoice_id: i64) -> Result<()> {
    let rows = store::of_invoice(edit, invoice_id)?;
    let (Some(last), Some(note_id)) = (rows.last(), store::latest_credit_note(edit, invoice_id)?) else {
        return Ok(());
    };
    let note: FrozenInvoice =
        super::store::document(edit, note_id)?.or_not_found(template!("Credit note"), note_id)?;
    let written_off_on = note.issued_on.max(last.written_off_on);
    let row = |kind: WriteOffKind, amount_minor: i64, taxes: Vec<TaxSubtotal>| WriteOff {
        id: 0,
        invoice_id,
        kind,
        payment_id: None,
        written_off_on,
        amount_minor,
        reason: message!("Taken over by {note}", note = note.number).to_string(),
        tax_minor: 0,
        taxes,
        credit_note_id: Some(note_id),
    };
    let sum = |rows: &[&WriteOff]| money::sum(rows.iter().map(|row| row.amount_minor));
    let left = charged(edit, invoice_id)?;
    let mut beyond = (-store::open_minor(edit, invoice_id)?).max(0);
    // The tax is that of all kinds together, kind by kind what it adds, so that the parts never make more than the whole.
    let (mut taxed_so_far, mut given_up, mut changed_so_far) = (Vec::new(), 0, Vec::new());
    for &kind in WriteOffKind::ALL {
        let (with_tax, without): (Vec<&WriteOff>, Vec<&WriteOff>) =
            rows.iter().filter(|row| row.kind == kind).partition(|row| !row.taxes.is_empty());
        let of_taxed = beyond.min(sum(&with_tax)).max(0);
        let of_untaxed = (beyond - of_taxed).min(sum(&without)).max(0);
        beyond -= of_taxed + of_untaxed;
        if !with_tax.is_empty() {
            taxed_so_far.extend(with_tax.iter().copied());
            given_up += sum(&with_tax) - of_taxed;
            let changed = relief::changed(&left.taxes, left.total_minor, &taxed_so_far, given_up)?;
            let taxes = relief::beyond(&changed, &changed_so_far);
            if of_taxed != 0 || taxes.iter().any(|tax| (tax.taxable_minor, tax.tax_minor) != (0, 0)) {
                store::insert(edit, &row(kind, -of_taxed, taxes))?;
            }
            changed_so_far = changed;
        }
        if of_untaxed != 0 {
            store::insert(edit, &row(kind, -of_untaxed, Vec::new()))?;
        }
    }
    Ok(())
}

/// Takes a write-off away, and has credit notes take over anew what is left of the others.
///
/// # Errors
/// Closed books, and what the register reports.
pub fn remove(edit: &Edit<'_>, write_off: &WriteOff) -> Result<()> {
    let others = store::of_invoice(edit, write_off.invoice_id)?;
    let taken_over: Vec<&WriteOff> = others.iter().filter(|one| one.credit_note_id.is_some()).collect();
    for one in &taken_over {
        store::delete(edit, one)?;
    }
    store::delete(edit, write_off)?;
    if taken_over.is_empty() { Ok(()) } else { take_over(edit, write_off.invoice_id) }
}

/// Takes away what a payment left open or was too much of: of one invoice, or of all that it settles.
///
/// # Errors
/// Closed books, and what the register reports.
pub fn remove_of_payment(edit: &Edit<'_>, payment_id: i64, invoice_id: Option<i64>) -> Result<()> {
    for one in store::of_payment(edit, payment_id)? {
        if invoice_id.is_none_or(|invoice_id| invoice_id == one.invoice_id) {
            remove(edit, &one)?;
        }
    }
    Ok(())
}
