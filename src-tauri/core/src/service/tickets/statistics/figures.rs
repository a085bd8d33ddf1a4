//! The tickets behind a figure of the statistics, by the same reckoning.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coverage::Coverage;
use super::shares::is_kept;
use super::spread::late_in_gaps;
use super::{
    Counted, GetTicketsStatistics, asked, asked_of_orcid, backlog_place, impossible, spread_of, store,
};
use crate::kernel::{Result, codes};
use crate::register::Register;
use crate::service::calendar;
use crate::service::tickets::settings;

/// A figure of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketFigure {
    /// All that count.
    Volume,
    /// Those of a month: 2026-03.
    Month,
    /// Those of a day of the week: from 0 for Monday to 6.
    Weekday,
    /// Those of a topic.
    Topic,
    /// Those of a channel.
    Channel,
    /// Those of a tier.
    Tier,
    /// Those that a person answered.
    Responded,
    /// Those that nobody answered, though the list they come from would tell.
    Unanswered,
    /// Those whose first answer is measured.
    Response,
    /// Those of them that were answered as promised.
    ResponseWithin,
    /// Those of them that were answered later than promised.
    ResponseLate,
    /// Those whose solution is measured.
    Solution,
    /// Those of them that were solved as promised.
    SolutionWithin,
    /// Those of them that were solved later than promised.
    SolutionLate,
    /// Those that kept to the working days of a share that is promised: its place among the shares, from 0.
    ShareKept,
    /// Those that did not.
    ShareMissed,
    /// Those that were opened again.
    Reopened,
    /// Those whose askers said what they thought of it.
    Rated,
    /// Those of them that got 4 or 5.
    RatedWell,
    /// Those whose askers were asked what they thought of it.
    RatingAsked,
    /// Those of them whose askers said so.
    RatingAnswered,
    /// Those that wait now, by age: from 0 for up to a day to 3.
    Backlog,
    /// Those with impossible times.
    Impossible,
    /// Those that waited on a working day on which nobody wrote: 2026-03-16.
    Gap,
    /// Those that took longer than was promised and in whose promised time such a day fell.
    LateInGap,
    /// Those about which ORCID was asked.
    AskedOrcid,
    /// Those about which ORCID answered.
    AnsweredOrcid,
}

codes!(TicketFigure {
    Volume = "volume",
    Month = "month",
    Weekday = "weekday",
    Topic = "topic",
    Channel = "channel",
    Tier = "tier",
    Responded = "responded",
    Unanswered = "unanswered",
    Response = "response",
    ResponseWithin = "response_within",
    ResponseLate = "response_late",
    Solution = "solution",
    SolutionWithin = "solution_within",
    SolutionLate = "solution_late",
    ShareKept = "share_kept",
    ShareMissed = "share_missed",
    Reopened = "reopened",
    Rated = "rated",
    RatedWell = "rated_well",
    RatingAsked = "rating_asked",
    RatingAnswered = "rating_answered",
    Backlog = "backlog",
    Impossible = "impossible",
    Gap = "gap",
    LateInGap = "late_in_gap",
    AskedOrcid = "asked_orcid",
    AnsweredOrcid = "answered_orcid",
});

/// A figure over some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct FigureOfTickets {
    /// The figure.
    pub figure: TicketFigure,
    /// Which of several: a month, a topic, a place.
    pub value: Option<String>,
    /// The first day, as the statistics were asked for.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// The tickets behind a figure.
