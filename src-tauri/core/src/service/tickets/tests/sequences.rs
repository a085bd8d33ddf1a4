//! Whatever is merged, taken apart, split, solved, opened again and undone: no message is lost or shown twice, and what
//! follows from messages and states is what is stored.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::settled::settled;
use super::super::store;
use super::{open, ticket};
use crate::test_world::World;

#[derive(Debug, Clone)]
enum Step {
    Write(usize, &'static str),
    Merge(usize, usize),
    Unmerge(usize),
    Split(usize),
    State(usize, &'static str),
    Reopen(usize),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let place = 0_usize..6;
    let step = prop_oneof![
        3 => (place.clone(), prop::sample::select(vec!["in", "out", "note"])).prop_map(|(at, kind)| Step::Write(at, kind)),
        3 => (place.clone(), place.clone()).prop_map(|(one, other)| Step::Merge(one, other)),
        2 => place.clone().prop_map(Step::Unmerge),
        2 => place.clone().prop_map(Step::Split),
        2 => (place.clone(), prop::sample::select(vec!["open", "solved", "closed", "waiting_member", "spam"])).prop_map(|(at, state)| Step::State(at, state)),
        1 => place.prop_map(Step::Reopen),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 1..18)
}

/// Every ticket, merged ones included.
fn ids(world: &World) -> Vec<i64> {
    let connection = world.door.register().reader();
    let mut statement = connection.prepare("SELECT id FROM ticket ORDER BY id").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn count(world: &World, sql: &str) -> i64 {
    world.door.register().reader().query_row(sql, [], |row| row.get(0)).unwrap()
}

fn take(world: &mut World, step: &Step, clock: &mut u32) {
    let all = ids(world);
    // Everything may have been undone.
    if all.is_empty() && !matches!(step, Step::Undo | Step::Redo) {
        return;
    }
    let at = |place: usize| all[place % all.len()];
    *clock += 1;
    let moment = format!("2026-03-{:02}T{:02}:00:00Z", 2 + *clock / 20, *clock % 20);
    let (command, request) = match step {
        Step::Write(place, kind) => (
            "tickets.write",
            json!({ "id": at(*place), "kind": kind, "channel": "email", "at": moment, "text": format!("Text {clock}") }),
        ),
        Step::Merge(one, other) => ("tickets.merge", json!({ "ids": [at(*one)], "into_id": at(*other) })),
        Step::Unmerge(place) => ("tickets.unmerge", json!({ "id": at(*place) })),
        Step::Split(place) => {
            let messages = ticket(world, at(*place))["messages"].clone();
            let last = messages.as_array().unwrap().last().map(|message| message["id"].clone());
            ("tickets.split", json!({ "id": at(*place), "message_ids": [last], "subject": "Split" }))
        }
        Step::State(place, state) => ("tickets.set_state", json!({ "ids": [at(*place)], "state": state })),
        Step::Reopen(place) => ("tickets.reopen", json!({ "id": at(*place) })),
        Step::Undo => ("history.undo", json!({})),
        Step::Redo => ("history.redo", json!({})),
    };
    // What is refused changes nothing.
    let before = count(world, "SELECT count(*) FROM register_audit_entry");
    if world.door.call(command, request).is_err() {
        assert_eq!(count(world, "SELECT count(*) FROM register_audit_entry"), before);
    }
}

fn holds_together(world: &mut World) {
    let (mut shown, mut survivors): (Vec<Value>, i64) = (Vec::new(), 0);
    for id in ids(world) {
        let detail = ticket(world, id);
        let connection = world.door.register().reader();
        let survivor = store::survivor(connection, id).unwrap();
        let end = ticket(world, survivor);
        assert!(end["ticket"]["merged_into_id"].is_null(), "every chain of merges ends");
        if detail["ticket"]["merged_into_id"].is_null() {
            survivors += 1;
            shown.extend(detail["messages"].as_array().unwrap().iter().map(|message| message["id"].clone()));
            let connection = world.door.register().reader();
            let states: Vec<_> = store::states(connection, id)
                .unwrap()
                .into_iter()
                .map(|(state, at, _)| (state, at))
                .collect();
            assert_eq!(states.last().unwrap().0.code(), detail["ticket"]["state"].as_str().unwrap());
            let right = settled(None, &store::said(connection, id).unwrap(), &states);
            for (field, right) in [
                ("first_response_at", &right.first_response_at),
                ("first_solved_at", &right.first_solved_at),
                ("last_solved_at", &right.last_solved_at),
                ("last_message_at", &right.last_message_at),
            ] {
                assert_eq!(detail["ticket"][field], json!(right), "{field} of ticket {id}");
            }
        }
    }
    let unique: BTreeSet<String> = shown.iter().map(Value::to_string).collect();
    assert_eq!(unique.len(), shown.len(), "no message is shown twice");
    assert_eq!(shown.len() as i64, count(world, "SELECT count(*) FROM ticket_message"), "no message is lost");
    assert_eq!(world.call("tickets.list", json!({}))["total"], json!(survivors));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]
    #[test]
    fn counts_and_threads_hold_together(steps in steps()) {
        let mut world = World::new();
        for nth in 0..3 {
            open(&mut world, &format!("Question {nth}"), json!({}));
        }
        let mut clock = 0;
        for step in &steps {
            take(&mut world, step, &mut clock);
            holds_together(&mut world);
        }
        prop_assert_eq!(&world.call("register.check", json!({}))["ok"], &json!(true));
    }
}
