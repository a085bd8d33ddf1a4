//! Escalations in the register.

use rusqlite::{Connection, OptionalExtension, Row};

use super::super::messages::store::read_file;
use super::{OrcidEnvironment, TicketEscalation, TicketEscalationDraft};
use crate::kernel::Result;
use crate::register::Edit;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};

/// The escalations of a ticket and of those merged into it, the first one first. None is overdue yet: that depends on the day.
pub(in super::super) fn of_ticket(connection: &Connection, ticket_id: i64) -> Result<Vec<TicketEscalation>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_ticket.sql"))?;
    let found: Vec<TicketEscalation> =
        statement.query_map([ticket_id], read)?.collect::<rusqlite::Result<_>>()?;
    found.into_iter().map(|one| with_files(connection, one)).collect()
}

/// The escalation `id`.
pub(in super::super) fn find(connection: &Connection, id: i64) -> Result<Option<TicketEscalation>> {
    let mut statement = connection.prepare_cached("SELECT * FROM ticket_escalation WHERE id = ?1")?;
    let found = statement.query_row([id], read).optional()?;
    found.map(|one| with_files(connection, one)).transpose()
}

/// Every escalation.
pub(in super::super) fn all(connection: &Connection) -> Result<Vec<TicketEscalation>> {
    let mut statement = connection.prepare_cached("SELECT * FROM ticket_escalation ORDER BY id")?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

/// The latest escalation of all.
pub(in super::super) fn latest(connection: &Connection) -> Result<Option<TicketEscalation>> {
    let sql = "SELECT * FROM ticket_escalation ORDER BY id DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([], read).optional()?)
}

/// Escalations without an answer, those that are due first at the beginning; without their files.
pub(in super::super) fn unanswered(connection: &Connection) -> Result<Vec<TicketEscalation>> {
    let sql = "SELECT * FROM ticket_escalation WHERE answered_at IS NULL ORDER BY due_on NULLS LAST, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found: Vec<TicketEscalation> = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
    for one in &mut found {
        one.answer_ids = answers(connection, one.id)?;
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<TicketEscalation> {
    let draft = TicketEscalationDraft {
        to_whom: row.get("to_whom")?,
        to_email: row.get("to_email")?,
        asked_for: row.get("asked_for")?,
        environment: code(row, "environment", OrcidEnvironment::from_code)?,
        client_ids: row.get("client_ids")?,
        status: row.get("status")?,
        steps: row.get("steps")?,
        happened_at: row.get::<_, Option<String>>("happened_at")?.unwrap_or_default(),
        asked_at: row.get("asked_at")?,
        due_on: row.get("due_on")?,
        reference: row.get("reference")?,
        file_ids: Vec::new(),
    };
    Ok(TicketEscalation {
        id: row.get("id")?,
        ticket_id: row.get("ticket_id")?,
        draft,
        answered_at: row.get("answered_at")?,
        outcome: row.get("outcome")?,
        is_overdue: false,
        answer_ids: Vec::new(),
        files: Vec::new(),
    })
}

fn with_files(connection: &Connection, mut escalation: TicketEscalation) -> Result<TicketEscalation> {
    let mut statement = connection.prepare_cached(include_str!("sql/files.sql"))?;
    escalation.files = statement.query_map([escalation.id], read_file)?.collect::<rusqlite::Result<_>>()?;
    escalation.draft.file_ids = escalation.files.iter().map(|file| file.id).collect();
    escalation.answer_ids = answers(connection, escalation.id)?;
    Ok(escalation)
}

/// What ORCID wrote about an escalation, the first message first.
pub(in super::super) fn answers(connection: &Connection, id: i64) -> Result<Vec<i64>> {
    let sql =
        "SELECT id FROM ticket_message WHERE escalation_id = ?1 AND kind = 'from_orcid' ORDER BY at, id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([id], |row| row.get("id"))?.collect::<rusqlite::Result<_>>()?)
}

/// Keeps an escalation whose draft is in its stored form, and gives its id.
pub(in super::super) fn save(
    edit: &Edit<'_>,
    known: Option<&TicketEscalation>,
    ticket_id: i64,
    draft: &TicketEscalationDraft,
) -> Result<i64> {
    let environment = draft.environment.code();
    let happened_at = (!draft.happened_at.is_empty()).then_some(&draft.happened_at);
    let columns: [ColumnValue<'_>; 12] = [
        ("ticket_id", &ticket_id),
        ("to_whom", &draft.to_whom),
        ("to_email", &draft.to_email),
        ("asked_for", &draft.asked_for),
        ("environment", &environment),
        ("client_ids", &draft.client_ids),
        ("status", &draft.status),
        ("steps", &draft.steps),
        ("happened_at", &happened_at),
        ("asked_at", &draft.asked_at),
        ("due_on", &draft.due_on),
        ("reference", &draft.reference),
    ];
    let id = match known {
        None => insert_row(edit, "ticket_escalation", &columns)?,
        Some(known) => {
            update_row(edit, "ticket_escalation", known.id, &columns)?;
            known.id
        }
    };
    let before = known.map(|known| known.draft.file_ids.as_slice()).unwrap_or_default();
    for gone in before.iter().filter(|gone| !draft.file_ids.contains(gone)) {
        let sql = "DELETE FROM ticket_escalation_file WHERE escalation_id = ?1 AND file_id = ?2";
        edit.prepare_cached(sql)?.execute([id, *gone])?;
    }
    for new in draft.file_ids.iter().filter(|new| !before.contains(new)) {
        let columns: [ColumnValue<'_>; 2] = [("escalation_id", &id), ("file_id", new)];
        insert_row(edit, "ticket_escalation_file", &columns)?;
    }
    Ok(id)
}

/// Notes what came back, or that nothing did.
pub(in super::super) fn answer(
    edit: &Edit<'_>,
    id: i64,
    answered_at: Option<&str>,
    reference: &str,
    outcome: &str,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] =
        [("answered_at", &answered_at), ("reference", &reference), ("outcome", &outcome)];
    update_row(edit, "ticket_escalation", id, &columns)
}

/// Takes an escalation away.
pub(in super::super) fn delete(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.prepare_cached("DELETE FROM ticket_escalation_file WHERE escalation_id = ?1")?.execute([id])?;
    edit.prepare_cached("UPDATE ticket_message SET escalation_id = NULL WHERE escalation_id = ?1")?
        .execute([id])?;
    edit.prepare_cached("DELETE FROM ticket_escalation WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Makes a ticket one of a tier.
pub(in super::super) fn set_tier(edit: &Edit<'_>, ticket_id: i64, tier: i64) -> Result<()> {
    update_row(edit, "ticket", ticket_id, &[("tier", &tier)])
}
