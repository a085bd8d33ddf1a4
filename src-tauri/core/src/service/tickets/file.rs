//! Gives a file of a message, to be shown or saved elsewhere.

use serde::Deserialize;
use ts_rs::TS;

use super::messages;
use crate::kernel::{Error, OptionExt, Result};
use crate::people::attachments::{AttachmentContent, recognise};
use crate::register::{Register, StoredFile, sha256};

/// Asks for a file of a message.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetTicketsFile {
    /// The file.
    pub id: i64,
}

/// Gives a file of a message, after making sure that it is what was stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Conflict`] when the stored bytes changed.
pub fn file(register: &Register, GetTicketsFile { id }: GetTicketsFile) -> Result<AttachmentContent> {
    let (file_name, stored_sha256) =
        messages::store::file(register.reader(), id)?.or_not_found(template!("File"), id)?;
    let stored = StoredFile::find(register.reader(), &stored_sha256)?;
    let lost = || {
        let message = message!(
            "The content of {file_name} is not in the register, or no longer. Take it from a backup.",
            file_name
        );
        Error::not_found(message)
    };
    let bytes = stored.ok_or_else(lost)?.bytes;
    if sha256(&bytes) != stored_sha256 {
        return Err(Error::conflict(message!(
            "{file_name} is not as it was stored: the register is damaged. Take it from a backup.",
            file_name
        )));
    }
    // Looked at anew, because what may be opened is decided by what the file holds now.
    let media = recognise(&file_name, &bytes);
    Ok(AttachmentContent { file_name, media_type: media.media_type, opens: media.opens, bytes: bytes.into() })
}
