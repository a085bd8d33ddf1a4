//! Fee plans in the register.

use rusqlite::{Connection, OptionalExtension, Row, ToSql};

use super::{FeeKind, FeePlanDraft};
use crate::kernel::{Error, Result};
use crate::register::rows::{Column, insert_row, update_row};

/// The plan of a licence year and the currency it is in.
pub(super) fn find(connection: &Connection, year: i32) -> Result<Option<(FeePlanDraft, String)>> {
    let mut statement = connection.prepare_cached("SELECT * FROM fee_plan WHERE licence_year = ?1")?;
    let found = statement.query_row([year], |row| Ok((read(row), row.get("currency")?))).optional()?;
    found.map(|(draft, currency)| Ok((draft?, currency))).transpose()
}

/// The plan of the nearest earlier year.
pub(super) fn latest_before(connection: &Connection, year: i32) -> Result<Option<FeePlanDraft>> {
    let sql = "SELECT * FROM fee_plan WHERE licence_year < ?1 ORDER BY licence_year DESC LIMIT 1";
    connection.prepare_cached(sql)?.query_row([year], |row| Ok(read(row))).optional()?.transpose()
}

/// The licence years that have a plan.
pub fn years(connection: &Connection) -> Result<Vec<i32>> {
    let mut statement =
        connection.prepare_cached("SELECT licence_year FROM fee_plan ORDER BY licence_year")?;
    let years = statement.query_map([], |row| row.get("licence_year"))?;
    Ok(years.collect::<rusqlite::Result<_>>()?)
}

/// Sets the plan of a licence year.
pub fn save(connection: &Connection, year: i32, draft: &FeePlanDraft, currency: &str) -> Result<()> {
    let kind = draft.kind.word();
    let columns: [Column<'_>; 8] = [
        ("licence_year", &year as &dyn ToSql),
        ("kind", &kind),
        ("currency", &currency),
        ("flat_minor", &draft.flat_minor),
        ("small_minor", &draft.small_minor),
        ("standard_minor", &draft.standard_minor),
        ("large_minor", &draft.large_minor),
        ("pro_rata", &draft.pro_rata),
    ];
    let sql = "SELECT id FROM fee_plan WHERE licence_year = ?1";
    match connection.query_row(sql, [year], |row| row.get("id")).optional()? {
        Some(id) => update_row(connection, "fee_plan", id, &columns),
        None => insert_row(connection, "fee_plan", &columns).map(|_| ()),
    }
}

fn read(row: &Row<'_>) -> Result<FeePlanDraft> {
    let word: String = row.get("kind")?;
    Ok(FeePlanDraft {
        kind: FeeKind::from_word(&word)
            .ok_or_else(|| Error::internal(format!("The register holds the unknown fee kind “{word}”.")))?,
        flat_minor: row.get("flat_minor")?,
        small_minor: row.get("small_minor")?,
        standard_minor: row.get("standard_minor")?,
        large_minor: row.get("large_minor")?,
        pro_rata: row.get("pro_rata")?,
    })
}
