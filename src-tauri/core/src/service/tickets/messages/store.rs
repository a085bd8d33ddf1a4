//! Messages of tickets with their files, and addresses that could not be reached.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::super::{MessageKind, TicketChannel, TicketFile, TicketMessage};
use crate::kernel::Result;
use crate::people::attachments::recognise;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};
use crate::register::{Edit, StoredFile};
use crate::service::mail_files::DateFrom;

/// A message to be stored.
#[derive(Debug, Clone)]
pub(in super::super) struct NewMessage<'a> {
    pub(in super::super) ticket_id: i64,
    pub(in super::super) kind: MessageKind,
    pub(in super::super) escalation_id: Option<i64>,
    pub(in super::super) channel: TicketChannel,
    pub(in super::super) at: &'a str,
    pub(in super::super) offset_minutes: i32,
    pub(in super::super) date_from: DateFrom,
    pub(in super::super) from: (&'a str, &'a str),
    pub(in super::super) to_emails: &'a str,
    pub(in super::super) subject: &'a str,
    pub(in super::super) text: &'a str,
    pub(in super::super) fingerprint: &'a str,
    pub(in super::super) message_id: &'a str,
    pub(in super::super) in_reply_to: &'a str,
    pub(in super::super) reference_ids: &'a str,
    pub(in super::super) forwarded: (&'a str, &'a str),
    pub(in super::super) secrets_struck: i64,
}

/// Inserts a message.
pub(in super::super) fn insert_message(edit: &Edit<'_>, new: &NewMessage<'_>) -> Result<i64> {
    let entered_at = edit.timestamp();
    let columns: [ColumnValue<'_>; 20] = [
        ("ticket_id", &new.ticket_id),
        ("kind", &new.kind.code()),
        ("escalation_id", &new.escalation_id),
        ("channel", &new.channel.code()),
        ("at", &new.at),
        ("offset_minutes", &new.offset_minutes),
        ("date_from", &new.date_from.code()),
        ("entered_at", &entered_at),
        ("from_name", &new.from.0),
        ("from_email", &new.from.1),
        ("to_emails", &new.to_emails),
        ("subject", &new.subject),
        ("text", &new.text),
        ("fingerprint", &new.fingerprint),
        ("message_id", &new.message_id),
        ("in_reply_to", &new.in_reply_to),
        ("reference_ids", &new.reference_ids),
        ("forwarded_name", &new.forwarded.0),
        ("forwarded_email", &new.forwarded.1),
        ("secrets_struck", &new.secrets_struck),
    ];
    insert_row(edit, "ticket_message", &columns)
}

/// Keeps a file of a message.
pub(in super::super) fn insert_file(
    edit: &Edit<'_>,
    message_id: i64,
    file_name: &str,
    bytes: &[u8],
) -> Result<()> {
    let media = recognise(file_name, bytes);
    let stored = StoredFile { media_type: media.media_type.to_owned(), bytes: bytes.to_vec() };
    let sha256 = stored.keep(edit)?;
    let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let columns: [ColumnValue<'_>; 5] = [
        ("message_id", &message_id),
        ("file_name", &file_name),
        ("media_type", &media.media_type),
        ("size_bytes", &size_bytes),
        ("sha256", &sha256),
    ];
    insert_row(edit, "ticket_file", &columns).map(|_| ())
}

/// Notes an address that could not be reached.
pub(in super::super) fn insert_bounce(
    edit: &Edit<'_>,
    message_id: i64,
    recipient: &str,
    status: &str,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] =
        [("message_id", &message_id), ("recipient", &recipient), ("status", &status)];
    insert_row(edit, "ticket_bounce", &columns).map(|_| ())
}

/// The name and the SHA-256 of a file.
pub(in super::super) fn file(connection: &Connection, id: i64) -> Result<Option<(String, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT file_name, sha256 FROM ticket_file WHERE id = ?1")?;
    let read = |row: &Row<'_>| Ok((row.get("file_name")?, row.get("sha256")?));
    Ok(statement.query_row([id], read).optional()?)
}

/// The messages of a ticket, those of tickets merged into it included, the oldest first.
pub(in super::super) fn messages(connection: &Connection, id: i64) -> Result<Vec<TicketMessage>> {
    let mut statement = connection.prepare_cached(include_str!("sql/messages.sql"))?;
    let mut messages: Vec<TicketMessage> =
        statement.query_map([id], read_message)?.collect::<rusqlite::Result<_>>()?;
    for message in &mut messages {
        message.files = files(connection, message.id)?;
        message.bounces = bounces(connection, message.id)?;
    }
    Ok(messages)
}

