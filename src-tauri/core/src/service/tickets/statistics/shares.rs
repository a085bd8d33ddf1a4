//! How many of the tickets were answered, or solved, within so many working days, beside the share that the desk promises.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Counted, impossible};
use crate::kernel::{Result, WorkingTime, codes};
use crate::service::tickets::Priority;

/// What takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketMeasure {
    /// The first answer of a person.
    Response,
    /// The first solution.
    Solution,
}

codes!(TicketMeasure { Response = "response", Solution = "solution" });

/// A share of tickets that the desk promises to answer, or to solve, within so many working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct TicketShareTarget {
    /// What is promised.
    pub measure: TicketMeasure,
    /// For tickets of this priority; for all of them when absent.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// For so many of a hundred.
    pub percent: u32,
    /// Until work ends on the last of so many working days after the one on which a ticket was received.
    pub working_days: u32,
}

/// A share that was promised, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShareKept {
    /// What is promised.
    #[serde(flatten)]
    pub target: TicketShareTarget,
    /// Tickets of which it is decided.
    pub decided: i64,
    /// Those of them that kept to the days.
    pub kept: i64,
    /// Whether they are as many as promised; none where nothing is decided.
    pub is_met: Option<bool>,
}

/// What became of a share.
pub(super) fn share(
    target: TicketShareTarget,
    tickets: &[&Counted],
    time: &WorkingTime,
    now: DateTime<Utc>,
) -> Result<ShareKept> {
    let mut share = ShareKept { target, decided: 0, kept: 0, is_met: None };
    for ticket in tickets {
        if let Some(is_kept) = is_kept(&target, ticket, time, now)? {
            share.decided += 1;
            share.kept += i64::from(is_kept);
        }
    }
    share.is_met =
        (share.decided > 0).then_some(share.kept * 100 >= i64::from(target.percent) * share.decided);
    Ok(share)
}

/// Whether a ticket kept to the days; none where it is of another priority, or can still keep to them.
pub(super) fn is_kept(
    target: &TicketShareTarget,
    ticket: &Counted,
    time: &WorkingTime,
    now: DateTime<Utc>,
) -> Result<Option<bool>> {
    let timed = &ticket.timed;
    let is_other = target.priority.is_some_and(|priority| priority != timed.priority);
    let tells = ticket.tells_response || target.measure == TicketMeasure::Solution;
    if is_other || !tells || !impossible(ticket).is_empty() {
        return Ok(None);
    }
    let days = i32::try_from(target.working_days).unwrap_or(i32::MAX);
    let most = time.between(timed.received_at, time.end_of_days_later(timed.received_at, days)?)?;
    let took = |until: DateTime<Utc>| match target.measure {
        TicketMeasure::Response => Ok(time.between(timed.received_at, until)?.num_minutes()),
        TicketMeasure::Solution => timed.solve_minutes(time, until),
    };
    let end = match target.measure {
        TicketMeasure::Response => timed.first_response_at,
        TicketMeasure::Solution => timed.first_solved_at,
    };
    Ok(match end {
        Some(at) => Some(took(at)? <= most.num_minutes()),
        None if ticket.name.state.is_active() && took(now.max(timed.received_at))? > most.num_minutes() => {
            Some(false)
        }
        None => None,
    })
}
