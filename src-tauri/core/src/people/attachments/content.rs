//! Gives the content of a version, to be shown or saved elsewhere.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{recognise, store};
use crate::kernel::{Error, FileBytes, OptionExt, Result};
use crate::register::{Connection, Register, StoredFile, sha256};

/// Asks for the content of a version.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetAttachmentsContent {
    pub version_id: i64,
}

/// The content of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentContent {
    /// The name of the file it came in: a name, never a path.
    pub file_name: String,
    /// What content and name together are recognised as.
    pub media_type: &'static str,
    /// Whether it may be opened; otherwise it can only be saved.
    pub opens: bool,
    #[serde(rename = "data_base64")]
    pub bytes: FileBytes,
}

/// Gives the content of a version, after making sure that it is what was stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Conflict`] when the stored bytes changed.
pub fn content(
    register: &Register,
    GetAttachmentsContent { version_id }: GetAttachmentsContent,
) -> Result<AttachmentContent> {
    let found = store::version_content(register.reader(), version_id)?;
    let (file_name, stored_sha256) = found.or_not_found(template!("Document version"), version_id)?;
    stored_content(register.reader(), file_name, &stored_sha256)
}

/// The stored content that a name and a SHA-256 stand for, after making sure that it is what was stored.
///
/// # Errors
/// As [`content`].
pub fn stored_content(
    connection: &Connection,
    file_name: String,
    stored_sha256: &str,
) -> Result<AttachmentContent> {
    let file = StoredFile::find(connection, stored_sha256)?;
    let lost = || {
        let message = message!(
            "The content of {file_name} is not in the register, or no longer. Take it from a backup.",
            file_name
        );
        Error::not_found(message)
    };
    let bytes = file.ok_or_else(lost)?.bytes;
    if sha256(&bytes) != stored_sha256 {
        let message = message!(
            "{file_name} is not as it was stored: the register is damaged. Take it from a backup.",
            file_name
        );
        return Err(Error::conflict(message));
    }
    // Looked at anew, because what may be opened is decided by what the file holds now.
    let media = recognise(&file_name, &bytes);
    Ok(AttachmentContent { file_name, media_type: media.media_type, opens: media.opens, bytes: bytes.into() })
}
