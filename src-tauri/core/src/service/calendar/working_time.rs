//! Working time by what a register says, for every slice that counts it.

use chrono_tz::Tz;

use super::{Calendar, CalendarDayChange, CalendarDraft, CalendarPurpose, store};
use crate::kernel::working_time::{DayChange, DifferentDays, Holiday, WrittenSpan};
use crate::kernel::{OptionExt, Result, TimeSpan, WorkingHours, WorkingTime};
use crate::register::Connection;

/// The working time of the desk. While no calendar is its own: Monday to Friday from 09:00 to 17:00, without days off.
pub fn desk(connection: &Connection) -> Result<WorkingTime> {
    let calendars = store::all(connection)?;
    let own = calendars.iter().find(|calendar| calendar.draft.purpose == CalendarPurpose::Desk);
    match own {
        Some(calendar) => hours(calendar).map(WorkingTime::new),
        None => week_days().map(WorkingTime::new),
    }
}

/// The working time of ORCID. While no calendar is ORCID’s: Monday to Friday from 09:00 to 17:00, without days off.
pub fn orcid(connection: &Connection) -> Result<WorkingTime> {
    let calendars = store::all(connection)?;
    let own = calendars.iter().find(|calendar| calendar.draft.purpose == CalendarPurpose::Orcid);
    match own {
        Some(calendar) => hours(calendar).map(WorkingTime::new),
        None => week_days().map(WorkingTime::new),
    }
}

/// The working time of a calendar.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub fn working_time(connection: &Connection, calendar_id: i64) -> Result<WorkingTime> {
    let calendar = store::find(connection, calendar_id)?.or_not_found(template!("Calendar"), calendar_id)?;
    hours(&calendar).map(WorkingTime::new)
}

/// What a calendar that is made anew holds at first.
pub(super) fn first_draft() -> CalendarDraft {
    let day = || vec![WrittenSpan { from: "09:00".to_owned(), until: "17:00".to_owned() }];
    CalendarDraft {
        zone: "UTC".to_owned(),
        week: (0..7).map(|weekday| if weekday < 5 { day() } else { Vec::new() }).collect(),
        ..CalendarDraft::default()
    }
}

fn week_days() -> Result<WorkingHours> {
    let draft = first_draft();
    hours(&Calendar { id: 0, draft, holidays: Vec::new(), days: Vec::new() })
}

fn span(written: &WrittenSpan) -> Result<TimeSpan> {
    TimeSpan::try_from(written)
        .ok()
        .or_invalid("week", message!("A calendar of this register has hours that are none: save it anew."))
}

/// The hours of a calendar with its days off.
pub(super) fn hours(calendar: &Calendar) -> Result<WorkingHours> {
    let zone: Tz = calendar.draft.zone.parse().ok().or_invalid(
        "zone",
        message!(
            "The calendar {calendar} has the time zone {zone}, which this program does not know: choose another.",
            calendar = &calendar.draft.name,
            zone = &calendar.draft.zone
        ),
    )?;
    let mut week: [Vec<TimeSpan>; 7] = Default::default();
    for (day, written) in week.iter_mut().zip(&calendar.draft.week) {
        *day = written.iter().map(span).collect::<Result<_>>()?;
    }
    let holidays = calendar.holidays.iter().map(|one| {
        let draft = &one.draft;
        Ok(Holiday {
            name: draft.name.clone(),
            rule: draft.rule,
            observed: draft.observed,
            off: draft.off.as_ref().map_or(Ok(TimeSpan::WHOLE_DAY), span)?,
            from_year: draft.from_year,
            until_year: draft.until_year,
        })
    });
    let days = calendar.days.iter().map(|one| {
        let draft = &one.draft;
        let change = match &draft.change {
            CalendarDayChange::Off => DayChange::Off(TimeSpan::WHOLE_DAY),
            CalendarDayChange::PartOff { off } => DayChange::Off(span(off)?),
            CalendarDayChange::Hours { hours } => {
                DayChange::Hours(hours.iter().map(span).collect::<Result<_>>()?)
            }
        };
        Ok(DifferentDays {
            name: draft.name.clone(),
            from_on: draft.from_on,
            until_on: draft.until_on,
            change,
        })
    });
    Ok(WorkingHours {
        zone,
        week,
        holidays: holidays.collect::<Result<_>>()?,
        days: days.collect::<Result<_>>()?,
    })
}
