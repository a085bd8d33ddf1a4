//! A year's invoices as files in a folder.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::money::invoices::export::{self, FrozenDocument, Selection};
use crate::paper::typesetting::files::Batch;

/// Two batches of files, and one file.
const COUNT: usize = 2 * Batch::SIZE + 1;
/// A batch of files, and some.
const SOME: usize = Batch::SIZE + 4;

fn issued(world: &mut World) -> Vec<FrozenDocument> {
    for index in 0..COUNT {
        add(world, &format!("University {index}"), &json!({}));
    }
    issue(world, 2026);
    export::gather(world.door.register(), &Selection::Year(2026)).unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn a_run_is_the_same_on_any_number_of_threads_and_goes_on_where_it_was_stopped() {
    let mut world = World::new();
    flat(&mut world, 2026, 123_456);
    let documents = issued(&mut world);
    let folder = |name: &str| world.folder.path().join(name);
    let write = |folder: &Path, threads, stop_after: usize| {
        let (cancel, told) = (AtomicBool::new(false), Cell::new(0));
        let progress = |done, total| {
            assert_eq!((done, total), (told.get() + 1, COUNT), "each file is told, in order");
            told.set(done);
            cancel.store(done >= stop_after, Ordering::Relaxed);
        };
        export::write_pdfs_on(&documents, folder, threads, &progress, &cancel).unwrap()
    };

    let one = write(&folder("one"), 1, usize::MAX);
    assert_eq!((one.written, one.skipped, one.cancelled), (COUNT, 0, false));
    let expected = files(&folder("one"));
    assert_eq!(expected.len(), COUNT, "every file has its name");
    for document in &documents {
        assert!(expected[&export::file_name(document)] == export::pdf(document).unwrap());
    }

    let stopped = write(&folder("three"), 3, SOME);
    assert_eq!((stopped.written, stopped.cancelled), (SOME, true));
    let some = files(&folder("three"));
    assert_eq!(some.len(), SOME, "what was told is there");
    std::fs::write(folder("three").join(some.keys().next().unwrap()), "torn").unwrap();
    std::fs::write(folder("three").join(".consortium-aB3xY9.tmp"), "left by a program that was killed")
        .unwrap();
    let rest = write(&folder("three"), 3, usize::MAX);
    assert_eq!(
        (rest.written, rest.skipped, rest.cancelled),
        (COUNT - SOME + 1, SOME - 1, false),
        "torn files are mended"
    );
    assert!(files(&folder("three")) == expected, "the same files");
}

#[test]
fn what_was_done_before_a_failure_is_kept_and_no_invoice_hides_another() {
    let mut world = World::new();
    flat(&mut world, 2026, 123_456);
    let mut documents = issued(&mut world);
    documents.truncate(6);
    let rename = |document: &mut FrozenDocument, number: &str| {
        let mut invoice = (*document.invoice).clone();
        invoice.number = number.to_owned();
        document.invoice = invoice.into();
    };
    rename(&mut documents[0], "INV/1");
    rename(&mut documents[1], "INV-1");
    rename(&mut documents[2], "inv-1");
    rename(&mut documents[4], "A character that no font has: \u{10FFFD}");
    let folder = world.folder.path().join("failed");
    let write = || export::write_pdfs_on(&documents, &folder, 1, &|_, _| {}, &AtomicBool::new(false));
    assert!(write().is_err());
    let names: Vec<String> = files(&folder).into_keys().collect();
    assert_eq!(names, ["INV-1 (2).pdf", "INV-1.pdf", "INV-2026-0004.pdf", "inv-1 (3).pdf"]);
}
