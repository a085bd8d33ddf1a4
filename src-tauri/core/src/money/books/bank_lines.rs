//! What banks tell and no document does: lines that were placed on an account, and opening balances.

use chrono::NaiveDate;

use super::AccountKey;
use super::bank_accounts::BankAccounts;
use super::derive::{BookedLine, Entry, EntryKind};
use super::sources::{BankSide, BookedParty};
use crate::kernel::{Currency, Message};

/// A part of a bank transaction that has its place on an account.
#[derive(Debug, Clone)]
pub(super) struct BookedBankLine {
    pub(super) id: i64,
    pub(super) transaction_id: i64,
    pub(super) on: NaiveDate,
    pub(super) bank_account: String,
    pub(super) currency: Currency,
    pub(super) amount_minor: i64,
    pub(super) account: AccountKey,
    pub(super) counterparty: String,
    /// The note, or what the bank says.
    pub(super) text: String,
}

/// The bank against the account.
pub(super) fn bank_line(line: &BookedBankLine) -> Entry {
    let text = match (line.counterparty.as_str(), line.text.as_str()) {
        ("", "") => message!("Bank transaction"),
        (counterparty, "") => Message::said(counterparty),
        ("", text) => Message::said(text),
        (counterparty, text) => message!("{counterparty}: {text}", counterparty, text),
    };
    let document = format!("BANK-{}", line.transaction_id);
    let booked = |account: AccountKey, minor: i64| plain(account, line.currency, minor, &document, &text);
    let bank = BankSide { account: Some(line.bank_account.clone()), at_bank_on: Some(line.on) };
    let lines = vec![booked(AccountKey::Bank, line.amount_minor), booked(line.account, -line.amount_minor)];
    Entry { bank: Some(bank), ..Entry::new(line.on, EntryKind::BankLine, line.id, lines) }
}

/// What banks held when the books of their accounts begin. What was recorded by hand before that day, and is no later line of
/// the bank, is part of what the account held.
pub(super) fn openings(entries: &[Entry], banks: &BankAccounts, until_on: NaiveDate) -> Vec<Entry> {
    let opened = banks.all.iter().filter_map(|bank| Some((bank, bank.opening_on?, bank.opening_minor?)));
    let opened = opened.filter(|(_, on, _)| *on <= until_on);
    opened
        .map(|(bank, on, held)| {
            let currency = bank.in_currency.currency();
            let before: i64 = entries
                .iter()
                .filter(|entry| is_absorbed(entry, Some(on)))
                .filter_map(|entry| of_account(entry, banks, &bank.account, currency))
                .sum();
            let text = message!("Opening balance of {account}", account = bank.account);
            let document = format!("OPENING-{}", bank.id.unwrap_or_default());
            let minor = held - before;
            let booked = |account: AccountKey, minor: i64| plain(account, currency, minor, &document, &text);
            let lines = vec![booked(AccountKey::Bank, minor), booked(AccountKey::OpeningBalances, -minor)];
            let side = BankSide { account: Some(bank.account.clone()), at_bank_on: Some(on) };
            let id = bank.id.unwrap_or_default();
            Entry { bank: Some(side), ..Entry::new(on, EntryKind::Opening, id, lines) }
        })
        .collect()
}

/// Whether what an entry moved at the bank is part of the balance with which the books of the account open.
pub(super) fn is_absorbed(entry: &Entry, opening_on: Option<NaiveDate>) -> bool {
    let at_bank_on = entry.bank.as_ref().and_then(|side| side.at_bank_on);
    opening_on.is_some_and(|on| entry.on < on && at_bank_on.is_none_or(|at_bank| at_bank < on))
}

/// What an entry moves on an account at a bank; none where it is none of it.
pub(super) fn of_account(
    entry: &Entry,
    banks: &BankAccounts,
    account: &str,
    currency: Currency,
) -> Option<i64> {
    let side = entry.bank.as_ref()?;
    let found = banks.find(side.account.as_deref(), currency)?;
    if found.account != account {
        return None;
    }
    let lines =
        entry.lines.iter().filter(|line| line.account == AccountKey::Bank && line.currency == currency);
    let minor: i64 = lines.map(|line| line.minor).sum();
    (minor != 0).then_some(minor)
}

fn plain(account: AccountKey, currency: Currency, minor: i64, document: &str, text: &Message) -> BookedLine {
    BookedLine {
        account,
        currency,
        minor,
        tax: String::new(),
        tax_name: String::new(),
        document: document.to_owned(),
        invoice_id: None,
        payment_id: None,
        party: BookedParty::default(),
        text: text.clone(),
    }
}
