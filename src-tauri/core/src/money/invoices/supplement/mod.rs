//! What is told after an invoice was issued: the buyer’s purchase order number, or what the buyer sorts it by. The invoice stays
//! as it was issued; a supplement is frozen beside it, and what is sent again is drawn from both.
//!
//! No law that this program knows asks for either number on an invoice, so a supplement corrects nothing and changes no
//! amount: it is allowed in closed books as well, and for the PDF, for XML beside it and for XML inside it. What forbids it is a
//! network: it has taken the number of an invoice that was sent through it (Peppol, portals of authorities), and refuses a second
//! document with that number. Such an invoice is credited and issued again with the same lines and the number
//! (`bill_anew.rs`).

pub(super) mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::export::FrozenDocument;
use super::{
    BuyerReferences, Channel, DocumentKind, FrozenInvoice, InvoiceRow, InvoiceState, export, numbering,
};
use crate::kernel::{Error, Message, OptionExt, Result, text};
use crate::register::{Op, Register};

/// What was told after an invoice was issued. The latest is printed, all are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Supplement {
    /// The number of the invoice.
    pub invoice: String,
    /// 1, 2 and so on for each invoice.
    pub number: i64,
    /// The day it was added.
    #[ts(type = "string")]
    pub added_on: NaiveDate,
    /// Who added it.
    pub added_by: String,
    /// The purchase order number from then on; empty for none.
    pub purchase_order: String,
    /// What the buyer sorts it by from then on; empty for nothing.
    pub buyer_reference: String,
    /// A remark, which is not printed.
    pub note: String,
    /// The day on which the purchase order number that it says was added; none where it is that of the invoice as issued, or
    /// where it says none.
    #[ts(type = "string | null")]
    pub purchase_order_added_on: Option<NaiveDate>,
    /// How often the invoice had been sent by then: what was sent more often was sent again.
    pub sent_before: usize,
}

/// Asks to add a purchase order number to an issued invoice.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SupplementInvoices {
    /// The invoice.
    pub id: i64,
    /// The purchase order number; as it is when absent.
    #[serde(default)]
    pub purchase_order: Option<String>,
    /// What the buyer sorts it by; as it is when absent.
    #[serde(default)]
    pub buyer_reference: Option<String>,
    /// A remark, such as who told it; it is not printed.
    #[serde(default)]
    pub note: Option<String>,
    /// Whether coming invoices of the member or sponsor quote it too.
    #[serde(default)]
    pub for_coming_invoices: bool,
}

impl Supplement {
    fn references(&self) -> BuyerReferences {
        BuyerReferences {
            purchase_order: self.purchase_order.clone(),
            buyer_reference: self.buyer_reference.clone(),
        }
    }
}

impl FrozenInvoice {
    /// The invoice with what was told after it was issued.
    #[must_use]
    pub(super) fn supplemented(mut self, supplement: Option<Supplement>) -> Self {
        if let Some(supplement) = &supplement {
            self.purchase_order.clone_from(&supplement.purchase_order);
            self.electronic.buyer_reference.clone_from(&supplement.buyer_reference);
        }
        self.supplement = supplement;
        self
    }

    fn buyer_reference(&self) -> &str {
        &self.electronic.buyer_reference
    }
}

/// The supplements of invoices that are dated from a day until a day, by invoice.
///
/// # Errors
/// What the register reports.
pub fn supplements(
    register: &Register,
    (from_on, until_on): (NaiveDate, NaiveDate),
) -> Result<Vec<Supplement>> {
    store::dated(register.reader(), from_on, until_on)
}

