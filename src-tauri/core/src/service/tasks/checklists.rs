//! Checklists: started from a template, and looked at.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::tell;
use super::save::day;
use super::{Checklist, Task, TaskDraft, TaskTemplate, store};
use crate::kernel::day_words::day_short;
use crate::kernel::{FieldProblems, Id, Message, OptionExt, Result, text};
use crate::register::{Edit, Op, Register};
use crate::service::calendar;

/// Asks for checklists.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListChecklists {
    /// Only those about this member.
    pub member_id: Option<i64>,
    /// Only those about this agreement.
    pub agreement_id: Option<i64>,
}

/// Asks to start a checklist.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct StartChecklists {
    /// The version of the template.
    pub template_id: i64,
    /// What it is called; as the template when absent.
    pub name: Option<String>,
    /// The day that its rules count from.
    #[ts(type = "string")]
    pub anchor_on: NaiveDate,
    /// The member that it is about.
    pub member_id: Option<i64>,
    /// The agreement that it is about.
    pub agreement_id: Option<i64>,
    /// Who does what the consortium has to do.
    pub owner: Option<String>,
}

/// A checklist with its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistDetail {
    /// The checklist.
    #[serde(flatten)]
    pub checklist: Checklist,
    /// Its items, in the order of the template.
    pub items: Vec<Task>,
    /// Its parts, in order.
    pub phases: Vec<String>,
    /// What is odd about it: an agreement that was signed on another day, items whose evidence disagrees.
    pub remarks: Vec<Message>,
    /// How many days are left until the last item is due; negative when they are over.
    pub days_left: Option<i64>,
    /// Items of a later version of its template that it does not have.
    pub further_items: usize,
}

/// Gives the checklists: those with open items first, the earliest due first.
pub fn list(register: &Register, request: ListChecklists) -> Result<Vec<Checklist>> {
    store::checklists(register.reader(), request.member_id, request.agreement_id)
}

/// Gives a checklist with its items.
pub fn get(register: &Register, request: Id) -> Result<ChecklistDetail> {
    let connection = register.reader();
    let checklist = store::checklist(connection, request.id)?;
    let mut items = store::items(connection, request.id)?;
    tell(register, &mut items)?;
    let mut phases: Vec<String> = Vec::new();
    for item in &items {
        if !phases.contains(&item.phase) {
            phases.push(item.phase.clone());
        }
    }
    let mut remarks = Vec::new();
    let signed_on = super::evidence::store::signed_on(connection, checklist.agreement_id)?;
    if let Some(signed_on) = signed_on.filter(|signed_on| *signed_on != checklist.anchor_on) {
        remarks.push(message!(
            "The agreement was signed on {signed_on}, and this checklist counts from {anchor_on}.",
            signed_on = day_short(signed_on),
            anchor_on = day_short(checklist.anchor_on)
        ));
    }
    for item in items.iter().filter(|item| item.proof.as_ref().is_some_and(|proof| proof.disagrees)) {
        if let Some(proof) = &item.proof {
            remarks.push(message!(
                "“{item}” is marked as done, and the register says: {words}",
                item = &item.draft.title,
                words = &proof.words
            ));
        }
    }
    let last = items.iter().filter(|item| item.is_open()).filter_map(|item| item.draft.due_on).max();
    let days_left = last.map(|last| (last - register.clock().today()).num_days());
    let further_items = further(register, &checklist)?.1.len();
    Ok(ChecklistDetail { checklist, items, phases, remarks, days_left, further_items })
}

/// The latest version of a checklist’s template, and the places of those of its items that the checklist lacks.
pub(super) fn further(
    register: &Register,
    checklist: &Checklist,
) -> Result<(Option<TaskTemplate>, Vec<usize>)> {
    let templates = store::templates(register.reader())?;
    let family = templates.iter().find(|one| one.id == checklist.template_id).map(|one| one.family.clone());
    let latest = templates.into_iter().find(|one| Some(&one.family) == family.as_ref() && !one.is_replaced);
    let Some(latest) = latest else { return Ok((None, Vec::new())) };
    let known = store::item_keys(register.reader(), checklist.id)?;
    let places = (0..).zip(&latest.draft.items).filter(|(_, item)| !known.contains(&item.key));
    let places = places.map(|(place, _)| place).collect();
    Ok((Some(latest), places))
}

/// Starts a checklist: each item of the template becomes a task.
pub fn start(register: &mut Register, request: StartChecklists) -> Result<ChecklistDetail> {
    let templates = store::templates(register.reader())?;
    let template = templates
        .into_iter()
        .find(|one| one.id == request.template_id)
        .or_not_found(template!("Checklist template"), request.template_id)?;
    let mut problems = FieldProblems::default();
    let name = problems.take("name", text::name(request.name.as_deref().unwrap_or(&template.draft.name)));
    let owner = problems.take("owner", text::name(request.owner.as_deref().unwrap_or_default()));
    problems.take("anchor_on", day(request.anchor_on));
    if name.is_empty() {
        problems.add("name", message!("Give the checklist a name."));
    }
    problems.into_result()?;
    let about = TaskDraft {
        member_id: request.member_id,
        agreement_id: request.agreement_id,
        owner,
        ..TaskDraft::default()
    };
    store::refuse_unknown(register.reader(), &about)?;
    let desk = calendar::desk(register.reader())?;
    let due = template
        .draft
        .items
        .iter()
        .map(|item| item.due.map(|due| due.due_on(request.anchor_on, Some(&desk))).transpose());
    let due = due.collect::<Result<Vec<_>>>()?;
    let today = register.clock().today();
    let op = Op::new(message!("Started the checklist {checklist}", checklist = &name));
    let id = register.transact(op, |edit| {
        let started = store::NewChecklist {
            name: &name,
            template_id: template.id,
            anchor_on: request.anchor_on,
            started_on: today,
            about: &about,
        };
        let id = store::add_checklist(edit, &started)?;
        for (place, due_on) in due.into_iter().enumerate() {
            add_item(edit, id, &template, place, due_on, &about)?;
        }
        Ok(id)
    })?;
    get(register, Id { id })
}

/// Adds an item of a template to a checklist.
pub(super) fn add_item(
    edit: &Edit<'_>,
    checklist_id: i64,
    template: &TaskTemplate,
    place: usize,
    due_on: Option<NaiveDate>,
    about: &TaskDraft,
) -> Result<()> {
    let Some(item) = template.draft.items.get(place) else { return Ok(()) };
    let is_own = item.party == super::Party::Consortium;
    let draft = TaskDraft {
        title: item.title.clone(),
        detail: item.detail.clone(),
        due_on,
        owner: if is_own { about.owner.clone() } else { String::new() },
        ..about.clone()
    };
    let id = store::save(edit, None, &draft)?;
    store::set_item(edit, id, checklist_id, template.id, place, item)
}

/// Removes a checklist with its items.
pub fn remove(register: &mut Register, request: Id) -> Result<Vec<Checklist>> {
    let checklist = store::checklist(register.reader(), request.id)?;
    let op = Op::new(message!("Removed the checklist {checklist}", checklist = checklist.name));
    register.transact(op, |edit| store::remove_checklist(edit, request.id))?;
    store::checklists(register.reader(), None, None)
}
