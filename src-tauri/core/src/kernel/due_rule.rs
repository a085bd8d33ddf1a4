//! By which day something is due, reckoned from another day.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::day_words::day_short;
use super::message::{ToArgument, commas};
use super::working_time::{WORKING_YEARS, WorkingTime};
use super::{Error, ErrorKind, Message, Result};

/// By which day something is due, reckoned from another day: months first, then days, then working days. No day is moved for a
/// weekend unless the rule says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DueRule {
    /// The day of the month stays, or is the last of a month that is shorter. Negative: before.
    pub months: i32,
    /// Then the last day of that month.
    pub end_of_month: bool,
    /// Then the first day of the month after.
    pub first_of_next_month: bool,
    /// Negative: before.
    pub days: i32,
    /// The day that is started from is not counted. Negative: before.
    pub working_days: i32,
    /// What happens when that is no working day.
    pub shift: DueShift,
}

/// What happens when a day is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueShift {
    /// The day stays.
    #[default]
    None,
    /// The next working day.
    Next,
    /// The last working day before.
    Previous,
}

/// The most of months, days or working days that a rule may have.
const STEPS_MAX: u32 = 100_000;

impl DueRule {
    /// The day itself.
    pub const SAME_DAY: Self = Self {
        months: 0,
        end_of_month: false,
        first_of_next_month: false,
        days: 0,
        working_days: 0,
        shift: DueShift::None,
    };

    /// So many months later.
    pub const fn months(months: i32) -> Self {
        Self { months, ..Self::SAME_DAY }
    }

    /// So many days later.
    pub const fn days(days: i32) -> Self {
        Self { days, ..Self::SAME_DAY }
    }

    /// Whether somebody's working days decide it.
    pub fn needs_calendar(self) -> bool {
        self.working_days != 0 || self.shift != DueShift::None
    }

    /// The day that is due for `anchor`. Without a calendar no day is moved.
    ///
    /// # Errors
    /// It lies outside of the years that are reckoned with, or counts working days and there is no calendar.
    pub fn due_on(self, anchor: NaiveDate, calendar: Option<&WorkingTime>) -> Result<NaiveDate> {
        let day = self.by_calendar_days(anchor).filter(|day| WORKING_YEARS.contains(&day.year()));
        let day = day.ok_or_else(|| {
            Error::new(
                ErrorKind::Invalid,
                message!("{rule}, from {anchor}, is no day between 1900 and 2199.", rule = self, anchor),
            )
        })?;
        let Some(calendar) = calendar else {
            if self.working_days == 0 {
                return Ok(day);
            }
            return Err(Error::new(
                ErrorKind::Conflict,
                message!("{rule} counts working days: choose the calendar that has them.", rule = self),
            ));
        };
        let day = calendar.days_later(day, self.working_days)?;
        match self.shift {
            DueShift::None => Ok(day),
            DueShift::Next => calendar.working_day_from(day),
            DueShift::Previous => calendar.working_day_until(day),
        }
    }

    fn by_calendar_days(self, anchor: NaiveDate) -> Option<NaiveDate> {
        let mut day = by_months(anchor, self.months)?;
        if self.end_of_month {
            day = last_of_month(day)?;
        }
        if self.first_of_next_month {
            day = last_of_month(day)?.succ_opt()?;
        }
        by_days(day, self.days)
    }

    /// Whether its numbers are ones that a calendar can bear.
    pub fn is_within_bounds(self) -> bool {
        [self.months, self.days, self.working_days].iter().all(|steps| steps.unsigned_abs() <= STEPS_MAX)
    }

    /// In words: "3 months after".
    pub fn told(self) -> Message {
        let mut parts = Vec::new();
        let count = |steps: i32| steps.unsigned_abs();
        match self.months {
            0 => {}
            1.. => parts.push(message!(
                "{count, plural, one {# month} other {# months}} after",
                count = count(self.months)
            )),
            _ => parts.push(message!(
                "{count, plural, one {# month} other {# months}} before",
                count = count(self.months)
            )),
        }
        if self.end_of_month {
            parts.push(message!("end of that month"));
        }
        if self.first_of_next_month {
            parts.push(message!("first of the month after"));
        }
        match self.days {
            0 => {}
            1.. => parts.push(message!(
                "{count, plural, one {# day} other {# days}} after",
                count = count(self.days)
            )),
            _ => parts.push(message!(
                "{count, plural, one {# day} other {# days}} before",
                count = count(self.days)
            )),
        }
        match self.working_days {
            0 => {}
            1.. => parts.push(message!(
                "{count, plural, one {# working day} other {# working days}} after",
                count = count(self.working_days)
            )),
            _ => parts.push(message!(
                "{count, plural, one {# working day} other {# working days}} before",
                count = count(self.working_days)
            )),
        }
        if parts.is_empty() {
            parts.push(message!("on the day"));
        }
        match self.shift {
            DueShift::None => {}
            DueShift::Next => parts.push(message!("or the next working day")),
            DueShift::Previous => parts.push(message!("or the last working day before")),
        }
        commas(parts)
    }
}

impl ToArgument for DueRule {
    fn to_argument(&self) -> super::message::Argument {
        self.told().to_argument()
    }
}

/// A day that is due, with the last working day before it where it is none: "Sat 28 Feb 2026 (last working day before: Fri 27 Feb
/// 2026)".
///
/// # Errors
/// It lies outside of the years that are reckoned with.
pub fn due_told(due_on: NaiveDate, calendar: &WorkingTime) -> Result<Message> {
    let due = day_short(due_on);
    Ok(if calendar.is_working_day(due_on)? {
        due
    } else {
        let before = day_short(calendar.working_day_until(due_on)?);
        message!("{due} (last working day before: {before})", due, before)
    })
}

fn by_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let steps = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(steps) } else { day.checked_add_months(steps) }
}

fn by_days(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    let steps = Days::new(days.unsigned_abs().into());
    if days < 0 { day.checked_sub_days(steps) } else { day.checked_add_days(steps) }
}

fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    by_months(day.with_day(1)?, 1)?.pred_opt()
}
