//! Answers, documents, steps and contacts not yet known in the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Answered, AwaitedContact, PlanDocument, PlanStep, SetJoiningDocument, SetJoiningStep};
use crate::kernel::Result;
use crate::people::contacts::Role;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};
use crate::service::joining::answer::EligibilityAnswer;
use crate::service::joining::outline::{OutlineItem, OutlineKind};

/// The answers that an enquiry has, without the words of their questions.
pub(in super::super) fn answers(connection: &Connection, enquiry_id: i64) -> Result<Vec<Answered>> {
    let sql = "SELECT * FROM joining_answer WHERE enquiry_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let answers = statement.query_map([enquiry_id], |row| {
        let criterion: String = row.get("criterion")?;
        Ok(Answered {
            question: criterion.clone(),
            criterion,
            answer: Some(code(row, "answer", EligibilityAnswer::from_code)?),
            evidence: row.get("evidence")?,
            answered_by: row.get("answered_by")?,
            answered_on: row.get("answered_on")?,
        })
    })?;
    Ok(answers.collect::<rusqlite::Result<_>>()?)
}

/// Sets the answer to a question, or takes it back.
pub(in super::super) fn set_answer(
    connection: &Connection,
    enquiry_id: i64,
    criterion: &str,
    answered: Option<(EligibilityAnswer, &str, &str, NaiveDate)>,
) -> Result<()> {
    let sql = "SELECT id FROM joining_answer WHERE enquiry_id = ?1 AND criterion = ?2";
    let known: Option<i64> =
        connection.query_row(sql, params![enquiry_id, criterion], |row| row.get("id")).optional()?;
    let Some((answer, evidence, by, on)) = answered else {
        connection.execute("DELETE FROM joining_answer WHERE id = ?1", [known])?;
        return Ok(());
    };
    let answer = answer.code();
    let columns: [ColumnValue<'_>; 6] = [
        ("enquiry_id", &enquiry_id),
        ("criterion", &criterion),
        ("answer", &answer),
        ("evidence", &evidence),
        ("answered_by", &by),
        ("answered_on", &on),
    ];
    match known {
        Some(id) => update_row(connection, "joining_answer", id, &columns),
        None => insert_row(connection, "joining_answer", &columns).map(|_| ()),
    }
}

/// The documents of each plan, or of that of one enquiry, as the plans have them.
pub(in super::super) fn documents(
    connection: &Connection,
    enquiry_id: Option<i64>,
) -> Result<BTreeMap<i64, Vec<PlanDocument>>> {
    let sql = "SELECT * FROM joining_document WHERE ?1 IS NULL OR enquiry_id = ?1 ORDER BY id";
    by_enquiry(connection, sql, enquiry_id, |row| {
        Ok(PlanDocument {
            id: row.get("id")?,
            item: row.get("item")?,
            name: row.get("name")?,
            version: row.get("version")?,
            sent_on: row.get("sent_on")?,
            received_on: row.get("received_on")?,
            signed_on: row.get("signed_on")?,
            signed_by: row.get("signed_by")?,
            countersigned_on: row.get("countersigned_on")?,
            is_waived: row.get("is_waived")?,
            note: row.get("note")?,
            newer_version: None,
        })
    })
}

/// The steps of each plan, or of that of one enquiry, without their days.
pub(in super::super) fn steps(
    connection: &Connection,
    enquiry_id: Option<i64>,
) -> Result<BTreeMap<i64, Vec<PlanStep>>> {
    let sql = "SELECT * FROM joining_step WHERE ?1 IS NULL OR enquiry_id = ?1 ORDER BY id";
    by_enquiry(connection, sql, enquiry_id, |row| {
        Ok(PlanStep {
            id: row.get("id")?,
            item: row.get("item")?,
            name: row.get("name")?,
            version: row.get("version")?,
            due_days: row.get("due_days")?,
            due_on: None,
            done_on: row.get("done_on")?,
            with_whom: row.get("with_whom")?,
            is_waived: row.get("is_waived")?,
            note: row.get("note")?,
        })
    })
}

/// The contacts not yet known of each enquiry, or of one.
pub(in super::super) fn placeholders(
    connection: &Connection,
    enquiry_id: Option<i64>,
) -> Result<BTreeMap<i64, Vec<AwaitedContact>>> {
    let sql = "SELECT * FROM joining_placeholder WHERE ?1 IS NULL OR enquiry_id = ?1 ORDER BY id";
    by_enquiry(connection, sql, enquiry_id, |row| {
        Ok(AwaitedContact {
            role: code(row, "role", Role::from_code)?,
            remind_on: row.get("remind_on")?,
            note: row.get("note")?,
        })
    })
}

fn by_enquiry<T>(
    connection: &Connection,
    sql: &str,
    enquiry_id: Option<i64>,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<BTreeMap<i64, Vec<T>>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([enquiry_id])?;
    let mut found: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.entry(row.get("enquiry_id")?).or_default().push(read(row)?);
    }
    Ok(found)
}

