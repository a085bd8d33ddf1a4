//! Turns bank transactions into payments: as suggested, as somebody says, or in several parts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::suggest::{self, SuggestedBooking};
use super::{TransactionRow, TransactionState, store};
use crate::kernel::{Error, Message, Money, OptionExt, Result};
use crate::money::matching::Confidence;
use crate::money::payments::record::NewPayment;
use crate::money::payments::store::{self as ledger, RemainingPayment};
use crate::money::payments::{AllocationDraft, PaymentMethod, rules};
use crate::money::sponsors::OptionalDebtor;
use crate::register::{Connection, Edit, Op, Register};

/// Asks to book transactions, all of them or none.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct BookBankTransactions {
    /// What becomes of each.
    pub bookings: Vec<Booking>,
}

/// What becomes of a transaction.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Booking {
    /// The transaction.
    pub transaction_id: i64,
    /// The payments it becomes; several split it. What they leave goes on waiting.
    pub parts: Vec<BookingPart>,
}

/// A payment that a transaction becomes.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct BookingPart {
    /// How much of the transaction, below zero when it went out; all that is left when absent.
    pub amount_minor: Option<i64>,
    /// What banks kept on the way; it settles as if it had arrived.
    pub bank_fee_minor: i64,
    /// Whose money it is; the debtor of the invoices when absent.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// What it settles.
    pub allocations: Vec<AllocationDraft>,
    /// The payment that is paid back, when money went out.
    pub refunds_id: Option<i64>,
    /// A note.
    pub note: String,
    /// Whether invoices may be settled beyond what is open.
    pub may_overpay: bool,
}

/// Asks to book what is certain.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ConfirmBankTransactionsCertain {
    /// Only these, all of which must be certain still; every certain one when absent.
    pub transaction_ids: Option<Vec<i64>>,
}

/// What was booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Booked {
    /// The payments.
    pub payment_ids: Vec<i64>,
    /// The entry in the history; none when there was nothing to do.
    pub entry_id: Option<i64>,
}

/// Books transactions as somebody decided.
///
/// # Errors
/// A transaction that is gone, ignored or booked already, and whatever a payment by hand is refused for; nothing has
/// changed then.
pub fn book(register: &mut Register, request: BookBankTransactions) -> Result<Booked> {
    if request.bookings.iter().all(|booking| booking.parts.is_empty()) {
        return Err(Error::invalid("bookings", message!("Say what the transaction pays.")));
    }
    let op = Op::new(message!("Booked bank transactions"));
    let outcome = register.transact_with_entry(op, |edit| write_all(edit, &request.bookings))?;
    Ok(Booked { payment_ids: outcome.value, entry_id: outcome.entry_id })
}

/// Books every transaction whose best suggestion is certain, in one operation.
///
/// # Errors
/// A transaction among those named that is not certain any more; nothing has changed then.
pub fn confirm_certain(register: &mut Register, request: ConfirmBankTransactionsCertain) -> Result<Booked> {
    let connection = register.reader();
    let mut waiting = store::waiting(connection)?;
    suggest::fill(connection, &mut waiting)?;
    let certain = |row: &&TransactionRow| {
        row.suggestions.first().is_some_and(|best| best.confidence == Confidence::Certain)
    };
    let mut bookings = Vec::new();
    match &request.transaction_ids {
        None => bookings.extend(waiting.iter().filter(certain).filter_map(as_suggested)),
        Some(ids) => {
            for id in ids {
                let row = waiting.iter().filter(|row| row.id == *id).find(certain);
                let booking = row.and_then(as_suggested).ok_or_else(|| {
                    Error::conflict(message!("A transaction is not certain any more: something was booked or changed meanwhile. Look at the list again."))
                })?;
                bookings.push(booking);
            }
        }
    }
    let op = Op::new(message!("Booked what was certain"));
    let outcome = register.transact_with_entry(op, |edit| write_all(edit, &bookings))?;
    Ok(Booked { payment_ids: outcome.value, entry_id: outcome.entry_id })
}

fn as_suggested(row: &TransactionRow) -> Option<Booking> {
    let best: &SuggestedBooking = row.suggestions.first()?;
    let allocation = |share: &super::SuggestedShare| AllocationDraft {
        invoice_id: share.invoice_id,
        amount_minor: share.amount_minor,
        payment_minor: Some(share.payment_minor),
    };
    let part = BookingPart {
        bank_fee_minor: best.bank_fee_minor,
        debtor: best.debtor.into(),
        allocations: best.shares.iter().map(allocation).collect(),
        ..BookingPart::default()
    };
    Some(Booking { transaction_id: row.id, parts: vec![part] })
}

