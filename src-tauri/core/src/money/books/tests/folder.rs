//! The auditor's folder and the lists it holds.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{bill, consortium, pay};
use crate::office::exports::auditor;
use crate::register::sha256;
use crate::test_world::World;

fn csv(world: &mut World, list: Value) -> String {
    let export = world.call("exports.make", json!({ "list": list, "format": "csv" }));
    String::from_utf8(STANDARD.decode(export["data_base64"].as_str().unwrap()).unwrap()).unwrap()
}

fn lines(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}').lines().collect()
}

#[test]
fn postings_are_written_as_accounting_systems_take_them() {
    let mut world = consortium();
    let invoice = bill(&mut world, "KWD", 100_000, "2026-02-01");
    pay(
        &mut world,
        "KWD",
        120_000,
        "2026-03-01",
        json!([{ "invoice_id": invoice, "amount_minor": 120_000 }]),
    );
    let written = csv(&mut world, json!({ "name": "accounting", "request": {} }));
    assert_eq!(
        lines(&written),
        [
            "Date,Document,Account,Debit,Credit,Currency,Tax code,Cost centre,Text",
            "2026-02-01,INV-2026-0001,1100,120.000,,KWD,,M1,\"Invoice, licence year 2026\"",
            "2026-02-01,INV-2026-0001,4000,,100.000,KWD,S 20,M1,\"Invoice, licence year 2026\"",
            "2026-02-01,INV-2026-0001,2200,,20.000,KWD,S 20,M1,\"Invoice, licence year 2026\"",
            "2026-03-01,PAY-1,1000,120.000,,KWD,,M1,Payment from University of Ghent",
            "2026-03-01,INV-2026-0001,1100,,120.000,KWD,,M1,Settles INV-2026-0001",
        ]
    );
    for (name, count) in
        [("journal", 6), ("accounts", 5), ("receivables", 1), ("tax_summary", 2), ("payments", 2)]
    {
        let list = csv(&mut world, json!({ "name": name, "request": {} }));
        assert_eq!(lines(&list).len(), count, "{name}: {list}");
        let workbook = json!({ "list": { "name": name, "request": {} }, "format": "xlsx" });
        assert_eq!(world.call("exports.make", workbook)["row_count"], count - 1);
    }
}

fn world_with_two_years() -> World {
    let mut world = consortium();
    let invoice = bill(&mut world, "EUR", 100_000, "2025-02-01");
    pay(&mut world, "EUR", 20_000, "2025-03-01", json!([{ "invoice_id": invoice, "amount_minor": 20_000 }]));
    bill(&mut world, "EUR", 5_000, "2025-12-31");
    bill(&mut world, "EUR", 7_000, "2026-01-01");
    world
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for (prefix, folder) in [("", folder.to_owned()), ("documents/", folder.join("documents"))] {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
                found.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}

#[test]
fn the_folder_holds_the_year_and_its_manifest_every_file() {
    let mut world = world_with_two_years();
    let folder = world.folder.path().join("audit");
    let never = AtomicBool::new(false);
    let gathered = auditor::gather(world.door.register(), 2025).unwrap();
    let written = gathered.write(&folder, &|_, _| {}, &never).unwrap();
    let found = files(&folder);
    assert_eq!((written.written, written.skipped, found.len()), (19, 0, 19));
    assert_eq!(gathered.file_count(), 19);
    assert!(
        found.contains_key("documents/INV-2025-0002.pdf")
            && !found.contains_key("documents/INV-2026-0001.pdf")
    );
    let manifest = String::from_utf8(found["manifest.csv"].clone()).unwrap();
    assert_eq!(lines(&manifest).len(), 19, "headings and every file but itself");
    for line in &lines(&manifest)[1..] {
        let (name, rest) = line.split_once(',').unwrap();
        let (size, hash) = rest.split_once(',').unwrap();
        assert_eq!(
            (size, hash),
            (found[name].len().to_string().as_str(), sha256(&found[name]).as_str()),
            "{name}"
        );
    }
    let paid = String::from_utf8(found["payments.csv"].clone()).unwrap();
    assert!(
        lines(&paid)[1].starts_with("PAY-1,2025-03-01,University of Ghent,"),
        "as the journal names it: {paid}"
    );
    let log = String::from_utf8(found["audit-log.csv"].clone()).unwrap();
    let head = lines(&log).last().unwrap().rsplit_once(',').unwrap().1;
    let about = String::from_utf8(found["about.txt"].clone()).unwrap();
    assert!(about.contains(head) && about.contains("not closed"), "{about}");

    std::fs::write(folder.join("tax.csv"), "altered").unwrap();
    std::fs::remove_file(folder.join("documents/INV-2025-0001.pdf")).unwrap();
    let again = gathered.write(&folder, &|_, _| {}, &never).unwrap();
    assert_eq!((again.written, again.skipped), (2, 17), "only what is missing or wrong");
    assert_eq!(files(&folder), found);
    world.call("books.close", json!({ "through_on": "2025-12-31", "despite_advice": true }));
    auditor::gather(world.door.register(), 2025).unwrap().write(&folder, &|_, _| {}, &never).unwrap();
    let about = std::fs::read_to_string(folder.join("about.txt")).unwrap();
    assert!(about.contains("The books are closed through 31 December 2025."), "{about}");
}

#[test]
fn a_folder_that_was_stopped_has_no_manifest() {
    let world = world_with_two_years();
    let folder = world.folder.path().join("audit");
    let gathered = auditor::gather(world.door.register(), 2025).unwrap();
    gathered.write(&folder, &|_, _| {}, &AtomicBool::new(false)).unwrap();
    let stop = AtomicBool::new(false);
    let stopped =
        gathered.write(&folder, &|done, _| stop.store(done >= 4, Ordering::Relaxed), &stop).unwrap();
    assert!(stopped.cancelled && !folder.join("manifest.csv").exists());
}
