//! Writes invoices as PDF files. Gathering needs the register, rendering does not, so it can run beside other work.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use chrono::NaiveDate;
use serde::Serialize;

use super::{DocumentKind, FrozenInvoice, electronic, render, store};
use crate::kernel::{Error, ErrorKind, Message, OptionExt, Result, disk};
use crate::paper::einvoices::Flavour;
use crate::paper::typesetting::files::{self, Batch, FileOutcome, FileRefusal};
use crate::paper::typesetting::{Image, Renderer};
use crate::register::{Connection, Register, StoredFile};

/// Which invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// All of a licence year.
    Year(i32),
    /// All that are dated from a day until a day, both included.
    Dated(NaiveDate, NaiveDate),
    /// These.
    Ids(Vec<i64>),
}

/// A frozen invoice and its logo: all that its PDF depends on.
#[derive(Debug, Clone)]
pub struct FrozenDocument {
    /// The invoice.
    pub invoice: Arc<FrozenInvoice>,
    /// The logo it was issued with.
    pub logo: Option<Arc<Image>>,
}

/// What came of writing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WrittenFiles {
    /// Files written.
    pub written: usize,
    /// Files that were right already.
    pub skipped: usize,
    /// Whether the work was cancelled; what was written so far is whole.
    pub cancelled: bool,
}

/// What came of writing XML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenXml {
    /// The files.
    pub files: WrittenFiles,
    /// What has no electronic form as it was issued, with the reason: the others are written all the same.
    pub refused: Vec<RefusedXml>,
}

/// A document that has no electronic form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedXml {
    /// Its number.
    pub number: String,
    /// What it lacks, and what to do.
    pub problem: Message,
}

impl WrittenXml {
    /// The files, where every document has one.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] with the first that has none.
    pub fn all(self) -> Result<WrittenFiles> {
        match self.refused.into_iter().next() {
            None => Ok(self.files),
            Some(refused) => Err(Error::conflict(refused.problem)),
        }
    }
}

impl WrittenFiles {
    /// One more file.
    pub(crate) fn count(&mut self, outcome: FileOutcome) {
        match outcome {
            FileOutcome::Written => self.written += 1,
            FileOutcome::Unchanged => self.skipped += 1,
        }
    }
}

/// Reads the invoices to be written.
///
/// # Errors
/// [`ErrorKind::NotFound`] for an invoice that does not exist.
pub fn gather(register: &Register, selection: &Selection) -> Result<Vec<FrozenDocument>> {
    let invoices = match selection {
        Selection::Year(year) => store::documents_of_year(register.reader(), *year)?,
        Selection::Dated(from_on, until_on) => {
            store::documents_dated(register.reader(), *from_on, *until_on)?
        }
        Selection::Ids(ids) => {
            let find = |&id: &i64| {
                store::document(register.reader(), id)?.map(Arc::new).or_not_found(template!("Invoice"), id)
            };
            ids.iter().map(find).collect::<Result<_>>()?
        }
    };
    // One decoded logo for all invoices that show it.
    let mut logos: Vec<(String, Arc<Image>)> = Vec::new();
    let mut documents = Vec::with_capacity(invoices.len());
    for invoice in invoices {
        let logo = match &invoice.seller.logo {
            None => None,
            Some(sha256) => match logos.iter().find(|(known, _)| known == sha256) {
                Some((_, logo)) => Some(logo.clone()),
                None => {
                    let logo = logo(register.reader(), sha256)?;
                    logos.push((sha256.clone(), logo.clone()));
                    Some(logo)
                }
            },
        };
        documents.push(FrozenDocument { invoice, logo });
    }
    Ok(documents)
}

/// Makes documents what they were when they were issued, without what was told since.
///
/// # Errors
/// What the register reports.
pub fn take_back_supplements(register: &Register, documents: &mut [FrozenDocument]) -> Result<()> {
    for document in documents.iter_mut().filter(|document| document.invoice.supplement.is_some()) {
        let number = &document.invoice.number;
        let invoice =
            store::as_issued(register.reader(), number)?.or_not_found(template!("Invoice"), number)?;
        document.invoice = Arc::new(invoice);
    }
    Ok(())
}

/// The documents among these to which something was added, as they were issued: to be kept beside what was sent again.
///
/// # Errors
/// What the register reports.
pub fn as_issued(register: &Register, documents: &[FrozenDocument]) -> Result<Vec<FrozenDocument>> {
    let is_supplemented = |document: &&FrozenDocument| document.invoice.supplement.is_some();
    let mut originals: Vec<FrozenDocument> = documents.iter().filter(is_supplemented).cloned().collect();
    take_back_supplements(register, &mut originals)?;
    Ok(originals)
}

