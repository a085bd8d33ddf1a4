//! Tax categories and their rates in the register.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{TaxCategoryDraft, TaxCode, TaxRate};
use crate::kernel::{Error, Result};
use crate::register::rows::{Column, insert_row, update_row};

/// Every category, by name, with its rates from the earliest.
pub(super) fn all(connection: &Connection) -> Result<Vec<(i64, TaxCategoryDraft)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM tax_category ORDER BY name, id")?;
    let rows = statement.query_map([], |row| Ok((row.get("id")?, read(row))))?;
    let mut categories = Vec::new();
    for row in rows {
        let (id, draft) = row?;
        categories.push((id, TaxCategoryDraft { rates: rates(connection, id)?, ..draft? }));
    }
    Ok(categories)
}

fn read(row: &Row<'_>) -> Result<TaxCategoryDraft> {
    let code: String = row.get("code")?;
    Ok(TaxCategoryDraft {
        name: row.get("name")?,
        code: TaxCode::from_word(&code)
            .ok_or_else(|| Error::internal(format!("The register holds the unknown tax code “{code}”.")))?,
        reason: row.get("reason")?,
        reason_code: row.get("reason_code")?,
        eu_business_id: row.get("eu_business_id")?,
        abroad_id: row.get("abroad_id")?,
        rates: Vec::new(),
    })
}

fn rates(connection: &Connection, id: i64) -> Result<Vec<TaxRate>> {
    let sql = "SELECT from_on, percent FROM tax_rate WHERE tax_category_id = ?1 ORDER BY from_on";
    let mut statement = connection.prepare_cached(sql)?;
    let rows =
        statement.query_map([id], |row| Ok((row.get("from_on")?, row.get::<_, String>("percent")?)))?;
    rows.map(|row| {
        let (from_on, percent) = row?;
        Ok(TaxRate { from_on, percent: percent.parse().map_err(Error::internal)? })
    })
    .collect()
}

pub(super) fn name(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT name FROM tax_category WHERE id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get("name")).optional()?)
}

/// Writes a category and its rates and gives its id.
pub(super) fn save(connection: &Connection, id: Option<i64>, draft: &TaxCategoryDraft) -> Result<i64> {
    let code = draft.code.word();
    let columns: [Column<'_>; 6] = [
        ("name", &draft.name),
        ("code", &code),
        ("reason", &draft.reason),
        ("reason_code", &draft.reason_code),
        ("eu_business_id", &draft.eu_business_id),
        ("abroad_id", &draft.abroad_id),
    ];
    let id = match id {
        None => insert_row(connection, "tax_category", &columns)?,
        Some(id) => {
            update_row(connection, "tax_category", id, &columns)?;
            id
        }
    };
    if rates(connection, id)? != draft.rates {
        connection.execute("DELETE FROM tax_rate WHERE tax_category_id = ?1", [id])?;
        for rate in &draft.rates {
            let sql = "INSERT INTO tax_rate (tax_category_id, from_on, percent) VALUES (?1, ?2, ?3)";
            connection.execute(sql, params![id, rate.from_on, rate.percent.to_string()])?;
        }
    }
    Ok(id)
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM tax_rate WHERE tax_category_id = ?1", [id])?;
    connection.execute("DELETE FROM tax_category WHERE id = ?1", [id])?;
    Ok(())
}

/// What uses a category: another one, or a fee plan.
pub(super) fn used_by(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = include_str!("sql/used_by.sql");
    Ok(connection.query_row(sql, [id], |row| row.get("user")).optional()?)
}
