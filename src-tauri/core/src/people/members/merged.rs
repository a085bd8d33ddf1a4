//! Members that were merged into others: recorded twice, they are one. Their records stay for what must not change.

pub mod store;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Error, Result};
use crate::register::Connection;

/// The other side of a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Merged {
    pub id: i64,
    /// Its official name.
    pub name: String,
    /// When they were merged.
    #[ts(type = "string")]
    pub merged_on: NaiveDate,
}

/// The merges that concern a member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Merges {
    pub into: Option<Merged>,
    /// The members that were merged into it.
    pub from: Vec<Merged>,
}

/// The merges that concern member `id`.
pub fn merges(connection: &Connection, id: i64) -> Result<Merges> {
    Ok(Merges { into: store::merged_into(connection, id)?, from: store::merged_from(connection, id)? })
}

/// Refuses to change a member that was merged into another.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] that names the survivor.
pub fn refuse_merged(connection: &Connection, id: i64) -> Result<()> {
    match store::merged_into(connection, id)? {
        None => Ok(()),
        Some(survivor) => Err(Error::conflict(message!(
            "This member was merged into {survivor} on {merged_on, date, long}. Change that one, or undo the merge in the history.",
            survivor = survivor.name,
            merged_on = survivor.merged_on
        ))),
    }
}
