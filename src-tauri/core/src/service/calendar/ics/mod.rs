//! Reads the events of a calendar file (RFC 5545), as feeds of public holidays and mail programs write it.

mod event;
mod kind;
mod lines;
mod repeats;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::kernel::Message;

pub(super) use kind::EventKind;
pub(super) use repeats::Repeats;

/// The largest file that is read, in bytes.
pub(super) const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// The most events of a file.
const EVENTS_MAX: usize = 20_000;

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct IcsFile {
    /// The name that the feed has for itself.
    pub(super) name: String,
    pub(super) events: Vec<Event>,
    /// What was left out, and why.
    pub(super) problems: Vec<Message>,
}

/// A time of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum EventTime {
    Day(NaiveDate),
    /// A time by some clock; none is named where it is that of whoever reads it.
    Local(NaiveDateTime, Option<String>),
    Utc(DateTime<Utc>),
}

impl EventTime {
    /// The day by its own clock.
    pub(super) fn day(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::Local(time, _) => time.date(),
            Self::Utc(time) => time.date_naive(),
        }
    }
}

/// An event.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) uid: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: EventKind,
    pub(super) start: EventTime,
    /// Where the file says neither an end nor a length, none.
    pub(super) end: Option<EventTime>,
    pub(super) length: Option<TimeDelta>,
    /// Whether its times stand for whole days: those of Outlook are midnight where it ran.
    pub(super) is_all_day: bool,
    pub(super) repeats: Option<Repeats>,
    pub(super) left_out: Vec<NaiveDate>,
    pub(super) further: Vec<NaiveDate>,
}

/// Reads a file.
///
/// # Errors
/// A sentence where it is no calendar at all.
pub(super) fn read(bytes: &[u8]) -> Result<IcsFile, Message> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(message!(
            "The calendar is larger than {max} MB. Export only the holidays, or fewer years.",
            max = FILE_BYTES_MAX / 1_048_576
        ));
    }
    let text = decoded(bytes);
    let lines = lines::properties(&text);
    if !lines.iter().any(|line| line.name == "BEGIN" && line.value.eq_ignore_ascii_case("VCALENDAR")) {
        return Err(message!(
            "This is no calendar: a file of holidays (.ics) begins with BEGIN:VCALENDAR. Export it again from the \
             calendar that has them."
        ));
    }
    let mut file = IcsFile::default();
    let mut open: Option<event::EventReading> = None;
    // Reminders within an event have properties of the same names.
    let mut depth = 0_usize;
    for line in &lines {
        match (line.name.as_str(), line.value.to_ascii_uppercase().as_str(), &mut open) {
            ("BEGIN", "VEVENT", None) => open = Some(event::EventReading::from_line(line.number)),
            ("BEGIN", _, Some(_)) => depth += 1,
            ("END", _, Some(_)) if depth > 0 => depth -= 1,
            ("END", "VEVENT", Some(_)) => {
                if file.events.len() >= EVENTS_MAX {
                    return Err(message!(
                        "The calendar has more than {max} events. Export only the holidays, or fewer years.",
                        max = EVENTS_MAX
                    ));
                }
                if let Some(reading) = open.take() {
                    reading.finish(&mut file);
                }
            }
            (_, _, Some(reading)) if depth == 0 => reading.take(line),
            ("X-WR-CALNAME", _, None) => file.name = lines::text(&line.value),
            _ => {}
        }
    }
    if let Some(reading) = open {
        file.problems.push(message!(
            "The event that begins in line {line} has no end: the file is cut off there.",
            line = reading.line
        ));
    }
    if file.events.is_empty() && file.problems.is_empty() {
        return Err(message!("The calendar has no events."));
    }
    Ok(file)
}

/// In UTF-8, as the standard asks for, or in what its mark says, or in the character set of Western Windows.
fn decoded(bytes: &[u8]) -> String {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::WINDOWS_1252 }
    });
    encoding.decode(bytes).0.into_owned()
}
