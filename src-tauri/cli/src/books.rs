//! Writes the auditor's folder of a licence year, or its journal as an accounting program loads it.

use std::sync::atomic::AtomicBool;

use consortium_core::Door;
use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use consortium_core::money::books::{AccountingProgram, GetBooksJournalFiles, journal_files, period_of_year};
use consortium_core::office::exports::auditor;
use consortium_core::paper::typesetting::files::{FileOutcome, write_atomically};
use serde_json::json;

use crate::arguments::{Books, Program};
use crate::done;
use crate::output::{self, Outcome};
use crate::registers;

pub(crate) fn books(arguments: &Books) -> Result<Outcome> {
    let door = registers::open_to_read(&arguments.register)?;
    if let Some(program) = arguments.journal {
        return journal(&door, arguments, program);
    }
    let folder = auditor::gather(door.register(), arguments.year)?;
    let written = folder.write(&arguments.folder, &|_, _| {}, &AtomicBool::new(false))?;
    let shown = arguments.folder.display();
    done::stands(message!("{shown} was written.", shown));
    output::message(&format!("{shown}: {} written, {} already right.", written.written, written.skipped));
    if arguments.json {
        output::json(&json!({
            "year": arguments.year, "files": folder.file_count(), "written": written.written, "skipped": written.skipped,
        }))?;
    }
    Ok(Outcome::Done)
}

fn journal(door: &Door, arguments: &Books, program: Program) -> Result<Outcome> {
    let period = period_of_year(door.register(), arguments.year)?;
    let program = match program {
        Program::Datev => AccountingProgram::Datev,
        Program::Xero => AccountingProgram::Xero,
        Program::QuickbooksDesktop => AccountingProgram::QuickbooksDesktop,
        Program::QuickbooksOnline => AccountingProgram::QuickbooksOnline,
        Program::Sap => AccountingProgram::Sap,
        Program::Sage => AccountingProgram::Sage,
    };
    let (from_on, until_on) = (Some(period.from_on), Some(period.until_on));
    let made = journal_files(door.register(), GetBooksJournalFiles { program, from_on, until_on })?;
    let shown = arguments.folder.display();
    let cannot_write = |error: std::io::Error| {
        Error::new(ErrorKind::Io, message!("{shown} could not be written: {error}.", shown, error))
    };
    std::fs::create_dir_all(&arguments.folder).map_err(cannot_write)?;
    let (mut written, mut names) = (0, Vec::new());
    for file in &made.files {
        let outcome =
            write_atomically(&arguments.folder.join(&file.file_name), &file.bytes).map_err(cannot_write)?;
        written += usize::from(outcome != FileOutcome::Unchanged);
        names.push(&file.file_name);
    }
    done::stands(message!("{shown} was written.", shown));
    let skipped = names.len() - written;
    output::message(&format!("{shown}: {written} written, {skipped} already right."));
    if arguments.json {
        output::json(&json!({
            "year": arguments.year, "entries": made.entries, "files": names, "written": written, "skipped": skipped,
        }))?;
    }
    Ok(Outcome::Done)
}
