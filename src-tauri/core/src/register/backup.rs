//! A copy of the whole register, taken while it is open, and put back as a new file.

use std::path::Path;

use rusqlite::Connection;

use super::open::{cannot_create, draft_beside};
use super::{Access, Register, Schema, check};
use crate::kernel::{Clock, Error, Result};

impl Register {
    /// Writes a checked copy of the register to `destination`, which must not exist.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Conflict`] when the path is taken and [`crate::kernel::ErrorKind::Io`] when it
    /// cannot be written; then nothing is left behind.
    pub fn back_up(&self, destination: &Path) -> Result<()> {
        if destination.exists() {
            return Err(Error::conflict(format!(
                "{} exists already. Choose another name.",
                destination.display()
            )));
        }
        let draft = draft_beside(destination)?;
        // VACUUM INTO fills an empty file but refuses any other.
        self.connection.execute("VACUUM INTO ?1", [draft.path().to_string_lossy()])?;
        check::refuse_damaged(&Connection::open(draft.path())?, destination)?;
        draft.as_file().sync_all().map_err(|error| cannot_create(destination, &error))?;
        draft.persist_noclobber(destination).map_err(|error| cannot_create(destination, &error.error))?;
        Ok(())
    }

    /// Puts a backup back as a new register at `destination`, which must not exist.
    ///
    /// # Errors
    /// As [`Register::open`] for a backup that is not sound and [`Register::back_up`] for the destination.
    pub fn restore(
        backup: &Path,
        destination: &Path,
        schema: &'static Schema,
        user: &str,
        clock: Clock,
    ) -> Result<()> {
        Self::open(backup, schema, user, clock, Access::Read)?.back_up(destination)
    }
}
