//! Saves and removes the days of a calendar that differ: holidays by rule, and days of one year.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::save::spans;
use super::{Calendar, CalendarDayChange, CalendarDayDraft, CalendarHolidayDraft, store};
use crate::kernel::working_time::{HolidayRule, WORKING_YEARS, WrittenSpan};
use crate::kernel::{FieldProblems, Id, Message, OptionExt, Result, TimeSpan, text};
use crate::register::{Edit, Op, Register};

/// The most days of one closure.
const DAYS_MAX: i64 = 366;

/// Asks to save a holiday that comes back every year.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveCalendarsHoliday {
    /// The calendar.
    pub calendar_id: i64,
    /// The holiday; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: CalendarHolidayDraft,
}

/// Asks to save days of one year.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveCalendarsDay {
    /// The calendar.
    pub calendar_id: i64,
    /// The entry; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: CalendarDayDraft,
}

/// Saves a holiday that comes back every year.
pub fn save_holiday(register: &mut Register, request: SaveCalendarsHoliday) -> Result<Calendar> {
    let calendar = of(register, request.calendar_id)?;
    if let Some(id) = request.id {
        calendar.holidays.iter().find(|one| one.id == id).or_not_found(template!("Yearly holiday"), id)?;
    }
    let draft = checked_holiday(&request.draft)?;
    let op = Op::new(message!(
        "Saved the holiday {holiday} of {calendar}",
        holiday = &draft.name,
        calendar = calendar.draft.name
    ));
    change(register, request.calendar_id, op, |edit| {
        store::save_holiday(edit, request.calendar_id, request.id, &draft)
    })
}

/// Removes a holiday that comes back every year.
pub fn remove_holiday(register: &mut Register, request: Id) -> Result<Calendar> {
    let calendars = store::all(register.reader())?;
    let found = calendars.iter().find_map(|calendar| {
        let holiday = calendar.holidays.iter().find(|one| one.id == request.id)?;
        Some((calendar, &holiday.draft.name))
    });
    let (calendar, holiday) = found.or_not_found(template!("Yearly holiday"), request.id)?;
    let op = Op::new(message!(
        "Removed the holiday {holiday} of {calendar}",
        holiday,
        calendar = &calendar.draft.name
    ));
    change(register, calendar.id, op, |edit| store::remove_holiday(edit, request.id))
}

/// Saves days of one year.
pub fn save_day(register: &mut Register, request: SaveCalendarsDay) -> Result<Calendar> {
    let calendar = of(register, request.calendar_id)?;
    if let Some(id) = request.id {
        calendar
            .days
            .iter()
            .find(|one| one.id == id)
            .or_not_found(template!("Day off or with other hours"), id)?;
    }
    let draft = checked_day(&request.draft)?;
    let op = Op::new(message!(
        "Saved {day} ({on}) in {calendar}",
        day = &draft.name,
        on = draft.from_on,
        calendar = calendar.draft.name
    ));
    change(register, request.calendar_id, op, |edit| {
        store::save_day(edit, request.calendar_id, request.id, &draft, None).map(|_| ())
    })
}

/// Removes days of one year.
pub fn remove_day(register: &mut Register, request: Id) -> Result<Calendar> {
    let calendars = store::all(register.reader())?;
    let found = calendars.iter().find_map(|calendar| {
        let day = calendar.days.iter().find(|one| one.id == request.id)?;
        Some((calendar, &day.draft))
    });
    let (calendar, day) = found.or_not_found(template!("Day off or with other hours"), request.id)?;
    let op = Op::new(message!(
        "Removed {day} ({on}) from {calendar}",
        day = &day.name,
        on = day.from_on,
        calendar = &calendar.draft.name
    ));
    change(register, calendar.id, op, |edit| store::remove_day(edit, request.id))
}

fn of(register: &Register, calendar_id: i64) -> Result<Calendar> {
    store::find(register.reader(), calendar_id)?.or_not_found(template!("Calendar"), calendar_id)
}

fn change(
    register: &mut Register,
    calendar_id: i64,
    op: Op,
    work: impl FnOnce(&Edit<'_>) -> Result<()>,
) -> Result<Calendar> {
    register.transact(op, work)?;
    of(register, calendar_id)
}

fn named(problems: &mut FieldProblems, name: &str) -> String {
    let name = problems.take("name", text::name(name));
    if name.is_empty() {
        problems.add("name", message!("Say what the day is called, such as Christmas Day or Closed."));
    }
    name
}

fn checked_holiday(draft: &CalendarHolidayDraft) -> Result<CalendarHolidayDraft> {
    let mut problems = FieldProblems::default();
    let name = named(&mut problems, &draft.name);
    // Some years have it: eight of them hold a leap year and every weekday that a month can begin with, but for a few.
    let is_ever = (2000..2028).any(|year| draft.rule.day_in(year).is_some());
    let in_reach = match draft.rule {
        HolidayRule::Easter { offset_days } | HolidayRule::OrthodoxEaster { offset_days } => {
            (-100..=100).contains(&offset_days)
        }
        _ => true,
    };
    if !is_ever || !in_reach {
        problems.add("rule", message!("No year has that day: check month, day and weekday."));
    }
    for (field, year) in [("from_year", draft.from_year), ("until_year", draft.until_year)] {
        if year.is_some_and(|year| !WORKING_YEARS.contains(&year)) {
            problems.add(field, message!("Give a year between 1900 and 2199, or leave it empty."));
        }
    }
    if let (Some(first), Some(last)) = (draft.from_year, draft.until_year)
        && last < first
    {
        problems.add("until_year", message!("The last year is before the first."));
    }
    let off = problems.take("off", part(draft.off.as_ref()));
    problems.into_result().map(|()| CalendarHolidayDraft { name, off, ..draft.clone() })
}

fn part(off: Option<&WrittenSpan>) -> std::result::Result<Option<WrittenSpan>, Message> {
    let span = off.map(TimeSpan::try_from).transpose()?;
    Ok(span.filter(|span| *span != TimeSpan::WHOLE_DAY).map(WrittenSpan::from))
}

pub(super) fn checked_day(draft: &CalendarDayDraft) -> Result<CalendarDayDraft> {
    let mut problems = FieldProblems::default();
    let name = named(&mut problems, &draft.name);
    let in_reach = |day: NaiveDate| WORKING_YEARS.contains(&day.year());
    if !in_reach(draft.from_on) || !in_reach(draft.until_on) {
        problems.add("from_on", message!("Give days between 1900 and 2199."));
    } else if draft.until_on < draft.from_on {
        problems.add("until_on", message!("The last day is before the first."));
    } else if (draft.until_on - draft.from_on).num_days() >= DAYS_MAX {
        problems
            .add("until_on", message!("{max} days at most: save longer times year by year.", max = DAYS_MAX));
    }
    let change = match &draft.change {
        CalendarDayChange::Off => CalendarDayChange::Off,
        CalendarDayChange::PartOff { off } => match problems.take("off", part(Some(off))) {
            Some(off) => CalendarDayChange::PartOff { off },
            None => CalendarDayChange::Off,
        },
        CalendarDayChange::Hours { hours } => {
            if hours.is_empty() {
                problems.add("hours", message!("Give at least one span, or take the whole day off."));
            }
            CalendarDayChange::Hours { hours: problems.take("hours", spans(hours)) }
        }
    };
    problems.into_result().map(|()| CalendarDayDraft { name, change, ..draft.clone() })
}
