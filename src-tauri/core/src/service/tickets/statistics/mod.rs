//! What the desk did: how much came, how soon it was answered and solved, and what waits. Every figure says how it is
//! reckoned. Merged tickets, spam and what only programs wrote count for nothing; impossible times are told, not trimmed,
//! and left out of medians.

mod coverage;
mod definitions;
pub(super) mod figures;
mod orcid;
mod shares;
mod spread;
pub(super) mod store;
pub(super) mod table;

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use coverage::Coverage;
use definitions::definitions;
use orcid::{asked_of_orcid, orcid_answers};
use spread::{Measured, measured, spread, spread_of};

use super::clocks::Timed;
pub use coverage::{CoverageGap, TicketCoverage};
pub use figures::{FigureOfTickets, TicketFigure};
pub use orcid::OrcidAnswers;
pub use shares::{ShareKept, TicketMeasure, TicketShareTarget};

use super::{TicketChannel, TicketName, TicketTopic, settings};
use crate::kernel::{Message, Result, WorkingTime};
use crate::people::members::{Facet, MemberName};
use crate::register::Register;
use crate::service::calendar;

/// Months without a ticket after which a member counts as silent.
const SILENT_MONTHS: u32 = 12;

/// Asks for the statistics of the desk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetTicketsStatistics {
    /// The first day on which a ticket was received, by the desk's calendar; from the beginning when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; until today when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
    /// Only tickets of this member.
    pub member_id: Option<i64>,
}

/// The statistics of the desk over some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TicketStatistics {
    /// When they were taken: RFC 3339 in UTC.
    pub taken_at: String,
    /// The zone whose days they go by.
    pub zone: String,
    /// How each figure is reckoned, by its name.
    pub definitions: BTreeMap<String, Message>,
    /// Tickets that count.
    pub volume: i64,
    /// By month, "2026-03".
    pub by_month: BTreeMap<String, i64>,
    /// By the day of the week on which they were received, Monday first.
    pub by_weekday: Vec<i64>,
    /// By topic.
    pub by_topic: Vec<Facet>,
    /// By channel.
    pub by_channel: Vec<Facet>,
    /// By tier, from 1.
    pub by_tier: Vec<i64>,
    /// By member, the one with the most first. A ticket for several members counts for each.
    pub by_member: Vec<MemberTickets>,
    /// Tickets of a known first answer or of none, over which the response rate is reckoned.
    pub response_known: i64,
    /// Those of them that a person answered.
    pub responded: i64,
    /// How long the first answer took.
    pub response: TicketSpread,
    /// How long the first solution took, without the time in which somebody else had to answer.
    pub solution: TicketSpread,
    /// The shares that are promised, and what became of them.
    pub shares: Vec<ShareKept>,
    /// Working days on which tickets waited and nobody wrote.
    pub coverage: TicketCoverage,
    /// What ORCID was asked about them.
    pub orcid: OrcidAnswers,
    /// Tickets that were opened again.
    pub reopened: i64,
    /// What askers thought of it.
    pub satisfaction: Satisfaction,
    /// Active tickets by their age: up to 1, 7, 30 days, and more.
    pub backlog: Vec<i64>,
    /// Active members that asked nothing for so long.
    pub silent_members: Vec<MemberName>,
    /// The months after which a member counts as silent.
    pub silent_months: u32,
    /// Tickets with impossible times, each with what is wrong.
    pub impossible: Vec<ImpossibleTime>,
}

/// How long something took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct TicketSpread {
    /// Tickets that it is reckoned over.
    pub count: i64,
    /// Half of them took so many seconds of working time or less; none where there are none.
    pub median_seconds: Option<i64>,
    /// Nine of ten of them.
    pub ninth_tenth_seconds: Option<i64>,
    /// Half of them by the clock on the wall.
    pub clock_median_seconds: Option<i64>,
    /// Tickets for which something was promised.
    pub promised: i64,
    /// Those of them that kept it.
    pub within_target: i64,
    /// Tickets that took longer than was promised.
    pub late: Vec<LateTicket>,
}

/// A ticket that took longer than was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LateTicket {
    /// The ticket.
    #[serde(flatten)]
    pub name: TicketName,
    /// The first working day within the time that was promised on which nobody of the desk wrote anything.
    #[ts(type = "string | null")]
    pub gap_on: Option<NaiveDate>,
}

/// What askers thought of it, and how many of those who were asked said so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Satisfaction {
    /// How many said so.
    pub count: i64,
    /// The sum of what they gave, each from 1 to 5.
    pub sum: i64,
    /// How many gave 4 or 5.
    pub top_two: i64,
    /// How many were asked.
    pub asked: i64,
    /// How many of those who were asked said so.
    pub answered: i64,
}

/// How many tickets a member has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberTickets {
    /// The member.
    pub id: i64,
    /// Its official name.
    pub name: String,
    /// Its tickets.
    pub count: i64,
}

