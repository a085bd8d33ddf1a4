//! The invariants of the register file, attacked.

mod barrier;
mod copies;
mod locks;
mod migration;
mod outcome;
mod recorded;
mod surroundings;
mod undo;

use std::path::Path;

use rusqlite::Connection;
use serde_json::json;

use super::{APPLICATION_ID, Access, CopyCare};
use crate::Door;
use crate::kernel::ErrorKind;
use crate::people::profile::NewConsortium;
use crate::test_world::{World, clock, member};

fn create(path: &Path) -> Door {
    let consortium =
        NewConsortium { name: "Test Consortium".into(), currency: "EUR".into(), year_start: "01-01".into() };
    Door::create(path, &consortium, "ana", clock()).unwrap()
}

fn open(path: &Path, access: Access) -> crate::kernel::Result<Door> {
    Door::open(path, "ben", clock(), access)
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_register_is_one_file_and_marked_as_ours() {
    let world = World::new();
    let path = world.path();
    let folder = world.folder;
    drop(world.door);
    assert_eq!(files_in(folder.path()), ["test.consortium"], "closing leaves nothing beside the register");
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes[68..72], APPLICATION_ID.to_be_bytes());
    let connection = Connection::open(&path).unwrap();
    let not_strict: i64 = connection
        .query_row("SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(not_strict, 0, "every table is STRICT");
}

#[test]
fn a_path_that_is_taken_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.consortium");
    std::fs::write(&path, "my notes").unwrap();
    let consortium = NewConsortium { name: "A".into(), currency: "EUR".into(), year_start: "01-01".into() };
    let error = Door::create(&path, &consortium, "ana", clock()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Conflict);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "my notes");
}

#[test]
fn a_bad_profile_leaves_no_file_behind() {
    let folder = tempfile::tempdir().unwrap();
    let consortium = NewConsortium { name: " ".into(), currency: "EURO".into(), year_start: "02-29".into() };
    let error = Door::create(&folder.path().join("a.consortium"), &consortium, "ana", clock()).unwrap_err();
    assert_eq!(
        error.context.keys().collect::<Vec<_>>(),
        ["currency", "name", "year_start"],
        "every bad field is named at once"
    );
    assert!(files_in(folder.path()).is_empty());
}

#[test]
fn what_is_not_a_register_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.consortium");
    drop(create(&whole));
    let whole_bytes = std::fs::read(&whole).unwrap();
    let mut newer = whole_bytes.clone();
    newer[60..64].copy_from_slice(&999_u32.to_be_bytes());
    let mut foreign = whole_bytes.clone();
    foreign[68..72].copy_from_slice(&0x0102_0304_u32.to_be_bytes());
    let truncated = whole_bytes[..whole_bytes.len() / 2].to_vec();
    for (name, bytes, told) in [
        ("empty", Vec::new(), "not a register"),
        ("text", b"name,country\n".repeat(50), "not a register"),
        ("foreign", foreign, "another program"),
        ("newer", newer, "newer version"),
        ("truncated", truncated, "cut short"),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let error = open(&path, Access::WriteOrRead).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Refused, "{name}");
        assert!(error.to_string().contains(told), "{name}: {}", error.message);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} is left as it was");
    }
    assert_eq!(files_in(folder.path()).len(), 6, "nothing is left beside a refused file");
    assert_eq!(open(&folder.path().join("missing"), Access::Write).unwrap_err().kind, ErrorKind::NotFound);
}

#[test]
fn a_damaged_page_is_noticed_at_opening() {
    let world = World::new();
    let path = world.path();
    let folder = world.folder;
    drop(world.door);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[8192..12288].fill(0xff);
    std::fs::write(&path, &bytes).unwrap();
    let error = open(&path, Access::Write).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Refused, "{}", error.message);
    drop(folder);
}

#[test]
fn there_is_one_writer_and_the_second_may_read() {
    let mut world = World::new();
    let path = world.path();
    world.add_member("Universität Zürich");
    let refused = open(&path, Access::Write).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Conflict);
    assert!(refused.to_string().contains("in use by ana since 2026-11-21 00:00 UTC"), "{}", refused.message);

    let mut reader = open(&path, Access::WriteOrRead).unwrap();
    assert_eq!(reader.call("members.list", json!({})).unwrap()["total"], 1);
    let error = reader.call("members.add", member("Another")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::ReadOnly);
    assert!(error.to_string().contains("in use by ana"), "{}", error.message);

    drop(world.door);
    drop(reader);
    open(&path, Access::Write).unwrap().call("members.add", member("Another")).unwrap();
}

