//! Merges a person into another: recorded twice, it is one.

use super::fields::{self, MergeField};
use super::merge::MergeDuplicates;
use super::{Kind, store};
use crate::kernel::{OptionExt, Result};
use crate::people::contacts::store::Holding;
use crate::people::contacts::{self, ContactDraft};
use crate::register::{Connection, Edit, InMerge, Owner, Schema};

/// Everything that a merge of two people does.
#[derive(Debug)]
pub(super) struct ContactPlan {
    pub(super) survivor: ContactDraft,
    pub(super) other: ContactDraft,
    pub(super) fields: Vec<MergeField>,
    /// The roles of the other person.
    pub(super) holdings: Vec<Holding>,
    survivor_id: i64,
    other_id: i64,
    draft: ContactDraft,
    own: Vec<Holding>,
}

impl ContactPlan {
    /// Works out the merge.
    ///
    /// # Errors
    /// A person that does not exist, or a remaining record that breaks a rule.
    pub(super) fn of(connection: &Connection, request: &MergeDuplicates) -> Result<Self> {
        let find = |id: i64| contacts::store::find(connection, id)?.or_not_found(template!("Contact"), id);
        let (survivor, other) = (find(request.survivor_id)?, find(request.other_id)?);
        let (fields, draft) = fields::merged(contacts::fields::FIELDS, &survivor, &other, &request.choices);
        let checked = contacts::checked(&draft);
        checked.problems.into_result()?;
        Ok(Self {
            survivor,
            other,
            fields,
            holdings: contacts::store::holdings_of(connection, request.other_id)?,
            survivor_id: request.survivor_id,
            other_id: request.other_id,
            draft: checked.draft,
            own: contacts::store::holdings_of(connection, request.survivor_id)?,
        })
    }

    /// Merges. The other record is removed: nothing that must not change names it.
    pub(super) fn carry_out(&self, edit: &Edit<'_>, schema: &Schema) -> Result<()> {
        contacts::store::update(edit, self.survivor_id, &self.draft)?;
        for holding in &self.holdings {
            let is_same = |own: &&Holding| {
                let open = own.until_on.is_none() && holding.until_on.is_none();
                open && own.role == holding.role && own.member_id == holding.member_id
            };
            match self.own.iter().find(is_same) {
                Some(own) => {
                    store::delete_holding(edit, holding.id)?;
                    store::begin_earlier(edit, own.id, own.from_on.min(holding.from_on))?;
                }
                None => store::move_holding(edit, Kind::Contacts, holding.id, self.survivor_id)?,
            }
        }
        for link in schema.links_of(Owner::Contact, InMerge::Move) {
            store::move_linked(edit, link, self.other_id, self.survivor_id)?;
            store::delete_linked(edit, link, self.other_id)?;
        }
        store::delete_contact(edit, self.other_id)
    }
}
