//! Reads the look.

use super::{Stationery, store};
use crate::kernel::Result;
use crate::register::{Connection, Register};

/// The look of documents, for the slices above.
///
/// # Errors
/// A register that cannot be read.
pub fn read(connection: &Connection) -> Result<Stationery> {
    store::read(connection)
}

/// Gives the look of documents.
pub fn get(register: &Register) -> Result<Stationery> {
    read(register.reader())
}
