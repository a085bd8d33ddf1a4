//! What is written is recorded: tests that ask the schema, so that nobody can forget a table.

use rusqlite::Connection;
use serde_json::json;

use crate::SCHEMA;
use crate::kernel::ErrorKind;
use crate::register::Op;
use crate::test_world::{World, clock};

/// What is not recorded, and said here once more so that it cannot grow unnoticed.
const UNRECORDED: [&str; 5] = [
    "register_audit_change",
    "register_audit_entry",
    "register_migration",
    "register_stored_file",
    "register_undone_entry",
];

fn names(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn tables(connection: &Connection) -> Vec<String> {
    names(connection, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
}

#[test]
fn every_table_of_the_schema_is_recorded_and_named() {
    let world = World::new();
    let connection = world.door.session.register.reader();
    let triggers = names(connection, "SELECT name FROM sqlite_temp_schema WHERE type = 'trigger'");
    for table in tables(connection).iter().filter(|table| !UNRECORDED.contains(&table.as_str())) {
        for event in ["INSERT", "UPDATE", "DELETE"] {
            let trigger = format!("capture_{table}_{event}");
            assert!(triggers.contains(&trigger), "{event} of {table} is not recorded");
        }
        let named = SCHEMA.table(table);
        let named = named.unwrap_or_else(|| panic!("no slice says what a row of {table} is called"));
        assert!(
            !named.label.to_string().contains('_') && named.label.to_string() != named.name,
            "{table} needs a label in words"
        );
        let columns = names(connection, &format!("SELECT name FROM pragma_table_info('{table}')"));
        for column in named.name_columns {
            assert!(
                columns.iter().any(|known| known == column),
                "{table} has no column {column} to be named by"
            );
        }
        let key = format!("SELECT name FROM pragma_table_info('{table}') WHERE pk = 1 AND type = 'INTEGER'");
        assert_eq!(
            names(connection, &key),
            ["id"],
            "{table} needs an id, by which its rows are recorded and undone"
        );
    }
    for named in SCHEMA.tables() {
        assert!(
            tables(connection).iter().any(|table| table == named.name),
            "there is no table {}",
            named.name
        );
        let count = SCHEMA.tables().filter(|other| other.name == named.name).count();
        assert_eq!(count, 1, "{} is named twice", named.name);
    }
}

#[test]
fn an_operation_that_writes_without_a_trace_is_an_error_and_changes_nothing() {
    for (write, what) in [
        ("INSERT INTO sponsor (name) VALUES ('Unseen')", "a table whose trigger is gone"),
        (
            "INSERT INTO register_stored_file (sha256, media_type, bytes) VALUES ('0', 'text/plain', x'00')",
            "bytes alone",
        ),
    ] {
        let mut world = World::new();
        world.add_member("Alpha University");
        let entries = world.call("history.list", json!({}))["total"].clone();
        let register = &mut world.door.session.register;
        register.reader().execute_batch("DROP TRIGGER temp.capture_sponsor_INSERT").unwrap();
        let op = Op::new(message!("Wrote something"));
        let error = register.transact(op, |edit| Ok(edit.execute_batch(write)?)).unwrap_err();
        assert_eq!(error.kind, ErrorKind::Internal, "{what}: {}", error.message);
        assert!(error.to_string().contains("nothing was changed"), "{what}: {}", error.message);
        let sql = "SELECT (SELECT count(*) FROM sponsor) + (SELECT count(*) FROM register_stored_file)";
        let left: i64 = register.reader().query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "{what}");
        assert_eq!(world.call("history.list", json!({}))["total"], entries, "{what}");
        world.add_member("Beta University");
    }
}

#[test]
fn a_write_beside_a_recorded_one_is_noticed_too() {
    let mut world = World::new();
    let id = world.add_member("Alpha University");
    let register = &mut world.door.session.register;
    register.reader().execute_batch("DROP TRIGGER temp.capture_sponsor_INSERT").unwrap();
    let error = register.transact(Op::new(message!("Wrote two things")), |edit| {
        edit.execute("UPDATE member SET city = 'Elsewhere' WHERE id = ?1", [id])?;
        Ok(edit.execute_batch("INSERT INTO sponsor (name) VALUES ('Unseen')")?)
    });
    assert!(error.unwrap_err().message.contains("sponsor"));
    assert_eq!(world.call("members.get", json!({ "id": id }))["member"]["city"], "");
}

#[test]
fn every_operation_of_a_year_can_be_undone_or_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let door =
        crate::office::demo::create(&folder.path().join("demo.consortium"), 40, 7, "ana", clock()).unwrap();
    let connection = door.session.register.reader();
    let entries: i64 =
        connection.query_row("SELECT max(id) FROM register_audit_entry", [], |row| row.get(0)).unwrap();
    assert!(entries > 20, "the demonstration does much");
    let mut internal = tables(connection);
    internal.extend(names(
        connection,
        "SELECT DISTINCT info.name FROM main.sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS info",
    ));
    internal.retain(|name| name.contains('_'));
    for id in 1..=entries {
        let Some(refusal) = door.session.register.undo_refusal(id).unwrap() else { continue };
        for name in internal.iter().map(String::as_str).chain(["constraint", "FOREIGN KEY"]) {
            assert!(!refusal.contains(name), "entry {id} is refused with {name}: {refusal}");
        }
    }
}
