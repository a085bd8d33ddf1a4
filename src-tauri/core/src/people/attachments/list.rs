//! Lists documents.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Attachment, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::people::members;
use crate::register::{Connection, Register};

/// What documents are attached to. Asks for them, too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListAttachments {
    /// The member; with neither, the consortium as a whole.
    pub member_id: Option<i64>,
    pub agreement_id: Option<i64>,
}

/// Documents of a member, of an agreement or of the consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentList {
    /// The documents, the latest first.
    pub rows: Vec<Attachment>,
}

/// Lists the documents of a member, of an agreement or of the consortium as a whole.
pub fn list(register: &Register, request: ListAttachments) -> Result<AttachmentList> {
    owner_name(register.reader(), request)?;
    Ok(AttachmentList { rows: store::of_owner(register.reader(), request)? })
}

/// The name of what documents are attached to.
///
/// # Errors
/// A member or an agreement that does not exist, or both at once.
pub(super) fn owner_name(connection: &Connection, owner: ListAttachments) -> Result<String> {
    match (owner.member_id, owner.agreement_id) {
        (Some(id), None) => Ok(members::find(connection, id)?.draft.official_name),
        (None, Some(id)) => Ok(format!(
            "“{}”",
            store::agreement_title(connection, id)?.or_not_found(template!("Agreement"), id)?
        )),
        (None, None) => Ok("the consortium".to_owned()),
        (Some(_), Some(_)) => Err(Error::invalid(
            "agreement_id",
            message!("A document belongs to a member or to an agreement, not to both."),
        )),
    }
}

/// What a document is attached to, and its title.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub(super) fn find(connection: &Connection, id: i64) -> Result<(ListAttachments, String)> {
    store::find(connection, id)?
        .ok_or_else(|| Error::not_found(message!("Document {id} does not exist, or no longer exists.", id)))
}
