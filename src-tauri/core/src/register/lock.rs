//! One writer at a time: a lock file beside the register, held as long as the register is open and released by the
//! operating system even after a crash.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::kernel::{Error, ErrorKind, Result};

/// Who has the register open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name.
    pub user: String,
    /// Since when: RFC 3339 in UTC.
    pub since: String,
}

/// The held lock; dropping it releases it.
#[derive(Debug)]
pub(super) struct WriterLock {
    file: File,
    path: PathBuf,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub(super) enum Attempt {
    /// This process is the writer now.
    Acquired(WriterLock),
    /// Another process is; it may not have said who it is.
    HeldBy(Option<Holder>),
    /// The folder cannot be written, so neither can the register.
    FolderReadOnly,
}

impl WriterLock {
    /// Tries to become the one writer of `register`.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] when the lock file can neither be opened nor its absence explained.
    pub(super) fn attempt(register: &Path, holder: &Holder) -> Result<Attempt> {
        let mut name = register.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        loop {
            let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = match opened {
                Ok(file) => file,
                Err(error) if is_read_only(&error) => return Ok(Attempt::FolderReadOnly),
                Err(error) => return Err(lock_failed(&path, &error)),
            };
            match file.try_lock() {
                Ok(()) if !is_still_at(&file, &path) => {}
                Ok(()) => {
                    let written = file
                        .set_len(0)
                        .and_then(|()| file.write_all(serde_json::to_string(holder)?.as_bytes()));
                    written.map_err(|error| lock_failed(&path, &error))?;
                    return Ok(Attempt::Acquired(Self { file, path }));
                }
                Err(TryLockError::WouldBlock) => {
                    let mut text = String::new();
                    let read = file.rewind().and_then(|()| file.read_to_string(&mut text));
                    return Ok(Attempt::HeldBy(read.ok().and_then(|_| serde_json::from_str(&text).ok())));
                }
                Err(TryLockError::Error(error)) => return Err(lock_failed(&path, &error)),
            }
        }
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can lock a file that is about to disappear unnoticed: whoever
        // opened it in between finds, after locking, that the path no longer leads to it, and starts again.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().map(identity).ok() == std::fs::metadata(path).map(identity).ok()
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn is_read_only(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem)
}

fn lock_failed(path: &Path, error: &std::io::Error) -> Error {
    let full = error.kind() == std::io::ErrorKind::StorageFull;
    let advice = if full {
        "The disk is full: make room and try again."
    } else {
        "Check that the folder can be written."
    };
    Error::new(ErrorKind::Io, format!("{} could not be locked: {error}. {advice}", path.display()))
}
