//! Gives lines of a bank statement their place: on an account, as a payment that was recorded by hand, or as the wire to ORCID.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AccountKey;
use super::accounts::Chart;
use crate::kernel::{Error, Message, Money, OptionExt, Result, text};
use crate::money::bank::postings::store as placed;
use crate::money::bank::{TransactionRow, TransactionState};
use crate::money::orcid_costs::wire;
use crate::money::payments::store as payments;
use crate::register::{Connection, Edit, Op, Register, require_open};

/// Asks to give a line of a bank statement its place.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceBooksLine {
    /// The transaction.
    pub transaction_id: i64,
    /// Its parts, each with its place. What they leave goes on waiting.
    pub parts: Vec<LinePart>,
}

/// A part of a line, and its place: one of account, payment and payment to ORCID.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct LinePart {
    /// How much of the line, below zero when it went out; all that is left when absent. A payment says it itself.
    pub amount_minor: Option<i64>,
    /// The account.
    pub account: Option<AccountKey>,
    /// A payment that was recorded by hand.
    pub payment_id: Option<i64>,
    /// A payment to ORCID. What it cost is learnt from the line where it was not known.
    pub orcid_payment_id: Option<i64>,
    /// A note.
    pub note: String,
}

/// Asks to take the place of a line back: that of one placed part, or of a payment that was recorded by hand.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct TakeBooksLineBack {
    /// The transaction.
    pub transaction_id: i64,
    /// The placed part.
    pub posting_id: Option<i64>,
    /// The payment. It stays as it was recorded.
    pub payment_id: Option<i64>,
}

/// A line of a bank statement, as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacedLine {
    /// The transaction.
    pub transaction_id: i64,
    /// What of it has no place yet.
    pub left_minor: i64,
}

/// Gives a line of a bank statement its place, in one or in several parts.
///
/// # Errors
/// A line that is gone, put aside or placed already, more than is left of it, an account that takes no lines, a payment of
/// another amount or one that the bank told of already; [`crate::kernel::ErrorKind::Conflict`] when the books are closed for its
/// day. Nothing has changed then.
pub fn place_line(register: &mut Register, request: PlaceBooksLine) -> Result<PlacedLine> {
    if request.parts.is_empty() {
        return Err(Error::invalid("parts", message!("Say where the transaction has its place.")));
    }
    let op = Op::new(message!("Placed a bank transaction"));
    register.transact(op, |edit| {
        let row = transaction(edit, request.transaction_id)?;
        refuse_settled(&row)?;
        let mut places = Vec::new();
        for part in &request.parts {
            places.push(place(edit, &row, part)?);
        }
        let (amount, booked_on) = (money(&row, row.amount_minor), row.booked_on);
        edit.summarise(message!(
            "Placed {amount} of {booked_on, date, long}: {places}",
            amount,
            booked_on,
            places = crate::kernel::message::commas(places)
        ));
        Ok(())
    })?;
    let left_minor = transaction(register.reader(), request.transaction_id)?.left_minor;
    Ok(PlacedLine { transaction_id: request.transaction_id, left_minor })
}

/// Takes the place of a line back: it waits again. A payment stays as it was recorded.
///
/// # Errors
/// A part that is not there; [`crate::kernel::ErrorKind::Conflict`] when the books are closed for its day.
pub fn take_line_back(register: &mut Register, request: TakeBooksLineBack) -> Result<PlacedLine> {
    let connection = register.reader();
    let row = transaction(connection, request.transaction_id)?;
    let posting = row.postings.iter().find(|posting| Some(posting.id) == request.posting_id);
    let payment = request.payment_id.filter(|id| row.payment_ids.contains(id));
    if let Some(posting) = posting {
        if posting.account.is_some() {
            require_open(connection, row.booked_on, template!("a bank transaction"))?;
        }
        require_wire_open(connection, &row, posting.orcid_payment_id)?;
    } else if let Some(id) = payment {
        require_opening_open(connection, &row, id)?;
    } else {
        return Err(Error::not_found(message!(
            "The transaction of {booked_on, date, long} has no such place: it was taken back meanwhile.",
            booked_on = row.booked_on
        )));
    }
    let summary = message!(
        "Took {amount} of {booked_on, date, long} back from its place",
        amount = money(&row, row.amount_minor),
        booked_on = row.booked_on
    );
    register.transact(Op::new(summary), |edit| match (posting, payment) {
        (Some(posting), _) => placed::delete(edit, posting.id),
        (None, Some(id)) => placed::delete_payment(edit, row.id, id),
        (None, None) => Ok(()),
    })?;
    let left_minor = transaction(register.reader(), row.id)?.left_minor;
    Ok(PlacedLine { transaction_id: row.id, left_minor })
}

