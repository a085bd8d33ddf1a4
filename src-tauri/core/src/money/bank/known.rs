//! Whether a transaction is stored already: by its fingerprint, and where that rests on a reference of the bank, by its
//! texts as well.
//!
//! Some banks fill the reference with a word that says nothing, or with that of a whole day. Two payments of one amount on
//! one day then look like one, so a stored transaction is the same only where payer and text do not contradict.

use std::collections::{BTreeMap, BTreeSet};

use super::store::{self, Connection, Sibling};
use super::{cross_format_duplicates, fingerprint};
use crate::kernel::Result;
use crate::money::bank_files::{BankStatement, BankTransaction};

/// What is stored of the transactions of a statement.
pub(super) struct StoredTransactions<'a> {
    connection: &'a Connection,
    statement: &'a BankStatement,
    /// How often a day, an amount and a reference stand in the statement.
    counts: BTreeMap<Key<'a>, usize>,
    /// Stored transactions that are one of the statement's.
    claimed: BTreeSet<i64>,
    /// Fingerprints in place of those that another transaction has.
    pub(super) renamed: BTreeMap<usize, String>,
}

type Key<'a> = (chrono::NaiveDate, i64, &'a str);

impl<'a> StoredTransactions<'a> {
    pub(super) fn of(connection: &'a Connection, statement: &'a BankStatement) -> Self {
        let mut counts = BTreeMap::new();
        for one in statement.transactions.iter().filter(|one| !one.bank_reference.is_empty()) {
            *counts.entry(key_of(one)).or_default() += 1;
        }
        Self { connection, statement, counts, claimed: BTreeSet::new(), renamed: BTreeMap::new() }
    }

    /// Whether the transaction at `place`, which has this fingerprint, is stored.
    pub(super) fn knows(&mut self, place: usize, fingerprint: &str) -> Result<bool> {
        let one = &self.statement.transactions[place];
        let is_stored = store::knows(self.connection, fingerprint)?;
        let stands_alone = self.counts.get(&key_of(one)).is_none_or(|count| *count == 1);
        if one.bank_reference.is_empty() || (!is_stored && stands_alone) {
            return Ok(is_stored);
        }
        let siblings = store::siblings(self.connection, &self.statement.account, one)?;
        let same = siblings.iter().find(|known| !self.claimed.contains(&known.id) && is_same(known, one));
        if let Some(same) = same {
            self.claimed.insert(same.id);
            return Ok(true);
        }
        if is_stored {
            let mut number = 1;
            let mut other = fingerprint::of_texts(&self.statement.account, one, number);
            while store::knows(self.connection, &other)? || self.renamed.values().any(|known| *known == other)
            {
                number += 1;
                other = fingerprint::of_texts(&self.statement.account, one, number);
            }
            self.renamed.insert(place, other);
        }
        Ok(false)
    }
}

fn key_of(one: &BankTransaction) -> Key<'_> {
    (one.booked_on, one.amount.minor, one.bank_reference.as_str())
}

/// Whether nothing that both tell contradicts: their accounts and references, or name and text at once.
fn is_same(known: &Sibling, one: &BankTransaction) -> bool {
    let names = cross_format_duplicates::differ(&known.counterparty, &one.counterparty);
    let texts = cross_format_duplicates::differ(&known.remittance, &one.remittance);
    !(cross_format_duplicates::differ(&known.counterparty_account, &one.counterparty_account)
        || cross_format_duplicates::differ(&known.end_to_end, &one.end_to_end)
        || (names && (texts || known.remittance.is_empty() || one.remittance.is_empty())))
}
