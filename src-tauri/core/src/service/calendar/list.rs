//! Lists the calendars.

use super::{Calendar, store};
use crate::kernel::Result;
use crate::register::Register;
use crate::register::history::Nothing;

/// Gives the calendars: the desk’s first, then ORCID’s, then the others by name.
pub fn list(register: &Register, _: Nothing) -> Result<Vec<Calendar>> {
    store::all(register.reader())
}
