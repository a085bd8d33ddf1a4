//! Closes the books through a day: from then on nothing dated on or before it changes.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::accounts::Chart;
use super::closed::fingerprint;
use super::journal::{balances, entries_through};
use super::{BooksPeriods, check_close, periods, store};
use crate::kernel::message::sentences;
use crate::kernel::{Error, Message, Result};
use crate::register::{Op, Register};

/// Asks to close the books through a day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct CloseBooks {
    /// The last day that is closed.
    #[ts(type = "string")]
    pub through_on: NaiveDate,
    /// Whether to close although something is left to settle. What forbids it still does.
    #[serde(default)]
    pub despite_advice: bool,
}

/// Closes the books through a day. It is not undone but opened again, with a reason.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when a check forbids it, or advises against it and `despite_advice` is not set.
pub fn close(register: &mut Register, request: CloseBooks) -> Result<BooksPeriods> {
    let connection = register.reader();
    let entries = entries_through(connection, request.through_on)?;
    let found = check_close::checks(register, request.through_on, &entries)?;
    let open = found.checks.iter().filter(|check| !check.ok && (check.forbids || !request.despite_advice));
    let problems: Vec<&Message> = open.map(|check| &check.detail).collect();
    if !problems.is_empty() {
        let message = message!("The books were not closed. {problems}", problems = sentences(problems));
        return Err(Error::conflict(message));
    }
    let fingerprint = fingerprint(&entries, request.through_on);
    let totals = balances(&entries, NaiveDate::MIN, &Chart::of(connection)?)?;
    let totals = serde_json::to_string(&totals)?;
    let op = Op::new(message!(
        "Closed the books through {through_on, date, long}",
        through_on = request.through_on
    ));
    register.transact(op.final_and_durable(), |edit| {
        store::insert_period(edit, request.through_on, &fingerprint, &totals)
    })?;
    periods(register)
}
