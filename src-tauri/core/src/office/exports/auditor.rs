//! The auditor's folder: everything that belongs to a licence year's books, with a manifest that names each file.
//!
//! Gathering needs the register, writing does not. Files that are right already are left alone, and the manifest is
//! written last: a folder without one is not complete.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::csv;
use crate::kernel::table::{Cell, ListColumn, ListTable, table as tabulated};
use crate::kernel::{Error, ErrorKind, Result, disk};
use crate::money::books::{
    BooksPeriod, GetBooksBalanceSheet, GetBooksJournal, GetBooksProfitAndLoss, GetBooksReceivables,
    GetBooksTaxSummary, lists as book_lists, period_of_year,
};
use crate::money::invoices::export::{self as pdfs, FrozenDocument, Selection, WrittenFiles, cannot_write};
use crate::money::invoices::{self, Supplement};
use crate::money::orcid_costs::{
    GetOrcidCostsInvoices, GetOrcidCostsPayments, GetOrcidCostsYear, lists as orcid_lists,
};
use crate::money::payments::{ListPayments, lists as payments};
use crate::paper::typesetting::files::{self, FileOutcome};
use crate::people::profile;
use crate::register::{LoggedEntry, Register, audit_log, closed_through, sha256};

/// The folder of the documents, inside the auditor's folder.
const DOCUMENTS: &str = "documents";

/// The folder beside it, of documents as they were issued, to which something was added since.
const AS_ISSUED: &str = "documents-as-issued";

/// The file that names every other one.
const MANIFEST: &str = "manifest.csv";

const LOG: [ListColumn<LoggedEntry>; 8] = [
    logged("Entry", |row| Cell::Count(row.id)),
    logged("When (UTC)", |row| Cell::Instant(row.at.clone())),
    logged("Who", |row| Cell::text(&row.user)),
    logged("Operation", |row| Cell::text(&row.operation)),
    logged("What", |row| Cell::said(&row.summary)),
    logged("Takes back", |row| row.undoes.map_or_else(|| Cell::text(""), Cell::Count)),
    logged("Hash before", |row| Cell::text(&row.previous_hash)),
    logged("Hash", |row| Cell::text(&row.hash)),
];

const SUPPLEMENTS: [ListColumn<Supplement>; 7] = [
    added("Invoice", |row| Cell::text(&row.invoice)),
    added("Supplement", |row| Cell::Count(row.number)),
    added("Added on", |row| Cell::Date(Some(row.added_on))),
    added("Added by", |row| Cell::text(&row.added_by)),
    added("PO number", |row| Cell::text(&row.purchase_order)),
    added("Buyer reference", |row| Cell::text(&row.buyer_reference)),
    added("Remark", |row| Cell::text(&row.note)),
];

const PAYMENT_COLUMNS: [&str; 9] =
    ["payment", "received", "payer", "debtor", "invoices", "amount", "fee", "unallocated", "reference"];

const FILES: [ListColumn<ListedFile>; 3] = [
    listed("File", |row| Cell::text(&row.name)),
    listed("Size in bytes", |row| Cell::Count(row.size)),
    listed("SHA-256", |row| Cell::text(&row.sha256)),
];

