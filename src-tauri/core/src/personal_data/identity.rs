//! Under which records and names a person stands in the register.

use std::collections::BTreeSet;

use super::store;
use crate::contacts::{self, ContactDraft};
use crate::kernel::{Error, OptionExt, Result};
use crate::register::Connection;

/// A person as the register knows or knew them.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    pub(super) contact_id: i64,
    pub(super) draft: ContactDraft,
    /// The record, and those that were merged into it.
    pub(super) contact_ids: Vec<i64>,
    /// Given and family names, and addresses where they stood for a name: the longest first.
    pub(super) names: Vec<String>,
    pub(super) emails: BTreeSet<String>,
    pub(super) orcid_ids: BTreeSet<String>,
}

impl Identity {
    /// Gathers a person's names from the present record and from every earlier one in the history.
    ///
    /// # Errors
    /// [`crate::kernel::ErrorKind::NotFound`], or a conflict when the person was erased already.
    pub(super) fn of(connection: &Connection, contact_id: i64) -> Result<Self> {
        let draft = contacts::store::find(connection, contact_id)?.or_not_found("Contact", contact_id)?;
        if let Some(pseudonym) = store::erased_as(connection, contact_id)? {
            return Err(Error::conflict(format!(
                "{pseudonym} was erased already. Nothing is left to take out."
            )));
        }
        let contact_ids = with_merged(connection, contact_id)?;
        let mut identity = Self {
            contact_id,
            contact_ids,
            names: Vec::new(),
            emails: BTreeSet::new(),
            orcid_ids: BTreeSet::new(),
            draft,
        };
        let mut names = BTreeSet::new();
        identity.take(&identity.draft.clone(), &mut names);
        for id in identity.contact_ids.clone() {
            for image in store::contact_images(connection, id)? {
                // An image from before a column was added lacks it; what it has is enough.
                let text = |field: &str| image[field].as_str().unwrap_or_default().to_owned();
                let draft = ContactDraft {
                    given_name: text("given_name"),
                    family_name: text("family_name"),
                    email: text("email"),
                    orcid_id: text("orcid_id"),
                    ..ContactDraft::default()
                };
                identity.take(&draft, &mut names);
            }
        }
        identity.names = names.into_iter().collect();
        identity.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Ok(identity)
    }

    fn take(&mut self, draft: &ContactDraft, names: &mut BTreeSet<String>) {
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        names.extend(filled(&draft.name()));
        self.emails.extend(filled(&draft.email.to_lowercase()));
        self.orcid_ids.extend(filled(&draft.orcid_id));
    }

    /// Whether one of the cells of a row is about this person.
    pub(super) fn is_named_in<'a>(&self, cells: impl Iterator<Item = &'a str> + Clone) -> bool {
        let is_identifier = |cell: &str| {
            let cell = cell.trim().to_lowercase();
            self.emails.contains(&cell)
                || self
                    .orcid_ids
                    .iter()
                    .any(|orcid_id| !orcid_id.is_empty() && cell.ends_with(&orcid_id.to_lowercase()))
        };
        let words = |text: &str| -> BTreeSet<String> {
            crate::kernel::text::search_key(text).split(' ').map(str::to_owned).collect()
        };
        // A name may stand in one cell, or its parts in several.
        let in_row: BTreeSet<String> = cells.clone().flat_map(words).collect();
        let is_name = |name: &String| {
            let name = words(name);
            name.len() > 1 && name.is_subset(&in_row)
        };
        cells.clone().any(is_identifier) || self.names.iter().any(is_name)
    }
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