pub(super) fn one(register: &Register, id: i64) -> Result<FrozenDocument> {
    gather(register, &Selection::Ids(vec![id]))?.pop().or_not_found(template!("Invoice"), id)
}

/// An invoice with its latest supplement, or as it was issued.
pub(super) fn one_of(register: &Register, id: i64, is_as_issued: bool) -> Result<FrozenDocument> {
    let mut document = one(register, id)?;
    if is_as_issued {
        take_back_supplements(register, std::slice::from_mut(&mut document))?;
    }
    Ok(document)
}

/// The picture of a logo, by the SHA-256 of its file.
///
/// # Errors
/// A logo that is not in the register, or cannot be read.
pub fn logo(connection: &Connection, sha256: &str) -> Result<Arc<Image>> {
    let file = StoredFile::find(connection, sha256)?.or_not_found(template!("Logo"), sha256)?;
    let image = Image::decode(&file.bytes)
        .map_err(|error| Error::internal(message!("The stored logo could not be read: {error}.", error)))?;
    Ok(Arc::new(image))
}

/// The name of an invoice's PDF file: its number, without what file systems do not take.
pub fn file_name(document: &FrozenDocument) -> String {
    format!("{}.pdf", files::safe_name(&document.invoice.number))
}

/// The name of the XML beside it.
pub fn xml_file_name(document: &FrozenDocument) -> String {
    format!("{}.xml", files::safe_name(&document.invoice.number))
}

/// The names of the PDF files of invoices in one folder: as [`file_name`], but no two are one on any system.
pub fn file_names(documents: &[FrozenDocument]) -> Vec<String> {
    names_of(documents.iter(), "pdf")
}

fn names_of<'a>(documents: impl Iterator<Item = &'a FrozenDocument>, ending: &str) -> Vec<String> {
    let stems = files::distinct_names(documents.map(|document| document.invoice.number.as_str()));
    stems.into_iter().map(|stem| format!("{stem}.{ending}")).collect()
}

/// The PDF of an invoice: the same bytes for the same invoice, always.
///
/// # Errors
/// A text that cannot be printed; the message names the invoice.
pub fn pdf(document: &FrozenDocument) -> Result<Vec<u8>> {
    render::pdf(&mut Renderer::new(), document)
}

/// Writes invoices into `folder`, on all cores. Files that are right already are left alone, so that work which was
/// stopped goes on where it stood. `progress` is told how many are done, of how many.
///
/// # Errors
/// The first text that cannot be printed or file that cannot be written; files written so far are whole.
pub fn write_pdfs(
    documents: &[FrozenDocument],
    folder: &Path,
    progress: &dyn Fn(usize, usize),
    cancel: &AtomicBool,
) -> Result<WrittenFiles> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    write_pdfs_on(documents, folder, threads, progress, cancel)
}

/// Writes invoices and credit notes as XML into `folder`, in the flavour each was issued for unless another is asked
/// for. Files that are right already are left alone. Pro formas have no XML and are passed over; what lacks something
/// is told and holds up none of the others.
///
/// # Errors
/// The first file that cannot be written; files written so far are whole.
pub fn write_xml(
    documents: &[FrozenDocument],
    folder: &Path,
    flavour: Option<Flavour>,
    progress: &dyn Fn(usize, usize),
    cancel: &AtomicBool,
) -> Result<WrittenXml> {
    prepare(folder)?;
    let documents: Vec<&FrozenDocument> =
        documents.iter().filter(|document| document.invoice.kind != DocumentKind::ProForma).collect();
    let names = names_of(documents.iter().copied(), "xml");
    let (mut batch, mut written, mut refused_xml) = (Batch::default(), WrittenFiles::default(), Vec::new());
    for (document, name) in documents.iter().zip(names) {
        if cancel.load(Ordering::Relaxed) {
            written.cancelled = true;
            break;
        }
        let flavour = flavour.unwrap_or_else(|| electronic::flavour_of(&document.invoice));
        match electronic::xml(&document.invoice, flavour) {
            Ok(bytes) => written.count(batch.write(&folder.join(name), &bytes).map_err(refused)?),
            Err(error) if error.kind == ErrorKind::Conflict => {
                let number = document.invoice.number.clone();
                refused_xml.push(RefusedXml { number, problem: error.message });
            }
            Err(error) => return Err(error),
        }
        progress(written.written + written.skipped + refused_xml.len(), documents.len());
    }
    batch.finish().map_err(refused)?;
    Ok(WrittenXml { files: written, refused: refused_xml })
}

