//! What colleagues did since one was here.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::Door;
use crate::kernel::Clock;
use crate::people::profile::NewConsortium;
use crate::register::Access;
use crate::test_world::member;

fn at(moment: &str) -> Clock {
    let moment: DateTime<Utc> = moment.parse().unwrap();
    Clock::Fixed(moment)
}

/// Somebody opens the register at a moment and adds members.
fn add(path: &Path, user: &str, moment: &str, names: &[&str]) {
    let mut door = Door::open(path, user, at(moment), Access::Write).unwrap();
    for name in names {
        door.call("members.add", member(name)).unwrap();
    }
}

/// What somebody who opens the register is told of colleagues: since when, what, and how much in all.
fn told(path: &Path, user: &str, moment: &str) -> (Value, Vec<String>, Value) {
    let mut door = Door::open(path, user, at(moment), Access::Read).unwrap();
    let colleagues = door.call("home.get", json!({})).unwrap()["colleagues"].clone();
    let rows = colleagues["rows"].as_array().unwrap();
    let line =
        |row: &Value| format!("{}: {}", row["user"].as_str().unwrap(), row["summary"].as_str().unwrap());
    (colleagues["since"].clone(), rows.iter().map(line).collect(), colleagues["total"].clone())
}

#[test]
fn only_what_others_did_since_ones_last_day_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.consortium");
    let consortium =
        NewConsortium { name: "Test".into(), currency: "EUR".into(), year_start: "01-01".into() };
    Door::create_closed(&path, &consortium, "ana", at("2026-11-21T08:00:00Z")).unwrap();

    assert_eq!(
        told(&path, "ana", "2026-11-21T09:00:00Z"),
        (Value::Null, vec![], json!(0)),
        "one’s own is no news"
    );
    let (since, lines, _) = told(&path, "ben", "2026-11-21T09:00:00Z");
    assert_eq!((since, lines.len()), (Value::Null, 1), "who was never here is told all of it");

    add(&path, "ben", "2026-11-22T10:00:00Z", &["Alpha", "Beta"]);
    let since = json!("2026-11-21T08:00:00.000Z");
    let news = vec!["ben: Added Beta".to_owned(), "ben: Added Alpha".to_owned()];
    assert_eq!(told(&path, "ana", "2026-11-23T08:00:00Z"), (since.clone(), news.clone(), json!(2)));
    add(&path, "ana", "2026-11-23T09:00:00Z", &["Gamma"]);
    assert_eq!(
        told(&path, "ana", "2026-11-23T10:00:00Z"),
        (since, news, json!(2)),
        "it stays the whole day, whatever one does meanwhile"
    );
    let since = json!("2026-11-23T09:00:00.000Z");
    assert_eq!(
        told(&path, "ana", "2026-11-24T08:00:00Z"),
        (since, vec![], json!(0)),
        "the next day it is old"
    );
    let (_, lines, _) = told(&path, "ben", "2026-11-24T08:00:00Z");
    assert_eq!(lines, ["ana: Added Gamma"]);

    let many: Vec<String> = (0..8).map(|place| format!("Member {place}")).collect();
    add(&path, "cleo", "2026-11-25T08:00:00Z", &many.iter().map(String::as_str).collect::<Vec<_>>());
    let (_, lines, total) = told(&path, "ana", "2026-11-26T08:00:00Z");
    assert_eq!(
        (lines.len(), lines.first().map(String::as_str), total),
        (5, Some("cleo: Added Member 7"), json!(8))
    );
}
