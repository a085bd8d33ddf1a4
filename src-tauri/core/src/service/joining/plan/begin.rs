//! Begins plans: of one enquiry, or of many members at once, such as those that found a consortium.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Error, Message, Result};
use crate::people::members::{self, Member, Status};
use crate::register::{Connection, Edit, Op, Register};
use crate::service::joining::list::ListJoining;
use crate::service::joining::outline::{self, Outline, OutlineKind};
use crate::service::joining::{EnquiryChannel, EnquiryDraft, store as enquiries};

/// The most plans that are begun at once.
const PLANS_MAX: usize = 1_000;

/// Asks to begin plans.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct StartJoining {
    /// The enquiries whose plans begin.
    #[ts(as = "Option<Vec<i64>>")]
    pub ids: Vec<i64>,
    /// Members that have no enquiry, such as founders that were imported: each gets one, and its plan begins.
    #[ts(as = "Option<Vec<i64>>")]
    pub member_ids: Vec<i64>,
    /// The step that is noted as done for all of them, such as the welcome pack.
    pub done_step: Option<String>,
    /// When it was done; today when absent.
    #[ts(as = "Option<String>")]
    pub done_on: Option<NaiveDate>,
}

/// What was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StartedPlans {
    /// The enquiries whose plans were begun.
    pub ids: Vec<i64>,
    /// Who was passed over, and why.
    pub passed_over: Vec<Message>,
}

/// Asks to add items of the settings to every plan under way that lacks them.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ExtendJoiningPlans {
    /// What the item is: a document or a step.
    pub kind: OutlineKind,
    /// Its key.
    pub item: String,
}

/// Begins plans: all that are named, or none.
///
/// # Errors
/// Nobody is named, too many are, an enquiry or a member that does not exist, a step that there is not.
pub fn start(register: &mut Register, request: StartJoining) -> Result<StartedPlans> {
    let connection = register.reader();
    let outline = outline::outline(connection)?;
    let count = request.ids.len() + request.member_ids.len();
    if count == 0 {
        return Err(Error::invalid(
            "ids",
            message!("Nobody was named. Choose at least one enquiry or member."),
        ));
    }
    if count > PLANS_MAX {
        let message = message!(
            "{count} plans are more than the {plans_max} that begin at once.",
            count,
            plans_max = PLANS_MAX
        );
        return Err(Error::invalid("ids", message));
    }
    if let Some(step) =
        request.done_step.as_ref().filter(|step| outline.item(OutlineKind::Step, step).is_none())
    {
        return Err(Error::invalid(
            "done_step",
            message!("There is no step “{step}” among those in the settings.", step),
        ));
    }
    let mut passed_over = Vec::new();
    let mut ids = Vec::new();
    for id in &request.ids {
        let enquiry = enquiries::find(connection, *id)?.enquiry;
        match enquiry.started_on.is_some() {
            true => passed_over.push(message!(
                "The plan of {organisation} was begun before.",
                organisation = enquiry.draft.organisation
            )),
            false => ids.push(*id),
        }
    }
    let mut new = Vec::new();
    for id in &request.member_ids {
        match without_enquiry(connection, *id)? {
            Ok(member) => new.push(member),
            Err(reason) => passed_over.push(reason),
        }
    }
    if ids.is_empty() && new.is_empty() {
        return Ok(StartedPlans { ids, passed_over });
    }
    let today = register.clock().today();
    let op = Op::new(message!(
        "Began {count, plural, one {# plan} other {# plans}} of onboarding",
        count = ids.len() + new.len()
    ));
    let ids = register.transact(op, |edit| {
        for member in &new {
            ids.push(enquiry_of(edit, member, &outline, today)?);
        }
        for id in &ids {
            start_within(edit, *id, &outline, today)?;
            if let Some(step) = &request.done_step {
                store::note_done(edit, *id, step, request.done_on.unwrap_or(today))?;
            }
        }
        Ok(ids.clone())
    })?;
    Ok(StartedPlans { ids, passed_over })
}

