//! Lists the calendars.

use super::{Calendar, store};
use crate::kernel::Result;
use crate::register::Register;

/// Gives the calendars: the desk’s first, then ORCID’s, then the others by name.
pub fn list(register: &Register) -> Result<Vec<Calendar>> {
    store::all(register.reader())
}
