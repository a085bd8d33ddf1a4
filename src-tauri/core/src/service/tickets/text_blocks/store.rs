//! Texts for answers in the register.

use rusqlite::{Connection, Row};

use super::super::TicketTopic;
use super::{TicketTextBlock, TicketTextBlockDraft};
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, insert_row, update_row};

/// The texts, by name and language.
pub(in super::super) fn all(connection: &Connection) -> Result<Vec<TicketTextBlock>> {
    let sql = "SELECT * FROM ticket_text_block ORDER BY folded(name), language, id";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &Row<'_>| {
        let topic: String = row.get("topic")?;
        Ok(TicketTextBlock {
            id: row.get("id")?,
            draft: TicketTextBlockDraft {
                name: row.get("name")?,
                language: row.get("language")?,
                topic: TicketTopic::from_code(&topic),
                asks_rating: row.get("asks_rating")?,
                text: row.get("text")?,
            },
            filled: String::new(),
        })
    };
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn save(edit: &Edit<'_>, id: Option<i64>, draft: &TicketTextBlockDraft) -> Result<()> {
    let topic = draft.topic.map_or("", TicketTopic::code);
    let columns: [ColumnValue<'_>; 5] = [
        ("name", &draft.name),
        ("language", &draft.language),
        ("topic", &topic),
        ("asks_rating", &draft.asks_rating),
        ("text", &draft.text),
    ];
    match id {
        None => insert_row(edit, "ticket_text_block", &columns).map(|_| ()),
        Some(id) => update_row(edit, "ticket_text_block", id, &columns),
    }
}

pub(super) fn delete(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.prepare_cached("DELETE FROM ticket_text_block WHERE id = ?1")?.execute([id])?;
    Ok(())
}
