//! What is passed on is whole, named in its manifest, and the same whoever writes it again.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;

use super::*;
use crate::kernel::ErrorKind;
use crate::test_world::World;

/// A consortium that sends XML beside the PDF, with three invoices, two of them to members of nearly one name.
fn world() -> World {
    let mut world = World::new();
    let mut profile = world.call("profile.get", json!({}));
    for (field, value) in [
        ("e_invoice", "ubl"),
        ("country", "AT"),
        ("email", "office@consortium.example"),
        ("electronic_address", "9914:ATU12345675"),
        ("tax_id", "ATU12345675"),
        ("invoice_number_pattern", "INV/{YYYY}/{0000}"),
    ] {
        profile[field] = value.into();
    }
    world.call("profile.update", profile);
    let draft = json!({
        "name": "Exempt", "code": "E", "reason": "Exempt.", "reason_code": "", "eu_business_id": null, "abroad_id": null,
        "rates": [],
    });
    let tax = world.call("taxes.save", json!({ "id": null, "draft": draft }))[0]["id"].clone();
    let rule = json!({ "kind": "flat", "amount_minor": 123_456 });
    let fee = json!({ "name": "Fee", "rule": rule, "currency": "EUR", "tax_category_id": tax });
    world.set_fees(2026, json!({ "components": [fee] }));
    for (name, country) in [("=Uni: Ä/B", "DE"), ("東京大学", "JP"), ("Nowhere", "")] {
        let fields = json!({
            "joined_on": "2020-01-01", "country": country, "electronic_address": "0088:7300010000001",
            "buyer_reference": "REF",
        });
        world.add_member_with(name, &fields);
    }
    world.call("invoices.issue", json!({ "year": 2026 }));
    world
}

fn nothing(_: usize, _: usize) {}

fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

/// The rows of a manifest: number, amount, file, SHA-256.
fn rows(manifest: &[u8]) -> Vec<[String; 4]> {
    let mut reader = ::csv::Reader::from_reader(&manifest[3..]);
    let cell = |row: &::csv::StringRecord, index: usize| row[index].to_owned();
    reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| [cell(&row, 0), cell(&row, 3), cell(&row, 5), cell(&row, 7)])
        .collect()
}

#[test]
fn a_folder_names_every_file_and_goes_on_where_it_was_killed() {
    let world = world();
    let folder = world.folder.path().join("package");
    let package = gather(world.door.register(), 2026).unwrap();
    let goes_on = AtomicBool::new(false);
    let first = package.write_folder(&folder, &nothing, &goes_on).unwrap();
    assert_eq!((first.written, first.skipped, first.cancelled), (6, 0, false));
    let whole = files_in(&folder);
    assert_eq!(
        whole.keys().collect::<Vec<_>>(),
        [
            "INV-2026-0001 Nowhere.pdf",
            "INV-2026-0002 -Uni- Ä-B.pdf",
            "INV-2026-0002 -Uni- Ä-B.xml",
            "INV-2026-0003 東京大学.pdf",
            "INV-2026-0003 東京大学.xml",
            "manifest.csv",
        ],
        "what lacks something has no XML"
    );
    let listed = rows(&whole["manifest.csv"]);
    assert_eq!(listed.len(), 5);
    for [number, amount, file, hash] in &listed {
        assert!(number.starts_with("INV/2026/") && amount == "1234.56", "{number} {amount}");
        assert_eq!(*hash, sha256(&whole[file]), "{file}");
    }
    assert!(String::from_utf8_lossy(&whole["manifest.csv"]).contains("'=Uni"), "no cell is a formula");

    // As a killed program leaves it: half the files, one of them half written, no manifest.
    std::fs::remove_file(folder.join("manifest.csv")).unwrap();
    std::fs::remove_file(folder.join("INV-2026-0003 東京大学.pdf")).unwrap();
    std::fs::write(folder.join("INV-2026-0001 Nowhere.pdf"), b"%PDF-1.7 cut").unwrap();
    std::fs::write(folder.join(".consortium-Ab12Cd.tmp"), b"half").unwrap();
    let again = package.write_folder(&folder, &nothing, &goes_on).unwrap();
    assert_eq!((again.written, again.skipped), (3, 3), "two PDFs and the manifest");
    assert_eq!(files_in(&folder), whole);
    let third = package.write_folder(&folder, &nothing, &goes_on).unwrap();
    assert_eq!((third.written, third.skipped), (0, 6));
}

#[test]
fn what_is_cancelled_has_no_manifest_and_no_archive() {
    let world = world();
    let folder = world.folder.path().join("package");
    let package = gather(world.door.register(), 2026).unwrap();
    package.write_folder(&folder, &nothing, &AtomicBool::new(false)).unwrap();
    let cancel = AtomicBool::new(false);
    let stop_after_one = |done: usize, total: usize| {
        assert!(done <= total);
        cancel.store(true, Ordering::Relaxed);
    };
    let stopped = package.write_folder(&folder, &stop_after_one, &cancel).unwrap();
    assert!(stopped.cancelled);
    assert!(!files_in(&folder).contains_key("manifest.csv"), "not even the earlier one");
    let archive = world.folder.path().join("package.zip");
    std::fs::write(&archive, b"earlier").unwrap();
    let stopped = package.write_zip(&archive, &nothing, &cancel).unwrap();
    assert!(stopped.cancelled && stopped.written == 0);
    assert_eq!(std::fs::read(&archive).unwrap(), b"earlier");
    let beside = std::fs::read_dir(world.folder.path()).unwrap().map(Result::unwrap);
    let left = beside.filter(|entry| entry.file_name().to_string_lossy().ends_with(".tmp")).count();
    assert_eq!(left, 0, "nothing half written is left");
}

#[test]
fn an_archive_holds_what_the_folder_holds_and_is_the_same_every_time() {
    let world = world();
    let (folder, archive) = (world.folder.path().join("package"), world.folder.path().join("package.zip"));
    let package = gather(world.door.register(), 2026).unwrap();
    let goes_on = AtomicBool::new(false);
    package.write_folder(&folder, &nothing, &goes_on).unwrap();
    let written = package.write_zip(&archive, &nothing, &goes_on).unwrap();
    assert_eq!(written.written, 6);
    let bytes = std::fs::read(&archive).unwrap();
    let mut unpacked = BTreeMap::new();
    let mut reader = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for index in 0..reader.len() {
        let mut file = reader.by_index(index).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        unpacked.insert(file.name().unwrap().into_owned(), content);
    }
    assert_eq!(unpacked, files_in(&folder));
    package.write_zip(&archive, &nothing, &goes_on).unwrap();
    assert_eq!(std::fs::read(&archive).unwrap(), bytes);
}

#[test]
fn a_year_without_documents_is_refused() {
    let world = World::new();
    let error = gather(world.door.register(), 2026).unwrap_err();
    assert!(
        error.kind == ErrorKind::Conflict && error.to_string().contains("issue the run first"),
        "{}",
        error.message
    );
}
