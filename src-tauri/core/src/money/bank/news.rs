//! Which transactions of a file the register does not know yet.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use super::store::{self, Connection, KnownEntry};
use super::twins::{self, Twin};
use crate::kernel::Result;
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
    pub(super) twins: BTreeMap<usize, Twin>,
    /// Fingerprints of those whose own is that of another transaction already.
    pub(super) renamed: BTreeMap<usize, String>,
    /// What is worth knowing about those that are not.
    pub(super) notes: Vec<String>,
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
        let mut known = Known::of(connection, statement);
        for (place, fingerprint) in fingerprints.iter().enumerate() {
            if met.insert(fingerprint) && !known.knows(place, fingerprint)? {
                of_statement.added.push(place);
            }
        }
        of_statement.renamed = known.renamed;
        pass_over_twins(connection, format, (statement, fingerprints), taken_again, &mut of_statement)?;
        settle_batches(connection, statement, &mut of_statement, &mut planned.replaced)?;
        planned.statements.push(of_statement);
    }
    Ok(planned)
}

fn pass_over_twins(
    connection: &Connection,
    format: BankFormat,
    (statement, fingerprints): (&BankStatement, &[String]),
    taken_again: &[String],
    planned: &mut PlannedStatement,
) -> Result<()> {
    planned.twins = twins::find(connection, format, statement, &planned.added)?;
    let is_new =
        |place: &usize| !planned.twins.contains_key(place) || taken_again.contains(&fingerprints[*place]);
    let before = planned.added.len();
    planned.added.retain(is_new);
    if before == planned.added.len() {
        return Ok(());
    }
    let left: Vec<&Twin> = planned
        .twins
        .iter()
        .filter(|(place, _)| !planned.added.contains(place))
        .map(|(_, twin)| twin)
        .collect();
    planned.notes.extend(told(&left));
    Ok(())
}

/// Which bookings are passed over, and why.
fn told(twins: &[&Twin]) -> Vec<String> {
    let names = |by_reference: bool| -> BTreeSet<String> {
        let of_kind = twins.iter().filter(|twin| twin.by_reference == by_reference);
        of_kind
            .map(|twin| match twin.identification.as_str() {
                _ if by_reference => twin.file_name.clone(),
                "" => twin.file_name.clone(),
                name => format!("the statement {name} ({})", twin.file_name),
            })
            .collect()
    };
    let joined = |by_reference: bool| names(by_reference).into_iter().collect::<Vec<_>>().join(", ");
    let count = |by_reference: bool| twins.iter().filter(|twin| twin.by_reference == by_reference).count();
    let by_reference = match count(true) {
        0 => None,
        1 => Some(format!("One booking was read already from {}.", joined(true))),
        several => Some(format!("{several} bookings were read already from {}.", joined(true))),
    };
    let by_day = match count(false) {
        0 => None,
        1 => Some(format!(
            "One booking looks like {}, read already: account, day and amount are the same. It is passed over unless it is taken all the same.",
            joined(false)
        )),
        several => Some(format!(
            "{several} bookings look like {}, read already: account, days and amounts are the same. They are passed over unless they are taken all the same.",
            joined(false)
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
                planned.notes.push(format!(
                    "The booking {entry} was known as a total; its {} payments take its place.",
                    places.len()
                ));
            }
            [_] => {
                passed_over.extend(&places);
                planned.notes.push(format!(
                    "The booking {entry} is settled as a total already, so its {} payments were passed over.",
                    places.len()
                ));
            }
            _ => {
                passed_over.extend(&places);
                planned.notes.push(format!("The booking {entry} is the total of {} payments that are known already, so it was passed over.", of_day.len()));
            }
        }
    }
    planned.added.retain(|place| !passed_over.contains(place));
    Ok(())
}
