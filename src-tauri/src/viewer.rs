//! Documents in the system's program for them.
//!
//! A document is shown from a copy that only its reader may read. What somebody attached is shown only when the core
//! recognises it, by content and name together, as of a kind that shows something and runs nothing.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use consortium_core::people::attachments::AttachmentContent;
use consortium_core::people::attachments::file_name::safe_file_name;

use crate::surroundings;

/// Shows a document that somebody attached.
pub(crate) fn show_attachment(content: &AttachmentContent) -> Result<()> {
    let name = &content.file_name;
    if !content.opens {
        let message = message!(
            "{name} is not of a kind that is opened from here, or its content is not what its name says. Save it \
             instead, and open it only if you know where it came from.",
            name
        );
        return Err(Error::new(ErrorKind::Refused, message));
    }
    show(name, &content.bytes)
}

/// Shows a file of these bytes.
pub(crate) fn show(name: &str, bytes: &[u8]) -> Result<()> {
    let path = write_private(&surroundings::opened_documents_folder()?, name, bytes)?;
    // Called as a function; registered as a plugin it would also listen to the page.
    tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|error| {
        let message = message!(
            "{name} could not be shown: {error}. Save it instead and open it yourself.",
            name,
            error = error.to_string()
        );
        Error::new(ErrorKind::Io, message)
    })
}

/// Writes a copy that only this user can read and nobody can write, in a folder of its own below `folder`, which is
/// removed when the application ends.
fn write_private(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    surroundings::make_folder(folder)?;
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Io, message!("{name} could not be written to be shown: {error}.", name, error))
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix("document-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let own = builder.tempdir_in(folder).map_err(failed)?;
    let path = own.path().join(safe_file_name(name));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    drop(file);
    let mut permissions = fs::metadata(&path).map_err(failed)?.permissions();
    read_only_for_the_owner(&mut permissions);
    fs::set_permissions(&path, permissions).map_err(failed)?;
    // It stays until the application ends: nobody tells when the viewer is done with it.
    let _ = own.keep();
    Ok(path)
}

#[cfg(unix)]
fn read_only_for_the_owner(permissions: &mut fs::Permissions) {
    std::os::unix::fs::PermissionsExt::set_mode(permissions, 0o400);
}

#[cfg(not(unix))]
fn read_only_for_the_owner(permissions: &mut fs::Permissions) {
    permissions.set_readonly(true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_to_be_shown_is_private_and_read_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = write_private(folder.path(), "letter.pdf", b"%PDF-1.7\n").expect("written");
        let second = write_private(folder.path(), "letter.pdf", b"%PDF-1.7\n")
            .expect("a second viewer has a copy of its own");
        assert_ne!(first, second);
        assert!(first.ends_with("letter.pdf"), "the viewer shows the name: {}", first.display());
        assert_eq!(fs::read(&first).expect("read"), b"%PDF-1.7\n");
        assert!(fs::metadata(&first).expect("there").permissions().readonly());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!(mode(&first), 0o400);
            assert_eq!(first.parent().map(mode), Some(0o700), "nobody else may look into the folder");
        }
        fs::remove_dir_all(folder.path()).expect("the end of the application removes read-only copies too");
    }

    #[test]
    fn what_is_not_recognised_is_not_opened() {
        let content = AttachmentContent {
            file_name: "letter.pdf".to_owned(),
            media_type: "application/pdf",
            opens: false,
            bytes: b"MZ".to_vec().into(),
        };
        let error = show_attachment(&content).expect_err("refused before anything is written");
        assert_eq!(error.kind, ErrorKind::Refused);
        assert!(
            error.to_string().contains("letter.pdf") && error.to_string().contains("Save it instead"),
            "{}",
            error.message
        );
    }
}
