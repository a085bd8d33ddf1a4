//! Files that were chosen and wait to be imported. They live in memory and never reach the register as such.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::imports::workbook::{Grid, Wanted};
use crate::imports::{decode, workbook, workbook_limits};
use crate::kernel::{OptionExt, Result, foreign};
use crate::register::sha256;

/// Files kept at a time; the oldest gives way.
const STAGED_MAX: usize = 4;

/// The staged files of an open register.
#[derive(Debug, Default)]
pub struct Staging {
    files: BTreeMap<usize, StagedFile>,
    last_number: usize,
}

/// A file that waits to be imported.
#[derive(Debug)]
pub(crate) struct StagedFile {
    pub(crate) name: String,
    pub(crate) bytes: Arc<Vec<u8>>,
    pub(crate) sha256: String,
    /// The sheet read last, and how it was asked for.
    grid: Mutex<Option<(Wanted, Arc<Grid>)>>,
}

impl Staging {
    /// Reads the file at `path` into memory and gives the token it is known by.
    ///
    /// # Errors
    /// As [`foreign::read_file`].
    pub fn stage(&mut self, path: &Path) -> Result<String> {
        let bytes = foreign::read_file(path, decode::FILE_BYTES_MAX)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(self.stage_bytes(&name, bytes))
    }

    /// Keeps `bytes` under `name` and gives the token they are known by.
    pub fn stage_bytes(&mut self, name: &str, bytes: Vec<u8>) -> String {
        self.last_number += 1;
        let (name, sha256) = (name.to_owned(), sha256(&bytes));
        let file = StagedFile { name, sha256, bytes: Arc::new(bytes), grid: Mutex::default() };
        self.files.insert(self.last_number, file);
        if self.files.len() > STAGED_MAX {
            self.files.pop_first();
        }
        format!("import-{}", self.last_number)
    }

    pub(crate) fn file(&self, token: &str) -> Result<&StagedFile> {
        let number = token.strip_prefix("import-").and_then(|number| number.parse().ok());
        number
            .and_then(|number: usize| self.files.get(&number))
            .or_not_found("The chosen file", format!("“{token}”"))
    }
}

impl StagedFile {
    /// The rows of a sheet. They are read once: a plan is worked out again with every choice.
    pub(crate) fn grid(&self, wanted: &Wanted) -> Result<Arc<Grid>> {
        let mut kept = self.grid.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, grid)) = kept.as_ref()
            && asked == wanted
        {
            return Ok(Arc::clone(grid));
        }
        let (bytes, asked) = (Arc::clone(&self.bytes), wanted.clone());
        let read = foreign::within(workbook_limits::SECONDS_MAX, move || workbook::read(&bytes, &asked));
        let stopped = |stopped| {
            decode::refused(&format!(
                "The workbook is not read: {stopped}. Open it, and save only the list itself as XLSX or as CSV."
            ))
        };
        let grid = Arc::new(read.map_err(stopped)??);
        *kept = Some((wanted.clone(), Arc::clone(&grid)));
        Ok(grid)
    }
}
