//! The topics of reads: every read runs on the sample under SQLite's authorizer, and what its SQL reads is compared with
//! `reads.txt`. With `CONSORTIUM_READS=remake` that file is made anew.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use serde_json::Value;

use super::requests::{furnished, requests};
use crate::kernel::{ErrorKind, Result};
use crate::register::{CommandKind, Topic};
use crate::slices::reads::topics_of;
use crate::{Door, SCHEMA};

/// Whether the topics are to be written down anew instead of compared.
fn is_remade() -> bool {
    std::env::var("CONSORTIUM_READS").is_ok_and(|word| word == "remake")
}

/// Reads that look up in the history only what rows of their own tables lead them to. The history changes with every
/// operation, and their answers do not: whatever gives them another one changes a row of those tables too, which
/// [`a_read_that_its_tables_lead_to_the_history_is_not_left_behind`] tries.
const LED_TO_THE_HISTORY: [&str; 2] = ["imports.list", "members.timeline"];

/// Calls a command, and tells which topics were read meanwhile. The authorizer is asked for every statement, those that
/// were prepared before included.
fn watched(door: &mut Door, command: &str, request: Value) -> (Result<Value>, BTreeSet<&'static str>) {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let noted = Arc::clone(&seen);
    let hook = move |context: AuthContext<'_>| {
        if let AuthAction::Read { table_name, .. } = context.action
            && context.database_name == Some("main")
        {
            noted.lock().unwrap().insert(table_name.to_owned());
        }
        Authorization::Allow
    };
    door.session.register.watched().authorizer(Some(hook)).unwrap();
    let answered = door.call(command, request);
    let none = None::<fn(AuthContext<'_>) -> Authorization>;
    door.session.register.watched().authorizer(none).unwrap();
    let tables = seen.lock().unwrap();
    let tables = tables.iter().filter_map(|name| SCHEMA.table(name));
    let mut topics: BTreeSet<_> = tables.filter_map(Topic::of).collect();
    if LED_TO_THE_HISTORY.contains(&command) {
        topics.remove(&Topic::HISTORY);
    }
    (answered, topics.into_iter().map(Topic::name).collect())
}

/// As [`Door::call`], and stops a test whose read reads what nobody knows of.
pub(crate) fn call(door: &mut Door, name: &str, request: Value) -> Result<Value> {
    let read = SCHEMA.commands().find(|command| command.name == name && command.kind == CommandKind::Read);
    let Some(read) = read.filter(|_| !is_remade()) else { return door.call(name, request) };
    let (answered, seen) = watched(door, name, request.clone());
    let known = topics_of(read);
    let unknown: Vec<_> = seen.iter().filter(|topic| !known.contains(topic)).collect();
    assert!(unknown.is_empty(), "{name} reads {unknown:?}, which reads.txt does not say: {request}");
    answered
}

/// A search that finds its index up to date reads nothing of what it was made from.
fn forget_search(connection: &Connection) {
    for index in ["member_search_built", "ticket_search_built"] {
        let exists = format!("SELECT count(*) FROM temp.sqlite_schema WHERE name = '{index}'");
        if connection.query_row(&exists, [], |row| row.get::<_, i64>(0)).unwrap() > 0 {
            connection.execute(&format!("DELETE FROM temp.{index}"), []).unwrap();
        }
    }
}

/// What reads read only where other tests lead them, which then ask whether it is said.
const ELSEWHERE: [(&str, &str); 3] = [
    // A booking that was told in another form, and has its place.
    ("bank_statements.inspect", "bank_payment"),
    ("bank_statements.inspect", "bank_posting"),
    ("bank_statements.inspect", "payment"),
];

