//! Writing a row from pairs of column and value, so that no store counts question marks.

use rusqlite::{Connection, ToSql, params_from_iter};

use crate::kernel::Result;

/// A column and its value.
pub type Column<'a> = (&'static str, &'a dyn ToSql);

/// Inserts a row and gives its id.
pub fn insert_row(connection: &Connection, table: &str, columns: &[Column<'_>]) -> Result<i64> {
    let mut sql = String::with_capacity(64 + columns.len() * 24);
    sql.push_str("INSERT INTO ");
    sql.push_str(table);
    for (index, (name, _)) in columns.iter().enumerate() {
        sql.push_str(if index == 0 { " (" } else { ", " });
        sql.push_str(name);
    }
    sql.push_str(") VALUES (?");
    sql.push_str(&", ?".repeat(columns.len().saturating_sub(1)));
    sql.push(')');
    connection.prepare_cached(&sql)?.execute(params_from_iter(columns.iter().map(|(_, value)| value)))?;
    Ok(connection.last_insert_rowid())
}

/// Updates the row `id`.
pub fn update_row(connection: &Connection, table: &str, id: i64, columns: &[Column<'_>]) -> Result<()> {
    let assignments: Vec<String> =
        columns.iter().enumerate().map(|(index, (name, _))| format!("{name} = ?{}", index + 1)).collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?{}", assignments.join(", "), columns.len() + 1);
    let id: &dyn ToSql = &id;
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(columns.iter().map(|(_, value)| *value).chain([id])))?;
    Ok(())
}
