//! Removes a document with all its versions; can be undone.

use serde::Deserialize;
use ts_rs::TS;

use super::list::{find, owner_name};
use super::{AttachmentList, list, store};
use crate::kernel::Result;
use crate::register::{Op, Register};

/// Asks to remove a document.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct RemoveAttachments {
    /// The document.
    pub id: i64,
}

/// Removes a document with all its versions.
pub fn remove(register: &mut Register, request: RemoveAttachments) -> Result<AttachmentList> {
    let (attached_to, title) = find(register.reader(), request.id)?;
    let owner = owner_name(register.reader(), attached_to)?;
    let summary = message!("Removed “{title}” from {owner}", title, owner);
    register.transact(Op::new(summary), |edit| store::delete(edit, request.id))?;
    list(register, attached_to)
}
