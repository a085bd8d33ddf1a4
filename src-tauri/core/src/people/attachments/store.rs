//! Attachments in the register.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::file_name::safe_file_name;
use super::staging::StagedContent;
use super::{Attachment, AttachmentDraft, AttachmentKind, AttachmentVersion, ListAttachments, media};
use crate::kernel::{Error, Result};
use crate::register::rows::{ColumnValue, insert_row, update_row};
use crate::register::{Edit, StoredFile};

/// The documents attached to something, the latest first, each with its versions.
pub(super) fn of_owner(connection: &Connection, owner: ListAttachments) -> Result<Vec<Attachment>> {
    let mut statement = connection.prepare_cached(include_str!("sql/of_owner.sql"))?;
    let mut rows = statement.query([owner.member_id, owner.agreement_id])?;
    let mut attachments: Vec<Attachment> = Vec::new();
    while let Some(row) = rows.next()? {
        let version = read_version(row)?;
        let id: i64 = row.get("id")?;
        match attachments.last_mut().filter(|attachment| attachment.id == id) {
            Some(attachment) => attachment.versions.push(version),
            None => attachments.push(read_attachment(row, version)?),
        }
    }
    Ok(attachments)
}

/// What a document is attached to, and its title.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<(ListAttachments, String)>> {
    let sql = "SELECT member_id, agreement_id, title FROM attachment WHERE id = ?1";
    let read = |row: &Row<'_>| {
        let owner =
            ListAttachments { member_id: row.get("member_id")?, agreement_id: row.get("agreement_id")? };
        Ok((owner, row.get("title")?))
    };
    Ok(connection.prepare_cached(sql)?.query_row([id], read).optional()?)
}

pub(super) fn agreement_title(connection: &Connection, id: i64) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT title FROM agreement WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get("title")).optional()?)
}

/// The title under which this content is attached already.
pub(super) fn title_of_content(
    connection: &Connection,
    owner: ListAttachments,
    sha256: &str,
) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(include_str!("sql/title_of_content.sql"))?;
    Ok(statement
        .query_row(params![owner.member_id, owner.agreement_id, sha256], |row| row.get("title"))
        .optional()?)
}

pub(super) fn insert(
    connection: &Connection,
    owner: ListAttachments,
    draft: &AttachmentDraft,
) -> Result<i64> {
    let kind = draft.kind.code();
    let columns: [ColumnValue<'_>; 6] = [
        ("member_id", &owner.member_id),
        ("agreement_id", &owner.agreement_id),
        ("title", &draft.title),
        ("kind", &kind),
        ("dated_on", &draft.dated_on),
        ("note", &draft.note),
    ];
    insert_row(connection, "attachment", &columns)
}

pub(super) fn update(connection: &Connection, id: i64, draft: &AttachmentDraft) -> Result<()> {
    let kind = draft.kind.code();
    let columns: [ColumnValue<'_>; 4] =
        [("title", &draft.title), ("kind", &kind), ("dated_on", &draft.dated_on), ("note", &draft.note)];
    update_row(connection, "attachment", id, &columns)
}

/// Stores the file as the next version of a document.
pub(super) fn insert_version(edit: &Edit<'_>, attachment_id: i64, file: &StagedContent) -> Result<i64> {
    let media_type = super::recognise(&file.name, &file.bytes).media_type;
    let stored = StoredFile { media_type: media_type.to_owned(), bytes: file.bytes.clone() };
    let sha256 = stored.keep(edit)?;
    let sql =
        "SELECT coalesce(max(version), 0) + 1 AS version FROM attachment_version WHERE attachment_id = ?1";
    let version: i64 = edit.query_row(sql, [attachment_id], |row| row.get("version"))?;
    let size_bytes = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let (added_at, added_by) = (edit.timestamp(), edit.user());
    let columns: [ColumnValue<'_>; 8] = [
        ("attachment_id", &attachment_id),
        ("version", &version),
        ("file_name", &file.name),
        ("media_type", &media_type),
        ("size_bytes", &size_bytes),
        ("sha256", &sha256),
        ("added_at", &added_at),
        ("added_by", &added_by),
    ];
    insert_row(edit, "attachment_version", &columns)?;
    Ok(version)
}

/// Removes a document with its versions; the contents stay.
pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM attachment_version WHERE attachment_id = ?1", [id])?;
    connection.execute("DELETE FROM attachment WHERE id = ?1", [id])?;
    Ok(())
}

/// The file name and the content's SHA-256 of a version.
pub(super) fn version_content(connection: &Connection, version_id: i64) -> Result<Option<(String, String)>> {
    let mut statement =
        connection.prepare_cached("SELECT file_name, sha256 FROM attachment_version WHERE id = ?1")?;
    let read = |row: &Row<'_>| {
        let name: String = row.get("file_name")?;
        Ok((safe_file_name(&name), row.get("sha256")?))
    };
    Ok(statement.query_row([version_id], read).optional()?)
}

/// Calls `look` with the SHA-256 and the bytes of every stored file, one at a time.
pub(super) fn each_stored_file(connection: &Connection, mut look: impl FnMut(&str, &[u8])) -> Result<()> {
    let mut statement =
        connection.prepare("SELECT sha256, bytes FROM register_stored_file ORDER BY sha256")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (sha256, bytes) = (row.get_ref("sha256")?, row.get_ref("bytes")?);
        look(sha256.as_str().unwrap_or_default(), bytes.as_blob().unwrap_or_default());
    }
    Ok(())
}

fn read_attachment(row: &Row<'_>, version: AttachmentVersion) -> Result<Attachment> {
    let word: String = row.get("kind")?;
    let kind = AttachmentKind::from_code(&word).ok_or_else(|| {
        Error::internal(message!("The register holds a document of the unknown kind “{word}”.", word))
    })?;
    Ok(Attachment {
        id: row.get("id")?,
        member_id: row.get("member_id")?,
        agreement_id: row.get("agreement_id")?,
        title: row.get("title")?,
        kind,
        dated_on: row.get("dated_on")?,
        note: row.get("note")?,
        versions: vec![version],
    })
}

fn read_version(row: &Row<'_>) -> rusqlite::Result<AttachmentVersion> {
    let (media_type, file_name): (String, String) = (row.get("media_type")?, row.get("file_name")?);
    Ok(AttachmentVersion {
        id: row.get("version_id")?,
        version: row.get("version")?,
        file_name: safe_file_name(&file_name),
        opens: media::opens(&media_type),
        media_type,
        size_bytes: row.get("size_bytes")?,
        sha256: row.get("sha256")?,
        added_at: row.get("added_at")?,
        added_by: row.get("added_by")?,
    })
}