pub(super) fn insert_document(connection: &Connection, enquiry_id: i64, item: &OutlineItem) -> Result<()> {
    let columns: [ColumnValue<'_>; 4] =
        [("enquiry_id", &enquiry_id), ("item", &item.key), ("name", &item.name), ("version", &item.version)];
    insert_row(connection, "joining_document", &columns).map(|_| ())
}

pub(super) fn insert_step(connection: &Connection, enquiry_id: i64, item: &OutlineItem) -> Result<()> {
    let columns: [ColumnValue<'_>; 5] = [
        ("enquiry_id", &enquiry_id),
        ("item", &item.key),
        ("name", &item.name),
        ("version", &item.version),
        ("due_days", &item.due_days),
    ];
    insert_row(connection, "joining_step", &columns).map(|_| ())
}

/// Whether a plan has an item of the settings.
pub(super) fn has_item(
    connection: &Connection,
    kind: OutlineKind,
    enquiry_id: i64,
    item: &str,
) -> Result<bool> {
    let table = if kind == OutlineKind::Document { "joining_document" } else { "joining_step" };
    let sql =
        format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE enquiry_id = ?1 AND item = ?2) AS has_item");
    Ok(connection.query_row(&sql, params![enquiry_id, item], |row| row.get("has_item"))?)
}

/// Notes that a step was done.
pub(super) fn note_done(connection: &Connection, enquiry_id: i64, item: &str, on: NaiveDate) -> Result<()> {
    let sql = "UPDATE joining_step SET done_on = ?3 WHERE enquiry_id = ?1 AND item = ?2 AND done_on IS NULL";
    connection.execute(sql, params![enquiry_id, item, on])?;
    Ok(())
}

/// Notes of a step, by its id, that it was done.
pub(super) fn set_step_done(connection: &Connection, id: i64, on: NaiveDate) -> Result<()> {
    connection.execute("UPDATE joining_step SET done_on = ?2 WHERE id = ?1", params![id, on])?;
    Ok(())
}

/// The enquiry that a document belongs to, and what the document is called.
pub(in super::super) fn document(connection: &Connection, id: i64) -> Result<Option<(i64, String)>> {
    owner_and_name(connection, "joining_document", id)
}

/// The enquiry that a step belongs to, and what the step is called.
pub(super) fn step(connection: &Connection, id: i64) -> Result<Option<(i64, String)>> {
    owner_and_name(connection, "joining_step", id)
}

fn owner_and_name(connection: &Connection, table: &str, id: i64) -> Result<Option<(i64, String)>> {
    let sql = format!("SELECT enquiry_id, name FROM {table} WHERE id = ?1");
    let read = |row: &Row<'_>| Ok((row.get("enquiry_id")?, row.get("name")?));
    Ok(connection.query_row(&sql, [id], read).optional()?)
}

pub(super) fn set_document(connection: &Connection, document: &SetJoiningDocument) -> Result<()> {
    let columns: [ColumnValue<'_>; 8] = [
        ("version", &document.version),
        ("sent_on", &document.sent_on),
        ("received_on", &document.received_on),
        ("signed_on", &document.signed_on),
        ("signed_by", &document.signed_by),
        ("countersigned_on", &document.countersigned_on),
        ("is_waived", &document.is_waived),
        ("note", &document.note),
    ];
    update_row(connection, "joining_document", document.id, &columns)
}

pub(super) fn set_step(connection: &Connection, step: &SetJoiningStep) -> Result<()> {
    let columns: [ColumnValue<'_>; 5] = [
        ("done_on", &step.done_on),
        ("with_whom", &step.with_whom),
        ("version", &step.version),
        ("is_waived", &step.is_waived),
        ("note", &step.note),
    ];
    update_row(connection, "joining_step", step.id, &columns)
}

/// Sets the day on which a contact not yet known is asked for again, or takes the note away.
pub(super) fn set_placeholder(
    connection: &Connection,
    enquiry_id: i64,
    role: Role,
    remind_on: Option<NaiveDate>,
    note: &str,
) -> Result<()> {
    let role = role.code();
    let sql = "SELECT id FROM joining_placeholder WHERE enquiry_id = ?1 AND role = ?2";
    let known: Option<i64> =
        connection.query_row(sql, params![enquiry_id, role], |row| row.get("id")).optional()?;
    let columns: [ColumnValue<'_>; 4] =
        [("enquiry_id", &enquiry_id), ("role", &role), ("remind_on", &remind_on), ("note", &note)];
    match (known, remind_on) {
        (Some(id), Some(_)) => update_row(connection, "joining_placeholder", id, &columns),
        (None, Some(_)) => insert_row(connection, "joining_placeholder", &columns).map(|_| ()),
        (known, None) => {
            connection.execute("DELETE FROM joining_placeholder WHERE id = ?1", [known])?;
            Ok(())
        }
    }
}
