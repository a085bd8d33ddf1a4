//! Stops in the register.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::due::{HeldBecause, HeldTime};
use super::ReminderStop;
use crate::kernel::Result;
use crate::money::sponsors::Debtor;
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// When whom is reminded of nothing.
pub(in crate::money::reminders) fn times(connection: &Connection) -> Result<BTreeMap<Debtor, Vec<HeldTime>>> {
    let mut statement = connection.prepare_cached("SELECT * FROM reminder_stop ORDER BY from_on, id")?;
    let mut times: BTreeMap<Debtor, Vec<HeldTime>> = BTreeMap::new();
    for stop in statement.query_map([], of_row)? {
        let stop = stop?;
        times.entry(stop.debtor).or_default().push(HeldTime {
            because: HeldBecause::Stopped,
            from_on: stop.from_on,
            until_on: Some(stop.until_on),
            note: stop.reason,
        });
    }
    Ok(times)
}

/// The stops of a member or sponsor, the latest first.
pub(in crate::money::reminders) fn of(connection: &Connection, debtor: Debtor) -> Result<Vec<ReminderStop>> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM reminder_stop WHERE member_id = ?1 OR sponsor_id = ?2 ORDER BY from_on DESC, id DESC",
    )?;
    let stops = statement.query_map(params![debtor.member_id(), debtor.sponsor_id()], of_row)?;
    Ok(stops.collect::<rusqlite::Result<_>>()?)
}

/// One stop.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<ReminderStop>> {
    Ok(connection.query_row("SELECT * FROM reminder_stop WHERE id = ?1", [id], of_row).optional()?)
}

pub(super) fn save(connection: &Connection, stop: &ReminderStop) -> Result<()> {
    let (member_id, sponsor_id) = (stop.debtor.member_id(), stop.debtor.sponsor_id());
    let columns: [ColumnValue<'_>; 5] = [
        ("member_id", &member_id),
        ("sponsor_id", &sponsor_id),
        ("from_on", &stop.from_on),
        ("until_on", &stop.until_on),
        ("reason", &stop.reason),
    ];
    match stop.id {
        0 => insert_row(connection, "reminder_stop", &columns).map(|_| ()),
        id => update_row(connection, "reminder_stop", id, &columns),
    }
}

pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM reminder_stop WHERE id = ?1", [id])?;
    Ok(())
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<ReminderStop> {
    Ok(ReminderStop {
        id: row.get("id")?,
        debtor: Debtor::of_row(row)?,
        from_on: row.get("from_on")?,
        until_on: row.get("until_on")?,
        reason: row.get("reason")?,
    })
}
