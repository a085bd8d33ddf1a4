//! Opens the books again that were closed last, and says why.

use serde::Deserialize;
use ts_rs::TS;

use super::{BooksPeriods, periods, store};
use crate::kernel::{Error, OptionExt, Result, text};
use crate::register::{Op, Register};

/// Asks to open closed books again.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ReopenBooks {
    /// The close.
    pub id: i64,
    /// Why, as an auditor will read it.
    pub reason: String,
}

/// Opens the books again that were closed last. That they were closed, by whom and when, stays recorded.
///
/// # Errors
/// A close that does not exist, was taken back already or is not the latest, and no reason.
pub fn reopen(register: &mut Register, request: ReopenBooks) -> Result<BooksPeriods> {
    let all = store::periods(register.reader())?;
    let period = all
        .iter()
        .find(|period| period.id == request.id)
        .or_not_found(template!("Close of the books"), request.id)?;
    if period.reopened_at.is_some() {
        return Err(Error::conflict(message!(
            "The books closed through {through_on, date, long} were opened again already.",
            through_on = period.through_on
        )));
    }
    let in_force = all.iter().filter(|other| other.reopened_at.is_none());
    if let Some(later) = in_force.map(|other| other.through_on).filter(|day| *day > period.through_on).max() {
        return Err(Error::conflict(message!(
            "The books are closed through {later, date, long}. Reopen that period first.",
            later
        )));
    }
    let reason = text::line(&request.reason).map_err(|message| Error::invalid("reason", message))?;
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            message!("Say why the books are opened again; an auditor will ask."),
        ));
    }
    let summary = message!(
        "Reopened the books closed through {through_on, date, long}: {reason}",
        through_on = period.through_on,
        reason
    );
    register.transact(Op::new(summary).final_and_durable(), |edit| {
        store::reopen_period(edit, request.id, &reason)
    })?;
    periods(register)
}
