//! Fields that are not as they should be: the part that can be read is taken, the rest is said, and the row comes in.

use std::collections::BTreeMap;

use super::person::person_fields;
use super::row::{Row, text_fields};
use crate::kernel::{Currency, FieldProblems, ids, text};
use crate::people::contacts::{ContactDraft, Role};
use crate::people::members::{self, MemberDraft};

impl Row<'_> {
    /// `draft` without what its `problems` are about: each such field as it can be read, or else as it is in `base`.
    pub(super) fn mended(
        &mut self,
        base: &MemberDraft,
        mut draft: MemberDraft,
        problems: &FieldProblems,
    ) -> MemberDraft {
        let mut before = base.clone();
        for (field, message) in problems.iter() {
            let said = self.value(field);
            match field {
                "left_on" => {
                    self.leave_out(None, field, said.unwrap_or_default(), message);
                    draft.left_on = base.left_on;
                }
                "tags" => {
                    self.leave_out(None, field, said.unwrap_or_default(), message);
                    draft.tags.clone_from(&base.tags);
                }
                _ => {
                    let readable = self.readable(None, field, said, message);
                    let put_back = |draft: &mut MemberDraft, value: String| {
                        let mut fields = text_fields(draft).into_iter();
                        if let Some((_, target)) = fields.find(|(name, _)| *name == field) {
                            *target = value;
                        }
                    };
                    let known = text_fields(&mut before).into_iter().find(|(name, _)| *name == field);
                    let known = known.map(|(_, value)| value.clone()).unwrap_or_default();
                    put_back(&mut draft, readable.unwrap_or(known));
                }
            }
        }
        let checked = members::checked(&draft);
        for (field, message) in checked.problems.iter() {
            if field == "official_name" {
                let said = self.name().unwrap_or_default().to_owned();
                self.reject(field, &said, message);
            }
        }
        let mut stored = checked.draft;
        // What stood in the register stays, even if it would not be taken today.
        for (place, (field, value)) in text_fields(&mut before).into_iter().enumerate() {
            if checked.problems.iter().any(|(known, _)| known == field) && field != "official_name" {
                text_fields(&mut stored)[place].1.clone_from(value);
            }
        }
        stored
    }

    /// Says what is wrong with cells although they can be read: errors of a workbook, letters that were spoilt before.
    pub(super) fn look_closer(&mut self, remarks: Option<&BTreeMap<(usize, usize), String>>) {
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
                    format!("It looks like text that was read in the wrong encoding once, and may have been “{meant}”. Correct it in the file and import that."),
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
        let mut before = base.clone();
        for (field, message) in problems.iter() {
            let said = self.value_of(role, field);
            let said = said.filter(|said| !said.is_empty());
            let readable = self.readable(role, field, said, message);
            let place = person_fields(&mut draft).iter().position(|(name, _)| *name == field);
            let Some(place) = place else { continue };
            let known = person_fields(&mut before)[place].1.clone();
            *person_fields(&mut draft)[place].1 = readable.unwrap_or(known);
        }
        let checked = crate::people::contacts::checked(&draft);
        let mut stored = checked.draft;
        for (place, (field, value)) in person_fields(&mut before).into_iter().enumerate() {
            if checked.problems.iter().any(|(known, _)| known == field) && !value.is_empty() {
                person_fields(&mut stored)[place].1.clone_from(value);
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
        message: &str,
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
fn read_in_part(field: &str, said: &str) -> Option<(String, Option<String>)> {
    match field {
        "email" => first_email(said),
        "orcid_id" => first_orcid_id(said),
        "email_domain" => first_domain(said),
        "currency" => currency_by_sign(said).map(|currency| (currency, None)),
        "ror_id" | "electronic_address" | "language" => None,
        _ if text::lines(said).is_ok() => None,
        _ => visible(said)
            .map(|value| (value, Some("Characters that cannot be seen are left out.".to_owned()))),
    }
    .filter(|(value, _)| !(value.is_empty() || is_number(field) && ids::has_lost_digits(value)))
}

/// Whether a field holds a number of which every digit counts.
fn is_number(field: &str) -> bool {
    matches!(field, "purchase_order" | "tax_id" | "buyer_reference" | "phone" | "postal_code")
}

fn first_email(said: &str) -> Option<(String, Option<String>)> {
    let found = ids::emails(said);
    let (first, others) = found.addresses.split_first()?;
    let rest: Vec<&str> = others.iter().chain(&found.unreadable).map(String::as_str).collect();
    let remark =
        (!rest.is_empty()).then(|| format!("{first} is taken. The rest is left out: {}.", rest.join(", ")));
    Some((first.clone(), remark))
}

fn first_orcid_id(said: &str) -> Option<(String, Option<String>)> {
    if let Some(orcid_id) = ids::orcid_id_without_zeros(said) {
        let remark = format!("A spreadsheet dropped the leading zeros. It is read as {orcid_id}.");
        return Some((orcid_id, Some(remark)));
    }
    let found = ids::orcid_ids(said).ok()?;
    let (first, others) = found.split_first()?;
    let remark = (!others.is_empty())
        .then(|| format!("{first} is taken. The rest is left out: {}.", others.join(", ")));
    Some((first.clone(), remark))
}

fn first_domain(said: &str) -> Option<(String, Option<String>)> {
    let words = said.split([',', ';', ' ', '\n', '|']).map(str::trim).filter(|word| !word.is_empty());
    let found: Vec<String> = words.filter_map(|word| ids::domain(word).ok()).collect();
    let (first, others) = found.split_first()?;
    let remark = (!others.is_empty())
        .then(|| format!("{first} is taken. The rest is left out: {}.", others.join(", ")));
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