fn transaction(connection: &Connection, id: i64) -> Result<TransactionRow> {
    placed::transaction(connection, id)?.or_not_found(template!("Bank transaction"), id)
}

fn money(row: &TransactionRow, minor: i64) -> Money {
    Money { minor, currency: row.in_currency.currency() }
}

fn refuse_settled(row: &TransactionRow) -> Result<()> {
    let booked_on = row.booked_on;
    match row.state {
        TransactionState::Waiting => Ok(()),
        TransactionState::Booked => Err(Error::conflict(message!(
            "The transaction of {booked_on, date, long} has its place already. Take that back first.",
            booked_on
        ))),
        TransactionState::Ignored => Err(Error::conflict(message!(
            "The transaction of {booked_on, date, long} is put aside. Bring it back first.",
            booked_on
        ))),
    }
}

/// Writes the place of one part, and tells it in words.
fn place(edit: &Edit<'_>, row: &TransactionRow, part: &LinePart) -> Result<Message> {
    let note = text::line(&part.note).map_err(|problem| Error::invalid("note", problem))?;
    let left = transaction(edit, row.id)?.left_minor;
    match (part.account, part.payment_id, part.orcid_payment_id) {
        (Some(key), None, None) => {
            let minor = part.amount_minor.unwrap_or(left);
            on_account(edit, row, key, &note, minor, left)
        }
        (None, Some(id), None) => as_payment(edit, row, part, id, left),
        (None, None, Some(id)) => as_wire(edit, row, part, id, left, &note),
        _ => Err(Error::invalid(
            "parts",
            message!("Give each part one place: an account, a payment, or a payment to ORCID."),
        )),
    }
}

fn on_account(
    edit: &Edit<'_>,
    row: &TransactionRow,
    key: AccountKey,
    note: &str,
    minor: i64,
    left: i64,
) -> Result<Message> {
    require_open(edit, row.booked_on, template!("a bank transaction"))?;
    let chart = Chart::of(edit)?;
    let account = chart.account(key)?;
    let (code, name) = (&account.code, &account.name);
    if !account.takes_bank_lines {
        return Err(Error::invalid(
            "account",
            message!(
                "{code} {name} follows from documents and payments, so no line is placed there. Choose another account, or book the line as a payment.",
                code,
                name
            ),
        ));
    }
    require_within(row, minor, left)?;
    placed::insert(edit, row.id, minor, (Some(&key.code()), None), note)?;
    Ok(message!("{code} {name}", code, name))
}

fn require_within(row: &TransactionRow, minor: i64, left: i64) -> Result<()> {
    if minor == 0 || minor.signum() != row.amount_minor.signum() || minor.abs() > left.abs() {
        let (left, amount) = (money(row, left), money(row, minor));
        return Err(Error::invalid(
            "amount_minor",
            message!("{left} of the transaction is left, so {amount} cannot be booked.", left, amount),
        ));
    }
    Ok(())
}

