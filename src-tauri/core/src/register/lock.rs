//! One writer at a time: a lock file beside the register, held as long as the register is open and released by the
//! operating system even after a crash. A file of that name which is not our lock is never written to and never removed.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind as Io, Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::kernel::{Error, ErrorKind, Result};

/// What is looked at of a lock file, in bytes: ours are far shorter.
const LOCK_BYTES_MAX: u64 = 4_096;

/// Who has the register open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Whether the file is ours to remove. An empty one that stood there may be somebody's: it is left empty.
    is_ours: bool,
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
    /// Something of another program stands where the lock belongs.
    Foreign(PathBuf),
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
            let (mut file, is_new) = match open(&path, register) {
                Ok(Some(opened)) => opened,
                Ok(None) => return Ok(Attempt::Foreign(path)),
                // Somebody made it, or took it away, between two looks.
                Err(error) if matches!(error.kind(), Io::AlreadyExists | Io::NotFound) => continue,
                Err(error) if is_read_only(&error) => return Ok(Attempt::FolderReadOnly),
                Err(error) => return Err(lock_failed(&path, &error)),
            };
            let locked = file.try_lock();
            // Some systems let nobody read what another program holds.
            let text = content(&mut file).unwrap_or_default();
            let written_by_us = text.as_deref().and_then(|text| serde_json::from_str::<Holder>(text).ok());
            match locked {
                Ok(()) if !is_still_at(&file, &path) => {}
                Ok(()) if written_by_us.is_none() && text.as_deref() != Some("") => {
                    return Ok(Attempt::Foreign(path));
                }
                Ok(()) => {
                    let lock = Self { file, path: path.clone(), is_ours: is_new || written_by_us.is_some() };
                    lock.name(holder).map_err(|error| lock_failed(&path, &error))?;
                    return Ok(Attempt::Acquired(lock));
                }
                Err(TryLockError::WouldBlock) => return Ok(Attempt::HeldBy(written_by_us)),
                Err(TryLockError::Error(error)) => return Err(lock_failed(&path, &error)),
            }
        }
    }

    /// Writes into the file who holds it.
    fn name(&self, holder: &Holder) -> std::io::Result<()> {
        self.file.set_len(0)?;
        let mut file = &self.file;
        file.rewind()?;
        file.write_all(serde_json::to_string(holder)?.as_bytes())
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody can lock a file that is about to disappear unnoticed: whoever
        // opened it in between finds, after locking, that the path no longer leads to it, and starts again.
        if !self.is_ours {
            let _ = self.file.set_len(0);
        } else if is_still_at(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

/// The lock file, and whether it is new; none where something stands that is no regular file: a link, a folder, a pipe.
fn open(path: &Path, register: &Path) -> std::io::Result<Option<(File, bool)>> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => Ok(None),
        Ok(_) => {
            let file = options().open(path)?;
            Ok(file.metadata()?.is_file().then_some((file, false)))
        }
        Err(error) if error.kind() == Io::NotFound => {
            let mut options = options();
            with_mode_of(&mut options, register);
            Ok(Some((options.create_new(true).open(path)?, true)))
        }
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    // What became a link or a pipe since it was looked at is neither followed nor waited for.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    options.read(true).write(true).custom_flags(flags.bits().cast_signed());
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    options
}

/// Whoever may write to the register may take its lock, and nobody else may read who holds it.
#[cfg(unix)]
fn with_mode_of(options: &mut OpenOptions, register: &Path) {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let mode = std::fs::metadata(register).map_or(0o600, |metadata| metadata.permissions().mode());
    options.mode(mode & 0o666);
}

#[cfg(not(unix))]
fn with_mode_of(_options: &mut OpenOptions, _register: &Path) {}

/// What the file says, if that can be one of our locks: short, and text.
fn content(file: &mut File) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.take(LOCK_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    let is_short = bytes.len() as u64 <= LOCK_BYTES_MAX;
    Ok(String::from_utf8(bytes).ok().filter(|_| is_short))
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    file.metadata().map(identity).ok() == std::fs::symlink_metadata(path).map(identity).ok()
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn is_read_only(error: &std::io::Error) -> bool {
    matches!(error.kind(), Io::PermissionDenied | Io::ReadOnlyFilesystem)
}

fn lock_failed(path: &Path, error: &std::io::Error) -> Error {
    let full = error.kind() == Io::StorageFull;
    let advice = if full {
        message!("The disk is full: make room and try again.")
    } else {
        message!("Check that the folder can be written.")
    };
    Error::new(
        ErrorKind::Io,
        message!("{path} could not be locked: {error}. {advice}", path = path.display(), error, advice),
    )
    .with_nothing_changed()
}
