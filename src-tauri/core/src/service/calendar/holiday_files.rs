//! Days off out of a calendar file: what it holds, each with a tick box, and those that were chosen.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::days::checked_day;
use super::ics::{self, Event, EventKind, EventTime, IcsFile};
use super::{Calendar, CalendarDayChange, CalendarDayDraft, store};
use crate::kernel::time_zone::{local_instant, zone_meant};
use crate::kernel::working_time::WrittenSpan;
use crate::kernel::{Error, Message, OptionExt, Result, TimeSpan, text};
use crate::people::attachments::AttachmentStaging;
use crate::register::{Connection, Op, Register};

/// How many years ahead events that come back are taken.
const YEARS_AHEAD: i32 = 5;

/// The most days of one event.
const DAYS_MAX: i64 = 366;

/// Asks what a file holds.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct InspectCalendarsHolidays {
    /// The calendar that they are meant for.
    pub calendar_id: i64,
    /// The file.
    pub token: String,
    /// From which year on events are listed; the last when absent.
    pub from_year: Option<i32>,
    /// Up to which year events that come back are listed; five years from now when absent.
    pub until_year: Option<i32>,
}

/// Asks to take events of a file over.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportCalendarsHolidays {
    /// The calendar.
    pub calendar_id: i64,
    /// The file.
    pub token: String,
    /// As the file was inspected with.
    pub from_year: Option<i32>,
    /// As the file was inspected with.
    pub until_year: Option<i32>,
    /// The places of the chosen events; those that are proposed when absent.
    pub places: Option<Vec<usize>>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HolidayFile {
    /// Its name.
    pub file_name: String,
    /// The name that the feed has for itself.
    pub name: String,
    /// Its events, in the order of the file.
    pub events: Vec<HolidayEvent>,
    /// Zones that it names, with what they are here; none where nobody knows.
    pub zones: Vec<NamedZone>,
    /// What was left out, and why.
    pub problems: Vec<Message>,
}

/// A zone by the name that a file has for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NamedZone {
    /// The name.
    pub name: String,
    /// That of IANA.
    pub zone: Option<String>,
}

/// An event that may be a day off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HolidayEvent {
    /// Its place in the file.
    pub place: usize,
    /// What it is called.
    pub name: String,
    /// What the file says of it.
    pub description: String,
    /// What it seems to be.
    pub kind: EventKind,
    /// Whether it is proposed as a day off.
    pub is_proposed: bool,
    /// The days it would become.
    pub days: Vec<CalendarDayDraft>,
    /// Whether the calendar has all of them.
    pub is_known: bool,
    /// What is odd about it.
    pub note: Message,
}

/// What became of the chosen events, in days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportedHolidays {
    /// New ones.
    pub added: usize,
    /// Those that the file tells otherwise than before.
    pub updated: usize,
    /// Those that were there.
    pub unchanged: usize,
    /// The calendar, as it is now.
    pub calendar: Calendar,
}

/// An occurrence of an event: its name in the register, and what it becomes.
struct Occurrence {
    source: String,
    draft: CalendarDayDraft,
}

/// Tells what a file holds.
pub fn inspect(
    register: &Register,
    staging: &mut AttachmentStaging,
    request: InspectCalendarsHolidays,
) -> Result<HolidayFile> {
    let calendar = calendar(register.reader(), request.calendar_id)?;
    let (file_name, file) = read(staging, &request.token)?;
    let years = years(register, request.from_year, request.until_year);
    let mut zones = BTreeMap::new();
    let mut events = Vec::new();
    for (place, event) in file.events.iter().enumerate() {
        for time in [Some(&event.start), event.end.as_ref()].into_iter().flatten() {
            if let EventTime::Local(_, Some(name)) = time {
                zones.insert(name.clone(), zone_meant(name).map(|zone| zone.name().to_owned()));
            }
        }
        let (occurrences, note) = occurrences(event, &calendar, years);
        if occurrences.is_empty() && note.is_empty() {
            continue;
        }
        let mut is_known = !occurrences.is_empty();
        for occurrence in &occurrences {
            let found =
                store::day_like(register.reader(), calendar.id, &occurrence.source, &occurrence.draft)?;
            is_known = is_known && found.is_some_and(|(_, draft)| draft == occurrence.draft);
        }
        events.push(HolidayEvent {
            place,
            name: event.name.clone(),
            description: event.description.clone(),
            kind: event.kind,
            is_proposed: event.kind.is_off() && !occurrences.is_empty(),
            days: occurrences.into_iter().map(|occurrence| occurrence.draft).collect(),
            is_known,
            note,
        });
    }
    let zones = zones.into_iter().map(|(name, zone)| NamedZone { name, zone }).collect();
    Ok(HolidayFile { file_name, name: file.name, events, zones, problems: file.problems })
}

