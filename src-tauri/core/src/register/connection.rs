//! The settings of every connection to a register, and the functions that its statements call.

use std::io::Write;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Error};

use super::stored_message;
use crate::kernel::{Clock, Result, text};

/// How long a statement waits for another connection, in milliseconds.
const BUSY_TIMEOUT_MS: u64 = 2_000;

/// Characters of a day as registers hold it: 2026-05-01.
const ISO_DAY_LENGTH: usize = 10;

/// How much of a register is kept in memory, in kibibytes, which SQLite counts below zero: a large import is written
/// once, not page by page as memory runs out.
pub(super) const CACHE_SIZE: i64 = -65_536;

/// Sets a connection up. One that `writes` also puts the file back into the form of one file that can be copied, if
/// another program left it otherwise.
pub(super) fn configure(connection: &Connection, clock: Clock, writes: bool) -> Result<()> {
    connection.busy_timeout(std::time::Duration::from_millis(BUSY_TIMEOUT_MS))?;
    connection.set_prepared_statement_cache_capacity(128);
    for (pragma, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("secure_delete", "ON"),
        ("synchronous", "FULL"),
        ("temp_store", "MEMORY"),
    ] {
        connection.pragma_update(None, pragma, value)?;
    }
    if writes {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
    }
    // `folded(text)`: the form in which text is searched, for lists that filter and sort by several columns at once.
    connection.create_scalar_function(
        "folded",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS,
        |context| Ok(text::search_key(context.get_raw(0).as_str()?)),
    )?;
    // `is_held(from_on, until_on)`: whether what began and ended on these days holds today.
    connection.create_scalar_function(
        "is_held",
        2,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
        move |context| {
            // Days in this form are in order as texts are, and a list asks this a hundred thousand times.
            let mut today = [0; ISO_DAY_LENGTH];
            write!(today.as_mut_slice(), "{}", clock.today())
                .map_err(|error| Error::UserFunctionError(error.into()))?;
            let (from_on, until_on) =
                (context.get_raw(0).as_bytes()?, context.get_raw(1).as_bytes_or_null()?);
            Ok(from_on <= today.as_slice() && until_on.is_none_or(|until_on| until_on > today.as_slice()))
        },
    )?;
    stored_message::define(connection)?;
    Ok(())
}
