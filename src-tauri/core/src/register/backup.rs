//! A copy of the whole register, taken while it is open, and put back as a new file.

use std::path::Path;

use rusqlite::Connection;

use super::files::{BoundPath, Draft};
use super::{Access, Register, Schema, audit, capture};
use crate::kernel::{Clock, Error, ErrorKind, Result};

/// Whether a copy is kept that does not pass the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyCare {
    /// It has to pass.
    Sound,
    /// It is kept all the same: a damaged register is better than none.
    DespiteProblems,
}

impl Register {
    /// Writes a copy of the register to `destination`, which must not exist. The copy has its name when it was compared
    /// with the register, has passed every check and is safely on the disk.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] when the path is taken, [`ErrorKind::Io`] when it cannot be written, [`ErrorKind::Refused`]
    /// for a copy that fails a check, unless `care` lets it pass; then nothing is left behind.
    pub fn back_up(&self, destination: &Path, care: CopyCare) -> Result<()> {
        let draft = Draft::beside(destination)?;
        copy_into(&self.connection, &draft)?;
        let copy = Self::of_draft(&draft, self.schema, &self.user, self.clock)?;
        if contents(&copy.connection)? != contents(&self.connection)? {
            let message = message!(
                "{destination} would not hold what the register holds, so it was not kept. Try again.",
                destination = destination.display()
            );
            return Err(Error::new(ErrorKind::Io, message).with_nothing_changed());
        }
        let report = copy.check_contents()?;
        if care == CopyCare::Sound
            && let Some(failed) = report.checks.iter().find(|check| !check.ok)
        {
            let message = message!(
                "{path} does not pass its check, so no copy was kept. {failed}: {detail}. Leave it as it is, and look for a sound copy.",
                path = self.path.display(),
                failed = failed.name,
                detail = failed.detail
            );
            return Err(Error::new(ErrorKind::Refused, message));
        }
        drop(copy);
        draft.keep_as(destination)
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
        care: CopyCare,
    ) -> Result<()> {
        Self::open(backup, schema, user, clock, Access::Read)?.back_up(destination, care)
    }
}

/// Copies the whole database into an empty draft.
pub(super) fn copy_into(connection: &Connection, draft: &Draft) -> Result<()> {
    // VACUUM INTO fills an empty file but refuses any other.
    let copied = connection.execute("VACUUM INTO ?1", [BoundPath(draft.path())]);
    copied.map(|_| ()).map_err(|error| Error::from(error).with_nothing_changed())
}

/// What two copies of one register have in common.
#[derive(PartialEq)]
struct Contents {
    /// The last entry of the history and its hash.
    head: Option<(i64, String)>,
    /// How many rows each table has.
    rows: Vec<(String, i64)>,
}

fn contents(connection: &Connection) -> Result<Contents> {
    let mut tables = capture::recorded_tables(connection)?;
    tables.extend(capture::UNRECORDED.map(str::to_owned));
    let count = |table: String| -> Result<(String, i64)> {
        let sql = format!("SELECT count(*) AS rows FROM main.{table}");
        let rows = connection.query_row(&sql, [], |row| row.get("rows"))?;
        Ok((table, rows))
    };
    Ok(Contents {
        head: audit::head(connection)?,
        rows: tables.into_iter().map(count).collect::<Result<_>>()?,
    })
}
