//! The names of commands.

use std::collections::BTreeSet;

use ts_rs::Config;

use crate::SCHEMA;
use crate::register::{Command, CommandKind};
use crate::typescript::{Bindings, NO_REQUEST};

/// What a read may begin with as a verb. What else it is called after is what it gets.
const VERBS_OF_READS: [&str; 14] = [
    "check", "compare", "draft", "explain", "export", "find", "get", "inspect", "list", "make", "plan",
    "preview", "reckon", "simulate",
];

/// Commands that do not begin with the name of their slice: the slice, how they begin, and why.
const OTHER_NOUNS: [(&str, &str, &str); 9] = [
    (
        "register",
        "history",
        "the register keeps it; what is asked of the register itself begins with its name",
    ),
    ("info", "register", "it tells what the file is, whatever the slices"),
    ("contacts", "members", "a member is shown with its people, who stand above the members"),
    ("bank", "bank_statements", "scripts call it so, and the bank has two kinds of records"),
    ("bank", "bank_transactions", "scripts call it so, and the bank has two kinds of records"),
    ("invoices", "letters", "scripts call it so: messages that bring invoices, whose texts are letters"),
    ("calendar", "calendars", "there are several, and the slice is about time"),
    ("tasks", "checklists", "tasks come from them"),
    ("tasks", "task_templates", "tasks come from them"),
];

fn camel_case(words: &[&str]) -> String {
    let capitalised = |word: &&str| word[..1].to_ascii_uppercase() + &word[1..];
    words.iter().map(capitalised).collect()
}

/// What the request of a command is called: its verb, its noun, and what else its name says. `members.get` is asked with
/// `GetMembers`, `agreements.set_credentials` with `SetAgreementsCredentials`, `books.journal` with `GetBooksJournal`.
fn request_of(command: &Command) -> String {
    let (noun, act) = command.name.split_once('.').unwrap();
    let (noun, act): (Vec<_>, Vec<_>) = (noun.split('_').collect(), act.split('_').collect());
    let begins_with_verb = command.kind == CommandKind::Write || VERBS_OF_READS.contains(&act[0]);
    let (verb, rest) = if begins_with_verb { (act[0], &act[1..]) } else { ("get", act.as_slice()) };
    camel_case(&[verb]) + &camel_case(&noun) + &camel_case(rest)
}

#[test]
fn a_command_is_named_once_by_a_plural_noun_and_a_verb() {
    let mut names = BTreeSet::new();
    for command in SCHEMA.commands() {
        assert!(names.insert(command.name), "two commands are called {}", command.name);
        let is_word =
            |word: &str| !word.is_empty() && word.chars().all(|it| it.is_ascii_lowercase() || it == '_');
        let parts: Vec<_> = command.name.split('.').collect();
        assert!(parts.len() == 2 && parts.iter().all(|part| is_word(part)), "{}", command.name);
    }
    let slices: BTreeSet<_> = SCHEMA.slices.iter().map(|slice| slice.name).collect();
    assert_eq!(slices.len(), SCHEMA.slices.len(), "a slice is listed once");
}

#[test]
fn a_command_begins_with_the_name_of_its_slice() {
    let mut others = BTreeSet::new();
    for slice in SCHEMA.slices {
        let nouns = slice.commands.iter().filter_map(|command| command.name.split('.').next());
        others.extend(nouns.filter(|noun| *noun != slice.name).map(|noun| (slice.name, noun)));
    }
    let known: BTreeSet<_> = OTHER_NOUNS.iter().map(|(slice, noun, _)| (*slice, *noun)).collect();
    assert_eq!(
        others, known,
        "commands that do not begin with the name of their slice, and those with a reason"
    );
}

#[test]
fn a_request_is_called_after_its_command() {
    let mut bindings = Bindings::new(Config::new());
    let mut wrong = Vec::new();
    for command in SCHEMA.commands() {
        let (request, _) = (command.bind)(&mut bindings);
        let expected = request_of(command);
        if request != NO_REQUEST && request != expected {
            wrong.push(format!(
                "{} is asked with {request}: call it {expected}, or declare `{request} as {expected}`",
                command.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