fn as_payment(edit: &Edit<'_>, row: &TransactionRow, part: &LinePart, id: i64, left: i64) -> Result<Message> {
    let payment = payments::payment(edit, id)?.or_not_found(template!("Payment"), id)?;
    let received_on = payment.received_on;
    if payment.bank_transaction_id.is_some() {
        return Err(Error::conflict(message!(
            "The payment of {received_on, date, long} is a transaction of the bank already.",
            received_on
        )));
    }
    if payment.in_currency != row.in_currency
        || part.amount_minor.is_some_and(|minor| minor != payment.amount_minor)
    {
        let paid = Money { minor: payment.amount_minor, currency: payment.in_currency.currency() };
        return Err(Error::invalid(
            "payment_id",
            message!("That payment is {paid}: the bank has to tell of as much.", paid),
        ));
    }
    require_within(row, payment.amount_minor, left)?;
    require_opening_open(edit, row, id)?;
    placed::insert_payment(edit, row.id, id)?;
    Ok(message!("the payment of {received_on, date, long}", received_on))
}

/// What was recorded before the books of the account begin is in its opening balance until the bank tells of it.
fn require_opening_open(connection: &Connection, row: &TransactionRow, payment_id: i64) -> Result<()> {
    let chart = Chart::of(connection)?;
    let bank = chart.banks.find(Some(&row.account), row.in_currency.currency());
    let Some(opening_on) = bank.and_then(|bank| bank.opening_on) else { return Ok(()) };
    let payment =
        payments::payment(connection, payment_id)?.or_not_found(template!("Payment"), payment_id)?;
    if payment.received_on < opening_on {
        require_open(connection, opening_on, template!("an opening balance"))?;
    }
    Ok(())
}

/// A payment that leaves from an account in ORCID's currency is booked in that currency.
fn require_wire_open(connection: &Connection, row: &TransactionRow, id: Option<i64>) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let payment = wire::payment(connection, id)?.or_not_found(template!("Payment to ORCID"), id)?;
    if payment.cost_currency != row.in_currency.code() {
        require_open(connection, payment.draft.paid_on, template!("a payment to ORCID"))?;
    }
    Ok(())
}

fn as_wire(
    edit: &Edit<'_>,
    row: &TransactionRow,
    part: &LinePart,
    id: i64,
    left: i64,
    note: &str,
) -> Result<Message> {
    let payment = wire::payment(edit, id)?.or_not_found(template!("Payment to ORCID"), id)?;
    let (draft, paid_on) = (&payment.draft, payment.draft.paid_on);
    if placed::wire_of(edit, id)?.is_some() {
        return Err(Error::conflict(message!(
            "The payment to ORCID of {paid_on, date, long} is a transaction of the bank already.",
            paid_on
        )));
    }
    let (account, fee) = (row.in_currency.code(), draft.bank_fee_minor);
    let minor = if account == payment.cost_currency {
        match draft.cost_minor {
            Some(cost) => -(cost + fee),
            None => {
                let minor = part.amount_minor.unwrap_or(left);
                if -minor - fee <= 0 {
                    return Err(Error::invalid(
                        "orcid_payment_id",
                        message!(
                            "The bank’s fee of that payment is more than the transaction. Correct the payment first."
                        ),
                    ));
                }
                require_open(edit, paid_on, template!("a payment to ORCID"))?;
                wire::set_cost(edit, id, -minor - fee)?;
                minor
            }
        }
    } else if account == draft.currency && fee == 0 {
        require_wire_open(edit, row, Some(id))?;
        -draft.amount_minor
    } else {
        let (paid, cost) = (&draft.currency, &payment.cost_currency);
        return Err(Error::invalid(
            "orcid_payment_id",
            message!(
                "That payment is in {paid} and cost {cost}, the account is in {account}. Correct the payment, or place its fee apart.",
                paid,
                cost,
                account
            ),
        ));
    };
    if part.amount_minor.is_some_and(|asked| asked != minor) || require_within(row, minor, left).is_err() {
        let (paid, left) = (money(row, -minor), money(row, left));
        return Err(Error::invalid(
            "orcid_payment_id",
            message!(
                "The payment to ORCID took {paid} off the account, and {left} of the transaction is left. Correct what the payment cost, or place its fee apart.",
                paid,
                left
            ),
        ));
    }
    placed::insert(edit, row.id, minor, (None, Some(id)), note)?;
    Ok(message!("the payment to ORCID of {paid_on, date, long}", paid_on))
}