#[test]
fn history_cannot_be_rewritten_even_from_outside() {
    let mut world = World::new();
    world.add_member("A");
    let path = world.path();
    let folder = world.folder;
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    for attack in [
        "UPDATE register_audit_entry SET user = 'mallory' WHERE id = 1",
        "DELETE FROM register_audit_entry",
        "INSERT OR REPLACE INTO register_audit_entry SELECT id, at, 'mallory', operation, summary, undoable, undoes, previous_hash, hash FROM register_audit_entry WHERE id = 2",
        "UPDATE register_audit_change SET after = '{}'",
        "DELETE FROM register_audit_change WHERE id = 1",
        "INSERT OR REPLACE INTO register_audit_change SELECT id, entry_id, table_name, first_row_id, last_row_id, before, '{}' FROM register_audit_change WHERE id = 1",
    ] {
        let refused = outside.execute(attack, []).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{attack}: {refused}");
    }
    outside
        .execute_batch(
            "DROP TRIGGER register_audit_entry_is_append_only; UPDATE register_audit_entry SET user = 'mallory' WHERE id = 2",
        )
        .unwrap();
    drop(outside);
    let report = open(&path, Access::Write).unwrap().call("register.check", json!({})).unwrap();
    assert_eq!(report["ok"], false, "an entry altered behind the triggers' back shows in the chain");
    assert!(report.to_string().contains("audit entry 2"), "{report}");
    drop(folder);
}

#[test]
fn history_tells_who_changed_what_before_and_after() {
    let mut world = World::new();
    let id = world.add_member("First");
    world.call("members.update", json!({ "id": id, "draft": member("Renamed") }));
    let page = world.call("history.list", json!({}));
    assert_eq!(
        (page["total"].as_i64(), page["rows"][0]["summary"].as_str()),
        (Some(3), Some("Edited First"))
    );
    assert_eq!(
        (page["rows"][0]["user"].as_str(), page["rows"][0]["at"].as_str()),
        (Some("ana"), Some("2026-11-21T00:00:00.000Z"))
    );
    let detail = world.call("history.get", json!({ "id": page["rows"][0]["id"] }));
    let change = &detail["changes"][0];
    assert_eq!(
        (change["table"].as_str(), change["record"].as_str(), change["kind"].as_str()),
        (Some("Member"), Some("Renamed"), Some("changed"))
    );
    let fields = json!([{ "field": "Official name", "before": "First", "after": "Renamed" }]);
    assert_eq!(change["fields"], fields);
    assert_eq!(world.refused("history.get", json!({ "id": 99 })).0, ErrorKind::NotFound);
}

#[test]
fn saving_without_a_change_leaves_no_trace() {
    let mut world = World::new();
    let id = world.add_member("First");
    let stored = world.call("members.get", json!({ "id": id }))["member"].clone();
    let before = world.call("history.list", json!({}))["total"].clone();
    world.call("members.update", json!({ "id": id, "draft": stored }));
    assert_eq!(world.call("history.list", json!({}))["total"], before);
}

#[test]
fn a_failure_in_the_middle_changes_nothing() {
    let mut world = World::new();
    let known = world.add_member("First");
    let before = std::fs::read(world.path()).unwrap();
    let (kind, _) = world.refused("members.archive", json!({ "ids": [known, 4711] }));
    assert_eq!(kind, ErrorKind::NotFound);
    assert_eq!(std::fs::read(world.path()).unwrap(), before);
}

#[test]
fn a_backup_is_a_register_and_goes_back_to_a_new_file() {
    let mut world = World::new();
    world.add_member("First");
    let (backup, restored) =
        (world.folder.path().join("backup.consortium"), world.folder.path().join("restored.consortium"));
    world.door.back_up(&backup, CopyCare::Sound).unwrap();
    assert_eq!(
        world.door.back_up(&backup, CopyCare::Sound).unwrap_err().kind,
        ErrorKind::Conflict,
        "a backup never overwrites"
    );
    world.add_member("Second");
    Door::restore(&backup, &restored, "ana", clock(), CopyCare::Sound).unwrap();
    let mut door = open(&restored, Access::Write).unwrap();
    assert_eq!(door.call("members.list", json!({})).unwrap()["total"], 1);
    assert_eq!(door.call("register.check", json!({})).unwrap()["ok"], true);
}

#[test]
fn a_full_disk_changes_nothing_and_says_so() {
    let mut world = World::new();
    world.add_member("First");
    let pages: i64 =
        world.door.session.register.connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    // SQLite reports a database that may not grow as it reports a full disk.
    world.door.session.register.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let mut long = member("Second");
    long["notes"] = "a long note ".repeat(1_600).into();
    let (kind, message) = world.refused("members.add", long);
    assert_eq!(kind, ErrorKind::Io);
    assert!(message.contains("The disk is full. Make room and try again. Nothing was changed."), "{message}");
    assert_eq!(world.names(json!({})), ["First"]);
    assert_eq!(world.call("register.check", json!({}))["ok"], true);
    world.door.session.register.connection.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    world.add_member("Third");
}

#[test]
fn a_request_of_the_wrong_form_says_what_does_not_fit() {
    let mut world = World::new();
    let (kind, message) = world.refused("members.get", json!({ "id": "one" }));
    assert_eq!(kind, ErrorKind::Invalid);
    assert!(message.contains("members.get") && message.contains("expected i64"), "{message}");
    assert_eq!(world.refused("members.explode", json!({})).0, ErrorKind::NotFound);
}
