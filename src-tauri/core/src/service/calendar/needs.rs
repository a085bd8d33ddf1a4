//! What of the calendars needs somebody.

use chrono::{Datelike, NaiveDate};

use super::{CalendarPurpose, store};
use crate::kernel::{Need, Result};
use crate::register::Register;

/// From this month on somebody is asked for the days off of the next year.
const ASKED_FROM_MONTH: u32 = 11;

/// The days off of next year, where this one’s were entered or read from a file.
pub(super) fn next_year(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let next = today.year() + 1;
    if today.month() < ASKED_FROM_MONTH {
        return Ok(Vec::new());
    }
    let calendars = store::all(register.reader())?;
    let has = |year: i32| {
        let desk = calendars.iter().filter(|one| one.draft.purpose == CalendarPurpose::Desk);
        desk.flat_map(|one| &one.days).any(|day| day.draft.until_on.year() == year)
    };
    let is_missing = has(today.year()) && !has(next);
    let on = NaiveDate::from_ymd_opt(today.year(), ASKED_FROM_MONTH, 1).unwrap_or(today);
    let need = Need::of(
        "calendar_next_year",
        i64::from(is_missing),
        message!("The desk’s calendar has no days off in {next} yet", next = next.to_string()),
        on,
        (message!("Enter"), "calendar"),
    );
    Ok(need.into_iter().collect())
}