/// What goes into the folder.
#[derive(Debug, Clone)]
pub struct AuditorFolder {
    documents: Vec<FrozenDocument>,
    /// Those of them to which something was added, as they were issued.
    as_issued: Vec<FrozenDocument>,
    files: Vec<(&'static str, Vec<u8>)>,
}

/// A file of the folder, as the manifest names it.
struct ListedFile {
    name: String,
    size: i64,
    sha256: String,
}

const fn logged(heading: &'static str, cell: fn(&LoggedEntry) -> Cell) -> ListColumn<LoggedEntry> {
    ListColumn { key: heading, heading, is_usual: true, cell }
}

const fn added(heading: &'static str, cell: fn(&Supplement) -> Cell) -> ListColumn<Supplement> {
    ListColumn { key: heading, heading, is_usual: true, cell }
}

const fn listed(heading: &'static str, cell: fn(&ListedFile) -> Cell) -> ListColumn<ListedFile> {
    ListColumn { key: heading, heading, is_usual: true, cell }
}

/// Reads what belongs to the books of the licence year that starts in `year`.
///
/// # Errors
/// A year that this program does not bill, and what the lists report.
pub fn gather(register: &Register, year: i32) -> Result<AuditorFolder> {
    let period = period_of_year(register, year)?;
    let (from_on, until_on) = (Some(period.from_on), Some(period.until_on));
    let journal = GetBooksJournal { from_on, until_on, ..GetBooksJournal::default() };
    let owed = GetBooksReceivables { on: until_on };
    let paid = ListPayments { from_on, until_on, ..ListPayments::default() };
    let with_orcid = GetOrcidCostsYear { year: Some(year), ..GetOrcidCostsYear::default() };
    let log = audit_log(register)?;
    let tables = [
        ("journal.csv", book_lists::journal(register, journal.clone(), None)?),
        ("postings.csv", book_lists::accounting(register, journal.clone(), None)?),
        ("accounts.csv", book_lists::balances(register, journal, None)?),
        ("receivables.csv", book_lists::receivables(register, owed, None)?),
        ("open-invoices.csv", book_lists::open_invoices(register, owed, None)?),
        (
            "profit-and-loss.csv",
            book_lists::profit_and_loss(register, GetBooksProfitAndLoss { from_on, until_on }, None)?,
        ),
        (
            "balance-sheet.csv",
            book_lists::balance_sheet(register, GetBooksBalanceSheet { on: until_on }, None)?,
        ),
        ("bank-reconciliation.csv", book_lists::reconciliation_sheets(register, period.until_on)?),
        ("tax.csv", book_lists::tax_summary(register, GetBooksTaxSummary { from_on, until_on }, None)?),
        ("payments.csv", payments::table(register, paid, Some(&PAYMENT_COLUMNS.map(str::to_owned)))?),
        (
            "orcid-invoices.csv",
            orcid_lists::invoices(register, GetOrcidCostsInvoices { year: Some(year) }, None)?,
        ),
        (
            "orcid-payments.csv",
            orcid_lists::payments(register, GetOrcidCostsPayments { year: Some(year) }, None)?,
        ),
        ("orcid-reconciliation.csv", orcid_lists::year(register, with_orcid, None)?),
        ("audit-log.csv", all_columns("Audit log", &LOG, &log)),
    ];
    let mut files = vec![("about.txt", about(register, period, &log)?.into_bytes())];
    for (name, table) in tables {
        files.push((name, csv::bytes(&table)?));
    }
    let selection = Selection::Dated(period.from_on, period.until_on);
    let documents = pdfs::gather(register, &selection)?;
    let added: Vec<Supplement> = invoices::supplements(register, (period.from_on, period.until_on))?;
    files.push(("supplements.csv", csv::bytes(&all_columns("Supplements", &SUPPLEMENTS, &added))?));
    Ok(AuditorFolder { as_issued: pdfs::as_issued(register, &documents)?, documents, files })
}

fn all_columns<Row>(name: &'static str, columns: &[ListColumn<Row>], rows: &[Row]) -> ListTable {
    tabulated(name, &columns.iter().collect::<Vec<_>>(), rows)
}

/// What the folder is, in words.
fn about(register: &Register, period: BooksPeriod, log: &[LoggedEntry]) -> Result<String> {
    let name = profile::read(register.reader())?.name;
    let state = match closed_through(register.reader())? {
        Some(closed) if closed >= period.until_on => message!("closed through {closed, date, long}", closed),
        Some(closed) => {
            message!("closed through {closed, date, long}, so this year may still change", closed)
        }
        None => message!("not closed, so this year may still change"),
    };
    let head = log.last().map_or_else(String::new, |entry| format!("entry {}, {}", entry.id, entry.hash));
    Ok(message!(
        "{name}\nBooks from {from_on, date, long} to {until_on, date, long}\n\nThe books are {state}.\nHead of the audit log: {head}\n\n\
         {documents}/ holds every invoice and credit note of these days, with what was added since (supplements.csv); \
         {as_issued}/ holds those to which something was added as they were issued. {manifest} names every file with its size and SHA-256.\n\
         Hash the files and compare; each line of audit-log.csv names the hash of the one before.\n",
        name,
        from_on = period.from_on,
        until_on = period.until_on,
        state,
        head,
        documents = DOCUMENTS,
        as_issued = AS_ISSUED,
        manifest = MANIFEST
    )
    .to_string())
}

impl AuditorFolder {
    pub fn file_count(&self) -> usize {
        self.documents.len() + self.as_issued.len() + self.files.len() + 1
    }

