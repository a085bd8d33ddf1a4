//! Invoice numbers in what payers write: with spaces, without zeros, with other separators, or without their letters.

use std::collections::{BTreeMap, BTreeSet};

/// How an invoice was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mention {
    /// It stands in what the bank wrote.
    Bank,
    /// Only the digits of its number stand there.
    Digits,
    /// Its number stands there.
    Number,
    /// Its creditor reference stands there.
    Reference,
}

/// Numbers of invoices, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// By the parts of the number, without the zeros before figures.
    by_parts: BTreeMap<String, Vec<(usize, Mention)>>,
    /// By the number in one piece.
    whole: BTreeMap<String, Vec<(usize, Mention)>>,
    /// How many parts numbers have.
    part_counts: BTreeSet<usize>,
    /// The longest number in one piece.
    length_max: usize,
}

impl Numbers {
    /// Adds the number of the invoice at `place`.
    pub(super) fn add(&mut self, place: usize, number: &str) {
        let parts = parts_of(number);
        let figures: usize = parts.iter().filter(|part| is_figures(part)).map(|part| part.len()).sum();
        // A bare number of a few figures stands in every text.
        let tells = parts.iter().any(|part| !is_figures(part)) || figures >= 6;
        let mention = if tells { Mention::Number } else { Mention::Digits };
        self.insert(place, &parts, mention);
        let letters = parts.iter().take_while(|part| !is_figures(part)).count();
        let behind = &parts[letters..];
        let tail_figures: usize = behind.iter().map(|part| part.len()).sum();
        if letters > 0 && tail_figures >= 4 {
            self.insert(place, behind, Mention::Digits);
        }
    }

    fn insert(&mut self, place: usize, parts: &[String], mention: Mention) {
        if parts.is_empty() {
            return;
        }
        let whole = parts.concat();
        self.length_max = self.length_max.max(whole.len());
        self.whole.entry(whole).or_default().push((place, mention));
        // One part alone has to stand there with its zeros.
        if parts.len() > 1 {
            self.part_counts.insert(parts.len());
            self.by_parts.entry(key_of(parts)).or_default().push((place, mention));
        }
    }

    /// The invoices that `text` mentions, in the order they are mentioned; each once, by its best mention.
    pub(super) fn mentioned_in(&self, text: &str) -> Vec<(usize, Mention)> {
        let parts = parts_of(text);
        let mut found: Vec<(usize, Mention)> = Vec::new();
        let mut note = |mentioned: Option<&Vec<(usize, Mention)>>| {
            for &(place, mention) in mentioned.into_iter().flatten() {
                match found.iter_mut().find(|(known, _)| *known == place) {
                    Some(known) => known.1 = known.1.max(mention),
                    None => found.push((place, mention)),
                }
            }
        };
        for start in 0..parts.len() {
            for &count in &self.part_counts {
                if let Some(window) = parts.get(start..start + count) {
                    note(self.by_parts.get(&key_of(window)));
                }
            }
            let mut whole = String::new();
            for part in &parts[start..] {
                whole.push_str(part);
                if whole.len() > self.length_max {
                    break;
                }
                note(self.whole.get(&whole));
            }
        }
        found
    }
}

/// Runs of letters and runs of figures, in capitals.
fn parts_of(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for character in text.chars() {
        let kind = match character {
            '0'..='9' => Some(true),
            _ if character.is_ascii_alphabetic() => Some(false),
            _ => None,
        };
        match (kind, parts.last_mut()) {
            (Some(_), Some(part)) if kind == last => part.push(character.to_ascii_uppercase()),
            (Some(_), _) => parts.push(character.to_ascii_uppercase().to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    parts
}

fn is_figures(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

fn key_of(parts: &[String]) -> String {
    let mut key = String::new();
    for part in parts {
        let bare = if is_figures(part) { part.trim_start_matches('0') } else { part };
        key.push_str(bare);
        key.push('|');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(all: &[&str]) -> Numbers {
        let mut numbers = Numbers::default();
        all.iter().enumerate().for_each(|(place, number)| numbers.add(place, number));
        numbers
    }

    #[test]
    fn numbers_are_found_in_spite_of_slips() {
        let known = numbers(&["INV-2027-0001", "INV-2027-0011", "ORC/2027/26-0042"]);
        let found = |text: &str| known.mentioned_in(text);
        for text in [
            "INV-2027-0001",
            "inv 2027 0001",
            "Invoice INV2027/1",
            "INV20270001",
            "INV-2027-01 thanks",
            "INV.2027 .0001",
            "RF19INV20270001",
            "Rechnung INV-2027-00 01",
        ] {
            assert_eq!(found(text), [(0, Mention::Number)], "{text}");
        }
        assert_eq!(found("2027-0001"), [(0, Mention::Digits)]);
        assert_eq!(found("20270011"), [(1, Mention::Digits)]);
        assert_eq!(found("INV-2027-0011 and ORC/2027/26-42"), [(1, Mention::Number), (2, Mention::Number)]);
        assert_eq!(found("INV-2027-00011"), [(1, Mention::Number)], "a zero too many");
        assert_eq!(found("ORCID 2027, thanks to all 11 of you"), []);
    }

    #[test]
    fn a_bare_number_needs_its_zeros() {
        let known = numbers(&["0042", "20270042"]);
        assert_eq!(known.mentioned_in("room 42"), []);
        assert_eq!(known.mentioned_in("invoice 0042"), [(0, Mention::Digits)]);
        assert_eq!(known.mentioned_in("20270042"), [(1, Mention::Number)]);
    }
}
