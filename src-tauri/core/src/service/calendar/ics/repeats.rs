//! On which days an event comes back.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};

/// The most steps that are looked at.
const STEPS_MAX: u32 = 4_000;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Every {
    Day,
    Week,
    Month,
    Year,
}

/// On which days an event comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::service::calendar) struct Repeats {
    every: Every,
    interval: u32,
    count: Option<u32>,
    until: Option<NaiveDate>,
    months: Vec<u32>,
    days: Vec<i32>,
    /// With the place in the month; 0 for every.
    weekdays: Vec<(i8, Weekday)>,
}

impl Repeats {
    /// Reads a rule; nothing where it has parts that are not known here.
    pub(super) fn read(rule: &str) -> Option<Self> {
        let mut read = Self {
            every: Every::Year,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            days: Vec::new(),
            weekdays: Vec::new(),
        };
        for part in rule.split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => {
                    read.every = match value.to_ascii_uppercase().as_str() {
                        "YEARLY" => Every::Year,
                        "MONTHLY" => Every::Month,
                        "WEEKLY" => Every::Week,
                        "DAILY" => Every::Day,
                        _ => return None,
                    }
                }
                "INTERVAL" => read.interval = value.parse().ok().filter(|interval| *interval > 0)?,
                "COUNT" => read.count = Some(value.parse().ok()?),
                "UNTIL" => read.until = Some(NaiveDate::parse_from_str(value.get(..8)?, "%Y%m%d").ok()?),
                "BYMONTH" => read.months = list(value, |month| month.parse().ok())?,
                "BYMONTHDAY" => read.days = list(value, |day| day.parse().ok())?,
                "BYDAY" => read.weekdays = list(value, weekday)?,
                "WKST" => {}
                _ => return None,
            }
        }
        // Weekdays of a whole year are weeks of a year, which nobody's holidays go by.
        let is_of_year = read.every == Every::Year && !read.weekdays.is_empty() && read.months.is_empty();
        (!is_of_year).then_some(read)
    }

    /// The days on which it falls, from its first to the end of a year.
    pub(in crate::service::calendar) fn days(&self, first: NaiveDate, until_year: i32) -> Vec<NaiveDate> {
        let mut found = Vec::new();
        for step in 0..STEPS_MAX {
            let Some(base) = self.step(first, step) else { break };
            if base.year() > until_year
                || self.until.is_some_and(|until| base > until && self.weekdays.is_empty())
            {
                break;
            }
            let mut of_step = self.of_step(first, base);
            of_step.retain(|day| *day >= first && self.until.is_none_or(|until| *day <= until));
            of_step.sort();
            found.extend(of_step);
            if self.count.is_some_and(|count| found.len() >= count as usize) {
                break;
            }
        }
        found.truncate(self.count.map_or(usize::MAX, |count| count as usize));
        found.retain(|day| day.year() <= until_year);
        found
    }

    /// The first day of the period that is so many steps on.
    fn step(&self, first: NaiveDate, step: u32) -> Option<NaiveDate> {
        let steps = step.checked_mul(self.interval)?;
        match self.every {
            Every::Day => first.checked_add_signed(TimeDelta::days(steps.into())),
            Every::Week => first.checked_add_signed(TimeDelta::weeks(steps.into())),
            Every::Month => first.with_day(1)?.checked_add_months(Months::new(steps)),
            Every::Year => {
                NaiveDate::from_ymd_opt(first.year().checked_add(i32::try_from(steps).ok()?)?, 1, 1)
            }
        }
    }

    fn of_step(&self, first: NaiveDate, base: NaiveDate) -> Vec<NaiveDate> {
        match self.every {
            Every::Day => vec![base],
            Every::Week if self.weekdays.is_empty() => vec![base],
            Every::Week => {
                let monday = base - TimeDelta::days(base.weekday().num_days_from_monday().into());
                let of_week = |(_, weekday): &(i8, Weekday)| {
                    monday + TimeDelta::days(weekday.num_days_from_monday().into())
                };
                self.weekdays.iter().map(of_week).collect()
            }
            Every::Month => self.of_month(first, base.year(), base.month()),
            Every::Year => {
                let months = if self.months.is_empty() { vec![first.month()] } else { self.months.clone() };
                months.into_iter().flat_map(|month| self.of_month(first, base.year(), month)).collect()
            }
        }
    }

    fn of_month(&self, first: NaiveDate, year: i32, month: u32) -> Vec<NaiveDate> {
        let start = NaiveDate::from_ymd_opt(year, month, 1);
        let all: Vec<NaiveDate> = start
            .into_iter()
            .flat_map(|start| {
                start.iter_days().take_while(move |day| day.month() == month).collect::<Vec<_>>()
            })
            .collect();
        let length = i32::try_from(all.len()).unwrap_or_default();
        let is_day = |day: &NaiveDate, wanted: i32| {
            let number = i32::try_from(day.day()).unwrap_or_default();
            number == wanted || wanted < 0 && number == length + 1 + wanted
        };
        let is_weekday = |day: &NaiveDate, (nth, weekday): (i8, Weekday)| {
            let (from_start, from_end) =
                ((day.day() - 1) / 7 + 1, (length - i32::try_from(day.day()).unwrap_or_default()) / 7 + 1);
            day.weekday() == weekday
                && (nth == 0
                    || i64::from(nth) == i64::from(from_start)
                    || i64::from(-nth) == i64::from(from_end))
        };
        all.into_iter()
            .filter(|day| match (self.days.is_empty(), self.weekdays.is_empty()) {
                (true, true) => day.day() == first.day(),
                (days_free, weekdays_free) => {
                    (days_free || self.days.iter().any(|wanted| is_day(day, *wanted)))
                        && (weekdays_free || self.weekdays.iter().any(|wanted| is_weekday(day, *wanted)))
                }
            })
            .collect()
    }
}