    /// Writes the folder at `path`. Work that was stopped goes on where it stood. `progress` is told how many files are
    /// done, of how many.
    ///
    /// # Errors
    /// The first document that cannot be printed or file that cannot be written; files written so far are whole, and
    /// there is no manifest.
    pub fn write(
        &self,
        path: &Path,
        progress: &dyn Fn(usize, usize),
        cancel: &AtomicBool,
    ) -> Result<WrittenFiles> {
        let documents = path.join(DOCUMENTS);
        disk::make_folder(&documents).map_err(|error| cannot_write(path, &error))?;
        // What is not complete has no manifest, not even that of an earlier year or try.
        let manifest = path.join(MANIFEST);
        let earlier = std::fs::read(&manifest).ok();
        if earlier.is_some() {
            std::fs::remove_file(&manifest).map_err(|error| cannot_write(&manifest, &error))?;
        }
        let total = self.file_count();
        let mut written =
            pdfs::write_pdfs(&self.documents, &documents, &|done, _| progress(done, total), cancel)?;
        if !self.as_issued.is_empty() && !written.cancelled {
            let before = written.written + written.skipped;
            let originals = path.join(AS_ISSUED);
            let outcome = pdfs::write_pdfs(
                &self.as_issued,
                &originals,
                &|done, _| progress(before + done, total),
                cancel,
            )?;
            written = WrittenFiles {
                written: written.written + outcome.written,
                skipped: written.skipped + outcome.skipped,
                cancelled: outcome.cancelled,
            };
        }
        let mut listed = Vec::with_capacity(total);
        for (name, bytes) in &self.files {
            if written.cancelled || cancel.load(Ordering::Relaxed) {
                return Ok(WrittenFiles { cancelled: true, ..written });
            }
            written.count(write(&path.join(name), bytes)?);
            listed.push(of(name, bytes));
            progress(written.written + written.skipped, total);
        }
        let names = |folder: &'static str, documents: &[FrozenDocument]| {
            pdfs::file_names(documents).into_iter().map(move |name| format!("{folder}/{name}"))
        };
        let documents = names(DOCUMENTS, &self.documents).chain(names(AS_ISSUED, &self.as_issued));
        for name in documents.collect::<Vec<_>>() {
            let bytes = std::fs::read(path.join(&name)).map_err(|error| {
                let message = message!(
                    "{path} could not be read: {error}. Save again.",
                    path = path.join(&name).display(),
                    error
                );
                Error::new(ErrorKind::Io, message)
            })?;
            listed.push(of(&name, &bytes));
        }
        let bytes = csv::bytes(&all_columns("Manifest", &FILES, &listed))?;
        let outcome = write(&manifest, &bytes)?;
        written.count(if earlier.as_deref() == Some(&bytes[..]) { FileOutcome::Unchanged } else { outcome });
        progress(total, total);
        Ok(written)
    }
}

fn of(name: &str, bytes: &[u8]) -> ListedFile {
    ListedFile {
        name: name.to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256: sha256(bytes),
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<FileOutcome> {
    files::write_atomically(path, bytes).map_err(|error| cannot_write(path, &error))
}
