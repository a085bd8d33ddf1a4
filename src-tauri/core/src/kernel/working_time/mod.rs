//! Working time: how much of it lies between two instants, and which instant or day is so much later. It knows weeks of any
//! form, several spans a day, time zones with their changes of the clock, holidays by rule, closures and short days.

mod days;
mod explain;
mod hours;
mod rules;
mod span;
#[cfg(test)]
mod tests;
mod year;

use std::sync::OnceLock;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Error, ErrorKind, Result};

pub use hours::{DayChange, DifferentDays, Holiday, WorkingHours};
pub use rules::{HolidayRule, Observed, easter};
pub use span::{TimeSpan, WrittenSpan};

use year::Year;

/// The years that working time is reckoned for.
pub const WORKING_YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// Reckons with working hours. A year is worked out when it is first asked for, so that reckoning itself costs two searches.
#[derive(Debug)]
pub struct WorkingTime {
    hours: WorkingHours,
    years: Box<[OnceLock<Year>]>,
}

impl WorkingTime {
    /// Reckons with `hours`.
    pub fn new(hours: WorkingHours) -> Self {
        Self { hours, years: WORKING_YEARS.map(|_| OnceLock::new()).collect() }
    }

    /// The hours themselves.
    pub fn hours(&self) -> &WorkingHours {
        &self.hours
    }

    /// The zone whose clock the hours go by.
    pub fn zone(&self) -> Tz {
        self.hours.zone
    }

    /// The working time between two instants; negative where `to` is the earlier.
    ///
    /// # Errors
    /// An instant lies outside of [`WORKING_YEARS`].
    pub fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<TimeDelta> {
        if to < from {
            return self.between(to, from).map(|time| -time);
        }
        let ((first_year, first), (last_year, last)) = (self.position(from)?, self.position(to)?);
        let mut seconds = last - first;
        for year in first_year..last_year {
            seconds += self.year(year)?.seconds;
        }
        Ok(TimeDelta::seconds(seconds))
    }

    /// The earliest instant at which `time` of working time has gone by since `from`; the latest that lies so much before it
    /// where `time` is negative.
    ///
    /// # Errors
    /// It lies outside of [`WORKING_YEARS`], as it does where nobody ever works.
    pub fn later(&self, from: DateTime<Utc>, time: TimeDelta) -> Result<DateTime<Utc>> {
        let (mut year, elapsed) = self.position(from)?;
        let mut target = elapsed + time.num_seconds();
        match time.num_seconds() {
            0 => return Ok(from),
            1.. => {
                while target > self.year(year)?.seconds {
                    target -= self.year(year)?.seconds;
                    year += 1;
                }
            }
            _ => {
                while target < 0 {
                    year -= 1;
                    target += self.year(year)?.seconds;
                }
            }
        }
        let worked = self.year(year)?;
        let at = if time.num_seconds() > 0 { worked.reached(target) } else { worked.left(target) };
        at.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).ok_or_else(|| self.out_of_reach())
    }

    /// The year by the clock of the zone in which an instant lies, and the working seconds of that year before it.
    fn position(&self, instant: DateTime<Utc>) -> Result<(i32, i64)> {
        // Instants at the end of what chrono knows have no local time.
        let year = match instant.year() {
            year if WORKING_YEARS.contains(&year) => instant.with_timezone(&self.hours.zone).year(),
            year => year,
        };
        Ok((year, self.year(year)?.elapsed(instant.timestamp())))
    }

    fn year(&self, year: i32) -> Result<&Year> {
        let place = usize::try_from(year - WORKING_YEARS.start()).ok();
        let known = place.and_then(|place| self.years.get(place)).ok_or_else(|| self.out_of_reach())?;
        Ok(known.get_or_init(|| Year::of(&self.hours, year)))
    }

    /// The local day of an instant.
    fn day_of(&self, instant: DateTime<Utc>) -> Result<NaiveDate> {
        self.position(instant)?;
        Ok(instant.with_timezone(&self.hours.zone).date_naive())
    }

    fn out_of_reach(&self) -> Error {
        if self.hours.never_works() {
            return Error::new(
                ErrorKind::Conflict,
                message!("This calendar has no working hours: add hours to its week."),
            );
        }
        Error::new(
            ErrorKind::Invalid,
            message!("Working time is reckoned for the years 1900 to 2199 only: give a day in these years."),
        )
    }
}
