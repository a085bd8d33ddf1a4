//! A span of a day by the clock on the wall.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Message;

const DAY_MINUTES: u16 = 24 * 60;

/// A span of a day by the clock on the wall. Its end does not belong to it; 24:00 is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeSpan {
    from_minute: u16,
    until_minute: u16,
}

/// A span as it is written: two times of the day, such as 09:00 and 12:30.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenSpan {
    /// Such as 09:00.
    pub from: String,
    /// At most 24:00.
    pub until: String,
}

impl TimeSpan {
    /// From 00:00 to 24:00.
    pub const WHOLE_DAY: Self = Self { from_minute: 0, until_minute: DAY_MINUTES };

    /// From and until, in minutes since midnight; nothing where the end is not after the start.
    pub fn of_minutes(from_minute: u16, until_minute: u16) -> Option<Self> {
        (from_minute < until_minute && until_minute <= DAY_MINUTES)
            .then_some(Self { from_minute, until_minute })
    }

    /// Reads two times such as 09:00 and 24:00.
    ///
    /// # Errors
    /// A sentence that says which is none, or that the end is not after the start.
    pub fn parse(from: &str, until: &str) -> Result<Self, Message> {
        let (from_minute, until_minute) = (minute(from)?, minute(until)?);
        Self::of_minutes(from_minute, until_minute).ok_or_else(|| {
            message!(
                "A span from {from} until {until} has no time in it: its end comes after its start. Work through \
                 midnight is two spans, until 24:00 and from 00:00.",
                from = from.trim(),
                until = until.trim()
            )
        })
    }

    /// Seconds from midnight to its start and to its end.
    pub(super) fn seconds(self) -> (i64, i64) {
        (i64::from(self.from_minute) * 60, i64::from(self.until_minute) * 60)
    }

    /// How many minutes it has where no clock is changed.
    pub fn minutes(self) -> u16 {
        self.until_minute - self.from_minute
    }

    /// What is left of it without `off`.
    pub(super) fn without(self, off: Self) -> impl Iterator<Item = Self> {
        let before = Self::of_minutes(self.from_minute, self.until_minute.min(off.from_minute));
        let after = Self::of_minutes(self.from_minute.max(off.until_minute), self.until_minute);
        before.into_iter().chain(after)
    }

    /// Whether both have a minute in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.from_minute < other.until_minute && other.from_minute < self.until_minute
    }
}

fn minute(text: &str) -> Result<u16, Message> {
    let refused =
        || message!("“{text}” is no time of the day: write it as 09:00 or 17:30, at most 24:00.", text);
    let (hours, minutes) = text.trim().split_once(':').ok_or_else(refused)?;
    let number = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        let is_number = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = number(hours, 1..=2).zip(number(minutes, 2..=2)).ok_or_else(refused)?;
    let minute = hours * 60 + minutes;
    if minutes < 60 && minute <= DAY_MINUTES { Ok(minute) } else { Err(refused()) }
}

/// A minute of the day as a clock shows it.
fn shown(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}–{}", shown(self.from_minute), shown(self.until_minute))
    }
}

impl TryFrom<WrittenSpan> for TimeSpan {
    type Error = Message;

    fn try_from(written: WrittenSpan) -> Result<Self, Message> {
        (&written).try_into()
    }
}

impl TryFrom<&WrittenSpan> for TimeSpan {
    type Error = Message;

    fn try_from(written: &WrittenSpan) -> Result<Self, Message> {
        Self::parse(&written.from, &written.until)
    }
}

impl From<TimeSpan> for WrittenSpan {
    fn from(span: TimeSpan) -> Self {
        Self { from: shown(span.from_minute), until: shown(span.until_minute) }
    }
}
