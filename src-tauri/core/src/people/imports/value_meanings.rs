//! What the words of a list mean: by themselves, or because somebody said so once for the whole list.

use std::collections::BTreeMap;

use super::row::Columns;
use super::{UnknownValue, ValueChoice, codes};
use crate::kernel::{Error, Message, Result, text};
use crate::people::contacts::Role;

/// Different unknown values told of a list; beyond them the column is not what it was taken for.
const UNKNOWN_MAX: usize = 200;

/// Fields of which a word can be given a meaning for the whole list.
const CHOSEN: [&str; 4] = ["country", "tier", "status", "role"];

/// Values are looked up once per spelling: a long list has few.
#[derive(Debug, Default)]
pub(super) struct ValueMeanings {
    /// What was chosen, by field and value in its searched form.
    chosen: BTreeMap<(&'static str, String), String>,
    /// What was understood by itself, by field and cell.
    understood: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// How often each value without a meaning of its own stands in the list, in the order they were met.
    unknown: Vec<(&'static str, String, usize)>,
    places: BTreeMap<(&'static str, String), usize>,
}

impl ValueMeanings {
    /// Takes the choices, each of which must lead to something that the field can hold.
    pub(super) fn of(choices: &[ValueChoice]) -> Result<Self> {
        let mut meanings = Self::default();
        for choice in choices {
            let target = choice.target.trim();
            let Some(field) = CHOSEN.into_iter().find(|field| *field == choice.field) else {
                let message = message!(
                    "Values can be chosen for country, tier, status and role, not for “{field}”.",
                    field = choice.field
                );
                return Err(Error::invalid("values", message));
            };
            let understood = codes::code(field)(target);
            if !target.is_empty()
                && let Err(problem) = understood
            {
                let message =
                    message!("“{value}” cannot stand for that: {problem}", value = choice.value, problem);
                return Err(Error::invalid("values", message));
            }
            meanings.chosen.insert((field, text::search_key(&choice.value)), target.to_owned());
        }
        Ok(meanings)
    }

    /// The code that a cell means in `field`, one of [`CHOSEN`]; nothing where somebody said that it means none.
    pub(super) fn code(&mut self, field: &'static str, cell: &str) -> Result<Option<String>, Message> {
        // An unknown one is counted each time it is met.
        if self.chosen.is_empty()
            && let Some(code) = self.understood.get(field).and_then(|known| known.get(cell))
        {
            return Ok(Some(code.clone()));
        }
        let code = self.meant(field, cell)?;
        if let Some(code) = &code {
            self.understood.entry(field).or_default().insert(cell.to_owned(), code.clone());
        }
        Ok(code)
    }

    /// Roles separated by semicolons, commas, slashes or line breaks, and what is wrong with the words that name none.
    pub(super) fn roles(&mut self, cell: &str) -> (Vec<Role>, Vec<Message>) {
        let (mut roles, mut problems) = (Vec::new(), Vec::new());
        let words = cell.split([';', ',', '/', '|', '\n']).map(str::trim);
        for word in words.filter(|word| !word.is_empty()) {
            match self.meant("role", word) {
                Ok(role) => roles.extend(role.as_deref().and_then(Role::from_code)),
                Err(problem) => problems.push(problem),
            }
        }
        (roles, problems)
    }

    /// The values that have no meaning of their own, with what was chosen for them.
    pub(super) fn unknown(self, columns: &Columns) -> Vec<UnknownValue> {
        let chosen = &self.chosen;
        let told = |(field, value, count): (&'static str, String, usize)| UnknownValue {
            field: field.to_owned(),
            column: columns.heading(None, field),
            target: chosen.get(&(field, text::search_key(&value))).cloned(),
            value,
            count,
        };
        self.unknown.into_iter().map(told).collect()
    }

    fn meant(&mut self, field: &'static str, value: &str) -> Result<Option<String>, Message> {
        let by_itself = codes::code(field)(value);
        if by_itself.is_err() {
            self.count(field, value);
        }
        if self.chosen.is_empty() {
            return by_itself.map(Some);
        }
        match self.chosen.get(&(field, text::search_key(value))).map(String::as_str) {
            None => by_itself.map(Some),
            Some("") => Ok(None),
            Some(target) => codes::code(field)(target).map(Some),
        }
    }

    fn count(&mut self, field: &'static str, value: &str) {
        let key = (field, text::search_key(value));
        if let Some(place) = self.places.get(&key) {
            self.unknown[*place].2 += 1;
        } else if self.unknown.len() < UNKNOWN_MAX {
            self.places.insert(key, self.unknown.len());
            self.unknown.push((field, value.to_owned(), 1));
        }
    }
}
