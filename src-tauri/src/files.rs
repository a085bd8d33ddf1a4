//! Files that pass between the user's disk and the register, other than invoices.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use consortium_core::kernel::{Error, ErrorKind, Message, Result, foreign};
use consortium_core::message;
use consortium_core::money::bank;
use consortium_core::paper::typesetting::files::write_atomically;
use consortium_core::people::imports;
use consortium_core::people::personal_data::{self, PersonId};
use consortium_core::people::tabular::StagedFile;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::desk::Desk;
use crate::dialogs::{CALENDAR, CSV, Dialog, PDF, PICTURE, WORKBOOK, safe_file_name};

/// Largest picture taken as a logo, in bytes: it is stored in the register and printed on each invoice.
const LOGO_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Where something was saved.
#[derive(Debug, Serialize)]
pub(crate) struct Saved {
    saved: String,
}

/// The rows that an import rejected, as the core returns them.
#[derive(Debug, Deserialize)]
pub(crate) struct Rejected {
    file_name: String,
    csv: String,
}

/// A list as a file, as the core returns it.
#[derive(Debug, Deserialize)]
pub(crate) struct Export {
    file_name: String,
    data_base64: String,
}

impl Saved {
    /// Saved at `path`.
    pub(crate) fn at(path: &Path) -> Self {
        Self { saved: path.display().to_string() }
    }
}

/// Reads a list into memory, ready to be looked at.
pub(crate) fn stage_import(desk: &Desk, path: &Path) -> Result<Value> {
    // A large workbook takes long to read: meanwhile other commands have the door.
    let file = StagedFile::read(path, imports::READING)?;
    desk.with_door(|door| Ok(serde_json::to_value(door.stage_import_read(file)?)?))
}

/// Reads a bank's file into memory, ready to be looked at.
pub(crate) fn stage_bank_file(desk: &Desk, path: &Path) -> Result<Value> {
    let file = StagedFile::read(path, bank::READING)?;
    desk.with_door(|door| Ok(serde_json::to_value(door.stage_bank_file_read(file)?)?))
}

/// The rows that the import `batch` rejected.
pub(crate) fn rejected(desk: &Desk, batch: i64) -> Result<Rejected> {
    let response = desk.with_door(|door| door.call("imports.rejected", json!({ "batch": batch })))?;
    Ok(serde_json::from_value(response)?)
}

/// Asks where to save the rows that an import rejected or took without a field, and saves them there.
pub(crate) async fn save_rejected(app: &AppHandle, rejected: Rejected) -> Result<Option<Saved>> {
    let instead = "consortium import REGISTER FILE --dry-run --json lists what is wrong with each row";
    let dialog = Dialog::save("Save the rows to correct as", CSV, &rejected.file_name, instead);
    let Some(path) = dialog.show(app).await? else { return Ok(None) };
    write(&path, rejected.csv.as_bytes())?;
    Ok(Some(Saved::at(&path)))
}

/// A list as a file.
pub(crate) fn export(desk: &Desk, request: Value) -> Result<Export> {
    let response = desk.with_door(|door| door.call("exports.make", request))?;
    Ok(serde_json::from_value(response)?)
}

/// Asks where to save a list and saves it there.
pub(crate) async fn save_export(app: &AppHandle, export: Export) -> Result<Option<Saved>> {
    let file_type = match export.file_name.rsplit('.').next() {
        Some("xlsx") => WORKBOOK,
        Some("ics") => CALENDAR,
        Some("pdf") => PDF,
        _ => CSV,
    };
    let instead = "consortium members REGISTER --format xlsx --output FILE";
    let dialog = Dialog::save("Save the list as", file_type, &export.file_name, instead);
    let Some(path) = dialog.show(app).await? else { return Ok(None) };
    let bytes = STANDARD
        .decode(export.data_base64)
        .map_err(|error| Error::internal(Message::said(error.to_string())))?;
    write(&path, &bytes)?;
    Ok(Some(Saved::at(&path)))
}

/// Asks where to save everything about one person.
pub(crate) fn person_folder_dialog() -> Dialog {
    Dialog::folder(
        "Save everything about this person in",
        "consortium call REGISTER personal_data.export JSON",
    )
}

/// Saves everything about one person in `folder`: as JSON for programs, as text for the person.
pub(crate) fn save_person(desk: &Desk, contact: i64, folder: &Path) -> Result<Saved> {
    let person =
        desk.with_door(|door| personal_data::export(door.register(), PersonId { contact_id: contact }))?;
    let name = safe_file_name(&person.file_name);
    write(&folder.join(format!("{name}.json")), person.json.as_bytes())?;
    let text = folder.join(format!("{name}.txt"));
    write(&text, person.text.as_bytes())?;
    Ok(Saved::at(&text))
}

/// Writes the whole file, or leaves what was there as it was.
pub(crate) fn write(path: &Path, contents: &[u8]) -> Result<()> {
    write_atomically(path, contents).map(|_| ()).map_err(|error| {
        let advice =
            "Check that the folder can be written and the disk is not full, or choose another place.";
        Error::new(
            ErrorKind::Io,
            message!("{path} could not be saved: {error}. {advice}", path = path.display(), error, advice),
        )
    })
}

/// Asks for a picture.
pub(crate) fn logo_dialog() -> Dialog {
    Dialog::open("Choose a logo", PICTURE, "consortium call REGISTER profile.set_logo JSON")
}

/// Reads a picture as the request of `profile.set_logo`.
pub(crate) fn read_logo(path: &Path) -> Result<Value> {
    let bytes = foreign::read_file(path, LOGO_BYTES_MAX)?;
    // By what the file holds, not by what it is called.
    let media_type = match bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        drawing if drawing.windows(4).take(4096).any(|part| part == b"<svg") => "image/svg+xml",
        _ => {
            let message = message!(
                "{path} is neither a PNG nor a JPEG nor an SVG picture. Choose one that is.",
                path = path.display()
            );
            return Err(Error::invalid("logo", message));
        }
    };
    Ok(json!({ "media_type": media_type, "data_base64": STANDARD.encode(bytes) }))
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
        let (_folder, path) = file(b"<?xml version='1.0'?><svg/>");
        assert_eq!(read_logo(&path).expect("a drawing")["media_type"], "image/svg+xml");
        let (_folder, path) = file(b"GIF89a");
        assert_eq!(read_logo(&path).expect_err("not a picture we print").field.as_deref(), Some("logo"));
    }

    #[test]
    fn a_failed_write_says_where() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("gone").join("x.pdf");
        let error = write(&missing, b"x").expect_err("the folder does not exist");
        assert!(error.to_string().contains("x.pdf"), "{}", error.message);
        assert_eq!(error.kind, ErrorKind::Io);
    }
}
