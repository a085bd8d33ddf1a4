//! Which member an address is of. Only what is certain is taken: a contact of one member, or a domain of one only.

pub(super) mod store;

use std::collections::{BTreeMap, BTreeSet};

use super::WhoAsks;
use crate::kernel::{Result, mail_domains, text};
use crate::people::members::MemberName;
use crate::people::members::similarity::NameIndex;
use crate::register::Connection;

/// Letters of a word that can say which member is meant.
const WORD_MIN: usize = 4;

/// Members that are suggested because their names are alike.
const SUGGESTED_MAX: usize = 6;

/// Members, their people and domains.
#[derive(Debug, Default)]
pub(super) struct Directory {
    names: BTreeMap<i64, String>,
    /// Contacts and the members at which they hold a role, by address.
    people: BTreeMap<String, (i64, BTreeSet<i64>)>,
    domains: BTreeMap<String, BTreeSet<i64>>,
    /// Members by each of their names, in the searched form; read for lists only.
    by_name: BTreeMap<String, BTreeSet<i64>>,
    alike: NameIndex,
    /// Members by the words of their names.
    by_word: BTreeMap<String, BTreeSet<i64>>,
    /// The members at which people of a name hold a role.
    by_person: BTreeMap<String, BTreeSet<i64>>,
}

impl Directory {
    /// The directory as it is today.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut directory = Self::default();
        for (id, name, domain) in store::member_domains(connection)? {
            directory.names.insert(id, name);
            let domain = domain.trim().trim_start_matches("www.").to_lowercase();
            if !domain.is_empty() && !mail_domains::is_shared(&domain) {
                directory.domains.entry(domain).or_default().insert(id);
            }
        }
        for (contact_id, email, member_id) in store::contact_addresses(connection)? {
            let person = directory.people.entry(email).or_insert_with(|| (contact_id, BTreeSet::new()));
            person.1.extend(member_id.filter(|id| directory.names.contains_key(id)));
        }
        Ok(directory)
    }

    /// The directory with the names of members and people, by which lists tell whose a ticket is.
    pub(super) fn with_names(connection: &Connection) -> Result<Self> {
        let mut directory = Self::read(connection)?;
        for (id, names) in store::member_names(connection)? {
            let owner = usize::try_from(id).unwrap_or_default();
            for name in names.iter().filter(|name| !name.trim().is_empty()) {
                directory.by_name.entry(text::search_key(name)).or_default().insert(id);
                directory.alike.add(owner, name);
                for word in text::search_key(name).split(' ') {
                    directory.by_word.entry(word.to_owned()).or_default().insert(id);
                }
            }
        }
        for (name, member_id) in store::people_names(connection)? {
            directory.by_person.entry(text::search_key(&name)).or_default().insert(member_id);
        }
        Ok(directory)
    }

    /// Whose a ticket of a list is: by the address, or by the name of the organisation. Where both are told and disagree,
    /// nobody is taken; what is only alike, and the name of a person, is suggested.
    pub(super) fn who_of_list(&self, email: &str, organisation: &str, person: &str) -> WhoAsks {
        let mut who = self.who(email);
        let key = text::search_key(organisation);
        let named = self.by_name.get(&key).filter(|_| !key.is_empty());
        match (who.member_id, named) {
            (Some(member), Some(named)) if !named.contains(&member) => {
                let both: BTreeSet<i64> = named.iter().copied().chain([member]).collect();
                who = WhoAsks {
                    contact_id: who.contact_id,
                    candidates: self.named(&both),
                    ..WhoAsks::default()
                };
            }
            (None, Some(named)) => match (named.len(), named.first()) {
                (1, Some(member)) => {
                    who.member_id = Some(*member);
                    who.member_name = self.names.get(member).cloned().unwrap_or_default();
                    who.candidates = Vec::new();
                }
                _ => who.candidates = self.named(named),
            },
            (None, None) if who.candidates.is_empty() => {
                who.candidates = self.suggested(organisation, person);
            }
            _ => {}
        }
        who
    }

    fn suggested(&self, organisation: &str, person: &str) -> Vec<MemberName> {
        let alike =
            self.alike.alike(organisation).into_iter().filter_map(|alike| i64::try_from(alike.owner).ok());
        let mut alike: Vec<i64> = alike.filter(|_| !organisation.is_empty()).take(SUGGESTED_MAX).collect();
        // A word that few names have says which members may be meant.
        let key = text::search_key(organisation);
        let words = key.split(' ').filter(|word| word.chars().count() >= WORD_MIN);
        let rare =
            words.filter_map(|word| self.by_word.get(word)).filter(|members| members.len() <= SUGGESTED_MAX);
        for id in rare.flatten() {
            if !alike.contains(id) {
                alike.push(*id);
            }
        }
        if !alike.is_empty() {
            return alike.iter().flat_map(|id| self.named(&BTreeSet::from([*id]))).collect();
        }
        self.by_person.get(&text::search_key(person)).map(|members| self.named(members)).unwrap_or_default()
    }

    /// Whether an address is that of a contact.
    pub(super) fn knows(&self, email: &str) -> bool {
        self.people.contains_key(email)
    }

    /// Whose an address is.
    pub(super) fn who(&self, email: &str) -> WhoAsks {
        let person = self.people.get(email);
        let domain = email.rsplit('@').next().filter(|_| email.contains('@')).unwrap_or_default();
        let of_person = person.map(|(_, members)| members).filter(|members| !members.is_empty());
        let certain = of_person.or_else(|| self.domains.get(domain));
        let mut who = WhoAsks { contact_id: person.map(|(id, _)| *id), ..WhoAsks::default() };
        match certain {
            Some(members) if members.len() == 1 => {
                who.member_id = members.first().copied();
                who.member_name =
                    who.member_id.and_then(|id| self.names.get(&id)).cloned().unwrap_or_default();
            }
            Some(members) => who.candidates = self.named(members),
            None => who.candidates = self.above(domain),
        }
        who
    }

    /// The members of the domains that a domain lies under: only to be suggested.
    fn above(&self, domain: &str) -> Vec<MemberName> {
        let mut rest = domain;
        while let Some((_, above)) = rest.split_once('.') {
            if let Some(members) = self.domains.get(above) {
                return self.named(members);
            }
            rest = above;
        }
        Vec::new()
    }

    fn named(&self, members: &BTreeSet<i64>) -> Vec<MemberName> {
        let name =
            |id: &i64| MemberName { id: *id, official_name: self.names.get(id).cloned().unwrap_or_default() };
        members.iter().map(name).collect()
    }
}
