//! From when to when a member is billed, and what part of a year that is.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{BilledBy, ProRata};
use crate::kernel::LicenceYear;
use crate::kernel::licence_year::MONTHS_IN_YEAR;

/// A member's part of a licence year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BilledPeriod {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Months of twelve, the months of joining and of leaving counted whole.
    pub months: u32,
    /// Days, those of joining and of leaving included.
    pub days: u32,
    /// Days of the whole year: 365 or 366.
    pub days_in_year: u32,
}

impl BilledPeriod {
    /// The period of a member from `joined_on` until `left_on`; without a first day it was there before the year began,
    /// without a last one it is there when it ends.
    ///
    /// `None` when it is no member in the year, or has no anniversary in it: because nobody knows when it joined, or because
    /// it left before.
    pub fn of(
        billed_by: BilledBy,
        year: &LicenceYear,
        joined_on: Option<NaiveDate>,
        left_on: Option<NaiveDate>,
    ) -> Option<Self> {
        match billed_by {
            BilledBy::LicenceYear => Self::of_year(year, joined_on, left_on),
            BilledBy::Anniversary => Self::from_anniversary(year, joined_on?, left_on),
        }
    }

    fn of_year(year: &LicenceYear, joined_on: Option<NaiveDate>, left_on: Option<NaiveDate>) -> Option<Self> {
        let first = joined_on.map_or(year.starts_on, |day| day.max(year.starts_on));
        let last = left_on.map_or(year.ends_on, |day| day.min(year.ends_on));
        if first > last {
            return None;
        }
        let (first_month, last_month) = (month_of(year.starts_on, first), month_of(year.starts_on, last));
        Some(Self {
            from: year.starts_on.checked_add_months(Months::new(first_month))?,
            until: last,
            months: last_month - first_month + 1,
            days: days(first, last),
            days_in_year: days(year.starts_on, year.ends_on),
        })
    }

    /// Twelve months from the anniversary that falls in the year, until the day before the next one. Who joined on 29
    /// February has it on the 28th where there is no 29th.
    fn from_anniversary(
        year: &LicenceYear,
        joined_on: NaiveDate,
        left_on: Option<NaiveDate>,
    ) -> Option<Self> {
        let anniversary = |years: i32| {
            joined_on.checked_add_months(Months::new(u32::try_from(years).ok()? * MONTHS_IN_YEAR))
        };
        let first = year.year - joined_on.year();
        let is_in_year = |day: NaiveDate| (year.starts_on..=year.ends_on).contains(&day);
        let passed =
            [first, first + 1].into_iter().find(|years| anniversary(*years).is_some_and(is_in_year))?;
        let (from, whole_until) = (anniversary(passed)?, anniversary(passed + 1)? - Days::new(1));
        let until = left_on.map_or(whole_until, |day| day.min(whole_until));
        if until < from {
            return None;
        }
        Some(Self {
            from,
            until,
            months: month_of(from, until).min(MONTHS_IN_YEAR - 1) + 1,
            days: days(from, until),
            days_in_year: days(from, whole_until),
        })
    }

    /// The part that is billed by `rule`: so many of so many.
    pub fn part(&self, rule: ProRata) -> (u32, u32) {
        match rule {
            ProRata::Months => (self.months, MONTHS_IN_YEAR),
            ProRata::Days => (self.days, self.days_in_year),
            ProRata::None => (1, 1),
        }
    }
}

/// The month that a day falls in, counted from a first day: 0 for the month that begins with it.
fn month_of(first: NaiveDate, day: NaiveDate) -> u32 {
    let begun =
        |months: &u32| first.checked_add_months(Months::new(*months)).is_some_and(|start| start <= day);
    let elapsed = (1..=MONTHS_IN_YEAR).take_while(begun).count();
    u32::try_from(elapsed).unwrap_or(MONTHS_IN_YEAR)
}

