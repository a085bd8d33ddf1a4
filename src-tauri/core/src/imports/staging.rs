//! Files that were chosen and wait to be imported. They live in memory and never reach the register as such.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::imports::workbook::Grid;
use crate::imports::{decode, workbook};
use crate::kernel::{Error, ErrorKind, OptionExt, Result};
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
    pub(crate) bytes: Vec<u8>,
    pub(crate) sha256: String,
    /// The sheet read last, under the name it was asked for by.
    grid: Mutex<Option<(Option<String>, Arc<Grid>)>>,
}

impl Staging {
    /// Reads the file at `path` into memory and gives the token it is known by.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] when it cannot be read, [`ErrorKind::Invalid`] when it is beyond reason.
    pub fn stage(&mut self, path: &Path) -> Result<String> {
        let shown = path.display();
        let cannot =
            |error: std::io::Error| Error::new(ErrorKind::Io, format!("{shown} could not be read: {error}."));
        let size = std::fs::metadata(path).map_err(cannot)?.len();
        if size > decode::FILE_BYTES_MAX {
            let message = format!(
                "{shown} has {size} bytes; at most {} are read. Split it into several files.",
                decode::FILE_BYTES_MAX
            );
            return Err(decode::refused(&message));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).map_err(cannot)?;
        Ok(self.stage_bytes(&name, bytes))
    }

    /// Keeps `bytes` under `name` and gives the token they are known by.
    pub fn stage_bytes(&mut self, name: &str, bytes: Vec<u8>) -> String {
        self.last_number += 1;
        let file =
            StagedFile { name: name.to_owned(), sha256: sha256(&bytes), bytes, grid: Mutex::default() };
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
    pub(crate) fn grid(&self, sheet: Option<&str>) -> Result<Arc<Grid>> {
        let mut kept = self.grid.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((wanted, grid)) = kept.as_ref()
            && (wanted.as_deref() == sheet || sheet == Some(&grid.sheet))
        {
            return Ok(Arc::clone(grid));
        }
        let grid = Arc::new(workbook::read(&self.bytes, sheet)?);
        *kept = Some((sheet.map(str::to_owned), Arc::clone(&grid)));
        Ok(grid)
    }
}
