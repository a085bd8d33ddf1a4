//! Files that were chosen and wait to be imported. They live in memory and never reach the register as such.

use std::collections::BTreeMap;
use std::path::Path;

use crate::imports::{decode, delimiter, reader};
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
#[derive(Debug, Clone)]
pub(super) struct StagedFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) sha256: String,
}

/// A file split into records.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) decoded: decode::Decoded,
    pub(super) delimiter: char,
    start: usize,
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
        let file = StagedFile { name: name.to_owned(), sha256: sha256(&bytes), bytes };
        self.files.insert(self.last_number, file);
        if self.files.len() > STAGED_MAX {
            self.files.pop_first();
        }
        format!("import-{}", self.last_number)
    }

    pub(super) fn file(&self, token: &str) -> Result<&StagedFile> {
        let number = token.strip_prefix("import-").and_then(|number| number.parse().ok());
        number
            .and_then(|number: usize| self.files.get(&number))
            .or_not_found("The chosen file", format!("“{token}”"))
    }
}

impl StagedFile {
    /// Decodes the file, as recognised or as told.
    pub(super) fn table(&self, encoding: Option<&str>, delimiter: Option<&str>) -> Result<Table> {
        let told = |told: Option<&str>| told.filter(|told| !told.is_empty()).map(str::to_owned);
        let decoded = decode::decode(&self.bytes, told(encoding).as_deref())
            .map_err(|error| named(error, &self.name))?;
        let (found, start) = delimiter::detect(&decoded.text);
        let delimiter = match told(delimiter).as_deref() {
            None => found,
            Some("\\t" | "tab") => '\t',
            Some(other) => other.chars().next().unwrap_or(found),
        };
        Ok(Table { decoded, delimiter, start })
    }
}

impl Table {
    /// The headings, the records after them, and the line ends.
    pub(super) fn records(
        &self,
        name: &str,
    ) -> Result<(Vec<String>, Vec<reader::Record<'_>>, reader::LineEnds)> {
        let (mut records, line_ends) = reader::records(&self.decoded.text[self.start..], self.delimiter)
            .map_err(|error| named(error, name))?;
        if records.is_empty() {
            return Err(named(
                decode::refused("The file has no lines with text. Choose a list with headings."),
                name,
            ));
        }
        if self.start > 0 {
            records.iter_mut().for_each(|record| record.line += 1);
        }
        let headings = records.remove(0).cells.iter().map(|cell| cell.trim().to_owned()).collect();
        Ok((headings, records, line_ends))
    }
}

fn named(error: Error, name: &str) -> Error {
    Error { message: format!("{name}: {}", error.message), ..error }
}
