//! Undo and redo: the recorded changes of an operation, taken back in reverse. An undo is an operation like any other,
//! with an audit entry of its own, so a redo is simply the undo of an undo.

use rusqlite::{Connection, OptionalExtension, params, params_from_iter, types::Value};
use serde::Serialize;
use ts_rs::TS;

use super::schema::Undone;
use super::{Change, Op, Register, Schema, audit, capture, redact};
use crate::kernel::message::{commas, sentences};
use crate::kernel::{Error, ErrorKind, Message, OptionExt, Result};

/// An operation that was, or can be, taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UndoStep {
    /// Its audit entry.
    pub id: i64,
    /// What it did, in words.
    pub summary: Message,
}

/// A final act that undo does not pass by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UndoBarrier {
    /// Its audit entry.
    pub id: i64,
    /// What it did, in words.
    pub summary: Message,
    /// That it stays, and what corrects it: whole sentences.
    pub explanation: Message,
    /// The last operation before it that can be asked to be undone; none when there is none.
    pub older: Option<UndoStep>,
}

/// What undo meets first.
#[derive(Debug)]
pub(super) enum NextUndo {
    /// Nothing was done that could be taken back.
    Nothing,
    /// This operation.
    Step(UndoStep),
    /// A final act: what is older is only undone by name.
    Barrier(UndoBarrier),
}

/// What undo would do now.
pub(super) fn next_undo(connection: &Connection, schema: &Schema) -> Result<NextUndo> {
    let mut statement = connection.prepare_cached(include_str!("sql/undo_candidates.sql"))?;
    let mut rows = statement.query([])?;
    let mut barrier: Option<UndoBarrier> = None;
    while let Some(row) = rows.next()? {
        let step = UndoStep { id: row.get("id")?, summary: row.get("summary")? };
        if row.get("can_be_undone")? {
            return Ok(match barrier {
                None => NextUndo::Step(step),
                Some(barrier) => NextUndo::Barrier(UndoBarrier { older: Some(step), ..barrier }),
            });
        }
        if barrier.is_none() {
            let explanation = if row.get("is_redacted")? {
                message!(
                    "It cannot be undone: personal data of an erased person were taken out of it. Change the records themselves."
                )
            } else {
                stays(schema, &row.get::<_, String>("operation")?)
            };
            barrier = Some(UndoBarrier { id: step.id, summary: step.summary, explanation, older: None });
        }
    }
    Ok(barrier.map_or(NextUndo::Nothing, NextUndo::Barrier))
}

/// That a final operation stays, and what corrects it.
pub(super) fn stays(schema: &Schema, operation: &str) -> Message {
    message!("It is final and cannot be undone. {correction}", correction = schema.correction_of(operation))
}

/// The last final act after entry `entry_id`, if there is one.
pub(super) fn final_since(connection: &Connection, entry_id: i64) -> Result<Option<UndoStep>> {
    let sql = "SELECT id, summary FROM register_audit_entry WHERE id > ?1 AND NOT undoable AND undoes IS NULL ORDER BY id DESC LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| Ok(UndoStep { id: row.get("id")?, summary: row.get("summary")? });
    Ok(connection.prepare_cached(sql)?.query_row([entry_id], read).optional()?)
}

/// The operation undone last, unless something new was done since.
pub(super) fn next_redo(connection: &Connection) -> Result<Option<UndoStep>> {
    step(
        connection,
        "SELECT entry.id, entry.summary FROM register_undone_entry JOIN register_audit_entry AS entry ON entry.id = register_undone_entry.entry_id
         WHERE undone_by > (SELECT coalesce(max(id), 0) FROM register_audit_entry WHERE undoes IS NULL)
             AND undone_by NOT IN (SELECT entry_id FROM register_audit_redaction)
         ORDER BY undone_by DESC LIMIT 1",
    )
}

