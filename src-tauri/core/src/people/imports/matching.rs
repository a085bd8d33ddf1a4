//! Who is already in the register: by ROR id, VAT or tax id, e-mail domain or name.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::store;
use crate::kernel::{Result, country, ids, text};
use crate::people::contacts::store::Holding;
use crate::people::contacts::{ContactDraft, Role};
use crate::people::members::similarity::{self, NameIndex};
use crate::people::members::{self, MemberDraft};
use crate::register::Connection;

/// A member as an import sees it: in the register, or new in this list.
#[derive(Debug, Clone)]
pub(super) struct KnownMember {
    /// Its id; none while it is only planned.
    pub(super) id: Option<i64>,
    pub(super) draft: MemberDraft,
    /// Its name in the searched form.
    pub(super) name_key: String,
    /// The line of the list that spoke of it.
    pub(super) line: Option<usize>,
    pub(super) people: Vec<KnownPerson>,
}

#[derive(Debug, Clone)]
pub(super) struct KnownPerson {
    /// The id; none while the person is only planned.
    pub(super) id: Option<i64>,
    /// The same person at another member of this list, whose id it will have.
    pub(super) same_as: Option<(usize, usize)>,
    pub(super) draft: ContactDraft,
    pub(super) roles: Vec<HeldRole>,
}

/// A role somebody holds, in the register or by an earlier row.
#[derive(Debug, Clone)]
pub(super) struct HeldRole {
    pub(super) role: Role,
    pub(super) stored: Option<Holding>,
    pub(super) line: Option<usize>,
}

/// Every member, found by what identifies it.
#[derive(Debug, Default)]
pub(super) struct Directory {
    pub(super) known: Vec<KnownMember>,
    /// How many of them the register holds; those after are of this list.
    stored: usize,
    by_ror_id: BTreeMap<String, usize>,
    by_name: BTreeMap<String, usize>,
    /// From a member to the next one with the same name.
    next_of_name: BTreeMap<usize, usize>,
    /// From the first member of a name that several have to the last.
    last_of_name: BTreeMap<usize, usize>,
    /// Members by VAT or tax id and by e-mail domain, in case the list gives them; nothing where several share one.
    by_tax_id: BTreeMap<String, Option<usize>>,
    by_domain: BTreeMap<String, Option<usize>>,
    /// Members by the names and ROR ids of what was merged into them.
    by_former: BTreeMap<String, usize>,
    /// Names that somebody said mean a member of the register.
    answered: BTreeMap<String, usize>,
    names: OnceCell<NameIndex>,
    /// Where a person stands, by ORCID iD, and by e-mail address and name.
    people: BTreeMap<String, (usize, usize)>,
    /// Every place of a person of the register, by id: a person may serve several members.
    places: BTreeMap<i64, Vec<(usize, usize)>>,
}

/// What a row says of who it means.
#[derive(Debug, Default)]
pub(super) struct SoughtMember {
    /// ROR id in its full form.
    pub(super) ror_id: Option<String>,
    /// VAT or tax id as [`tax_key`] gives it.
    pub(super) tax_id: Option<String>,
    /// E-mail domain, if it is the organisation's own.
    pub(super) domain: Option<String>,
    /// Name in its searched form.
    pub(super) name_key: String,
    /// Country as the row writes it.
    pub(super) country: Option<String>,
    /// Whether the row may be another one of a member that an earlier row spoke of.
    pub(super) may_repeat: bool,
}

/// Which identifiers the list gives, so that only these are prepared.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Given {
    pub(super) people: bool,
    pub(super) tax_ids: bool,
    pub(super) domains: bool,
}

/// A VAT or tax id as it is compared; nothing for what is too short to identify anybody.
pub(super) fn tax_key(tax_id: &str) -> Option<String> {
    let key = text::search_key(&ids::tax_id(tax_id).ok()?).replace(' ', "");
    (key.len() >= 5).then_some(key)
}

impl Directory {
    /// What the register holds.
    pub(super) fn of(connection: &Connection, given: Given) -> Result<Self> {
        let mut directory = Self::default();
        let mut people = if given.people { store::people(connection)? } else { BTreeMap::new() };
        // Of two members of one name, the archived one is hardly meant.
        let (current, archived): (Vec<_>, Vec<_>) =
            members::store::all(connection)?.into_iter().partition(|member| member.archived_on.is_none());
        for member in current.into_iter().chain(archived) {
            let people = people.remove(&member.id).unwrap_or_default();
            let place = directory.known.len();
            if given.tax_ids
                && let Some(key) = tax_key(&member.draft.tax_id)
            {
                directory.by_tax_id.entry(key).and_modify(|place| *place = None).or_insert(Some(place));
            }
            if given.domains && !member.draft.email_domain.is_empty() {
                let domain = member.draft.email_domain.clone();
                directory.by_domain.entry(domain).and_modify(|place| *place = None).or_insert(Some(place));
            }
            for (person, known) in people.iter().enumerate() {
                directory.note_person((place, person), &known.draft, &text::search_key(&known.draft.name()));
                if let Some(id) = known.id {
                    directory.places.entry(id).or_default().push((place, person));
                }
            }
            let name_key = text::search_key(&member.draft.official_name);
            let (id, draft) = (Some(member.id), member.draft);
            directory.add(KnownMember { id, draft, name_key, line: None, people });
        }
        directory.stored = directory.known.len();
        for (survivor, name, ror_id) in members::merged::store::former_names(connection)? {
            let Some(place) = directory.by_id(survivor) else { continue };
            for key in [Some(text::search_key(&name)), ror_id].into_iter().flatten() {
                directory.by_former.entry(key).or_insert(place);
            }
        }
        Ok(directory)
    }

