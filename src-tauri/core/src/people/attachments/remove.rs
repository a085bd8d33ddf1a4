//! Removes a document with all its versions; can be undone.

use super::list::{find, owner_name};
use super::{AttachmentList, list, store};
use crate::kernel::{Id, Result};
use crate::register::{Op, Register};

/// Removes a document with all its versions.
pub fn remove(register: &mut Register, request: Id) -> Result<AttachmentList> {
    let (attached_to, title) = find(register.reader(), request.id)?;
    let owner = owner_name(register.reader(), attached_to)?;
    let summary = message!("Removed “{title}” from {owner}", title, owner);
    register.transact(Op::new(summary), |edit| store::delete(edit, request.id))?;
    list(register, attached_to)
}