/// A ticket with an impossible time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImpossibleTime {
    /// The ticket.
    pub ticket: TicketName,
    /// Its number at the desk that it was imported from.
    pub source_number: String,
    /// What is wrong.
    pub problem: Message,
}

/// A ticket as far as it is counted.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) name: TicketName,
    pub(super) timed: Timed,
    pub(super) topic: TicketTopic,
    pub(super) channel: TicketChannel,
    pub(super) tier: i64,
    pub(super) tells_response: bool,
    pub(super) reopened_count: i64,
    pub(super) rating: Option<i64>,
    /// Whether the asker was asked what they thought of it.
    pub(super) is_rating_asked: bool,
    pub(super) members: Vec<i64>,
    pub(super) source_number: String,
    /// Whether it came to this desk and its messages are here, so that what was written about it is known.
    pub(super) is_of_this_desk: bool,
}

/// Gives the statistics of the desk.
pub fn statistics(register: &Register, request: GetTicketsStatistics) -> Result<TicketStatistics> {
    let connection = register.reader();
    let time = calendar::desk(connection)?;
    let settings = settings::current(connection)?;
    let targets = settings.targets;
    let now = register.clock().now();
    let zone = time.zone();
    let mut all = store::counted(connection)?;
    let gaps = Coverage::of(register, &all, &request)?;
    keep_asked(&mut all, &request, zone);
    let tickets: Vec<&Counted> = all.iter().collect();
    let counts = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let with_response: Vec<&&Counted> = tickets.iter().filter(|ticket| ticket.tells_response).collect();
    let measured = |is_response| measured(&tickets, is_response, &time, &targets);
    let (responses, solutions) = (measured(true)?, measured(false)?);
    Ok(TicketStatistics {
        taken_at: super::draft::instant(now),
        zone: zone.name().to_owned(),
        definitions: definitions(),
        volume: counts(tickets.len()),
        by_month: by_month(&tickets, zone),
        by_weekday: by_weekday(&tickets, zone),
        by_topic: facets(&tickets, |ticket| (ticket.topic.code(), ticket.topic.label().to_string())),
        by_channel: facets(&tickets, |ticket| (ticket.channel.code(), ticket.channel.label().to_string())),
        by_tier: (1..=3)
            .map(|tier| counts(tickets.iter().filter(|ticket| ticket.tier == tier).count()))
            .collect(),
        by_member: by_member(register, &tickets)?,
        response_known: counts(with_response.len()),
        responded: counts(
            with_response.iter().filter(|ticket| ticket.timed.first_response_at.is_some()).count(),
        ),
        response: spread(&responses, &time, &gaps)?,
        solution: spread(&solutions, &time, &gaps)?,
        shares: settings
            .share_targets
            .into_iter()
            .map(|target| shares::share(target, &tickets, &time, now))
            .collect::<Result<_>>()?,
        coverage: coverage(&gaps, &time, responses.iter().chain(&solutions))?,
        orcid: orcid_answers(register, &tickets)?,
        reopened: counts(tickets.iter().filter(|ticket| ticket.reopened_count > 0).count()),
        satisfaction: satisfaction(&tickets),
        backlog: backlog(&tickets, now),
        silent_members: store::silent_members(connection, &silent_since(now))?,
        silent_months: SILENT_MONTHS,
        impossible: tickets.iter().flat_map(|ticket| impossible(ticket)).collect(),
    })
}

/// The tickets that the statistics are about.
fn asked(register: &Register, request: &GetTicketsStatistics) -> Result<Vec<Counted>> {
    let zone = calendar::desk(register.reader())?.zone();
    let mut all = store::counted(register.reader())?;
    keep_asked(&mut all, request, zone);
    Ok(all)
}

/// Leaves the tickets that the statistics are about.
fn keep_asked(all: &mut Vec<Counted>, request: &GetTicketsStatistics, zone: Tz) {
    let (from, until) = (begins(zone, request.from_on), request.until_on.and_then(|on| on.succ_opt()));
    let until = until.and_then(|day| begins(zone, Some(day)));
    all.retain(|ticket| {
        from.is_none_or(|from| ticket.timed.received_at >= from)
            && until.is_none_or(|until| ticket.timed.received_at < until)
            && request.member_id.is_none_or(|id| ticket.members.contains(&id))
    });
}

/// When a day begins where the desk is.
fn begins(zone: Tz, day: Option<NaiveDate>) -> Option<DateTime<Utc>> {
    let midnight = day?.and_time(NaiveTime::MIN);
    Some(zone.from_local_datetime(&midnight).earliest().map_or_else(|| midnight.and_utc(), |at| at.to_utc()))
}

fn silent_since(now: DateTime<Utc>) -> String {
    let since = now.checked_sub_months(chrono::Months::new(SILENT_MONTHS)).unwrap_or(now);
    super::draft::instant(since)
}

