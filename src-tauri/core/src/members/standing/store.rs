//! How members' standing changed, in the register.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::StandingChange;
use crate::kernel::Result;
use crate::register::rows::{Column, insert_row};

/// Remembers that `field`, the status or the tier, changed.
pub(in crate::members) fn insert(
    connection: &Connection,
    member_id: i64,
    change: &StandingChange,
) -> Result<()> {
    let columns: [Column<'_>; 6] = [
        ("member_id", &member_id),
        ("field", &change.field),
        ("before", &change.before),
        ("after", &change.after),
        ("changed_on", &change.changed_on),
        ("reason", &change.reason),
    ];
    insert_row(connection, "standing_change", &columns).map(|_| ())
}

/// The changes of a member's status and tier, the latest first.
pub(super) fn of_member(connection: &Connection, member_id: i64) -> Result<Vec<StandingChange>> {
    let sql = "SELECT * FROM standing_change WHERE member_id = ?1 ORDER BY changed_on DESC, id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let changes = statement.query_map([member_id], |row| {
        Ok(StandingChange {
            field: row.get("field")?,
            before: row.get("before")?,
            after: row.get("after")?,
            changed_on: row.get::<_, NaiveDate>("changed_on")?,
            reason: row.get("reason")?,
        })
    })?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}
