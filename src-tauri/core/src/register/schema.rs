//! What the slices above tell the register about their tables, so that it can record, undo and name changes without
//! knowing any of them.

use rusqlite::Connection;

use super::Change;
use crate::kernel::Result;

/// The tables of the register and what is derived from them.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// What each slice calls its tables. Whether a table is recorded does not hang on it: all are.
    pub tables: &'static [&'static [Table]],
    /// What members are found by.
    pub search_index: SearchIndex,
    /// Business checks on top of SQLite's own.
    pub checks: &'static [BusinessCheck],
}

/// What a person calls the rows of a table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// What a person calls one of its rows.
    pub label: &'static str,
    /// The columns that together name a row.
    pub name_columns: &'static [&'static str],
}

/// An index that is derived from the register and kept beside it, in temporary tables of the connection: nothing of it
/// is in the file, so a large import need not wait for it and it can never disagree with a restored copy.
#[derive(Debug, Clone, Copy)]
pub struct SearchIndex {
    /// Remembers what one operation changed. Runs in its transaction, and so is forgotten if that fails.
    pub note: fn(&Connection, &[Change]) -> Result<()>,
    /// Brings the index up to date. Runs before every search.
    pub refresh: fn(&Connection) -> Result<()>,
}

/// A rule that the data must keep beyond what the schema enforces.
#[derive(Debug, Clone, Copy)]
pub struct BusinessCheck {
    /// What is checked, in words.
    pub name: &'static str,
    /// `Ok(None)` when the rule holds, otherwise what breaks it.
    pub run: fn(&Connection) -> Result<Option<String>>,
}

impl Schema {
    /// Every table that a slice names.
    pub fn tables(&self) -> impl Iterator<Item = &'static Table> {
        self.tables.iter().copied().flatten()
    }

    /// What is said of the table called `name`.
    pub fn table(&self, name: &str) -> Option<&'static Table> {
        self.tables().find(|table| table.name == name)
    }

    /// What a person calls a row of the table called `name`, as a word within a sentence: never the table's name.
    pub fn word_for(&self, name: &str) -> String {
        self.table(name).map_or_else(|| "record".to_owned(), |table| lower_case_first(table.label))
    }

    /// As [`Schema::word_for`], with its article: "an invoice".
    pub fn a_row_of(&self, name: &str) -> String {
        let word = self.word_for(name);
        let article = if word.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
        format!("{article} {word}")
    }
}

/// "Fee plan" within a sentence: "fee plan". Words that begin with several capitals stay: "ORCID".
fn lower_case_first(label: &str) -> String {
    let mut characters = label.chars();
    match (characters.next(), characters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}
