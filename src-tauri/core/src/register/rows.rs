//! Rows as pairs of column and value, or as drafts, so that no store counts question marks.

use std::collections::BTreeMap;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, Type, ValueRef};
use rusqlite::{Connection, Row, Statement, ToSql, params, params_from_iter};

use serde::de::DeserializeOwned;

use crate::kernel::field::Field;
use crate::kernel::value::Stored;
use crate::kernel::{Currency, InCurrency, Result};

/// Where the columns of a statement stand, looked up once for all its rows: SQLite tells names one by one, which costs
/// more than reading a long row itself.
#[derive(Debug)]
pub struct Places(BTreeMap<String, usize>);

impl Places {
    /// The columns of `statement`.
    pub fn of(statement: &Statement<'_>) -> Self {
        Self(statement.column_names().zip(0..).map(|(name, place)| (name.to_owned(), place)).collect())
    }

    /// The draft that the columns of `fields` hold.
    pub(crate) fn draft<Draft: Default>(&self, row: &Row<'_>, fields: &[Field<Draft>]) -> Result<Draft> {
        let place = |name: &str| self.0.get(name).copied();
        restored(row, fields, place)
    }

    /// The value of the column `name` in a row of the statement.
    pub fn get<T: FromSql>(&self, row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
        match self.0.get(name) {
            Some(place) => row.get(*place),
            None => Err(rusqlite::Error::InvalidColumnName(name.to_owned())),
        }
    }
}

/// A column that holds JSON.
pub fn json<T: DeserializeOwned>(row: &Row<'_>, name: &str) -> rusqlite::Result<T> {
    let text: String = row.get(name)?;
    serde_json::from_str(&text).map_err(|error| {
        let place = row.as_ref().column_index(name).unwrap_or_default();
        rusqlite::Error::FromSqlConversionFailure(place, Type::Text, Box::new(error))
    })
}

/// A column that holds the code of something.
pub fn code<T>(row: &Row<'_>, name: &str, from_code: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let word: String = row.get(name)?;
    from_code(&word).ok_or_else(|| {
        let place = row.as_ref().column_index(name).unwrap_or_default();
        let message = format!("The register holds the unknown word “{word}” as {name}.");
        rusqlite::Error::FromSqlConversionFailure(place, Type::Text, message.into())
    })
}

impl FromSql for Currency {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::try_from(value.as_str()?.to_owned())
            .map_err(|message| FromSqlError::Other(message.to_string().into()))
    }
}

impl FromSql for InCurrency {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Currency::column_result(value).map(Self::from)
    }
}

pub type ColumnValue<'a> = (&'static str, &'a dyn ToSql);

/// The draft that the columns of `fields` hold, of a row that is read alone or among few.
pub(crate) fn draft<Draft: Default>(row: &Row<'_>, fields: &[Field<Draft>]) -> Result<Draft> {
    restored(row, fields, |name| row.as_ref().column_index(name).ok())
}

fn restored<Draft: Default>(
    row: &Row<'_>,
    fields: &[Field<Draft>],
    place: impl Fn(&str) -> Option<usize>,
) -> Result<Draft> {
    let mut draft = Draft::default();
    for field in fields {
        let place =
            place(field.name).ok_or_else(|| rusqlite::Error::InvalidColumnName(field.name.to_owned()))?;
        let stored = match row.get_ref(place)? {
            ValueRef::Null => Stored::Nothing,
            ValueRef::Integer(whole) => Stored::Whole(whole),
            other => Stored::Text(other.as_str().map_err(rusqlite::Error::from)?.into()),
        };
        field.restore(&mut draft, &stored)?;
    }
    Ok(draft)
}

/// What the columns of `fields` hold for `draft`.
pub(crate) fn stored<'a, Draft>(
    fields: &'static [Field<Draft>],
    draft: &'a Draft,
) -> Result<Vec<(&'static str, Stored<'a>)>> {
    let value = |field: &'static Field<Draft>| match field.of(draft).stored()? {
        Stored::Text(text) if field.is_unique && text.is_empty() => Ok((field.name, Stored::Nothing)),
        stored => Ok((field.name, stored)),
    };
    fields.iter().map(value).collect()
}

