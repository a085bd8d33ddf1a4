//! The member that a member belongs to, and those that belong to it.

use serde::Serialize;
use ts_rs::TS;

use super::{Member, store};
use crate::kernel::{Message, Result};
use crate::register::Connection;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MemberName {
    pub id: i64,
    pub official_name: String,
}

/// A member's place among those that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Family {
    /// The member it belongs to.
    pub parent: Option<MemberName>,
    /// The members that belong to it.
    pub children: Vec<MemberName>,
}

/// The parent and the children of a member.
pub fn family(connection: &Connection, member: &Member) -> Result<Family> {
    let parent = match member.draft.parent_id {
        Some(parent_id) => store::lineage(connection, parent_id)?.into_iter().next(),
        None => None,
    };
    Ok(Family { parent, children: store::children(connection, member.id)? })
}

/// What is wrong with `parent_id` as the parent of member `id`, as a sentence.
pub(super) fn parent_problem(
    connection: &Connection,
    id: Option<i64>,
    parent_id: i64,
) -> Result<Option<Message>> {
    let lineage = store::lineage(connection, parent_id)?;
    let Some(parent) = lineage.first() else {
        return Ok(Some(message!("The parent is not in the register. Choose another member.")));
    };
    Ok(lineage.iter().any(|ancestor| Some(ancestor.id) == id).then(|| {
        if Some(parent_id) == id {
            message!("A member cannot belong to itself. Choose another one.")
        } else {
            message!(
                "{member} belongs to this member itself. Choose another one.",
                member = parent.official_name
            )
        }
    }))
}
