//! Who is due for which reminder on a day, and why others are left out. Making them works out the same.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReminderRules;
use super::due::{self, HeldBecause, HeldTime, ReminderState};
use super::fee::ReminderFees;
use super::store::{self, RemindableInvoice};
use super::waiting::Waiting;
use crate::kernel::message::{and, sentences};
use crate::kernel::{Currency, InCurrency, Message, Result, money};
use crate::money::billing::Correspondents;
use crate::money::payments;
use crate::money::sponsors::Debtor;
use crate::paper::letters::Texts;
use crate::paper::locale::{Language, Words};
use crate::register::Register;

/// Asks who is due for a reminder.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct PreviewReminders {
    /// The day of the reminders; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// Who is due for a reminder on a day, and who is overdue and left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderPreview {
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The invoices that are due for a reminder, by debtor.
    pub due: Vec<ReminderCandidate>,
    /// The overdue invoices that are not, by debtor, each with the reason.
    pub left_out: Vec<ReminderCandidate>,
    /// How many bank transactions that came in wait to be booked.
    pub waiting_transactions: usize,
    /// How many of them may pay an invoice that is due for a reminder.
    pub waiting_payments: usize,
}

/// An overdue invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReminderCandidate {
    pub invoice_id: i64,
    pub number: String,
    /// Who owes it.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// The name on the invoice.
    pub debtor_name: String,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// Days since.
    pub days_overdue: i64,
    /// What it asked for.
    pub total_minor: i64,
    /// What is left to pay.
    pub open_minor: i64,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The level it is due for, or that comes next; none where none follows.
    pub level: Option<u32>,
    /// What the reminder asks for beside it: its own fee, tax included, and what is open of the fees of earlier ones.
    pub fee_minor: i64,
    /// Its own fee, tax included, which becomes an invoice.
    pub new_fee_minor: i64,
    /// Where the reminder is sent; empty where no address is known.
    pub email: String,
    /// The level reached so far; 0 for none.
    pub last_level: u32,
    #[ts(type = "string | null")]
    pub last_on: Option<NaiveDate>,
    /// Why it is left out; empty for what is due.
    pub reason: Message,
    /// What one should know before it is reminded of; empty for nothing.
    pub warning: Message,
    /// Whether a payment that waits in the bank list certainly or likely settles it: a run leaves it out unless it is named.
    pub is_held: bool,
}

/// Says who is due for which reminder on a day.
pub fn preview(register: &Register, request: PreviewReminders) -> Result<ReminderPreview> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let connection = register.reader();
    let (rules, overdue) = work_out(register, on)?;
    let fees = ReminderFees::read(register, &rules, &Texts::read(connection)?)?;
    let people = Correspondents::read(connection)?;
    let unallocated = unallocated(register)?;
    let waiting = Waiting::read(register)?;
    let (mut due, mut left_out) = (Vec::new(), Vec::new());
    for (invoice, state) in overdue {
        let mut candidate = candidate(&invoice, &state, on);
        candidate.email = people.email_of(connection, invoice.debtor)?;
        if let ReminderState::Due(level) = state {
            let mut warnings = warnings(&candidate, &unallocated, &waiting);
            match fees.prepare(connection, &invoice, level, Words::of(Language::English), on) {
                Ok(fee) => candidate.new_fee_minor = fee.map_or(0, |fee| fee.total_minor()),
                Err(error) => warnings.push(error.message),
            }
            candidate.fee_minor += candidate.new_fee_minor;
            candidate.is_held = waiting.holds(invoice.invoice_id);
            candidate.warning = sentences(warnings);
            due.push(candidate);
        } else {
            left_out.push(candidate);
        }
    }
    let waiting_payments = waiting.may_pay(due.iter().map(|candidate| candidate.invoice_id));
    Ok(ReminderPreview { on, due, left_out, waiting_transactions: waiting.transactions(), waiting_payments })
}

