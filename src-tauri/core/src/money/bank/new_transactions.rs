//! Which transactions of a file the register does not know yet.

use std::collections::{BTreeMap, BTreeSet};

use super::cross_format_duplicates::{self, CrossFormatDuplicate};
use super::known::StoredTransactions;
use super::store::{self, Connection, KnownEntry};
use crate::kernel::message::commas;
use crate::kernel::{Message, Result};
use crate::money::bank_files::{BankFormat, BankStatement};

/// What an import of a file would do.
#[derive(Debug, Default)]
pub(super) struct Planned {
    pub(super) statements: Vec<PlannedStatement>,
    /// Stored totals that give way to the single payments they stand for.
    pub(super) replaced: Vec<i64>,
}

/// What it would do with one statement.
#[derive(Debug, Default)]
pub(super) struct PlannedStatement {
    /// The places of the transactions that are new.
    pub(super) added: Vec<usize>,
    /// Those that were read already from another file, by place. They are not new unless they are taken all the same.
    pub(super) cross_format_duplicates: BTreeMap<usize, CrossFormatDuplicate>,
    /// Fingerprints of those whose own is that of another transaction already.
    pub(super) renamed: BTreeMap<usize, String>,
    /// What is worth knowing about those that are not.
    pub(super) notes: Vec<Message>,
}

/// Compares a file with the register.
///
/// Banks tell of a batch twice: its total in the statement (camt.053) and its payments in a notification (camt.054).
/// Whichever comes second is recognised by the reference of the entry and its sum. Single payments replace a total
/// that nothing was done with yet; a total never stands beside its payments.
pub(super) fn plan(
    connection: &Connection,
    format: BankFormat,
    statements: &[BankStatement],
    fingerprints: &[Vec<String>],
    taken_again: &[String],
) -> Result<Planned> {
    let mut planned = Planned::default();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (statement, fingerprints) in statements.iter().zip(fingerprints) {
        let mut of_statement = PlannedStatement::default();
        let mut known = StoredTransactions::of(connection, statement);
        for (place, fingerprint) in fingerprints.iter().enumerate() {
            if met.insert(fingerprint) && !known.knows(place, fingerprint)? {
                of_statement.added.push(place);
            }
        }
        of_statement.renamed = known.renamed;
        pass_over_duplicates(connection, format, (statement, fingerprints), taken_again, &mut of_statement)?;
        settle_batches(connection, statement, &mut of_statement, &mut planned.replaced)?;
        planned.statements.push(of_statement);
    }
    Ok(planned)
}

fn pass_over_duplicates(
    connection: &Connection,
    format: BankFormat,
    (statement, fingerprints): (&BankStatement, &[String]),
    taken_again: &[String],
    planned: &mut PlannedStatement,
) -> Result<()> {
    planned.cross_format_duplicates =
        cross_format_duplicates::find(connection, format, statement, &planned.added)?;
    let is_new = |place: &usize| {
        !planned.cross_format_duplicates.contains_key(place) || taken_again.contains(&fingerprints[*place])
    };
    let before = planned.added.len();
    planned.added.retain(is_new);
    if before == planned.added.len() {
        return Ok(());
    }
    let left: Vec<&CrossFormatDuplicate> = planned
        .cross_format_duplicates
        .iter()
        .filter(|(place, _)| !planned.added.contains(place))
        .map(|(_, duplicate)| duplicate)
        .collect();
    planned.notes.extend(told(&left));
    Ok(())
}

/// Which bookings are passed over, and why.
fn told(cross_format_duplicates: &[&CrossFormatDuplicate]) -> Vec<Message> {
    let joined = |by_reference: bool| {
        let of_kind =
            cross_format_duplicates.iter().filter(|duplicate| duplicate.by_reference == by_reference);
        let names: BTreeSet<(&str, &str)> = of_kind
            .map(|duplicate| {
                (
                    duplicate.file_name.as_str(),
                    if by_reference { "" } else { duplicate.identification.as_str() },
                )
            })
            .collect();
        commas(names.into_iter().map(|(file, name)| match name {
            "" => message!("{text}", text = file),
            name => message!("the statement {name} ({file})", name, file),
        }))
    };
    let count = |by_reference: bool| {
        cross_format_duplicates.iter().filter(|duplicate| duplicate.by_reference == by_reference).count()
    };
    let by_reference = match count(true) {
        0 => None,
        count => Some(message!(
            "{count, plural, =1 {One booking was} one {# booking was} other {# bookings were}} read already from {files}.",
            count,
            files = joined(true)
        )),
    };
    let by_day = match count(false) {
        0 => None,
        count => Some(message!(
            "{count, plural, =1 {One booking looks} one {# booking looks} other {# bookings look}} like {files}, read already: account, {count, plural, one {day and amount} other {days and amounts}} are the same. {count, plural, one {It is} other {They are}} passed over unless {count, plural, one {it is} other {they are}} taken all the same.",
            count,
            files = joined(false)
        )),
    };
    by_reference.into_iter().chain(by_day).collect()
}

fn settle_batches(
    connection: &Connection,
    statement: &BankStatement,
    planned: &mut PlannedStatement,
    replaced: &mut Vec<i64>,
) -> Result<()> {
    let mut entries: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for &place in &planned.added {
        let entry = statement.transactions[place].entry_reference.as_str();
        if !entry.is_empty() {
            entries.entry(entry).or_default().push(place);
        }
    }
    let mut passed_over: BTreeSet<usize> = BTreeSet::new();
    for (entry, places) in entries {
        let stored = store::transactions_of_entry(connection, &statement.account, entry)?;
        if stored.is_empty() {
            continue;
        }
        let first = &statement.transactions[places[0]];
        let of_day: Vec<&KnownEntry> =
            stored.iter().filter(|known| known.booked_on == first.booked_on).collect();
        let sum_of_new: i128 =
            places.iter().map(|&place| i128::from(statement.transactions[place].amount.minor)).sum();
        let sum_of_stored: i128 = of_day.iter().map(|known| i128::from(known.amount_minor)).sum();
        if of_day.is_empty() || sum_of_new != sum_of_stored || (places.len() == 1) == (of_day.len() == 1) {
            continue;
        }
        match of_day.as_slice() {
            [total] if !total.is_settled => {
                replaced.push(total.id);
                planned.notes.push(message!(
                    "The booking {entry} was known as a total; its {count, plural, one {# payment} other {# payments}} take its place.",
                    entry,
                    count = places.len()
                ));
            }
            [_] => {
                passed_over.extend(&places);
                planned.notes.push(message!("The booking {entry} is settled as a total already, so its {count, plural, one {# payment} other {# payments}} were passed over.", entry, count = places.len()));
            }
            _ => {
                passed_over.extend(&places);
                planned.notes.push(message!("The booking {entry} is the total of {count, plural, one {# payment} other {# payments}} that are known already, so it was passed over.", entry, count = of_day.len()));
            }
        }
    }
    planned.added.retain(|place| !passed_over.contains(place));
    Ok(())
}
