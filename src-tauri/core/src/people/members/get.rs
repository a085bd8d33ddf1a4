//! Reads one member.

use super::{Member, store};
use crate::kernel::{OptionExt, Result};
use crate::register::Connection;

/// The member `id`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`].
pub fn find(connection: &Connection, id: i64) -> Result<Member> {
    store::find(connection, id)?.or_not_found(template!("Member"), id)
}
