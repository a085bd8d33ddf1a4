//! What the words of a list mean: by themselves, or because somebody said so once for the whole list.

use std::collections::BTreeMap;

use super::row::Columns;
use super::{UnknownValue, ValueChoice, codes};
use crate::kernel::{Error, Result, country, text};
use crate::people::contacts::Role;
use crate::people::members::{Status, Tier};

/// Different unknown values told of a list; beyond them the column is not what it was taken for.
const UNKNOWN_MAX: usize = 200;

/// Values are looked up once per spelling: a long list has few.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    /// What was chosen, by field and value in its searched form.
    chosen: BTreeMap<(&'static str, String), String>,
    countries: BTreeMap<String, Result<Option<String>, String>>,
    /// How often each value without a meaning of its own stands in the list, in the order they were met.
    unknown: Vec<(&'static str, String, usize)>,
    places: BTreeMap<(&'static str, String), usize>,
}

impl Meanings {
    /// Takes the choices, each of which must lead to something that the field can hold.
    pub(super) fn of(choices: &[ValueChoice]) -> Result<Self> {
        let mut meanings = Self::default();
        for choice in choices {
            let target = choice.target.trim();
            let (field, understood) = match choice.field.as_str() {
                "country" => ("country", country::parse(target).map(|_| ())),
                "tier" => ("tier", codes::tier(target).map(|_| ())),
                "status" => ("status", codes::status(target).map(|_| ())),
                "role" => ("role", codes::role(target).map(|_| ())),
                other => {
                    let message = format!(
                        "Values can be chosen for country, tier, status and role, not for “{other}”."
                    );
                    return Err(Error::invalid("values", message));
                }
            };
            if !target.is_empty()
                && let Err(problem) = understood
            {
                let message = format!("“{}” cannot stand for that: {problem}", choice.value);
                return Err(Error::invalid("values", message));
            }
            meanings.chosen.insert((field, text::search_key(&choice.value)), target.to_owned());
        }
        Ok(meanings)
    }

    pub(super) fn country(&mut self, cell: &str) -> Result<Option<String>, String> {
        let known = self.countries.get(cell).cloned();
        // An unknown one is counted each time it is met.
        if let Some(known) = known.filter(|known| known.is_ok() && self.chosen.is_empty()) {
            return known;
        }
        let code = self.meant("country", cell, country::parse);
        self.countries.insert(cell.to_owned(), code.clone());
        code
    }

    pub(super) fn tier(&mut self, cell: &str) -> Result<Option<Tier>, String> {
        self.meant("tier", cell, codes::tier)
    }

    pub(super) fn status(&mut self, cell: &str) -> Result<Option<Status>, String> {
        self.meant("status", cell, codes::status)
    }

    /// Roles separated by semicolons, commas, slashes or line breaks, and what is wrong with the words that name none.
    pub(super) fn roles(&mut self, cell: &str) -> (Vec<Role>, Vec<String>) {
        let (mut roles, mut problems) = (Vec::new(), Vec::new());
        let words = cell.split([';', ',', '/', '|', '\n']).map(str::trim);
        for word in words.filter(|word| !word.is_empty()) {
            match self.meant("role", word, codes::role) {
                Ok(role) => roles.extend(role),
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

    fn meant<T>(
        &mut self,
        field: &'static str,
        value: &str,
        read: fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, String> {
        if self.chosen.is_empty() {
            return read(value).map(Some).inspect_err(|_| self.count(field, value));
        }
        let key = (field, text::search_key(value));
        let by_itself = read(value);
        if by_itself.is_err() {
            self.count(field, value);
        }
        match self.chosen.get(&key).map(String::as_str) {
            None => by_itself.map(Some),
            Some("") => Ok(None),
            Some(target) => read(target).map(Some),
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
