//! Agreements: the grid and its cliffs, terms, renewal, who stays.

mod deadlines;
mod grid;
mod renewal;
mod saving;

use serde_json::{Value, json};

use crate::test_world::World;

/// A register whose licence years start on a day, with the proposed agreement added as `change` makes it.
fn world_with(year_start: &str, change: impl FnOnce(&mut Value)) -> (World, i64) {
    let mut world = World::with("EUR", year_start);
    let id = add(&mut world, change);
    (world, id)
}

/// Adds the proposed agreement as `change` makes it, and gives its id.
fn add(world: &mut World, change: impl FnOnce(&mut Value)) -> i64 {
    let mut draft = world.call("agreements.template", json!({}));
    change(&mut draft);
    world.call("agreements.add", draft)["agreement"]["id"].as_i64().unwrap()
}

/// Adds members of a tier, all at once.
fn add_members(world: &mut World, tier: &str, count: usize) {
    let mut list = String::from("Member,Tier,Joined\n");
    for place in 0..count {
        list.push_str(&format!("{tier} member {place},{tier},2020-01-01\n"));
    }
    let staged = world.door.stage_import_bytes("members.csv", list.into_bytes()).unwrap();
    let result = world.call("imports.run", json!({ "token": staged.token, "kind": "members" }));
    assert_eq!(result["created"], count, "{result}");
}
