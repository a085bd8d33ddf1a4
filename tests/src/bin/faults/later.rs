//! A version to come: this program with one step of the schema more, so that faults can be injected while a register is
//! brought up to date.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use consortium_core::kernel::{Clock, ErrorKind, Result};
use consortium_core::register::{Access, MIGRATIONS, Migration, Schema};
use consortium_core::{Door, SCHEMA};
use serde_json::json;

use crate::Failure;

/// What asks this program to be that version.
pub(crate) const WORD: &str = "as-a-later-version";

static LATER: Schema = Schema { migrations: &STEPS, ..SCHEMA };
static STEPS: [Migration; 2] = [MIGRATIONS[0], Migration { name: "0002", sql: STEP }];

/// A table that others refer to is built anew, and every member gets a column.
const STEP: &str = "
CREATE TABLE number_series_anew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    series TEXT NOT NULL UNIQUE,
    last_number INTEGER NOT NULL CHECK (last_number >= 0)
) STRICT;
INSERT INTO number_series_anew SELECT id, series, last_number FROM invoice_number_series;
DROP TABLE invoice_number_series;
ALTER TABLE number_series_anew RENAME TO invoice_number_series;
ALTER TABLE member ADD COLUMN motto TEXT NOT NULL DEFAULT 'Omnia mutantur';
UPDATE member SET motto = motto || ', ' || official_name;";

/// Opens the register at `path` as that version does, and archives a member. The exit codes are those of the command line.
pub(crate) fn archive_a_member(path: &Path) -> ExitCode {
    let archived = || -> Result<()> {
        let mut door = Door::open_as(path, &LATER, "faults", Clock::System, Access::Write)?;
        door.call("members.archive", json!({ "ids": [1] })).map(|_| ())
    };
    match archived() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(match error.kind {
                ErrorKind::Unanswered => 3,
                ErrorKind::Unknown => 4,
                _ => 1,
            })
        }
    }
}

/// The version that the register at `path` is of, as far as its header says: what was interrupted may be taken back yet, and
/// is brought up to date then.
pub(crate) fn schema_of(path: &Path) -> std::result::Result<&'static Schema, Failure> {
    let mut header = [0; 64];
    File::open(path)?.read_exact(&mut header)?;
    Ok(if header[60..] == [0, 0, 0, 2] { &LATER } else { &SCHEMA })
}
