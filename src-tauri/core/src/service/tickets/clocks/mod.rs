//! How long tickets waited for an answer and for a solution, in the desk's working time, beside what was promised. While
//! somebody else has to answer only the clock of the solution stands still.

pub(super) mod store;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::escalations::ANSWER_WORKING_DAYS;
use super::{Priority, TicketState, settings};
use crate::kernel::{Message, Result, WorkingTime};
use crate::register::{Connection, Register};
use crate::service::calendar;

/// What the desk promises for tickets of a priority, in minutes of working time; nothing where it promises nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TicketTarget {
    /// The priority.
    pub priority: Priority,
    /// Until the first answer of a person.
    pub respond_minutes: Option<i64>,
    /// Until the first solution.
    pub solve_minutes: Option<i64>,
}

/// A clock of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketClock {
    /// Minutes of working time that went by.
    pub minutes: i64,
    /// Minutes that were promised.
    pub target_minutes: Option<i64>,
    /// When the promise runs out, while the clock runs: RFC 3339 in UTC.
    pub due_at: Option<String>,
    /// Whether more went by than was promised.
    pub is_breached: bool,
    /// Whether it still goes on.
    pub is_running: bool,
    /// What was counted and what was not, in words.
    pub explanation: Message,
}

/// The clocks of a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketClocks {
    /// Until the first answer of a person.
    pub response: Option<TicketClock>,
    /// Until the first solution.
    pub solution: Option<TicketClock>,
}

/// A ticket as far as its clocks go by it.
#[derive(Debug, Clone)]
pub(super) struct Timed {
    pub(super) id: i64,
    pub(super) priority: Priority,
    /// Whether ORCID passed it on: it expects an answer in three working days, whatever the desk promises members.
    pub(super) is_from_orcid: bool,
    pub(super) received_at: DateTime<Utc>,
    pub(super) first_response_at: Option<DateTime<Utc>>,
    pub(super) first_solved_at: Option<DateTime<Utc>>,
    pub(super) states: Vec<(TicketState, Option<DateTime<Utc>>)>,
}

impl Timed {
    /// By when ORCID expects an answer; none when it did not ask.
    fn orcid_due_at(&self, time: &WorkingTime) -> Result<Option<DateTime<Utc>>> {
        let due = self.is_from_orcid.then(|| time.end_of_days_later(self.received_at, ANSWER_WORKING_DAYS));
        due.transpose()
    }

    /// The spans in which the desk had the ticket, from when it was received until `until`.
    pub(super) fn own_spans(&self, until: DateTime<Utc>) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        let mut spans = Vec::new();
        let mut since = Some(self.received_at);
        for (state, at) in &self.states {
            let at = at.unwrap_or(self.received_at).clamp(self.received_at, until.max(self.received_at));
            if let Some(from) = since.take_if(|_| state.is_waiting() || state.is_done()) {
                spans.push((from, at));
            }
            if state.is_active() && !state.is_waiting() && since.is_none() {
                since = Some(at);
            }
        }
        spans.extend(since.map(|from| (from, until)));
        spans.retain(|(from, to)| to > from);
        spans
    }

    /// Working minutes until the first solution, without those in which somebody else had to answer.
    pub(super) fn solve_minutes(&self, time: &WorkingTime, until: DateTime<Utc>) -> Result<i64> {
        let mut sum = TimeDelta::zero();
        for (from, to) in self.own_spans(until) {
            sum += time.between(from, to)?;
        }
        Ok(sum.num_minutes())
    }

    /// Whether it waits longer than was promised, for an answer or for a solution.
    fn is_breached(&self, time: &WorkingTime, target: &TicketTarget, now: DateTime<Utc>) -> Result<bool> {
        if self.first_response_at.is_none() && self.orcid_due_at(time)?.is_some_and(|due_at| now > due_at) {
            return Ok(true);
        }
        if let Some(most) = target.respond_minutes.filter(|_| self.first_response_at.is_none())
            && time.between(self.received_at, now.max(self.received_at))?.num_minutes() > most
        {
            return Ok(true);
        }
        match target.solve_minutes.filter(|_| self.first_solved_at.is_none()) {
            Some(most) => Ok(self.solve_minutes(time, now)? > most),
            None => Ok(false),
        }
    }
}

/// What is promised for a priority.
pub(super) fn target_of(targets: &[TicketTarget], priority: Priority) -> TicketTarget {
    let none = TicketTarget { priority, respond_minutes: None, solve_minutes: None };
    targets.iter().find(|target| target.priority == priority).copied().unwrap_or(none)
}

