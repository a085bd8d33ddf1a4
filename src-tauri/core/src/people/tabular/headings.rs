//! Headings: how they are compared, and told apart where several are alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::kernel::text;

/// A heading in the form in which headings are compared.
pub(crate) fn key(heading: &str) -> String {
    text::search_key(heading).replace(' ', "")
}

/// Headings that differ: a repeated one is numbered, an empty one is called by its place.
pub(crate) fn unique(headings: &[String]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    // The number that the next column of a heading gets: counting anew for each of a thousand equal ones takes minutes.
    let mut next_number: BTreeMap<String, usize> = BTreeMap::new();
    let mut unique: Vec<String> = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        let base = if heading.is_empty() { format!("Column {}", index + 1) } else { heading.clone() };
        let mut name = base.clone();
        while !taken.insert(name.clone()) {
            let number = next_number.entry(base.clone()).or_insert(2);
            name = format!("{base} ({number})");
            *number += 1;
        }
        unique.push(name);
    }
    unique
}