fn days(from: NaiveDate, until: NaiveDate) -> u32 {
    u32::try_from((until - from).num_days() + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::YearStart;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year(start: &str, year: i32) -> LicenceYear {
        YearStart::try_from(start.to_owned()).unwrap().year(year).unwrap()
    }

    fn of(billed_by: BilledBy, year: &LicenceYear, joined_on: &str) -> Option<(String, String, u32, u32)> {
        let period = BilledPeriod::of(billed_by, year, Some(date(joined_on)), None)?;
        Some((period.from.to_string(), period.until.to_string(), period.months, period.days))
    }

    #[test]
    fn the_rest_of_a_year_counts_the_month_and_the_day_of_joining() {
        let part = |start, number, joined_on| of(BilledBy::LicenceYear, &year(start, number), joined_on);
        let owned =
            |from: &str, until: &str, months, days| Some((from.to_owned(), until.to_owned(), months, days));
        assert_eq!(part("01-01", 2026, "2020-03-03"), owned("2026-01-01", "2026-12-31", 12, 365));
        assert_eq!(part("01-01", 2028, "2028-02-29"), owned("2028-02-01", "2028-12-31", 11, 307));
        assert_eq!(part("05-01", 2026, "2027-04-30"), owned("2027-04-01", "2027-04-30", 1, 1));
        assert_eq!(part("07-01", 2026, "2027-07-01"), None, "it joins after the year");
    }

    #[test]
    fn an_anniversary_starts_twelve_months_wherever_it_falls() {
        let from = |start, number, joined_on| of(BilledBy::Anniversary, &year(start, number), joined_on);
        let owned = |from: &str, until: &str, days| Some((from.to_owned(), until.to_owned(), 12, days));
        assert_eq!(from("01-01", 2026, "2024-09-15"), owned("2026-09-15", "2027-09-14", 365));
        assert_eq!(from("07-01", 2026, "2024-03-15"), owned("2027-03-15", "2028-03-14", 366));
        assert_eq!(from("01-01", 2026, "2024-02-29"), owned("2026-02-28", "2027-02-27", 365));
        assert_eq!(from("01-01", 2027, "2024-02-29"), owned("2027-02-28", "2028-02-28", 366));
        assert_eq!(
            from("01-01", 2026, "2026-05-02"),
            owned("2026-05-02", "2027-05-01", 365),
            "its first year"
        );
        assert_eq!(from("01-01", 2026, "2027-05-02"), None);
        assert_eq!(BilledPeriod::of(BilledBy::Anniversary, &year("01-01", 2026), None, None), None);
    }

    #[test]
    fn anniversaries_of_29_february_leave_no_day_out() {
        let period = |number| of(BilledBy::Anniversary, &year("03-01", number), "2024-02-29").unwrap();
        let days: Vec<(String, String)> =
            [2025, 2026, 2027, 2028].into_iter().map(period).map(|(from, until, ..)| (from, until)).collect();
        let owned = |from: &str, until: &str| (from.to_owned(), until.to_owned());
        assert_eq!(
            days,
            [
                owned("2026-02-28", "2027-02-27"),
                owned("2027-02-28", "2028-02-28"),
                owned("2028-02-29", "2029-02-27"),
                owned("2029-02-28", "2030-02-27"),
            ]
        );
    }

    #[test]
    fn the_last_day_ends_the_period_and_its_month_counts_whole() {
        let part = |billed_by, joined_on: Option<&str>, left_on: &str| {
            let year = year("01-01", 2026);
            let period = BilledPeriod::of(billed_by, &year, joined_on.map(date), Some(date(left_on)))?;
            Some((period.from.to_string(), period.until.to_string(), period.months, period.days))
        };
        let owned =
            |from: &str, until: &str, months, days| Some((from.to_owned(), until.to_owned(), months, days));
        let by_year = BilledBy::LicenceYear;
        assert_eq!(part(by_year, None, "2026-09-30"), owned("2026-01-01", "2026-09-30", 9, 273));
        assert_eq!(part(by_year, None, "2026-09-01"), owned("2026-01-01", "2026-09-01", 9, 244));
        assert_eq!(part(by_year, Some("2026-07-15"), "2026-07-20"), owned("2026-07-01", "2026-07-20", 1, 6));
        assert_eq!(part(by_year, None, "2025-12-31"), None);
        assert_eq!(part(by_year, None, "2027-03-31"), owned("2026-01-01", "2026-12-31", 12, 365));
        let own = BilledBy::Anniversary;
        assert_eq!(part(own, Some("2024-05-15"), "2026-08-14"), owned("2026-05-15", "2026-08-14", 3, 92));
        assert_eq!(part(own, Some("2024-05-15"), "2026-05-14"), None, "no new year begins");
    }

    proptest! {
        #[test]
        fn a_period_is_never_empty_nor_longer_than_its_year(
            start in prop::sample::select(vec!["01-01", "02-28", "05-01", "07-01"]), number in 2000_i32..2060, offset in -900_i64..900,
            stay in prop::option::of(0_i64..900),
        ) {
            let year = year(start, number);
            let joined_on = year.starts_on + chrono::Duration::days(offset);
            for billed_by in [BilledBy::LicenceYear, BilledBy::Anniversary] {
                let left_on = stay.map(|days| joined_on + chrono::Duration::days(days));
                if let Some(period) = BilledPeriod::of(billed_by, &year, Some(joined_on), left_on) {
                    prop_assert!((1..=12).contains(&period.months) && (1..=period.days_in_year).contains(&period.days));
                    prop_assert!(period.from <= period.until && period.from >= year.starts_on && period.from <= year.ends_on);
                    prop_assert!(left_on.is_none_or(|left_on| period.until <= left_on));
                } else {
                    prop_assert!(joined_on > year.ends_on || left_on.is_some_and(|left_on| left_on < year.ends_on));
                }
            }
        }
    }
}
