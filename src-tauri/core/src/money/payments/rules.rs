//! What holds for every part of a payment, wherever it comes from.

use chrono::NaiveDate;

use super::store::{self, RemainingPayment};
use super::{AllocationDraft, differences};
use crate::kernel::message::and;
use crate::kernel::{Currency, Error, Message, Money, OptionExt, Result};
use crate::money::sponsors::Debtor;
use crate::money::terms;
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
pub(crate) struct CheckedAllocation {
    pub(crate) invoice: OpenState,
    pub(crate) amount_minor: i64,
    pub(crate) payment_minor: i64,
    /// The day before which it cannot count: the invoice's, and where a surplus is paid back, that of the surplus.
    pub(crate) earliest_on: NaiveDate,
}

/// Checks what a payment is to settle: never more than is left of it, and never more than is open unless that is meant or it is
/// too much by a small difference.
pub(crate) fn check(
    connection: &Connection,
    payment: &RemainingPayment,
    drafts: &[AllocationDraft],
    may_overpay: bool,
) -> Result<Vec<CheckedAllocation>> {
    let mut checked: Vec<CheckedAllocation> = Vec::new();
    let mut left = i128::from(payment.unallocated_minor);
    for draft in drafts {
        let invoice = store::open_state(connection, draft.invoice_id)?
            .or_not_found(template!("Invoice"), draft.invoice_id)?;
        if checked.iter().any(|known| known.invoice.invoice_id == draft.invoice_id) {
            let message = message!(
                "{number} stands twice among the invoices to settle. Put its parts together.",
                number = invoice.number
            );
            return Err(refused(&invoice, message));
        }
        let payment_minor = in_payment_currency(payment, draft, &invoice)?;
        let is_small =
            |minor: i64| Ok::<_, Error>(minor <= terms::store::difference_max(connection, invoice.currency)?);
        let beyond = draft.amount_minor.saturating_sub(invoice.open_minor);
        if beyond > 0 && !may_overpay && !(invoice.open_minor > 0 && is_small(beyond)?) {
            let open = Money { minor: invoice.open_minor, currency: invoice.currency };
            let given = Money { minor: draft.amount_minor, currency: invoice.currency };
            return Err(refused(
                &invoice,
                message!(
                    "{number} has {open} open, so {given} is too much. Settle less, or say that it is overpaid.",
                    number = invoice.number,
                    open,
                    given
                ),
            ));
        }
        left -= i128::from(payment_minor);
        if left < 0 {
            let money = Money { minor: payment.unallocated_minor, currency: payment.currency };
            return Err(refused(
                &invoice,
                message!(
                    "{number} takes more than is left of the payment, which is {money}. Settle less.",
                    number = invoice.number,
                    money
                ),
            ));
        }
        let earliest_on = invoice.issued_on;
        checked.push(CheckedAllocation {
            invoice,
            amount_minor: draft.amount_minor,
            payment_minor,
            earliest_on,
        });
    }
    let limit = terms::store::difference_max(connection, payment.currency)?;
    differences::take_what_is_left(&mut checked, i64::try_from(left).unwrap_or(0), limit);
    Ok(checked)
}

fn in_payment_currency(
    payment: &RemainingPayment,
    draft: &AllocationDraft,
    invoice: &OpenState,
) -> Result<i64> {
    let number = &invoice.number;
    if draft.amount_minor <= 0 {
        return Err(refused(
            invoice,
            message!(
                "{number} is to be settled by nothing. Give an amount above zero, or leave it out.",
                number
            ),
        ));
    }
    let is_same = payment.currency == invoice.currency;
    match draft.payment_minor {
        None if is_same => Ok(draft.amount_minor),
        None => Err(refused(
            invoice,
            message!(
                "{number} is in {currency}, the payment in {paid_in}. Say how much of the payment it takes.",
                number,
                currency = invoice.currency,
                paid_in = payment.currency
            ),
        )),
        Some(minor) if is_same && minor != draft.amount_minor => Err(refused(
            invoice,
            message!(
                "{number} is in the currency of the payment, so it takes as much of it as it settles.",
                number
            ),
        )),
        Some(minor) if minor <= 0 => {
            let message =
                message!("{number} takes nothing of the payment. Give an amount above zero.", number);
            Err(refused(invoice, message))
        }
        Some(minor) => Ok(minor),
    }
}

/// The debtor of all invoices, when it is one.
pub(crate) fn debtor_of(checked: &[CheckedAllocation]) -> Option<Debtor> {
    let (first, others) = checked.split_first()?;
    let debtor = first.invoice.debtor;
    others.iter().all(|one| one.invoice.debtor == debtor).then_some(debtor)
}

/// The invoices by number: "INV-1 and INV-2", or "3 invoices".
pub(crate) fn numbers(checked: &[CheckedAllocation]) -> Message {
    match checked {
        [] => message!("no invoice yet"),
        [_] | [_, _] => and(checked.iter().map(|one| &one.invoice.number)),
        several => message!("{count, plural, one {# invoice} other {# invoices}}", count = several.len()),
    }
}

/// A currency by its code.
pub(crate) fn currency(code: &str) -> Result<Currency> {
    Currency::from_code(code).or_invalid(
        "currency",
        message!("“{code}” is not a currency. Use the three letters of ISO 4217, such as EUR.", code),
    )
}

fn refused(invoice: &OpenState, message: Message) -> Error {
    Error::invalid("allocations", message)
        .with("invoice_id", invoice.invoice_id)
        .with("number", &invoice.number)
}