fn step(connection: &Connection, sql: &str) -> Result<Option<UndoStep>> {
    let read = |row: &rusqlite::Row<'_>| Ok(UndoStep { id: row.get("id")?, summary: row.get("summary")? });
    Ok(connection.prepare_cached(sql)?.query_row([], read).optional()?)
}

impl Register {
    /// Takes back operation `entry_id`, or the last undoable one.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Conflict`] when there is nothing to undo, the operation is final or already undone, or something
    /// it changed was changed again or is used since; the message names it.
    pub fn undo(&mut self, entry_id: Option<i64>) -> Result<UndoStep> {
        let step = match entry_id {
            None => match next_undo(&self.connection, self.schema)? {
                NextUndo::Step(step) => step,
                NextUndo::Nothing => return Err(Error::conflict(message!("There is nothing to undo."))),
                NextUndo::Barrier(barrier) => return Err(refused_by(&barrier)),
            },
            Some(id) => undoable_entry(&self.connection, self.schema, id)?,
        };
        let schema = self.schema;
        let op = Op::new(message!("Undid: {what}", what = step.summary)).undoing(step.id);
        self.transact(Op { marks_undone: Some(step.id), ..op }, |edit| {
            take_back(edit, schema, step.id).map_err(|error| not_undone(error, &step.summary))
        })?;
        Ok(step)
    }