/// Adds a purchase order number, or what the buyer sorts it by, to an issued invoice.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for a number that cannot be printed or is there already;
/// [`crate::kernel::ErrorKind::Conflict`] for what is no invoice, is taken back, or was sent through a network.
pub fn supplement(register: &mut Register, request: SupplementInvoices) -> Result<Supplement> {
    let today = register.clock().today();
    let row = super::store::row(register.reader(), request.id, today)?
        .or_not_found(template!("Invoice"), request.id)?;
    let before = export::one(register, request.id)?;
    refuse_forbidden(register, &row)?;
    let supplement = asked(register, &request, &before.invoice)?;
    let after = FrozenInvoice::clone(&before.invoice).supplemented(Some(supplement.clone()));
    numbering::require_drawable(&FrozenDocument { invoice: after.into(), ..before })?;
    let (added, number, debtor) = (told(&supplement.references()), &row.number, &row.debtor_name);
    let summary = if request.for_coming_invoices {
        message!("Added {added} to {number} of {debtor}, and to coming invoices", added, number, debtor)
    } else {
        message!("Added {added} to {number} of {debtor}", added, number, debtor)
    };
    let op = Op::new(summary).final_and_durable();
    register.transact(op, |edit| {
        store::insert(edit, request.id, &supplement)?;
        if request.for_coming_invoices { supplement.references().set_on_debtor(edit, &row) } else { Ok(()) }
    })?;
    Ok(supplement)
}

/// What it says in the history.
pub(super) fn told(references: &BuyerReferences) -> Message {
    let BuyerReferences { purchase_order, buyer_reference } = references;
    match (purchase_order.as_str(), buyer_reference.as_str()) {
        ("", "") => message!("that there is no purchase order number"),
        ("", reference) => message!("the buyer reference {reference}", reference),
        (order, "") => message!("the purchase order number {order}", order),
        (order, reference) => {
            message!(
                "the purchase order number {order} and the buyer reference {reference}",
                order,
                reference
            )
        }
    }
}

fn refuse_forbidden(register: &Register, row: &InvoiceRow) -> Result<()> {
    let number = &row.number;
    match row.kind {
        DocumentKind::Invoice => {}
        DocumentKind::CreditNote => {
            return Err(Error::conflict(message!(
                "{number} is a credit note: only to an invoice something is added.",
                number
            )));
        }
        DocumentKind::ProForma => {
            return Err(Error::conflict(message!(
                "{number} is a pro forma invoice: only to an invoice something is added.",
                number
            )));
        }
    }
    if row.state == InvoiceState::Credited {
        return Err(Error::conflict(message!("{number} is credited in full: it is not sent again.", number)));
    }
    let dispatches = super::store::dispatches(register.reader(), row.id)?;
    let sent = dispatches.iter().filter(|dispatch| dispatch.channel == Channel::Network);
    if let Some(sent_on) = sent.filter_map(|dispatch| dispatch.sent_on).next() {
        return Err(Error::conflict(message!("{number} was sent through a network on {sent_on, date, long}, which takes no second document with its number. Credit the invoice and \
             issue it again with the same lines and the new purchase order number: that is one step.", number, sent_on))
        .with("may_bill_anew", "true"));
    }
    Ok(())
}

/// The supplement that is asked for, checked.
fn asked(register: &Register, request: &SupplementInvoices, invoice: &FrozenInvoice) -> Result<Supplement> {
    let present = BuyerReferences {
        purchase_order: invoice.purchase_order.clone(),
        buyer_reference: invoice.buyer_reference().to_owned(),
    };
    let asked = present.with(request.purchase_order.as_deref(), request.buyer_reference.as_deref())?;
    let BuyerReferences { purchase_order, buyer_reference } = asked;
    let note = text::line(request.note.as_deref().unwrap_or_default())
        .map_err(|message| Error::invalid("note", message))?;
    if purchase_order == invoice.purchase_order && buyer_reference == invoice.buyer_reference() {
        let message = match purchase_order.as_str() {
            "" => message!("Enter the purchase order number."),
            order => message!("{invoice} says {order} already.", invoice = invoice.number, order),
        };
        return Err(Error::invalid("purchase_order", message));
    }
    let sent_before = super::store::dispatches(register.reader(), request.id)?;
    let sent_before = sent_before.iter().filter(|dispatch| dispatch.sent_on.is_some()).count();
    let added_on = register.clock().today();
    let latest = invoice.supplement.as_ref();
    let purchase_order_added_on = match purchase_order == invoice.purchase_order {
        true => latest.and_then(|latest| latest.purchase_order_added_on),
        false => (!purchase_order.is_empty()).then_some(added_on),
    };
    Ok(Supplement {
        invoice: invoice.number.clone(),
        number: 1 + latest.map_or(0, |latest| latest.number),
        added_on,
        added_by: register.user().to_owned(),
        purchase_order,
        buyer_reference,
        note,
        purchase_order_added_on,
        sent_before,
    })
}
