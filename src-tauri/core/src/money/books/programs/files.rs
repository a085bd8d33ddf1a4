//! The files that a program loads.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::BooksPeriod;
use super::entries::gather;
use super::{AccountingProgram, datev, quickbooks, sage, sap, settings, xero};
use crate::kernel::{Error, FileBytes, Message, Result, bank_text, csv_cell};
use crate::register::Register;

/// Asks for the journal of a period as files that a program loads.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GetBooksJournalFiles {
    /// Which one.
    pub program: AccountingProgram,
    /// The first day; that of the current licence year when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; that of the current licence year when absent.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// The journal of a period, as a program loads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalFiles {
    /// How many entries they hold.
    pub entries: usize,
    /// The files, in the order in which they are loaded; several where the program takes no more lines at once.
    pub files: Vec<JournalFile>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalFile {
    /// A name for it.
    pub file_name: String,
    /// What it holds.
    #[serde(rename = "data_base64")]
    pub bytes: FileBytes,
}

/// Gives the journal of a period as files that a program loads without another hand on them.
///
/// # Errors
/// A period that ends before it starts or that the program does not take, an amount whose rate is not known, an account that
/// the program cannot have, and what the program was not told yet.
pub fn journal_files(register: &Register, request: GetBooksJournalFiles) -> Result<JournalFiles> {
    let period = BooksPeriod::asked(register, request.from_on, request.until_on)?;
    if period.until_on < period.from_on {
        return Err(Error::invalid(
            "until_on",
            message!("The period ends before it starts. Choose a later last day."),
        ));
    }
    let program = request.program;
    let settings = settings(register.reader(), program)?;
    let (home, entries) = gather(register, &settings, period)?;
    let made = match program {
        AccountingProgram::Datev => vec![datev::file(register, &settings, period, home, &entries)?],
        AccountingProgram::Xero => xero::files(&settings, home, &entries)?,
        AccountingProgram::QuickbooksDesktop => vec![quickbooks::iif(home, &entries)],
        AccountingProgram::QuickbooksOnline => quickbooks::online(&settings, home, &entries)?,
        AccountingProgram::Sap => vec![sap::file(&settings, home, &entries)?],
        AccountingProgram::Sage => vec![sage::file(&settings, home, &entries)?],
    };
    let (from_on, until_on) = (period.from_on, period.until_on);
    let (name, count) = (settings.name.replace(' ', "-"), made.len());
    let files = made.into_iter().enumerate().map(|(place, bytes)| {
        let part = if count > 1 { format!(" {:02} of {count:02}", place + 1) } else { String::new() };
        let ending = if program == AccountingProgram::QuickbooksDesktop { "iif" } else { "csv" };
        // DATEV looks for files that begin so.
        let begin =
            if program == AccountingProgram::Datev { "EXTF_Buchungsstapel".to_owned() } else { name.clone() };
        JournalFile { file_name: format!("{begin} {from_on} {until_on}{part}.{ending}"), bytes: bytes.into() }
    });
    Ok(JournalFiles { entries: entries.len(), files: files.collect() })
}

/// Text in Windows-1252, the encoding of programs of that time; what it lacks is written in plain letters.
pub(super) fn windows_1252(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut letter = [0; 4];
    for character in text.chars() {
        let (encoded, _, is_missing) = encoding_rs::WINDOWS_1252.encode(character.encode_utf8(&mut letter));
        if is_missing {
            let plain = bank_text::plain(&character.to_string());
            bytes.extend(if plain.is_empty() { b"?" } else { plain.as_bytes() });
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    bytes
}

/// At most so many characters of a text, on one line.
pub(super) fn at_most(text: &str, characters: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(characters).collect::<String>().trim_end().to_owned()
}

/// Rows as comma-separated text with a heading; what a spreadsheet would take for a formula is written as text.
pub(super) fn comma_separated(heading: &[&str], rows: &[Vec<String>]) -> Result<String> {
    let failed =
        |error: csv::Error| Error::internal(message!("The list could not be written: {error}.", error));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(heading).map_err(failed)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| csv_cell::guarded(cell))).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(Message::said(error.to_string())))?;
    String::from_utf8(bytes).map_err(|error| Error::internal(Message::said(error.to_string())))
}

/// A day with slashes, the month first where that is the custom.
pub(super) fn slashed(on: NaiveDate, is_month_first: bool) -> String {
    on.format(if is_month_first { "%m/%d/%Y" } else { "%d/%m/%Y" }).to_string()
}

/// Runs of groups of rows that are not longer than a program takes at once; a group is never divided.
pub(super) fn in_runs(groups: Vec<Vec<Vec<String>>>, rows_max: usize) -> Vec<Vec<Vec<String>>> {
    let mut runs = Vec::new();
    let mut run: Vec<Vec<String>> = Vec::new();
    for group in groups {
        if !run.is_empty() && run.len() + group.len() > rows_max {
            runs.push(std::mem::take(&mut run));
        }
        run.extend(group);
    }
    runs.push(run);
    runs
}
