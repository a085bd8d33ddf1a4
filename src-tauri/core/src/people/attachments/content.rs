//! Gives the content of a version, to be shown or saved elsewhere.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{recognise, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::{Register, StoredFile, sha256};

/// Asks for the content of a version.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetAttachmentsContent {
    /// The version.
    pub version_id: i64,
}

/// The content of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The name of the file it came in: a name, never a path.
    pub file_name: String,
    /// What content and name together are recognised as.
    pub media_type: &'static str,
    /// Whether it may be opened; otherwise it can only be saved.
    pub opens: bool,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The content of a version as it crosses the door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EncodedContent {
    /// The name of the file it came in.
    pub file_name: String,
    /// What content and name together are recognised as.
    pub media_type: String,
    /// The file in base 64.
    pub data_base64: String,
}

/// Gives the content of a version, after making sure that it is what was stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Conflict`] when the stored bytes changed.
pub fn content(register: &Register, version_id: i64) -> Result<Content> {
    let found = store::version_content(register.reader(), version_id)?;
    let (file_name, stored_sha256) = found.or_not_found(template!("Document version"), version_id)?;
    let file = StoredFile::find(register.reader(), &stored_sha256)?;
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
    Ok(Content { file_name, media_type: media.media_type, opens: media.opens, bytes })
}

/// Gives the content of a version in base 64.
pub fn encoded_content(register: &Register, request: GetAttachmentsContent) -> Result<EncodedContent> {
    let content = content(register, request.version_id)?;
    Ok(EncodedContent {
        file_name: content.file_name,
        media_type: content.media_type.to_owned(),
        data_base64: STANDARD.encode(content.bytes),
    })
}
