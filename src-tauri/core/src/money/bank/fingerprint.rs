//! What a bank transaction is known by, so that the same file twice, or statements that overlap, add nothing.

use std::collections::BTreeMap;

use crate::money::bank_files::{BankStatement, BankTransaction};
use crate::register::sha256;

/// Digits of a fingerprint: 128 bits.
const LENGTH: usize = 32;

/// The fingerprints of the transactions of a file, statement by statement.
///
/// A transaction is known by account, day, amount and the bank's own reference; where the bank gives none, by all its
/// texts. Among equals the running number tells: three equal payments on a day are three, in every file that has them.
/// Equals are counted through the statements of a file as long as these are called differently.
pub(super) fn of_file(statements: &[BankStatement]) -> Vec<Vec<String>> {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<(&str, &str)> = Vec::new();
    let mut fingerprints = Vec::with_capacity(statements.len());
    for statement in statements {
        let name = (statement.account.as_str(), statement.identification.as_str());
        if statement.identification.is_empty() || names.contains(&name) {
            met.clear();
        }
        names.push(name);
        let of_statement = statement.transactions.iter().map(|transaction| {
            let key = key(&statement.account, transaction);
            let before = met.entry(key.clone()).or_default();
            *before += 1;
            let mut fingerprint = sha256(format!("{key}\u{1f}{before}").as_bytes());
            fingerprint.truncate(LENGTH);
            fingerprint
        });
        fingerprints.push(of_statement.collect());
    }
    fingerprints
}

/// The fingerprint of a transaction by its texts, whatever the bank calls it; `number` tells equals apart.
pub(super) fn of_texts(account: &str, transaction: &BankTransaction, number: usize) -> String {
    let bare = BankTransaction { bank_reference: String::new(), ..transaction.clone() };
    let key = key(account, &bare);
    let mut fingerprint =
        sha256(format!("{key}\u{1f}{}\u{1f}texts {number}", transaction.bank_reference).as_bytes());
    fingerprint.truncate(LENGTH);
    fingerprint
}

fn key(account: &str, transaction: &BankTransaction) -> String {
    let mut parts = vec![
        account.to_ascii_uppercase(),
        transaction.booked_on.to_string(),
        transaction.amount.minor.to_string(),
        transaction.amount.currency.code().to_owned(),
    ];
    if transaction.bank_reference.is_empty() {
        parts.push(transaction.counterparty.clone());
        parts.push(transaction.counterparty_account.clone());
        parts.push(transaction.references.join("\n"));
        parts.push(transaction.remittance.clone());
        parts.push(transaction.end_to_end.clone());
    } else {
        parts.push(format!("reference {}", transaction.bank_reference));
    }
    parts.join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Currency, Money};

    fn statement(identification: &str, references: &[&str]) -> BankStatement {
        let currency = Currency::from_code("EUR").unwrap();
        let transactions = references.iter().map(|reference| {
            let booked_on = "2027-01-05".parse().unwrap();
            let mut transaction = BankTransaction::new(booked_on, Money { minor: 5_000, currency });
            transaction.bank_reference = (*reference).to_owned();
            transaction
        });
        BankStatement {
            account: "NL91ABNA0417164300".into(),
            identification: identification.into(),
            currency,
            opening: None,
            closing: None,
            transactions: transactions.collect(),
            warnings: Vec::new(),
        }
    }

    #[test]
    fn equals_are_told_apart_by_their_running_number() {
        let both = of_file(&[statement("1", &["", "", "A", "B"])]).concat();
        let mut distinct = both.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 4);
        assert_eq!(of_file(&[statement("9", &["", "", "A", "B"])]).concat(), both, "in whatever statement");
    }

    #[test]
    fn the_statements_of_a_file_count_together_unless_one_stands_twice() {
        let two = of_file(&[statement("1", &[""]), statement("2", &[""])]);
        assert_ne!(two[0], two[1], "two statements of a day may hold equal payments");
        let twice = of_file(&[statement("1", &[""]), statement("1", &[""])]);
        assert_eq!(twice[0], twice[1]);
    }
}
