//! People in the tables of the desk.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use crate::kernel::Result;
use crate::register::rows::{ColumnValue, update_row};
use crate::register::{Edit, Person};

/// A ticket that a person asked.
#[derive(Debug, Clone)]
pub(super) struct AskedTicket {
    pub(super) id: i64,
    pub(super) number: String,
    pub(super) subject: String,
    pub(super) received_at: String,
    pub(super) asker_name: String,
    pub(super) asker_email: String,
    pub(super) remark: String,
}

/// A message that a person wrote or that stands in a ticket that they asked.
#[derive(Debug, Clone)]
pub(super) struct NamingMessage {
    pub(super) id: i64,
    pub(super) number: String,
    pub(super) at: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) from_email: String,
    pub(super) to_emails: String,
    pub(super) forwarded_email: String,
    /// Whether the person wrote it.
    pub(super) is_theirs: bool,
}

pub(super) fn tickets(connection: &Connection, person: &Person) -> Result<Vec<AskedTicket>> {
    let mut statement = connection.prepare_cached(include_str!("sql/tickets.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(AskedTicket {
            id: row.get("id")?,
            number: row.get("number")?,
            subject: row.get("subject")?,
            received_at: row.get("received_at")?,
            asker_name: row.get("asker_name")?,
            asker_email: row.get("asker_email")?,
            remark: row.get("remark")?,
        })
    };
    let (contacts, emails) =
        (serde_json::to_string(&person.contact_ids)?, serde_json::to_string(&person.emails)?);
    Ok(statement.query_map([contacts, emails], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn messages(connection: &Connection, person: &Person) -> Result<Vec<NamingMessage>> {
    let mut statement = connection.prepare_cached(include_str!("sql/messages.sql"))?;
    let read = |row: &Row<'_>| {
        Ok(NamingMessage {
            id: row.get("id")?,
            number: row.get("number")?,
            at: row.get("at")?,
            subject: row.get("subject")?,
            text: row.get("text")?,
            from_email: row.get("from_email")?,
            to_emails: row.get("to_emails")?,
            forwarded_email: row.get("forwarded_email")?,
            is_theirs: row.get("is_theirs")?,
        })
    };
    let (contacts, emails) =
        (serde_json::to_string(&person.contact_ids)?, serde_json::to_string(&person.emails)?);
    Ok(statement.query_map([contacts, emails], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn bounces(connection: &Connection, person: &Person) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM ticket_bounce WHERE recipient IN (SELECT value FROM json_each(?1)) ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map([serde_json::to_string(&person.emails)?], |row| row.get("id"))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// The entries of the history that changed a row.
pub(in super::super) fn entries(connection: &Connection, table: &str, id: i64) -> Result<BTreeSet<i64>> {
    let sql = "SELECT DISTINCT entry_id FROM register_audit_change WHERE table_name = ?1 AND ?2 BETWEEN first_row_id AND last_row_id";
    let mut statement = connection.prepare_cached(sql)?;
    let entries = statement.query_map(params![table, id], |row| row.get("entry_id"))?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn forget_asker(
    edit: &Edit<'_>,
    id: i64,
    pseudonym: &str,
    subject: &str,
    remark: &str,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 4] =
        [("asker_name", &pseudonym), ("asker_email", &""), ("subject", &subject), ("remark", &remark)];
    update_row(edit, "ticket", id, &columns)
}

pub(super) fn forget_message(
    edit: &Edit<'_>,
    message: &NamingMessage,
    person: &Person,
    without: fn(&str, &Person) -> String,
) -> Result<()> {
    let is_theirs = |email: &str| person.emails.contains(&email.to_lowercase());
    let kept: Vec<&str> = message.to_emails.split(", ").filter(|email| !is_theirs(email)).collect();
    let (subject, text, to_emails) =
        (without(&message.subject, person), without(&message.text, person), kept.join(", "));
    let mut columns: Vec<ColumnValue<'_>> =
        vec![("subject", &subject), ("text", &text), ("to_emails", &to_emails)];
    if is_theirs(&message.from_email) {
        columns.extend([("from_name", &person.pseudonym as &dyn rusqlite::ToSql), ("from_email", &"")]);
    }
    if is_theirs(&message.forwarded_email) {
        columns.extend([
            ("forwarded_name", &person.pseudonym as &dyn rusqlite::ToSql),
            ("forwarded_email", &""),
        ]);
    }
    update_row(edit, "ticket_message", message.id, &columns)
}

pub(super) fn forget_bounce(edit: &Edit<'_>, id: i64, pseudonym: &str) -> Result<()> {
    update_row(edit, "ticket_bounce", id, &[("recipient", &pseudonym)])
}
