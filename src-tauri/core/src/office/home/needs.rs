//! Gathers what needs somebody today.

use super::NeedList;
use crate::kernel::Result;
use crate::register::Register;

/// Gives what needs somebody today, ranked by day; on one day in the order of the slices.
pub fn needs(register: &Register) -> Result<NeedList> {
    let mut rows = Vec::new();
    for needs in register.schema().needs() {
        rows.extend(needs(register)?);
    }
    rows.sort_by_key(|need| need.on);
    Ok(NeedList { rows })
}
