//! How alike two names of organisations are: for suggestions that a person decides, never for deciding.
//!
//! "Academic Medical Center (AMC)" and "AMC, Netherlands", "Bamberg U" and "University of Bamberg", "TU Dresden" and
//! "Technische Universität Dresden" are alike. "Université Paris 1" and "Université Paris 8" are not.

mod compare;
mod index;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Message, Template, country, text};

pub use compare::likeness;
pub use index::{Alike, NameIndex};

/// Two names from here on are worth asking about.
pub const ALIKE_PERCENT_MIN: u8 = 72;

/// How alike two names are, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// 0 for nothing in common, 100 for the same name in the same or another writing.
    pub percent: u8,
    /// What makes them alike.
    pub reason: LikenessReason,
}

/// What makes two names alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LikenessReason {
    /// They differ in case, accents, punctuation or composition only.
    SameName,
    /// They have the same words, perhaps in another order, language or abbreviation.
    SameWords,
    /// One is the other's acronym, or both have the same.
    Acronym,
    /// They share most of their words, or differ in a few letters.
    SimilarWords,
}

impl LikenessReason {
    /// The reason as a sentence of its own.
    pub fn sentence(self) -> Message {
        match self {
            Self::SameName => message!("The names differ in writing only."),
            Self::SameWords => message!("The names have the same words."),
            Self::Acronym => message!("One name gives the acronym of the other."),
            Self::SimilarWords => message!("The names share most of their words."),
        }
    }

    /// The reason as part of a sentence: "… because *the names have the same words*".
    pub const fn words(self) -> Template {
        match self {
            Self::SameName => template!("the names differ in writing only"),
            Self::SameWords => template!("the names have the same words"),
            Self::Acronym => template!("one name gives the acronym of the other"),
            Self::SimilarWords => template!("the names share most of their words"),
        }
    }
}

/// A name prepared for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedName {
    /// Its searched form.
    key: String,
    /// The words that are not in brackets, and not a country after a comma.
    main: Vec<Word>,
    /// What stands in brackets, each as a name of its own.
    aliases: Vec<Vec<Word>>,
    /// Acronyms that it gives, in lower case.
    acronyms: BTreeSet<String>,
    /// Those of them that stand in brackets and so stand for the whole name.
    bracketed: BTreeSet<String>,
    /// The first letters of its words, with and without the small ones.
    initials: BTreeSet<String>,
}

/// A word of a name in the one form it is compared in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    text: String,
    kind: WordKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum WordKind {
    /// Says what the organisation is, as thousands are: university, national, research.
    Generic,
    /// Tells organisations of one place apart: technical, medical, hospital.
    Qualifying,
    /// Tells it from others.
    Distinctive,
    /// Several capitals in a row.
    Acronym,
    /// A number, also a Roman one: tells Paris 1 from Paris 8.
    Number,
}

impl ComparedName {
    /// Prepares a name.
    pub fn of(name: &str) -> Self {
        let (main_text, parts) = split_brackets(name);
        let main_text = without_country(&main_text);
        let shouts = !name.chars().any(char::is_lowercase);
        let main = words_of(main_text, shouts);
        let mut acronyms: BTreeSet<String> =
            main.iter().filter(|word| word.kind == WordKind::Acronym).map(|word| word.text.clone()).collect();
        let (mut aliases, mut bracketed) = (Vec::new(), BTreeSet::new());
        for part in parts {
            if countries().contains(&text::search_key(&part)) {
                continue;
            }
            match words_of(&part, false).as_slice() {
                [] => {}
                [only] if only.kind == WordKind::Acronym => {
                    acronyms.insert(only.text.clone());
                    bracketed.insert(only.text.clone());
                }
                several => aliases.push(several.to_vec()),
            }
        }
        Self {
            key: text::search_key(name),
            initials: initials(main_text),
            main,
            aliases,
            acronyms,
            bracketed,
        }
    }

