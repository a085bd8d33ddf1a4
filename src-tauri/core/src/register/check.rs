//! Whether a register is sound: SQLite's own checks, the audit chain and the rules of the slices.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Register, audit, files, surroundings};
use crate::kernel::{Error, ErrorKind, Message, Result, Template};

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
    pub name: Message,
    /// Whether it holds.
    pub ok: bool,
    /// What was found.
    pub detail: Message,
}

impl Register {
    /// Runs every check there is. Takes a few seconds at most.
    pub fn check(&self) -> Result<CheckReport> {
        let mut report = self.check_contents()?;
        report.checks.push(result(
            template!("No other version of the register lies beside it"),
            surroundings::parted_versions(&self.connection, &self.path, self.clock)?,
        ));
        report.ok = report.checks.iter().all(|check| check.ok);
        Ok(report)
    }

    /// Runs every check of what the file holds, wherever it lies.
    pub(super) fn check_contents(&self) -> Result<CheckReport> {
        let connection = &self.connection;
        let mut checks =
            vec![result(template!("File is sound"), first_problem(connection, "PRAGMA integrity_check")?)];
        if !checks[0].ok {
            // What else would be read of a damaged file is not to be trusted.
            return Ok(CheckReport { ok: false, checks });
        }
        checks.push(result(template!("References between records hold"), foreign_key_problem(connection)?));
        checks.push(match audit::verify(connection)? {
            Ok(count) => CheckResult {
                name: message!("History is complete and unaltered"),
                ok: true,
                detail: message!("{count, plural, one {# entry} other {# entries}}", count),
            },
            Err(problem) => result(template!("History is complete and unaltered"), Some(problem)),
        });
        checks.push(remark(
            template!("History runs forward"),
            surroundings::backwards_entry(connection, self.clock)?,
        ));
        for check in self.schema.checks() {
            checks.push(result(check.name, (check.run)(connection)?));
        }
        Ok(CheckReport { ok: checks.iter().all(|check| check.ok), checks })
    }
}

/// Refuses a file that SQLite finds damaged; the quick form of the check, run at every opening.
///
/// # Errors
/// [`ErrorKind::Refused`] for a file that can be read and is damaged, [`ErrorKind::Io`] for one that the disk does not give:
/// nothing is known of it then.
pub(super) fn refuse_damaged(connection: &Connection, path: &Path) -> Result<()> {
    let shown = path.display();
    if found_damaged(connection)?.is_none() {
        return Ok(());
    }
    // SQLite calls a page damaged that the disk could not give once. So the disk is asked, and SQLite a second time.
    files::read_through(path).map_err(|error| unreadable(&format!("{shown}: {error}")))?;
    connection.execute_batch("PRAGMA shrink_memory")?;
    match found_damaged(connection)? {
        None => Ok(()),
        Some(problem) => Err(Error::new(
            ErrorKind::Refused,
            message!("{shown} is damaged: {problem}. Leave it as it is and open a backup.", shown, problem),
        )),
    }
}

fn found_damaged(connection: &Connection) -> Result<Option<Message>> {
    match first_problem(connection, "PRAGMA quick_check(1)")? {
        None => foreign_key_problem(connection),
        problem => Ok(problem),
    }
}

/// The first thing that a check of SQLite's finds.
fn first_problem(connection: &Connection, pragma: &str) -> Result<Option<Message>> {
    let found = connection.query_row(pragma, [], |row| row.get::<_, String>(0));
    match found {
        Ok(found) if found == "ok" => Ok(None),
        Ok(found) if tells_of_reading(&found) => Err(unreadable(&found)),
        found => finding(found.map(|found| Some(Message::said(found)))),
    }
}

/// What a look at the file found; that it could not be understood is a finding too.
fn finding(found: rusqlite::Result<Option<Message>>) -> Result<Option<Message>> {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    match found {
        Err(rusqlite::Error::SqliteFailure(failure, detail))
            if matches!(failure.code, DatabaseCorrupt | NotADatabase) =>
        {
            Ok(Some(detail.map_or_else(|| message!("a page is not as it should be"), Message::said)))
        }
        found => Ok(found?),
    }
}

/// Whether a finding is that a page could not be read or held, which says nothing about what the page holds: SQLite
/// gives the number of such an error, whose low byte is its kind (7 memory, 10 disk, 14 opening).
pub(super) fn tells_of_reading(finding: &str) -> bool {
    let Some((_, rest)) = finding.split_once("error code") else { return false };
    let digits: String =
        rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 7 | 10 | 14))
}

fn unreadable(detail: &str) -> Error {
    let detail = detail.replace('\n', ", ");
    let message = message!(
        "The disk could not be read ({detail}). This says nothing about the register: try again, and if it stays so, copy the file to another disk.",
        detail
    );
    Error::new(ErrorKind::Io, message).with_nothing_changed()
}

fn foreign_key_problem(connection: &Connection) -> Result<Option<Message>> {
    let sql = "SELECT \"table\" AS child, rowid AS row_id FROM pragma_foreign_key_check LIMIT 1";
    let read = |row: &rusqlite::Row<'_>| {
        Ok(message!(
            "{child} {row_id} refers to a record that does not exist",
            child = row.get::<_, String>("child")?,
            row_id = row.get::<_, i64>("row_id")?
        ))
    };
    finding(connection.query_row(sql, [], read).optional())
}

/// Something to know that is no fault of the register.
fn remark(name: Template, found: Option<Message>) -> CheckResult {
    CheckResult { ok: true, ..result(name, found) }
}

fn result(name: Template, problem: Option<Message>) -> CheckResult {
    CheckResult {
        name: name.into(),
        ok: problem.is_none(),
        detail: problem.unwrap_or_else(|| message!("nothing to report")),
    }
}
