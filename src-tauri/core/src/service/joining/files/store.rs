//! Files of enquiries in the register.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{AttachJoining, JoiningFile};
use crate::kernel::Result;
use crate::people::attachments::file_name::safe_file_name;
use crate::people::attachments::{opens, recognise};
use crate::register::rows::{ColumnValue, insert_row};
use crate::register::{Edit, StoredFile};

/// The files of an enquiry, each with the SHA-256 of its content.
pub(in super::super) fn of_enquiry(
    connection: &Connection,
    enquiry_id: i64,
) -> Result<Vec<(JoiningFile, String)>> {
    let sql = "SELECT * FROM joining_file WHERE enquiry_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let files = statement.query_map([enquiry_id], |row| Ok((read(row)?, row.get("sha256")?)))?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<JoiningFile> {
    let (media_type, file_name): (String, String) = (row.get("media_type")?, row.get("file_name")?);
    Ok(JoiningFile {
        id: row.get("id")?,
        criterion: row.get("criterion")?,
        document_id: row.get("document_id")?,
        file_name: safe_file_name(&file_name),
        opens: opens(&media_type),
        media_type,
        size_bytes: row.get("size_bytes")?,
        added_at: row.get("added_at")?,
        added_by: row.get("added_by")?,
    })
}

/// The enquiry that a file belongs to, its name and the SHA-256 of its content.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<(i64, String, String)>> {
    let sql = "SELECT enquiry_id, file_name, sha256 FROM joining_file WHERE id = ?1";
    let read = |row: &Row<'_>| {
        let name: String = row.get("file_name")?;
        Ok((row.get("enquiry_id")?, safe_file_name(&name), row.get("sha256")?))
    };
    Ok(connection.prepare_cached(sql)?.query_row([id], read).optional()?)
}

pub(super) fn insert(edit: &Edit<'_>, to: &AttachJoining, (name, bytes): &(String, Vec<u8>)) -> Result<()> {
    let media_type = recognise(name, bytes).media_type;
    let stored = StoredFile { media_type: media_type.to_owned(), bytes: bytes.clone() };
    let sha256 = stored.keep(edit)?;
    let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let (added_at, added_by) = (edit.timestamp(), edit.user());
    let columns: [ColumnValue<'_>; 9] = [
        ("enquiry_id", &to.id),
        ("criterion", &to.criterion),
        ("document_id", &to.document_id),
        ("file_name", name),
        ("media_type", &media_type),
        ("size_bytes", &size_bytes),
        ("sha256", &sha256),
        ("added_at", &added_at),
        ("added_by", &added_by),
    ];
    insert_row(edit, "joining_file", &columns).map(|_| ())
}

pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM joining_file WHERE id = ?1", [id])?;
    Ok(())
}
