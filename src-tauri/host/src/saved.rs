//! Files on the disk, and what is said of them.

use std::path::Path;

use consortium_core::kernel::{Error, ErrorKind, Message, Result};
use consortium_core::message;
use consortium_core::money::invoices::export::WrittenFiles;
use consortium_core::paper::mail::Outgoing;
use consortium_core::paper::typesetting::files::{FileOutcome, write_atomically};
use serde::Serialize;
use ts_rs::TS;

/// What came of saving. Fewer files than there are when it was cancelled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The file, or the folder of the files.
    pub place: String,
    /// How many files were written.
    pub written: usize,
    /// How many were right already and were not touched.
    pub skipped: usize,
    /// Whether somebody stopped it.
    pub cancelled: bool,
    /// The records that the files are about.
    pub record_ids: Vec<i64>,
    /// Who gets no message, for want of an e-mail address.
    pub unreachable: Vec<Message>,
    /// What could not be made, with the reason: it did not stop the others.
    pub failed: Vec<Message>,
}

impl Saved {
    /// Nothing yet, at `place`.
    pub(crate) fn at(place: &Path) -> Self {
        Self { place: place.display().to_string(), ..Self::default() }
    }

    /// What the core wrote at `place`.
    pub(crate) fn written(place: &Path, files: WrittenFiles) -> Self {
        let WrittenFiles { written, skipped, cancelled } = files;
        Self { written, skipped, cancelled, ..Self::at(place) }
    }

    /// Writes a file.
    pub(crate) fn add(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        match write(path, bytes)? {
            FileOutcome::Written => self.written += 1,
            FileOutcome::Unchanged => self.skipped += 1,
        }
        Ok(())
    }

    /// Writes files into `folder`.
    pub(crate) fn add_all(&mut self, folder: &Path, outgoing: Outgoing) -> Result<()> {
        for file in outgoing.files {
            self.add(&folder.join(&file.file_name), &file.bytes)?;
            if !self.record_ids.contains(&file.record_id) {
                self.record_ids.push(file.record_id);
            }
        }
        self.unreachable.extend(outgoing.unreachable);
        self.failed.extend(outgoing.failed);
        Ok(())
    }
}

/// Writes the whole file, or leaves what was there as it was.
///
/// # Errors
/// A folder that cannot be written to, or a full disk.
pub fn write(path: &Path, contents: &[u8]) -> Result<FileOutcome> {
    write_atomically(path, contents).map_err(|error| {
        let message = message!(
            "{path} could not be saved: {error}. Check that the folder can be written and the disk is not full, or choose \
             another place.",
            path = path.display(),
            error
        );
        Error::new(ErrorKind::Io, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_says_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("gone").join("x.pdf");
        let error = write(&missing, b"x").expect_err("the folder does not exist");
        assert!(error.to_string().contains("x.pdf"), "{}", error.message);
        assert_eq!(error.kind, ErrorKind::Io);
    }
}
