//! From when to when a member is billed, and what part of a year that is.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{BilledBy, ProRata};
use crate::kernel::LicenceYear;
use crate::kernel::licence_year::MONTHS_IN_YEAR;

/// A member's part of a licence year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
    /// Months of twelve, the month of joining counted whole.
    pub months: u32,
    /// Days, the day of joining included.
    pub days: u32,
    /// Days of the whole year: 365 or 366.
    pub days_in_year: u32,
}

impl Period {
    /// The period of a member that joined on `joined_on`; without a date it was there before the year began.
    ///
    /// `None` when it joins after the year, or has no anniversary because nobody knows when it joined.
    pub fn of(billed_by: BilledBy, year: &LicenceYear, joined_on: Option<NaiveDate>) -> Option<Self> {
        match billed_by {
            BilledBy::LicenceYear => Self::rest_of(year, joined_on.unwrap_or(year.starts_on)),
            BilledBy::Anniversary => Self::from_anniversary(year, joined_on?),
        }
    }

    fn rest_of(year: &LicenceYear, joined_on: NaiveDate) -> Option<Self> {
        let months = Some(year.months_from(joined_on)).filter(|months| *months > 0)?;
        let elapsed = Months::new(MONTHS_IN_YEAR - months);
        Some(Self {
            from: year.starts_on.checked_add_months(elapsed)?,
            until: year.ends_on,
            months,
            days: days(joined_on.max(year.starts_on), year.ends_on),
            days_in_year: days(year.starts_on, year.ends_on),
        })
    }

    /// Twelve months from the anniversary that falls in the year. Who joined on 29 February has it on the 28th.
    fn from_anniversary(year: &LicenceYear, joined_on: NaiveDate) -> Option<Self> {
        let passed = |years: i32| {
            joined_on.checked_add_months(Months::new(u32::try_from(years).ok()? * MONTHS_IN_YEAR))
        };
        let first = year.year - joined_on.year();
        let from = [first, first + 1].into_iter().filter_map(passed);
        let from = from.into_iter().find(|day| (year.starts_on..=year.ends_on).contains(day))?;
        let until = from.checked_add_months(Months::new(MONTHS_IN_YEAR))? - Days::new(1);
        let days = days(from, until);
        Some(Self { from, until, months: MONTHS_IN_YEAR, days, days_in_year: days })
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
        let period = Period::of(billed_by, year, Some(date(joined_on)))?;
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
        assert_eq!(
            from("01-01", 2026, "2026-05-02"),
            owned("2026-05-02", "2027-05-01", 365),
            "its first year"
        );
        assert_eq!(from("01-01", 2026, "2027-05-02"), None);
        assert_eq!(Period::of(BilledBy::Anniversary, &year("01-01", 2026), None), None);
    }

    proptest! {
        #[test]
        fn a_period_is_never_empty_nor_longer_than_its_year(
            start in prop::sample::select(vec!["01-01", "02-28", "05-01", "07-01"]), number in 2000_i32..2060, offset in -900_i64..900,
        ) {
            let year = year(start, number);
            let joined_on = year.starts_on + chrono::Duration::days(offset);
            for billed_by in [BilledBy::LicenceYear, BilledBy::Anniversary] {
                if let Some(period) = Period::of(billed_by, &year, Some(joined_on)) {
                    prop_assert!((1..=12).contains(&period.months) && (1..=period.days_in_year).contains(&period.days));
                    prop_assert!(period.from <= period.until && period.from >= year.starts_on && period.from <= year.ends_on);
                } else {
                    prop_assert!(joined_on > year.ends_on);
                }
            }
        }
    }
}
