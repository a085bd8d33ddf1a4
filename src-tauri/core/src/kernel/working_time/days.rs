//! Working days: whether a day is one, and which is so many later.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use super::WorkingTime;
use crate::kernel::Result;

impl WorkingTime {
    /// Whether anybody works on a day.
    ///
    /// # Errors
    /// It lies outside of [`WORKING_YEARS`](super::WORKING_YEARS), as of all that follow.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool> {
        Ok(self.year(day.year())?.working_days.binary_search(&day.ordinal0()).is_ok())
    }

    /// The holiday or closure that leaves a day without its hours, by name.
    pub fn day_off(&self, day: NaiveDate) -> Result<Option<&str>> {
        Ok(self.year(day.year())?.off(day))
    }

    /// When work begins on a day and when it ends; nothing on a day without hours.
    pub fn open(&self, day: NaiveDate) -> Result<Option<(DateTime<Utc>, DateTime<Utc>)>> {
        let spans = self.year(day.year())?.of_day(day);
        let (first, last) = (spans.first(), spans.last());
        Ok(first.zip(last).and_then(|(first, last)| {
            DateTime::from_timestamp(first.start, 0).zip(DateTime::from_timestamp(last.end, 0))
        }))
    }

    /// The day that is `working_days` later, or earlier where negative. The day itself is not counted; with 0 it stays.
    pub fn days_later(&self, day: NaiveDate, working_days: i32) -> Result<NaiveDate> {
        let mut year = day.year();
        let of_year = &self.year(year)?.working_days;
        let mut place = match working_days {
            0 => return Ok(day),
            1.. => of_year.partition_point(|known| *known <= day.ordinal0()) as i64 - 1,
            _ => of_year.partition_point(|known| *known < day.ordinal0()) as i64,
        } + i64::from(working_days);
        loop {
            let of_year = &self.year(year)?.working_days;
            let known = usize::try_from(place).ok().and_then(|place| of_year.get(place));
            if let Some(found) = known.and_then(|ordinal| NaiveDate::from_yo_opt(year, ordinal + 1)) {
                return Ok(found);
            }
            if place < 0 {
                year -= 1;
                place += self.year(year)?.working_days.len() as i64;
            } else {
                place -= of_year.len() as i64;
                year += 1;
            }
        }
    }

    /// How many working days come after `from` up to `to`, which is counted; negative where `to` is the earlier, and then
    /// `from` is not counted but `to` is.
    pub fn days_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i64> {
        if to < from {
            // Days before the later one, back to the earlier one, which counts.
            return Ok(-(self.days_before(from)? - self.days_before(to)? + self.years_between(to, from)?));
        }
        Ok(self.days_through(to)? - self.days_through(from)? + self.years_between(from, to)?)
    }

    /// The day itself where it is a working day, else the next.
    pub fn working_day_from(&self, day: NaiveDate) -> Result<NaiveDate> {
        if self.is_working_day(day)? { Ok(day) } else { self.days_later(day, 1) }
    }

    /// The day itself where it is a working day, else the last before it.
    pub fn working_day_until(&self, day: NaiveDate) -> Result<NaiveDate> {
        if self.is_working_day(day)? { Ok(day) } else { self.days_later(day, -1) }
    }

    /// The end of work on the day that is `working_days` later than an instant. The day of the instant is not counted, so what
    /// comes in on a Friday has all of Monday with one.
    pub fn end_of_days_later(&self, from: DateTime<Utc>, working_days: i32) -> Result<DateTime<Utc>> {
        let day = self.day_of(from)?;
        let last = match working_days {
            0 => self.working_day_from(day)?,
            days => self.days_later(day, days)?,
        };
        self.open(last)?.map(|(_, end)| end).ok_or_else(|| self.out_of_reach())
    }

    fn days_before(&self, day: NaiveDate) -> Result<i64> {
        Ok(self.year(day.year())?.working_days.partition_point(|known| *known < day.ordinal0()) as i64)
    }

    fn days_through(&self, day: NaiveDate) -> Result<i64> {
        Ok(self.year(day.year())?.working_days.partition_point(|known| *known <= day.ordinal0()) as i64)
    }

    /// All working days of the years from that of `from` up to that of `to`, which is left out.
    fn years_between(&self, from: NaiveDate, to: NaiveDate) -> Result<i64> {
        let mut days = 0;
        for year in from.year()..to.year() {
            days += self.year(year)?.working_days.len() as i64;
        }
        Ok(days)
    }
}
