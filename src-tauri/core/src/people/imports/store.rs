//! Import batches in the register, and the people an import may find there.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::matching::{HeldRole, KnownPerson};
use super::{Counts, ImportBatch, ImportKind};
use crate::kernel::{Error, Result};
use crate::people::contacts::Role;
use crate::people::contacts::store::{Holding, read_draft};
use crate::people::tabular::StagedFile;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, insert_row};

/// Everybody who holds a role now, by member.
pub(super) fn people(connection: &Connection) -> Result<BTreeMap<i64, Vec<KnownPerson>>> {
    let mut people: BTreeMap<i64, Vec<KnownPerson>> = BTreeMap::new();
    let mut statement = connection.prepare_cached(include_str!("sql/people.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let at_member = people.entry(row.get("member_id")?).or_default();
        let contact_id: i64 = row.get("contact_id")?;
        if at_member.last().is_none_or(|person| person.id != Some(contact_id)) {
            let draft = read_draft(row)?;
            at_member.push(KnownPerson { id: Some(contact_id), same_as: None, draft, roles: Vec::new() });
        }
        let word: String = row.get("role")?;
        let role = Role::from_code(&word).ok_or_else(|| {
            Error::internal(message!("The register holds the unknown role “{word}”.", word))
        })?;
        let stored = Holding {
            id: row.get("role_id")?,
            contact_id,
            member_id: row.get("member_id")?,
            role,
            from_on: row.get("from_on")?,
            until_on: row.get("until_on")?,
        };
        if let Some(person) = at_member.last_mut() {
            person.roles.push(HeldRole { role, stored: Some(stored), line: None });
        }
    }
    Ok(people)
}

pub(super) fn insert_batch(
    edit: &Edit<'_>,
    kind: ImportKind,
    file: &StagedFile,
    counts: &Counts,
    rejected_csv: &str,
) -> Result<i64> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (rows, created, updated) = (count(counts.rows), count(counts.created), count(counts.updated));
    let (unchanged, rejected) = (count(counts.unchanged), count(counts.rejected));
    let (imported_at, user) = (edit.timestamp(), edit.user());
    let columns: [ColumnValue<'_>; 11] = [
        ("kind", &kind.code()),
        ("file_name", &file.name),
        ("file_sha256", &file.sha256),
        ("imported_at", &imported_at),
        ("user", &user),
        ("rows", &rows),
        ("created", &created),
        ("updated", &updated),
        ("unchanged", &unchanged),
        ("rejected", &rejected),
        ("rejected_csv", &rejected_csv),
    ];
    insert_row(edit, "import_batch", &columns)
}

/// The latest standing batch of the file with this content.
pub(super) fn batch_of_file(connection: &Connection, sha256: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM import_batch WHERE file_sha256 = ?1 ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [sha256], |row| row.get("id")).optional()?)
}

/// The file name and the rejected rows of a batch.
pub(super) fn rejected(connection: &Connection, batch: i64) -> Result<Option<(String, String)>> {
    let sql = "SELECT file_name, rejected_csv FROM import_batch WHERE id = ?1";
    Ok(connection
        .query_row(sql, [batch], |row| Ok((row.get("file_name")?, row.get("rejected_csv")?)))
        .optional()?)
}

/// Every import ever run, from the history: an undone batch has no row of its own any more.
pub(super) fn batches(connection: &Connection) -> Result<Vec<ImportBatch>> {
    let mut statement = connection.prepare_cached(include_str!("sql/batches.sql"))?;
    let mut rows = statement.query([])?;
    let mut batches = Vec::new();
    while let Some(row) = rows.next()? {
        batches.push(batch(row)?);
    }
    Ok(batches)
}

fn batch(row: &Row<'_>) -> Result<ImportBatch> {
    let image: serde_json::Value = serde_json::from_str(&row.get::<_, String>("after")?)?;
    let text = |name: &str| image[name].as_str().unwrap_or_default().to_owned();
    let count =
        |name: &str| image[name].as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default();
    let kind = ImportKind::from_code(&text("kind"))
        .ok_or_else(|| Error::internal(message!("The history holds an import of an unknown kind.")))?;
    Ok(ImportBatch {
        batch: image["id"].as_i64().unwrap_or_default(),
        entry_id: row.get("entry_id")?,
        file_name: text("file_name"),
        at: text("imported_at"),
        user: text("user"),
        kind,
        counts: Counts {
            rows: count("rows"),
            created: count("created"),
            updated: count("updated"),
            unchanged: count("unchanged"),
            rejected: count("rejected"),
        },
        has_rows_to_correct: row.get("has_rows_to_correct")?,
        undone: row.get("undone")?,
    })
}

/// Import batches with rejected rows: id, file name and the rows.
pub(super) fn rejected_rows(connection: &Connection) -> Result<Vec<(i64, String, String)>> {
    let sql = "SELECT id, file_name, rejected_csv FROM import_batch WHERE rejected_csv <> '' ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let batches = statement
        .query_map([], |row| Ok((row.get("id")?, row.get("file_name")?, row.get("rejected_csv")?)))?;
    Ok(batches.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn set_rejected_rows(connection: &Connection, batch: i64, csv: &str) -> Result<()> {
    connection.execute("UPDATE import_batch SET rejected_csv = ?2 WHERE id = ?1", params![batch, csv])?;
    Ok(())
}
