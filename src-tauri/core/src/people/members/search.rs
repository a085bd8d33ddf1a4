//! Finds members by what is typed; where that finds nothing, by the words that were probably meant.

use std::cmp::Reverse;

use super::store;
use crate::kernel::{Result, text, typing};
use crate::register::{Connection, Register};

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundMembers {
    /// The members, in no order.
    pub ids: Vec<i64>,
    /// Whether there are more than were asked for.
    pub is_capped: bool,
    /// The words that were looked for.
    pub words: String,
    /// Whether these are other words than were typed, because those find nothing.
    pub is_corrected: bool,
}

/// The members that `typed` finds, at most `most`; `None` when nothing is typed.
pub fn search(register: &Register, typed: &str, most: u32) -> Result<Option<FoundMembers>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let words = text::typed_words(typed);
    let mut found =
        FoundMembers { ids: Vec::new(), is_capped: false, words: words.join(" "), is_corrected: false };
    if words.is_empty() {
        return Ok(Some(found));
    }
    let connection = register.searchable()?;
    found.ids = matches(connection, &found.words, most)?;
    if found.ids.is_empty()
        && let Some(meant) = meant(connection, &words)?
    {
        found.ids = matches(connection, &meant, most)?;
        if !found.ids.is_empty() {
            (found.words, found.is_corrected) = (meant, true);
        }
    }
    found.is_capped = found.ids.len() > most as usize;
    found.ids.truncate(most as usize);
    Ok(Some(found))
}

fn matches(connection: &Connection, words: &str, most: u32) -> Result<Vec<i64>> {
    text::search_query(words).map_or(Ok(Vec::new()), |query| store::matches(connection, &query, most))
}

/// The words that were probably meant: each that begins no word of the register is replaced by the nearest one that
/// is there. `None` when one has no near word, and when none had to be replaced.
fn meant(connection: &Connection, words: &[String]) -> Result<Option<String>> {
    let mut meant = Vec::new();
    let mut is_corrected = false;
    for word in words {
        if !matches(connection, word, 1)?.is_empty() {
            meant.push(word.clone());
            continue;
        }
        let Some(nearest) = nearest(connection, word)? else { return Ok(None) };
        meant.push(nearest);
        is_corrected = true;
    }
    Ok(is_corrected.then(|| meant.join(" ")))
}

/// The word of the index that is nearest to `word`, and of several the most frequent one.
fn nearest(connection: &Connection, word: &str) -> Result<Option<String>> {
    let typed: Vec<char> = word.chars().collect();
    let distance_max = typing::distance_max(typed.len());
    // A number that differs in one digit is another number.
    if distance_max == 0 || typed.iter().any(|character| character.is_numeric()) {
        return Ok(None);
    }
    let mut best = None;
    store::each_indexed_word(connection, &mut |indexed, members| {
        let letters: Vec<char> = indexed.chars().collect();
        if let Some(distance) = typing::edit_distance(&typed, &letters, distance_max) {
            let is_whole = letters.len() <= typed.len() + distance_max;
            let rank = (distance, Reverse(is_whole), Reverse(members), indexed.to_owned());
            if best.as_ref().is_none_or(|best| rank < *best) {
                best = Some(rank);
            }
        }
    })?;
    Ok(best.map(|(_, _, _, nearest)| nearest))
}
