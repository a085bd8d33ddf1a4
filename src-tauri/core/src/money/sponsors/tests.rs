//! Sponsors are checked, archived and brought back.

use serde_json::json;

use crate::test_world::World;

#[test]
fn a_sponsor_is_checked_and_leaves_the_daily_lists() {
    let mut world = World::new();
    let bad = json!({ "name": " ", "email": "nobody", "country": "Atlantis" });
    let error = world.door.call("sponsors.save", json!({ "id": null, "draft": bad })).unwrap_err();
    assert_eq!(error.context.keys().collect::<Vec<_>>(), ["country", "email", "name"]);
    let draft = json!({ "name": "Ministry of Research", "country": "New Zealand" });
    let saved = world.call("sponsors.save", json!({ "id": null, "draft": draft }));
    assert_eq!(saved["country"], "NZ");
    let archived = world.call("sponsors.archive", json!({ "id": saved["id"] }));
    assert_eq!(archived["archived_on"], "2026-11-21");
    world.call("history.undo", json!({}));
    assert_eq!(world.call("sponsors.list", json!({}))[0]["archived_on"], json!(null));
}
