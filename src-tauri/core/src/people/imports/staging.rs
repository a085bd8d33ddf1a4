//! Files that were chosen and wait to be imported. They live in memory and never reach the register as such.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

use crate::kernel::{OptionExt, Result, foreign};
use crate::people::imports::table::Reading;
use crate::people::imports::workbook::{Grid, Wanted};
use crate::people::imports::{decode, workbook, workbook_limits};
use crate::register::sha256;

/// Files kept at a time; the oldest gives way.
const STAGED_MAX: usize = 4;

/// The staged files of an open register.
#[derive(Debug, Default)]
pub struct Staging {
    files: BTreeMap<usize, Arc<StagedFile>>,
    last_number: usize,
}

/// A file that was read into memory, to be imported.
#[derive(Debug)]
pub struct StagedFile {
    pub(crate) name: String,
    pub(crate) bytes: Arc<Vec<u8>>,
    pub(crate) sha256: String,
    /// What came of reading a sheet last, and how it was asked for.
    grid: Mutex<Option<(Wanted, Result<Arc<Grid>>)>>,
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StagedFor {
    /// A list of members or contacts.
    Import,
    /// The list of a bank. A filter hides payments from the eye, but the money came all the same, and a merged cell must
    /// not count twice.
    Bank,
}

impl StagedFor {
    /// How a list is read for it.
    pub(crate) fn reading(self) -> Reading<'static> {
        match self {
            Self::Import => Reading::default(),
            Self::Bank => Reading { hidden: true, counts_once: true, ..Reading::default() },
        }
    }
}

/// A part of a staged file that a command is about to read.
#[derive(Debug)]
pub struct ReadAhead {
    file: Arc<StagedFile>,
    wanted: Wanted,
}

impl ReadAhead {
    /// Reads it. What goes wrong is kept, for the command to tell.
    pub fn read(&self) {
        self.file.look_at(&self.wanted);
    }
}

impl Staging {
    /// Keeps `bytes` under `name` and gives the token they are known by.
    pub fn stage_bytes(&mut self, name: &str, bytes: Vec<u8>) -> String {
        self.keep(StagedFile::of(name, bytes))
    }

    /// Keeps a file that was read and gives the token it is known by.
    pub fn keep(&mut self, file: StagedFile) -> String {
        self.last_number += 1;
        self.files.insert(self.last_number, Arc::new(file));
        if self.files.len() > STAGED_MAX {
            self.files.pop_first();
        }
        format!("import-{}", self.last_number)
    }

    pub(crate) fn file(&self, token: &str) -> Result<&StagedFile> {
        self.find(token).map(Arc::as_ref).or_not_found("The chosen file", format!("“{token}”"))
    }

    /// What the command called `name` reads of a staged file, as its `request` says.
    pub(crate) fn read_ahead(&self, name: &str, request: &serde_json::Value) -> Option<ReadAhead> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Asked {
            token: String,
            sheet: Option<String>,
            hidden: bool,
        }
        let read_for = match name.split_once('.')?.0 {
            "imports" => StagedFor::Import,
            "bank_statements" => StagedFor::Bank,
            _ => return None,
        };
        // A request of another form is refused where it is read.
        let asked = Asked::deserialize(request).ok()?;
        let reading = read_for.reading();
        let hidden = asked.hidden || reading.hidden;
        let wanted = Reading { sheet: asked.sheet.as_deref(), hidden, ..reading }.wanted();
        Some(ReadAhead { file: Arc::clone(self.find(&asked.token)?), wanted })
    }

    fn find(&self, token: &str) -> Option<&Arc<StagedFile>> {
        self.files.get(&token.strip_prefix("import-")?.parse().ok()?)
    }
}

