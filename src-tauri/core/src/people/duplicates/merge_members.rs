//! Merges a member into another.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::fields::{self, Choice, MergeField};
use super::merge::MergeDuplicates;
use super::roles::{self, Step};
use super::{Kind, store};
use crate::kernel::Result;
use crate::people::contacts::store::Holding;
use crate::people::contacts::{self, Role};
use crate::people::members::merged::{self, refuse_merged};
use crate::people::members::{self, Member, MemberDraft};
use crate::register::{Connection, Edit, InMerge, Owner, Schema};

/// Everything that a merge of two members does.
#[derive(Debug)]
pub(super) struct MemberPlan {
    pub(super) survivor: Member,
    pub(super) other: Member,
    pub(super) fields: Vec<MergeField>,
    pub(super) steps: Vec<Step>,
    /// The roles at the other member.
    pub(super) holdings: Vec<Holding>,
    draft: MemberDraft,
}

impl MemberPlan {
    /// Works out the merge.
    ///
    /// # Errors
    /// A member that does not exist or was merged before, or a remaining record that breaks a rule.
    pub(super) fn of(connection: &Connection, request: &MergeDuplicates, today: NaiveDate) -> Result<Self> {
        let survivor = members::find(connection, request.survivor_id)?;
        let other = members::find(connection, request.other_id)?;
        refuse_merged(connection, survivor.id)?;
        refuse_merged(connection, other.id)?;
        let (own_draft, other_draft) = joined(&survivor, &other);
        let (mut fields, draft) =
            fields::merged(members::fields::FIELDS, &own_draft, &other_draft, &request.choices);
        let checked = members::checked(&draft);
        checked.problems.into_result()?;
        let own = contacts::store::holdings_at(connection, survivor.id)?;
        let holdings = contacts::store::holdings_at(connection, other.id)?;
        let mut wins = BTreeMap::new();
        for role in Role::ALL.iter().copied().filter(|role| role.is_single()) {
            let field = role_field(connection, role, (&own, &holdings), request)?;
            wins.insert(role, field.as_ref().is_some_and(|field| field.choice == Choice::Other));
            fields.extend(field);
        }
        let other_wins = |role: Role| wins.get(&role).copied().unwrap_or(false);
        let steps = roles::plan(&own, &holdings, other_wins, today);
        Ok(Self { survivor, other, fields, steps, holdings, draft: checked.draft })
    }

    /// Merges.
    pub(super) fn carry_out(&self, edit: &Edit<'_>, schema: &Schema) -> Result<()> {
        let (survivor, other) = (self.survivor.id, self.other.id);
        if !self.draft.ror_id.is_empty() && self.draft.ror_id == self.other.draft.ror_id {
            store::clear_ror_id(edit, other)?;
        }
        members::store::update(edit, survivor, &self.draft)?;
        self.steps.iter().try_for_each(|step| take_step(edit, step, survivor))?;
        for link in schema.links_of(Owner::Member, InMerge::Move) {
            store::move_linked(edit, link, other, survivor)?;
        }
        merged::store::insert(edit, other, survivor, edit.today())
    }
}

/// The drafts of both with the parts that need no choice made alike: lists and further fields of both are kept, and a
/// member does not come to belong to itself.
fn joined(survivor: &Member, other: &Member) -> (MemberDraft, MemberDraft) {
    let (mut own, mut others) = (survivor.draft.clone(), other.draft.clone());
    let (mut names, mut tags, mut extra) = (own.other_names, own.tags, others.extra);
    names.extend(others.other_names.into_iter().filter(|name| !survivor.draft.other_names.contains(name)));
    tags.extend(others.tags.into_iter().filter(|tag| !survivor.draft.tags.contains(tag)));
    extra.extend(own.extra);
    let outside = |parent: &i64| *parent != survivor.id && *parent != other.id;
    let parent = own.parent_id.filter(outside).or(others.parent_id.filter(outside));
    (own.other_names, own.tags, own.extra, own.parent_id) =
        (names.clone(), tags.clone(), extra.clone(), parent);
    (others.other_names, others.tags, others.extra, others.parent_id) = (names, tags, extra, parent);
    (own, others)
}

/// Who holds a single role now at either member, when that has to be decided.
fn role_field(
    connection: &Connection,
    role: Role,
    (own, others): (&[Holding], &[Holding]),
    request: &MergeDuplicates,
) -> Result<Option<MergeField>> {
    let present = |holdings: &[Holding]| {
        let holds = |holding: &&Holding| holding.role == role && holding.until_on.is_none();
        holdings.iter().find(holds).map(|holding| holding.contact_id)
    };
    let (Some(own), Some(other)) = (present(own), present(others)) else { return Ok(None) };
    if own == other {
        return Ok(None);
    }
    let (survivor, other) = (contacts::name_of(connection, own)?, contacts::name_of(connection, other)?);
    let field = format!("{}_contact", role.code());
    let choice = fields::choice(request.choices.get(&field).copied(), false, &survivor, &other);
    let label = role.label().into();
    Ok(Some(MergeField { field, label, survivor, other, choice, allows_both: false }))
}

fn take_step(edit: &Edit<'_>, step: &Step, survivor_id: i64) -> Result<()> {
    match *step {
        Step::Move { role_id } => store::move_holding(edit, Kind::Members, role_id, survivor_id),
        Step::Join { role_id, into, from_on } => {
            store::delete_holding(edit, role_id)?;
            store::begin_earlier(edit, into, from_on)
        }
        Step::Stay { end_on: None, .. } => Ok(()),
        Step::Stay { role_id, end_on: Some(end_on), .. } => contacts::store::end_role(edit, role_id, end_on),
        Step::TakeOver { role_id, contact_id, role, on, ends } => {
            contacts::store::end_role(edit, role_id, on)?;
            if let Some(ends) = ends {
                contacts::store::end_role(edit, ends, on)?;
            }
            contacts::store::begin_role(edit, contact_id, survivor_id, role, on).map(|_| ())
        }
    }
}
