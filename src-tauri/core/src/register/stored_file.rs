//! Files kept in the register by their content: written once, never changed, found by their SHA-256.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::audit::hex;
use crate::kernel::Result;

/// A file kept in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its media type, such as `image/png`.
    pub media_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl StoredFile {
    /// Keeps the file, if its content is not there yet, and gives the SHA-256 it is found by.
    pub fn keep(&self, connection: &Connection) -> Result<String> {
        let sha256 = sha256(&self.bytes);
        connection.execute(
            "INSERT INTO register_stored_file (sha256, media_type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO NOTHING",
            params![sha256, self.media_type, self.bytes],
        )?;
        Ok(sha256)
    }

    /// Lets the content go, unless something of the register still names it: then it stays.
    pub fn let_go(connection: &Connection, sha256: &str) -> Result<()> {
        connection.execute_batch("SAVEPOINT let_go")?;
        let sql = "DELETE FROM register_stored_file WHERE sha256 = ?1";
        let deleted = connection.execute(sql, [sha256]);
        let is_named = deleted
            .as_ref()
            .is_err_and(|error| error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation));
        if is_named {
            connection.execute_batch("ROLLBACK TO let_go; RELEASE let_go")?;
            return Ok(());
        }
        connection.execute_batch("RELEASE let_go")?;
        Ok(deleted.map(|_| ())?)
    }

    /// The file with this SHA-256.
    pub fn find(connection: &Connection, sha256: &str) -> Result<Option<Self>> {
        let read = |row: &rusqlite::Row<'_>| {
            Ok(Self { media_type: row.get("media_type")?, bytes: row.get("bytes")? })
        };
        let sql = "SELECT media_type, bytes FROM register_stored_file WHERE sha256 = ?1";
        Ok(connection.query_row(sql, [sha256], read).optional()?)
    }
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
