//! Messages that were dropped and wait to be taken in. They live in memory, read already, and reach the register only when
//! they are taken.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{OptionExt, Result};
use crate::service::mail_files::{self, Progress, ReadMail};

/// Files kept at a time; the oldest gives way.
const STAGED_MAX: usize = 400;

/// The files that wait.
#[derive(Debug, Default)]
pub struct MailStaging {
    files: BTreeMap<usize, StagedMail>,
    last_number: usize,
}

/// A file with messages that was read.
#[derive(Debug, Clone)]
pub struct StagedMail {
    pub(super) file_name: String,
    pub(super) messages: Vec<ReadMail>,
}

/// Files that wait to be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedMails {
    /// What they are known by.
    pub tokens: Vec<String>,
    /// How many messages they hold.
    pub messages: usize,
}

impl StagedMail {
    /// Reads the file at `path`, which needs no register. `tell` hears how far it is, and says whether to go on.
    ///
    /// # Errors
    /// As [`mail_files::read_path`].
    pub fn read(path: &Path, now: DateTime<Utc>, tell: &mut dyn FnMut(Progress) -> bool) -> Result<Self> {
        let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { messages: mail_files::read_path(path, now, tell)?, file_name })
    }

    /// Reads what is in memory already.
    ///
    /// # Errors
    /// As [`mail_files::read`].
    pub fn of(file_name: &str, bytes: &[u8], now: DateTime<Utc>) -> Result<Self> {
        Ok(Self { messages: mail_files::read(file_name, bytes, now)?, file_name: file_name.to_owned() })
    }
}

impl MailStaging {
    /// Keeps files that were read, and gives what they are known by.
    pub fn keep(&mut self, files: Vec<StagedMail>) -> StagedMails {
        let mut staged = StagedMails { tokens: Vec::new(), messages: 0 };
        for file in files {
            self.last_number += 1;
            staged.messages += file.messages.len();
            staged.tokens.push(format!("mail-{}", self.last_number));
            self.files.insert(self.last_number, file);
        }
        while self.files.len() > STAGED_MAX {
            self.files.pop_first();
        }
        staged
    }

    /// The files called so.
    pub(super) fn files(&self, tokens: &[String]) -> Result<Vec<&StagedMail>> {
        let find = |token: &String| {
            let found = token.strip_prefix("mail-").and_then(|number| self.files.get(&number.parse().ok()?));
            found.or_not_found(template!("The chosen file"), format!("“{token}”"))
        };
        tokens.iter().map(find).collect()
    }

    /// Lets go of files that were taken in.
    pub(super) fn forget(&mut self, tokens: &[String]) {
        for number in tokens.iter().filter_map(|token| token.strip_prefix("mail-")?.parse().ok()) {
            self.files.remove(&number);
        }
    }
}
