//! The names of commands.

use std::collections::BTreeSet;

use crate::SCHEMA;

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
