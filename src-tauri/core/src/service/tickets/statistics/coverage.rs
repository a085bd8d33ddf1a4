//! Working days on which tickets waited for the desk and nobody of the desk wrote anything, beside the promises that were
//! not kept.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::{Counted, GetTicketsStatistics, begins, impossible, store};
use crate::kernel::{Result, WorkingTime};
use crate::register::Register;
use crate::service::calendar;

/// Working days without cover.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TicketCoverage {
    /// Working days on which a ticket waited for the desk.
    pub waited_days: i64,
    /// Those of them on which nobody of the desk wrote anything.
    pub gaps: Vec<CoverageGap>,
    /// Promises that were not kept, of tickets whose messages are here.
    pub breaches: i64,
    /// Those of them in whose time such a day fell.
    pub breaches_in_gaps: i64,
}

/// A working day without cover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CoverageGap {
    /// The day, by the desk's calendar.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Tickets that waited.
    pub waiting: i64,
}

/// A span of time.
pub(super) type Span = (DateTime<Utc>, DateTime<Utc>);

/// The days without cover over some time, and the spans in which tickets waited.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    pub(super) waited_days: i64,
    pub(super) gaps: Vec<UncoveredDay>,
    waits: Vec<(i64, Vec<Span>)>,
}

#[derive(Debug)]
pub(super) struct UncoveredDay {
    pub(super) on: NaiveDate,
    pub(super) waiting: i64,
    day: Span,
}

impl Coverage {
    /// The days without cover in the time that `request` asks for, by all tickets that count. Days that are not over yet are
    /// no gaps, nor are tickets asked whose desk keeps what it wrote elsewhere.
    pub(super) fn of(register: &Register, all: &[Counted], request: &GetTicketsStatistics) -> Result<Self> {
        let connection = register.reader();
        let (time, now) = (calendar::desk(connection)?, register.clock().now());
        let here = all.iter().filter(|ticket| ticket.is_of_this_desk && impossible(ticket).is_empty());
        let waits: Vec<(i64, Vec<Span>)> =
            here.map(|ticket| (ticket.name.id, ticket.timed.own_spans(now))).collect();
        let waited = union(waits.iter().flat_map(|(_, spans)| spans.iter().copied()).collect());
        let zone = time.zone();
        let written: BTreeSet<NaiveDate> = store::written_at(connection)?
            .into_iter()
            .map(|at| at.with_timezone(&zone).date_naive())
            .collect();
        let mut coverage = Self { waits, ..Self::default() };
        let Some((first, _)) = waited.first() else { return Ok(coverage) };
        let today = now.with_timezone(&zone).date_naive();
        let first = first.with_timezone(&zone).date_naive().max(request.from_on.unwrap_or(NaiveDate::MIN));
        let last = today.min(request.until_on.unwrap_or(today));
        for on in first.iter_days().take_while(|on| *on <= last) {
            let Some(day) = begins(zone, Some(on)).zip(begins(zone, on.succ_opt())) else { continue };
            let is_over = on < today || time.between(now, day.1.max(now))?.is_zero();
            if !is_over || !works_within(&time, day, &waited)? {
                continue;
            }
            coverage.waited_days += 1;
            if !written.contains(&on) {
                coverage.gaps.push(UncoveredDay { on, waiting: 0, day });
            }
        }
        coverage.count_waiting(&time)?;
        Ok(coverage)
    }

    /// Counts the tickets that waited on each day. Only the first and the last day of a span are looked at one by one: a ticket
    /// waited on every working day between them.
    fn count_waiting(&mut self, time: &WorkingTime) -> Result<()> {
        let mut steps = vec![0_i64; self.gaps.len() + 1];
        for (_, spans) in &self.waits {
            let mut at_the_edge = BTreeSet::new();
            for span in spans {
                let touched = self.within(std::slice::from_ref(span));
                let is_whole = |place: &usize| {
                    self.gaps.get(*place).is_some_and(|gap| span.0 <= gap.day.0 && gap.day.1 <= span.1)
                };
                let first = touched.clone().find(is_whole).unwrap_or(touched.end);
                let end = touched.clone().rev().find(is_whole).map_or(first, |last| last + 1);
                steps[first] += 1;
                steps[end] -= 1;
                at_the_edge.extend(touched.filter(|place| *place < first || *place >= end));
            }
            for place in at_the_edge {
                if works_within(time, self.gaps[place].day, spans)? {
                    steps[place] += 1;
                    steps[place + 1] -= 1;
                }
            }
        }
        let mut waiting = 0;
        for (gap, step) in self.gaps.iter_mut().zip(steps) {
            waiting += step;
            gap.waiting = waiting;
        }
        Ok(())
    }

    /// The tickets that waited on a day without cover; none on another day.
    pub(super) fn waiting_on(&self, time: &WorkingTime, on: &str) -> Result<Vec<i64>> {
        let Some(gap) = self.gaps.iter().find(|gap| gap.on.to_string() == on) else { return Ok(Vec::new()) };
        let mut waiting = Vec::new();
        for (id, spans) in &self.waits {
            if works_within(time, gap.day, spans)? {
                waiting.push(*id);
            }
        }
        Ok(waiting)
    }

    /// The first day without cover on which working time lies in one of `spans`.
    pub(super) fn first_in(&self, time: &WorkingTime, spans: &[Span]) -> Result<Option<NaiveDate>> {
        for gap in self.within(spans) {
            if works_within(time, self.gaps[gap].day, spans)? {
                return Ok(Some(self.gaps[gap].on));
            }
        }
        Ok(None)
    }

    /// The places of the gaps that `spans`, in their order, touch.
    fn within(&self, spans: &[Span]) -> std::ops::Range<usize> {
        let (Some((from, _)), Some((_, until))) = (spans.first(), spans.last()) else { return 0..0 };
        let first = self.gaps.partition_point(|gap| gap.day.1 <= *from);
        first..self.gaps.partition_point(|gap| gap.day.0 < *until).max(first)
    }
}

/// Spans without those that others cover, in their order.
fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for (from, until) in spans {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => joined.push((from, until)),
        }
    }
    joined
}

/// Whether working time of `day` lies in one of `spans`, which are in their order.
fn works_within(time: &WorkingTime, day: Span, spans: &[Span]) -> Result<bool> {
    let first = spans.partition_point(|(_, until)| *until <= day.0);
    for (from, until) in spans[first..].iter().take_while(|(from, _)| *from < day.1) {
        if !time.between((*from).max(day.0), (*until).min(day.1))?.is_zero() {
            return Ok(true);
        }
    }
    Ok(false)
}
