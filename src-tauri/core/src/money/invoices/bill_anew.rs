//! Takes an invoice back in full and makes out another in its place: with the very same lines, or reckoned anew.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::buyer_references::debtor_of;
use super::credit::{self, CreditInvoices};
use super::issue::{refuse_blocked, write};
use super::{BuyerReferences, InvoiceRow, IssuedInvoice, reissue, store, supplement};
use crate::kernel::{Error, Message, OptionExt, Result};
use crate::money::billing::{self, BillingRequest, DebtorRecord};
use crate::register::{Edit, Op, Register};

/// Asks to take an invoice back and to make out another in its place.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BillInvoicesAnew {
    /// The invoice.
    pub id: i64,
    /// Why; the credit note prints it.
    pub reason: String,
    /// The date of both documents; today when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What the new invoice says; the same lines when absent.
    #[serde(default)]
    #[ts(as = "Option<Reckon>")]
    pub reckon: Reckon,
    /// The purchase order number of the new invoice; what the member or sponsor gives today when absent, and where that is
    /// nothing, the number that was added to the first.
    #[serde(default)]
    pub purchase_order: Option<String>,
    /// What the buyer sorts the new invoice by; likewise when absent.
    #[serde(default)]
    pub buyer_reference: Option<String>,
    /// Whether coming invoices of the member or sponsor quote them too.
    #[serde(default)]
    pub for_coming_invoices: bool,
    /// Why the documents have a date further ahead than Settings allow; the history keeps it.
    #[serde(default)]
    pub despite: Option<String>,
}

/// What an invoice says that takes the place of another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reckon {
    /// The very lines and taxes of the first, to the address of now.
    #[default]
    SameLines,
    /// What its members owe by the plan and the records of now.
    Anew,
}

/// What was made out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BilledAnew {
    /// The credit note that takes the invoice back.
    pub credit_note: InvoiceRow,
    /// The new invoices.
    pub invoices: Vec<IssuedInvoice>,
}

/// Credits what is left of an invoice and issues another in its place, in one operation.
///
/// # Errors
/// What crediting and issuing report, and [`crate::kernel::ErrorKind::Conflict`] for an invoice that bills no fee of a
/// licence year and is to be reckoned anew; nothing has changed then.
pub fn bill_anew(register: &mut Register, request: BillInvoicesAnew) -> Result<BilledAnew> {
    let credit = CreditInvoices {
        id: request.id,
        reason: request.reason.clone(),
        on: request.on,
        lines: None,
        bill_again: true,
        despite: request.despite.clone(),
    };
    let prepared = credit::prepare(register, &credit)?;
    let again = Again::prepare(register, &request, &prepared)?;
    match request.reckon {
        Reckon::SameLines => reissue::reissue(register, prepared, again, request.on),
        Reckon::Anew => reckoned_anew(register, prepared, again, &request),
    }
}

/// What the new invoice is to quote.
pub(super) struct Again {
    /// Whom the first bills.
    pub(super) debtor: DebtorRecord,
    /// What the new one quotes.
    pub(super) quoted: BuyerReferences,
    /// What that is, in words; none where nothing was asked for.
    pub(super) told: Option<Message>,
    /// Whether coming invoices are to quote it too.
    pub(super) is_for_coming: bool,
}

impl Again {
    fn prepare(
        register: &Register,
        request: &BillInvoicesAnew,
        prepared: &credit::PreparedCredit,
    ) -> Result<Self> {
        let connection = register.reader();
        let first =
            store::document(connection, request.id)?.or_not_found(template!("Invoice"), request.id)?;
        let debtor = debtor_of(connection, &prepared.row)?;
        let (order, reference) = (request.purchase_order.as_deref(), request.buyer_reference.as_deref());
        let quoted = BuyerReferences::again(&debtor, &first).with(order, reference)?;
        let told = order.or(reference).map(|_| supplement::told(&quoted));
        Ok(Self { debtor, quoted, told, is_for_coming: request.for_coming_invoices })
    }

    /// Has coming invoices quote it too, where that is asked for.
    pub(super) fn keep(&self, edit: &Edit<'_>, first: &InvoiceRow) -> Result<()> {
        if self.is_for_coming { self.quoted.set_on_debtor(edit, first) } else { Ok(()) }
    }
}

fn reckoned_anew(
    register: &mut Register,
    prepared: credit::PreparedCredit,
    again: Again,
    request: &BillInvoicesAnew,
) -> Result<BilledAnew> {
    let members = billing::store::billed_by(register.reader(), request.id)?;
    let (number, year) = (prepared.row.number.clone(), prepared.row.licence_year);
    if members.is_empty() {
        let message = message!(
            "{number} bills no fee of a licence year, so there is nothing to reckon anew. Issue it again with the same lines, or credit it and write a new invoice.",
            number
        );
        return Err(Error::conflict(message));
    }
    let (clock, today) = (register.clock(), register.clock().today());
    let asked = BillingRequest {
        year,
        issued_on: request.on,
        member_ids: Some(members),
        ..BillingRequest::default()
    };
    let summary = prepared.despite.noted(match &again.told {
        None => message!("Credited {number} and reckoned it anew", number),
        Some(told) if again.is_for_coming => {
            message!(
                "Credited {number} and reckoned it anew, saying {told}, for coming invoices too",
                number,
                told
            )
        }
        Some(told) => message!("Credited {number} and reckoned it anew, saying {told}", number, told),
    });
    let op = Op::new(summary);
    let (note, run) = register.transact(op.final_and_durable(), |edit| {
        again.keep(edit, &prepared.row)?;
        let note = prepared.write(edit)?;
        let mut run = billing::work_out(edit, clock, &asked)?;
        let debtor = again.debtor.debtor();
        for bill in run.bills.iter_mut().filter(|bill| bill.debtor.debtor() == debtor) {
            again.quoted.clone().quote_on(&mut bill.debtor);
        }
        refuse_blocked(&run)?;
        let approved = billing::require_approved(edit, &run)?;
        Ok((note, write(edit, &run, &approved)?))
    })?;
    Ok(BilledAnew {
        credit_note: store::row(register.reader(), note, today)?
            .or_not_found(template!("Credit note"), note)?,
        invoices: store::of_run(register.reader(), run)?,
    })
}
