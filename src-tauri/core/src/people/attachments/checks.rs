//! Whether the stored files are what they were when they came in.

use super::store;
use crate::kernel::{Message, Result};
use crate::register::{Connection, sha256};

/// Whether every stored file still has the SHA-256 it is found by, as a business check: what is wrong, in words.
pub fn stored_files_are_unaltered(connection: &Connection) -> Result<Option<Message>> {
    let mut altered = 0;
    store::each_stored_file(connection, |known, bytes| altered += usize::from(sha256(bytes) != known))?;
    Ok((altered > 0)
        .then(|| message!("{altered} stored files were altered. Take them from a backup.", altered)))
}
