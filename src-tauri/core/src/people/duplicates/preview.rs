//! Shows what a merge would do, before anything is done.

use serde::Serialize;
use ts_rs::TS;

use super::fields::MergeField;
use super::merge::{MergeDuplicates, refuse_itself};
use super::merge_contacts::ContactPlan;
use super::merge_members::MemberPlan;
use super::roles::Step;
use super::{Kind, store};
use crate::kernel::{Message, Result};
use crate::people::contacts;
use crate::people::contacts::store::Holding;
use crate::register::{Connection, InMerge, Link, Owner, Register};

/// What a merge would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergePreview {
    /// The name of the record that remains.
    pub survivor: String,
    /// The name of the record that is merged into it.
    pub other: String,
    /// The fields in which they differ, each with what remains.
    pub fields: Vec<MergeField>,
    /// What hangs on the other record.
    pub moved: Vec<Moved>,
    /// What else is worth knowing before, in whole sentences.
    pub notes: Vec<Message>,
}

/// Records that hang on the one that is merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Moved {
    pub label: Message,
    pub count: i64,
    /// Whether they stay with the merged record and are shown with the survivor's, because they never change.
    pub stays: bool,
}

/// Shows what a merge would do.
pub fn preview_merge(register: &Register, request: MergeDuplicates) -> Result<MergePreview> {
    refuse_itself(&request)?;
    let connection = register.reader();
    match request.kind {
        Kind::Members => {
            let plan = MemberPlan::of(connection, &request, register.clock().today())?;
            members_preview(register, plan)
        }
        Kind::Contacts => {
            let plan = ContactPlan::of(connection, &request)?;
            let mut moved = vec![moved(message!("Roles"), plan.holdings.len(), false)];
            moved.extend(linked(register, Owner::Contact, InMerge::Move, request.other_id)?);
            moved.retain(|moved| moved.count > 0);
            let of_both = store::submitted_of_both(connection, request.survivor_id, request.other_id)?;
            let note = |member: String| {
                message!(
                    "ORCID was told of both at {member}. Take {other} out there by hand.",
                    member,
                    other = plan.other.name()
                )
            };
            let notes = of_both.into_iter().map(note).collect();
            Ok(MergePreview {
                survivor: plan.survivor.name(),
                other: plan.other.name(),
                fields: plan.fields,
                moved,
                notes,
            })
        }
    }
}

fn members_preview(register: &Register, plan: MemberPlan) -> Result<MergePreview> {
    let connection = register.reader();
    let staying = plan.steps.iter().filter(|step| matches!(step, Step::Stay { .. })).count();
    let mut rows = vec![
        moved(message!("Roles"), plan.steps.len() - staying, false),
        moved(message!("Roles of the past"), staying, true),
    ];
    rows.extend(linked(register, Owner::Member, InMerge::Move, plan.other.id)?);
    rows.extend(linked(register, Owner::Member, InMerge::Stay, plan.other.id)?);
    rows.retain(|moved| moved.count > 0);
    let (survivor, other) = (plan.survivor.draft.official_name, plan.other.draft.official_name);
    let mut notes = Vec::new();
    for (step, holding) in plan.steps.iter().zip(&plan.holdings) {
        notes.extend(role_note(connection, step, holding, &survivor)?);
    }
    notes.push(message!(
        "{other} goes out of every list. Its own record is kept, and the merge can be undone.",
        other
    ));
    Ok(MergePreview { survivor, other, fields: plan.fields, moved: rows, notes })
}

fn role_note(
    connection: &Connection,
    step: &Step,
    holding: &Holding,
    survivor: &str,
) -> Result<Option<Message>> {
    let holder = || contacts::name_of(connection, holding.contact_id);
    let role = holding.role.noun();
    Ok(match step {
        Step::TakeOver { on, .. } => Some(message!(
            "{holder} becomes {role} of {survivor} on {on, date, long}.",
            holder = holder()?,
            role,
            survivor,
            on = *on
        )),
        Step::Stay { end_on: Some(end_on), .. } => Some(message!(
            "{holder} is {role} until {end_on, date, long}: {survivor} keeps its own.",
            holder = holder()?,
            role,
            end_on = *end_on,
            survivor
        )),
        Step::Move { .. } | Step::Join { .. } | Step::Stay { .. } => None,
    })
}

fn linked(register: &Register, owner: Owner, in_merge: InMerge, id: i64) -> Result<Vec<Moved>> {
    let count = |link: &Link| {
        let count = store::count_linked(register.reader(), link, id)?;
        Ok(Moved {
            label: link.label.map(Message::from).unwrap_or_default(),
            count,
            stays: in_merge == InMerge::Stay,
        })
    };
    register.schema().links_of(owner, in_merge).map(count).collect()
}

fn moved(label: Message, count: usize, stays: bool) -> Moved {
    Moved { label, count: i64::try_from(count).unwrap_or(i64::MAX), stays }
}
