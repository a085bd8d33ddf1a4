//! A register of an older version is brought up to date, or stays as it was: shown by a step that no version has.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::json;

use super::files_in;
use crate::Door;
use crate::SCHEMA;
use crate::kernel::{ErrorKind, Result};
use crate::register::{Access, MIGRATIONS, Migration, Schema, sha256};
use crate::test_world::{World, clock};

/// The schema of a version to come.
static LATER: Schema = Schema { migrations: &LATER_STEPS, ..SCHEMA };
static LATER_STEPS: [Migration; 2] =
    [MIGRATIONS[0], Migration { name: "0002", sql: include_str!("later.sql") }];

const MEMBERS: usize = 12;

fn open_later(path: &Path, access: Access) -> Result<Door> {
    Door::open_as(path, &LATER, "ben", clock(), access)
}

/// A register of this version in a folder of its own: members that were imported, and a fee.
fn old_register() -> (tempfile::TempDir, PathBuf) {
    let mut world = World::new();
    let rows: String = (1..=MEMBERS).map(|number| format!("University {number},DE\n")).collect();
    let list = format!("name,country\n{rows}");
    let staged = world.door.stage_import_bytes("late-joiners.csv", list.into_bytes()).unwrap();
    world.call("imports.run", json!({ "token": staged.token, "kind": "members" }));
    world.set_flat_fee(2027, 50_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.consortium");
    fs::copy(world.path(), &path).unwrap();
    (folder, path)
}

fn member_count(path: &Path) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.query_row("SELECT count(*) FROM member", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_register_of_an_older_version_is_copied_brought_up_to_date_and_whole() {
    let (folder, path) = old_register();
    let mut door = open_later(&path, Access::Write).unwrap();
    assert_eq!(door.register().schema_version(), 2);
    let report = door.call("register.check", json!({})).unwrap();
    assert_eq!(report["ok"], true, "{report}");
    assert_eq!(door.call("members.list", json!({ "search": "university" })).unwrap()["total"], MEMBERS);
    let plans = |door: &mut Door| door.call("fees.list", json!({ "year": 2027 })).unwrap()["plans"].clone();
    let plan = plans(&mut door);
    assert_eq!(
        plan[0]["components"].as_array().map(Vec::len),
        Some(1),
        "what refers to a table that was built anew is still there: {plan}"
    );
    for entry in ["Saved the fee plan", "Imported members from late-joiners.csv"] {
        let undone = door.call("history.undo", json!({})).unwrap();
        let summary = undone["summary"].as_str().unwrap();
        assert!(summary.starts_with(entry), "what the older version did is undone with this one: {summary}");
    }
    assert_eq!(plans(&mut door), json!([]));
    assert_eq!(door.call("members.list", json!({})).unwrap()["total"], 0);
    door.call("history.redo", json!({})).unwrap();
    door.call("history.redo", json!({})).unwrap();
    assert_eq!(plans(&mut door), plan, "and done again");
    assert_eq!(door.call("members.list", json!({})).unwrap()["total"], MEMBERS);
    drop(door);
    assert_eq!(files_in(folder.path()), ["old.before-schema-2.consortium", "old.consortium"]);
    let copy = folder.path().join("old.before-schema-2.consortium");
    let mut copied = super::open(&copy, Access::Write).unwrap();
    assert_eq!(copied.register().schema_version(), 1, "a copy of it as it was lies beside it");
    assert_eq!(copied.call("members.list", json!({})).unwrap()["total"], MEMBERS);
    drop(copied);
    assert_eq!(
        super::open(&path, Access::Write).unwrap_err().kind,
        ErrorKind::Refused,
        "and the older version leaves the newer register alone"
    );
    open_later(&path, Access::Write).unwrap();
    assert_eq!(files_in(folder.path()).len(), 2, "it is brought up to date once");
}

#[test]
fn an_older_register_is_not_read_until_it_was_brought_up_to_date() {
    let (folder, path) = old_register();
    let old = fs::read(&path).unwrap();
    let refused = open_later(&path, Access::Read).unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Refused);
    assert!(refused.to_string().contains("older version"), "{refused}");
    assert_eq!(fs::read(&path).unwrap(), old);
    assert_eq!(files_in(folder.path()), ["old.consortium"]);
}

#[test]
fn an_interrupted_migration_is_repeated_whatever_copy_it_left() {
    let (folder, path) = old_register();
    // Half a copy, as a program without drafts would leave it: sound for SQLite, and without a table.
    let copy = folder.path().join("old.before-schema-2.consortium");
    Connection::open(&copy).unwrap().execute_batch("VACUUM").unwrap();
    drop(open_later(&path, Access::Write).unwrap());
    let kept = ["old.before-schema-2-2.consortium", "old.before-schema-2.consortium", "old.consortium"];
    assert_eq!(files_in(folder.path()), kept, "what was there stays, and a whole copy lies beside it");
    assert_eq!(member_count(&folder.path().join(kept[0])), MEMBERS as i64);
}

#[test]
fn a_whole_copy_of_the_same_state_is_not_made_twice() {
    let (folder, path) = old_register();
    fs::copy(&path, folder.path().join("old.before-schema-2.consortium")).unwrap();
    drop(open_later(&path, Access::Write).unwrap());
    assert_eq!(files_in(folder.path()), ["old.before-schema-2.consortium", "old.consortium"]);
}

#[test]
fn a_migration_that_fails_leaves_the_register_and_the_folder_as_they_were() {
    let (folder, path) = old_register();
    // The last table of the step is there already, so all that comes before it is done first.
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE motto (id INTEGER PRIMARY KEY) STRICT")
        .unwrap();
    let before = fs::read(&path).unwrap();
    let error = open_later(&path, Access::Write).unwrap_err();
    assert!(error.to_string().contains("could not be brought up to date"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_in(folder.path()), ["old.consortium"]);
}

/// Steps of which the second takes away what others refer to.
static BREAKING: Schema = Schema { migrations: &BREAKING_STEPS, ..SCHEMA };
static BREAKING_STEPS: [Migration; 2] =
    [MIGRATIONS[0], Migration { name: "0002", sql: "DELETE FROM fee_plan;" }];

#[test]
fn a_step_that_breaks_a_reference_is_not_taken() {
    let (folder, path) = old_register();
    let before = fs::read(&path).unwrap();
    let error = Door::open_as(&path, &BREAKING, "ben", clock(), Access::Write).unwrap_err();
    assert!(error.to_string().contains("broke a reference of fee_component"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(files_in(folder.path()), ["old.consortium"]);
}

#[test]
fn steps_are_known_by_what_they_said() {
    let (_folder, path) = old_register();
    drop(open_later(&path, Access::Write).unwrap());
    let connection = Connection::open(&path).unwrap();
    let applied: Vec<(i64, String, String)> = connection
        .prepare("SELECT version, name, sha256 FROM register_migration ORDER BY version")
        .unwrap()
        .query_map([], |row| Ok((row.get("version")?, row.get("name")?, row.get("sha256")?)))
        .unwrap()
        .map(rusqlite::Result::unwrap)
        .collect();
    let known: Vec<(i64, String, String)> = (1..)
        .zip(LATER_STEPS)
        .map(|(version, step)| (version, step.name.to_owned(), sha256(step.sql.as_bytes())))
        .collect();
    assert_eq!(applied, known);
    connection
        .execute("UPDATE register_migration SET sha256 = 'of another text' WHERE version = 2", [])
        .unwrap();
    drop(connection);
    let error = open_later(&path, Access::Write).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Refused);
    assert!(error.to_string().contains("whose schema 2 differs from this one's"), "{error}");
}
