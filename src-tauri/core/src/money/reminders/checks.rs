//! What the check of the register asks of reminders.

use super::store;
use crate::kernel::{Result, long_date};
use crate::register::Connection;

/// Every reminder's document is the one that was frozen; otherwise which is not.
pub fn documents_are_unaltered(connection: &Connection) -> Result<Option<String>> {
    let altered = store::altered(connection)?.into_iter().next();
    Ok(altered.map(|(number, level, on)| {
        format!("reminder {level} of invoice {number}, made on {}, was altered afterwards", long_date(on))
    }))
}