    /// Makes room for as many members as a list has rows.
    pub(super) fn expect(&mut self, rows: usize) {
        self.known.reserve(rows);
    }

    /// Adds a member and gives its place.
    pub(super) fn add(&mut self, known: KnownMember) -> usize {
        let place = self.known.len();
        if !known.draft.ror_id.is_empty() {
            self.by_ror_id.entry(known.draft.ror_id.clone()).or_insert(place);
        }
        match self.by_name.entry(known.name_key.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(place);
            }
            Entry::Occupied(first) => {
                let last = self.last_of_name.insert(*first.get(), place).unwrap_or(*first.get());
                self.next_of_name.insert(last, place);
            }
        }
        self.known.push(known);
        place
    }

    /// Where the person stands that `draft` means, at whichever member: by ORCID iD, else by e-mail address and name. An
    /// address alone may be shared.
    pub(super) fn person_anywhere(&self, draft: &ContactDraft, name_key: &str) -> Option<(usize, usize)> {
        // What a row was planned to bring and then did not take leaves a key behind, so each find is looked at.
        let stands = |key: &String| {
            let place = *self.people.get(key)?;
            let found = self.known[place.0].people.get(place.1)?;
            let their_keys = person_keys(&found.draft, &text::search_key(&found.draft.name()));
            their_keys.contains(key).then_some(place)
        };
        person_keys(draft, name_key).iter().find_map(stands)
    }

    /// Brings a person up to date at every member.
    pub(super) fn update_person(&mut self, (member, person): (usize, usize), draft: &ContactDraft) {
        let places = self.known[member].people[person].id.and_then(|id| self.places.get(&id));
        for (member, person) in places.into_iter().flatten() {
            if let Some(copy) = self.known[*member].people.get_mut(*person) {
                copy.draft.clone_from(draft);
            }
        }
        self.known[member].people[person].draft.clone_from(draft);
    }

    pub(super) fn note_person(&mut self, place: (usize, usize), draft: &ContactDraft, name_key: &str) {
        for key in person_keys(draft, name_key) {
            self.people.entry(key).or_insert(place);
        }
    }

    /// The id of a person once it is written.
    pub(super) fn person_id(&self, (member, person): (usize, usize)) -> Option<i64> {
        let person = &self.known[member].people[person];
        person.id.or_else(|| self.person_id(person.same_as?))
    }

    /// Whether the register holds the member, which is not one of this list.
    pub(super) fn is_stored(&self, place: usize) -> bool {
        place < self.stored
    }

    /// Whether the register holds any member.
    pub(super) fn has_stored(&self) -> bool {
        self.stored > 0
    }

    /// The place of the member with this id.
    pub(super) fn by_id(&self, id: i64) -> Option<usize> {
        self.known[..self.stored].iter().position(|known| known.id == Some(id))
    }

    /// The place of the member with this ROR id in its full form.
    pub(super) fn by_ror_id(&self, ror_id: &str) -> Option<usize> {
        self.by_ror_id.get(ror_id).copied()
    }

    /// Notes that rows of this name mean the member at `place`.
    pub(super) fn answer(&mut self, name_key: &str, place: usize) {
        self.answered.insert(name_key.to_owned(), place);
    }

    /// The place of the member that a row means: by ROR id, else by VAT or tax id, else by e-mail domain, else by
    /// name. What both sides have and differ in speaks against it.
    pub(super) fn find(&self, sought: &SoughtMember) -> Option<usize> {
        let by_ror_id = || self.by_ror_id(sought.ror_id.as_deref()?);
        let by_tax_id = || {
            let place = (*self.by_tax_id.get(sought.tax_id.as_deref()?)?)?;
            self.fits(place, sought).then_some(place)
        };
        let by_domain = || self.by_domain(sought).filter(|place| self.is_of_same_kind(*place, sought));
        by_ror_id()
            .or_else(by_tax_id)
            .or_else(by_domain)
            .or_else(|| self.by_name(sought))
            .or_else(|| self.former(sought))
            .or_else(|| self.answered.get(&sought.name_key).copied())
    }

    /// The member into which the one was merged that the row names.
    pub(super) fn former(&self, sought: &SoughtMember) -> Option<usize> {
        let by_ror_id = || self.by_former.get(sought.ror_id.as_deref()?);
        let by_name = || {
            let place = self.by_former.get(&sought.name_key);
            place.filter(|place| self.fits(**place, sought) && self.is_of_same_country(**place, sought))
        };
        by_ror_id().or_else(by_name).copied()
    }

    /// The only member of the register with the row's e-mail domain, unless the row names another member.
    pub(super) fn by_domain(&self, sought: &SoughtMember) -> Option<usize> {
        let place = (*self.by_domain.get(sought.domain.as_deref()?)?)?;
        let theirs = tax_key(&self.known[place].draft.tax_id);
        let other_tax_id = theirs.is_some() && sought.tax_id.is_some() && theirs != sought.tax_id;
        let named = self.by_name(sought);
        (self.fits(place, sought) && !other_tax_id && named.is_none_or(|named| named == place))
            .then_some(place)
    }

    /// Whether the row has no other ROR id than the member.
    pub(super) fn fits(&self, place: usize, sought: &SoughtMember) -> bool {
        let theirs = &self.known[place].draft.ror_id;
        theirs.is_empty() || sought.ror_id.as_ref().is_none_or(|ours| ours == theirs)
    }

    /// Whether the row has no other country than the member: a National Library there is not the one here.
    fn is_of_same_country(&self, place: usize, sought: &SoughtMember) -> bool {
        let theirs = &self.known[place].draft.country;
        let ours = sought.country.as_deref().filter(|_| !theirs.is_empty());
        ours.and_then(|ours| country::parse(ours).ok()).is_none_or(|ours| ours == *theirs)
    }

    /// Whether both names are of the same kind of organisation: a university and its hospital share a domain.
    fn is_of_same_kind(&self, place: usize, sought: &SoughtMember) -> bool {
        sought.name_key.is_empty()
            || similarity::is_of_same_kind(&self.known[place].draft.official_name, &sought.name_key)
    }

    /// Of several members of one name, the first that no row spoke of yet; for a row that may repeat, the first.
    fn by_name(&self, sought: &SoughtMember) -> Option<usize> {
        let first = *self.by_name.get(&sought.name_key)?;
        let fitting = || {
            std::iter::successors(Some(first), |place| self.next_of_name.get(place).copied())
                .filter(|place| self.fits(*place, sought) && self.is_of_same_country(*place, sought))
        };
        let fresh = || fitting().find(|place| self.known[*place].line.is_none());
        if sought.may_repeat { fitting().next() } else { fresh().or_else(|| fitting().next()) }
    }

    /// Of the members that have the same name as the one at `place`, the first for which `fits` holds, or else that one.
    pub(super) fn twin(&self, place: usize, fits: impl Fn(&KnownMember) -> bool) -> usize {
        let mut twins = std::iter::successors(Some(place), |place| self.next_of_name.get(place).copied());
        twins.find(|place| fits(&self.known[*place])).unwrap_or(place)
    }

    /// The names of the register's members, prepared when they are first asked for.
    pub(super) fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| {
            let mut names = NameIndex::default();
            for (place, known) in self.known[..self.stored].iter().enumerate() {
                names.add(place, &known.draft.official_name);
                names.add(place, &known.draft.short_name);
            }
            names
        })
    }
}

