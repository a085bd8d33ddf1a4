//! Every template that the program has, as a catalogue for translators (gettext PO): taken from the sources, and from the
//! schema: the names of columns, which the history shows, and the sentences of triggers.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::kernel::field::in_sentence;
use crate::kernel::message::column_words;
use crate::register::MIGRATIONS;

/// Where the catalogue lies, from the folder of the workspace.
pub const CATALOGUE: &str = "src-tauri/core/messages/messages.pot";

/// The folders whose sources speak to people.
const SOURCES: [&str; 4] = ["src-tauri/core/src", "src-tauri/host/src", "src-tauri/cli/src", "src-tauri/src"];

/// Where columns and triggers stand.
const SCHEMA: &str = "src-tauri/core/migrations";

const HEADER: &str = r#"# What the core, the command line and the window's host say. Made by `cargo xtask messages`; a test keeps it current.
# Placeholders and plural forms are those of ICU messages.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Language: en\n"
"#;

/// The catalogue of the workspace in `root`. References name files and no lines, so that it changes with its texts only.
///
/// # Errors
/// Sources that cannot be read.
pub fn catalogue(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for folder in SOURCES {
        sources(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |text: String, place: &str| {
        // What has no words of its own is not translated.
        if text.is_empty() || text == "{text}" {
            return;
        }
        let known = places.entry(text).or_default();
        if known.last().is_none_or(|last| last != place) {
            known.push(place.to_owned());
        }
    };
    for file in files {
        let source = std::fs::read_to_string(&file)?;
        let place = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if !place.ends_with("core/src/messages.rs") {
            templates(&source).into_iter().for_each(|template| add(template, &place));
            if place.ends_with("/fields.rs") {
                for words in words_of_fields(&source) {
                    add(in_sentence(words), &place);
                    add(words.to_owned(), &place);
                }
            }
        }
    }
    for migration in MIGRATIONS {
        columns(migration.sql).for_each(|name| add(column_words(name), SCHEMA));
        sentences(migration.sql).for_each(|sentence| add(sentence.to_owned(), SCHEMA));
    }
    let mut written = HEADER.to_owned();
    for (text, places) in &places {
        written.push_str(&format!("\n#: {}\nmsgid {}\nmsgstr \"\"\n", places.join(" "), quoted(text)));
    }
    Ok(written)
}

/// Collects the Rust files in a folder, those of tests left out.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            sources(&path, files)?;
        } else if name.ends_with(".rs") && name != "tests.rs" {
            files.push(path);
        }
    }
    Ok(())
}

/// The templates in a source, up to its tests.
fn templates(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or(source);
    let mut found = Vec::new();
    for opening in ["message!(", "template!("] {
        for (at, _) in code.match_indices(opening) {
            let line = code[..at].rsplit('\n').next().unwrap_or_default();
            let literal = code[at + opening.len()..].trim_start().strip_prefix('"');
            if let Some(literal) = literal.filter(|_| !line.trim_start().starts_with("//")) {
                found.push(unescaped(literal));
            }
        }
    }
    found
}

/// The labels of fields and what lists may say of them: the first literal behind each of these in a table of fields.
fn words_of_fields(source: &str) -> impl Iterator<Item = &str> {
    let openings = ["field!(", ".listed(", " label: ", " hint: "];
    openings
        .into_iter()
        .flat_map(|opening| source.split(opening).skip(1).filter_map(|rest| rest.split('"').nth(1)))
}

/// What a string literal says whose text begins here.
fn unescaped(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal.chars().peekable();
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => match rest.next() {
                Some('n') => text.push('\n'),
                // A line that goes on: what stands before its text is no part of it.
                Some('\n') => while rest.next_if(|next| next.is_whitespace()).is_some() {},
                Some(other) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    text
}

/// The columns that a step of the schema makes.
fn columns(sql: &str) -> impl Iterator<Item = &str> {
    sql.lines().filter_map(|line| {
        let (name, kind) = line.strip_prefix("    ")?.split_once(' ')?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let is_column = ["INTEGER", "TEXT", "BLOB"].iter().any(|known| kind.starts_with(known));
        (is_name && is_column).then_some(name)
    })
}

/// What triggers say in whole sentences.
fn sentences(sql: &str) -> impl Iterator<Item = &str> {
    let said = sql.split("RAISE(ABORT, '").skip(1).filter_map(|rest| rest.split('\'').next());
    said.filter(|sentence| sentence.ends_with('.'))
}

/// A text as a catalogue quotes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_current() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let kept = std::fs::read_to_string(root.join(CATALOGUE)).unwrap_or_default();
        let made = catalogue(&root).unwrap();
        assert!(
            kept.replace("\r\n", "\n") == made,
            "run `cargo xtask messages`, which takes the texts from the sources"
        );
    }

    #[test]
    fn templates_are_found_as_they_are_written() {
        let source = "let one = message!(\n    \"{a} \\\"is\\\" \\\n     {b}\",\n a, b);\n// message!(\"no\")\nX: template!(\"Fee plan\")";
        assert_eq!(templates(source), ["{a} \"is\" {b}", "Fee plan"]);
        assert_eq!(
            columns("CREATE TABLE x (\n    paid_on TEXT,\n    CHECK (id > 0)\n").collect::<Vec<_>>(),
            ["paid_on"]
        );
        assert_eq!(quoted("a \"b\"\n"), "\"a \\\"b\\\"\\n\"");
    }
}
