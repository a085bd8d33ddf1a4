//! Lists the sponsors.

use super::{Sponsor, store};
use crate::kernel::Result;
use crate::register::{Connection, Register};

/// Gives the sponsors, by name; archived ones last.
pub fn list(register: &Register) -> Result<Vec<Sponsor>> {
    store::all(register.reader())
}

/// One sponsor, if there is one of that id.
pub fn find(connection: &Connection, id: i64) -> Result<Option<Sponsor>> {
    store::find(connection, id)
}
