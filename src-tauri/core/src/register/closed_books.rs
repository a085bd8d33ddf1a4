//! Through which day the books are closed: what every slice that writes dated money asks first.
//!
//! Triggers refuse such rows whoever writes them; this says it in words before they do.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use crate::kernel::{Error, Result, Template};

/// The last day that is closed; none while the books were never closed.
///
/// # Errors
/// What SQLite reports.
pub fn closed_through(connection: &Connection) -> Result<Option<NaiveDate>> {
    let mut statement = connection.prepare_cached("SELECT through_on FROM books_closed")?;
    Ok(statement.query_row([], |row| row.get("through_on")).optional()?)
}

/// Makes sure that `what`, such as "a payment", may be dated `day`.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when the books are closed through that day or a later one.
pub fn require_open(connection: &Connection, day: NaiveDate, what: Template) -> Result<()> {
    match closed_through(connection)? {
        Some(through_on) if day <= through_on => Err(Error::conflict(message!("The books are closed through {through_on, date, long}, so {what} of {day, date, long} can neither be added nor changed. Date it later, or reopen the year in Books.", through_on, what, day))
        .with("closed_through", through_on)),
        _ => Ok(()),
    }
}
