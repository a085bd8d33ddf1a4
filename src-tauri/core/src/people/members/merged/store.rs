//! Merges of members in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Merged;
use crate::kernel::Result;
use crate::register::rows::{ColumnValue, insert_row};

const INTO: &str = "SELECT member.id, official_name, merged_on FROM member_merge
    JOIN member ON member.id = survivor_id WHERE member_id = ?1";

const FROM: &str = "SELECT member.id, official_name, merged_on FROM member_merge
    JOIN member ON member.id = member_id WHERE survivor_id = ?1 ORDER BY member_merge.id";

pub(super) fn merged_into(connection: &Connection, id: i64) -> Result<Option<Merged>> {
    Ok(connection.prepare_cached(INTO)?.query_row([id], read).optional()?)
}

pub(super) fn merged_from(connection: &Connection, id: i64) -> Result<Vec<Merged>> {
    let mut statement = connection.prepare_cached(FROM)?;
    let merged = statement.query_map([id], read)?;
    Ok(merged.collect::<rusqlite::Result<_>>()?)
}

const FORMER: &str = "SELECT survivor_id, official_name, ror_id FROM member_merge
    JOIN member ON member.id = member_id ORDER BY member_merge.id";

/// What every merged member was known by: the survivor, its official name, and its ROR id if it had one.
pub fn former_names(connection: &Connection) -> Result<Vec<(i64, String, Option<String>)>> {
    let mut statement = connection.prepare_cached(FORMER)?;
    let former = statement
        .query_map([], |row| Ok((row.get("survivor_id")?, row.get("official_name")?, row.get("ror_id")?)))?;
    Ok(former.collect::<rusqlite::Result<_>>()?)
}

/// Notes that `member_id` was merged into `survivor_id`; what was merged into it before follows.
pub fn insert(connection: &Connection, member_id: i64, survivor_id: i64, on: NaiveDate) -> Result<()> {
    connection
        .prepare_cached("UPDATE member_merge SET survivor_id = ?2 WHERE survivor_id = ?1")?
        .execute(params![member_id, survivor_id])?;
    // Out of every list that leaves archived members out.
    connection
        .prepare_cached("UPDATE member SET archived_on = coalesce(archived_on, ?2) WHERE id = ?1")?
        .execute(params![member_id, on])?;
    let columns: [ColumnValue<'_>; 3] =
        [("member_id", &member_id), ("survivor_id", &survivor_id), ("merged_on", &on)];
    insert_row(connection, "member_merge", &columns)?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Merged> {
    Ok(Merged { id: row.get("id")?, name: row.get("official_name")?, merged_on: row.get("merged_on")? })
}
