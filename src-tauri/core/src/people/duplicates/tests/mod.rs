//! Duplicates as people meet them: found with reasons, compared, merged, taken back.

mod find;
mod links;
mod merge;
mod properties;

use serde_json::{Value, json};

use crate::register::{Table, Topic};
use crate::test_world::World;

/// Everything that the register holds of the tables whose changes are recorded, row by row.
fn content(world: &World) -> Vec<String> {
    let connection = world.door.session.register.reader();
    let mut rows = Vec::new();
    let shown = |table: &&Table| Topic::of(table).is_some_and(|topic| topic != Topic::HISTORY);
    for table in crate::SCHEMA.tables().filter(shown).map(|table| table.name) {
        let columns = connection
            .prepare("SELECT group_concat('''' || name || ''', ' || name, ', ') FROM pragma_table_info(?1)")
            .unwrap()
            .query_row([table], |row| row.get::<_, String>(0))
            .unwrap();
        let sql = format!("SELECT '{table} ' || json_object({columns}) FROM {table} ORDER BY id");
        let mut statement = connection.prepare(&sql).unwrap();
        rows.extend(statement.query_map([], |row| row.get::<_, String>(0)).unwrap().map(Result::unwrap));
    }
    rows
}

fn merge(world: &mut World, kind: &str, survivor: i64, other: i64, choices: &Value) -> Value {
    let request = json!({ "kind": kind, "survivor_id": survivor, "other_id": other, "choices": choices });
    world.call("duplicates.merge", request)
}
