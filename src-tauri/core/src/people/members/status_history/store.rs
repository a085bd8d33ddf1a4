//! How members' standing changed, in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Row};

use super::held::StatusRecord;
use super::{StatusChange, StatusOrTier};
use crate::kernel::{Error, Result};
use crate::people::members::{Status, Tier};
use crate::register::rows::{self, ColumnValue, Places, insert_row};

/// Remembers that `field`, the status or the tier, changed.
pub(in crate::people::members) fn insert(
    connection: &Connection,
    member_id: i64,
    change: &StatusChange,
) -> Result<()> {
    let (before, after) = match change.of {
        StatusOrTier::Status { before, after } => (Some(before.code()), Some(after.code())),
        StatusOrTier::Tier { before, after } => (before.map(Tier::code), after.map(Tier::code)),
    };
    let columns: [ColumnValue<'_>; 6] = [
        ("member_id", &member_id),
        ("field", &change.of.field()),
        ("before", &before),
        ("after", &after),
        ("changed_on", &change.changed_on),
        ("reason", &change.reason),
    ];
    insert_row(connection, "member_status_change", &columns).map(|_| ())
}

/// The changes of a member's status and tier, the latest first.
pub(super) fn of_member(connection: &Connection, member_id: i64) -> Result<Vec<StatusChange>> {
    let sql = "SELECT * FROM member_status_change WHERE member_id = ?1 ORDER BY changed_on DESC, id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let changes = statement.query_map([member_id], read)?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}

/// Moves what changed on one day to another.
pub(super) fn move_day(
    connection: &Connection,
    member_id: i64,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<()> {
    let sql = "UPDATE member_status_change SET changed_on = ?3 WHERE member_id = ?1 AND changed_on = ?2";
    connection.execute(sql, (member_id, from, to))?;
    Ok(())
}

/// The changes of every member’s status and tier, the earliest first.
pub(super) fn all(connection: &Connection) -> Result<BTreeMap<i64, Vec<StatusChange>>> {
    let sql = "SELECT * FROM member_status_change ORDER BY member_id, changed_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut changes: BTreeMap<i64, Vec<StatusChange>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        changes.entry(row.get("member_id")?).or_default().push(read(row)?);
    }
    Ok(changes)
}

fn read(row: &Row<'_>) -> rusqlite::Result<StatusChange> {
    let is_of_status = rows::code(row, "field", |field| match field {
        "status" => Some(true),
        "tier" => Some(false),
        _ => None,
    })?;
    Ok(StatusChange {
        of: match is_of_status {
            true => StatusOrTier::Status {
                before: rows::code(row, "before", Status::from_code)?,
                after: rows::code(row, "after", Status::from_code)?,
            },
            false => StatusOrTier::Tier { before: tier(row, "before")?, after: tier(row, "after")? },
        },
        changed_on: row.get("changed_on")?,
        reason: row.get("reason")?,
    })
}

fn tier(row: &Row<'_>, name: &str) -> rusqlite::Result<Option<Tier>> {
    match row.get::<_, Option<String>>(name)? {
        None => Ok(None),
        Some(_) => rows::code(row, name, Tier::from_code).map(Some),
    }
}

/// What every member’s record says of its standing today, by name. Merged records are no members.
pub(super) fn records(connection: &Connection) -> Result<Vec<StatusRecord>> {
    let mut statement = connection.prepare_cached(include_str!("../sql/status_records.sql"))?;
    let places = Places::of(&statement);
    let mut rows = statement.query([])?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let (status, tier): (String, Option<String>) = (places.get(row, "status")?, places.get(row, "tier")?);
        let unknown =
            |word: &str| Error::internal(message!("The register holds the unknown word “{word}”.", word));
        let tier = tier.filter(|word| !word.is_empty());
        records.push(StatusRecord {
            member_id: places.get(row, "id")?,
            official_name: places.get(row, "official_name")?,
            status: Status::from_code(&status).ok_or_else(|| unknown(&status))?,
            tier: tier.map(|word| Tier::from_code(&word).ok_or_else(|| unknown(&word))).transpose()?,
            joined_on: places.get(row, "joined_on")?,
            left_on: places.get(row, "left_on")?,
            archived_on: places.get(row, "archived_on")?,
        });
    }
    Ok(records)
}
