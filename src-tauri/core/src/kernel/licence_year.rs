//! Licence years: they start on the same day every year, which need not be 1 January.

use crate::kernel::Message;
use std::fmt;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Months in a licence year.
pub const MONTHS_IN_YEAR: u32 = 12;

/// The first and last licence year this program bills.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2200;

/// The day every licence year starts on, written "MM-DD".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct YearStart {
    month: u32,
    day: u32,
}

impl YearStart {
    /// 1 January.
    pub const JANUARY_FIRST: Self = Self { month: 1, day: 1 };

    /// The licence year that starts in calendar year `year`.
    pub fn year(self, year: i32) -> Option<LicenceYear> {
        YEARS.contains(&year).then_some(())?;
        let starts_on = NaiveDate::from_ymd_opt(year, self.month, self.day)?;
        let ends_on = NaiveDate::from_ymd_opt(year + 1, self.month, self.day)? - Days::new(1);
        Some(LicenceYear { year, starts_on, ends_on })
    }

    /// The licence year that `date` falls in.
    pub fn year_of(self, date: NaiveDate) -> Option<LicenceYear> {
        let year = chrono::Datelike::year(&date);
        let same = self.year(year)?;
        if date >= same.starts_on { Some(same) } else { self.year(year - 1) }
    }
}

impl TryFrom<String> for YearStart {
    type Error = Message;

    fn try_from(text: String) -> Result<Self, Message> {
        let refused = || {
            message!(
                "“{text}” is not a day of every year. Write month and day as MM-DD, such as 01-01 or 05-01.",
                text
            )
        };
        let (month, day) = text.trim().split_once('-').ok_or_else(refused)?;
        let two_digits = |part: &str| (part.len() == 2).then(|| part.parse::<u32>().ok()).flatten();
        let (month, day) = two_digits(month).zip(two_digits(day)).ok_or_else(refused)?;
        // 2001 is not a leap year: 29 February does not exist every year.
        NaiveDate::from_ymd_opt(2001, month, day).ok_or_else(refused)?;
        Ok(Self { month, day })
    }
}

impl From<YearStart> for String {
    fn from(start: YearStart) -> Self {
        start.to_string()
    }
}

impl fmt::Display for YearStart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}-{:02}", self.month, self.day)
    }
}

/// One licence year, named by the calendar year it starts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LicenceYear {
    /// The calendar year it starts in.
    pub year: i32,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Its last day.
    pub ends_on: NaiveDate,
}

impl LicenceYear {
    /// How a person names it: "2027", or "2026/27" when it spans two calendar years.
    pub fn label(&self) -> String {
        if chrono::Datelike::year(&self.ends_on) == self.year {
            self.year.to_string()
        } else {
            format!("{}/{:02}", self.year, (self.year + 1).rem_euclid(100))
        }
    }

    /// Whole months a member that joined on `joined_on` is billed for, 0 to 12.
    ///
    /// The month in which a member joins counts whole; a member from before the year is billed for all twelve; one
    /// that joins after it for none. Months are those of the licence year: they start on its own day of the month.
    pub fn months_from(&self, joined_on: NaiveDate) -> u32 {
        if joined_on <= self.starts_on {
            return MONTHS_IN_YEAR;
        }
        if joined_on > self.ends_on {
            return 0;
        }
        let elapsed = (1..MONTHS_IN_YEAR)
            .take_while(|&months| {
                self.starts_on.checked_add_months(Months::new(months)).is_some_and(|start| start <= joined_on)
            })
            .count();
        MONTHS_IN_YEAR - u32::try_from(elapsed).unwrap_or(MONTHS_IN_YEAR)
    }
}

/// A day in words: "21 November 2026".
pub fn long_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn year(start: &str, year: i32) -> LicenceYear {
        YearStart::try_from(start.to_owned()).unwrap().year(year).unwrap()
    }

    #[test]
    fn a_year_may_start_in_any_month() {
        let from_may = year("05-01", 2026);
        assert_eq!((from_may.ends_on, from_may.label().as_str()), (date("2027-04-30"), "2026/27"));
        assert_eq!(year("01-01", 2027).label(), "2027");
        let start = YearStart::try_from("05-01".to_owned()).unwrap();
        assert_eq!(start.year_of(date("2026-04-30")).unwrap().year, 2025);
        assert_eq!(start.year_of(date("2026-05-01")).unwrap().year, 2026);
    }

    #[test]
    fn a_start_that_does_not_exist_every_year_is_refused() {
        for text in ["02-29", "13-01", "1-1", "00-10", "", "04/01", "2026-01-01"] {
            assert!(YearStart::try_from(text.to_owned()).is_err(), "{text:?} must be refused");
        }
    }

    #[test]
    fn the_month_of_joining_counts_whole() {
        let calendar = year("01-01", 2026);
        assert_eq!(calendar.months_from(date("2019-06-01")), 12);
        assert_eq!(calendar.months_from(date("2026-01-01")), 12);
        assert_eq!(calendar.months_from(date("2026-01-31")), 12);
        assert_eq!(calendar.months_from(date("2026-07-01")), 6);
        assert_eq!(calendar.months_from(date("2026-07-15")), 6);
        assert_eq!(calendar.months_from(date("2026-12-31")), 1);
        assert_eq!(calendar.months_from(date("2027-01-01")), 0);
        let leap = year("03-01", 2027);
        assert_eq!(leap.ends_on, date("2028-02-29"), "a leap day belongs to the year it closes");
        assert_eq!(leap.months_from(date("2028-02-29")), 1);
    }

    proptest! {
        #[test]
        fn joining_later_never_costs_more(start in 1_u32..=12, first in 0_u64..800, later in 0_u64..800) {
            let calendar = year(&format!("{start:02}-01"), 2027);
            let from = date("2026-06-01");
            let (first, later) = (first.min(later), first.max(later));
            prop_assert!(calendar.months_from(from + Days::new(first)) >= calendar.months_from(from + Days::new(later)));
        }
    }
}
