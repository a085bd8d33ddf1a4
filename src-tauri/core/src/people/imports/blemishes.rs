//! Fields that are not as they should be: the part that can be read is taken, the rest is said, and the row comes in.

use std::collections::BTreeMap;

use super::fields;
use super::row::Row;
use crate::kernel::field::{self, Field, FieldKind};
use crate::kernel::{Currency, FieldProblems, Message, ids, text};
use crate::people::contacts::{self, ContactDraft, Role};
use crate::people::members::{self, MemberDraft};

impl Row<'_> {
    /// `draft` without what its `problems` are about: each such field as it can be read, or else as it is in `base`.
    pub(super) fn mended(
        &mut self,
        base: &MemberDraft,
        mut draft: MemberDraft,
        problems: &FieldProblems,
    ) -> MemberDraft {
        for (name, message) in problems.iter() {
            let Some(field) = field::named(members::fields::FIELDS, name) else { continue };
            let said = self.value(name);
            let readable = match field.kind.is_text() {
                true => self.readable(None, name, said, message),
                false => {
                    self.leave_out(None, name, said.unwrap_or_default(), message);
                    None
                }
            };
            put(field, &mut draft, readable, base);
        }
        let checked = members::checked(&draft);
        let mut stored = checked.draft;
        for (name, message) in checked.problems.iter() {
            if name == "official_name" {
                let said = self.name().unwrap_or_default().to_owned();
                self.reject(name, &said, message);
            } else if let Some(field) = field::named(members::fields::FIELDS, name) {
                // What stood in the register stays, even if it would not be taken today.
                field.copy(&mut stored, base);
            }
        }
        stored
    }

    /// Says what is wrong with cells although they can be read: errors of a workbook, letters that were spoilt before.
    pub(super) fn look_closer(&mut self, remarks: Option<&BTreeMap<(usize, usize), Message>>) {
        let line = self.record.line;
        for ((_, column), remark) in
            remarks.into_iter().flat_map(|remarks| remarks.range((line, 0)..(line + 1, 0)))
        {
            self.remark_on_column(*column, remark.clone());
        }
        for (column, cell) in self.record.cells.iter().enumerate().filter(|(_, cell)| !cell.is_ascii()) {
            if let Some(meant) = text::misread(cell) {
                let meant: String = meant.trim().chars().take(80).collect();
                self.remark_on_column(
                    column,
                    message!("It looks like text that was read in the wrong encoding once, and may have been “{meant}”. Correct it in the file and import that.", meant),
                );
            }
        }
    }

    /// The same for a person.
    pub(super) fn mended_person(
        &mut self,
        role: Option<Role>,
        base: &ContactDraft,
        mut draft: ContactDraft,
        problems: &FieldProblems,
    ) -> ContactDraft {
        for (name, message) in problems.iter() {
            let said = self.value_of(role, name).filter(|said| !said.is_empty());
            let readable = self.readable(role, name, said, message);
            if let Some(field) = field::named(contacts::fields::FIELDS, name) {
                put(field, &mut draft, readable, base);
            }
        }
        let checked = contacts::checked(&draft);
        let mut stored = checked.draft;
        for (name, _) in checked.problems.iter() {
            if let Some(field) = field::named(contacts::fields::FIELDS, name) {
                field.copy(&mut stored, base);
            }
        }
        stored
    }

    /// What can be read of a field, and a word on what cannot; nothing when the field is left out.
    fn readable(
        &mut self,
        role: Option<Role>,
        field: &str,
        said: Option<&str>,
        message: &Message,
    ) -> Option<String> {
        let said = said?;
        let Some((value, remark)) = read_in_part(field, said) else {
            self.leave_out(role, field, said, message);
            return None;
        };
        if let Some(remark) = remark {
            self.remark(role, field, said, remark);
        }
        Some(value)
    }
}

