//! The working time of one year as spans on the line of time, so that reckoning is a search.

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};
use chrono_tz::Tz;

use super::WorkingHours;

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// The working time of one year by the clock of its zone.
#[derive(Debug)]
pub(super) struct Year {
    /// All of it.
    pub(super) seconds: i64,
    /// In the order of time, without overlaps.
    pub(super) worked: Vec<Worked>,
    /// Days with working hours, as places in the year from 0, in order.
    pub(super) working_days: Vec<u32>,
    /// What took the hours of a day away, by its place in the year, in order.
    off: Vec<(u32, String)>,
}

/// A span in which work is done.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worked {
    /// Seconds of Unix time.
    pub(super) start: i64,
    /// Seconds of Unix time; does not belong to it.
    pub(super) end: i64,
    /// Working seconds of the year before it.
    before: i64,
    /// The place of its day in the year, from 0.
    pub(super) day: u32,
}

impl Year {
    pub(super) fn of(hours: &WorkingHours, year: i32) -> Self {
        let offsets = offsets(hours.zone, year);
        let mut made = Self { seconds: 0, worked: Vec::new(), working_days: Vec::new(), off: Vec::new() };
        let first = day_seconds(NaiveDate::from_yo_opt(year, 1).unwrap_or_default());
        for (day, hours) in (0_u32..).zip(hours.days_of(year)) {
            made.off.extend(hours.off.map(|name| (day, name)));
            let worked_before = made.worked.len();
            let midnight = first + i64::from(day) * DAY_SECONDS;
            for span in &hours.spans {
                let (from, until) = span.seconds();
                // What a change of the clock skips is in no stretch; what it repeats is in two.
                made.worked.extend(offsets.iter().filter_map(|stretch| {
                    let start = (midnight + from - stretch.offset).max(stretch.start);
                    let end = (midnight + until - stretch.offset).min(stretch.end);
                    (start < end).then_some(Worked { start, end, before: 0, day })
                }));
            }
            // A day that a zone left out, with its hours, is no working day.
            if made.worked.len() > worked_before {
                made.working_days.push(day);
            }
        }
        made.worked.sort_by_key(|worked| worked.start);
        for worked in &mut made.worked {
            worked.before = made.seconds;
            made.seconds += worked.end - worked.start;
        }
        made
    }

    /// Working seconds of the year before an instant.
    pub(super) fn elapsed(&self, instant: i64) -> i64 {
        let started = self.worked.partition_point(|worked| worked.start < instant);
        let last = started.checked_sub(1).and_then(|last| self.worked.get(last));
        last.map_or(0, |worked| worked.before + instant.min(worked.end) - worked.start)
    }

    /// The earliest instant before which `seconds` of the year are worked.
    pub(super) fn reached(&self, seconds: i64) -> Option<i64> {
        let short = |worked: &Worked| worked.before + worked.end - worked.start < seconds;
        let worked = self.worked.get(self.worked.partition_point(short))?;
        Some(worked.start + seconds - worked.before)
    }

    /// The latest instant before which `seconds` of the year are worked.
    pub(super) fn left(&self, seconds: i64) -> Option<i64> {
        let started = self.worked.partition_point(|worked| worked.before <= seconds);
        let worked = self.worked.get(started.checked_sub(1)?)?;
        Some(worked.start + seconds - worked.before)
    }

    /// What took the hours of a day away.
    pub(super) fn off(&self, day: NaiveDate) -> Option<&str> {
        let place = self.off.binary_search_by_key(&day.ordinal0(), |(day, _)| *day).ok()?;
        self.off.get(place).map(|(_, name)| name.as_str())
    }

    /// The spans of a day.
    pub(super) fn of_day(&self, day: NaiveDate) -> &[Worked] {
        let start = self.worked.partition_point(|worked| worked.day < day.ordinal0());
        let end = self.worked.partition_point(|worked| worked.day <= day.ordinal0());
        self.worked.get(start..end).unwrap_or_default()
    }
}

/// A stretch of time in which a zone does not change its clock.
struct Stretch {
    start: i64,
    end: i64,
    /// Seconds that the clock on the wall is ahead of UTC.
    offset: i64,
}

/// The stretches of a year, from a good day before it to a good day after it.
fn offsets(zone: Tz, year: i32) -> Vec<Stretch> {
    let begin = |year| day_seconds(NaiveDate::from_yo_opt(year, 1).unwrap_or_default());
    let (start, end) = (begin(year) - 2 * DAY_SECONDS, begin(year + 1) + 2 * DAY_SECONDS);
    let mut stretches = vec![Stretch { start, end, offset: offset(zone, start) }];
    let mut at = start;
    while at < end {
        let next = (at + DAY_SECONDS).min(end);
        let before = offset(zone, at);
        let after = offset(zone, next);
        if before != after {
            // Clocks are changed once within a day: half it until the second is found.
            let (mut same, mut changed) = (at, next);
            while same + 1 < changed {
                let middle = i64::midpoint(same, changed);
                if offset(zone, middle) == before { same = middle } else { changed = middle }
            }
            if let Some(last) = stretches.last_mut() {
                last.end = changed;
            }
            stretches.push(Stretch { start: changed, end, offset: after });
        }
        at = next;
    }
    stretches
}

fn offset(zone: Tz, instant: i64) -> i64 {
    let Some(instant) = DateTime::from_timestamp(instant, 0) else { return 0 };
    zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc().into()
}

/// Midnight of a day as seconds by the clock on the wall.
fn day_seconds(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}
