//! How long messages are kept: those of tickets that were put away longer ago go, with their files and with who asked. The
//! ticket stays, with its times, so that no figure changes.

mod store;

use chrono::Months;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::instant;
use super::{TicketName, settings, tables};
use crate::kernel::{Error, Need, Result};
use crate::register::{Op, Redaction, Register};

/// Tickets that are named.
const NAMED_MAX: usize = 100;

/// What is kept longer than it should be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct OutdatedTickets {
    /// The years for which messages are kept; for ever when none.
    pub keep_years: Option<u32>,
    /// Tickets without anything new since this moment: RFC 3339 in UTC.
    pub before: Option<String>,
    /// How many tickets there are.
    pub tickets: usize,
    /// How many messages they have.
    pub messages: usize,
    /// How many files those have.
    pub files: usize,
    /// The tickets, the oldest first; the first hundred.
    pub rows: Vec<TicketName>,
}

/// Asks to remove what is kept longer than it should be.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveTicketsOutdated {
    /// How many tickets somebody saw that it concerns: others are not touched unseen.
    pub tickets: usize,
}

/// Says what is kept longer than it should be.
pub(super) fn outdated(register: &Register) -> Result<OutdatedTickets> {
    let keep_years = settings::current(register.reader())?.keep_years;
    let Some(before) = kept_since(register, keep_years) else {
        return Ok(OutdatedTickets { keep_years, ..OutdatedTickets::default() });
    };
    let mut rows = store::outdated(register.reader(), &before)?;
    let parts = store::parts(register.reader(), &before)?;
    let tickets = rows.len();
    rows.truncate(NAMED_MAX);
    Ok(OutdatedTickets {
        keep_years,
        before: Some(before),
        tickets,
        messages: parts.messages.len(),
        files: parts.files.len(),
        rows,
    })
}

/// The moment since which messages are kept; none when they are kept for ever.
fn kept_since(register: &Register, keep_years: Option<u32>) -> Option<String> {
    let months = Months::new(keep_years?.saturating_mul(12));
    register.clock().now().checked_sub_months(months).map(instant)
}

/// Removes messages, files and askers that are kept longer than they should be, out of the history, too. It is final: what
/// may not be kept cannot be brought back.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when no period was set, nothing is that old, or it is more than was seen.
pub(super) fn remove_outdated(
    register: &mut Register,
    request: RemoveTicketsOutdated,
) -> Result<OutdatedTickets> {
    let found = outdated(register)?;
    let Some(before) = found.before.clone().filter(|_| found.tickets > 0) else {
        return Err(Error::conflict(message!("No ticket is kept longer than it should be.")));
    };
    if found.tickets != request.tickets {
        return Err(Error::conflict(message!(
            "{tickets, plural, one {# ticket is} other {# tickets are}} kept too long by now, and you saw another number. Look again.",
            tickets = found.tickets
        )));
    }
    let parts = store::parts(register.reader(), &before)?;
    // The history gives way to nothing but the name of an erased person.
    let first = parts.tickets.first().copied().unwrap_or_default();
    let pseudonym = format!("Erased person {first} ({})", tables::ASKER);
    let mut rows: Vec<(&'static str, i64)> = Vec::new();
    rows.extend(parts.tickets.iter().map(|id| ("ticket", *id)));
    rows.extend(parts.messages.iter().map(|id| ("ticket_message", *id)));
    rows.extend(parts.files.iter().map(|(id, _)| ("ticket_file", *id)));
    rows.extend(parts.bounces.iter().map(|id| ("ticket_bounce", *id)));
    let op = Op::new(message!(
        "Removed {messages, plural, one {# message} other {# messages}} of {tickets, plural, one {# ticket} other {# tickets}}, kept long enough",
        messages = found.messages,
        tickets = found.tickets
    ));
    register.transact(op.final_and_durable(), |edit| {
        store::remove(edit, &parts)?;
        for id in &parts.tickets {
            super::store::renew_words(edit, *id)?;
        }
        edit.redact(&Redaction {
            pseudonym: &pseudonym,
            rows: &rows,
            rejected_rows: &[],
            described_in: &store::entries(edit, &rows)?,
            names: &parts.names,
        })
    })?;
    Ok(found)
}

/// Tickets whose messages are kept longer than they should be.
pub(super) fn kept_too_long(register: &Register) -> Result<Vec<Need>> {
    let keep_years = settings::current(register.reader())?.keep_years;
    let Some(before) = kept_since(register, keep_years) else { return Ok(Vec::new()) };
    let count = i64::try_from(store::outdated(register.reader(), &before)?.len()).unwrap_or(i64::MAX);
    let title = message!(
        "The messages of {count, plural, one {# ticket} other {# tickets}} are kept longer than you keep them",
        count
    );
    let today = register.clock().today();
    let need = Need::of("tickets.outdated", count, title, today, (message!("Look"), "tickets"));
    Ok(need.map(|need| need.at("tab", "keep")).into_iter().collect())
}
