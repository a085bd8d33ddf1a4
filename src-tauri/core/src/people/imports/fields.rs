//! The fields that a list can feed, and the headings each is known by.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ImportKind;
use crate::kernel::field::{Field, FieldKind};
use crate::kernel::{Message, Result};
use crate::people::contacts::{self, Role};
use crate::people::members;
use crate::register::Register;

/// What a column feeds: a field of the member or of its contact, or a field of the contact with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target {
    /// The contact with this role; none for the member and for a contact whose role the row says.
    pub(super) role: Option<Role>,
    pub(super) field: &'static str,
}

impl Target {
    /// A field that belongs to no role.
    pub(super) const fn plain(field: &'static str) -> Self {
        Self { role: None, field }
    }

    /// The field called `name`: `country`, or `voting.email` for the e-mail address of the voting contact.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let Some((role, field)) = name.split_once('.') else {
            return FIELDS.iter().find(|known| known.field == name).map(|known| Self::plain(known.field));
        };
        let role = Role::from_code(role)?;
        let known = FIELDS.iter().find(|known| known.field == field && is_of_person(known))?;
        Some(Self { role: Some(role), field: known.field })
    }

    /// What [`Target::from_name`] takes.
    pub(super) fn name(self) -> String {
        match self.role {
            None => self.field.to_owned(),
            Some(role) => format!("{}.{}", role.code(), self.field),
        }
    }
}

/// The field of a person that a heading means once it is known whose: "name", "e-mail", or nothing for the name.
pub(super) fn field_of_person(key: &str) -> Option<&'static str> {
    match key {
        "" | "name" | "fullname" => Some("contact_name"),
        key => FIELDS
            .iter()
            .find(|known| is_of_person(known) && known.headings.contains(&key))
            .map(|known| known.field),
    }
}

/// The field that a heading without spaces in its searched form means.
pub(super) fn field_of(key: &str) -> Option<&'static str> {
    FIELDS.iter().find(|known| known.headings.contains(&key)).map(|known| known.field)
}

/// What a field holds.
pub(super) fn kind(field: &str) -> Option<FieldKind> {
    FIELDS.iter().find(|known| known.field == field).map(|known| known.kind)
}

/// Whether the field describes a person, not what the person does.
fn is_of_person(known: &ImportableField) -> bool {
    known.group == "contact" && !["role", "voting"].contains(&known.field)
}

/// Asks which fields a list can feed.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetImportsFields {
    /// What the rows are.
    pub kind: ImportKind,
}

/// A field a column can feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportField {
    /// Its name.
    pub field: String,
    pub label: Message,
    /// "member", "address", "billing", "contact", or the role of the contact that it describes.
    pub group: String,
    /// What a cell may hold.
    pub hint: Message,
}

/// Gives the fields a list can feed.
pub fn fields(_: &Register, request: GetImportsFields) -> Result<Vec<ImportField>> {
    let label = |known: &ImportableField| match (request.kind, known.field) {
        (ImportKind::Contacts, "official_name") => message!("Member"),
        _ => Message::worded(known.label),
    };
    let fits = |known: &&ImportableField| {
        request.kind == ImportKind::Members
            || known.group == "contact"
            || ["official_name", "ror_id"].contains(&known.field)
    };
    let plain = FIELDS.iter().filter(fits).map(|known| ImportField {
        field: known.field.to_owned(),
        label: label(known),
        group: known.group.to_owned(),
        hint: Message::worded(known.hint),
    });
    let with_role = |role: &Role| {
        let role = *role;
        FIELDS.iter().filter(|known| is_of_person(known)).map(move |known| ImportField {
            field: Target { role: Some(role), field: known.field }.name(),
            label: if known.field == "contact_name" {
                message!("Full name")
            } else {
                Message::worded(known.label)
            },
            group: role.code().to_owned(),
            hint: Message::worded(known.hint),
        })
    };
    let roles: &[Role] = if request.kind == ImportKind::Members { Role::ALL } else { &[] };
    Ok(plain.chain(roles.iter().flat_map(with_role)).collect())
}

/// A field as a list may feed it.
#[derive(Debug, Clone, Copy)]
struct ImportableField {
    field: &'static str,
    label: &'static str,
    group: &'static str,
    kind: FieldKind,
    hint: &'static str,
    /// Headings in their searched form without spaces.
    headings: &'static [&'static str],
}

impl ImportableField {
    fn of<Draft>(field: &'static Field<Draft>) -> Self {
        let Field { name, label, group, kind, hint, headings, .. } = *field;
        Self { field: name, label, group, kind, hint, headings }
    }
}

/// The fields of members and of people, and what only a list says of somebody.
static FIELDS: LazyLock<Vec<ImportableField>> = LazyLock::new(|| {
    let members = members::fields::FIELDS.iter().filter(|field| field.is_listed()).map(ImportableField::of);
    let people = contacts::fields::FIELDS.iter().filter(|field| field.is_listed()).map(ImportableField::of);
    members.chain(people).chain(OF_LISTS).collect()
});

const OF_LISTS: [ImportableField; 3] = [
    ImportableField {
        field: "contact_name",
        label: "Full name of the contact",
        group: "contact",
        kind: FieldKind::Text,
        hint: "Given name first",
        headings: &["contactname", "contact", "contactperson", "person"],
    },
    ImportableField {
        field: "role",
        label: "Role",
        group: "contact",
        kind: FieldKind::Words,
        hint: "main, voting, technical, invoice … several with ;",
        headings: &["role", "roles", "contactrole", "contacttype"],
    },
    ImportableField {
        field: "voting",
        label: "Voting contact",
        group: "contact",
        kind: FieldKind::Answer,
        hint: "yes or no",
        headings: &["voting", "votingcontact", "isvotingcontact", "vote"],
    },
];

/// Headings of a name that is the official one unless a full one stands beside it.
pub(super) const NAMES: [&str; 12] = [
    "name",
    "organisation",
    "organization",
    "institution",
    "member",
    "organisationname",
    "organizationname",
    "institutionname",
    "membername",
    "memberorganisation",
    "memberorganization",
    "clientname",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::people::tabular::headings::key;

    #[test]
    fn a_heading_means_one_field_and_every_label_is_one() {
        let mut meant = BTreeMap::new();
        for known in FIELDS.iter() {
            for heading in known.headings {
                assert_eq!(key(heading), *heading, "in the searched form");
                assert_eq!(meant.insert(heading, known.field), None, "{heading} means two fields");
            }
            if known.field != "contact_name" {
                assert_eq!(field_of(&key(known.label)), Some(known.field), "{}", known.label);
            }
        }
        for field in members::fields::FIELDS.iter().filter(|field| field.is_listed()) {
            let heading = key(field.heading);
            let is_name = field.name == "official_name" && NAMES.contains(&heading.as_str());
            assert!(
                is_name || field_of(&heading) == Some(field.name),
                "what is exported comes back: {heading}"
            );
        }
    }
}
