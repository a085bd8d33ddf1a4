//! Says in words what was counted and what was not.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc, Weekday};

use super::WorkingTime;
use super::year::Worked;
use crate::kernel::day_words::{day_of_year, day_short, duration_short, weekday_short};
use crate::kernel::message::{and, commas};
use crate::kernel::{Message, Result};

/// Days that are told one by one; of more only the first and the last.
const DAYS_TOLD_MAX: usize = 4;

/// Days off that are told by name.
const NAMES_TOLD_MAX: usize = 6;

/// Days over which a day and its month mean one day only.
const WITHOUT_YEAR_MAX: u64 = 300;

/// How days are written: the further apart, the more of them.
#[derive(Clone, Copy)]
enum Written {
    Weekday,
    Day,
    Year,
}

/// Days on which nobody works, told together.
struct Off {
    name: String,
    first: NaiveDate,
    last: NaiveDate,
}

/// What lies between two days and is not counted.
#[derive(Default)]
struct LeftOut {
    weekdays: BTreeSet<u32>,
    off: Vec<Off>,
    /// Whether only days without work came since the last day off.
    is_open: bool,
}

impl WorkingTime {
    /// What [`between`](Self::between) counts, in words: "Fri 16:10–17:00 and Mon 09:00–09:40: 1 h 30; Sat and Sun not counted."
    ///
    /// # Errors
    /// An instant lies outside of [`WORKING_YEARS`](super::WORKING_YEARS).
    pub fn explain(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Message> {
        if to < from {
            return self.explain(to, from);
        }
        let (first, last) = (self.day_of(from)?, self.day_of(to)?);
        let written = Written::over(first, last);
        let mut counted: Vec<(NaiveDate, Vec<String>)> = Vec::new();
        let mut left_out = LeftOut::default();
        for day in first.iter_days().take_while(|day| *day <= last) {
            let spans = self.year(day.year())?.of_day(day);
            left_out.note(day, spans.is_empty(), self.day_off(day)?);
            let told: Vec<String> = spans.iter().filter_map(|span| self.told(span, from, to, day)).collect();
            if !told.is_empty() {
                counted.push((day, told));
            }
        }
        let total = duration_short(self.between(from, to)?.num_seconds());
        let left_out = left_out.told();
        Ok(match (counted.is_empty(), left_out.is_empty()) {
            (true, true) => message!("Nobody works in between."),
            (true, false) => message!("Nobody works in between: {left_out} not counted.", left_out),
            (false, true) => message!("{counted}: {total}.", counted = written.counted(&counted), total),
            (false, false) => message!(
                "{counted}: {total}; {left_out} not counted.",
                counted = written.counted(&counted),
                total,
                left_out
            ),
        })
    }

    /// What [`days_later`](Self::days_later) counts, in words: "3 working days after Thu 2 Apr 2026: Thu 9 Apr 2026; Sat, Sun and
    /// 6 Apr (Easter Monday) not counted."
    ///
    /// # Errors
    /// A day lies outside of [`WORKING_YEARS`](super::WORKING_YEARS).
    pub fn explain_days(&self, from: NaiveDate, working_days: i32) -> Result<Message> {
        let found = self.days_later(from, working_days)?;
        let mut left_out = LeftOut::default();
        for day in from.min(found).iter_days().take_while(|day| *day <= from.max(found)) {
            if day != from {
                left_out.note(day, !self.is_working_day(day)?, self.day_off(day)?);
            }
        }
        let count = working_days.unsigned_abs();
        let (from, found, left_out) = (day_short(from), day_short(found), left_out.told());
        let counted = if working_days < 0 {
            message!(
                "{count, plural, one {# working day} other {# working days}} before {from}: {found}",
                count,
                from,
                found
            )
        } else {
            message!(
                "{count, plural, one {# working day} other {# working days}} after {from}: {found}",
                count,
                from,
                found
            )
        };
        Ok(if left_out.is_empty() {
            message!("{counted}.", counted)
        } else {
            message!("{counted}; {left_out} not counted.", counted, left_out)
        })
    }

    /// A span of a day as far as it lies between two instants, by the clock on the wall.
    fn told(&self, span: &Worked, from: DateTime<Utc>, to: DateTime<Utc>, day: NaiveDate) -> Option<String> {
        let (start, end) = (span.start.max(from.timestamp()), span.end.min(to.timestamp()));
        let shown = |seconds: i64| {
            let local = DateTime::from_timestamp(seconds, 0)?.with_timezone(&self.hours.zone).naive_local();
            let is_end = local.date() > day;
            Some(if is_end {
                "24:00".to_owned()
            } else {
                format!("{:02}:{:02}", local.hour(), local.minute())
            })
        };
        (start < end).then(|| Some(format!("{}–{}", shown(start)?, shown(end)?))).flatten()
    }
}

impl Written {
    fn over(first: NaiveDate, last: NaiveDate) -> Self {
        if last < first + Days::new(7) {
            Self::Weekday
        } else if last < first + Days::new(WITHOUT_YEAR_MAX) {
            Self::Day
        } else {
            Self::Year
        }
    }

    fn day(self, day: NaiveDate) -> Message {
        let weekday = weekday_short(day.weekday());
        match self {
            Self::Weekday => weekday.into(),
            Self::Day => message!("{weekday} {day}", weekday, day = day_of_year(day)),
            Self::Year => day_short(day),
        }
    }

    fn counted(self, days: &[(NaiveDate, Vec<String>)]) -> Message {
        let told = |(day, spans): &(NaiveDate, Vec<String>)| {
            message!("{day} {spans}", day = self.day(*day), spans = commas(spans))
        };
        match days {
            [first, between @ .., last] if days.len() > DAYS_TOLD_MAX => {
                let days = between.len();
                let whole = message!(
                    "{days, plural, one {# day} other {# days}} from {first} to {last}",
                    days,
                    first = self.day(between.first().map_or(first.0, |(day, _)| *day)),
                    last = self.day(between.last().map_or(last.0, |(day, _)| *day))
                );
                and([told(first), whole, told(last)])
            }
            days => and(days.iter().map(told)),
        }
    }
}

impl LeftOut {
    fn note(&mut self, day: NaiveDate, is_free: bool, off: Option<&str>) {
        match (is_free, off) {
            (false, _) => self.is_open = false,
            (true, None) => {
                self.weekdays.insert(day.weekday().num_days_from_monday());
            }
            (true, Some(name)) => match self.off.last_mut() {
                Some(open) if self.is_open && open.name == name => open.last = day,
                _ => {
                    self.off.push(Off { name: name.to_owned(), first: day, last: day });
                    self.is_open = true;
                }
            },
        }
    }

    fn told(&self) -> Message {
        let weekday = |number: &u32| Weekday::try_from(u8::try_from(*number).unwrap_or_default()).ok();
        let weekdays = self.weekdays.iter().filter_map(weekday).map(|weekday| weekday_short(weekday).into());
        let off = self.off.iter().take(NAMES_TOLD_MAX).map(Off::told);
        let mut parts: Vec<Message> = weekdays.chain(off).collect();
        let more = self.off.len().saturating_sub(NAMES_TOLD_MAX);
        if more > 0 {
            parts.push(message!("{more, plural, one {# more day off} other {# more days off}}", more));
        }
        if parts.is_empty() { Message::nothing() } else { and(parts) }
    }
}

impl Off {
    fn told(&self) -> Message {
        let (first, last, name) = (day_of_year(self.first), day_of_year(self.last), &self.name);
        if self.first == self.last {
            message!("{day} ({name})", day = first, name)
        } else {
            message!("{first} to {last} ({name})", first, last, name)
        }
    }
}
