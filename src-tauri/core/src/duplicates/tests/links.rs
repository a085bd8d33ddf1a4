//! Every table that refers to members or contacts says what becomes of its rows in a merge.

use std::collections::BTreeSet;

use super::super::links::{
    Link, MOVED_WITH_CONTACT, MOVED_WITH_MEMBER, OTHERWISE_OF_CONTACT, OTHERWISE_OF_MEMBER,
    STAYING_WITH_MEMBER,
};
use crate::test_world::World;

fn references_to(world: &World, target: &str) -> BTreeSet<(String, String)> {
    let connection = world.door.register.reader();
    let sql = "SELECT schema.name, reference.\"from\" FROM sqlite_schema AS schema
               JOIN pragma_foreign_key_list(schema.name) AS reference
               WHERE schema.type = 'table' AND reference.\"table\" = ?1";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([target], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn named(links: &[&[Link]]) -> BTreeSet<(String, String)> {
    let links = links.iter().flat_map(|links| links.iter());
    links.map(|link| (link.table.to_owned(), link.column.to_owned())).collect()
}

#[test]
fn no_table_is_forgotten_in_a_merge() {
    let world = World::new();
    assert_eq!(
        references_to(&world, "member"),
        named(&[&MOVED_WITH_MEMBER, &STAYING_WITH_MEMBER, &OTHERWISE_OF_MEMBER]),
        "a table refers to members: say in duplicates/links.rs whether its rows move in a merge"
    );
    assert_eq!(
        references_to(&world, "contact"),
        named(&[&MOVED_WITH_CONTACT, &OTHERWISE_OF_CONTACT]),
        "a table refers to contacts: say in duplicates/links.rs whether its rows move in a merge"
    );
}
