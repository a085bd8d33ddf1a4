//! Custom fields in the register.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};

use super::{CustomField, CustomFieldKind};
use crate::kernel::{Error, Result};
use crate::register::rows::{ColumnValue, insert_row, update_row};

pub(in crate::people::members) fn all(connection: &Connection) -> Result<Vec<CustomField>> {
    let mut statement = connection.prepare_cached("SELECT * FROM member_custom_field ORDER BY id")?;
    let fields = statement.query_map([], |row| Ok(read(row)))?;
    fields.map(|field| field?).collect()
}

pub(super) fn insert(connection: &Connection, field: &CustomField) -> Result<i64> {
    let (kind, choices) = (field.kind.code(), serde_json::to_string(&field.choices)?);
    insert_row(
        connection,
        "member_custom_field",
        &[("name", &field.name), ("kind", &kind), ("choices", &choices)],
    )
}

pub(super) fn update(connection: &Connection, field: &CustomField) -> Result<()> {
    let (kind, choices) = (field.kind.code(), serde_json::to_string(&field.choices)?);
    let columns: [ColumnValue<'_>; 3] = [("name", &field.name), ("kind", &kind), ("choices", &choices)];
    update_row(connection, "member_custom_field", field.id, &columns)
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM member_custom_field WHERE id = ?1", [id])?;
    Ok(())
}

/// The further fields of every member that has one called `name`.
pub(super) fn values_under(
    connection: &Connection,
    name: &str,
) -> Result<Vec<(i64, BTreeMap<String, String>)>> {
    let sql = "SELECT id, extra FROM member WHERE EXISTS (SELECT 1 FROM json_each(extra) WHERE key = ?1)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([name])?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        values.push((row.get("id")?, serde_json::from_str(&row.get::<_, String>("extra")?)?));
    }
    Ok(values)
}

pub(super) fn set_values(
    connection: &Connection,
    member_id: i64,
    extra: &BTreeMap<String, String>,
) -> Result<()> {
    let json = serde_json::to_string(extra)?;
    connection
        .prepare_cached("UPDATE member SET extra = ?1 WHERE id = ?2")?
        .execute(params![json, member_id])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<CustomField> {
    let kind: String = row.get("kind")?;
    let unknown =
        || Error::internal(message!("The register holds a custom field of the unknown kind “{kind}”.", kind));
    Ok(CustomField {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: CustomFieldKind::from_code(&kind).ok_or_else(unknown)?,
        choices: serde_json::from_str(&row.get::<_, String>("choices")?)?,
    })
}