    /// Whether the name is nothing but an acronym, such as "AMC" or "amc".
    fn is_acronym_only(&self) -> Option<&str> {
        match self.main.as_slice() {
            [only] if only.kind == WordKind::Acronym => Some(&only.text),
            [only] if only.kind == WordKind::Distinctive && (2..=6).contains(&only.text.len()) => {
                Some(&only.text)
            }
            _ => None,
        }
    }
}

/// Whether two names are of the same kind of organisation as far as they say: a university and its hospital are not,
/// nor a university and a technical one.
pub fn is_of_same_kind(a: &str, b: &str) -> bool {
    let kinds = |name: &str| -> BTreeSet<String> {
        let qualifying =
            ComparedName::of(name).main.into_iter().filter(|word| word.kind == WordKind::Qualifying);
        qualifying.map(|word| word.text).collect()
    };
    let (a, b) = (kinds(a), kinds(b));
    a.is_empty() == b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// The text outside of brackets, and what stands in each pair of them.
fn split_brackets(name: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut bracketed) = (String::new(), String::new(), Vec::new());
    let mut depth = 0_usize;
    for character in name.chars() {
        match character {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => {
                depth = depth.saturating_sub(1);
                bracketed.push(std::mem::take(&mut inside));
                outside.push(' ');
            }
            _ if depth > 0 => inside.push(character),
            _ => outside.push(character),
        }
    }
    if text::search_key(&outside).is_empty() {
        return (format!("{} {inside}", bracketed.join(" ")), Vec::new());
    }
    if !inside.is_empty() {
        bracketed.push(inside);
    }
    (outside, bracketed)
}

/// The name without a country after its last comma.
fn without_country(name: &str) -> &str {
    match name.rsplit_once(',') {
        Some((before, after)) if countries().contains(&text::search_key(after)) => before,
        _ => name,
    }
}

/// The searched form of every country's name.
fn countries() -> &'static BTreeSet<String> {
    static NAMES: OnceLock<BTreeSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let others = ["the netherlands", "usa", "uk", "great britain", "czech republic", "turkey"];
        let names = country::all().into_iter().map(|country| text::search_key(&country.name));
        names.chain(others.map(str::to_owned)).collect()
    })
}

/// The words of a part of a name. In a name written in capitals throughout, capitals mean nothing.
fn words_of(part: &str, shouts: bool) -> Vec<Word> {
    let written: Vec<&str> =
        part.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let capitals_mean = !shouts || written.len() == 1;
    let is_acronym = |word: &str| {
        capitals_mean
            && (2..=8).contains(&word.len())
            && word.chars().all(|letter| letter.is_ascii_uppercase())
    };
    let acronyms: BTreeSet<String> =
        written.iter().filter(|word| is_acronym(word)).map(|word| word.to_ascii_lowercase()).collect();
    let searched = text::search_words(part);
    let told = searched.split(' ').filter(|word| !word.is_empty() && !words::is_small(word));
    told.map(|word| {
        let text = words::canonical(word);
        let kind = if words::is_number(&text) {
            WordKind::Number
        } else if words::is_generic(&text) {
            WordKind::Generic
        } else if words::is_qualifying(&text) {
            WordKind::Qualifying
        } else if acronyms.contains(word) {
            WordKind::Acronym
        } else {
            WordKind::Distinctive
        };
        Word { text, kind }
    })
    .collect()
}

/// The first letters of the words of a name: with the small words, and without.
fn initials(part: &str) -> BTreeSet<String> {
    let key = text::search_key(part);
    let words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let firsts =
        |words: &mut dyn Iterator<Item = &&str>| words.filter_map(|word| word.chars().next()).collect();
    let all: String = firsts(&mut words.iter());
    let long: String = firsts(&mut words.iter().filter(|word| !words::is_small(word)));
    [all, long].into_iter().filter(|initials| initials.chars().count() > 1).collect()
}
