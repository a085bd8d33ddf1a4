//! What should be settled before the books are closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::Chart;
use super::derive::Entry;
use super::journal::{entries_of, entries_through};
use super::reconcile::{EVER, reconciled};
use super::{AccountKey, BankAccount, store};
use crate::kernel::message::{and, sentences};
use crate::kernel::money::format_minor;
use crate::kernel::{Currency, Message, Result, Template};
use crate::money::billing::{self, YearState};
use crate::money::invoices;
use crate::register::{Register, closed_through};

/// Asks what should be settled before the books are closed through a day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CheckBooksClose {
    /// The day.
    #[ts(type = "string")]
    pub through_on: NaiveDate,
}

/// What should be settled before the books are closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CloseChecks {
    /// The day.
    #[ts(type = "string")]
    pub through_on: NaiveDate,
    /// Whether the books may be closed through it: nothing forbids it, though there may be advice.
    pub can_close: bool,
    /// Whether every check is fine.
    pub is_clean: bool,
    /// The checks.
    pub checks: Vec<CloseCheck>,
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CloseCheck {
    /// Names it.
    pub key: String,
    /// What is checked.
    pub name: Message,
    /// Whether it is fine.
    pub ok: bool,
    /// Whether the books cannot be closed while it is not.
    pub forbids: bool,
    /// What was found, as a sentence.
    pub detail: Message,
    /// The screen on which it is settled; empty for none.
    pub screen: String,
}

/// Gives what should be settled before the books are closed through a day.
pub fn check_close(register: &Register, request: CheckBooksClose) -> Result<CloseChecks> {
    let entries = entries_through(register.reader(), request.through_on)?;
    checks(register, request.through_on, &entries)
}

/// The checks, for entries that are known already.
pub(super) fn checks(register: &Register, through_on: NaiveDate, entries: &[Entry]) -> Result<CloseChecks> {
    let checks = vec![
        day(register, through_on)?,
        balance(entries),
        receivables(register, through_on, entries)?,
        gaps(register)?,
        unmatched(register, through_on)?,
        banks(register, through_on)?,
        unallocated(register, through_on, entries)?,
        costs(register, through_on)?,
        drafts(register, through_on)?,
    ];
    Ok(CloseChecks {
        through_on,
        can_close: checks.iter().all(|check| check.ok || !check.forbids),
        is_clean: checks.iter().all(|check| check.ok),
        checks,
    })
}

fn check(
    key: &str,
    name: Template,
    forbids: bool,
    screen: &str,
    found: Result<Message, Message>,
) -> CloseCheck {
    let ok = found.is_ok();
    let detail = found.unwrap_or_else(|problem| problem);
    CloseCheck { key: key.to_owned(), name: name.into(), ok, forbids, detail, screen: screen.to_owned() }
}

/// The day is over, and after what is closed already.
fn day(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match closed_through(register.reader())? {
        Some(closed) if through_on <= closed => {
            Err(message!("The books are closed through {closed, date, long} already.", closed))
        }
        _ if through_on >= register.clock().today() => Err(message!(
            "{through_on, date, long} is not over yet. Close the books the day after, or later.",
            through_on
        )),
        _ => Ok(message!("{through_on, date, long} is over.", through_on)),
    };
    Ok(check("day", template!("The period is over"), true, "", found))
}

fn balance(entries: &[Entry]) -> CloseCheck {
    let unbalanced = entries.iter().find_map(|entry| {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        entry.lines.iter().for_each(|line| *sums.entry(line.currency).or_default() += line.minor);
        sums.values().any(|sum| *sum != 0).then(|| entry.lines.first().map(|line| line.document.clone()))
    });
    let found = match unbalanced {
        None => Ok(message!("Debits equal credits in every entry.")),
        Some(document) => Err(message!(
            "The entry of {document} does not balance: open Settings, Register, and check the register.",
            document = document.unwrap_or_default()
        )),
    };
    check("balance", template!("The journal balances"), true, "settings", found)
}

fn gaps(register: &Register) -> Result<CloseCheck> {
    let found = match invoices::numbers_are_gap_free(register.reader())? {
        None => Ok(message!("Every series of numbers is complete.")),
        Some(gap) => Err(message!("Numbers are not complete: {gap}.", gap)),
    };
    Ok(check("gaps", template!("Numbers have no gaps"), true, "invoices", found))
}

fn unmatched(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match store::unmatched(register.reader(), through_on)? {
        0 => Ok(message!("Every bank transaction has its place or is put aside.")),
        count => Err(message!(
            "{count, plural, =1 {One bank transaction is} one {# bank transaction is} other {# bank transactions are}} neither placed in full nor put aside.",
            count
        )),
    };
    Ok(check("unmatched", template!("Bank transactions are matched"), false, "payments", found))
}

/// What the books hold at each bank is what its statements say, with what is listed as outstanding.
fn banks(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let connection = register.reader();
    let chart = Chart::of(connection)?;
    let known: Vec<&BankAccount> =
        chart.banks.all.iter().filter(|bank| bank.is_open_on(through_on)).collect();
    let mut problems = Vec::new();
    if !known.is_empty() {
        let entries = entries_of(connection, &chart, EVER)?;
        for bank in &known {
            let found = reconciled(connection, &chart, &entries, bank, through_on)?;
            if !found.is_reconciled {
                problems.push(found.words);
            }
        }
    }
    let found = match (problems.is_empty(), known.len()) {
        (false, _) => Err(sentences(problems)),
        (true, 0) => Ok(message!("No statement of a bank was read, so there is nothing to compare.")),
        (true, count) => Ok(message!(
            "{count, plural, =1 {The bank account reconciles} one {# bank account reconciles} other {# bank accounts reconcile}} with {count, plural, one {its} other {their}} statements.",
            count
        )),
    };
    Ok(check("banks", template!("Bank accounts reconcile"), false, "books", found))
}

