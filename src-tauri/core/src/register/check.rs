//! Whether a register is sound: SQLite's own checks, the audit chain and the rules of the slices.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Register, audit};
use crate::kernel::{Error, ErrorKind, Result};

/// The outcome of every check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckReport {
    /// Whether all of them hold.
    pub ok: bool,
    /// Each check.
    pub checks: Vec<CheckResult>,
}

/// The outcome of one check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckResult {
    /// What was checked.
    pub name: String,
    /// Whether it holds.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

impl Register {
    /// Runs every check there is. Takes a few seconds at most.
    pub fn check(&self) -> Result<CheckReport> {
        let connection = &self.connection;
        let mut checks = vec![
            result("File is sound", first_problem(connection, "PRAGMA integrity_check")?),
            result("References between records hold", foreign_key_problem(connection)?),
        ];
        checks.push(match audit::verify(connection)? {
            Ok(count) => CheckResult {
                name: "History is complete and unaltered".into(),
                ok: true,
                detail: format!("{count} entries"),
            },
            Err(problem) => result("History is complete and unaltered", Some(problem)),
        });
        for check in self.schema.checks {
            checks.push(result(check.name, (check.run)(connection)?));
        }
        Ok(CheckReport { ok: checks.iter().all(|check| check.ok), checks })
    }
}

/// Refuses a file that SQLite finds damaged; the quick form of the check, run at every opening.
pub(super) fn refuse_damaged(connection: &Connection, path: &Path) -> Result<()> {
    let problem = match first_problem(connection, "PRAGMA quick_check(1)") {
        Ok(None) => foreign_key_problem(connection)?,
        Ok(Some(problem)) => Some(problem),
        Err(error) if error.kind == ErrorKind::Refused => Some(error.message),
        Err(error) => return Err(error),
    };
    match problem {
        None => Ok(()),
        Some(problem) => Err(Error::new(
            ErrorKind::Refused,
            format!("{} is damaged: {problem}. Leave it as it is and open a backup.", path.display()),
        )),
    }
}

fn first_problem(connection: &Connection, pragma: &str) -> Result<Option<String>> {
    let found: String = connection.query_row(pragma, [], |row| row.get(0))?;
    Ok((found != "ok").then_some(found))
}

fn foreign_key_problem(connection: &Connection) -> Result<Option<String>> {
    let sql = "SELECT \"table\" AS child, rowid AS row_id FROM pragma_foreign_key_check LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(format!(
            "{} {} refers to a record that does not exist",
            row.get::<_, String>("child")?,
            row.get::<_, i64>("row_id")?
        ))
    };
    Ok(connection.query_row(sql, [], read).optional()?)
}

fn result(name: &str, problem: Option<String>) -> CheckResult {
    CheckResult {
        name: name.to_owned(),
        ok: problem.is_none(),
        detail: problem.unwrap_or_else(|| "nothing to report".to_owned()),
    }
}