/// [`stored`] values as the columns of a row.
pub(crate) fn columns<'a>(values: &'a [(&'static str, Stored<'a>)]) -> Vec<ColumnValue<'a>> {
    values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
}

impl ToSql for Stored<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Nothing => ValueRef::Null,
            Self::Whole(whole) => ValueRef::Integer(*whole),
            Self::Text(text) => text.as_ref().into(),
        }))
    }
}

/// Inserts a row and gives its id.
pub fn insert_row(connection: &Connection, table: &str, columns: &[ColumnValue<'_>]) -> Result<i64> {
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

/// Rows that go in with one statement: running it costs more than another row does.
const ROWS_OF_STATEMENT: usize = 64;

/// Inserts many rows of the same columns, and gives their ids, which follow one another.
pub(crate) fn insert_rows<'a>(
    connection: &Connection,
    table: &str,
    mut rows: impl Iterator<Item = Result<Vec<(&'static str, Stored<'a>)>>>,
) -> Result<Vec<i64>> {
    let mut ids = Vec::with_capacity(rows.size_hint().0);
    loop {
        let some: Vec<_> = rows.by_ref().take(ROWS_OF_STATEMENT).collect::<Result<_>>()?;
        let Some(first) = some.first() else { return Ok(ids) };
        let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
        let places = format!("({})", vec!["?"; names.len()].join(", "));
        let sql = format!(
            "INSERT INTO {table} ({}) VALUES {}",
            names.join(", "),
            vec![places; some.len()].join(", ")
        );
        let values = some.iter().flatten().map(|(_, value)| value);
        connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        let last = connection.last_insert_rowid();
        let count = i64::try_from(some.len()).unwrap_or(i64::MAX);
        ids.extend(last - count + 1..=last);
    }
}

/// Updates the row `id`.
pub fn update_row(connection: &Connection, table: &str, id: i64, columns: &[ColumnValue<'_>]) -> Result<()> {
    let assignments: Vec<String> =
        columns.iter().enumerate().map(|(index, (name, _))| format!("{name} = ?{}", index + 1)).collect();
    let sql = format!("UPDATE {table} SET {} WHERE id = ?{}", assignments.join(", "), columns.len() + 1);
    let id: &dyn ToSql = &id;
    connection
        .prepare_cached(&sql)?
        .execute(params_from_iter(columns.iter().map(|(_, value)| *value).chain([id])))?;
    Ok(())
}

/// The entries of the history that changed a row.
pub(crate) fn entries_of_row(connection: &Connection, table: &str, id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT entry_id FROM register_audit_change
               WHERE table_name = ?1 AND ?2 BETWEEN first_row_id AND last_row_id";
    let mut statement = connection.prepare_cached(sql)?;
    let entries = statement.query_map(params![table, id], |row| row.get("entry_id"))?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T>(sql: &str, of_row: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        Connection::open_in_memory().unwrap().query_row(sql, [], of_row)
    }

    #[test]
    fn a_currency_or_a_word_that_nobody_knows_is_an_error() {
        let currency = |row: &Row<'_>| row.get::<_, InCurrency>("currency");
        let known = read("SELECT 'KWD' AS currency", currency).unwrap();
        assert_eq!((known.code(), known.digits()), ("KWD", 3));
        let error = read("SELECT 'XQQ' AS currency", currency).unwrap_err();
        assert!(error.to_string().contains("XQQ"), "{error}");
        let method = |row: &Row<'_>| code(row, "method", |word| (word == "card").then_some(1));
        assert_eq!(read("SELECT 'card' AS method", method), Ok(1));
        let error = read("SELECT 'barter' AS method", method).unwrap_err();
        assert!(error.to_string().contains("barter"), "{error}");
    }
}
