//! What closed books hold: a fingerprint of every posting through a day.

use chrono::NaiveDate;
use std::fmt::Write;

use super::derive::Entry;
use super::journal::entries_through;
use super::{ClosedPeriod, store};
use crate::kernel::{Message, Result};
use crate::register::{Connection, sha256};

/// The fingerprint of entries. Names and texts are not part of it: a person may be erased, an account renamed, and the
/// figures are still the same.
pub(super) fn fingerprint(entries: &[Entry], through_on: NaiveDate) -> String {
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| entry.on <= through_on) {
        for line in &entry.lines {
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{}|{}|{}|{}|{}|{}",
                entry.on,
                line.document,
                line.account.code(),
                line.currency,
                line.minor,
                line.tax
            );
        }
    }
    sha256(text.as_bytes())
}

/// Closed books hold what they held when they were closed; otherwise which do not.
pub fn closed_books_are_unaltered(connection: &Connection) -> Result<Option<Message>> {
    let periods = store::periods(connection)?;
    let in_force: Vec<_> = periods.iter().filter(|period| period.reopened_at.is_none()).collect();
    let Some(latest) = in_force.iter().map(|period| period.through_on).max() else { return Ok(None) };
    let entries = entries_through(connection, latest)?;
    let now = |period: &ClosedPeriod| fingerprint(&entries, period.through_on);
    let altered = in_force.iter().find(|period| now(period) != period.fingerprint);
    Ok(altered.map(|period| {
        message!(
            "the books closed through {through_on, date, long} no longer hold what they held then",
            through_on = period.through_on
        )
    }))
}
