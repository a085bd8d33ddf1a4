//! Tables: each belongs to one slice, and what hangs on somebody is decided about.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::SCHEMA;
use crate::test_world::World;

/// Columns in which people write what they like.
const WRITTEN: [&str; 7] =
    ["note", "notes", "reason", "ignored_reason", "reopened_reason", "attention", "remark"];

fn names(connection: &Connection, sql: &str) -> BTreeSet<String> {
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn tables(connection: &Connection) -> BTreeSet<String> {
    names(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
}

#[test]
fn every_table_belongs_to_one_slice() {
    let world = World::new();
    let named: Vec<String> = SCHEMA.tables().map(|table| table.name.to_owned()).collect();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), once.len(), "a table is named by two slices");
    assert_eq!(once, tables(world.door.register().reader()));
}

#[test]
fn what_hangs_on_somebody_is_decided_about_for_an_erasure_too() {
    let tables =
        SCHEMA.personal_data().flat_map(|held| held.tables).chain(&crate::people::personal_data::SEEN_TO);
    let searched = SCHEMA.free_texts().map(|text| &text.table);
    let known: BTreeSet<&str> = tables.chain(searched).copied().collect();
    for table in &known {
        assert!(SCHEMA.table(table).is_some(), "there is no table {table}");
    }
    for link in SCHEMA.links() {
        assert!(
            link.is_impersonal != known.contains(link.table),
            "{} hangs on somebody: say in its SLICE what of it is personal data, or that its link is impersonal",
            link.table
        );
    }
}

#[test]
fn no_free_text_is_forgotten_when_somebody_is_looked_for() {
    let world = World::new();
    let connection = world.door.register().reader();
    for table in tables(connection) {
        let columns = names(connection, &format!("SELECT name FROM pragma_table_info('{table}')"));
        for column in columns.iter().filter(|column| WRITTEN.contains(&column.as_str())) {
            let is_searched = SCHEMA.free_texts().any(|text| {
                text.table == table && text.text.split(" || ' ' || ").any(|searched| searched == column)
            });
            assert!(
                is_searched,
                "{table}.{column} may mention anybody: add it to the free texts of its SLICE"
            );
        }
    }
}
