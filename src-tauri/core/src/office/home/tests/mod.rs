//! What one sees first, through the door.

mod colleagues;
mod of_money;
mod of_people;
mod setup;

use serde_json::{Value, json};

use crate::test_world::World;

/// What waits under this key.
fn need(world: &mut World, key: &str) -> Option<Value> {
    let rows = world.call("home.needs", json!({}))["rows"].clone();
    rows.as_array().unwrap().iter().find(|need| need["key"] == key).cloned()
}

/// What waits under this key, in words, with its day.
fn told(world: &mut World, key: &str) -> Option<(String, String)> {
    let need = need(world, key)?;
    Some((need["title"].as_str().unwrap().to_owned(), need["on"].as_str().unwrap().to_owned()))
}

fn say(title: &str, on: &str) -> Option<(String, String)> {
    Some((title.to_owned(), on.to_owned()))
}

/// What waits, in order.
fn keys(world: &mut World) -> Vec<String> {
    let rows = world.call("home.needs", json!({}))["rows"].clone();
    rows.as_array().unwrap().iter().map(|need| need["key"].as_str().unwrap().to_owned()).collect()
}

/// An invoice of an amount, due on a day, to a member that has been one for long.
fn invoice(world: &mut World, member: i64, amount_minor: i64, due_on: &str) -> i64 {
    let lines = json!([{ "description": "Fee", "amount_minor": amount_minor }]);
    let written = json!({
        "member_id": member, "currency": "EUR", "lines": lines, "issued_on": "2026-01-02", "due_on": due_on,
    });
    world.call("invoices.write", written)["id"].as_i64().unwrap()
}

fn member(world: &mut World, name: &str) -> i64 {
    world.add_member_with(name, &json!({ "joined_on": "2020-01-01" }))
}

#[test]
fn nothing_waits_in_a_register_that_was_just_made() {
    let mut world = World::new();
    assert_eq!(keys(&mut world), [""; 0]);
}

#[test]
fn what_has_waited_longest_comes_first() {
    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    invoice(&mut world, one, 100, "2026-03-01");
    world.call(
        "voting.open_round",
        json!({ "title": "Autumn", "due_on": "2026-12-10", "subject": "S", "body": "B" }),
    );
    let days: Vec<Value> = world.call("home.needs", json!({}))["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| need["on"].clone())
        .collect();
    assert!(days.len() > 4 && days.is_sorted_by_key(|day| day.as_str().unwrap().to_owned()), "{days:?}");
    assert_eq!(
        (keys(&mut world).first().map(String::as_str), keys(&mut world).last().map(String::as_str)),
        (Some("invoices.to_send"), Some("voting.unanswered"))
    );
}

#[test]
fn a_register_that_is_only_read_says_the_same() {
    use crate::Door;
    use crate::register::Access;
    use crate::test_world::clock;

    let mut world = World::new();
    let one = member(&mut world, "Alpha");
    invoice(&mut world, one, 100, "2026-03-01");
    let (written, home) = (keys(&mut world), world.call("home.get", json!({})));
    let mut reading = Door::open(&world.path(), "ben", clock(), Access::Read).unwrap();
    let rows = reading.call("home.needs", json!({})).unwrap()["rows"].clone();
    let read: Vec<&str> = rows.as_array().unwrap().iter().map(|need| need["key"].as_str().unwrap()).collect();
    assert_eq!(read, written);
    assert_eq!(reading.call("home.get", json!({})).unwrap()["setup"], home["setup"]);
}
