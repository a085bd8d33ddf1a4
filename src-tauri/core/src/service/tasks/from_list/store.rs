//! What rows of lists name, in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use crate::kernel::Result;

/// A checklist of a name that counts from a day, about a member.
pub(super) fn checklist_called(
    connection: &Connection,
    name: &str,
    member_id: Option<i64>,
    anchor_on: NaiveDate,
) -> Result<Option<i64>> {
    let sql =
        "SELECT max(id) AS id FROM task_checklist WHERE name = ?1 AND member_id IS ?2 AND anchor_on = ?3";
    Ok(connection.query_row(sql, params![name, member_id, anchor_on], |row| row.get("id"))?)
}

/// The agreement of a title.
pub(super) fn agreement_called(connection: &Connection, title: &str) -> Result<Option<i64>> {
    let sql = "SELECT min(id) AS id FROM agreement WHERE folded(title) = folded(?1) HAVING count(*) = 1";
    Ok(connection.prepare_cached(sql)?.query_row([title], |row| row.get("id")).optional()?)
}
