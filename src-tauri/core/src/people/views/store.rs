//! Saved views in the register.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{SavedView, ViewDefinition, ViewedList};
use crate::kernel::{Result, text};
use crate::register::rows::{insert_row, update_row};

pub(super) fn all(connection: &Connection, list: ViewedList) -> Result<Vec<SavedView>> {
    let sql = "SELECT * FROM view_definition WHERE list = ?1 ORDER BY name_key, id";
    let mut statement = connection.prepare_cached(sql)?;
    let views = statement.query_map([list.code()], |row| Ok(read(row)))?;
    views.map(|view| view?).collect()
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<SavedView>> {
    let mut statement = connection.prepare_cached("SELECT * FROM view_definition WHERE id = ?1")?;
    statement.query_row([id], |row| Ok(read(row))).optional()?.transpose()
}

pub(super) fn by_name_key(connection: &Connection, list: ViewedList, key: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM view_definition WHERE list = ?1 AND name_key = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row(params![list.code(), key], |row| row.get("id")).optional()?)
}

pub(super) fn insert(connection: &Connection, name: &str, definition: &ViewDefinition) -> Result<i64> {
    let (json, key) = (serde_json::to_string(definition)?, text::search_key(name));
    let list = definition.shows.list().code();
    insert_row(
        connection,
        "view_definition",
        &[("list", &list), ("name", &name), ("name_key", &key), ("definition", &json)],
    )
}

pub(super) fn update(
    connection: &Connection,
    id: i64,
    name: &str,
    definition: &ViewDefinition,
) -> Result<()> {
    let (json, key) = (serde_json::to_string(definition)?, text::search_key(name));
    update_row(
        connection,
        "view_definition",
        id,
        &[("name", &name), ("name_key", &key), ("definition", &json)],
    )
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM view_definition WHERE id = ?1", [id])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<SavedView> {
    Ok(SavedView {
        id: row.get("id")?,
        name: row.get("name")?,
        definition: serde_json::from_str(&row.get::<_, String>("definition")?)?,
    })
}
