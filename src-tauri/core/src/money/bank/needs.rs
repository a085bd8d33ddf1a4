//! Bank transactions that wait to be booked.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{store, suggest};
use crate::kernel::{Need, Result};
use crate::money::invoices;
use crate::register::Register;

/// Those that may pay what is overdue, and the others.
pub(super) fn to_book(register: &Register) -> Result<Vec<Need>> {
    let (connection, today) = (register.reader(), register.clock().today());
    let mut waiting = store::waiting(connection)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    suggest::fill(connection, &mut waiting)?;
    let overdue: BTreeMap<i64, NaiveDate> =
        invoices::overdue(connection, today)?.iter().map(|invoice| (invoice.id, invoice.due_on)).collect();
    let overdue_since = |row: &super::TransactionRow| {
        let best = row.suggestions.first()?;
        best.shares.iter().filter_map(|share| overdue.get(&share.invoice_id)).min().copied()
    };
    let (settling, others): (Vec<_>, Vec<_>) =
        waiting.iter().map(|row| (row, overdue_since(row))).partition(|(_, since)| since.is_some());
    // Before the invoices that they may settle are reminded of.
    let since = settling.iter().filter_map(|(_, since)| *since).min().unwrap_or(today);
    let settles = Need::of(
        "bank.may_settle",
        settling.len(),
        message!(
            "{count, plural, one {# bank payment may settle an overdue invoice} other {# bank payments may settle overdue invoices}}",
            count = settling.len()
        ),
        since,
        (message!("Review"), "payments"),
    );
    let since = others.iter().map(|(row, _)| row.booked_on).min().unwrap_or(today);
    let waits = Need::of(
        "bank.waiting",
        others.len(),
        message!(
            "{count, plural, one {# bank transaction waits} other {# bank transactions wait}} to be booked",
            count = others.len()
        ),
        since,
        (message!("Book"), "payments"),
    );
    let needs = settles.into_iter().chain(waits);
    Ok(needs.map(|need| need.at("tab", "bank").with_badge()).collect())
}
