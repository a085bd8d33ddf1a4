//! Frequent questions in the register.

use rusqlite::{Connection, OptionalExtension, Row};

use super::super::TicketName;
use super::super::store::read_name;
use super::super::words::TicketTopic;
use super::{TicketFaq, TicketFaqDraft};
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};

const SELECT: &str =
    "SELECT ticket_faq.*, ticket.number FROM ticket_faq JOIN ticket ON ticket.id = ticket_faq.ticket_id";

/// The questions, the latest first.
pub(super) fn all(connection: &Connection) -> Result<Vec<TicketFaq>> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY ticket_faq.id DESC"))?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<TicketFaq>> {
    let mut statement = connection.prepare_cached(&format!("{SELECT} WHERE ticket_faq.id = ?1"))?;
    Ok(statement.query_row([id], read).optional()?)
}

/// Solved tickets that would help others and are no question yet.
pub(super) fn waiting(connection: &Connection) -> Result<Vec<TicketName>> {
    let mut statement = connection.prepare_cached(include_str!("sql/waiting.sql"))?;
    Ok(statement.query_map([], read_name)?.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TicketFaq> {
    Ok(TicketFaq {
        id: row.get("id")?,
        ticket_id: row.get("ticket_id")?,
        number: row.get("number")?,
        draft: TicketFaqDraft {
            question: row.get("question")?,
            answer: row.get("answer")?,
            topic: code(row, "topic", TicketTopic::from_code)?,
            language: row.get("language")?,
        },
        drafted_at: row.get("drafted_at")?,
    })
}

pub(super) fn insert(edit: &Edit<'_>, ticket_id: i64, draft: &TicketFaqDraft) -> Result<()> {
    let (drafted_at, topic) = (edit.timestamp(), draft.topic.code());
    let columns: [ColumnValue<'_>; 6] = [
        ("ticket_id", &ticket_id),
        ("question", &draft.question),
        ("answer", &draft.answer),
        ("topic", &topic),
        ("language", &draft.language),
        ("drafted_at", &drafted_at),
    ];
    insert_row(edit, "ticket_faq", &columns).map(|_| ())
}

pub(super) fn update(edit: &Edit<'_>, id: i64, draft: &TicketFaqDraft) -> Result<()> {
    let topic = draft.topic.code();
    let columns: [ColumnValue<'_>; 4] = [
        ("question", &draft.question),
        ("answer", &draft.answer),
        ("topic", &topic),
        ("language", &draft.language),
    ];
    update_row(edit, "ticket_faq", id, &columns)
}

pub(super) fn delete(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.prepare_cached("DELETE FROM ticket_faq WHERE id = ?1")?.execute([id])?;
    Ok(())
}
