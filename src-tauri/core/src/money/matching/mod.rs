//! Which invoices a transaction most likely pays: a pure function over open items and transactions. It only suggests.
//!
//! What identifies an invoice (its reference, its number) counts more than what fits it (amount, name). Suggestions of
//! one call never take more from a transaction or for an invoice than is there, so that confirming all of them pays
//! nothing twice. Nothing is certain that would settle somebody else's invoice with the money of a payer who is known.

mod candidates;
mod evidence;
mod misspelt;
mod numbers;
mod paid;
mod reservations;
mod settle;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bank_files::BankTransaction;
use crate::kernel::{Currency, Message, Money};
use crate::money::sponsors::Debtor;
use crate::register::Slice;

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice { name: "matching", ..Slice::EMPTY };

/// Suggestions given for one transaction at most.
pub const SUGGESTIONS_MAX: usize = 3;

/// An invoice of which something is left to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// The invoice.
    pub invoice_id: i64,
    /// Its number.
    pub number: String,
    /// Who owes it.
    pub debtor: Debtor,
    /// The names that debtor goes by, the one on the invoice first.
    pub debtor_names: Vec<String>,
    /// When it is due: of invoices that fit alike, the older is paid first.
    pub due_on: NaiveDate,
    /// Its currency.
    pub currency: Currency,
    /// What is left to pay, above zero.
    pub open_minor: i64,
    /// By how much a payment may miss that, or exceed it, and settle it all the same.
    pub difference_max_minor: i64,
    /// Its creditor reference; empty when it has none.
    pub payment_reference: String,
    /// The invoices of the fees that its reminders asked for together with it, in the order of the reminders.
    pub fee_ids: Vec<i64>,
}

/// An invoice of which nothing is left to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidItem {
    /// Its number.
    pub number: String,
    /// Who owed it.
    pub debtor: Debtor,
    /// The names that debtor goes by, the one on the invoice first.
    pub debtor_names: Vec<String>,
    /// What it was about.
    pub total: Money,
    /// When the last of it was settled.
    pub paid_on: NaiveDate,
    /// Its creditor reference; empty when it has none.
    pub payment_reference: String,
}

/// Money that came in and waits to be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The transaction.
    pub id: i64,
    /// When it was booked.
    pub booked_on: NaiveDate,
    /// What is left of it, above zero.
    pub amount: Money,
    /// What the payer ordered, where that differs and nothing is taken from it yet.
    pub original: Option<Money>,
    /// What banks took on the way.
    pub charges: Option<Money>,
    /// The names of the payer and of those it acted for.
    pub names: Vec<String>,
    /// The payer's account.
    pub account: String,
    /// Structured references.
    pub references: Vec<String>,
    /// What the payer wrote.
    pub text: String,
    /// What the bank wrote, which may quote the payer, or anything else.
    pub bank_text: String,
}

impl Incoming {
    /// The whole of a transaction that came in; nothing for one that went out.
    pub fn of(id: i64, transaction: &BankTransaction) -> Option<Self> {
        let names = [&transaction.counterparty, &transaction.on_behalf_of];
        (transaction.amount.minor > 0).then(|| Self {
            id,
            booked_on: transaction.booked_on,
            amount: transaction.amount,
            original: transaction.original,
            charges: transaction.charges,
            names: names.into_iter().filter(|name| !name.is_empty()).cloned().collect(),
            account: transaction.counterparty_account.clone(),
            references: transaction.references.clone(),
            text: format!("{} \n {}", transaction.remittance, transaction.end_to_end),
            bank_text: transaction.bank_text.clone(),
        })
    }
}

/// How sure a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Worth a look, no more.
    Possible,
    /// It fits, but something else might too.
    Likely,
    /// The transaction names the invoices, and the amount is exactly what is open, or what a reminder of them asked for.
    Certain,
}

crate::kernel::codes!(Confidence { Possible = "possible", Likely = "likely", Certain = "certain" });

/// A part of a transaction for an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The invoice.
    pub invoice_id: i64,
    /// What is settled, in the invoice's currency.
    pub amount_minor: i64,
    /// What it takes from the transaction and its fee, in the transaction's currency.
    pub payment_minor: i64,
}

/// What a transaction may pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// How sure it is.
    pub confidence: Confidence,
    /// Whose money it is.
    pub debtor: Debtor,
    /// What it settles; nothing where it seems to pay a second time.
    pub shares: Vec<Share>,
    /// What banks kept, which settles as if it had arrived.
    pub bank_fee_minor: i64,
    /// What is left of transaction and fee.
    pub unallocated_minor: i64,
    /// Why, in sentences.
    pub reasons: Vec<Message>,
}

/// Accounts from which debtors paid before.
pub type KnownAccounts = BTreeMap<String, Vec<Debtor>>;

/// Suggests what each transaction pays, in the order given; the best suggestion of each comes first. The best ones
/// together never settle more of an invoice than is open. What is `paid` is never settled again: it only explains money
/// that came a second time.
pub fn suggest(
    items: &[OpenItem],
    paid: &[PaidItem],
    accounts: &KnownAccounts,
    incoming: &[Incoming],
) -> Vec<Vec<Suggestion>> {
    let index = evidence::Index::of(items, paid, accounts);
    let candidates: Vec<_> = in_threads(incoming, |one| candidates::of(&index, one));
    reservations::settle(&index, incoming, candidates)
}

/// `work` for each of `all`, in as many threads as the machine has; the order is kept.
fn in_threads<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    const EACH_MIN: usize = 500;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = all.len().div_ceil(threads).max(EACH_MIN);
    if all.len() <= share {
        return all.iter().map(work).collect();
    }
    let work = &work;
    std::thread::scope(|scope| {
        let workers: Vec<_> = all
            .chunks(share)
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<R>>()))
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