/// The active tickets that wait longer than was promised.
pub(super) fn breached(register: &Register) -> Result<Vec<i64>> {
    let connection = register.reader();
    let targets = settings::current(connection)?.targets;
    let (time, now) = (calendar::desk(connection)?, register.clock().now());
    let mut breached = Vec::new();
    for ticket in store::timed(connection, true)? {
        if ticket.is_breached(&time, &target_of(&targets, ticket.priority), now)? {
            breached.push(ticket.id);
        }
    }
    Ok(breached)
}

/// The clocks of a ticket.
pub(super) fn of(connection: &Connection, id: i64, now: DateTime<Utc>) -> Result<TicketClocks> {
    let none = TicketClocks { response: None, solution: None };
    let Some(ticket) = store::one(connection, id)? else { return Ok(none) };
    let target = target_of(&settings::current(connection)?.targets, ticket.priority);
    let time = calendar::desk(connection)?;
    let is_active = ticket.states.last().is_some_and(|(state, _)| state.is_active());
    let response = match (ticket.first_response_at, is_active) {
        (Some(at), _) => Some(response_clock(&time, &ticket, at, false, target.respond_minutes)?),
        (None, true) => Some(response_clock(&time, &ticket, now, true, target.respond_minutes)?),
        (None, false) => None,
    };
    let solution = match (ticket.first_solved_at, is_active) {
        (Some(at), _) => Some(solution_clock(&time, &ticket, at, false, target.solve_minutes)?),
        (None, true) => Some(solution_clock(&time, &ticket, now, true, target.solve_minutes)?),
        (None, false) => None,
    };
    Ok(TicketClocks { response, solution })
}

fn response_clock(
    time: &WorkingTime,
    ticket: &Timed,
    until: DateTime<Utc>,
    is_running: bool,
    target_minutes: Option<i64>,
) -> Result<TicketClock> {
    let minutes = time.between(ticket.received_at, until)?.num_minutes();
    let due = target_minutes
        .filter(|_| is_running)
        .map(|most| time.later(ticket.received_at, TimeDelta::minutes(most)));
    let orcid_due_at = ticket.orcid_due_at(time)?;
    let due = due.transpose()?.into_iter().chain(orcid_due_at.filter(|_| is_running)).min();
    Ok(TicketClock {
        minutes,
        target_minutes,
        due_at: due.map(super::draft::instant),
        is_breached: target_minutes.is_some_and(|most| minutes > most)
            || orcid_due_at.is_some_and(|due_at| until > due_at),
        is_running,
        explanation: time.explain(ticket.received_at, until)?,
    })
}

fn solution_clock(
    time: &WorkingTime,
    ticket: &Timed,
    until: DateTime<Utc>,
    is_running: bool,
    target_minutes: Option<i64>,
) -> Result<TicketClock> {
    let minutes = ticket.solve_minutes(time, until)?;
    let waits = ticket.states.last().is_some_and(|(state, _)| state.is_waiting());
    let left = target_minutes.map(|most| most - minutes).filter(|left| *left >= 0 && is_running && !waits);
    let explained = ticket.own_spans(until).into_iter().map(|(from, to)| time.explain(from, to));
    let explained: Vec<Message> = explained.collect::<Result<_>>()?;
    Ok(TicketClock {
        minutes,
        target_minutes,
        due_at: left
            .map(|left| time.later(until, TimeDelta::minutes(left)))
            .transpose()?
            .map(super::draft::instant),
        is_breached: target_minutes.is_some_and(|most| minutes > most),
        is_running: is_running && !waits,
        explanation: crate::kernel::message::sentences(explained),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn only_the_clock_of_the_solution_stands_still_while_others_have_to_answer() {
        let ticket = Timed {
            id: 1,
            priority: Priority::Normal,
            is_from_orcid: false,
            received_at: at("2026-03-02T09:00:00Z"),
            first_response_at: None,
            first_solved_at: None,
            states: vec![
                (TicketState::New, Some(at("2026-03-02T09:00:00Z"))),
                (TicketState::WaitingMember, Some(at("2026-03-02T10:00:00Z"))),
                (TicketState::Open, Some(at("2026-03-02T15:00:00Z"))),
            ],
        };
        let spans = ticket.own_spans(at("2026-03-02T16:00:00Z"));
        let hours: i64 = spans.iter().map(|(from, to)| (*to - *from).num_hours()).sum();
        assert_eq!((spans.len(), hours), (2, 2));
    }
}