fn write_all(edit: &Edit<'_>, bookings: &[Booking]) -> Result<Vec<i64>> {
    let mut ids = Vec::new();
    let mut summaries = Vec::new();
    for booking in bookings {
        let row = store::transaction(edit, booking.transaction_id)?
            .or_not_found(template!("Bank transaction"), booking.transaction_id)?;
        refuse_settled(&row)?;
        let mut left = row.left_minor;
        for part in &booking.parts {
            let payment = payment_of(edit, &row, part, left)?;
            left -= payment.amount.minor;
            let id = ledger::insert_payment(edit, &payment)?;
            store::insert_bank_payment(edit, row.id, id)?;
            summaries.push(summary(&row, &payment));
            ids.push(id);
        }
    }
    if let [only] = summaries.as_slice() {
        edit.summarise(only);
    } else {
        edit.summarise(message!(
            "Booked {transactions, plural, one {# bank transaction} other {# bank transactions}} as {payments, plural, one {# payment} other {# payments}}",
            transactions = bookings.len(),
            payments = ids.len()
        ));
    }
    Ok(ids)
}

fn summary(row: &TransactionRow, payment: &NewPayment) -> Message {
    let what = rules::numbers(&payment.allocations);
    message!(
        "Booked {amount} of {booked_on, date, long} from {named} for {what}",
        amount = payment.amount,
        booked_on = row.booked_on,
        named = named(row),
        what
    )
}

fn named(row: &TransactionRow) -> Message {
    match row.counterparty.as_str() {
        "" => message!("an unnamed payer"),
        counterparty => message!("{text}", text = counterparty),
    }
}

fn refuse_settled(row: &TransactionRow) -> Result<()> {
    match row.state {
        TransactionState::Waiting => Ok(()),
        TransactionState::Booked => Err(Error::conflict(message!(
            "The transaction of {booked_on, date, long} from {named} is booked already. It pays nothing twice.",
            booked_on = row.booked_on,
            named = named(row)
        ))),
        TransactionState::Ignored => Err(Error::conflict(message!(
            "The transaction of {booked_on, date, long} from {named} is ignored. Bring it back first.",
            booked_on = row.booked_on,
            named = named(row)
        ))),
    }
}

fn payment_of(
    connection: &Connection,
    row: &TransactionRow,
    part: &BookingPart,
    left: i64,
) -> Result<NewPayment> {
    let currency = row.in_currency.currency();
    let amount = Money { minor: part.amount_minor.unwrap_or(left), currency };
    if amount.minor == 0
        || amount.minor.signum() != row.amount_minor.signum()
        || amount.minor.abs() > left.abs()
    {
        let left = Money { minor: left, currency };
        return Err(Error::invalid(
            "amount_minor",
            message!("{left} of the transaction is left, so {amount} cannot be booked.", left, amount),
        ));
    }
    if part.bank_fee_minor < 0 || (amount.minor < 0 && part.bank_fee_minor != 0) {
        return Err(Error::invalid(
            "bank_fee_minor",
            message!("What banks kept of money that came in cannot be below zero."),
        ));
    }
    let mut debtor = part.debtor.require(connection)?;
    let allocations = if amount.minor > 0 {
        let unallocated_minor = amount.minor.saturating_add(part.bank_fee_minor);
        rules::check(
            connection,
            &RemainingPayment { currency, unallocated_minor },
            &part.allocations,
            part.may_overpay,
        )?
    } else if part.allocations.is_empty() {
        Vec::new()
    } else {
        return Err(Error::invalid("allocations", message!("Money that went out settles no invoice.")));
    };
    if amount.minor > 0 && part.refunds_id.is_some() {
        return Err(Error::invalid("refunds_id", message!("Money that came in pays nothing back.")));
    }
    if let Some(id) = part.refunds_id {
        let refunded = ledger::payment(connection, id)?.or_not_found(template!("Payment"), id)?;
        if refunded.in_currency != row.in_currency || refunded.unallocated_minor < -amount.minor {
            let message = message!(
                "Less than {currency} is left of that payment. Take back first what it settled.",
                currency = Money { minor: -amount.minor, currency }
            );
            return Err(Error::invalid("refunds_id", message));
        }
        debtor = refunded.debtor.0;
    }
    let reference = row
        .references
        .first()
        .or(Some(&row.end_to_end))
        .filter(|text| !text.is_empty())
        .unwrap_or(&row.remittance);
    Ok(NewPayment {
        received_on: row.booked_on,
        amount,
        bank_fee_minor: part.bank_fee_minor,
        method: PaymentMethod::Transfer,
        payer_name: row.counterparty.clone(),
        reference: reference.clone(),
        note: crate::kernel::text::lines(&part.note).map_err(|problem| Error::invalid("note", problem))?,
        debtor: debtor.or_else(|| rules::debtor_of(&allocations)),
        refunds_id: part.refunds_id,
        allocations,
    })
}
