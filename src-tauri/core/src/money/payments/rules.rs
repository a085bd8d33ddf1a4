//! What holds for every part of a payment, wherever it comes from.

use chrono::NaiveDate;

use super::store::{self, Standing};
use super::{AllocationDraft, debtors::Debtor};
use crate::kernel::{Currency, Error, Money, OptionExt, Result};
use crate::register::Connection;

/// An invoice with what is open of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenState {
    pub(crate) invoice_id: i64,
    pub(crate) number: String,
    pub(crate) debtor: Debtor,
    pub(crate) debtor_name: String,
    pub(crate) currency: Currency,
    pub(crate) issued_on: NaiveDate,
    pub(crate) open_minor: i64,
}

/// An allocation that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Checked {
    pub(crate) invoice: OpenState,
    pub(crate) amount_minor: i64,
    pub(crate) payment_minor: i64,
    /// The day before which it cannot count: the invoice's, and where a surplus is paid back, that of the surplus.
    pub(crate) earliest_on: NaiveDate,
}

/// Checks what a payment is to settle: never more than is left of it, and never more than is open unless that is meant.
pub(crate) fn check(
    connection: &Connection,
    payment: &Standing,
    drafts: &[AllocationDraft],
    may_overpay: bool,
) -> Result<Vec<Checked>> {
    let mut checked: Vec<Checked> = Vec::new();
    let mut left = i128::from(payment.unallocated_minor);
    for draft in drafts {
        let invoice =
            store::open_state(connection, draft.invoice_id)?.or_not_found("Invoice", draft.invoice_id)?;
        if checked.iter().any(|known| known.invoice.invoice_id == draft.invoice_id) {
            return Err(refused(
                &invoice,
                "stands twice among the invoices to settle. Put its parts together",
            ));
        }
        let payment_minor = in_payment_currency(payment, draft, &invoice)?;
        if draft.amount_minor > invoice.open_minor && !may_overpay {
            let open = Money { minor: invoice.open_minor, currency: invoice.currency };
            let given = Money { minor: draft.amount_minor, currency: invoice.currency };
            return Err(refused(
                &invoice,
                &format!("has {open} open, so {given} is too much. Settle less, or say that it is overpaid"),
            ));
        }
        left -= i128::from(payment_minor);
        if left < 0 {
            let money = Money { minor: payment.unallocated_minor, currency: payment.currency };
            return Err(refused(
                &invoice,
                &format!("takes more than is left of the payment, which is {money}. Settle less"),
            ));
        }
        let earliest_on = invoice.issued_on;
        checked.push(Checked { invoice, amount_minor: draft.amount_minor, payment_minor, earliest_on });
    }
    Ok(checked)
}

fn in_payment_currency(payment: &Standing, draft: &AllocationDraft, invoice: &OpenState) -> Result<i64> {
    if draft.amount_minor <= 0 {
        return Err(refused(
            invoice,
            "is to be settled by nothing. Give an amount above zero, or leave it out",
        ));
    }
    let is_same = payment.currency == invoice.currency;
    match draft.payment_minor {
        None if is_same => Ok(draft.amount_minor),
        None => Err(refused(
            invoice,
            &format!(
                "is in {}, the payment in {}. Say how much of the payment it takes",
                invoice.currency, payment.currency
            ),
        )),
        Some(minor) if is_same && minor != draft.amount_minor => Err(refused(
            invoice,
            "is in the currency of the payment, so it takes as much of it as it settles",
        )),
        Some(minor) if minor <= 0 => {
            Err(refused(invoice, "takes nothing of the payment. Give an amount above zero"))
        }
        Some(minor) => Ok(minor),
    }
}

/// The debtor of all invoices, when it is one.
pub(crate) fn debtor_of(checked: &[Checked]) -> Debtor {
    match checked {
        [first, others @ ..] if others.iter().all(|one| one.invoice.debtor == first.invoice.debtor) => {
            first.invoice.debtor
        }
        _ => Debtor::default(),
    }
}

/// The invoices by number: "INV-1 and INV-2", or "3 invoices".
pub(crate) fn numbers(checked: &[Checked]) -> String {
    match checked {
        [] => "no invoice yet".to_owned(),
        [one] => one.invoice.number.clone(),
        [one, two] => format!("{} and {}", one.invoice.number, two.invoice.number),
        several => format!("{} invoices", several.len()),
    }
}

/// A currency by its code.
pub(crate) fn currency(code: &str) -> Result<Currency> {
    Currency::from_code(code).or_invalid(
        "currency",
        format!("“{code}” is not a currency. Use the three letters of ISO 4217, such as EUR."),
    )
}

fn refused(invoice: &OpenState, what: &str) -> Error {
    Error::invalid("allocations", format!("{} {what}.", invoice.number))
        .with("invoice_id", invoice.invoice_id.to_string())
        .with("number", &invoice.number)
}
