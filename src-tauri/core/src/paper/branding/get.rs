//! Reads the look.

use super::{Stationery, store};
use crate::kernel::Result;
use crate::register::history::Nothing;
use crate::register::{Connection, Register};

/// The look of documents, for the slices above.
///
/// # Errors
/// A register that cannot be read.
pub fn read(connection: &Connection) -> Result<Stationery> {
    store::read(connection)
}

/// Gives the look of documents.
pub fn get(register: &Register, _: Nothing) -> Result<Stationery> {
    read(register.reader())
}
