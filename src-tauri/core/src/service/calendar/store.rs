//! Calendars in the register.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Calendar, CalendarDay, CalendarDayChange, CalendarDayDraft, CalendarDraft, CalendarHoliday,
    CalendarHolidayDraft, CalendarPurpose,
};
use crate::kernel::Result;
use crate::register::rows::{code, insert_row, json, update_row};

const ALL: &str = "SELECT * FROM calendar ORDER BY purpose <> 'desk', purpose <> 'orcid', folded(name), id";

pub(super) fn all(connection: &Connection) -> Result<Vec<Calendar>> {
    let mut statement = connection.prepare_cached(ALL)?;
    let mut calendars = statement.query_map([], read)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let holidays = "SELECT * FROM calendar_holiday ORDER BY folded(name), id";
    let mut statement = connection.prepare_cached(holidays)?;
    let holidays =
        statement.query_map([], |row| Ok((row.get::<_, i64>("calendar_id")?, read_holiday(row)?)))?;
    for holiday in holidays {
        let (calendar_id, holiday) = holiday?;
        if let Some(calendar) = calendars.iter_mut().find(|one| one.id == calendar_id) {
            calendar.holidays.push(holiday);
        }
    }
    let days = "SELECT * FROM calendar_day ORDER BY from_on, folded(name), id";
    let mut statement = connection.prepare_cached(days)?;
    let days = statement.query_map([], |row| Ok((row.get::<_, i64>("calendar_id")?, read_day(row)?)))?;
    for day in days {
        let (calendar_id, day) = day?;
        if let Some(calendar) = calendars.iter_mut().find(|one| one.id == calendar_id) {
            calendar.days.push(day);
        }
    }
    Ok(calendars)
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Calendar>> {
    Ok(all(connection)?.into_iter().find(|calendar| calendar.id == id))
}

pub(super) fn save(connection: &Connection, id: Option<i64>, draft: &CalendarDraft) -> Result<i64> {
    let (purpose, week) = (draft.purpose.code(), serde_json::to_string(&draft.week)?);
    let columns: [crate::register::rows::ColumnValue<'_>; 5] = [
        ("name", &draft.name),
        ("purpose", &purpose),
        ("country", &draft.country),
        ("zone", &draft.zone),
        ("week", &week),
    ];
    match id {
        None => insert_row(connection, "calendar", &columns),
        Some(id) => update_row(connection, "calendar", id, &columns).map(|()| id),
    }
}

pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM calendar_day WHERE calendar_id = ?1", [id])?;
    connection.execute("DELETE FROM calendar_holiday WHERE calendar_id = ?1", [id])?;
    connection.execute("DELETE FROM calendar WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn save_holiday(
    connection: &Connection,
    calendar_id: i64,
    id: Option<i64>,
    draft: &CalendarHolidayDraft,
) -> Result<()> {
    let (rule, observed) = (serde_json::to_string(&draft.rule)?, serde_json::to_string(&draft.observed)?);
    let off = draft.off.as_ref().map(serde_json::to_string).transpose()?;
    let columns: [crate::register::rows::ColumnValue<'_>; 7] = [
        ("calendar_id", &calendar_id),
        ("name", &draft.name),
        ("rule", &rule),
        ("observed", &observed),
        ("off", &off),
        ("from_year", &draft.from_year),
        ("until_year", &draft.until_year),
    ];
    match id {
        None => insert_row(connection, "calendar_holiday", &columns).map(|_| ()),
        Some(id) => update_row(connection, "calendar_holiday", id, &columns),
    }
}

pub(super) fn remove_holiday(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM calendar_holiday WHERE id = ?1", [id])?;
    Ok(())
}

/// `source` names the occurrence in the file that brought it.
pub(super) fn save_day(
    connection: &Connection,
    calendar_id: i64,
    id: Option<i64>,
    draft: &CalendarDayDraft,
    source: Option<&str>,
) -> Result<i64> {
    let change = serde_json::to_string(&draft.change)?;
    let mut columns: Vec<crate::register::rows::ColumnValue<'_>> = vec![
        ("calendar_id", &calendar_id),
        ("name", &draft.name),
        ("from_on", &draft.from_on),
        ("until_on", &draft.until_on),
        ("change", &change),
    ];
    if source.is_some() {
        columns.push(("source", &source));
    }
    match id {
        None => insert_row(connection, "calendar_day", &columns),
        Some(id) => update_row(connection, "calendar_day", id, &columns).map(|()| id),
    }
}

pub(super) fn remove_day(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM calendar_day WHERE id = ?1", [id])?;
    Ok(())
}

/// The entry that an occurrence of a file became, or one that says the same without a file.
pub(super) fn day_like(
    connection: &Connection,
    calendar_id: i64,
    source: &str,
    draft: &CalendarDayDraft,
) -> Result<Option<(i64, CalendarDayDraft)>> {
    let sql = include_str!("sql/day_like.sql");
    let change = serde_json::to_string(&draft.change)?;
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement
        .query_row((calendar_id, source, &draft.name, draft.from_on, draft.until_on, change), read_day)
        .optional()?;
    Ok(found.map(|day| (day.id, day.draft)))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Calendar> {
    Ok(Calendar {
        id: row.get("id")?,
        draft: CalendarDraft {
            name: row.get("name")?,
            purpose: code(row, "purpose", CalendarPurpose::from_code)?,
            country: row.get("country")?,
            zone: row.get("zone")?,
            week: json(row, "week")?,
        },
        holidays: Vec::new(),
        days: Vec::new(),
    })
}

fn read_holiday(row: &Row<'_>) -> rusqlite::Result<CalendarHoliday> {
    let off: Option<String> = row.get("off")?;
    Ok(CalendarHoliday {
        id: row.get("id")?,
        draft: CalendarHolidayDraft {
            name: row.get("name")?,
            rule: json(row, "rule")?,
            observed: json(row, "observed")?,
            off: if off.is_some() { Some(json(row, "off")?) } else { None },
            from_year: row.get("from_year")?,
            until_year: row.get("until_year")?,
        },
    })
}

fn read_day(row: &Row<'_>) -> rusqlite::Result<CalendarDay> {
    let source: Option<String> = row.get("source")?;
    Ok(CalendarDay {
        id: row.get("id")?,
        draft: CalendarDayDraft {
            name: row.get("name")?,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
            change: json::<CalendarDayChange>(row, "change")?,
        },
        is_imported: source.is_some(),
    })
}
