//! The days off of a year.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::working_time::hours;
use super::{CalendarDayChange, CalendarDayDraft, store};
use crate::kernel::day_words::day_short;
use crate::kernel::{Message, OptionExt, Result};
use crate::register::Register;

/// Asks for the days off of a year.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetCalendarsDaysOff {
    /// The calendar.
    pub calendar_id: i64,
    /// The year.
    pub year: i32,
}

/// A day off, or one with other hours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DayOff {
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// With weekdays: "Fri 3 Apr 2026".
    pub told: Message,
    /// What it is called.
    pub name: String,
    /// The hours that are off or are worked; empty where the whole day is off.
    pub hours: Message,
    /// The entry for days of one year; none where a rule gives the day.
    pub day_id: Option<i64>,
    /// The rule; none where the day was entered.
    pub holiday_id: Option<i64>,
}

/// Gives the days off of a year, by rule and entered, in the order of time.
pub fn days_off(register: &Register, request: GetCalendarsDaysOff) -> Result<Vec<DayOff>> {
    let calendar = store::find(register.reader(), request.calendar_id)?
        .or_not_found(template!("Calendar"), request.calendar_id)?;
    let working = hours(&calendar)?;
    let mut rows = Vec::new();
    // The New Year of the year after may be observed in December.
    for (day, holiday) in
        [request.year, request.year.saturating_add(1)].into_iter().flat_map(|year| working.holidays_of(year))
    {
        if day.year() != request.year {
            continue;
        }
        let kept = calendar
            .holidays
            .iter()
            .find(|one| one.draft.name == holiday.name && one.draft.rule == holiday.rule);
        let hours = kept.and_then(|one| one.draft.off.as_ref());
        rows.push(DayOff {
            from_on: day,
            until_on: day,
            told: day_short(day),
            name: holiday.name.clone(),
            hours: hours.map_or_else(Message::nothing, |off| {
                message!("from {from} to {until}", from = &off.from, until = &off.until)
            }),
            day_id: None,
            holiday_id: kept.map(|one| one.id),
        });
    }
    for day in &calendar.days {
        if day.draft.from_on.year() <= request.year && request.year <= day.draft.until_on.year() {
            rows.push(DayOff {
                from_on: day.draft.from_on,
                until_on: day.draft.until_on,
                told: told(&day.draft),
                name: day.draft.name.clone(),
                hours: hours_told(&day.draft.change),
                day_id: Some(day.id),
                holiday_id: None,
            });
        }
    }
    rows.sort_by(|one, other| (one.from_on, &one.name).cmp(&(other.from_on, &other.name)));
    Ok(rows)
}

fn told(draft: &CalendarDayDraft) -> Message {
    if draft.from_on == draft.until_on {
        return day_short(draft.from_on);
    }
    message!("{first} to {last}", first = day_short(draft.from_on), last = day_short(draft.until_on))
}

fn hours_told(change: &CalendarDayChange) -> Message {
    match change {
        CalendarDayChange::Off => Message::nothing(),
        CalendarDayChange::PartOff { off } => {
            message!("from {from} to {until}", from = &off.from, until = &off.until)
        }
        CalendarDayChange::Hours { hours } => {
            let spans = hours.iter().map(|span| format!("{}–{}", span.from, span.until));
            message!("open {spans}", spans = crate::kernel::message::commas(spans))
        }
    }
}
