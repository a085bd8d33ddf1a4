//! Edits what is known of a document. Its content only changes by a new version.

use serde::Deserialize;
use ts_rs::TS;

use super::list::{find, owner_name};
use super::{AttachmentDraft, AttachmentList, add, list, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to edit a document.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateAttachments {
    /// The document.
    pub id: i64,
    /// What is known of it from now on.
    pub draft: AttachmentDraft,
}

/// Edits what is known of a document.
pub fn update(register: &mut Register, request: UpdateAttachments) -> Result<AttachmentList> {
    let (attached_to, _) = find(register.reader(), request.id)?;
    let owner = owner_name(register.reader(), attached_to)?;
    let draft = add::checked(&request.draft)?;
    let summary = message!("Edited “{title}” of {owner}", title = draft.title, owner);
    register.transact(Op::new(summary), |edit| store::update(edit, request.id, &draft))?;
    list(register, attached_to)
}
