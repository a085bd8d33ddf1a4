//! Deadlines as a calendar that other programs read.

use super::{GetYearDeadlines, deadlines};
use crate::kernel::Result;
use crate::kernel::deadline_calendar::deadline_calendar;
use crate::people::profile;
use crate::register::Register;

/// The deadlines between two days as a calendar.
pub fn calendar(register: &Register, request: GetYearDeadlines) -> Result<String> {
    let name = profile::get(register)?.draft.name;
    let due = deadlines(register, request)?.rows;
    let now = register.clock().now();
    Ok(deadline_calendar(&format!("{name}: deadlines"), &due, &register.identity()?, now))
}
