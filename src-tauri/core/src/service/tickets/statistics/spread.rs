//! How long answers and solutions took.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::coverage::{Coverage, Span};
use super::{Counted, LateTicket, TicketSpread, impossible};
use crate::kernel::{Result, WorkingTime};
use crate::register::Register;
use crate::service::calendar;
use crate::service::tickets::clocks::{TicketTarget, target_of};
use crate::service::tickets::settings;

/// What one ticket took.
pub(super) struct Measured<'a> {
    pub(super) ticket: &'a Counted,
    /// The spans of time of which working time counts, in their order.
    spans: Vec<Span>,
    most_minutes: Option<i64>,
    working_seconds: i64,
    clock_seconds: i64,
    /// Whether it took no longer than was promised; none where nothing was.
    is_kept: Option<bool>,
}

impl Measured<'_> {
    /// Whether it took longer than was promised.
    pub(super) fn is_late(&self) -> bool {
        self.is_kept == Some(false)
    }

    /// The first day without cover in the time that was promised.
    pub(super) fn gap_on(&self, time: &WorkingTime, gaps: &Coverage) -> Result<Option<NaiveDate>> {
        if !self.ticket.is_of_this_desk {
            return Ok(None);
        }
        gaps.first_in(time, &self.promised(time)?)
    }

    /// The part of its spans until what was promised had run out.
    fn promised(&self, time: &WorkingTime) -> Result<Vec<Span>> {
        let mut left = TimeDelta::minutes(self.most_minutes.unwrap_or_default());
        let mut promised = Vec::new();
        for (from, until) in &self.spans {
            let worked = time.between(*from, *until)?;
            if worked > left {
                promised.push((*from, ran_out(time, *from, left)?));
                break;
            }
            promised.push((*from, *until));
            left -= worked;
        }
        Ok(promised)
    }
}

/// When the promise of so much working time runs out: of none at all within the next minute of work.
fn ran_out(time: &WorkingTime, from: DateTime<Utc>, left: TimeDelta) -> Result<DateTime<Utc>> {
    time.later(from, left.max(TimeDelta::minutes(1)))
}

/// What each ticket with both times in their order took until its first answer, or until its first solution.
pub(super) fn measured<'a>(
    tickets: &[&'a Counted],
    is_response: bool,
    time: &WorkingTime,
    targets: &[TicketTarget],
) -> Result<Vec<Measured<'a>>> {
    let mut all = Vec::new();
    for ticket in tickets {
        let (timed, target) = (&ticket.timed, target_of(targets, ticket.timed.priority));
        let (end, most) = match is_response {
            true => (timed.first_response_at, target.respond_minutes),
            false => (timed.first_solved_at, target.solve_minutes),
        };
        // A ticket with an impossible time is left out of all medians: the others may be wrong as well.
        let Some(at) = end.filter(|_| impossible(ticket).is_empty()) else { continue };
        let (spans, working_seconds) = match is_response {
            true => (vec![(timed.received_at, at)], time.between(timed.received_at, at)?.num_seconds()),
            false => (timed.own_spans(at), timed.solve_minutes(time, at)? * 60),
        };
        all.push(Measured {
            ticket,
            spans,
            most_minutes: most,
            working_seconds,
            clock_seconds: (at - timed.received_at).num_seconds(),
            is_kept: most.map(|most| working_seconds <= most * 60),
        });
    }
    Ok(all)
}

/// The tickets over which a time is reckoned, each with whether it kept what was promised.
pub(super) fn spread_of(
    register: &Register,
    tickets: &[&Counted],
    is_response: bool,
) -> Result<Vec<(i64, Option<bool>)>> {
    let time = calendar::desk(register.reader())?;
    let targets = settings::current(register.reader())?.targets;
    let all = measured(tickets, is_response, &time, &targets)?;
    Ok(all.into_iter().map(|one| (one.ticket.name.id, one.is_kept)).collect())
}

/// The tickets with a promise that was not kept and in whose time a day without cover fell.
pub(super) fn late_in_gaps(register: &Register, tickets: &[&Counted], gaps: &Coverage) -> Result<Vec<i64>> {
    let time = calendar::desk(register.reader())?;
    let targets = settings::current(register.reader())?.targets;
    let mut late = Vec::new();
    for is_response in [true, false] {
        for one in measured(tickets, is_response, &time, &targets)?.iter().filter(|one| one.is_late()) {
            if one.gap_on(&time, gaps)?.is_some() {
                late.push(one.ticket.name.id);
            }
        }
    }
    Ok(late)
}

/// How long something took.
pub(super) fn spread(all: &[Measured<'_>], time: &WorkingTime, gaps: &Coverage) -> Result<TicketSpread> {
    let mut working: Vec<i64> = all.iter().map(|one| one.working_seconds).collect();
    let mut clock: Vec<i64> = all.iter().map(|one| one.clock_seconds).collect();
    let count = |kept: bool| all.iter().filter(|one| one.is_kept == Some(kept)).count();
    let of = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let late = all.iter().filter(|one| one.is_late());
    let told = |one: &Measured<'_>| {
        Ok(LateTicket { name: one.ticket.name.clone(), gap_on: one.gap_on(time, gaps)? })
    };
    let mut spread = TicketSpread {
        promised: of(count(true) + count(false)),
        within_target: of(count(true)),
        late: late.map(told).collect::<Result<_>>()?,
        ..TicketSpread::default()
    };
    working.sort_unstable();
    clock.sort_unstable();
    spread.count = i64::try_from(working.len()).unwrap_or(i64::MAX);
    spread.median_seconds = median(&working);
    spread.ninth_tenth_seconds = (!working.is_empty()).then(|| working[(working.len() * 9).div_ceil(10) - 1]);
    spread.clock_median_seconds = median(&clock);
    Ok(spread)
}

/// The middle of sorted values, or what lies halfway between the two in the middle.
pub(super) fn median(sorted: &[i64]) -> Option<i64> {
    let (first, middle) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((first + middle) / 2)
}
