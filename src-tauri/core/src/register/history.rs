//! Who changed what, when, before and after; and what can be undone.

use std::collections::BTreeMap;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::undo::NextUndo;
use super::{Change, Register, Schema, UndoBarrier, UndoStep, audit, redact, undo};
use crate::kernel::{Currency, Id, Message, Money, OptionExt, Result};

/// Rows a page of the history has unless asked otherwise.
const PAGE_ROWS: u32 = 100;

/// Changes shown of one entry; the rest are counted.
const CHANGES_SHOWN_MAX: usize = 500;

/// Asks for a page of the history, newest first.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListHistory {
    /// Words in the description or the user's name.
    pub search: Option<String>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryPage {
    pub rows: Vec<HistoryEntry>,
    /// How many there are in all.
    pub total: i64,
}

/// One operation.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryEntry {
    /// Its id: entries are numbered without gaps.
    pub id: i64,
    /// When: RFC 3339 in UTC.
    pub at: String,
    pub user: String,
    /// The command that did it.
    pub operation: String,
    /// What it did, in words.
    pub summary: Message,
    /// Whether it can be undone right now.
    pub undoable: bool,
    /// Whether it stands undone.
    pub undone: bool,
    /// The entry it takes back, for an undo or redo.
    pub undoes: Option<i64>,
    /// That it stays and what corrects it, for a final act: whole sentences.
    pub stays: Option<Message>,
    /// How many rows it changed.
    pub change_count: i64,
}

/// One entry with its changes.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryDetail {
    pub entry: HistoryEntry,
    /// The last final act that came after it, if one did.
    pub final_since: Option<UndoStep>,
    /// What it changed, in order.
    pub changes: Vec<RecordChange>,
    /// Whether there are more changes than shown.
    pub truncated: bool,
}

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// Some of its fields changed.
    Changed,
    /// It is gone.
    Removed,
}

/// One record, or one range of records, before and after.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RecordChange {
    /// What kind of record, in words.
    pub table: Message,
    /// Its name.
    pub record: Message,
    /// What happened to it.
    pub kind: ChangeKind,
    /// How many records: above 1 for a range added in bulk.
    pub count: i64,
    /// The fields that differ.
    pub fields: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FieldChange {
    /// What a person calls it.
    pub field: Message,
    /// Its value before; empty for none.
    pub before: Message,
    /// Its value after; empty for none.
    pub after: Message,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HistoryStatus {
    /// The operation that undo would take back.
    pub undo: Option<UndoStep>,
    /// The final act that was done last, at which undo stops.
    pub barrier: Option<UndoBarrier>,
    /// The operation that redo would do again.
    pub redo: Option<UndoStep>,
}

/// Asks to undo.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct UndoHistory {
    /// The entry to undo; the last undoable one when absent.
    pub id: Option<i64>,
}

/// Gives a page of the history.
pub fn list(register: &Register, request: ListHistory) -> Result<HistoryPage> {
    let search = request.search.unwrap_or_default();
    let rows = entries(
        register,
        named_params! {
            ":search": search,
            ":after": 0,
            ":other_than": None::<&str>,
            ":limit": request.limit.unwrap_or(PAGE_ROWS),
            ":offset": request.offset.unwrap_or(0),
        },
    )?;
    let sql = "SELECT count(*) AS total FROM register_audit_entry
               WHERE ?1 = '' OR said(summary) LIKE '%' || ?1 || '%' OR user LIKE '%' || ?1 || '%'";
    let total = register.connection.query_row(sql, [&search], |row| row.get("total"))?;
    Ok(HistoryPage { rows, total })
}

