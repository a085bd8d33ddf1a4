//! Files that were chosen and wait to be imported. They live in memory and never reach the register as such.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;

use super::table::Reading;
use super::workbook::{SheetGrid, WantedSheet};
use super::{KnowsHeading, decode, workbook, workbook_limits};
use crate::kernel::{OptionExt, Result, foreign};
use crate::register::sha256;

/// Files kept at a time; the oldest gives way.
const STAGED_MAX: usize = 6;

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
    grid: Mutex<Option<(WantedSheet, Result<Arc<SheetGrid>>)>>,
}

/// A part of a staged file that a command is about to read.
#[derive(Debug)]
pub struct ReadAhead {
    file: Arc<StagedFile>,
    wanted: WantedSheet,
    knows: KnowsHeading,
}

impl ReadAhead {
    /// Reads it. What goes wrong is kept, for the command to tell.
    pub fn read(&self) {
        self.file.look_at(&self.wanted, self.knows);
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
        self.find(token).map(Arc::as_ref).or_not_found(template!("The chosen file"), format!("“{token}”"))
    }

    /// What a command whose lists are read as `reading` says is about to read of a staged file, as its `request` asks.
    pub(crate) fn read_ahead(
        &self,
        reading: Reading<'static>,
        request: &serde_json::Value,
    ) -> Option<ReadAhead> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Asked {
            token: String,
            sheet: Option<String>,
            hidden: bool,
        }
        // A request of another form is refused where it is read.
        let asked = Asked::deserialize(request).ok()?;
        let hidden = asked.hidden || reading.hidden;
        let wanted = Reading { sheet: asked.sheet.as_deref(), hidden, ..reading }.wanted();
        Some(ReadAhead { file: Arc::clone(self.find(&asked.token)?), wanted, knows: reading.knows })
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
    pub fn read(path: &Path, reading: Reading<'_>) -> Result<Self> {
        let bytes = foreign::read_file(path, decode::FILE_BYTES_MAX)?;
        let file = Self::of(&path.file_name().unwrap_or_default().to_string_lossy(), bytes);
        file.look_at(&reading.wanted(), reading.knows);
        Ok(file)
    }

    fn of(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), sha256: sha256(&bytes), bytes: Arc::new(bytes), grid: Mutex::default() }
    }

    fn look_at(&self, wanted: &WantedSheet, knows: KnowsHeading) {
        if workbook::is_workbook(&self.bytes) {
            // What goes wrong is kept, and told by whoever asks for the rows.
            drop(self.grid(wanted, knows));
        }
    }

    /// The rows of a sheet. They are read once, even if that fails: a plan is worked out again with every choice.
    pub(crate) fn grid(&self, wanted: &WantedSheet, knows: KnowsHeading) -> Result<Arc<SheetGrid>> {
        let mut kept = self.grid.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, read)) = kept.as_ref()
            && asked == wanted
        {
            return read.clone();
        }
        let (bytes, asked) = (Arc::clone(&self.bytes), wanted.clone());
        let read =
            foreign::within(workbook_limits::SECONDS_MAX, move || workbook::read(&bytes, &asked, knows));
        let stopped = |stopped| {
            decode::refused(message!(
                "The workbook is not read: {stopped}. Open it, and save only the list itself as XLSX or as CSV.",
                stopped
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

    const AS_SEEN: Reading<'static> = Reading::by(|_| false);
    const WITH_HIDDEN: Reading<'static> = Reading { hidden: true, counts_once: true, ..AS_SEEN };

    fn workbook_of(text: &str) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(0, 0, text).unwrap();
        workbook.add_worksheet().set_name("Other").unwrap().write(0, 0, "B").unwrap();
        workbook.save_to_buffer().unwrap()
    }

    fn kept(file: &StagedFile) -> Option<WantedSheet> {
        file.grid.lock().unwrap().as_ref().map(|(wanted, _)| wanted.clone())
    }

    #[test]
    fn what_is_looked_at_first_is_read_before_it_is_staged() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.xlsx");
        std::fs::write(&path, workbook_of("A")).unwrap();
        for reading in [AS_SEEN, WITH_HIDDEN] {
            let file = StagedFile::read(&path, reading).unwrap();
            assert_eq!(kept(&file), Some(reading.wanted()));
        }
    }

    #[test]
    fn what_a_command_reads_can_be_read_ahead() {
        let mut staging = Staging::default();
        let token = staging.stage_bytes("list.xlsx", workbook_of("A"));
        let request = json!({ "token": token, "sheet": "Other", "hidden": true, "delimiter": null });
        staging.read_ahead(AS_SEEN, &request).unwrap().read();
        let reading = Reading { sheet: Some("Other"), hidden: true, ..AS_SEEN };
        assert_eq!(kept(staging.file(&token).unwrap()), Some(reading.wanted()));
        let plain = json!({ "token": token, "sheet": null });
        staging.read_ahead(WITH_HIDDEN, &plain).unwrap().read();
        assert_eq!(kept(staging.file(&token).unwrap()), Some(WITH_HIDDEN.wanted()));
        assert!(staging.read_ahead(AS_SEEN, &json!({})).is_none());
        assert!(staging.read_ahead(AS_SEEN, &json!({ "token": "import-9" })).is_none());
    }

    #[test]
    fn a_workbook_that_cannot_be_read_is_not_tried_again() {
        let file = StagedFile::of("list.xlsx", b"PK\x03\x04 no workbook".to_vec());
        let wanted = AS_SEEN.wanted();
        let first = file.grid(&wanted, |_| false).unwrap_err();
        assert_eq!(file.grid(&wanted, |_| false).unwrap_err(), first);
        assert_eq!(kept(&file), Some(wanted));
    }
}
