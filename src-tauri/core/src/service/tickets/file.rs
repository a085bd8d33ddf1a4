//! Gives a file of a message, to be shown or saved elsewhere.

use serde::Deserialize;
use ts_rs::TS;

use super::messages;
use crate::kernel::{OptionExt, Result};
use crate::people::attachments::{AttachmentContent, stored_content};
use crate::register::Register;

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
    stored_content(register.reader(), file_name, &stored_sha256)
}
