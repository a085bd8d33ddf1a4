//! Records a payment by hand.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::rules::{self, CheckedAllocation};
use super::store::RemainingPayment;
use super::{AllocationDraft, PaymentDetail, PaymentMethod, get, store};
use crate::kernel::{Currency, FieldProblems, Id, Message, Money, Result, money, text};
use crate::money::sponsors::{Debtor, OptionalDebtor};
use crate::register::{Connection, Op, Register};

/// Asks to record money that arrived.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct RecordPayments {
    /// The day it arrived; today when absent.
    #[ts(as = "Option<String>")]
    pub received_on: Option<NaiveDate>,
    /// What arrived, above zero.
    pub amount_minor: i64,
    pub currency: String,
    /// What banks kept on the way; it settles as if it had arrived.
    pub bank_fee_minor: i64,
    /// How it came.
    pub method: PaymentMethod,
    /// Who paid.
    pub payer_name: String,
    /// The payer's reference.
    pub reference: String,
    pub note: String,
    /// Whose money it is; the debtor of the invoices it settles when absent.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// What it settles.
    pub allocations: Vec<AllocationDraft>,
    /// Whether invoices may be settled beyond what is open.
    pub may_overpay: bool,
}

/// A payment that may be written.
#[derive(Debug, Clone)]
pub(crate) struct NewPayment {
    pub(crate) received_on: NaiveDate,
    pub(crate) amount: Money,
    pub(crate) bank_fee_minor: i64,
    pub(crate) method: PaymentMethod,
    pub(crate) payer_name: String,
    pub(crate) reference: String,
    pub(crate) note: String,
    pub(crate) debtor: Option<Debtor>,
    pub(crate) refunds_id: Option<i64>,
    pub(crate) allocations: Vec<CheckedAllocation>,
}

/// Records a payment and what it settles.
///
/// # Errors
/// Fields that break a rule, an invoice that does not exist, more than is open or than arrived; nothing has changed then.
pub fn record(register: &mut Register, request: RecordPayments) -> Result<PaymentDetail> {
    let today = register.clock().today();
    let payment = checked(register.reader(), &request, today)?;
    let id = register.transact(Op::new(summary(&payment)), |edit| store::insert_payment(edit, &payment))?;
    get(register, Id { id })
}

fn summary(payment: &NewPayment) -> Message {
    let NewPayment { amount, payer_name: payer, .. } = payment;
    let allocations = rules::numbers(&payment.allocations);
    if payer.is_empty() {
        message!("Recorded a payment of {amount} for {allocations}", amount, allocations)
    } else {
        message!("Recorded a payment of {amount} from {payer} for {allocations}", amount, payer, allocations)
    }
}

fn checked(connection: &Connection, request: &RecordPayments, today: NaiveDate) -> Result<NewPayment> {
    let currency = rules::currency(&request.currency)?;
    let received_on = request.received_on.unwrap_or(today);
    let mut problems = FieldProblems::default();
    check_money(&mut problems, currency, request.amount_minor, request.bank_fee_minor);
    check_day(&mut problems, "received_on", received_on, today);
    let payer_name = problems.take("payer_name", text::line(&request.payer_name));
    let reference = problems.take("reference", text::line(&request.reference));
    let note = problems.take("note", text::lines(&request.note));
    problems.into_result()?;
    let named = request.debtor.require(connection)?;
    let remaining = RemainingPayment {
        currency,
        unallocated_minor: money::sum([request.amount_minor, request.bank_fee_minor]),
    };
    let allocations = rules::check(connection, &remaining, &request.allocations, request.may_overpay)?;
    let debtor = named.or_else(|| rules::debtor_of(&allocations));
    let payer_name = match payer_name.is_empty() {
        true => debtor.map(|debtor| debtor.name(connection)).transpose()?.flatten().unwrap_or_default(),
        false => payer_name,
    };
    Ok(NewPayment {
        received_on,
        amount: Money { minor: request.amount_minor, currency },
        bank_fee_minor: request.bank_fee_minor,
        method: request.method,
        payer_name,
        reference,
        note,
        debtor,
        refunds_id: None,
        allocations,
    })
}

fn check_money(problems: &mut FieldProblems, currency: Currency, amount_minor: i64, bank_fee_minor: i64) {
    for (field, minor) in [("amount_minor", amount_minor), ("bank_fee_minor", bank_fee_minor)] {
        if !money::is_within_limit(minor) {
            problems
                .add(field, message!("This is {digits}.", digits = money::beyond_limit(currency.digits())));
        }
    }
    if amount_minor <= 0 {
        problems.add(
            "amount_minor",
            message!("Give what arrived, above zero. Money that was paid back is recorded as a refund."),
        );
    }
    if bank_fee_minor < 0 {
        problems.add("bank_fee_minor", message!("What banks kept cannot be below zero."));
    }
}

/// A day that is not in the future, nor before the program's first year.
pub(crate) fn check_day(problems: &mut FieldProblems, field: &str, day: NaiveDate, today: NaiveDate) {
    if day > today {
        problems.add(
            field,
            message!("{day, date, long} is in the future. Give the day on which it happened.", day),
        );
    } else if !crate::kernel::licence_year::YEARS.contains(&chrono::Datelike::year(&day)) {
        problems.add(field, message!("{day, date, long} is too far in the past. Check the year.", day));
    }
}