/// A member of which no enquiry is open; otherwise why it is passed over.
fn without_enquiry(connection: &Connection, id: i64) -> Result<Result<Member, Message>> {
    members::merged::refuse_merged(connection, id)?;
    let member = members::find(connection, id)?;
    let request = ListJoining { member_id: Some(id), ..ListJoining::default() };
    let is_open =
        enquiries::all(connection, &request)?.iter().any(|listed| listed.enquiry.closed_on.is_none());
    let name = &member.draft.official_name;
    if is_open {
        return Ok(Err(message!("{name} has an enquiry that is open.", name)));
    }
    if matches!(member.draft.status, Status::Leaving | Status::Former) {
        return Ok(Err(message!("{name} is leaving or has left.", name)));
    }
    Ok(Ok(member))
}

/// Enters an enquiry for a member that has none.
fn enquiry_of(edit: &Edit<'_>, member: &Member, outline: &Outline, today: NaiveDate) -> Result<i64> {
    let draft = &member.draft;
    let enquiry = EnquiryDraft {
        organisation: draft.official_name.clone(),
        country: draft.country.clone(),
        sector: draft.sector.clone(),
        website: draft.website.clone(),
        tier: draft.tier,
        language: draft.language.clone(),
        received_on: Some(draft.joined_on.map_or(today, |joined_on| joined_on.min(today))),
        channel: if draft.status == Status::Active {
            EnquiryChannel::Founding
        } else {
            EnquiryChannel::Other
        },
        starts_on: draft.joined_on,
        ..EnquiryDraft::default()
    };
    let stage = outline.stage_of(draft.status);
    let id = enquiries::insert(edit, &enquiry, &stage)?;
    enquiries::insert_stage(edit, id, &stage, today)?;
    enquiries::set(edit, id, &[("member_id", &member.id)])?;
    Ok(id)
}

/// Begins the plan of an enquiry with what the settings hold today.
pub(in super::super) fn start_within(
    edit: &Edit<'_>,
    id: i64,
    outline: &Outline,
    on: NaiveDate,
) -> Result<()> {
    enquiries::set(edit, id, &[("started_on", &on)])?;
    outline.documents.iter().try_for_each(|item| store::insert_document(edit, id, item))?;
    outline.steps.iter().try_for_each(|item| store::insert_step(edit, id, item))
}

/// Adds an item of the settings to every plan under way that lacks it.
pub fn extend_plans(register: &mut Register, request: ExtendJoiningPlans) -> Result<StartedPlans> {
    let connection = register.reader();
    let outline = outline::outline(connection)?;
    let is_of_plans = matches!(request.kind, OutlineKind::Document | OutlineKind::Step);
    let Some(item) = outline.item(request.kind, &request.item).filter(|_| is_of_plans) else {
        let message = message!(
            "There is no document or step “{item}” among those in the settings.",
            item = request.item
        );
        return Err(Error::invalid("item", message));
    };
    let open = enquiries::all(connection, &ListJoining::default())?.into_iter().map(|listed| listed.enquiry);
    let under_way = open.filter(|enquiry| enquiry.started_on.is_some() && enquiry.closed_on.is_none());
    let mut ids = Vec::new();
    for enquiry in under_way {
        if !store::has_item(connection, request.kind, enquiry.id, &item.key)? {
            ids.push(enquiry.id);
        }
    }
    if ids.is_empty() {
        return Ok(StartedPlans {
            ids,
            passed_over: vec![message!("Every plan under way has “{item}” already.", item = item.name)],
        });
    }
    let op = Op::new(message!(
        "Added “{item}” to {count, plural, one {# plan} other {# plans}} under way",
        item = item.name,
        count = ids.len()
    ));
    register.transact(op, |edit| {
        ids.iter().try_for_each(|id| match request.kind {
            OutlineKind::Document => store::insert_document(edit, *id, item),
            _ => store::insert_step(edit, *id, item),
        })
    })?;
    Ok(StartedPlans { ids, passed_over: Vec::new() })
}
