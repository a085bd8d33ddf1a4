//! Adds a newer version to a document; the older ones stay.

use serde::Deserialize;
use ts_rs::TS;

use super::list::{find, owner_name};
use super::{AttachmentList, AttachmentStaging, list, store};
use crate::kernel::{Error, Result};
use crate::register::{Op, Register, sha256};

/// Asks to add a version.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddAttachmentsVersion {
    /// The document.
    pub id: i64,
    /// The token of the chosen file.
    pub token: String,
}

/// Adds a newer version to a document.
pub fn add_version(
    register: &mut Register,
    staging: &mut AttachmentStaging,
    request: AddAttachmentsVersion,
) -> Result<AttachmentList> {
    let (attached_to, title) = find(register.reader(), request.id)?;
    let owner = owner_name(register.reader(), attached_to)?;
    let file = staging.file(&request.token)?;
    if let Some(known) = store::title_of_content(register.reader(), attached_to, &sha256(&file.bytes))? {
        let message =
            message!("{file} is attached to {owner} already, as “{known}”.", file = file.name, owner, known);
        return Err(Error::invalid("file", message));
    }
    register.transact(Op::new(message!("New version of “{title}”", title)), |edit| {
        let version = store::insert_version(edit, request.id, file)?;
        edit.summarise(message!("Added version {version} of “{title}” of {owner}", version, title, owner));
        Ok(())
    })?;
    staging.forget(&[request.token]);
    list(register, attached_to)
}
