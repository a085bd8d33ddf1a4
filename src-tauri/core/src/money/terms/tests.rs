//! Terms of payment through the door.

use serde_json::json;

use crate::test_world::World;

#[test]
fn terms_of_currencies_are_checked_and_undone() {
    let mut world = World::new();
    assert_eq!(world.call("terms.currencies", json!({})), json!([]), "no limit unless somebody sets one");
    let euro = json!({ "currency": "eur", "difference_max_minor": 100 });
    let yen = json!({ "currency": "JPY", "difference_max_minor": 50 });
    let saved = world.call("terms.save_currencies", json!({ "rows": [yen, euro] }));
    let row = |code: &str, digits: u32, limit: i64| json!({ "currency": code, "currency_digits": digits, "difference_max_minor": limit });
    assert_eq!(saved, json!([row("EUR", 2, 100), row("JPY", 0, 50)]));
    let rows = json!({ "rows": [row("EUR", 2, 1), row("EUR", 2, 2), row("EURO", 2, 1), row("USD", 2, -1)] });
    let error = world.door.call("terms.save_currencies", rows).unwrap_err();
    let fields: Vec<&String> = error.context.keys().collect();
    assert_eq!(fields, ["rows.1.currency", "rows.2.currency", "rows.3.difference_max_minor"]);
    world.call("terms.save_currencies", json!({ "rows": [] }));
    assert_eq!(world.call("terms.currencies", json!({})), json!([]));
    world.call("history.undo", json!({}));
    assert_eq!(world.call("terms.currencies", json!({})), saved);
}
