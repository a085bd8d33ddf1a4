//! Whether every amount that a register holds is one that this program reckons with.

use rusqlite::Connection;

use crate::kernel::{Message, Result, money};

/// The first amount beyond [`money::AMOUNT_MAX`], whatever table it is in. Checks of the columns refuse
/// such an amount and find it when a register is opened, so whoever wrote it passed them over while this program had it open.
///
/// # Errors
/// What SQLite reports.
pub fn amounts_are_within_limit(connection: &Connection) -> Result<Option<Message>> {
    for (table, column) in amount_columns(connection)? {
        let sql = format!(
            "SELECT rowid AS row_id FROM \"{table}\" WHERE \"{column}\" NOT BETWEEN -?1 AND ?1 ORDER BY rowid LIMIT 1"
        );
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([money::AMOUNT_MAX])?;
        if let Some(row) = rows.next()? {
            let id: i64 = row.get("row_id")?;
            return Ok(Some(message!(
                "{table} {id}: {column} is {beyond}",
                table,
                id,
                column,
                beyond = money::beyond_limit(0)
            )));
        }
    }
    Ok(None)
}

/// Every column that holds minor units: table and column. The name says so.
pub(crate) fn amount_columns(connection: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(include_str!("sql/amount_columns.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get("table_name")?, row.get("column_name")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
