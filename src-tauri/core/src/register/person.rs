//! Personal data: how a person stands in the register, and what a slice says it holds of people.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Connection, Edit};
use crate::kernel::{Message, Result, Template, text};

/// A person as the register knows or knew them.
#[derive(Debug, Clone)]
pub struct Person {
    /// The record of the person.
    pub contact_id: i64,
    /// That record, and those that were merged into it.
    pub contact_ids: Vec<i64>,
    /// Given and family names, and addresses where they stood for a name: the longest first.
    pub names: Vec<String>,
    /// In lower case.
    pub emails: BTreeSet<String>,
    /// As they are written in the register.
    pub orcid_ids: BTreeSet<String>,
    /// What stands for the person once they are erased: "Erased person 12".
    pub pseudonym: String,
}

impl Person {
    /// Whether one of the cells of a row is about this person.
    pub fn is_named_in<'a>(&self, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
        let is_identifier = |cell: &str| {
            let cell = cell.trim().to_lowercase();
            let ends = |orcid_id: &String| !orcid_id.is_empty() && cell.ends_with(&orcid_id.to_lowercase());
            self.emails.contains(&cell) || self.orcid_ids.iter().any(ends)
        };
        let words = |text: &str| -> BTreeSet<String> {
            text::search_key(text).split(' ').map(str::to_owned).collect()
        };
        // A name may stand in one cell, or its parts in several.
        let in_row: BTreeSet<String> = cells.clone().flat_map(words).collect();
        let is_name = |name: &String| {
            let name = words(name);
            name.len() > 1 && name.is_subset(&in_row)
        };
        cells.clone().any(is_identifier) || self.names.iter().any(is_name)
    }
}

/// What a slice holds of people beside their own records, and how it forgets them.
#[derive(Debug, Clone, Copy)]
pub struct PersonalData {
    pub tables: &'static [&'static str],
    pub about: fn(&Connection, &Person) -> Result<Held>,
    /// Adds where a person stands in the history.
    pub traces: fn(&Connection, &Person, &mut Traces) -> Result<()>,
    /// Puts the pseudonym where the person stood, or takes out what was about them.
    pub forget: fn(&Edit<'_>, &Person) -> Result<()>,
}

/// A text in which people write what they like, and so the names of others.
#[derive(Debug, Clone, Copy)]
pub struct FreeText {
    pub table: &'static str,
    /// The text, as SQL.
    pub text: &'static str,
    /// Where it stands, as SQL that gives words: "Notes of Example University".
    pub place: &'static str,
}

/// What a slice holds of a person.
#[derive(Debug, Clone)]
pub struct Held {
    /// The name of its part for programs.
    pub key: &'static str,
    /// The title of its part for people.
    pub title: Template,
    /// For programs.
    pub items: Vec<Value>,
    /// The same for people, a line each.
    pub lines: Vec<String>,
    /// What an erasure takes of it, as a whole sentence.
    pub goes: Option<Message>,
}

/// Where a person stands in the history.
#[derive(Debug, Clone, Default)]
pub struct Traces {
    /// Rows whose images name the person, as table and id.
    pub rows: Vec<(&'static str, i64)>,
    /// Import batches, with what is left of their rejected rows.
    pub rejected_rows: Vec<(i64, String)>,
    /// Entries whose descriptions may name the person.
    pub entries: BTreeSet<i64>,
    pub names: Vec<String>,
}
