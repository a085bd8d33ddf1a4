//! Under which records and names a person stands in the register.

use std::collections::BTreeSet;

use super::{pseudonym, store};
use crate::kernel::{Error, OptionExt, Result};
use crate::people::contacts::{self, ContactDraft};
use crate::register::{Connection, Person, Register};

/// Gathers a person's names from the present record and from every earlier one in the history; gives that record too.
///
/// # Errors
/// [`crate::kernel::ErrorKind::NotFound`], or a conflict when the person was erased already.
pub(super) fn person(connection: &Connection, contact_id: i64) -> Result<(Person, ContactDraft)> {
    let draft =
        contacts::store::find(connection, contact_id)?.or_not_found(template!("Contact"), contact_id)?;
    if let Some(pseudonym) = store::erased_as(connection, contact_id)? {
        return Err(Error::conflict(message!(
            "{pseudonym} was erased already. Nothing is left to take out.",
            pseudonym
        )));
    }
    let mut person = Person {
        contact_id,
        contact_ids: with_merged(connection, contact_id)?,
        names: Vec::new(),
        emails: BTreeSet::new(),
        orcid_ids: BTreeSet::new(),
        pseudonym: pseudonym(contact_id),
    };
    take(&mut person, &draft);
    for id in person.contact_ids.clone() {
        for image in store::contact_images(connection, id)? {
            // An image from before a column was added lacks it; what it has is enough.
            let text = |field: &str| image[field].as_str().unwrap_or_default().to_owned();
            let earlier = ContactDraft {
                given_name: text("given_name"),
                family_name: text("family_name"),
                email: text("email"),
                orcid_id: text("orcid_id"),
                ..ContactDraft::default()
            };
            take(&mut person, &earlier);
        }
    }
    // Of equal length in one order, whatever the history: what is replaced first must not depend on chance.
    person.names.sort_by(|one, other| (other.len(), one).cmp(&(one.len(), other)));
    person.names.dedup();
    Ok((person, draft))
}

fn take(person: &mut Person, draft: &ContactDraft) {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    person.names.extend(filled(&draft.name()));
    person.emails.extend(filled(&draft.email.to_lowercase()));
    person.orcid_ids.extend(filled(&draft.orcid_id));
}

/// The record, those merged into it, those merged into these, and so on.
fn with_merged(connection: &Connection, contact_id: i64) -> Result<Vec<i64>> {
    let mut ids = vec![contact_id];
    let mut place = 0;
    while let Some(id) = ids.get(place).copied() {
        let merged = store::merged_contacts(connection, id)?;
        ids.extend(merged.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        place += 1;
    }
    Ok(ids)
}

/// Where free texts mention a person.
pub(super) fn mentions(register: &Register, person: &Person) -> Result<Vec<String>> {
    let mut places = BTreeSet::new();
    for text in register.schema().free_texts() {
        places.extend(store::mentions(register.reader(), text, person)?);
    }
    Ok(places.into_iter().collect())
}