    /// Why operation `entry_id` cannot be undone now; nothing when it can. It is tried, and nothing of it kept.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`] for an entry that does not exist, and what SQLite reports.
    pub fn undo_refusal(&self, entry_id: i64) -> Result<Option<Message>> {
        if let Some(reason) = self.read_only_reason() {
            return Ok(Some(message!("{reason} It is open for reading only.", reason)));
        }
        let step = match undoable_entry(&self.connection, self.schema, entry_id) {
            Err(error) if error.kind == ErrorKind::Conflict => return Ok(Some(error.message)),
            found => found?,
        };
        // A savepoint, because the answer of a command may ask this before the command is committed.
        self.connection.execute_batch("SAVEPOINT trial")?;
        let tried = take_back(&self.connection, self.schema, step.id);
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK TO trial; RELEASE trial")?;
        }
        match tried {
            Err(error) if error.kind == ErrorKind::Conflict => {
                Ok(Some(not_undone(error, &step.summary).message))
            }
            other => other.map(|()| None),
        }
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Conflict`] when nothing was undone, or something new was done since.
    pub fn redo(&mut self) -> Result<UndoStep> {
        let step = next_redo(&self.connection)?
            .ok_or_else(|| Error::conflict(message!("There is nothing to redo.")))?;
        let undone_by: i64 = self.connection.query_row(
            "SELECT undone_by FROM register_undone_entry WHERE entry_id = ?1",
            [step.id],
            |row| row.get("undone_by"),
        )?;
        let schema = self.schema;
        let op = Op::new(message!("Did again: {what}", what = step.summary)).undoing(undone_by);
        self.transact(op, |edit| {
            take_back(edit, schema, undone_by).map_err(|error| not_done_again(error, &step.summary))?;
            edit.execute("DELETE FROM register_undone_entry WHERE entry_id = ?1", [step.id])?;
            Ok(())
        })?;
        Ok(step)
    }
}

/// Why undo stops at a final act, and what may be asked for instead.
fn refused_by(barrier: &UndoBarrier) -> Error {
    let UndoBarrier { id, summary, explanation, older } = barrier;
    let refusal = message!("“{summary}” was done last. {explanation}", summary, explanation);
    match older {
        None => Error::conflict(refusal).with("barrier", id),
        Some(older) => {
            let earlier =
                message!("To undo the earlier “{summary}”, ask for it by name.", summary = older.summary);
            Error::conflict(sentences([refusal, earlier])).with("barrier", id).with("older", older.id)
        }
    }
}

fn undoable_entry(connection: &Connection, schema: &Schema, id: i64) -> Result<UndoStep> {
    let sql = "SELECT id, summary, operation, undoes IS NULL AS is_act, undoable, id IN (SELECT entry_id FROM register_undone_entry) AS undone,
                   id IN (SELECT entry_id FROM register_audit_redaction) AS redacted
               FROM register_audit_entry WHERE id = ?1";
    let found = connection
        .query_row(sql, [id], |row| {
            let step = UndoStep { id: row.get("id")?, summary: row.get("summary")? };
            let undoable = row.get::<_, bool>("undoable")?;
            let act = row.get::<_, bool>("is_act")?.then(|| row.get::<_, String>("operation")).transpose()?;
            Ok((step, act, undoable, row.get::<_, bool>("undone")?, row.get::<_, bool>("redacted")?))
        })
        .optional()?;
    let (step, act, undoable, undone, redacted) = found.or_not_found(template!("History entry"), id)?;
    if undone {
        return Err(Error::conflict(message!("“{what}” is already undone.", what = step.summary)));
    }
    if redacted {
        return Err(Error::conflict(message!(
            "“{what}” cannot be undone: personal data of an erased person were taken out of it.",
            what = step.summary
        )));
    }
    if !undoable {
        let what = &step.summary;
        return Err(Error::conflict(match act {
            Some(operation) => message!(
                "“{what}”: it is final and cannot be undone. {correction}",
                what,
                correction = schema.correction_of(&operation)
            ),
            None => message!("“{what}” is taken back by undoing or redoing what it names.", what),
        }));
    }
    Ok(step)
}

fn not_undone(error: Error, what: &Message) -> Error {
    Error {
        message: message!("“{what}” cannot be undone: {reason}", what, reason = error.message), ..error
    }
}

fn not_done_again(error: Error, what: &Message) -> Error {
    Error {
        message: message!("“{what}” cannot be done again: {reason}", what, reason = error.message),
        ..error
    }
}

fn take_back(connection: &Connection, schema: &Schema, entry_id: i64) -> Result<()> {
    let changes = audit::changes_of(connection, entry_id)?;
    refuse_carrying(connection, schema, &Undone { entry_id, changes: &changes })?;
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    for change in changes.iter().rev() {
        if redact::is_redacted(change.before.as_ref()) || redact::is_redacted(change.after.as_ref()) {
            return Err(Error::conflict(message!("personal data of an erased person were taken out of it.")));
        }
        let word = schema.a_row_of(&change.table);
        if change.is_range() {
            delete_range(connection, change, entry_id, &word)?;
        } else {
            restore_row(connection, change, &word)?;
        }
    }
    refuse_broken(connection, schema)
}

/// Refuses to take away what final documents rest on.
fn refuse_carrying(connection: &Connection, schema: &Schema, undone: &Undone<'_>) -> Result<()> {
    for foundation in schema.foundations() {
        if let Some(reason) = foundation(connection, undone)? {
            return Err(Error::conflict(reason));
        }
    }
    Ok(())
}

/// Refuses what would leave records that refer to nothing, and counts them.
fn refuse_broken(connection: &Connection, schema: &Schema) -> Result<()> {
    let sql = "SELECT \"table\" AS child, count(DISTINCT rowid) AS rows FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1";
    let mut statement = connection.prepare(sql)?;
    let broken = statement.query_map([], |row| Ok((row.get::<_, String>("child")?, row.get("rows")?)))?;
    let broken = broken.collect::<rusqlite::Result<Vec<(String, i64)>>>()?;
    let Some((_, first)) = broken.first() else { return Ok(()) };
    let is_one = broken.len() == 1 && *first == 1;
    let records = commas(broken.iter().map(|(table, rows)| schema.rows_of(table, *rows)));
    Err(Error::conflict(if is_one {
        message!("{record} needs what it made. Remove or undo that first.", record = records)
    } else {
        message!("{records} need what it made. Remove or undo that first.", records)
    }))
}

/// Deletes rows that were inserted in bulk, unless one of them was changed since and that change still stands.
fn delete_range(connection: &Connection, range: &Change, entry_id: i64, word: &Message) -> Result<()> {
    let sql = "SELECT entry.summary FROM register_audit_change AS change JOIN register_audit_entry AS entry ON entry.id = change.entry_id
               WHERE change.table_name = ?1 AND change.first_row_id BETWEEN ?2 AND ?3
                 AND entry.id > ?4 AND entry.undoes IS NULL
                 AND entry.id NOT IN (SELECT entry_id FROM register_undone_entry) LIMIT 1";
    let bounds = params![range.table, range.first_row_id, range.last_row_id, entry_id];
    let later = connection.query_row(sql, bounds, |row| row.get::<_, Message>("summary")).optional()?;
    if let Some(summary) = later {
        return Err(Error::conflict(message!(
            "{record} of it was changed since (“{what}”). Undo that first.",
            record = word,
            what = summary
        )));
    }
    let sql = format!("DELETE FROM {} WHERE id BETWEEN ?1 AND ?2", range.table);
    connection.execute(&sql, [range.first_row_id, range.last_row_id])?;
    Ok(())
}

/// Puts one row back as it was before `change`, provided it still is as the change left it.
///
/// Only columns of which the change recorded a value count: one that a later migration added stays as it is.
fn restore_row(connection: &Connection, change: &Change, word: &Message) -> Result<()> {
    let table = &change.table;
    let columns = capture::column_names(connection, table)?;
    let image = capture::row_as_json(connection, table, "")?;
    let sql = format!("SELECT {image} AS image FROM {table} WHERE id = ?1");
    let now: Option<String> = connection
        .prepare_cached(&sql)?
        .query_row([change.first_row_id], |row| row.get("image"))
        .optional()?;
    if !is_as_left(now.as_deref(), change.after.as_deref(), &columns)? {
        return Err(Error::conflict(message!(
            "{record} it changed was changed again since. Undo that first.",
            record = word
        )));
    }
    let Some(before) = &change.before else {
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?
            .execute([change.first_row_id])?;
        return Ok(());
    };
    let before: RowImage = serde_json::from_str(before)?;
    let recorded: Vec<&String> = columns.iter().filter(|column| before.contains_key(*column)).collect();
    let values = recorded.iter().map(|column| value_of(&before[*column])).collect::<Result<Vec<_>>>()?;
    let sql = if change.after.is_some() {
        let assignments: Vec<String> =
            recorded.iter().enumerate().map(|(index, name)| format!("{name} = ?{}", index + 1)).collect();
        format!("UPDATE {table} SET {} WHERE id = {}", assignments.join(", "), change.first_row_id)
    } else {
        let names: Vec<&str> = recorded.iter().map(|name| name.as_str()).collect();
        let places: Vec<String> = (1..=recorded.len()).map(|index| format!("?{index}")).collect();
        format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "))
    };
    connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

type RowImage = serde_json::Map<String, serde_json::Value>;

/// Whether a row is now as a change left it, in the columns that both the change and the table know.
fn is_as_left(now: Option<&str>, left: Option<&str>, columns: &[String]) -> Result<bool> {
    if now == left {
        return Ok(true);
    }
    let (Some(now), Some(left)) = (now, left) else { return Ok(false) };
    let (now, left): (RowImage, RowImage) = (serde_json::from_str(now)?, serde_json::from_str(left)?);
    Ok(columns.iter().all(|column| left.get(column).is_none_or(|value| now.get(column) == Some(value))))
}

fn value_of(value: &serde_json::Value) -> Result<Value> {
    match value {
        serde_json::Value::Null => Ok(Value::Null),
        serde_json::Value::Number(number) => number
            .as_i64()
            .map(Value::Integer)
            .ok_or_else(|| Error::internal(message!("A recorded number is not an integer."))),
        serde_json::Value::String(text) => Ok(Value::Text(text.clone())),
        other => Err(Error::internal(message!(
            "A recorded value has an unexpected kind: {value}.",
            value = other.to_string()
        ))),
    }
}
