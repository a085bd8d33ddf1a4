//! A licence year's documents to be passed on: PDFs, the XML beside them, and a manifest that names every file.
//!
//! As a folder, it can be stopped, or killed, and goes on where it stood; the manifest is written last, so that a
//! folder without one is not complete. As a ZIP file, it is there whole or not at all.

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::csv;
use crate::kernel::table::{Cell, ListColumn, table};
use crate::kernel::{Error, Result, disk};
use crate::money::invoices::export::{
    self, FrozenDocument, Selection, WrittenFiles, cannot_write, prepare, refused,
};
use crate::money::invoices::{DocumentKind, electronic};
use crate::paper::typesetting::files::{self, Batch, FileOutcome};
use crate::register::{Register, sha256};

/// The file that names every other one.
const MANIFEST: &str = "manifest.csv";

const COLUMNS: [ListColumn<Listed>; 8] = [
    listed("Number", |row| Cell::text(&row.number)),
    listed("Document", |row| Cell::text(row.kind)),
    listed("Member", |row| Cell::text(&row.debtor)),
    listed("Amount", |row| Cell::Amount { minor: row.total_minor, digits: row.digits }),
    listed("Currency", |row| Cell::text(&row.currency)),
    listed("File", |row| Cell::text(&row.file)),
    listed("Size in bytes", |row| Cell::Count(row.size)),
    listed("SHA-256", |row| Cell::text(&row.sha256)),
];

const fn listed(heading: &'static str, cell: fn(&Listed) -> Cell) -> ListColumn<Listed> {
    ListColumn { key: heading, heading, is_usual: true, cell }
}

/// A file of the package, as the manifest names it.
struct Listed {
    number: String,
    kind: &'static str,
    debtor: String,
    total_minor: i64,
    digits: u32,
    currency: String,
    file: String,
    size: i64,
    sha256: String,
}

/// The documents and what their files are called.
#[derive(Debug, Clone)]
pub struct RunPackage {
    documents: Vec<FrozenDocument>,
    /// Without ending, one for each document.
    stems: Vec<String>,
}

/// The bytes of one file.
struct Piece {
    name: String,
    bytes: Vec<u8>,
}

/// Reads the invoices and credit notes of a licence year.
///
/// # Errors
/// What the register reports; a year without any is a conflict.
pub fn gather(register: &Register, year: i32) -> Result<RunPackage> {
    let mut documents = export::gather(register, &Selection::Year(year))?;
    documents.retain(|document| document.invoice.kind != DocumentKind::ProForma);
    if documents.is_empty() {
        return Err(Error::conflict(message!("Nothing is issued for {year}: issue the run first.", year)));
    }
    let wanted: Vec<String> = documents
        .iter()
        .map(|document| format!("{} {}", document.invoice.number, document.invoice.buyer.name))
        .collect();
    let stems = files::distinct_names(wanted.iter().map(String::as_str));
    Ok(RunPackage { documents, stems })
}

impl RunPackage {
    pub fn document_count(&self) -> usize {
        self.documents.len()
    }

    /// Writes the package into a folder. `progress` is told how many documents are done, of how many.
    ///
    /// # Errors
    /// The first document that cannot be printed or file that cannot be written; files written so far are whole, and
    /// there is no manifest.
    pub fn write_folder(
        &self,
        path: &Path,
        progress: &dyn Fn(usize, usize),
        cancel: &AtomicBool,
    ) -> Result<WrittenFiles> {
        prepare(path)?;
        // What is not complete has no manifest, not even that of an earlier try.
        let manifest = path.join(MANIFEST);
        let earlier = std::fs::read(&manifest).ok();
        if earlier.is_some() {
            std::fs::remove_file(&manifest).map_err(|error| cannot_write(&manifest, &error))?;
        }
        let (mut batch, mut written) = (Batch::default(), WrittenFiles::default());
        let listed = self.each(progress, cancel, &mut |piece| {
            written.count(batch.write(&path.join(&piece.name), &piece.bytes).map_err(refused)?);
            Ok(())
        })?;
        batch.finish().map_err(refused)?;
        let Some(listed) = listed else {
            written.cancelled = true;
            return Ok(written);
        };
        let bytes = manifest_of(&listed)?;
        files::write_atomically(&manifest, &bytes).map_err(|error| cannot_write(&manifest, &error))?;
        let is_same = earlier.as_deref() == Some(&bytes[..]);
        written.count(if is_same { FileOutcome::Unchanged } else { FileOutcome::Written });
        Ok(written)
    }