/// The overdue invoices and where each stands on a day.
pub(super) fn work_out(
    register: &Register,
    on: NaiveDate,
) -> Result<(ReminderRules, Vec<(RemindableInvoice, ReminderState)>)> {
    let rules = store::rules(register.reader())?;
    let overdue = store::open_invoices(register.reader())?
        .into_iter()
        .filter(|invoice| invoice.item.due_on < on)
        .map(|invoice| {
            let state = due::state(&rules, &invoice.item, on);
            (invoice, state)
        })
        .collect();
    Ok((rules, overdue))
}

/// What is open of the fees of earlier reminders of an invoice, which the next one asks for as well.
pub(super) fn earlier_fees(invoice: &RemindableInvoice) -> i64 {
    money::sum(invoice.fees.iter().map(|fee| fee.open_minor))
}

fn candidate(invoice: &RemindableInvoice, state: &ReminderState, on: NaiveDate) -> ReminderCandidate {
    let (level, reason) = match state {
        ReminderState::Due(level) => (Some(*level), Message::nothing()),
        ReminderState::Waits { level, on } => {
            (Some(*level), message!("Reminder {level} comes on {on, date, long} or later.", level, on = *on))
        }
        ReminderState::Held(hold) => (None, why_held(hold)),
        ReminderState::AskedWith(number) => (
            None,
            message!("It is the fee of a reminder of {number}, and asked for together with it.", number),
        ),
        ReminderState::Exhausted if invoice.item.last_level == 0 => {
            (None, message!("No reminders are set up in Settings."))
        }
        ReminderState::Exhausted => (None, message!("It had its last reminder.")),
    };
    ReminderCandidate {
        invoice_id: invoice.invoice_id,
        number: invoice.number.clone(),
        debtor: invoice.debtor,
        debtor_name: invoice.debtor_name.clone(),
        due_on: invoice.item.due_on,
        days_overdue: (on - invoice.item.due_on).num_days(),
        total_minor: invoice.total_minor,
        open_minor: invoice.open_minor,
        in_currency: invoice.in_currency,
        level,
        fee_minor: earlier_fees(invoice),
        new_fee_minor: 0,
        email: String::new(),
        last_level: invoice.item.last_level,
        last_on: invoice.item.last_on,
        reason,
        warning: Message::nothing(),
        is_held: false,
    }
}

fn why_held(hold: &HeldTime) -> Message {
    let (from, note) = (hold.from_on, &hold.note);
    match (hold.because, hold.until_on) {
        (HeldBecause::Disputed, None) => message!("Disputed since {from, date, long}: {note}", from, note),
        (HeldBecause::Disputed, Some(until)) => {
            message!("Disputed since {from, date, long} until {until, date, long}: {note}", from, until, note)
        }
        (HeldBecause::Stopped, None) => message!("No reminders since {from, date, long}: {note}", from, note),
        (HeldBecause::Stopped, Some(until)) => {
            message!("No reminders from {from, date, long} to {until, date, long}: {note}", from, until, note)
        }
    }
}

/// Who has paid money that settles nothing yet, in which currencies.
type UnallocatedOf = BTreeMap<Debtor, Vec<Currency>>;

fn unallocated(register: &Register) -> Result<UnallocatedOf> {
    let mut known = UnallocatedOf::new();
    for row in payments::unallocated(register)?.rows {
        if let Some(debtor) = row.debtor.0.filter(|_| row.unallocated_minor + row.overpaid_minor > 0) {
            known.entry(debtor).or_default().push(row.in_currency.currency());
        }
    }
    Ok(known)
}

fn warnings(candidate: &ReminderCandidate, unallocated: &UnallocatedOf, waiting: &Waiting) -> Vec<Message> {
    let ReminderCandidate { invoice_id, open_minor, in_currency, .. } = candidate;
    let mut warnings = vec![waiting.told(*invoice_id, *open_minor, in_currency.code(), in_currency.digits())];
    if let Some(currencies) = unallocated.get(&candidate.debtor) {
        let currencies = and(currencies.iter().map(|currency| currency.code()));
        warnings.push(message!(
            "There is money of it in {currencies} that settles nothing yet. Look at Payments first.",
            currencies
        ));
    }
    if candidate.email.is_empty() {
        warnings.push(message!("No e-mail address is known: send it by post."));
    }
    warnings.retain(|warning| !warning.is_empty());
    warnings
}
