//! Files and folders as the operating system keeps them: what makes a name last, who may read, whether somebody writes.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// The folder that `path` lies in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in the folder of `path` last: without it a file can be safe and its name not.
///
/// # Errors
/// When the folder cannot be read, or the disk does not confirm.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    sync_folder(folder_of(path))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems know no such thing, and a folder may take files and not be read: names are safe in their time.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
            ) =>
        {
            Ok(())
        }
        synced => synced,
    }
}

/// Other systems give no handle of a folder to sync; they keep names by themselves.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder and those above it, for nobody but the user. Folders that are there stay as they are.
///
/// # Errors
/// What the operating system reports.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Marks a file as being written, for as long as it is open: see [`is_abandoned`].
pub fn hold(file: &File) {
    // Where files cannot be locked, what a program that was killed left behind stays.
    #[cfg(unix)]
    let _ = file.try_lock();
    #[cfg(not(unix))]
    let _ = file;
}

/// Whether nobody holds the file at `path` any more.
#[cfg(unix)]
pub fn is_abandoned(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether nobody holds the file at `path` any more: where files are not marked, one that nobody wrote to for a day.
#[cfg(not(unix))]
pub fn is_abandoned(path: &Path) -> bool {
    const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 60 * 60);
    let age = fs::metadata(path).and_then(|metadata| metadata.modified()).map(|modified| modified.elapsed());
    matches!(age, Ok(Ok(age)) if age > DAY)
}