fn read_message(row: &Row<'_>) -> rusqlite::Result<TicketMessage> {
    let date_from: String = row.get("date_from")?;
    Ok(TicketMessage {
        id: row.get("id")?,
        ticket_id: row.get("ticket_id")?,
        kind: code(row, "kind", MessageKind::from_code)?,
        escalation_id: row.get("escalation_id")?,
        channel: code(row, "channel", TicketChannel::from_code)?,
        at: row.get("at")?,
        offset_minutes: row.get("offset_minutes")?,
        is_dated: date_from == DateFrom::Date.code(),
        from_name: row.get("from_name")?,
        from_email: row.get("from_email")?,
        to_emails: row.get("to_emails")?,
        subject: row.get("subject")?,
        text: row.get("text")?,
        forwarded_name: row.get("forwarded_name")?,
        forwarded_email: row.get("forwarded_email")?,
        secrets_struck: row.get("secrets_struck")?,
        has_other_subject: false,
        files: Vec::new(),
        bounces: BTreeMap::new(),
    })
}

/// The files of a message.
pub(in super::super) fn files(connection: &Connection, message_id: i64) -> Result<Vec<TicketFile>> {
    let sql =
        "SELECT id, file_name, media_type, size_bytes FROM ticket_file WHERE message_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([message_id], read_file)?.collect::<rusqlite::Result<_>>()?)
}

pub(in super::super) fn read_file(row: &Row<'_>) -> rusqlite::Result<TicketFile> {
    let media_type: String = row.get("media_type")?;
    Ok(TicketFile {
        id: row.get("id")?,
        file_name: row.get("file_name")?,
        opens: media_type != "application/octet-stream",
        media_type,
        size_bytes: row.get("size_bytes")?,
    })
}

fn bounces(connection: &Connection, message_id: i64) -> Result<BTreeMap<String, String>> {
    let mut statement =
        connection.prepare_cached("SELECT recipient, status FROM ticket_bounce WHERE message_id = ?1")?;
    let read = |row: &Row<'_>| Ok((row.get("recipient")?, row.get("status")?));
    Ok(statement.query_map([message_id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Moves messages to another ticket.
pub(in super::super) fn move_message(edit: &Edit<'_>, message_id: i64, ticket_id: i64) -> Result<()> {
    edit.prepare_cached("UPDATE ticket_message SET ticket_id = ?1 WHERE id = ?2")?
        .execute(params![ticket_id, message_id])?;
    Ok(())
}

/// Whether mail to an address came back.
pub(in super::super) fn address_bounced(connection: &Connection, email: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM ticket_bounce WHERE recipient = ?1";
    Ok(connection.prepare_cached(sql)?.exists([email])?)
}

/// A message as it is stored.
#[derive(Debug, Clone)]
pub(in super::super) struct StoredMessage {
    pub(in super::super) ticket_id: i64,
    pub(in super::super) kind: MessageKind,
    pub(in super::super) at: String,
    pub(in super::super) from_email: String,
    pub(in super::super) to_emails: String,
    pub(in super::super) subject: String,
    pub(in super::super) text: String,
    pub(in super::super) message_id: String,
    pub(in super::super) in_reply_to: String,
    pub(in super::super) reference_ids: String,
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<StoredMessage> {
    Ok(StoredMessage {
        ticket_id: row.get("ticket_id")?,
        kind: code(row, "kind", MessageKind::from_code)?,
        at: row.get("at")?,
        from_email: row.get("from_email")?,
        to_emails: row.get("to_emails")?,
        subject: row.get("subject")?,
        text: row.get("text")?,
        message_id: row.get("message_id")?,
        in_reply_to: row.get("in_reply_to")?,
        reference_ids: row.get("reference_ids")?,
    })
}

/// The message `id`.
pub(in super::super) fn find(connection: &Connection, id: i64) -> Result<Option<StoredMessage>> {
    let mut statement = connection.prepare_cached("SELECT * FROM ticket_message WHERE id = ?1")?;
    Ok(statement.query_row([id], read_stored).optional()?)
}

/// The latest message of a ticket, or of one merged into it, that travelled by mail and that a person wrote.
pub(in super::super) fn last_that_travelled(
    connection: &Connection,
    id: i64,
) -> Result<Option<StoredMessage>> {
    let mut statement = connection.prepare_cached(include_str!("sql/last_that_travelled.sql"))?;
    Ok(statement.query_row([id], read_stored).optional()?)
}

/// Makes of a draft what it is once it was sent.
pub(in super::super) fn send(
    edit: &Edit<'_>,
    id: i64,
    kind: MessageKind,
    (at, offset_minutes): (&str, i32),
) -> Result<()> {
    let kind = kind.code();
    update_row(
        edit,
        "ticket_message",
        id,
        &[("kind", &kind), ("at", &at), ("offset_minutes", &offset_minutes)],
    )
}

/// Takes a draft away.
pub(in super::super) fn delete(edit: &Edit<'_>, id: i64) -> Result<()> {
    edit.prepare_cached("DELETE FROM ticket_file WHERE message_id = ?1")?.execute([id])?;
    edit.prepare_cached("DELETE FROM ticket_message WHERE id = ?1")?.execute([id])?;
    Ok(())
}
