//! Every table that refers to members or contacts says what becomes of its rows in a merge.

use std::collections::BTreeSet;

use crate::SCHEMA;
use crate::register::Owner;
use crate::test_world::World;

fn references_to(world: &World, target: &str) -> BTreeSet<(String, String)> {
    let connection = world.door.session.register.reader();
    let sql = "SELECT schema.name, reference.\"from\" FROM sqlite_schema AS schema
               JOIN pragma_foreign_key_list(schema.name) AS reference
               WHERE schema.type = 'table' AND reference.\"table\" = ?1";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([target], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn named(owner: Owner) -> BTreeSet<(String, String)> {
    let links = SCHEMA.links().filter(|link| link.owner == owner);
    links.map(|link| (link.table.to_owned(), link.column.to_owned())).collect()
}

#[test]
fn no_table_is_forgotten_in_a_merge() {
    let world = World::new();
    for (table, owner) in [("member", Owner::Member), ("contact", Owner::Contact)] {
        assert_eq!(
            references_to(&world, table),
            named(owner),
            "a table refers to a {table}: say in the `links` of its SLICE whether its rows move in a merge"
        );
    }
    for slice in SCHEMA.slices {
        for link in slice.links {
            let is_own = slice.tables.iter().any(|table| table.name == link.table);
            assert!(is_own, "{} is no table of {}", link.table, slice.name);
        }
    }
}
