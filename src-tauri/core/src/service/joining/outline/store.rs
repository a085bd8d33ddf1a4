//! What joining consists of in the register.

use rusqlite::{Connection, OptionalExtension, params};

use super::{JoiningRules, OutlineItem, OutlineKind};
use crate::kernel::Result;
use crate::people::members::Status;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};

/// All items, by kind and in order; none while nothing was changed.
pub(in super::super) fn items(connection: &Connection) -> Result<Vec<(OutlineKind, OutlineItem)>> {
    let sql = "SELECT * FROM joining_item ORDER BY kind, position, id";
    let mut statement = connection.prepare_cached(sql)?;
    let items = statement.query_map([], |row| {
        let status: Option<String> = row.get("status")?;
        let item = OutlineItem {
            key: row.get("key")?,
            name: row.get("name")?,
            status: status.and_then(|status| Status::from_code(&status)),
            version: row.get("version")?,
            due_days: row.get("due_days")?,
        };
        Ok((code(row, "kind", OutlineKind::from_code)?, item))
    })?;
    Ok(items.collect::<rusqlite::Result<_>>()?)
}

/// Makes `items` those of a kind, in this order.
pub(super) fn set_items(connection: &Connection, kind: OutlineKind, items: &[OutlineItem]) -> Result<()> {
    let keys: Vec<&str> = items.iter().map(|item| item.key.as_str()).collect();
    connection.execute(
        "DELETE FROM joining_item WHERE kind = ?1 AND key NOT IN (SELECT value FROM json_each(?2))",
        params![kind.code(), serde_json::to_string(&keys)?],
    )?;
    for (position, item) in (0_i64..).zip(items) {
        let (kind, status) = (kind.code(), item.status.map(Status::code));
        let columns: [ColumnValue<'_>; 7] = [
            ("kind", &kind),
            ("key", &item.key),
            ("position", &position),
            ("name", &item.name),
            ("status", &status),
            ("version", &item.version),
            ("due_days", &item.due_days),
        ];
        let sql = "SELECT id FROM joining_item WHERE kind = ?1 AND key = ?2";
        let known = connection.query_row(sql, params![kind, item.key], |row| row.get("id")).optional()?;
        match known {
            Some(id) => update_row(connection, "joining_item", id, &columns)?,
            None => {
                insert_row(connection, "joining_item", &columns)?;
            }
        }
    }
    Ok(())
}

pub(super) fn rules(connection: &Connection) -> Result<Option<JoiningRules>> {
    let mut statement = connection.prepare_cached("SELECT * FROM joining_rules")?;
    let rules = statement.query_row([], |row| {
        Ok(JoiningRules {
            members_max: row.get("members_max")?,
            quiet_days: row.get("quiet_days")?,
            staff_small_below: row.get("staff_small_below")?,
            staff_small_hundredths: row.get("staff_small_hundredths")?,
            members_per_staff: row.get("members_per_staff")?,
            staff_whole: row.get("staff_whole")?,
        })
    });
    Ok(rules.optional()?)
}

pub(super) fn set_rules(connection: &Connection, rules: &JoiningRules) -> Result<()> {
    let columns: [ColumnValue<'_>; 6] = [
        ("members_max", &rules.members_max),
        ("quiet_days", &rules.quiet_days),
        ("staff_small_below", &rules.staff_small_below),
        ("staff_small_hundredths", &rules.staff_small_hundredths),
        ("members_per_staff", &rules.members_per_staff),
        ("staff_whole", &rules.staff_whole),
    ];
    let known: Option<i64> =
        connection.query_row("SELECT id FROM joining_rules", [], |row| row.get("id")).optional()?;
    match known {
        Some(id) => update_row(connection, "joining_rules", id, &columns),
        None => insert_row(connection, "joining_rules", &columns).map(|_| ()),
    }
}