/// Debtors owe in the journal what the list of receivables says, at the end of every day.
fn receivables(register: &Register, through_on: NaiveDate, entries: &[Entry]) -> Result<CloseCheck> {
    let mut moved: BTreeMap<NaiveDate, BTreeMap<Currency, (i128, i128)>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.on <= through_on) {
        for line in entry.lines.iter().filter(|line| line.account == AccountKey::Receivables) {
            moved.entry(entry.on).or_default().entry(line.currency).or_default().0 += i128::from(line.minor);
        }
    }
    let listed = store::receivable_days(register.reader(), through_on)?;
    for (on, currency, minor) in listed {
        moved.entry(on).or_default().entry(currency).or_default().1 += i128::from(minor);
    }
    let mut held: BTreeMap<Currency, (i128, i128)> = BTreeMap::new();
    let mut difference = None;
    for (on, currencies) in &moved {
        for (currency, (booked, listed)) in currencies {
            let sums = held.entry(*currency).or_default();
            *sums = (sums.0 + booked, sums.1 + listed);
            if sums.0 != sums.1 && difference.is_none() {
                difference = Some((*on, *currency, *sums));
            }
        }
    }
    let found = match difference {
        None => {
            Ok(message!("The receivables account holds what the list of receivables shows, on every day."))
        }
        Some((on, currency, (booked, listed))) => Err(message!(
            "On {on, date, long} the receivables account holds {booked}, the list of receivables {listed}. Open Settings, Register, and check the register.",
            on,
            booked = shown(currency, booked),
            listed = shown(currency, listed)
        )),
    };
    Ok(check("receivables", template!("Receivables agree with their list"), true, "books", found))
}

/// What stands in unallocated receipts: money in and money out apart, so that neither hides the other.
fn unallocated(register: &Register, through_on: NaiveDate, entries: &[Entry]) -> Result<CloseCheck> {
    let pays_back = store::refunded_payments(register.reader())?;
    let settled_later = store::settled_later(register.reader(), through_on)?;
    let mut left: BTreeMap<i64, (Currency, i128)> = BTreeMap::new();
    for line in entries.iter().filter(|entry| entry.on <= through_on).flat_map(|entry| &entry.lines) {
        if line.account == AccountKey::Unallocated {
            let id = line.payment_id.unwrap_or_default();
            let id = pays_back.get(&id).copied().unwrap_or(id);
            left.entry(id).or_insert((line.currency, 0)).1 -= i128::from(line.minor);
        }
    }
    let (mut arrived, mut later, mut went) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (id, (currency, minor)) in left {
        let settled = i128::from(settled_later.get(&id).copied().unwrap_or_default()).clamp(0, minor.max(0));
        *later.entry(currency).or_default() += settled;
        *arrived.entry(currency).or_default() += minor.max(0) - settled;
        *went.entry(currency).or_default() -= minor.min(0);
    }
    let mut problems = Vec::new();
    if let Some(sums) = sums(&arrived) {
        problems.push(message!("{sums} arrived and settles no invoice yet.", sums));
    }
    if let Some(sums) = sums(&went) {
        problems.push(message!("{sums} was paid out and pays back no payment.", sums));
    }
    let found = match (problems.is_empty(), sums(&later)) {
        (false, _) => Err(sentences(problems)),
        (true, None) => Ok(message!("All money that arrived settles an invoice.")),
        (true, Some(sums)) => Ok(message!(
            "{sums} arrived and was settled on a later day; until then it stands in unallocated receipts.",
            sums
        )),
    };
    Ok(check("unallocated", template!("No money is left unallocated"), false, "payments", found))
}

/// Sums by currency, in words; none where all are nothing.
fn sums(by_currency: &BTreeMap<Currency, i128>) -> Option<Message> {
    let shown: Vec<String> = by_currency
        .iter()
        .filter(|(_, minor)| **minor != 0)
        .map(|(currency, minor)| shown(*currency, *minor))
        .collect();
    (!shown.is_empty()).then(|| and(&shown))
}

fn shown(currency: Currency, minor: i128) -> String {
    let minor = i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX });
    format!("{currency} {}", format_minor(minor, currency.digits()))
}

fn costs(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match store::payments_without_cost(register.reader(), through_on)? {
        0 => Ok(message!("What each payment to ORCID cost is known.")),
        count => Err(message!(
            "What {count, plural, =1 {a payment} one {# payment} other {# payments}} to ORCID cost is not known yet, so no bank is charged with {count, plural, one {it} other {them}}.",
            count
        )),
    };
    Ok(check("orcid_costs", template!("Payments to ORCID have their cost"), false, "orcid-costs", found))
}

fn drafts(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let years = billing::years(register)?.years.into_iter().filter(|year| {
        year.has_plan
            && year.starts_on <= through_on
            && matches!(year.state, YearState::Draft | YearState::PartlyIssued)
    });
    let mut left = Vec::new();
    for year in years {
        match billing::left_to_bill(register, year.year)? {
            0 => {}
            count => left.push(message!(
                "{count, plural, one {# member} other {# members}} for {year}",
                count,
                year = year.label
            )),
        }
    }
    let found = match left.is_empty() {
        true => Ok(message!("Every member that is to be billed was billed.")),
        false => Err(message!("Still to be billed: {left}.", left = and(left))),
    };
    Ok(check("drafts", template!("Every invoice is issued"), false, "billing", found))
}
