//! Reads one member.

use serde::Deserialize;
use ts_rs::TS;

use super::{Member, store};
use crate::kernel::{OptionExt, Result};
use crate::register::Connection;

/// Asks for one member.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GetMembers {
    /// The member.
    pub id: i64,
}

/// The member `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub fn find(connection: &Connection, id: i64) -> Result<Member> {
    store::find(connection, id)?.or_not_found(template!("Member"), id)
}
