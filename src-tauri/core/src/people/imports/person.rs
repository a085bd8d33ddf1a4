//! The people that a row describes: name, addresses and roles.

use super::row::{IDENTIFYING, Roles, Row};
use super::value_meanings::ValueMeanings;
use crate::kernel::ids::emails;
use crate::kernel::text;
use crate::people::contacts::fields::FIELDS;
use crate::people::contacts::{ContactDraft, Role};
use crate::people::tabular::values;

impl Row<'_> {
    /// Whether the row speaks of the person with this role.
    pub(super) fn has_person(&self, role: Option<Role>) -> bool {
        IDENTIFYING.iter().any(|field| self.value_of(role, field).is_some())
    }

    /// The name that the row gives the person with this role, as it is compared.
    pub(super) fn person_key(&self, role: Option<Role>, draft: &ContactDraft) -> String {
        let said = self.value_of(role, "contact_name").map(|said| split_address(said).0);
        said.filter(|name| !name.is_empty())
            .map_or_else(|| text::search_key(&draft.name()), |name| text::search_key(&name))
    }

    /// `base` with what the row says of the person with this role.
    pub(super) fn person(&mut self, role: Option<Role>, base: &ContactDraft) -> ContactDraft {
        let mut draft = base.clone();
        // Beside its parts a full name says nothing more, and could be split wrongly.
        let is_split = ["given_name", "family_name"].iter().any(|field| self.value_of(role, field).is_some());
        if let Some(said) = self.value_of(role, "contact_name") {
            let (name, email) = split_address(said);
            // What is written as one name is not taken apart again when it is known already.
            let is_known = text::line(&name).ok() == Some(base.name());
            if !name.is_empty() && !is_split && !is_known {
                (draft.given_name, draft.family_name) = split_name(&name);
            }
            if let Some(email) = email {
                draft.email = email;
            }
        }
        for field in FIELDS.iter().filter(|field| field.is_listed()) {
            if let (Some(value), Some(text)) =
                (self.value_of(role, field.name), field.of_mut(&mut draft).text_mut())
            {
                value.clone_into(text);
            }
        }
        if draft.given_name.is_empty() && draft.family_name.is_empty() && draft.email.contains('<') {
            (draft.given_name, draft.family_name) = split_name(&emails(&draft.email).name);
        }
        let checked = crate::people::contacts::checked(&draft);
        if checked.problems.is_empty() {
            checked.draft
        } else {
            self.mended_person(role, base, draft, &checked.problems)
        }
    }

    /// The roles the row gives the person whose role it says: those named, and voting if so marked.
    pub(super) fn roles(&mut self, meanings: &mut ValueMeanings) -> Roles {
        let mut roles = Vec::new();
        if let Some(value) = self.value("role") {
            let (known, unknown) = meanings.roles(value);
            roles = known;
            for problem in unknown {
                self.leave_out(None, "role", value, &problem);
            }
        }
        if let Some(value) = self.value("voting")
            && self.take("voting", value, values::yes(value)) == Some(true)
        {
            roles.push(Role::Voting);
        }
        roles.sort();
        roles.dedup();
        roles
    }
}

/// "Ana Núñez <ana@example.org>" or "Ana Núñez, ana@example.org" as name and address.
fn split_address(said: &str) -> (String, Option<String>) {
    let address = said.contains('@').then(|| emails(said)).and_then(|found| {
        let first = found.addresses.into_iter().next()?;
        Some((found.name, first))
    });
    let Some((name, address)) = address else { return (said.to_owned(), None) };
    if !name.is_empty() {
        return (name, Some(address));
    }
    let before = said.find('@').map_or("", |at| &said[..at]);
    let before = before.rsplit_once([' ', ',', '(', '<', '\n', ':']).map_or("", |(before, _)| before);
    let is_label =
        |word: &str| matches!(word.to_lowercase().as_str(), "e-mail" | "email" | "mail" | "mailto");
    let name = before.trim_matches(|character: char| !character.is_alphanumeric() && character != '.');
    (if is_label(name) { String::new() } else { name.to_owned() }, Some(address))
}

/// "Ana María Núñez" as given and family name; "Núñez, Ana María" likewise. The last word is the family name.
fn split_name(name: &str) -> (String, String) {
    if let Some((family, given)) = name.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    match name.rsplit_once(char::is_whitespace) {
        Some((given, family)) => (given.trim().to_owned(), family.to_owned()),
        None => (String::new(), name.to_owned()),
    }
}