/// As [`write_pdfs`], on a given number of threads.
///
/// # Errors
/// As [`write_pdfs`].
pub fn write_pdfs_on(
    documents: &[FrozenDocument],
    folder: &Path,
    threads: usize,
    progress: &dyn Fn(usize, usize),
    cancel: &AtomicBool,
) -> Result<WrittenFiles> {
    prepare(folder)?;
    let names = file_names(documents);
    let (mut batch, mut written) = (Batch::default(), WrittenFiles::default());
    on_threads(documents, threads, cancel, &render::pdf, &mut |index, pdf| {
        // Disks are waited for here, while the threads draw on.
        written.count(batch.write(&folder.join(&names[index]), &pdf).map_err(refused)?);
        progress(written.written + written.skipped, documents.len());
        Ok(())
    })?;
    batch.finish().map_err(refused)?;
    written.cancelled = written.written + written.skipped < documents.len();
    Ok(written)
}

/// Makes a folder, and takes away what a program that was killed left there of files it was writing.
pub(crate) fn prepare(folder: &Path) -> Result<()> {
    let prepared = disk::make_folder(folder).and_then(|()| files::remove_leftovers(folder));
    prepared.map_err(|error| cannot_write(folder, &error))
}

/// Draws the PDFs of invoices on all cores and gives them to `take`, in their order; whether that was all, as it is
/// unless it was cancelled.
///
/// # Errors
/// The first text that cannot be printed, and what `take` says.
pub fn draw_each(
    documents: &[FrozenDocument],
    cancel: &AtomicBool,
    take: &mut dyn FnMut(&FrozenDocument, Vec<u8>) -> Result<()>,
) -> Result<bool> {
    let mut taken = 0;
    on_all_threads(documents, cancel, &render::pdf, &mut |index, pdf| {
        taken += 1;
        take(&documents[index], pdf)
    })?;
    Ok(taken == documents.len())
}

/// As [`on_threads`], on all cores.
pub(super) fn on_all_threads<Item: Sync, T: Send>(
    items: &[Item],
    cancel: &AtomicBool,
    work: &(dyn Fn(&mut Renderer, &Item) -> Result<T> + Sync),
    take: &mut dyn FnMut(usize, T) -> Result<()>,
) -> Result<()> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    on_threads(items, threads, cancel, work, take)
}

/// How many documents that are done may queue before threads wait: so many that they do not stand still while files are
/// synced, so few that they take no room.
const WAITING_MAX: usize = 2 * Batch::SIZE;

/// Does `work` with each item, on so many threads with a renderer each, and gives what came of it to `take`, in the order
/// of the items. Ends early when it is cancelled, and with the first error. Threads cannot run far ahead of `take`,
/// so that a long run needs no more memory than a short one.
fn on_threads<Item: Sync, T: Send>(
    items: &[Item],
    threads: usize,
    cancel: &AtomicBool,
    work: &(dyn Fn(&mut Renderer, &Item) -> Result<T> + Sync),
    take: &mut dyn FnMut(usize, T) -> Result<()>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let (sender, results) = mpsc::sync_channel(WAITING_MAX);
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, items.len().max(1)) {
            let sender = sender.clone();
            let (next, failed) = (&next, &failed);
            scope.spawn(move || {
                let mut renderer = Renderer::new();
                while !cancel.load(Ordering::Relaxed) && !failed.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { return };
                    let result = work(&mut renderer, item);
                    failed.fetch_or(result.is_err(), Ordering::Relaxed);
                    if sender.send((index, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while !cancel.load(Ordering::Relaxed)
                && let Some(result) = waiting.remove(&due)
            {
                take(due, result?)?;
                due += 1;
            }
        }
        Ok(())
    })
}

/// What is said of a file that a batch could not write.
pub(crate) fn refused(FileRefusal { path, error }: FileRefusal) -> Error {
    cannot_write(&path, &error)
}

/// What is said of a file or folder that could not be written.
pub(crate) fn cannot_write(path: &Path, error: &std::io::Error) -> Error {
    let advice = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            message!("The disk is full: make room and save again; what is there is whole.")
        }
        _ => message!("Check that the place can be written and save again; what is there is whole."),
    };
    Error::new(
        ErrorKind::Io,
        message!("{path} could not be written: {error}. {advice}", path = path.display(), error, advice),
    )
}
