//! Gives a file of a message, to be shown or saved elsewhere.

use super::messages;
use crate::kernel::{Id, OptionExt, Result};
use crate::people::attachments::{AttachmentContent, stored_content};
use crate::register::Register;

/// Gives a file of a message, after making sure that it is what was stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], and [`crate::kernel::ErrorKind::Conflict`] when the stored bytes changed.
pub fn file(register: &Register, Id { id }: Id) -> Result<AttachmentContent> {
    let (file_name, stored_sha256) =
        messages::store::file(register.reader(), id)?.or_not_found(template!("File"), id)?;
    stored_content(register.reader(), file_name, &stored_sha256)
}
