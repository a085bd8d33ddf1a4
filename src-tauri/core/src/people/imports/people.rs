//! The people of a row: who they are at the member, and which roles they take over.

use super::matching::{HeldRole, KnownPerson};
use super::row::Row;
use super::value_meanings::ValueMeanings;
use super::work::{DescribedPerson, PlannedImport, Step};
use super::{ImportKind, ImportMode, PlannedChange, PlannedRow};
use crate::kernel::Message;
use crate::people::contacts::fields::FIELDS;
use crate::people::contacts::{ContactDraft, Role};

impl PlannedImport {
    /// The people that the row describes, each checked.
    pub(super) fn people_described(
        &self,
        row: &mut Row<'_>,
        people: &[Option<Role>],
        meanings: &mut ValueMeanings,
    ) -> Vec<DescribedPerson> {
        let mut described = Vec::new();
        for &column_role in people {
            if !row.has_person(column_role) {
                continue;
            }
            let draft = row.person(column_role, &ContactDraft::default());
            // What named the person could not be read, which is said already.
            if draft.name().is_empty() {
                continue;
            }
            let roles = column_role.map_or_else(|| row.roles(meanings), |role| vec![role]);
            let name_key = row.person_key(column_role, &draft);
            described.push(DescribedPerson { column_role, draft, name_key, roles });
        }
        if described.is_empty() && self.kind == ImportKind::Contacts {
            row.reject(
                "email",
                "",
                message!("The row names no person. Fill in a name or an e-mail address."),
            );
        }
        described
    }

    /// Takes back a single role that an earlier row of the list already gave to somebody else.
    pub(super) fn leave_out_roles_given_twice(
        &self,
        row: &mut Row<'_>,
        member: usize,
        described: &mut [DescribedPerson],
    ) {
        let known = &self.directory.known[member];
        for described in described {
            let person = known.person(&described.draft, &described.name_key, &described.roles);
            let earlier = |role: &Role| {
                let (holder, held) = known.holder(*role).filter(|_| role.is_single())?;
                held.line.filter(|_| Some(holder) != person)
            };
            let taken: Vec<(Role, usize)> =
                described.roles.iter().filter_map(|role| Some((*role, earlier(role)?))).collect();
            for (role, line) in taken {
                let problem = message!(
                    "The row on line {line} makes somebody else the {role} contact of this member. Only one person can be, so this person comes in without that role.",
                    line,
                    role = role.code()
                );
                row.remark(None, "role", &described.draft.name(), problem);
                described.roles.retain(|given| *given != role);
            }
        }
    }

    /// Plans a person of a row at a member.
    pub(super) fn person(
        &mut self,
        row: &mut Row<'_>,
        member: usize,
        described: DescribedPerson,
        planned: &mut PlannedRow,
    ) {
        let keeps_known = self.mode == ImportMode::Add;
        let place =
            self.directory.known[member].person(&described.draft, &described.name_key, &described.roles);
        let elsewhere = match place {
            Some(_) => None,
            None => self.directory.person_anywhere(&described.draft, &described.name_key),
        };
        let base = place.map(|place| (member, place)).or(elsewhere);
        let base = base.map(|(member, person)| self.directory.known[member].people[person].clone());
        if let Some(base) = &base
            && keeps_known
            && place.is_some()
            && base.id.is_some()
        {
            return;
        }
        let draft = match &base {
            Some(base) if !keeps_known => row.person(described.column_role, &base.draft),
            Some(base) => base.draft.clone(),
            None => described.draft,
        };
        let person = place.unwrap_or(self.directory.known[member].people.len());
        let place = (member, person);
        match base {
            None => {
                let new = KnownPerson { id: None, same_as: None, draft: draft.clone(), roles: Vec::new() };
                self.directory.known[member].people.push(new);
                self.directory.note_person(place, &draft, &described.name_key);
                self.steps.push(Step::CreatePerson { member, person });
                planned.changes.push(changed(message!("contact"), String::new(), draft.name()));
            }
            Some(base) => {
                let before = base.draft;
                if elsewhere.is_some() {
                    // One person may serve several members.
                    let new = KnownPerson {
                        id: base.id,
                        same_as: elsewhere,
                        draft: draft.clone(),
                        roles: Vec::new(),
                    };
                    self.directory.known[member].people.push(new);
                    planned.changes.push(changed(message!("contact"), String::new(), draft.name()));
                } else {
                    self.directory.update_person(place, &draft);
                }
                if before != draft {
                    if base.id.is_some() || elsewhere.is_some() || base.same_as.is_some() {
                        self.steps.push(Step::UpdatePerson { member, person });
                    }
                    planned.changes.extend(person_changes(&before, &draft));
                }
            }
        }
        let known = &self.directory.known[member];
        // Somebody without a named role is listed as a contact for anything else, or would not be listed at all.
        let roles = if described.roles.is_empty() && known.people[person].roles.is_empty() {
            vec![Role::Other]
        } else {
            described.roles
        };
        self.give_roles(row, (member, person), &roles, planned);
    }

    fn give_roles(
        &mut self,
        row: &Row<'_>,
        (member, person): (usize, usize),
        roles: &[Role],
        planned: &mut PlannedRow,
    ) {
        for &role in roles {
            let known = &mut self.directory.known[member];
            if known.people[person].roles.iter().any(|held| held.role == role) {
                continue;
            }
            let earlier = known
                .holder(role)
                .filter(|_| role.is_single())
                .map(|(holder, held)| (holder, held.stored.clone()));
            let mut before = String::new();
            if let Some((holder, stored)) = earlier {
                // Whoever is only added takes no role from anybody.
                if self.mode == ImportMode::Add && stored.is_some() {
                    continue;
                }
                before = known.people[holder].draft.name();
                known.people[holder].roles.retain(|held| held.role != role);
                self.steps
                    .extend(stored.map(|stored| Step::EndRole { id: stored.id, from_on: stored.from_on }));
            }
            let after = known.people[person].draft.name();
            known.people[person].roles.push(HeldRole { role, stored: None, line: Some(row.record.line) });
            let held = known.people[person].roles.len() - 1;
            self.steps.push(Step::GiveRole { member, person, held });
            planned.changes.push(changed(role.noun(), before, after));
        }
    }
}

fn changed(field: Message, before: String, after: String) -> PlannedChange {
    PlannedChange { field, before, after }
}

/// What changes about a person, each field led by the person's name.
fn person_changes(before: &ContactDraft, after: &ContactDraft) -> Vec<PlannedChange> {
    if before.name() != after.name() {
        return vec![changed(message!("contact"), before.name(), after.name())];
    }
    let name = after.name();
    let listed = FIELDS.iter().filter(|field| field.is_listed());
    let changes: Vec<PlannedChange> = listed
        .map(|field| (field, field.of(before).written(), field.of(after).written()))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| {
            changed(message!("{field} of {name}", field = field.in_sentence(), name), before, after)
        })
        .collect();
    if changes.is_empty() { vec![changed(message!("contact"), before.name(), name)] } else { changes }
}