    /// Writes the package as a ZIP file: the same documents give the same bytes.
    ///
    /// # Errors
    /// As [`Self::write_folder`]; the file that was there before, if any, is then as it was.
    pub fn write_zip(
        &self,
        path: &Path,
        progress: &dyn Fn(usize, usize),
        cancel: &AtomicBool,
    ) -> Result<WrittenFiles> {
        let failed = |error: zip::result::ZipError| cannot_write(path, &error.into());
        // What an earlier try left is in the way of nobody; where it cannot be taken away it stays.
        let _ = files::remove_leftovers(disk::folder_of(path));
        let temporary = files::temporary_beside(path).map_err(|error| cannot_write(path, &error))?;
        let mut archive = ZipWriter::new(temporary.as_file());
        let mut written = WrittenFiles::default();
        let listed = self.each(progress, cancel, &mut |piece| {
            add(&mut archive, &piece).map_err(failed)?;
            written.count(FileOutcome::Written);
            Ok(())
        })?;
        let Some(listed) = listed else {
            return Ok(WrittenFiles { cancelled: true, ..WrittenFiles::default() });
        };
        let manifest = Piece { name: MANIFEST.to_owned(), bytes: manifest_of(&listed)? };
        add(&mut archive, &manifest).map_err(failed)?;
        written.count(FileOutcome::Written);
        archive.finish().map_err(failed)?;
        let kept = temporary.as_file().sync_all().and_then(|()| files::keep(temporary, path));
        let kept = kept.and_then(|()| files::sync_name(path));
        kept.map_err(|error| cannot_write(path, &error))?;
        Ok(written)
    }

    /// Gives every file to `take`, in order; tells what the manifest says of them, or nothing when it was cancelled.
    fn each(
        &self,
        progress: &dyn Fn(usize, usize),
        cancel: &AtomicBool,
        take: &mut dyn FnMut(Piece) -> Result<()>,
    ) -> Result<Option<Vec<Listed>>> {
        let mut listed = Vec::with_capacity(self.documents.len());
        let mut stems = self.stems.iter();
        let mut done = 0;
        let is_whole = export::draw_each(&self.documents, cancel, &mut |document, pdf| {
            let stem = stems.next().map(String::as_str).unwrap_or_default();
            for piece in pieces(document, stem, pdf) {
                listed.push(entry(document, &piece));
                take(piece)?;
            }
            done += 1;
            progress(done, self.documents.len());
            Ok(())
        })?;
        Ok(is_whole.then_some(listed))
    }
}

/// The PDF, and the XML where the document was issued with XML beside it.
fn pieces(document: &FrozenDocument, stem: &str, pdf: Vec<u8>) -> Vec<Piece> {
    let pdf = Piece { name: format!("{stem}.pdf"), bytes: pdf };
    let xml = electronic::beside(&document.invoice).map(|bytes| Piece { name: format!("{stem}.xml"), bytes });
    [pdf].into_iter().chain(xml).collect()
}

fn entry(document: &FrozenDocument, piece: &Piece) -> Listed {
    let invoice = &document.invoice;
    Listed {
        number: invoice.number.clone(),
        kind: invoice.kind.title(),
        debtor: invoice.buyer.name.clone(),
        total_minor: invoice.total_minor,
        digits: invoice.currency_digits,
        currency: invoice.currency.clone(),
        file: piece.name.clone(),
        size: i64::try_from(piece.bytes.len()).unwrap_or(i64::MAX),
        sha256: sha256(&piece.bytes),
    }
}

fn manifest_of(listed: &[Listed]) -> Result<Vec<u8>> {
    csv::bytes(&table("Manifest", &COLUMNS.iter().collect::<Vec<_>>(), listed))
}

/// PDFs are compressed inside already; nothing says when the archive was made.
fn add(archive: &mut ZipWriter<&File>, piece: &Piece) -> zip::result::ZipResult<()> {
    let method =
        if piece.name.ends_with(".pdf") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    archive.start_file(piece.name.as_str(), options)?;
    Ok(archive.write_all(&piece.bytes)?)
}