fn list<T>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(|part| read(part.trim())).collect()
}

fn weekday(text: &str) -> Option<(i8, Weekday)> {
    let at = text.len().checked_sub(2)?;
    let weekday = match text.get(at..)?.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    let nth = text.get(..at)?;
    Some((if nth.is_empty() { 0 } else { nth.parse().ok()? }, weekday))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: &str, first: &str, until_year: i32) -> Vec<String> {
        let days = Repeats::read(rule).unwrap().days(first.parse().unwrap(), until_year);
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rules_of_holidays_are_followed() {
        assert_eq!(days("FREQ=YEARLY", "2024-10-03", 2026), ["2024-10-03", "2025-10-03", "2026-10-03"]);
        assert_eq!(
            days("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30", "2025-06-30", 2026),
            ["2025-06-30", "2026-06-30"]
        );
        assert_eq!(
            days("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2025-11-27", 2026),
            ["2025-11-27", "2026-11-26"]
        );
        assert_eq!(
            days("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO", "2026-05-25", 2027),
            ["2026-05-25", "2027-05-31"]
        );
        assert_eq!(days("FREQ=YEARLY;COUNT=2", "2024-02-29", 2040), ["2024-02-29", "2028-02-29"]);
        assert_eq!(days("FREQ=YEARLY;UNTIL=20251231T000000Z", "2024-10-03", 2030).len(), 2);
        assert_eq!(
            days("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", "2026-03-04", 2026),
            ["2026-03-04", "2026-03-09", "2026-03-11"]
        );
        assert_eq!(
            days("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "2026-01-31", 2026),
            ["2026-01-31", "2026-02-28"]
        );
        assert_eq!(Repeats::read("FREQ=YEARLY;BYWEEKNO=20"), None);
        assert_eq!(Repeats::read("FREQ=YEARLY;BYDAY=MO"), None);
        assert_eq!(Repeats::read("FREQ=YEARLY;INTERVAL=0"), None);
    }
}