#[test]
fn every_read_says_what_it_reads() {
    let mut sample = furnished();
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, request) in requests(&mut sample) {
        forget_search(sample.door.register().reader());
        // A statement that an earlier request left prepared would not be looked at again.
        sample.door.register().reader().flush_prepared_statement_cache();
        let (answered, topics) = watched(&mut sample.door, name, request.clone());
        if let Err(error) = answered {
            // What was read until it was refused counts, as long as it was asked in earnest.
            let is_refused =
                matches!(error.kind, ErrorKind::Refused | ErrorKind::Conflict | ErrorKind::Invalid);
            assert!(is_refused && !error.to_string().contains("does not fit"), "{name} {request}: {error}");
        }
        seen.entry(name).or_default().extend(topics);
    }
    for (name, topic) in ELSEWHERE {
        assert!(seen.entry(name).or_default().insert(topic), "{name} reads {topic} here as well");
    }
    let reads = SCHEMA.commands().filter(|command| command.kind == CommandKind::Read);
    let mut text = String::new();
    for read in reads {
        let topics = seen.get(read.name).unwrap_or_else(|| panic!("ask for {} in requests.rs", read.name));
        let topics: Vec<_> = topics.iter().copied().collect();
        text.push_str(format!("{}: {}", read.name, topics.join(" ")).trim_end());
        text.push('\n');
        if !is_remade() {
            assert_eq!(
                topics_of(read),
                topics,
                "{} reads something else than it did: run this test with CONSORTIUM_READS=remake, then cargo xtask bindings",
                read.name
            );
        }
    }
    if is_remade() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/slices/reads.txt");
        std::fs::write(path, text).unwrap();
    }
}

#[test]
fn a_read_that_its_tables_lead_to_the_history_is_not_left_behind() {
    let mut sample = furnished();
    let asked: Vec<_> =
        requests(&mut sample).into_iter().filter(|(name, _)| LED_TO_THE_HISTORY.contains(name)).collect();
    let door = &mut sample.door;
    let answers = |door: &mut Door| -> Vec<Value> {
        asked.iter().map(|(name, request)| door.call(name, request.clone()).unwrap()).collect()
    };
    let mut known = answers(door);
    let mut renewed = BTreeSet::new();
    let mut write = |door: &mut Door, name: &str, request: Value| {
        door.take_changed();
        let done = door.call(name, request).is_ok();
        let changed = door.take_changed();
        let now = answers(door);
        for (((read, _), before), after) in
            asked.iter().zip(&known).zip(&now).filter(|(pair, after)| pair.1 != *after)
        {
            let command = SCHEMA.commands().find(|command| command.name == *read).unwrap();
            let topics = topics_of(command);
            assert!(
                changed.iter().any(|topic| topics.contains(&topic.name())),
                "{name} changed {changed:?}, which is no topic of {read}:\n{before}\n{after}"
            );
            renewed.insert(*read);
        }
        known = now;
        done
    };
    let ids = |door: &Door, sql: &str| -> Vec<i64> {
        let mut statement = door.register().reader().prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    for id in ids(door, "SELECT id FROM register_audit_entry WHERE undoable ORDER BY id DESC") {
        if write(door, "history.undo", serde_json::json!({ "id": id })) {
            assert!(write(door, "history.redo", Value::Null), "{id}");
        }
    }
    let member = asked.iter().find_map(|(_, request)| request.get("id")).unwrap();
    for id in ids(door, "SELECT DISTINCT contact_id FROM contact_role ORDER BY contact_id LIMIT 20") {
        // The first ends what roles the person has there; the second changes nothing but the person.
        for name in ["Miller", "Smith"] {
            let draft = serde_json::json!({ "family_name": name });
            let person = serde_json::json!({ "id": id, "member_id": member, "roles": [], "draft": draft });
            write(door, "contacts.save", person);
        }
        write(door, "personal_data.erase", serde_json::json!({ "contact_id": id }));
    }
    assert_eq!(renewed, BTreeSet::from(LED_TO_THE_HISTORY), "an answer that never changes shows nothing");
}

#[test]
fn a_write_names_what_it_changed_and_so_do_undo_and_redo() {
    let mut sample = furnished();
    let door = &mut sample.door;
    door.take_changed();
    let mut changed_by = |name: &str, request: Value| -> Vec<&str> {
        door.call(name, request).unwrap();
        door.take_changed().into_iter().map(Topic::name).collect()
    };
    let saved =
        changed_by("sponsors.save", serde_json::json!({ "id": null, "draft": { "name": "Ministry" } }));
    assert_eq!(saved, ["register_audit_entry", "sponsor"]);
    assert_eq!(changed_by("history.undo", Value::Null), ["register_audit_entry", "sponsor"]);
    assert_eq!(changed_by("history.redo", Value::Null), ["register_audit_entry", "sponsor"]);
    assert_eq!(changed_by("sponsors.list", Value::Null), [""; 0], "a read changes nothing");
    let profile = door.call("profile.get", Value::Null).unwrap();
    door.call("profile.update", profile).unwrap();
    assert!(door.take_changed().is_empty(), "what leaves everything as it was is no change");
}
