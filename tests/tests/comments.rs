//! Comments say what the code does not: no documentation that only repeats a name, and a sentence at the head of each file.

use std::collections::BTreeSet;

use consortium_tests::sources::{root, sources};

/// Words that carry nothing of their own.
const EMPTY_WORDS: &str = "a an and are as at be been being by called did do does for gives goes had has have he her here \
    his how in is it its kind made many member’s no of off on or other she so stands such than that the their them then there \
    they this to up was what when where which who whom whose why with";

/// Names, and the words that say no more than they do.
const ALIKE: [(&str, &str); 14] = [
    ("address", "who"),
    ("answer", "reply response"),
    ("at", "moment time instant"),
    ("code", "word"),
    ("detail", "sentence words"),
    ("email", "mail e address"),
    ("id", "number"),
    ("label", "person calls name words"),
    ("name", "called"),
    ("on", "day date"),
    ("org", "organisation"),
    ("problem", "wrong"),
    ("slice", "made what this"),
    ("text", "says words"),
];

/// Where comments are still to be read.
const UNREAD: [&str; 6] = [
    "core/src/service/",
    "core/src/money/taxes/",
    "core/src/money/books/",
    "core/src/money/bank/",
    "core/src/money/matching/",
    "core/src/money/invoices/",
];

/// What an item is, for who documents it.
struct Item<'a> {
    name: &'a str,
    /// What else stands there: the type of a field, what it belongs to.
    beside: String,
}

/// The first word of a name’s kind: `fn`, `struct`; a field and a variant have none.
fn item_in<'a>(line: &'a str, owner: &str) -> Option<Item<'a>> {
    let line = line.trim();
    let line = match line.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(") ")?.1,
        Some(rest) if rest.starts_with(' ') => rest.trim_start(),
        _ => line,
    };
    let mut rest = line;
    while let Some((word, after)) = rest.split_once(' ') {
        let kinds = ["const", "async", "static", "fn", "struct", "enum", "trait", "type", "mod"];
        if !kinds.contains(&word) {
            break;
        }
        rest = after;
    }
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
    let (name, after) = rest.split_at(end);
    let of_field = after.strip_prefix(':').filter(|_| rest.len() == line.len()).unwrap_or_default();
    (!name.is_empty()).then(|| Item { name, beside: format!("{of_field} {owner}") })
}

/// The words of a text or a name, small, without the endings of number and tense.
fn words(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut word = String::new();
    let mut was_small = false;
    for letter in text.replace("’s", "").replace("'s", "").chars().chain([' ']) {
        let begins = !letter.is_alphanumeric() || letter.is_uppercase() && was_small;
        if begins && !word.is_empty() {
            found.insert(stem(&word.to_lowercase()));
            word.clear();
        }
        if letter.is_alphanumeric() {
            word.push(letter);
        }
        was_small = letter.is_lowercase();
    }
    found
}

fn stem(word: &str) -> String {
    let shorter = ["ies", "ing", "ed", "es", "s", "y", "e"];
    let cut = shorter.iter().find_map(|ending| word.strip_suffix(ending).filter(|left| left.len() > 2));
    cut.unwrap_or(word).to_owned()
}

/// Whether a comment says nothing that the item below it does not.
fn repeats(comment: &str, item: &Item<'_>) -> bool {
    let mut known = words(item.name);
    known.extend(words(&item.beside));
    let alike = ALIKE.iter().filter(|(name, _)| known.contains(&stem(name)));
    let alike: BTreeSet<String> = alike.flat_map(|(_, said)| words(said)).collect();
    known.extend(alike);
    known.extend(words(EMPTY_WORDS));
    words(comment).is_subset(&known)
}

/// Where a source documents what its name says already.
fn repeating(source: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = source.lines().collect();
    let is_comment = |line: Option<&&str>| line.is_some_and(|line| line.trim_start().starts_with("///"));
    let (mut owner, mut found) = ("", Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let opens = [
            "pub struct ",
            "pub enum ",
            "struct ",
            "enum ",
            "impl ",
            "pub(super) struct ",
            "pub(crate) struct ",
        ];
        if let Some(named) = opens.iter().find_map(|opens| line.strip_prefix(opens)) {
            owner = named.split([' ', '<', '(']).next().unwrap_or_default();
        }
        let Some(comment) = line.trim_start().strip_prefix("/// ") else { continue };
        let stands_alone = !is_comment(lines.get(at.wrapping_sub(1)))
            && !is_comment(lines.get(at + 1))
            && !comment.starts_with('#');
        // Attributes stand between, some over several lines.
        let mut depth = 0_usize;
        let below = lines[at + 1..].iter().find(|line| {
            let is_attribute = depth > 0 || line.trim_start().starts_with("#[");
            depth = if is_attribute {
                (depth + line.matches('[').count()).saturating_sub(line.matches(']').count())
            } else {
                depth
            };
            !is_attribute
        });
        let Some(item) = below.and_then(|line| item_in(line, owner)) else { continue };
        if stands_alone && repeats(comment, &item) {
            found.push((at + 1, comment));
        }
    }
    found
}

#[test]
fn a_comment_that_says_something_is_told_from_one_that_does_not() {
    let said =
        |comment: &str, line: &str, owner: &str| !repeats(comment, &item_in(line, owner).expect("an item"));
    for (comment, line, owner) in [
        ("The member.", "pub member_id: i64,", "GetMembers"),
        ("Its name.", "    pub name: String,", "Sponsor"),
        ("What a task is.", "pub enum TaskKind {", ""),
        ("The due date.", "pub due_on: NaiveDate,", "Invoice"),
    ] {
        assert!(!said(comment, line, owner), "{comment} {line}");
    }
    for (comment, line, owner) in [
        ("The member; none for a sponsor.", "pub member_id: Option<i64>,", "Bill"),
        ("Its name; empty for none.", "pub name: String,", "Sponsor"),
        ("From the end.", "Back,", "Direction"),
        ("RFC 3339 in UTC.", "pub at: String,", "Entry"),
    ] {
        assert!(said(comment, line, owner), "{comment} {line}");
    }
}

#[test]
fn no_comment_only_repeats_a_name() {
    // What the command line's arguments are documented with is its help.
    let is_help = |source: &str| source.contains("use clap::");
    let sources = ["src-tauri", "tests"].map(|folder| sources(&root().join(folder), &[".rs"]));
    let mut found = Vec::new();
    for (path, source) in sources
        .iter()
        .flatten()
        .filter(|(path, source)| !is_help(source) && !UNREAD.iter().any(|unread| path.contains(unread)))
    {
        found
            .extend(repeating(source).into_iter().map(|(line, comment)| format!("{path}:{line}: {comment}")));
    }
    assert!(found.is_empty(), "{} comments repeat a name:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let is_test = |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs");
    let silent: Vec<String> = ["src-tauri", "tests/src", "tests/tests"]
        .iter()
        .flat_map(|folder| sources(&root().join(folder), &[".rs"]))
        .filter(|(path, source)| !is_test(path) && !source.starts_with("//!"))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no word of what it is at the head of: {silent:?}");
}
