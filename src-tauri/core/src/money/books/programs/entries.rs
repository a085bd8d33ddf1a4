//! The journal as another program takes it: entries at home, with the accounts that are known there.

use chrono::NaiveDate;

use super::super::accounts::Chart;
use super::super::derive::{BookedLine, Entry, EntryKind};
use super::super::journal::entries_of;
use super::super::rates::{Rates, missing};
use super::super::value::values;
use super::super::{AccountKey, BooksPeriod};
use super::{ProgramSettings, bank_key};
use crate::kernel::money::plain_minor;
use crate::kernel::{Currency, Result};
use crate::money::sponsors::Debtor;
use crate::register::Register;

/// An entry whose lines balance at home.
pub(super) struct ProgramEntry {
    /// Counted from 1 within the period.
    pub(super) number: usize,
    pub(super) on: NaiveDate,
    pub(super) lines: Vec<ProgramLine>,
    /// The currency of all its lines, where that is one and not that of home.
    pub(super) foreign: Option<Currency>,
}

/// A posting. Debits are above zero.
pub(super) struct ProgramLine {
    /// What the account is called there.
    pub(super) account: String,
    pub(super) home_minor: i64,
    /// In the currency of the document.
    pub(super) minor: i64,
    pub(super) document: String,
    pub(super) text: String,
    /// Whom it is owed by; empty on other accounts.
    pub(super) customer: String,
    /// For whom it counts.
    pub(super) cost_centre: String,
}

/// A debit and a credit of one amount at home.
pub(super) struct EntryPair<'a> {
    pub(super) debit: &'a ProgramLine,
    pub(super) credit: &'a ProgramLine,
    pub(super) home_minor: i64,
}

/// The entries of a period. Opening balances and results of years are left out: the other program has its own.
///
/// # Errors
/// An amount whose rate is not known, and an account that the program cannot have.
pub(super) fn gather(
    register: &Register,
    settings: &ProgramSettings,
    period: BooksPeriod,
) -> Result<(Currency, Vec<ProgramEntry>)> {
    let connection = register.reader();
    let (chart, rates) = (Chart::of(connection)?, Rates::of(connection)?);
    let all = entries_of(connection, &chart, period.until_on)?;
    let inside = all.iter().filter(|entry| entry.on >= period.from_on && entry.kind != EntryKind::Opening);
    let mut entries = Vec::new();
    for (place, entry) in inside.enumerate() {
        let mut lines = Vec::new();
        for (line, value) in entry.lines.iter().zip(values(entry, &rates)) {
            let home_minor = value.home_minor.ok_or_else(|| missing(line.currency, entry.on))?;
            let account = settings.target(&key_of(&chart, entry, line))?.to_owned();
            lines.push(ProgramLine {
                account,
                home_minor,
                minor: line.minor,
                document: line.document.clone(),
                text: text_of(line, rates.home),
                customer: match line.account {
                    AccountKey::Receivables => line.party.name.clone(),
                    _ => String::new(),
                },
                cost_centre: cost_centre(line),
            });
        }
        lines.retain(|line| line.home_minor != 0);
        let currency = entry.lines.first().map(|line| line.currency);
        let is_one = entry.lines.iter().all(|line| Some(line.currency) == currency);
        let foreign = currency.filter(|currency| is_one && *currency != rates.home);
        if !lines.is_empty() {
            entries.push(ProgramEntry { number: place + 1, on: entry.on, lines, foreign });
        }
    }
    Ok((rates.home, entries))
}

fn key_of(chart: &Chart, entry: &Entry, line: &BookedLine) -> String {
    let number = entry.bank.as_ref().and_then(|side| side.account.as_deref());
    let own = chart.banks.find(number, line.currency).filter(|bank| !bank.code.is_empty());
    match own {
        Some(bank) if line.account == AccountKey::Bank => bank_key(&bank.account, line.currency.code()),
        _ => line.account.code(),
    }
}

/// What was booked, with the amount where it is in another currency.
fn text_of(line: &BookedLine, home: Currency) -> String {
    let text = line.text.to_string();
    match line.currency == home {
        true => text,
        false => {
            let amount = plain_minor(line.minor.abs(), line.currency.digits());
            format!("{} {amount} {text}", line.currency)
        }
    }
}

fn cost_centre(line: &BookedLine) -> String {
    match line.party.debtor.0 {
        Some(Debtor::Member(id)) => format!("M{id}"),
        Some(Debtor::Sponsor(id)) => format!("S{id}"),
        None => String::new(),
    }
}

impl ProgramEntry {
    /// The entry as pairs of one debit and one credit; each line is divided among as many as it takes.
    pub(super) fn pairs(&self) -> Vec<EntryPair<'_>> {
        let side = |sign: i64| {
            let lines = self.lines.iter().filter(move |line| line.home_minor.signum() == sign);
            lines.map(|line| (line, line.home_minor.abs())).collect::<Vec<_>>()
        };
        let (mut debits, mut credits) = (side(1), side(-1));
        let mut pairs = Vec::new();
        let (mut debit, mut credit) = (0, 0);
        while debit < debits.len() && credit < credits.len() {
            let home_minor = debits[debit].1.min(credits[credit].1);
            pairs.push(EntryPair { debit: debits[debit].0, credit: credits[credit].0, home_minor });
            debits[debit].1 -= home_minor;
            credits[credit].1 -= home_minor;
            debit += usize::from(debits[debit].1 == 0);
            credit += usize::from(credits[credit].1 == 0);
        }
        pairs
    }
}

impl EntryPair<'_> {
    /// The document of the side that says most: an invoice before a payment.
    pub(super) fn document(&self) -> &str {
        match self.credit.customer.is_empty() {
            true => &self.debit.document,
            false => &self.credit.document,
        }
    }

    /// What was booked, in words.
    pub(super) fn text(&self) -> &str {
        match self.credit.customer.is_empty() {
            true => &self.debit.text,
            false => &self.credit.text,
        }
    }

    pub(super) fn cost_centre(&self) -> &str {
        match self.debit.cost_centre.is_empty() {
            true => &self.credit.cost_centre,
            false => &self.debit.cost_centre,
        }
    }
}
