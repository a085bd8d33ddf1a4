//! Invoices as PDF files: one, all of a year, or one in the system's viewer.
//!
//! What is printed is fixed when an invoice is issued. So the documents are gathered while the register is held, and
//! drawn after it was let go: the window can be worked with meanwhile.

use std::path::Path;
use std::time::{Duration, Instant};

use consortium_core::kernel::{Error, ErrorKind, OptionExt, Result};
use consortium_core::money::invoices::export::{self, FrozenDocument, Selection};
use consortium_core::{message, template};
use serde::Serialize;
use tauri::{AppHandle, Emitter};

use crate::desk::Desk;
use crate::dialogs::{Dialog, PDF};
use crate::files::{self, Saved};
use crate::job::Progress;
use crate::surroundings;

const JOB: &str = "save_invoices";

/// How often the page hears of progress. More often than the eye follows would only slow the work down.
const PROGRESS_INTERVAL: Duration = Duration::from_millis(50);

/// One invoice, drawn.
#[derive(Debug)]
pub(crate) struct InvoicePdf {
    file_name: String,
    bytes: Vec<u8>,
}

/// What came of saving the invoices of a year. Fewer than there are when the user cancelled.
#[derive(Debug, Serialize)]
pub(crate) struct SavedInvoices {
    written: usize,
    skipped: usize,
    folder: String,
}

/// Draws the invoice `id`.
pub(crate) fn render(desk: &Desk, id: i64) -> Result<InvoicePdf> {
    let documents = gather(desk, &Selection::Ids(vec![id]))?;
    let document = documents.first().or_not_found(template!("Invoice"), id)?;
    Ok(InvoicePdf { file_name: export::file_name(document), bytes: export::pdf(document)? })
}

/// Asks where to save `pdf` and saves it there.
pub(crate) async fn save_one(app: &AppHandle, pdf: InvoicePdf) -> Result<Option<Saved>> {
    let dialog = Dialog::save(
        "Save the invoice as",
        PDF,
        &pdf.file_name,
        "consortium invoices REGISTER YEAR --pdf FOLDER",
    );
    let Some(path) = dialog.show(app).await? else { return Ok(None) };
    files::write(&path, &pdf.bytes)?;
    Ok(Some(Saved::at(&path)))
}

/// Shows `pdf` in the system's viewer, from a copy in the application's own folder.
pub(crate) fn open(pdf: &InvoicePdf) -> Result<()> {
    let folder = surroundings::opened_documents_folder()?;
    surroundings::make_folder(&folder)?;
    let path = folder.join(&pdf.file_name);
    files::write(&path, &pdf.bytes)?;
    // Called as a function; registered as a plugin it would also listen to the page.
    tauri_plugin_opener::open_path(&path, None::<&str>).map_err(|error| {
        let message = message!(
            "{pdf} could not be shown: {error}. Save it instead and open it yourself.",
            pdf = pdf.file_name,
            error = error.to_string()
        );
        Error::new(ErrorKind::Io, message)
    })
}

/// Asks for the folder to save the invoices of a year in.
pub(crate) fn folder_dialog() -> Dialog {
    Dialog::folder("Save the invoices in", "consortium invoices REGISTER YEAR --pdf FOLDER")
}

/// Saves the invoices of `year` in `folder`, telling the page how far it is; ends early when the job is cancelled.
pub(crate) fn save_year(app: &AppHandle, desk: &Desk, year: i32, folder: &Path) -> Result<SavedInvoices> {
    let running = desk.job.begin()?;
    let documents = gather(desk, &Selection::Year(year))?;
    let reporter = Reporter::new(app, JOB, documents.len());
    let outcome =
        export::write_pdfs(&documents, folder, &|done, _total| reporter.report(done), running.cancelled());
    // The page takes its bar away whatever came of it, so it must hear of the end before it hears of an error.
    reporter.end();
    let written = outcome?;
    Ok(SavedInvoices {
        written: written.written,
        skipped: written.skipped,
        folder: folder.display().to_string(),
    })
}

fn gather(desk: &Desk, selection: &Selection) -> Result<Vec<FrozenDocument>> {
    desk.with_door(|door| export::gather(door.register(), selection))
}

/// Tells the page how far the work is.
pub(crate) struct Reporter<'app> {
    app: &'app AppHandle,
    job: &'static str,
    total: usize,
    last: std::cell::Cell<(usize, Option<Instant>)>,
}

impl<'app> Reporter<'app> {
    /// Tells that `job` begins, of so many pieces.
    pub(crate) fn new(app: &'app AppHandle, job: &'static str, total: usize) -> Self {
        let reporter = Self { app, job, total, last: std::cell::Cell::new((0, None)) };
        reporter.report(0);
        reporter
    }

    /// Tells that so many are done.
    pub(crate) fn report(&self, done: usize) {
        let (_, told_at) = self.last.get();
        let is_due = told_at.is_none_or(|told_at| told_at.elapsed() >= PROGRESS_INTERVAL);
        self.last.set((done, if is_due { Some(Instant::now()) } else { told_at }));
        if is_due {
            self.tell(done, false);
        }
    }

    /// Tells that so many more are done.
    pub(crate) fn advance(&self, more: usize) {
        self.report(self.last.get().0 + more);
    }

    /// Tells that the job ended.
    pub(crate) fn end(&self) {
        self.tell(self.last.get().0, true);
    }

    fn tell(&self, done: usize, finished: bool) {
        if let Err(error) =
            self.app.emit("job", Progress { job: self.job, done, total: self.total, finished })
        {
            log::warn!("the page could not be told of progress: {error}");
        }
    }
}