/// The part of a cell that its field can hold, and what is said of the rest.
fn read_in_part(field: &str, said: &str) -> Option<(String, Option<Message>)> {
    match field {
        "email" => first_email(said),
        "orcid_id" => first_orcid_id(said),
        "email_domain" => first_domain(said),
        "currency" => currency_by_sign(said).map(|currency| (currency, None)),
        _ if matches!(fields::kind(field), Some(FieldKind::Id | FieldKind::Language)) => None,
        _ if text::lines(said).is_ok() => None,
        _ => {
            visible(said).map(|value| (value, Some(message!("Characters that cannot be seen are left out."))))
        }
    }
    .filter(|(value, _)| !(value.is_empty() || is_number(field) && ids::has_lost_digits(value)))
}

/// Whether a field holds a number of which every digit counts.
fn is_number(field: &str) -> bool {
    fields::kind(field) == Some(FieldKind::Digits)
}

/// Gives `draft` what can be read of a field, or else what `base` has.
fn put<Draft>(field: &Field<Draft>, draft: &mut Draft, readable: Option<String>, base: &Draft) {
    match (readable, field.of_mut(draft).text_mut()) {
        (Some(readable), Some(text)) => *text = readable,
        _ => field.copy(draft, base),
    }
}

fn first_email(said: &str) -> Option<(String, Option<Message>)> {
    let found = ids::emails(said);
    let (first, others) = found.addresses.split_first()?;
    let rest: Vec<&str> = others.iter().chain(&found.unreadable).map(String::as_str).collect();
    let remark = (!rest.is_empty())
        .then(|| message!("{first} is taken. The rest is left out: {rest}.", first, rest = rest.join(", ")));
    Some((first.clone(), remark))
}

fn first_orcid_id(said: &str) -> Option<(String, Option<Message>)> {
    if let Some(orcid_id) = ids::orcid_id_without_zeros(said) {
        let remark = message!("A spreadsheet dropped the leading zeros. It is read as {orcid_id}.", orcid_id);
        return Some((orcid_id, Some(remark)));
    }
    let found = ids::orcid_ids(said).ok()?;
    let (first, others) = found.split_first()?;
    let remark = (!others.is_empty()).then(|| {
        message!("{first} is taken. The rest is left out: {others}.", first, others = others.join(", "))
    });
    Some((first.clone(), remark))
}

fn first_domain(said: &str) -> Option<(String, Option<Message>)> {
    let words = said.split([',', ';', ' ', '\n', '|']).map(str::trim).filter(|word| !word.is_empty());
    let found: Vec<String> = words.filter_map(|word| ids::domain(word).ok()).collect();
    let (first, others) = found.split_first()?;
    let remark = (!others.is_empty()).then(|| {
        message!("{first} is taken. The rest is left out: {others}.", first, others = others.join(", "))
    });
    Some((first.clone(), remark))
}

/// A currency by its sign or its name, where these mean one only.
fn currency_by_sign(said: &str) -> Option<String> {
    let word = said.trim().trim_end_matches('.').to_lowercase();
    let code = match word.as_str() {
        "€" | "euro" | "euros" => "EUR",
        "£" | "pound" | "pounds" | "sterling" => "GBP",
        "us$" | "us dollar" | "us dollars" => "USD",
        "a$" | "au$" | "australian dollar" | "australian dollars" => "AUD",
        "c$" | "ca$" | "canadian dollar" | "canadian dollars" => "CAD",
        "nz$" | "new zealand dollar" | "new zealand dollars" => "NZD",
        "sfr" | "fr" | "swiss franc" | "swiss francs" | "franken" => "CHF",
        _ => return Currency::from_code(word.get(..3)?.to_uppercase().as_str()).map(|c| c.code().to_owned()),
    };
    Some(code.to_owned())
}

/// A text without the characters in it that nobody sees and that are not stored.
pub(super) fn visible(said: &str) -> Option<String> {
    text::lines(said).ok().or_else(|| {
        let is_seen = |character: &char| text::lines(character.encode_utf8(&mut [0; 4])).is_ok();
        text::lines(&said.chars().filter(is_seen).collect::<String>()).ok()
    })
}
