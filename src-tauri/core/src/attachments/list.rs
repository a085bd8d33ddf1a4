//! Lists documents.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Attachment, store};
use crate::kernel::{Error, Result};
use crate::members;
use crate::register::{Connection, Register};

/// Asks for the documents of a member, or of the consortium.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListAttachments {
    /// The member; the consortium as a whole when absent.
    pub member_id: Option<i64>,
}

/// Documents of a member, or of the consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentList {
    /// The documents, the latest first.
    pub rows: Vec<Attachment>,
}

/// Lists the documents of a member, or of the consortium as a whole.
pub fn list(register: &Register, request: ListAttachments) -> Result<AttachmentList> {
    if let Some(id) = request.member_id {
        members::find(register.reader(), id)?;
    }
    Ok(AttachmentList { rows: store::of_member(register.reader(), request.member_id)? })
}

/// The name of a member, or what the consortium is called here.
pub(super) fn owner_name(connection: &Connection, member_id: Option<i64>) -> Result<String> {
    match member_id {
        Some(id) => Ok(members::find(connection, id)?.draft.official_name),
        None => Ok("the consortium".to_owned()),
    }
}

/// The member and the title of a document.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub(super) fn find(connection: &Connection, id: i64) -> Result<(Option<i64>, String)> {
    store::find(connection, id)?
        .ok_or_else(|| Error::not_found(format!("Document {id} does not exist, or no longer exists.")))
}