fn by_month(tickets: &[&Counted], zone: Tz) -> BTreeMap<String, i64> {
    let mut months = BTreeMap::new();
    for ticket in tickets {
        let month = ticket.timed.received_at.with_timezone(&zone).format("%Y-%m").to_string();
        *months.entry(month).or_default() += 1;
    }
    months
}

fn by_weekday(tickets: &[&Counted], zone: Tz) -> Vec<i64> {
    let mut days = vec![0; 7];
    for ticket in tickets {
        let weekday = ticket.timed.received_at.with_timezone(&zone).weekday().num_days_from_monday();
        days[weekday as usize] += 1;
    }
    days
}

fn facets(tickets: &[&Counted], of: impl Fn(&Counted) -> (&'static str, String)) -> Vec<Facet> {
    let mut counts: BTreeMap<&'static str, (String, i64)> = BTreeMap::new();
    for ticket in tickets {
        let (value, label) = of(ticket);
        counts.entry(value).or_insert((label, 0)).1 += 1;
    }
    let mut facets: Vec<Facet> = counts
        .into_iter()
        .map(|(value, (label, count))| Facet { value: value.to_owned(), label, count })
        .collect();
    facets.sort_by_key(|facet| std::cmp::Reverse(facet.count));
    facets
}

fn by_member(register: &Register, tickets: &[&Counted]) -> Result<Vec<MemberTickets>> {
    let mut counts: BTreeMap<i64, i64> = BTreeMap::new();
    for id in tickets.iter().flat_map(|ticket| &ticket.members) {
        *counts.entry(*id).or_default() += 1;
    }
    let names = store::member_names(register.reader())?;
    let counted = |(id, count): (i64, i64)| MemberTickets {
        id,
        name: names.get(&id).cloned().unwrap_or_default(),
        count,
    };
    let mut members: Vec<MemberTickets> = counts.into_iter().map(counted).collect();
    members.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.name.cmp(&other.name)));
    Ok(members)
}

/// The days without cover, and how many promises were not kept because of them.
fn coverage<'a>(
    gaps: &Coverage,
    time: &WorkingTime,
    measured: impl Iterator<Item = &'a Measured<'a>>,
) -> Result<TicketCoverage> {
    let mut coverage = TicketCoverage { waited_days: gaps.waited_days, ..TicketCoverage::default() };
    coverage.gaps = gaps.gaps.iter().map(|gap| CoverageGap { on: gap.on, waiting: gap.waiting }).collect();
    for late in measured.filter(|one| one.is_late() && one.ticket.is_of_this_desk) {
        coverage.breaches += 1;
        coverage.breaches_in_gaps += i64::from(late.gap_on(time, gaps)?.is_some());
    }
    Ok(coverage)
}

fn satisfaction(tickets: &[&Counted]) -> Satisfaction {
    let mut satisfaction = Satisfaction::default();
    for ticket in tickets.iter().filter(|ticket| ticket.is_rating_asked) {
        satisfaction.asked += 1;
        satisfaction.answered += i64::from(ticket.rating.is_some());
    }
    for rating in tickets.iter().filter_map(|ticket| ticket.rating) {
        satisfaction.count += 1;
        satisfaction.sum += rating;
        satisfaction.top_two += i64::from(rating >= 4);
    }
    satisfaction
}

fn backlog(tickets: &[&Counted], now: DateTime<Utc>) -> Vec<i64> {
    let mut ages = vec![0; 4];
    for place in tickets.iter().filter_map(|ticket| backlog_place(ticket, now)) {
        ages[place] += 1;
    }
    ages
}

/// How old a ticket is that waits: up to 1, 7 or 30 days, or more.
fn backlog_place(ticket: &Counted, now: DateTime<Utc>) -> Option<usize> {
    let days = (now - ticket.timed.received_at).num_days();
    let place = [1, 7, 30].iter().position(|most| days < *most).unwrap_or(3);
    ticket.name.state.is_active().then_some(place)
}

fn impossible(ticket: &Counted) -> Vec<ImpossibleTime> {
    let received = ticket.timed.received_at;
    let told = |problem| ImpossibleTime {
        ticket: ticket.name.clone(),
        source_number: ticket.source_number.clone(),
        problem,
    };
    let before =
        |at: Option<DateTime<Utc>>| at.filter(|at| *at < received).map(|at| (received - at).num_minutes());
    let answered = before(ticket.timed.first_response_at).map(|minutes| {
        told(message!(
            "It was answered {minutes, plural, one {# minute} other {# minutes}} before it was received.",
            minutes
        ))
    });
    let solved = before(ticket.timed.first_solved_at).map(|minutes| {
        told(message!(
            "It was solved {minutes, plural, one {# minute} other {# minutes}} before it was received.",
            minutes
        ))
    });
    answered.into_iter().chain(solved).collect()
}
