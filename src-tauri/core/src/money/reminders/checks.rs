//! What the check of the register asks of reminders.

use super::store;
use crate::kernel::{Message, Result};
use crate::register::Connection;

/// Every reminder's document is the one that was frozen; otherwise which is not.
pub fn documents_are_unaltered(connection: &Connection) -> Result<Option<Message>> {
    let altered = store::altered(connection)?.into_iter().next();
    Ok(altered.map(|(number, level, on)| {
        message!(
            "reminder {level} of invoice {number}, made on {on, date, long}, was altered afterwards",
            level,
            number,
            on
        )
    }))
}
