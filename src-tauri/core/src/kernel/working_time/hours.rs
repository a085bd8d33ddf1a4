//! When somebody works: the hours of a week, and the days that differ.

use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;

use super::{HolidayRule, Observed, TimeSpan};

/// When somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingHours {
    /// The zone whose clock the spans go by.
    pub zone: Tz,
    /// The spans of each day of the week, Monday first; they do not overlap.
    pub week: [Vec<TimeSpan>; 7],
    /// Days off that come back every year.
    pub holidays: Vec<Holiday>,
    /// Days of one year that differ. Hours of their own count more than any day off.
    pub days: Vec<DifferentDays>,
}

/// A day off that comes back by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    pub name: String,
    /// On which day it falls.
    pub rule: HolidayRule,
    /// What happens when that is a Saturday or a Sunday.
    pub observed: Observed,
    /// The part of the day on which nobody works.
    pub off: TimeSpan,
    /// The first year that has it; every year where there is none.
    pub from_year: Option<i32>,
    /// The last year that has it.
    pub until_year: Option<i32>,
}

/// Days of one year that differ from the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferentDays {
    pub name: String,
    /// The first of them.
    pub from_on: NaiveDate,
    /// The last of them.
    pub until_on: NaiveDate,
    /// How they differ.
    pub change: DayChange,
}

/// How a day differs from the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayChange {
    /// Nobody works in this part of it.
    Off(TimeSpan),
    /// It has hours of its own, whatever it would have had.
    Hours(Vec<TimeSpan>),
}

/// The hours of a day, and what took them away where it has none.
pub(super) struct DayHours {
    pub(super) spans: Vec<TimeSpan>,
    pub(super) off: Option<String>,
}

impl WorkingHours {
    /// Whether no day has hours.
    pub(super) fn never_works(&self) -> bool {
        let has_hours =
            |days: &DifferentDays| matches!(&days.change, DayChange::Hours(spans) if !spans.is_empty());
        self.week.iter().all(Vec::is_empty) && !self.days.iter().any(has_hours)
    }

    /// The days on which each holiday of a year falls, in the order of the list. Of two that would be moved to the same day, the
    /// second goes to the day after.
    pub fn holidays_of(&self, year: i32) -> Vec<(NaiveDate, &Holiday)> {
        let mut found: Vec<(NaiveDate, &Holiday)> = Vec::new();
        let (moved, fixed): (Vec<_>, Vec<_>) = self
            .holidays
            .iter()
            .filter(|holiday| {
                holiday.from_year.is_none_or(|first| first <= year)
                    && holiday.until_year.is_none_or(|last| year <= last)
            })
            .filter_map(|holiday| Some((holiday.rule.day_in(year)?, holiday)))
            .partition(|(day, holiday)| holiday.observed.moves(*day));
        found.extend(fixed);
        let mut moved = moved;
        moved.sort_by_key(|(day, _)| *day);
        for (day, holiday) in moved {
            let taken = |day: NaiveDate| found.iter().any(|(known, _)| *known == day);
            let observed = holiday.observed.day(day, taken);
            found.push((observed, holiday));
        }
        found.sort_by_key(|(day, _)| *day);
        found
    }

    /// The hours of each day of a year, the first of January first.
    pub(super) fn days_of(&self, year: i32) -> Vec<DayHours> {
        let mut days: Vec<DayHours> = NaiveDate::from_yo_opt(year, 1)
            .into_iter()
            .flat_map(|first: NaiveDate| first.iter_days())
            .take_while(|day| day.year() == year)
            .map(|day| {
                let weekday = day.weekday().num_days_from_monday() as usize;
                DayHours { spans: self.week.get(weekday).cloned().unwrap_or_default(), off: None }
            })
            .collect();
        // A holiday of the year before may be observed in this one, and the first of the next in December.
        for (day, holiday) in (year - 1..=year + 1).flat_map(|year| self.holidays_of(year)) {
            if day.year() == year {
                take_off(&mut days, day, holiday.off, &holiday.name);
            }
        }
        for (different, day) in self.different_in(year) {
            if let DayChange::Off(off) = different.change {
                take_off(&mut days, day, off, &different.name);
            }
        }
        for (different, day) in self.different_in(year) {
            if let (DayChange::Hours(spans), Some(hours)) =
                (&different.change, days.get_mut(day.ordinal0() as usize))
            {
                hours.spans.clone_from(spans);
                hours.off = spans.is_empty().then(|| different.name.clone());
            }
        }
        days
    }

    fn different_in(&self, year: i32) -> impl Iterator<Item = (&DifferentDays, NaiveDate)> {
        let first = NaiveDate::from_yo_opt(year, 1).unwrap_or(NaiveDate::MIN);
        self.days.iter().flat_map(move |different| {
            let start = different.from_on.max(first);
            let days =
                start.iter_days().take_while(move |day| day.year() == year && *day <= different.until_on);
            days.map(move |day| (different, day))
        })
    }
}

/// Takes part of a day off; it is a day off by that name once nothing is left of it.
fn take_off(days: &mut [DayHours], day: NaiveDate, off: TimeSpan, name: &str) {
    let Some(hours) = days.get_mut(day.ordinal0() as usize) else { return };
    let had_hours = !hours.spans.is_empty();
    hours.spans = hours.spans.iter().flat_map(|span| span.without(off)).collect();
    if had_hours && hours.spans.is_empty() {
        hours.off = Some(name.to_owned());
    }
}