/// Takes the chosen events over. Those that are there already stay, and those that the file tells otherwise now are changed.
pub fn import(
    register: &mut Register,
    staging: &mut AttachmentStaging,
    request: ImportCalendarsHolidays,
) -> Result<ImportedHolidays> {
    let calendar = calendar(register.reader(), request.calendar_id)?;
    let (file_name, file) = read(staging, &request.token)?;
    let years = years(register, request.from_year, request.until_year);
    if let Some(missing) = request.places.iter().flatten().find(|place| file.events.get(**place).is_none()) {
        return Err(Error::invalid(
            "places",
            message!(
                "{file_name} has no event at place {missing}: inspect it again.",
                file_name,
                missing = *missing
            ),
        ));
    }
    let is_chosen = |place: usize, event: &Event| match &request.places {
        Some(places) => places.contains(&place),
        None => event.kind.is_off(),
    };
    let chosen = file.events.iter().enumerate().filter(|(place, event)| is_chosen(*place, event));
    let mut days = Vec::new();
    for occurrence in chosen.flat_map(|(_, event)| occurrences(event, &calendar, years).0) {
        days.push(Occurrence { draft: checked_day(&occurrence.draft)?, ..occurrence });
    }
    let (mut added, mut updated, mut unchanged) = (0, 0, 0);
    let op = Op::new(message!(
        "Read days off of {calendar} from {file_name}",
        calendar = &calendar.draft.name,
        file_name
    ));
    register.transact(op, |edit| {
        for Occurrence { source, draft } in &days {
            match store::day_like(edit, calendar.id, source, draft)? {
                Some((_, known)) if known == *draft => unchanged += 1,
                Some((id, _)) => {
                    store::save_day(edit, calendar.id, Some(id), draft, Some(source))?;
                    updated += 1;
                }
                None => {
                    store::save_day(edit, calendar.id, None, draft, Some(source))?;
                    added += 1;
                }
            }
        }
        Ok(())
    })?;
    let calendar = self::calendar(register.reader(), request.calendar_id)?;
    Ok(ImportedHolidays { added, updated, unchanged, calendar })
}

fn calendar(connection: &Connection, id: i64) -> Result<Calendar> {
    store::find(connection, id)?.or_not_found(template!("Calendar"), id)
}

fn read(staging: &AttachmentStaging, token: &str) -> Result<(String, IcsFile)> {
    let (name, bytes) = staging.content(token)?;
    let file = ics::read(bytes)
        .map_err(|problem| Error::invalid("token", message!("{name}: {problem}", name, problem)))?;
    Ok((name.to_owned(), file))
}

fn years(register: &Register, from_year: Option<i32>, until_year: Option<i32>) -> (i32, i32) {
    let this = register.clock().today().year();
    (from_year.unwrap_or(this - 1), until_year.unwrap_or(this + YEARS_AHEAD))
}

/// The occurrences of an event in these years, and what is odd about it.
fn occurrences(event: &Event, calendar: &Calendar, years: (i32, i32)) -> (Vec<Occurrence>, Message) {
    let first = event.start.day();
    let mut starts = match &event.repeats {
        Some(repeats) => repeats.days(first, years.1),
        None => vec![first],
    };
    starts.extend(&event.further);
    starts.retain(|day| !event.left_out.contains(day) && (years.0..=years.1).contains(&day.year()));
    starts.sort();
    starts.dedup();
    let (mut found, mut note) = (Vec::new(), Message::nothing());
    for start in starts {
        match days(event, calendar, start - first) {
            Ok(days) => {
                let several = days.len() > 1;
                for (part, (from_on, until_on, change)) in (1..).zip(days) {
                    // An event without repeats keeps its name when the feed moves it.
                    let mut source = event.uid.clone();
                    if event.repeats.is_some() || !event.further.is_empty() {
                        source = format!("{source}/{start}");
                    }
                    if several {
                        source = format!("{source}/{part}");
                    }
                    let name = text::name(&event.name).unwrap_or_default();
                    found.push(Occurrence {
                        source,
                        draft: CalendarDayDraft { name, from_on, until_on, change },
                    });
                }
            }
            Err(problem) => note = problem,
        }
    }
    (found, note)
}

