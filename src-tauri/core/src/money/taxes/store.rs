//! Tax categories and their rates in the register.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{RateDay, RegionalTax, SaveTaxesException, TaxCategoryDraft, TaxCode, TaxException, TaxRate};
use crate::kernel::{Error, Result};
use crate::money::sponsors::Debtor;
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// Every category, by name, with its rates from the earliest.
pub(super) fn all(connection: &Connection) -> Result<Vec<(i64, TaxCategoryDraft)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM tax_category ORDER BY name, id")?;
    let rows = statement.query_map([], |row| Ok((row.get("id")?, read(row))))?;
    let mut categories = Vec::new();
    for row in rows {
        let (id, draft) = row?;
        let (rates, parts, regions) =
            (rates(connection, id)?, parts(connection, id)?, regions(connection, id)?);
        categories.push((id, TaxCategoryDraft { rates, parts, regions, ..draft? }));
    }
    Ok(categories)
}

fn read(row: &Row<'_>) -> Result<TaxCategoryDraft> {
    let code: String = row.get("code")?;
    Ok(TaxCategoryDraft {
        name: row.get("name")?,
        code: TaxCode::from_code(&code).ok_or_else(|| {
            Error::internal(message!("The register holds the unknown tax code “{code}”.", code))
        })?,
        reason: row.get("reason")?,
        reason_code: row.get("reason_code")?,
        eu_business_id: row.get("eu_business_id")?,
        abroad_id: row.get("abroad_id")?,
        rates: Vec::new(),
        parts: Vec::new(),
        regions: Vec::new(),
        rate_day: RateDay::from_code(&row.get::<_, String>("rate_day")?),
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

fn parts(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let sql = "SELECT part_id FROM tax_part WHERE tax_category_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| row.get("part_id"))?.collect::<rusqlite::Result<_>>()?)
}

fn regions(connection: &Connection, id: i64) -> Result<Vec<RegionalTax>> {
    let sql = "SELECT region, instead_id FROM tax_region WHERE tax_category_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let regions = statement.query_map([id], |row| {
        Ok(RegionalTax { region: row.get("region")?, tax_category_id: row.get("instead_id")? })
    })?;
    Ok(regions.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn name(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = "SELECT name FROM tax_category WHERE id = ?1";
    Ok(connection.query_row(sql, [id], |row| row.get("name")).optional()?)
}

/// Writes a category and its rates and gives its id.
pub(super) fn save(connection: &Connection, id: Option<i64>, draft: &TaxCategoryDraft) -> Result<i64> {
    let code = draft.code.code();
    let rate_day = draft.rate_day.unwrap_or_default().code();
    let columns: [ColumnValue<'_>; 7] = [
        ("name", &draft.name),
        ("code", &code),
        ("rate_day", &rate_day),
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
    if parts(connection, id)? != draft.parts {
        connection.execute("DELETE FROM tax_part WHERE tax_category_id = ?1", [id])?;
        for part in &draft.parts {
            insert_row(connection, "tax_part", &[("tax_category_id", &id), ("part_id", part)])?;
        }
    }
    if regions(connection, id)? != draft.regions {
        connection.execute("DELETE FROM tax_region WHERE tax_category_id = ?1", [id])?;
        for regional in &draft.regions {
            let columns: [ColumnValue<'_>; 3] = [
                ("tax_category_id", &id),
                ("region", &regional.region),
                ("instead_id", &regional.tax_category_id),
            ];
            insert_row(connection, "tax_region", &columns)?;
        }
    }
    Ok(id)
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    for table in ["tax_rate", "tax_part", "tax_region"] {
        connection.execute(&format!("DELETE FROM {table} WHERE tax_category_id = ?1"), [id])?;
    }
    connection.execute("DELETE FROM tax_category WHERE id = ?1", [id])?;
    Ok(())
}

/// Who is taxed otherwise, by name.
pub(super) fn exceptions(connection: &Connection) -> Result<Vec<TaxException>> {
    let mut statement = connection.prepare_cached(include_str!("sql/exceptions.sql"))?;
    let exceptions = statement.query_map([], read_exception)?;
    Ok(exceptions.collect::<rusqlite::Result<_>>()?)
}

/// One exception.
pub(super) fn exception(connection: &Connection, id: i64) -> Result<Option<TaxException>> {
    let sql = concat!("SELECT * FROM (", include_str!("sql/exceptions.sql"), ") WHERE id = ?1");
    Ok(connection.prepare_cached(sql)?.query_row([id], read_exception).optional()?)
}

/// How somebody is taxed otherwise.
pub(super) fn exception_of(connection: &Connection, debtor: Debtor) -> Result<Option<TaxException>> {
    let sql = concat!(
        "SELECT * FROM (",
        include_str!("sql/exceptions.sql"),
        ") WHERE member_id = ?1 OR sponsor_id = ?2"
    );
    let whose = params![debtor.member_id(), debtor.sponsor_id()];
    Ok(connection.prepare_cached(sql)?.query_row(whose, read_exception).optional()?)
}

fn read_exception(row: &Row<'_>) -> rusqlite::Result<TaxException> {
    Ok(TaxException {
        id: row.get("id")?,
        debtor: Debtor::of_row(row)?,
        name: row.get("name")?,
        tax_category_id: row.get("tax_category_id")?,
        category: row.get("category")?,
        reason: row.get("reason")?,
    })
}

/// Writes an exception over an earlier one.
pub(super) fn save_exception(connection: &Connection, request: &SaveTaxesException) -> Result<()> {
    let sql = "SELECT id FROM tax_exception WHERE member_id = ?1 OR sponsor_id = ?2";
    let (member_id, sponsor_id) = (request.debtor.member_id(), request.debtor.sponsor_id());
    let known = connection.query_row(sql, params![member_id, sponsor_id], |row| row.get("id")).optional()?;
    let columns: [ColumnValue<'_>; 4] = [
        ("member_id", &member_id),
        ("sponsor_id", &sponsor_id),
        ("tax_category_id", &request.tax_category_id),
        ("reason", &request.reason),
    ];
    match known {
        Some(id) => update_row(connection, "tax_exception", id, &columns),
        None => insert_row(connection, "tax_exception", &columns).map(|_| ()),
    }
}

pub(super) fn delete_exception(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM tax_exception WHERE id = ?1", [id])?;
    Ok(())
}

/// What uses a category: another one, a fee plan, or an exception.
pub(super) fn used_by(connection: &Connection, id: i64) -> Result<Option<String>> {
    let sql = include_str!("sql/used_by.sql");
    Ok(connection.query_row(sql, [id], |row| row.get("user")).optional()?)
}
