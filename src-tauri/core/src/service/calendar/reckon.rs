//! Reckons working time, and says in words what was counted.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::working_time::hours;
use super::{Calendar, CalendarPurpose, store};
use crate::kernel::time_zone::local_instant;
use crate::kernel::{Error, Message, OptionExt, Result, WorkingTime};
use crate::register::Register;

/// The most minutes and days that are added.
const STEPS_MAX: i64 = 50_000_000;

/// Asks for the working time between two instants, or for the instant that is so much later: one of `to`, `minutes` and
/// `working_days`.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ReckonCalendars {
    /// The calendar; the desk’s when absent.
    pub calendar_id: Option<i64>,
    /// From when: a time by the calendar’s clock, such as 2026-03-06T16:10, or an instant with its offset.
    pub from: String,
    /// Until when.
    pub to: Option<String>,
    /// How many minutes of working time later; negative for earlier.
    pub minutes: Option<i64>,
    /// How many working days later; the end of work on that day.
    pub working_days: Option<i32>,
}

/// What was reckoned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reckoned {
    /// The zone whose clock counts.
    pub zone: String,
    /// Whole minutes of working time between both instants.
    pub minutes: i64,
    /// From when, in UTC.
    pub from: String,
    /// Until when, in UTC.
    pub to: String,
    /// Until when, by the clock of the zone and with its offset.
    pub to_local: String,
    /// The day of that.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What was counted and what was not.
    pub words: Message,
    /// Which other calendars have that day off.
    pub elsewhere: Vec<Message>,
}

/// Reckons.
pub fn reckon(register: &Register, request: ReckonCalendars) -> Result<Reckoned> {
    let calendars = store::all(register.reader())?;
    let calendar = match request.calendar_id {
        Some(id) => Some(calendars.iter().find(|one| one.id == id).or_not_found(template!("Calendar"), id)?),
        None => calendars.iter().find(|one| one.draft.purpose == CalendarPurpose::Desk),
    };
    let time = match calendar {
        Some(calendar) => WorkingTime::new(hours(calendar)?),
        None => super::desk(register.reader())?,
    };
    let from = instant("from", &request.from, time.zone())?;
    let (to, words) = match (&request.to, request.minutes, request.working_days) {
        (Some(to), None, None) => {
            let to = instant("to", to, time.zone())?;
            (to, time.explain(from, to)?)
        }
        (None, Some(minutes), None) => {
            let minutes = within("minutes", minutes)?;
            let to = time.later(from, TimeDelta::minutes(minutes))?;
            (to, time.explain(from, to)?)
        }
        (None, None, Some(days)) => {
            within("working_days", days.into())?;
            let day = from.with_timezone(&time.zone()).date_naive();
            (time.end_of_days_later(from, days)?, time.explain_days(day, days)?)
        }
        _ => {
            return Err(Error::invalid(
                "to",
                message!(
                    "Say one of three: until when, how many minutes later, or how many working days later."
                ),
            ));
        }
    };
    let local = to.with_timezone(&time.zone());
    let on = local.date_naive();
    Ok(Reckoned {
        zone: time.zone().name().to_owned(),
        minutes: time.between(from, to)?.num_minutes(),
        from: from.to_rfc3339_opts(SecondsFormat::Secs, true),
        to: to.to_rfc3339_opts(SecondsFormat::Secs, true),
        to_local: local.to_rfc3339_opts(SecondsFormat::Secs, false),
        on,
        words,
        elsewhere: off_elsewhere(&calendars, calendar.map(|one| one.id), on)?,
    })
}

/// The calendars beside `own` that have a day off, with its name.
fn off_elsewhere(calendars: &[Calendar], own: Option<i64>, day: NaiveDate) -> Result<Vec<Message>> {
    let mut elsewhere = Vec::new();
    for calendar in calendars.iter().filter(|calendar| Some(calendar.id) != own) {
        let time = WorkingTime::new(hours(calendar)?);
        let calendar = &calendar.draft.name;
        if let Some(name) = time.day_off(day)? {
            elsewhere.push(message!("{calendar}: {name}", calendar, name));
        } else if !time.is_working_day(day)? {
            elsewhere.push(message!("{calendar}: no working day", calendar));
        }
    }
    Ok(elsewhere)
}

fn within(field: &str, steps: i64) -> Result<i64> {
    if steps.unsigned_abs() > STEPS_MAX.unsigned_abs() {
        return Err(Error::invalid(field, message!("{steps} is more than is reckoned with.", steps)));
    }
    Ok(steps)
}

/// An instant with its offset, or a time by the clock of a zone.
fn instant(field: &str, text: &str, zone: Tz) -> Result<DateTime<Utc>> {
    let text = text.trim();
    let with_offset = ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%d %H:%M%:z"];
    let read = DateTime::parse_from_rfc3339(text)
        .ok()
        .or_else(|| with_offset.iter().find_map(|form| DateTime::parse_from_str(text, form).ok()));
    if let Some(instant) = read {
        return Ok(instant.to_utc());
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
    let local = local.or_invalid(
        field,
        message!("“{text}” is no time: write it as 2026-03-06T16:10, with an offset such as +10:00 where it is of another zone.", text),
    )?;
    local_instant(zone, local).map_err(|problem| Error::invalid(field, problem))
}
