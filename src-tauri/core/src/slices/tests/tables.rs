//! Tables: each belongs to one slice, and what hangs on somebody is decided about.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::Serialize;

use crate::SCHEMA;
use crate::kernel::field::{Field, FieldKind};
use crate::people::{contacts, members};
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

/// The names of a slice's table of fields are those of its draft and of its table, beside the columns in `others`.
fn are_declared_once<Draft: Default + Serialize>(table: &str, fields: &[Field<Draft>], others: &[&str]) {
    let world = World::new();
    let listed: Vec<String> = fields.iter().map(|field| field.name.to_owned()).collect();
    let mut once: BTreeSet<String> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), once.len(), "a field of {table} is declared twice");
    let draft = serde_json::to_value(Draft::default()).unwrap();
    assert_eq!(once, draft.as_object().unwrap().keys().cloned().collect(), "the draft of {table}");
    once.extend(others.iter().map(|column| (*column).to_owned()));
    let sql = format!("SELECT name FROM pragma_table_info('{table}')");
    assert_eq!(once, names(world.door.register().reader(), &sql), "the columns of {table}");
    for field in fields {
        let is_text = field.of_mut(&mut Draft::default()).text_mut().is_some();
        assert_eq!(is_text, field.kind.is_text(), "{}", field.name);
        assert_eq!((field.choices)().is_empty(), field.kind != FieldKind::Choice, "{}", field.name);
    }
}

#[test]
fn every_field_of_members_and_people_is_declared_once() {
    are_declared_once("member", members::fields::FIELDS, &["id", "name_key", "archived_on"]);
    are_declared_once("contact", contacts::fields::FIELDS, &["id"]);
}

#[test]
fn every_table_belongs_to_one_slice() {
    let world = World::new();
    let named: Vec<String> = SCHEMA.tables().map(|table| table.name.to_owned()).collect();
    let once: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), once.len(), "a table is named by two slices");
    assert_eq!(once, tables(world.door.register().reader()));
}

/// Whether `table` is named after `slice`: its name, or the same in the singular, is how the table's begins.
fn is_named_after(table: &str, slice: &str) -> bool {
    let singular = slice.strip_suffix("es").into_iter().chain(slice.strip_suffix('s'));
    singular
        .chain([slice])
        .any(|name| table.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
}

#[test]
fn a_table_and_a_view_begin_with_the_name_of_their_slice() {
    for slice in SCHEMA.slices {
        for table in slice.tables {
            assert!(is_named_after(table.name, slice.name), "{} is a table of {}", table.name, slice.name);
        }
    }
    let world = World::new();
    let views = names(world.door.register().reader(), "SELECT name FROM sqlite_schema WHERE type = 'view'");
    for view in views {
        let has_slice = SCHEMA.slices.iter().any(|slice| is_named_after(&view, slice.name));
        assert!(has_slice, "no slice is called as the view {view} begins");
    }
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
