//! Somebody calls every command, and every screen that the core names is there.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::requests::{furnished, requests};
use crate::SCHEMA;

/// Commands that only scripts call, each with what they are for. What is saved the window saves without JSON between.
const OF_SCRIPTS: [(&str, &str); 20] = [
    ("account_statements.files", "saves a statement of account"),
    ("account_statements.receipts", "saves a receipt"),
    ("attachments.content", "saves a document"),
    ("books.journal_files", "saves the journal as an accounting program loads it"),
    ("exports.make", "saves any list; the command line has words of its own for the usual ones"),
    ("issues.digest_files", "saves a digest of issues"),
    ("issues.draft_letter", "the text of the letter about an issue, for another program"),
    ("issues.letter_files", "saves the letter about an issue"),
    ("joining.file", "saves a file of an enquiry"),
    ("joining.draft_missing", "saves what organisations still have to give"),
    ("letters.draft_invoices", "saves messages that carry documents"),
    ("tickets.erase_asker", "erases somebody who asked and is no contact; contacts are erased in the window"),
    ("tickets.draft_faq_page", "saves the frequent questions"),
    ("tickets.escalation_files", "saves what ORCID is asked about a ticket"),
    ("tickets.export_asker", "tells somebody who is no contact what is held of them"),
    ("tickets.file", "saves a file of a message"),
    ("tickets.reply_files", "saves answers"),
    ("personal_data.export", "saves what is held of a person"),
    ("reminders.files", "saves reminders"),
    ("voting.draft_round", "saves the messages of a round"),
];

/// The sources of whoever calls commands.
fn callers() -> String {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders: Vec<_> = ["ui/src", "src-tauri/src", "src-tauri/host/src", "src-tauri/cli/src"]
        .map(|it| project.join(it))
        .into();
    let mut text = String::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_source = [".ts", ".svelte", ".rs"].iter().any(|ending| name.ends_with(ending));
            let calls =
                !name.starts_with("generated") && !name.contains(".test.") && !path.ends_with("tests.rs");
            if is_source && calls && !path.to_string_lossy().contains("generated") {
                text.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    text
}

#[test]
fn every_command_has_a_caller() {
    let callers = callers();
    let is_called = |name: &str| callers.contains(&format!("\"{name}\""));
    let uncalled: Vec<_> = SCHEMA
        .commands()
        .map(|command| command.name)
        .filter(|name| !is_called(name) && OF_SCRIPTS.iter().all(|(script, _)| script != name))
        .collect();
    assert!(uncalled.is_empty(), "nobody calls {uncalled:?}: remove them, or say what scripts need them for");
    for (name, _) in OF_SCRIPTS {
        assert!(SCHEMA.commands().any(|command| command.name == name) && !is_called(name), "{name}");
    }
}

/// What stands in `text` after `before`, as far as it could be the name of a command.
fn named_after<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).map(|rest| {
        let is_of_name = |letter: char| letter.is_ascii_lowercase() || letter == '_' || letter == '.';
        rest.split(|letter| !is_of_name(letter)).next().unwrap_or_default()
    })
}

#[test]
fn every_command_that_somebody_is_told_to_call_is_there() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let written: String = ["README.md", "docs/HANDBOOK.md", "docs/ARCHITECTURE.md"]
        .map(|page| std::fs::read_to_string(project.join(page)).unwrap())
        .concat();
    let text = callers() + &written;
    let told = ["consortium call REG ", "consortium call REGISTER "]
        .iter()
        .flat_map(|before| named_after(&text, before));
    let called = named_after(&text, "call(\"").filter(|name| name.contains('.'));
    let names: BTreeSet<&str> = told.filter(|name| !name.is_empty()).chain(called).collect();
    assert!(names.len() > 40, "too few names were found: {names:?}");
    let unknown: Vec<_> =
        names.into_iter().filter(|name| SCHEMA.commands().all(|command| command.name != *name)).collect();
    assert!(unknown.is_empty(), "there are no commands called {unknown:?}");
}

#[test]
fn every_screen_that_is_named_is_there() {
    let callers = callers();
    let list = callers.split_once("const SCREENS = [").unwrap().1.split_once(']').unwrap().0;
    let screens: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(screens.len() > 10, "{screens:?}");
    let mut sample = furnished();
    let mut named = BTreeSet::new();
    for (name, request) in requests(&mut sample) {
        if let Ok(answer) = sample.door.call(name, request) {
            gather(&answer, &mut named);
        }
    }
    assert!(named.len() > 4, "{named:?}");
    for screen in &named {
        assert!(screens.contains(screen.as_str()), "there is no screen {screen}");
    }
}

fn gather(answer: &Value, screens: &mut BTreeSet<String>) {
    match answer {
        Value::Object(fields) => {
            let screen = fields.get("screen").and_then(Value::as_str).filter(|screen| !screen.is_empty());
            screens.extend(screen.map(str::to_owned));
            fields.values().for_each(|value| gather(value, screens));
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, screens)),
        _ => {}
    }
}
