//! What should be settled before the books are closed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::derive::Entry;
use super::journal::{digits, entries_through};
use super::{AccountKey, store};
use crate::kernel::money::format_minor;
use crate::kernel::{Result, long_date};
use crate::money::billing::{self, YearState};
use crate::money::invoices;
use crate::register::history::Nothing;
use crate::register::{Register, closed_through};

/// Asks what should be settled before the books are closed through a day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CheckClose {
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
    pub name: String,
    /// Whether it is fine.
    pub ok: bool,
    /// Whether the books cannot be closed while it is not.
    pub forbids: bool,
    /// What was found, as a sentence.
    pub detail: String,
    /// The screen on which it is settled; empty for none.
    pub screen: String,
}

/// Gives what should be settled before the books are closed through a day.
pub fn check_close(register: &Register, request: CheckClose) -> Result<CloseChecks> {
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

fn check(key: &str, name: &str, forbids: bool, screen: &str, found: Result<String, String>) -> CloseCheck {
    let ok = found.is_ok();
    let detail = found.unwrap_or_else(|problem| problem);
    CloseCheck { key: key.to_owned(), name: name.to_owned(), ok, forbids, detail, screen: screen.to_owned() }
}

/// The day is over, and after what is closed already.
fn day(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match closed_through(register.reader())? {
        Some(closed) if through_on <= closed => {
            Err(format!("The books are closed through {} already.", long_date(closed)))
        }
        _ if through_on >= register.clock().today() => Err(format!(
            "{} is not over yet. Close the books the day after, or later.",
            long_date(through_on)
        )),
        _ => Ok(format!("{} is over.", long_date(through_on))),
    };
    Ok(check("day", "The period is over", true, "", found))
}

fn balance(entries: &[Entry]) -> CloseCheck {
    let unbalanced = entries.iter().find_map(|entry| {
        let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
        entry.lines.iter().for_each(|line| *sums.entry(&line.currency).or_default() += line.minor);
        sums.values().any(|sum| *sum != 0).then(|| entry.lines.first().map(|line| line.document.clone()))
    });
    let found = match unbalanced {
        None => Ok("Debits equal credits in every entry.".to_owned()),
        Some(document) => Err(format!(
            "The entry of {} does not balance: open Settings, Register, and check the register.",
            document.unwrap_or_default()
        )),
    };
    check("balance", "The journal balances", true, "settings", found)
}

fn gaps(register: &Register) -> Result<CloseCheck> {
    let found = match invoices::numbers_are_gap_free(register.reader())? {
        None => Ok("Every series of numbers is complete.".to_owned()),
        Some(gap) => Err(format!("Numbers are not complete: {gap}.")),
    };
    Ok(check("gaps", "Numbers have no gaps", true, "invoices", found))
}

fn unmatched(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match store::unmatched(register.reader(), through_on)? {
        0 => Ok("Every bank transaction is booked or set aside.".to_owned()),
        1 => Err("One bank transaction is neither booked in full nor set aside.".to_owned()),
        count => Err(format!("{count} bank transactions are neither booked in full nor set aside.")),
    };
    Ok(check("unmatched", "Bank transactions are matched", false, "payments", found))
}

/// Debtors owe in the journal what the list of receivables says, at the end of every day.
fn receivables(register: &Register, through_on: NaiveDate, entries: &[Entry]) -> Result<CloseCheck> {
    let mut moved: BTreeMap<NaiveDate, BTreeMap<&str, (i128, i128)>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.on <= through_on) {
        for line in entry.lines.iter().filter(|line| line.account == AccountKey::Receivables) {
            moved.entry(entry.on).or_default().entry(&line.currency).or_default().0 += i128::from(line.minor);
        }
    }
    let listed = store::receivable_days(register.reader(), through_on)?;
    for (on, currency, minor) in &listed {
        moved.entry(*on).or_default().entry(currency).or_default().1 += i128::from(*minor);
    }
    let mut held: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    let mut difference = None;
    for (on, currencies) in &moved {
        for (currency, (booked, listed)) in currencies {
            let sums = held.entry(currency).or_default();
            *sums = (sums.0 + booked, sums.1 + listed);
            if sums.0 != sums.1 && difference.is_none() {
                difference = Some((*on, *currency, *sums));
            }
        }
    }
    let found = match difference {
        None => {
            Ok("The receivables account holds what the list of receivables shows, on every day.".to_owned())
        }
        Some((on, currency, (booked, listed))) => Err(format!(
            "On {} the receivables account holds {}, the list of receivables {}. Open Settings, Register, and check the register.",
            long_date(on),
            shown(currency, booked),
            shown(currency, listed)
        )),
    };
    Ok(check("receivables", "Receivables agree with their list", true, "books", found))
}

