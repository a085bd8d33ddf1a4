//! On which day of a year a holiday falls.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// On which day of a year a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HolidayRule {
    /// The same day every year; 29 February in leap years only.
    Fixed {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// So many days after Easter Sunday of the western churches; before it where negative.
    Easter { offset_days: i32 },
    /// So many days after Easter Sunday of the orthodox churches, by the civil calendar.
    OrthodoxEaster { offset_days: i32 },
    /// The nth of a weekday in a month; from its end where negative.
    NthWeekday {
        /// 1 to 12.
        month: u32,
        /// Monday is 1, Sunday 7.
        weekday: u8,
        /// 1 to 5, or -1 to -5.
        nth: i8,
    },
    /// The last of a weekday on or before a day, such as the Monday on or before 24 May.
    WeekdayBefore {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// Monday is 1, Sunday 7.
        weekday: u8,
    },
}

/// What happens when a holiday falls on a Saturday or a Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Observed {
    /// It stays there.
    #[default]
    OnTheDay,
    /// Monday is off instead, or the first day after it that is no holiday yet.
    NextMonday,
    /// Friday is off instead of Saturday, Monday instead of Sunday.
    NearestWeekday,
}

impl HolidayRule {
    /// Its day in a year; nothing in years that do not have it.
    pub fn day_in(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            Self::Easter { offset_days } => shifted(easter(year)?, offset_days),
            Self::OrthodoxEaster { offset_days } => shifted(orthodox_easter(year)?, offset_days),
            Self::NthWeekday { month, weekday, nth } => nth_weekday(year, month, weekday_of(weekday)?, nth),
            Self::WeekdayBefore { month, day, weekday } => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                let back = day.weekday().days_since(weekday_of(weekday)?);
                day.checked_sub_days(Days::new(back.into()))
            }
        }
    }
}

impl Observed {
    pub(super) fn moves(self, day: NaiveDate) -> bool {
        self != Self::OnTheDay && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The day off for a holiday on a weekend, past those that are taken.
    pub(super) fn day(self, day: NaiveDate, is_taken: impl Fn(NaiveDate) -> bool) -> NaiveDate {
        let onward = |day: NaiveDate| {
            let free =
                |day: &NaiveDate| !is_taken(*day) && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            day.iter_days().find(free).unwrap_or(day)
        };
        match (self, day.weekday()) {
            (Self::NearestWeekday, Weekday::Sat) => shifted(day, -1).unwrap_or(day),
            (Self::OnTheDay, _) => day,
            _ => onward(day),
        }
    }
}

fn shifted(day: NaiveDate, days: i32) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::TimeDelta::try_days(days.into())?)
}

fn weekday_of(number: u8) -> Option<Weekday> {
    Weekday::try_from(number.checked_sub(1)?).ok()
}

fn nth_weekday(year: i32, month: u32, weekday: Weekday, nth: i8) -> Option<NaiveDate> {
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth.unsigned_abs());
    }
    // The nth from the end: the last weekday of that name, and weeks before it.
    let fifth = NaiveDate::from_weekday_of_month_opt(year, month, weekday, 5);
    let last = fifth.or_else(|| NaiveDate::from_weekday_of_month_opt(year, month, weekday, 4))?;
    let found = shifted(last, (i32::from(nth) + 1) * 7)?;
    (nth < 0 && found.month() == month).then_some(found)
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let correction = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Easter Sunday by the Julian calendar (Meeus), as the civil calendar has it.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    let (of_four, of_seven, golden) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let moon = (19 * golden + 15) % 30;
    let weekday = (2 * of_four + 4 * of_seven - moon + 34) % 7;
    let sum = moon + weekday + 114;
    let julian =
        NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)?;
    shifted(julian, year / 100 - year / 400 - 2)
}
