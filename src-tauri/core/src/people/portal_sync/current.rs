//! What ORCID should know now, in the fields of its member portal.

use super::PortalRecord;
use super::store::{self, EVERY, Members};
use crate::kernel::field::{self, Field, FieldKind, PortalField};
use crate::kernel::{Result, country};
use crate::people::contacts::{self, ContactDraft, Role};
use crate::people::members::{self, MemberDraft};
use crate::register::{Connection, Register};

/// A value under its field's name; what a person calls the field is not kept, so it may be called otherwise.
pub(super) type Values = Vec<(String, String)>;

/// What ORCID knows of a person beside the fields.
const OF_ROLES: [(&str, &str); 2] = [("voting", "Voting contact"), ("role", "Role")];

/// Where the portal has the field called `name`.
pub(super) fn portal_field(name: &str) -> PortalField {
    let of_member = || field::named(members::fields::FIELDS, name)?.portal;
    let of_person = || field::named(contacts::fields::FIELDS, name)?.portal;
    let of_role = || OF_ROLES.iter().find(|(role, _)| *role == name).map(|(_, label)| *label);
    let unlimited = || PortalField { label: of_role().unwrap_or_default(), length_max: None };
    of_member().or_else(of_person).unwrap_or_else(unlimited)
}

/// A value as a person enters it: countries by their names.
pub(super) fn entered(name: &str, value: &str) -> String {
    match field::named(members::fields::FIELDS, name).map(|field| field.kind) {
        Some(FieldKind::Country) if !value.is_empty() => country::name(value),
        _ => value.to_owned(),
    }
}

/// What of a draft ORCID knows.
fn values_of<Draft>(fields: &[Field<Draft>], draft: &Draft) -> Values {
    let known = fields.iter().filter(|field| field.portal.is_some());
    known
        .map(|field| (field.name.to_owned(), field.of(draft).written()))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// A member or a person at a member as ORCID should know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Current {
    pub(super) subject: PortalRecord,
    pub(super) member: String,
    /// The person's name; empty for the member itself.
    pub(super) name: String,
    pub(super) values: Values,
}

impl Current {
    /// The member `id` as it is stored.
    pub(super) fn of_member(id: i64, draft: MemberDraft) -> Self {
        Self {
            subject: PortalRecord { member_id: id, contact_id: None },
            values: values_of(members::fields::FIELDS, &draft),
            member: draft.official_name,
            name: String::new(),
        }
    }
}

/// A person with the roles held at one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrcidContact {
    pub member_id: i64,
    /// Its official name.
    pub member: String,
    /// The person.
    pub contact_id: i64,
    /// The person's fields.
    pub draft: ContactDraft,
    /// The roles held at the member.
    pub roles: Vec<Role>,
}

impl OrcidContact {
    /// Whether the person votes for the member.
    pub fn votes(&self) -> bool {
        self.roles.contains(&Role::Voting)
    }

    /// The roles beside that of voting, as ORCID calls them.
    pub fn role_names(&self) -> String {
        let names = self.roles.iter().filter(|role| **role != Role::Voting).map(|role| role.title());
        names.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn current(self) -> Current {
        let voting = if self.votes() { "Yes" } else { "No" };
        let mut values = values_of(contacts::fields::FIELDS, &self.draft);
        values.push(("voting".to_owned(), voting.to_owned()));
        values.extend(Some(("role".to_owned(), self.role_names())).filter(|(_, roles)| !roles.is_empty()));
        Current {
            subject: PortalRecord { member_id: self.member_id, contact_id: Some(self.contact_id) },
            member: self.member,
            name: self.draft.name(),
            values,
        }
    }
}

/// The people whom ORCID should know, by member and name.
pub fn people_for_orcid(register: &Register) -> Result<Vec<OrcidContact>> {
    store::people(register.reader(), &EVERY)
}

/// What ORCID should know of these members and their people.
pub(super) fn everything(connection: &Connection, of: &Members) -> Result<Vec<Current>> {
    let mut all = store::members(connection, of)?;
    all.extend(store::people(connection, of)?.into_iter().map(OrcidContact::current));
    Ok(all)
}
