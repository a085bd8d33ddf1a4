//! Files that pass between the user's disk and the register, other than invoices.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use consortium_core::kernel::{Error, ErrorKind, Result};
use serde_json::{Value, json};

use crate::dialogs::{Dialog, PICTURE};

/// Largest picture taken as a logo, in bytes: it is stored in the register and printed on each invoice.
const LOGO_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Asks for a picture.
pub(crate) fn logo_dialog() -> Dialog {
    Dialog::open("Choose a logo", PICTURE, "consortium call REGISTER profile.set_logo JSON")
}

/// Reads a picture as the request of `profile.set_logo`.
pub(crate) fn read_logo(path: &Path) -> Result<Value> {
    let bytes = read_at_most(path, LOGO_BYTES_MAX)?;
    // By what the file holds, not by what it is called.
    let media_type = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        _ => {
            let message =
                format!("{} is neither a PNG nor a JPEG picture. Choose one that is.", path.display());
            return Err(Error::invalid("logo", message));
        }
    };
    Ok(json!({ "media_type": media_type, "data_base64": STANDARD.encode(bytes) }))
}

fn read_at_most(path: &Path, bytes_max: u64) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| {
        Error::new(ErrorKind::Io, format!("{} could not be read: {error}.", path.display()))
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large from one that just fits.
    File::open(path).and_then(|file| file.take(bytes_max + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > bytes_max {
        let message = format!(
            "{} is larger than {} MB. Choose a smaller picture.",
            path.display(),
            bytes_max / 1_048_576
        );
        return Err(Error::invalid("logo", message));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("logo.png");
        std::fs::write(&path, bytes).expect("written");
        (folder, path)
    }

    #[test]
    fn a_picture_is_known_by_what_it_holds() {
        let (_folder, path) = file(&[0xff, 0xd8, 0xff, 0xe0]);
        assert_eq!(read_logo(&path).expect("a JPEG")["media_type"], "image/jpeg", "whatever its name says");
        let (_folder, path) = file(b"<svg onload=alert(1)>");
        assert_eq!(read_logo(&path).expect_err("not a picture we print").field.as_deref(), Some("logo"));
    }

    #[test]
    fn a_picture_that_is_too_large_is_refused_before_it_is_kept() {
        let (_folder, path) = file(&[0x89; 33]);
        let error = read_at_most(&path, 32).expect_err("33 bytes");
        assert!(error.message.contains("larger than"), "{}", error.message);
        assert_eq!(read_at_most(&path, 33).expect("just fits").len(), 33);
    }
}
