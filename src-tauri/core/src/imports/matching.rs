//! Who is already in the register: by ROR id, or else by name when no ROR id speaks against it.

use std::collections::BTreeMap;

use super::store;
use crate::contacts::store::CurrentRole;
use crate::contacts::{ContactDraft, Role};
use crate::kernel::{Result, text};
use crate::members::{self, MemberDraft};
use crate::register::Connection;

/// A member as an import sees it: in the register, or new in this list.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Its id; none while it is only planned.
    pub(super) id: Option<i64>,
    pub(super) draft: MemberDraft,
    pub(super) extra: BTreeMap<String, String>,
    /// The line of the list that spoke of it.
    pub(super) line: Option<usize>,
    pub(super) people: Vec<Person>,
}

/// A person at a member.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: Option<i64>,
    pub(super) draft: ContactDraft,
    pub(super) roles: Vec<HeldRole>,
}

/// A role somebody holds, in the register or by an earlier row.
#[derive(Debug, Clone)]
pub(super) struct HeldRole {
    pub(super) role: Role,
    pub(super) stored: Option<CurrentRole>,
    pub(super) line: Option<usize>,
}

/// Every member, found by ROR id and by name.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) known: Vec<Known>,
    by_ror_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
}

impl Directory {
    /// What the register holds; with people only when the list speaks of some.
    pub(super) fn of(connection: &Connection, with_people: bool) -> Result<Self> {
        let mut directory = Self::default();
        let mut people = if with_people { store::people(connection)? } else { BTreeMap::new() };
        for member in members::store::all(connection)? {
            let people = people.remove(&member.id).unwrap_or_default();
            let known =
                Known { id: Some(member.id), draft: member.draft, extra: member.extra, line: None, people };
            directory.add(known);
        }
        Ok(directory)
    }

    /// Adds a member and gives its place.
    pub(super) fn add(&mut self, known: Known) -> usize {
        let place = self.known.len();
        if !known.draft.ror_id.is_empty() {
            self.by_ror_id.entry(known.draft.ror_id.clone()).or_insert(place);
        }
        self.by_name.entry(text::search_key(&known.draft.official_name)).or_insert(place);
        self.known.push(known);
        place
    }

    /// The place of the member with this ROR id in its full form.
    pub(super) fn by_ror_id(&self, ror_id: &str) -> Option<usize> {
        self.by_ror_id.get(ror_id).copied()
    }

    /// The place of the member that `ror_id` and `name` mean. A ROR id decides; a name counts unless both sides have
    /// ROR ids and these differ.
    pub(super) fn find(&self, ror_id: Option<&str>, name: &str) -> Option<usize> {
        let same_name = || {
            let place = *self.by_name.get(&text::search_key(name))?;
            let theirs = &self.known[place].draft.ror_id;
            let contradicted = ror_id.is_some_and(|ours| !theirs.is_empty() && ours != theirs);
            (!contradicted).then_some(place)
        };
        ror_id.and_then(|ror_id| self.by_ror_id(ror_id)).or_else(same_name)
    }
}

impl Known {
    /// The place of the person that `draft` means: by e-mail address, else by ORCID iD, else by name.
    pub(super) fn person(&self, draft: &ContactDraft) -> Option<usize> {
        let by =
            |same: &dyn Fn(&ContactDraft) -> bool| self.people.iter().position(|person| same(&person.draft));
        let same_email =
            |other: &ContactDraft| !draft.email.is_empty() && other.email.eq_ignore_ascii_case(&draft.email);
        let same_orcid =
            |other: &ContactDraft| !draft.orcid_id.is_empty() && other.orcid_id == draft.orcid_id;
        let same_name = |other: &ContactDraft| {
            let contradicted = !draft.email.is_empty() && !other.email.is_empty();
            !contradicted && text::search_key(&other.name()) == text::search_key(&draft.name())
        };
        by(&same_email).or_else(|| by(&same_orcid)).or_else(|| by(&same_name))
    }

    /// Who holds `role`.
    pub(super) fn holder(&self, role: Role) -> Option<(usize, &HeldRole)> {
        let holds = |person: &Person| person.roles.iter().any(|held| held.role == role);
        let place = self.people.iter().position(holds)?;
        self.people[place].roles.iter().find(|held| held.role == role).map(|held| (place, held))
    }
}