pub(in super::super) fn behind(register: &Register, request: &FigureOfTickets) -> Result<Vec<i64>> {
    let (from_on, until_on) = (request.from_on, request.until_on);
    let time_asked = GetTicketsStatistics { from_on, until_on, member_id: None };
    let asked = asked(register, &time_asked)?;
    let value = request.value.as_deref().unwrap_or_default();
    let zone = calendar::desk(register.reader())?.zone();
    let now = register.clock().now();
    let is_response = matches!(
        request.figure,
        TicketFigure::Response | TicketFigure::ResponseWithin | TicketFigure::ResponseLate
    );
    let is_solution = matches!(
        request.figure,
        TicketFigure::Solution | TicketFigure::SolutionWithin | TicketFigure::SolutionLate
    );
    if is_response || is_solution {
        let tickets: Vec<&Counted> = asked.iter().collect();
        let measured = spread_of(register, &tickets, is_response)?;
        let is_late = matches!(request.figure, TicketFigure::ResponseLate | TicketFigure::SolutionLate);
        let is_any = matches!(request.figure, TicketFigure::Response | TicketFigure::Solution);
        let fits = |kept: Option<bool>| is_any || kept == Some(!is_late);
        return Ok(measured.into_iter().filter(|(_, kept)| fits(*kept)).map(|(id, _)| id).collect());
    }
    match request.figure {
        TicketFigure::Gap => {
            let time = calendar::desk(register.reader())?;
            return gaps(register, &time_asked)?.waiting_on(&time, value);
        }
        TicketFigure::LateInGap => {
            let tickets: Vec<&Counted> = asked.iter().collect();
            return late_in_gaps(register, &tickets, &gaps(register, &time_asked)?);
        }
        TicketFigure::ShareKept | TicketFigure::ShareMissed => {
            return of_share(register, &asked, value, request.figure == TicketFigure::ShareKept);
        }
        TicketFigure::AskedOrcid | TicketFigure::AnsweredOrcid => {
            let tickets: Vec<&Counted> = asked.iter().collect();
            let is_any = request.figure == TicketFigure::AskedOrcid;
            let all = asked_of_orcid(register, &tickets)?.into_iter();
            return Ok(all
                .filter(|(_, _, answered)| is_any || answered.is_some())
                .map(|(id, ..)| id)
                .collect());
        }
        _ => {}
    }
    let fits = |ticket: &&Counted| holds(ticket, request.figure, value, (zone, now));
    Ok(asked.iter().filter(fits).map(|ticket| ticket.name.id).collect())
}

/// The days without cover.
fn gaps(register: &Register, request: &GetTicketsStatistics) -> Result<Coverage> {
    Coverage::of(register, &store::counted(register.reader())?, request)
}

/// The tickets that kept to the days of the share at a place, or those that did not.
fn of_share(register: &Register, asked: &[Counted], place: &str, kept: bool) -> Result<Vec<i64>> {
    let shares = settings::current(register.reader())?.share_targets;
    let Some(target) = place.parse::<usize>().ok().and_then(|place| shares.get(place)) else {
        return Ok(Vec::new());
    };
    let (time, now) = (calendar::desk(register.reader())?, register.clock().now());
    let mut behind = Vec::new();
    for ticket in asked {
        if is_kept(target, ticket, &time, now)? == Some(kept) {
            behind.push(ticket.name.id);
        }
    }
    Ok(behind)
}

/// Whether a ticket is behind a figure that needs no working time.
fn holds(ticket: &Counted, figure: TicketFigure, value: &str, (zone, now): (Tz, DateTime<Utc>)) -> bool {
    let received = ticket.timed.received_at.with_timezone(&zone);
    let is_answered = ticket.timed.first_response_at.is_some();
    match figure {
        TicketFigure::Volume => true,
        TicketFigure::Month => received.format("%Y-%m").to_string() == value,
        TicketFigure::Weekday => received.weekday().num_days_from_monday().to_string() == value,
        TicketFigure::Topic => ticket.topic.code() == value,
        TicketFigure::Channel => ticket.channel.code() == value,
        TicketFigure::Tier => ticket.tier.to_string() == value,
        TicketFigure::Responded => ticket.tells_response && is_answered,
        TicketFigure::Unanswered => ticket.tells_response && !is_answered,
        TicketFigure::Reopened => ticket.reopened_count > 0,
        TicketFigure::Rated => ticket.rating.is_some(),
        TicketFigure::RatedWell => ticket.rating.is_some_and(|rating| rating >= 4),
        TicketFigure::RatingAsked => ticket.is_rating_asked,
        TicketFigure::RatingAnswered => ticket.is_rating_asked && ticket.rating.is_some(),
        TicketFigure::Backlog => backlog_place(ticket, now).is_some_and(|place| place.to_string() == value),
        TicketFigure::Impossible => !impossible(ticket).is_empty(),
        TicketFigure::Response
        | TicketFigure::ResponseWithin
        | TicketFigure::ResponseLate
        | TicketFigure::Solution
        | TicketFigure::SolutionWithin
        | TicketFigure::SolutionLate
        | TicketFigure::ShareKept
        | TicketFigure::ShareMissed
        | TicketFigure::Gap
        | TicketFigure::LateInGap
        | TicketFigure::AskedOrcid
        | TicketFigure::AnsweredOrcid => false,
    }
}
