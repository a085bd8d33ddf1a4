//! Copies have their name when they are whole, and what was interrupted is in nobody's way.

use std::fs;

use rusqlite::Connection;

use super::files_in;
use crate::kernel::ErrorKind;
use crate::register::{Access, CopyCare};
use crate::test_world::{World, clock};

#[test]
fn drafts_that_nobody_writes_any_more_are_swept_away_and_nothing_else() {
    let World { folder, door } = World::new();
    drop(door);
    let left = [
        ".new-register-aB3xY9.consortium",
        ".new-register-aB3xY9.consortium-journal",
        ".new-register-QQQQQQ.consortium-journal",
    ];
    let foreign =
        [".new-register-notes.txt", "new-register-aB3xY9.consortium", ".new-register-aB3xY9x.consortium"];
    for name in left.iter().chain(&foreign) {
        fs::write(folder.path().join(name), "personal data").unwrap();
    }
    let held_path = folder.path().join(".new-register-ZZZZZZ.consortium");
    let held = fs::File::create(&held_path).unwrap();
    held.lock().unwrap();
    drop(super::open(&folder.path().join("test.consortium"), Access::Write).unwrap());
    let names = files_in(folder.path());
    for name in left {
        assert!(!names.iter().any(|known| known == name), "{name} is gone");
    }
    for name in foreign {
        assert!(names.iter().any(|known| known == name), "{name} is not ours");
    }
    if cfg!(unix) {
        assert!(held_path.exists(), "somebody writes it");
    }
}

#[test]
fn a_copy_that_fails_its_check_is_not_kept_unless_one_insists() {
    let mut world = World::new();
    world.add_member("Alpha University");
    let (path, folder) = (world.path(), world.folder);
    drop(world.door);
    let outside = Connection::open(&path).unwrap();
    outside.execute_batch("DROP TRIGGER IF EXISTS register_audit_entry_is_append_only").unwrap();
    let triggers: Vec<String> = {
        let mut statement = outside
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
            .unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for trigger in triggers {
        outside.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    outside.execute_batch("UPDATE register_audit_entry SET user = 'mallory' WHERE id = 2").unwrap();
    drop(outside);
    let restored = folder.path().join("restored.consortium");
    let restore = |care| crate::Door::restore(&path, &restored, "ana", clock(), care);
    let error = restore(CopyCare::Sound).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Refused);
    assert!(error.to_string().contains("audit entry 2"), "{error}");
    assert_eq!(files_in(folder.path()), ["test.consortium"], "nothing is left behind");
    restore(CopyCare::DespiteProblems).unwrap();
    assert!(restored.exists());
}

#[test]
fn a_name_beside_which_no_journal_fits_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let long = folder.path().join(format!("{}.consortium", "x".repeat(240)));
    let consortium = crate::people::profile::NewConsortium {
        name: "A".into(),
        currency: "EUR".into(),
        year_start: "01-01".into(),
    };
    let error = crate::Door::create(&long, &consortium, "ana", clock()).unwrap_err();
    assert!(error.to_string().contains("too long"), "{error}");
    assert!(files_in(folder.path()).is_empty());
}

#[test]
fn a_register_that_another_tool_put_into_wal_can_be_read() {
    let mut world = World::new();
    world.add_member("Alpha University");
    let (path, folder) = (world.path(), world.folder);
    drop(world.door);
    Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "WAL").unwrap();
    let mut reader = super::open(&path, Access::Read).unwrap();
    assert_eq!(reader.call("members.list", serde_json::json!({})).unwrap()["total"], 1);
    drop(reader);
    assert_eq!(files_in(folder.path()), ["test.consortium"], "it is one file again");
}