type Days = Vec<(NaiveDate, NaiveDate, CalendarDayChange)>;

/// The days of an occurrence that is so much later than the first: whole days stay what they are wherever one is, times are
/// those of the calendar's clock.
fn days(event: &Event, calendar: &Calendar, later: TimeDelta) -> std::result::Result<Days, Message> {
    let midnight = |time: &EventTime| match time {
        time if event.is_all_day => Some(time.day()),
        EventTime::Day(day) => Some(*day),
        EventTime::Local(time, _) if time.time() == NaiveTime::MIN => Some(time.date()),
        _ => None,
    };
    let whole_days = |length: TimeDelta| (length.num_seconds() % 86_400 == 0).then_some(length.num_days());
    let end = match (&event.end, event.length) {
        (Some(end), _) => midnight(end),
        (None, Some(length)) => {
            midnight(&event.start).zip(whole_days(length)).map(|(start, days)| start + TimeDelta::days(days))
        }
        (None, None) => midnight(&event.start).map(|start| start + TimeDelta::days(1)),
    };
    if let (Some(start), Some(end)) = (midnight(&event.start), end) {
        // The end of a whole day is the day after it.
        let last = (end - TimeDelta::days(1)).max(start);
        if (last - start).num_days() >= DAYS_MAX {
            return Err(message!("It lasts longer than a year: enter it by hand."));
        }
        return Ok(vec![(start + later, last + later, CalendarDayChange::Off)]);
    }
    parts(event, calendar, later)
}

/// Parts of days.
fn parts(event: &Event, calendar: &Calendar, later: TimeDelta) -> std::result::Result<Days, Message> {
    let zone = calendar.draft.zone.parse::<chrono_tz::Tz>();
    let zone = zone.map_err(|_| message!("The calendar’s time zone is not known here."))?;
    let local = |time: &EventTime| -> std::result::Result<chrono::NaiveDateTime, Message> {
        Ok(match time {
            EventTime::Day(day) => day.and_time(NaiveTime::MIN) + later,
            EventTime::Utc(time) => (*time + later).with_timezone(&zone).naive_local(),
            EventTime::Local(time, name) => match name.as_deref().and_then(zone_meant) {
                Some(other) => local_instant(other, *time + later)?.with_timezone(&zone).naive_local(),
                // Of an unknown zone, or of none, it is the clock on the wall.
                None => *time + later,
            },
        })
    };
    let start = local(&event.start)?;
    let end = match (&event.end, event.length) {
        (Some(end), _) => local(end)?,
        (None, Some(length)) => start + length,
        (None, None) => return Err(message!("It has a time and no end: enter it by hand.")),
    };
    if end <= start || (end - start).num_days() >= DAYS_MAX {
        return Err(message!("It ends before it begins, or lasts longer than a year: enter it by hand."));
    }
    let minute = |time: chrono::NaiveDateTime, day: NaiveDate| {
        let minutes = (time - day.and_time(NaiveTime::MIN)).num_minutes().clamp(0, 24 * 60);
        u16::try_from(minutes).unwrap_or_default()
    };
    let spans = start.date().iter_days().take_while(|day| *day <= end.date()).filter_map(|day| {
        let span = TimeSpan::of_minutes(minute(start, day), minute(end, day))?;
        let change = if span == TimeSpan::WHOLE_DAY {
            CalendarDayChange::Off
        } else {
            CalendarDayChange::PartOff { off: WrittenSpan::from(span) }
        };
        Some((day, day, change))
    });
    Ok(spans.collect())
}
