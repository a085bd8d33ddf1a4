//! How long answers and solutions took.

use super::{Counted, TicketSpread, impossible};
use crate::kernel::{Result, WorkingTime};
use crate::register::Register;
use crate::service::calendar;
use crate::service::tickets::clocks::{TicketTarget, target_of};
use crate::service::tickets::settings;

/// What one ticket took.
pub(super) struct Measured<'a> {
    ticket: &'a Counted,
    working_seconds: i64,
    clock_seconds: i64,
    /// Whether it took no longer than was promised; none where nothing was.
    is_kept: Option<bool>,
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
        let working_seconds = match is_response {
            true => time.between(timed.received_at, at)?.num_seconds(),
            false => timed.solve_minutes(time, at)? * 60,
        };
        all.push(Measured {
            ticket,
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

/// How long something took.
pub(super) fn spread(all: &[Measured<'_>]) -> TicketSpread {
    let mut working: Vec<i64> = all.iter().map(|one| one.working_seconds).collect();
    let mut clock: Vec<i64> = all.iter().map(|one| one.clock_seconds).collect();
    let count = |kept: bool| all.iter().filter(|one| one.is_kept == Some(kept)).count();
    let of = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let late = all.iter().filter(|one| one.is_kept == Some(false));
    let mut spread = TicketSpread {
        promised: of(count(true) + count(false)),
        within_target: of(count(true)),
        late: late.map(|one| one.ticket.name.clone()).collect(),
        ..TicketSpread::default()
    };
    working.sort_unstable();
    clock.sort_unstable();
    spread.count = i64::try_from(working.len()).unwrap_or(i64::MAX);
    spread.median_seconds = median(&working);
    spread.ninth_tenth_seconds = (!working.is_empty()).then(|| working[(working.len() * 9).div_ceil(10) - 1]);
    spread.clock_median_seconds = median(&clock);
    spread
}

/// The middle of sorted values, or what lies halfway between the two in the middle.
pub(super) fn median(sorted: &[i64]) -> Option<i64> {
    let (first, middle) = (sorted.get(sorted.len().checked_sub(1)? / 2)?, sorted.get(sorted.len() / 2)?);
    Some((first + middle) / 2)
}