fn person_keys(draft: &ContactDraft, name_key: &str) -> Vec<String> {
    let orcid_id = (!draft.orcid_id.is_empty()).then(|| draft.orcid_id.clone());
    let email = (!draft.email.is_empty()).then(|| format!("{} {name_key}", draft.email.to_lowercase()));
    orcid_id.into_iter().chain(email).collect()
}

impl KnownMember {
    /// The place of the person that `draft`, called `name_key`, means: by e-mail address, else by ORCID iD, else by name.
    pub(super) fn person(&self, draft: &ContactDraft, name_key: &str, roles: &[Role]) -> Option<usize> {
        let by =
            |same: &dyn Fn(&ContactDraft) -> bool| self.people.iter().position(|person| same(&person.draft));
        let same_email =
            |other: &ContactDraft| !draft.email.is_empty() && other.email.eq_ignore_ascii_case(&draft.email);
        let same_orcid =
            |other: &ContactDraft| !draft.orcid_id.is_empty() && other.orcid_id == draft.orcid_id;
        let same_name = |other: &ContactDraft| {
            let contradicted = !draft.email.is_empty() && !other.email.is_empty();
            !contradicted && text::search_key(&other.name()) == name_key
        };
        // Of two people of one name, the one who has the roles is meant.
        let holds_all = |person: &&KnownPerson| {
            roles.iter().all(|role| person.roles.iter().any(|held| held.role == *role))
        };
        let same_and_holds = || {
            let of_name = |person: &KnownPerson| same_name(&person.draft) && holds_all(&person);
            self.people.iter().position(of_name)
        };
        by(&same_email).or_else(|| by(&same_orcid)).or_else(same_and_holds).or_else(|| by(&same_name))
    }

    /// Who holds `role`.
    pub(super) fn holder(&self, role: Role) -> Option<(usize, &HeldRole)> {
        let holds = |person: &KnownPerson| person.roles.iter().any(|held| held.role == role);
        let place = self.people.iter().position(holds)?;
        self.people[place].roles.iter().find(|held| held.role == role).map(|held| (place, held))
    }
}