impl StagedFile {
    /// Reads the file at `path` into memory, and of a workbook the sheet that is looked at first: a large one takes long,
    /// so this needs no register.
    ///
    /// # Errors
    /// As [`foreign::read_file`].
    pub fn read(path: &Path, read_for: StagedFor) -> Result<Self> {
        let bytes = foreign::read_file(path, decode::FILE_BYTES_MAX)?;
        let file = Self::of(&path.file_name().unwrap_or_default().to_string_lossy(), bytes);
        file.look_at(&read_for.reading().wanted());
        Ok(file)
    }

    fn of(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), sha256: sha256(&bytes), bytes: Arc::new(bytes), grid: Mutex::default() }
    }

    fn look_at(&self, wanted: &Wanted) {
        if workbook::is_workbook(&self.bytes) {
            // What goes wrong is kept, and told by whoever asks for the rows.
            drop(self.grid(wanted));
        }
    }

    /// The rows of a sheet. They are read once, even if that fails: a plan is worked out again with every choice.
    pub(crate) fn grid(&self, wanted: &Wanted) -> Result<Arc<Grid>> {
        let mut kept = self.grid.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, read)) = kept.as_ref()
            && asked == wanted
        {
            return read.clone();
        }
        let (bytes, asked) = (Arc::clone(&self.bytes), wanted.clone());
        let read = foreign::within(workbook_limits::SECONDS_MAX, move || workbook::read(&bytes, &asked));
        let stopped = |stopped| {
            decode::refused(&format!(
                "The workbook is not read: {stopped}. Open it, and save only the list itself as XLSX or as CSV."
            ))
        };
        let read = read.map_err(stopped).and_then(|read| read).map(Arc::new);
        *kept = Some((wanted.clone(), read.clone()));
        read
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn workbook_of(text: &str) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(0, 0, text).unwrap();
        workbook.add_worksheet().set_name("Other").unwrap().write(0, 0, "B").unwrap();
        workbook.save_to_buffer().unwrap()
    }

    fn kept(file: &StagedFile) -> Option<Wanted> {
        file.grid.lock().unwrap().as_ref().map(|(wanted, _)| wanted.clone())
    }

    #[test]
    fn what_is_looked_at_first_is_read_before_it_is_staged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.xlsx");
        std::fs::write(&path, workbook_of("A")).unwrap();
        for read_for in [StagedFor::Import, StagedFor::Bank] {
            let file = StagedFile::read(&path, read_for).unwrap();
            assert_eq!(kept(&file), Some(read_for.reading().wanted()));
        }
    }

    #[test]
    fn what_a_command_reads_can_be_read_ahead() {
        let mut staging = Staging::default();
        let token = staging.stage_bytes("list.xlsx", workbook_of("A"));
        let request = json!({ "token": token, "sheet": "Other", "hidden": true, "delimiter": null });
        let ahead = staging.read_ahead("imports.plan", &request).unwrap();
        ahead.read();
        let reading = Reading { sheet: Some("Other"), hidden: true, ..Reading::default() };
        assert_eq!(kept(staging.file(&token).unwrap()), Some(reading.wanted()));
        let bank = json!({ "token": token, "sheet": null });
        staging.read_ahead("bank_statements.inspect", &bank).unwrap().read();
        assert_eq!(kept(staging.file(&token).unwrap()), Some(StagedFor::Bank.reading().wanted()));
        assert!(staging.read_ahead("imports.list", &json!({})).is_none());
        assert!(staging.read_ahead("members.list", &request).is_none());
        assert!(staging.read_ahead("imports.plan", &json!({ "token": "import-9" })).is_none());
    }

    #[test]
    fn a_workbook_that_cannot_be_read_is_not_tried_again() {
        let file = StagedFile::of("list.xlsx", b"PK\x03\x04 no workbook".to_vec());
        let wanted = StagedFor::Import.reading().wanted();
        let first = file.grid(&wanted).unwrap_err();
        assert_eq!(file.grid(&wanted).unwrap_err(), first);
        assert_eq!(kept(&file), Some(wanted));
    }
}