/// The entries that `history_list.sql` finds by these parameters, newest first.
pub(super) fn entries(
    register: &Register,
    parameters: &[(&str, &dyn rusqlite::ToSql)],
) -> Result<Vec<HistoryEntry>> {
    let mut statement = register.connection.prepare_cached(include_str!("sql/history_list.sql"))?;
    let rows = statement.query_map(parameters, |row| read_entry(register.schema, row))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives one entry with what it changed.
pub fn get(register: &Register, request: Id) -> Result<HistoryDetail> {
    let page = ListHistory { limit: Some(1), ..ListHistory::default() };
    let newest = list(register, page)?.rows.first().map_or(0, |entry| entry.id);
    // Entries are numbered without gaps, so an entry's place in the list follows from its id.
    let offset = u32::try_from(newest - request.id).ok();
    let page = ListHistory { limit: Some(1), offset, ..ListHistory::default() };
    let entry = list(register, page)?.rows.into_iter().find(|entry| entry.id == request.id);
    let entry = entry.or_not_found(template!("History entry"), request.id)?;
    let changes = audit::changes_of(&register.connection, request.id)?;
    let shown = changes.iter().take(CHANGES_SHOWN_MAX).map(|change| describe(register.schema, change));
    Ok(HistoryDetail {
        final_since: undo::final_since(&register.connection, entry.id)?,
        entry,
        changes: shown.collect::<Result<_>>()?,
        truncated: changes.len() > CHANGES_SHOWN_MAX,
    })
}

/// Gives what undo and redo would do now.
pub fn status(register: &Register) -> Result<HistoryStatus> {
    let connection = &register.connection;
    let (undo, barrier) = match undo::next_undo(connection, register.schema)? {
        NextUndo::Nothing => (None, None),
        NextUndo::Step(step) => (Some(step), None),
        NextUndo::Barrier(barrier) => (None, Some(barrier)),
    };
    Ok(HistoryStatus { undo, barrier, redo: undo::next_redo(connection)? })
}

/// Undoes one operation.
pub fn undo(register: &mut Register, request: UndoHistory) -> Result<UndoStep> {
    register.undo(request.id)
}

/// Redoes the operation undone last.
pub fn redo(register: &mut Register) -> Result<UndoStep> {
    register.redo()
}

fn read_entry(schema: &Schema, row: &rusqlite::Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let operation: String = row.get("operation")?;
    let is_final: bool = row.get("is_final")?;
    Ok(HistoryEntry {
        stays: is_final.then(|| undo::stays(schema, &operation)),
        id: row.get("id")?,
        at: row.get("at")?,
        user: row.get("user")?,
        operation,
        summary: row.get("summary")?,
        undoable: row.get("undoable")?,
        undone: row.get("undone")?,
        undoes: row.get("undoes")?,
        change_count: row.get("change_count")?,
    })
}

type RowImage = BTreeMap<String, serde_json::Value>;

pub(super) fn describe(schema: &Schema, change: &Change) -> Result<RecordChange> {
    let image = |json: &Option<String>| -> Result<Option<RowImage>> {
        Ok(json.as_deref().map(serde_json::from_str).transpose()?)
    };
    let (before, after) = (image(&change.before)?, image(&change.after)?);
    let kind = match (&before, &after) {
        (Some(_), Some(_)) => ChangeKind::Changed,
        (Some(_), None) => ChangeKind::Removed,
        (None, _) => ChangeKind::Added,
    };
    let table = schema.table(&change.table);
    let named = after.as_ref().or(before.as_ref());
    let record = match (named, table) {
        (Some(image), Some(table)) => {
            let columns = table.name_columns.iter().chain([&redact::ERASED]);
            let parts = columns.map(|column| text_of(image.get(*column)));
            Message::said(parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
        }
        _ if change.is_range() => {
            message!("{first} to {last}", first = change.first_row_id, last = change.last_row_id)
        }
        _ => message!("{text}", text = change.first_row_id),
    };
    Ok(RecordChange {
        table: table.map_or(template!("Record"), |table| table.label).into(),
        record,
        kind,
        count: change.last_row_id - change.first_row_id + 1,
        fields: differing_fields(schema, &change.table, before.as_ref(), after.as_ref()),
    })
}

/// The fields whose values differ, without the ones a person never sees.
fn differing_fields(
    schema: &Schema,
    table: &str,
    before: Option<&RowImage>,
    after: Option<&RowImage>,
) -> Vec<FieldChange> {
    let mut names: Vec<&String> = before.iter().chain(after.iter()).flat_map(|image| image.keys()).collect();
    names.sort();
    names.dedup();
    let value = |image: Option<&RowImage>, name: &str| {
        image.map_or_else(Message::nothing, |image| shown(image, name))
    };
    names
        .into_iter()
        .filter(|name| !matches!(name.as_str(), "id" | "name_key" | "document" | redact::ERASED))
        .map(|name| FieldChange {
            field: schema.column_label(table, name).map_or_else(|| Message::of_column(name), Message::worded),
            before: value(before, name),
            after: value(after, name),
        })
        .filter(|field| field.before != field.after)
        .collect()
}

/// A field as a person reads it: an amount in the currency of its row, anything else as it is.
fn shown(image: &RowImage, name: &str) -> Message {
    let currency = image.get("currency").and_then(|code| Currency::from_code(code.as_str()?));
    match (image.get(name).and_then(serde_json::Value::as_i64), currency) {
        (Some(minor), Some(currency)) if name.ends_with("_minor") => {
            message!("{amount}", amount = Money { minor, currency })
        }
        _ => match text_of(image.get(name)) {
            text if text.is_empty() => Message::nothing(),
            text => Message::said(text),
        },
    }
}

fn text_of(value: Option<&serde_json::Value>) -> String {
    match value {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
