//! Saves a calendar and its week, and removes one.

use serde::Deserialize;
use ts_rs::TS;

use super::{Calendar, CalendarDraft, CalendarPurpose, store};
use crate::kernel::day_words::weekday_short;
use crate::kernel::time_zone::time_zone;
use crate::kernel::working_time::WrittenSpan;
use crate::kernel::{FieldProblems, Id, Message, OptionExt, Result, TimeSpan, country, text};
use crate::register::{Op, Register};

/// The most spans of a day.
const SPANS_MAX: usize = 12;

/// Asks to save a calendar.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveCalendars {
    /// The calendar; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: CalendarDraft,
}

/// Saves a calendar.
pub fn save(register: &mut Register, request: SaveCalendars) -> Result<Calendar> {
    let known = store::all(register.reader())?;
    if let Some(id) = request.id {
        known.iter().find(|one| one.id == id).or_not_found(template!("Calendar"), id)?;
    }
    let others: Vec<&Calendar> = known.iter().filter(|one| Some(one.id) != request.id).collect();
    let draft = checked(&request.draft, &others)?;
    let op = Op::new(message!("Saved the calendar {draft}", draft = draft.name));
    let id = register.transact(op, |edit| store::save(edit, request.id, &draft))?;
    store::find(register.reader(), id)?.or_not_found(template!("Calendar"), id)
}

/// Removes a calendar with all its days.
pub fn remove(register: &mut Register, request: Id) -> Result<Vec<Calendar>> {
    let calendar =
        store::find(register.reader(), request.id)?.or_not_found(template!("Calendar"), request.id)?;
    let op = Op::new(message!("Removed the calendar {calendar}", calendar = calendar.draft.name));
    register.transact(op, |edit| store::remove(edit, request.id))?;
    store::all(register.reader())
}

fn checked(draft: &CalendarDraft, others: &[&Calendar]) -> Result<CalendarDraft> {
    let mut problems = FieldProblems::default();
    let zone = if draft.zone.trim().is_empty() {
        Err(message!("Choose the time zone that the hours go by, such as Europe/Berlin."))
    } else {
        time_zone(&draft.zone)
    };
    let checked = CalendarDraft {
        name: problems.take("name", text::name(&draft.name)),
        purpose: draft.purpose,
        country: problems.take_optional("country", &draft.country, country::parse),
        zone: problems.take("zone", zone),
        week: problems.take("week", week(&draft.week)),
    };
    if checked.name.is_empty() {
        problems.add("name", message!("Give the calendar a name."));
    }
    if others.iter().any(|other| other.draft.name == checked.name) {
        problems.add("name", message!("There is a calendar called {name} already.", name = &checked.name));
    }
    if let Some(other) = others.iter().find(|other| {
        other.draft.purpose == CalendarPurpose::Desk && checked.purpose == CalendarPurpose::Desk
    }) {
        problems.add(
            "purpose",
            message!(
                "{calendar} is the desk’s calendar: there is one. Change that one, or give this another purpose.",
                calendar = &other.draft.name
            ),
        );
    }
    problems.into_result().map(|()| checked)
}

fn week(written: &[Vec<WrittenSpan>]) -> std::result::Result<Vec<Vec<WrittenSpan>>, Message> {
    let [_, _, _, _, _, _, _] = written else {
        return Err(message!("A week has seven days, Monday first: give a list of spans for each."));
    };
    let mut week = Vec::new();
    for (day, spans) in (0_u8..).zip(written) {
        week.push(super::save::spans(spans).map_err(|problem| {
            let weekday = chrono::Weekday::try_from(day)
                .map_or_else(|_| Message::nothing(), |it| weekday_short(it).into());
            message!("{weekday}: {problem}", weekday, problem)
        })?);
    }
    Ok(week)
}

/// Spans of a day in their order, as they are kept.
pub(super) fn spans(written: &[WrittenSpan]) -> std::result::Result<Vec<WrittenSpan>, Message> {
    if written.len() > SPANS_MAX {
        return Err(message!("A day has {max} spans at most.", max = SPANS_MAX));
    }
    let mut spans = written.iter().map(TimeSpan::try_from).collect::<std::result::Result<Vec<_>, _>>()?;
    spans.sort();
    for pair in spans.windows(2) {
        if let [one, next] = pair
            && one.overlaps(*next)
        {
            return Err(message!(
                "{one} and {next} overlap: end the one where the other begins.",
                one = one.to_string(),
                next = next.to_string()
            ));
        }
    }
    Ok(spans.into_iter().map(WrittenSpan::from).collect())
}
