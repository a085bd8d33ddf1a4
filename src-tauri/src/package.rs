//! A licence year's documents to be passed on, as a folder or a ZIP file.
//!
//! They are gathered while the register is held, and drawn after it was let go.

use std::path::Path;

use consortium_core::kernel::Result;
use consortium_core::office::exports::run_package;
use serde::{Deserialize, Serialize};
use tauri::AppHandle;

use crate::desk::Desk;
use crate::dialogs::{Dialog, ZIP};
use crate::invoices::Reporter;

const JOB: &str = "save_package";

/// What a package is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PackageForm {
    /// Files in a folder, which can be stopped and gone on with.
    Folder,
    /// One ZIP file.
    Zip,
}

/// What came of saving a package. Fewer files than there are when the user cancelled.
#[derive(Debug, Serialize)]
pub(crate) struct SavedPackage {
    written: usize,
    skipped: usize,
    cancelled: bool,
    saved: String,
}

impl PackageForm {
    /// Asks where to save the package of `year`.
    pub(crate) fn dialog(self, year: i32) -> Dialog {
        match self {
            Self::Folder => {
                Dialog::folder("Save the documents in", "consortium invoices REGISTER YEAR --folder FOLDER")
            }
            Self::Zip => Dialog::save(
                "Save the documents as",
                ZIP,
                &format!("Invoices {year}.zip"),
                "consortium invoices REGISTER YEAR --zip FILE",
            ),
        }
    }
}

/// Saves the documents of `year` at `path`, telling the page how far it is; ends early when the job is cancelled.
pub(crate) fn save(
    app: &AppHandle,
    desk: &Desk,
    year: i32,
    form: PackageForm,
    path: &Path,
) -> Result<SavedPackage> {
    let running = desk.job.begin()?;
    let package = desk.with_door(|door| run_package::gather(door.register(), year))?;
    let reporter = Reporter::new(app, JOB, package.document_count());
    let progress = |done: usize, _total: usize| reporter.report(done);
    let outcome = match form {
        PackageForm::Folder => package.write_folder(path, &progress, running.cancelled()),
        PackageForm::Zip => package.write_zip(path, &progress, running.cancelled()),
    };
    // The page takes its bar away whatever came of it, so it must hear of the end before it hears of an error.
    reporter.end();
    let written = outcome?;
    Ok(SavedPackage {
        written: written.written,
        skipped: written.skipped,
        cancelled: written.cancelled,
        saved: path.display().to_string(),
    })
}
