//! Contacts that may be one person: by e-mail address, ORCID iD, and name at one member.

use std::collections::BTreeMap;

use super::find::{PairEvidence, Pairs, SHARED_BY_MAX, Side, Sides, ordered};
use super::store::{self, ContactFacts};
use crate::kernel::message::commas;
use crate::kernel::{Result, text};
use crate::people::contacts;
use crate::register::Connection;

const SAME_ORCID_ID: u8 = 99;
const SAME_EMAIL: u8 = 90;
const SAME_NAME: u8 = 80;

/// What speaks against two records being one person.
const OTHER_ORCID_ID: u8 = 60;
const OTHER_NAME: u8 = 30;

/// The pairs, and what each contact looks like.
pub(super) fn pairs(connection: &Connection) -> Result<(Pairs, Sides)> {
    let contacts = store::contact_facts(connection)?;
    let mut pairs = Pairs::new();
    let emails = contacts.iter().map(|contact| (contact.email.to_lowercase(), contact));
    by_key(emails, &mut pairs, |found, one| {
        found.because(SAME_EMAIL, message!("They have the same e-mail address, {email}.", email = one.email));
    });
    let orcid_ids = contacts.iter().map(|contact| (contact.orcid_id.clone(), contact));
    by_key(orcid_ids, &mut pairs, |found, one| {
        found.because(
            SAME_ORCID_ID,
            message!("They have the same ORCID iD, {orcid_id}.", orcid_id = one.orcid_id),
        );
    });
    let names = contacts.iter().flat_map(|contact| {
        let name = name_key(contact);
        let at = move |member: &i64| {
            (if name.is_empty() { String::new() } else { format!("{member} {name}") }, contact)
        };
        contact.member_ids.iter().map(at)
    });
    by_key(names, &mut pairs, |found, _| {
        found.because(SAME_NAME, message!("They have the same name at the same member."));
    });
    for ((one, other), found) in &mut pairs {
        if let (Some(one), Some(other)) = (contact(&contacts, *one), contact(&contacts, *other)) {
            weigh_against(found, one, other);
        }
    }
    let sides = contacts
        .into_iter()
        .map(|contact| {
            let weight = i64::try_from(contact.member_ids.len()).unwrap_or(i64::MAX);
            (contact.id, (side(&contact), weight))
        })
        .collect();
    Ok((pairs, sides))
}

fn by_key<'a>(
    keyed: impl Iterator<Item = (String, &'a ContactFacts)>,
    pairs: &mut Pairs,
    note: impl Fn(&mut PairEvidence, &ContactFacts),
) {
    let mut groups: BTreeMap<String, Vec<&ContactFacts>> = BTreeMap::new();
    for (key, contact) in keyed.filter(|(key, _)| !key.is_empty()) {
        groups.entry(key).or_default().push(contact);
    }
    let mut noted: std::collections::BTreeSet<(i64, i64)> = std::collections::BTreeSet::new();
    for group in groups.values().filter(|group| (2..=SHARED_BY_MAX).contains(&group.len())) {
        for (place, one) in group.iter().enumerate() {
            for other in group.iter().skip(place + 1) {
                let ids = ordered(one.id, other.id);
                // Two people with one name can share several members: that is one reason.
                if noted.insert(ids) {
                    note(pairs.entry(ids).or_default(), one);
                }
            }
        }
    }
}

/// The words of the name in any order: "Ana Núñez" and "Núñez, Ana" have the same.
fn name_key(contact: &ContactFacts) -> String {
    let key = text::search_key(&format!("{} {}", contact.given_name, contact.family_name));
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

fn weigh_against(found: &mut PairEvidence, one: &ContactFacts, other: &ContactFacts) {
    if !one.orcid_id.is_empty() && !other.orcid_id.is_empty() && one.orcid_id != other.orcid_id {
        found.although(OTHER_ORCID_ID, message!("But they have different ORCID iDs."));
    }
    let (one, other) = (name_key(one), name_key(other));
    if !one.is_empty() && !other.is_empty() && one != other {
        found.although(
            OTHER_NAME,
            message!("But their names differ: it may be an address for several people."),
        );
    }
}

fn contact(contacts: &[ContactFacts], id: i64) -> Option<&ContactFacts> {
    contacts.binary_search_by_key(&id, |contact| contact.id).ok().and_then(|place| contacts.get(place))
}

fn side(contact: &ContactFacts) -> Side {
    let name = contacts::full_name(&contact.given_name, &contact.family_name, &contact.email);
    let detail: Vec<&str> = [contact.email.as_str(), &contact.member_names]
        .into_iter()
        .filter(|part| !part.is_empty() && **part != name)
        .collect();
    Side { id: contact.id, name, detail: commas(detail), archived: false }
}
