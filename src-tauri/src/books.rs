//! The auditor's folder of a licence year.
//!
//! What belongs to it is gathered while the register is held, and written after it was let go.

use std::path::Path;

use consortium_core::kernel::Result;
use consortium_core::office::exports::auditor;
use serde::Serialize;
use tauri::AppHandle;

use crate::desk::Desk;
use crate::dialogs::Dialog;
use crate::invoices::Reporter;

const JOB: &str = "save_auditor_folder";

/// What came of saving the folder. Fewer files than there are when the user cancelled.
#[derive(Debug, Serialize)]
pub(crate) struct SavedBooks {
    written: usize,
    skipped: usize,
    cancelled: bool,
    folder: String,
}

/// Asks for the folder to save the books of a year in.
pub(crate) fn folder_dialog() -> Dialog {
    Dialog::folder("Save the auditor’s folder in", "consortium books REGISTER YEAR --folder FOLDER")
}

/// Saves the books of `year` in `folder`, telling the page how far it is; ends early when the job is cancelled.
pub(crate) fn save(app: &AppHandle, desk: &Desk, year: i32, folder: &Path) -> Result<SavedBooks> {
    let running = desk.job.begin()?;
    let gathered = desk.with_door(|door| auditor::gather(door.register(), year))?;
    let reporter = Reporter::new(app, JOB, gathered.file_count());
    let outcome = gathered.write(folder, &|done, _total| reporter.report(done), running.cancelled());
    // The page takes its bar away whatever came of it, so it must hear of the end before it hears of an error.
    reporter.end();
    let written = outcome?;
    Ok(SavedBooks {
        written: written.written,
        skipped: written.skipped,
        cancelled: written.cancelled,
        folder: folder.display().to_string(),
    })
}
