//! Puts an event together of its properties.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::lines::{Property, text};
use super::repeats::Repeats;
use super::{Event, EventKind, EventTime, IcsFile};
use crate::kernel::Message;
use crate::kernel::working_time::WORKING_YEARS;

/// An event as far as it was read.
#[derive(Debug, Default)]
pub(super) struct EventReading {
    /// The line on which it begins.
    pub(super) line: usize,
    uid: String,
    name: String,
    description: String,
    categories: String,
    start: Option<Result<EventTime, String>>,
    end: Option<Result<EventTime, String>>,
    length: Option<TimeDelta>,
    repeats: Option<Result<Repeats, String>>,
    left_out: Vec<NaiveDate>,
    further: Vec<NaiveDate>,
    is_cancelled: bool,
    is_all_day: bool,
}

impl EventReading {
    pub(super) fn from_line(line: usize) -> Self {
        Self { line, ..Self::default() }
    }

    pub(super) fn take(&mut self, line: &Property) {
        let value = line.value.trim();
        match line.name.as_str() {
            "UID" => value.clone_into(&mut self.uid),
            "SUMMARY" => self.name = text(value).replace('\n', " "),
            "DESCRIPTION" => self.description = text(value),
            "CATEGORIES" => self.categories = text(value),
            "DTSTART" => self.start = Some(time(line, value)),
            "DTEND" => self.end = Some(time(line, value)),
            "DURATION" => self.length = duration(value),
            "RRULE" => self.repeats = Some(Repeats::read(value).ok_or_else(|| value.to_owned())),
            "EXDATE" => self.left_out.extend(days(line)),
            "RDATE" => self.further.extend(days(line)),
            "STATUS" => self.is_cancelled = value.eq_ignore_ascii_case("CANCELLED"),
            "X-MICROSOFT-CDO-ALLDAYEVENT" => self.is_all_day = value.eq_ignore_ascii_case("TRUE"),
            _ => {}
        }
    }

    /// Adds the event to the file, or why it is left out.
    pub(super) fn finish(self, file: &mut IcsFile) {
        if self.is_cancelled {
            return;
        }
        let name = if self.name.is_empty() { self.uid.clone() } else { self.name.clone() };
        match self.times(&name) {
            Err(problem) => file.problems.push(problem),
            Ok((start, end)) => {
                let repeats = match self.repeats {
                    Some(Err(rule)) => {
                        file.problems.push(message!(
                            "“{name}” (line {line}) repeats by a rule that is not read ({rule}): only its first day is \
                             listed.",
                            name = &name,
                            line = self.line,
                            rule
                        ));
                        None
                    }
                    Some(Ok(repeats)) => Some(repeats),
                    None => None,
                };
                let kind = EventKind::told(&name, &self.description, &self.categories);
                file.events.push(Event {
                    uid: if self.uid.is_empty() { format!("{name}/{}", start.day()) } else { self.uid },
                    name,
                    description: self.description,
                    kind,
                    start,
                    end,
                    is_all_day: self.is_all_day,
                    length: self.length,
                    repeats,
                    left_out: self.left_out,
                    further: self.further,
                });
            }
        }
    }

    fn times(&self, name: &str) -> Result<(EventTime, Option<EventTime>), Message> {
        let line = self.line;
        let unread = |value: &String| {
            message!(
                "“{name}” (line {line}) has a date that is none: {value}. It is left out.",
                name,
                line,
                value
            )
        };
        let start = match &self.start {
            None => return Err(message!("“{name}” (line {line}) has no start. It is left out.", name, line)),
            Some(start) => start.as_ref().map_err(unread)?,
        };
        let end = self.end.as_ref().map(|end| end.as_ref().map_err(unread)).transpose()?;
        let days = [Some(start), end];
        if let Some(absurd) =
            days.iter().flatten().map(|time| time.day()).find(|day| !WORKING_YEARS.contains(&day.year()))
        {
            return Err(message!(
                "“{name}” (line {line}) is dated {day}, which is no day to reckon with. It is left out.",
                name,
                line,
                day = absurd.to_string()
            ));
        }
        Ok((start.clone(), end.cloned()))
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    let is_day = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_day.then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok()).flatten()
}

fn time(line: &Property, value: &str) -> Result<EventTime, String> {
    let read = || {
        let Some((date, clock)) = value.split_once('T') else { return day(value).map(EventTime::Day) };
        let digits = clock.trim_end_matches('Z');
        let clock_time =
            NaiveTime::parse_from_str(digits, if digits.len() == 4 { "%H%M" } else { "%H%M%S" }).ok()?;
        let local: NaiveDateTime = day(date)?.and_time(clock_time);
        Some(if clock.ends_with('Z') {
            EventTime::Utc(local.and_utc())
        } else {
            EventTime::Local(local, line.parameter("TZID").map(str::to_owned))
        })
    };
    read().ok_or_else(|| value.to_owned())
}

fn days(line: &Property) -> impl Iterator<Item = NaiveDate> {
    line.value
        .split(',')
        .filter_map(|value| time(line, value.split('/').next()?.trim()).ok())
        .map(|time| time.day())
}

/// A length such as P1D, PT6H or P1W.
fn duration(value: &str) -> Option<TimeDelta> {
    let mut number = 0_i64;
    let mut seconds = 0_i64;
    for character in value.strip_prefix('P')?.chars() {
        let unit = match character {
            '0'..='9' => {
                number = number.checked_mul(10)?.checked_add(i64::from(character.to_digit(10)?))?;
                continue;
            }
            'T' => continue,
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = seconds.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    TimeDelta::try_seconds(seconds)
}
