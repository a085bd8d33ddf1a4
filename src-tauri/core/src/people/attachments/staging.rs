//! Files that were chosen or dropped and wait to be attached. They live in memory and reach the register only when
//! they are attached.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use super::file_name::safe_file_name;
use super::recognise;
use crate::kernel::{Error, OptionExt, Result, foreign};

/// Largest file kept, in bytes.
pub const FILE_BYTES_MAX: u64 = 50 * 1024 * 1024;

/// What waits may take in all, in bytes; the oldest gives way.
const STAGED_BYTES_MAX: usize = 200 * 1024 * 1024;

/// The files that wait.
#[derive(Debug, Default)]
pub struct AttachmentStaging {
    files: BTreeMap<usize, StagedContent>,
    last_number: usize,
}

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StagedContent {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// What can be told of a file before it is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedAttachment {
    /// What the file is named by when it is attached.
    pub token: String,
    pub file_name: String,
    /// Its name as a title: without extension and underscores.
    pub title: String,
    pub size_bytes: usize,
    /// What it was recognised as.
    pub media_type: String,
    /// Whether it will open from here; otherwise it can only be saved.
    pub opens: bool,
}

/// Reads the file at `path`, to be staged.
///
/// # Errors
/// As [`foreign::read_at_most`].
pub fn read(path: &Path) -> Result<Vec<u8>> {
    foreign::read_at_most(path, FILE_BYTES_MAX)
}

impl AttachmentStaging {
    /// Reads the file at `path` into memory.
    ///
    /// # Errors
    /// As [`foreign::read_file`] and [`Self::stage_bytes`].
    pub fn stage(&mut self, path: &Path) -> Result<StagedAttachment> {
        let bytes = read(path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.stage_bytes(&name, bytes)
    }

    /// Keeps `bytes` under `name`.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::Invalid`] when there are none or too many.
    pub fn stage_bytes(&mut self, name: &str, bytes: Vec<u8>) -> Result<StagedAttachment> {
        let name = safe_file_name(name);
        refuse_size(&name, bytes.len())?;
        self.last_number += 1;
        let media = recognise(&name, &bytes);
        let staged = StagedAttachment {
            token: format!("attachment-{}", self.last_number),
            title: title_of(&name),
            size_bytes: bytes.len(),
            media_type: media.media_type.to_owned(),
            opens: media.opens,
            file_name: name.clone(),
        };
        self.files.insert(self.last_number, StagedContent { name, bytes });
        let size = |files: &BTreeMap<usize, StagedContent>| -> usize {
            files.values().map(|file| file.bytes.len()).sum()
        };
        while self.files.len() > 1 && size(&self.files) > STAGED_BYTES_MAX {
            self.files.pop_first();
        }
        Ok(staged)
    }

    /// Lets go of files that were attached or given up.
    pub fn forget(&mut self, tokens: &[String]) {
        for number in tokens.iter().filter_map(|token| number_of(token)) {
            self.files.remove(&number);
        }
    }

    /// The name and the content of a file that waits, for what is read and not attached.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`] when it was let go of.
    pub fn content(&self, token: &str) -> Result<(&str, &[u8])> {
        self.file(token).map(|file| (file.name.as_str(), file.bytes.as_slice()))
    }

    pub(super) fn file(&self, token: &str) -> Result<&StagedContent> {
        let found = number_of(token).and_then(|number| self.files.get(&number));
        found.or_not_found(template!("The chosen file"), format!("“{token}”"))
    }
}

fn number_of(token: &str) -> Option<usize> {
    token.strip_prefix("attachment-")?.parse().ok()
}

fn refuse_size(name: &str, size_bytes: usize) -> Result<()> {
    if size_bytes == 0 {
        return Err(Error::invalid(
            "file",
            message!("{name} is empty. Choose the file with the content.", name),
        ));
    }
    if size_bytes as u64 > FILE_BYTES_MAX {
        let message = message!(
            "{name} is larger than {value} MB, and everything kept here is in the one register file. Make it smaller, or \
             split it.",
            name,
            value = FILE_BYTES_MAX / 1_048_576
        );
        return Err(Error::invalid("file", message));
    }
    Ok(())
}

/// `Signed_agreement-2026.pdf` as "Signed agreement-2026".
fn title_of(name: &str) -> String {
    let stem = super::file_name::extension(name)
        .and_then(|extension| name.get(..name.len() - extension.len() - 1))
        .unwrap_or(name);
    stem.replace('_', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