/// What stands in unallocated receipts: money in and money out apart, so that neither hides the other.
fn unallocated(register: &Register, through_on: NaiveDate, entries: &[Entry]) -> Result<CloseCheck> {
    let pays_back = store::refunded_payments(register.reader())?;
    let settled_later = store::settled_later(register.reader(), through_on)?;
    let mut left: BTreeMap<i64, (&str, i128)> = BTreeMap::new();
    for line in entries.iter().filter(|entry| entry.on <= through_on).flat_map(|entry| &entry.lines) {
        if line.account == AccountKey::Unallocated {
            let id = line.payment_id.unwrap_or_default();
            let id = pays_back.get(&id).copied().unwrap_or(id);
            left.entry(id).or_insert((&line.currency, 0)).1 -= i128::from(line.minor);
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
        problems.push(format!("{sums} arrived and settles no invoice yet."));
    }
    if let Some(sums) = sums(&went) {
        problems.push(format!("{sums} was paid out and pays back no payment."));
    }
    let found = match (problems.is_empty(), sums(&later)) {
        (false, _) => Err(problems.join(" ")),
        (true, None) => Ok("All money that arrived settles an invoice.".to_owned()),
        (true, Some(sums)) => Ok(format!(
            "{sums} arrived and was settled on a later day; until then it stands in unallocated receipts."
        )),
    };
    Ok(check("unallocated", "No money is left unallocated", false, "payments", found))
}

/// Sums by currency, in words; none where all are nothing.
fn sums(by_currency: &BTreeMap<&str, i128>) -> Option<String> {
    let shown: Vec<String> = by_currency
        .iter()
        .filter(|(_, minor)| **minor != 0)
        .map(|(currency, minor)| shown(currency, *minor))
        .collect();
    (!shown.is_empty()).then(|| shown.join(" and "))
}

fn shown(currency: &str, minor: i128) -> String {
    let minor = i64::try_from(minor).unwrap_or(if minor < 0 { i64::MIN } else { i64::MAX });
    format!("{currency} {}", format_minor(minor, digits(currency)))
}

fn costs(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let found = match store::payments_without_cost(register.reader(), through_on)? {
        0 => Ok("What each payment to ORCID cost is known.".to_owned()),
        1 => Err("What a payment to ORCID cost is not known yet, so no bank is charged with it.".to_owned()),
        count => Err(format!(
            "What {count} payments to ORCID cost is not known yet, so no bank is charged with them."
        )),
    };
    Ok(check("orcid_costs", "Payments to ORCID have their cost", false, "orcid-costs", found))
}

fn drafts(register: &Register, through_on: NaiveDate) -> Result<CloseCheck> {
    let years = billing::years(register, Nothing {})?.years.into_iter().filter(|year| {
        year.has_plan
            && year.starts_on <= through_on
            && matches!(year.state, YearState::Draft | YearState::PartlyIssued)
    });
    let mut left = Vec::new();
    for year in years {
        match billing::left_to_bill(register, year.year)? {
            0 => {}
            1 => left.push(format!("1 member for {}", year.label)),
            count => left.push(format!("{count} members for {}", year.label)),
        }
    }
    let found = match left.is_empty() {
        true => Ok("Every member that is to be billed was billed.".to_owned()),
        false => Err(format!("Still to be billed: {}.", left.join(" and "))),
    };
    Ok(check("drafts", "Every invoice is issued", false, "billing", found))
}
