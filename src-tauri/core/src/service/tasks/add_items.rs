//! New items of a template for the checklists that are open.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::checklists::{add_item, further};
use super::{TaskDraft, store};
use crate::kernel::{OptionExt, Result};
use crate::register::{Op, Register};
use crate::service::calendar;

/// Asks to add the items that a version of a template has to every open checklist of earlier versions that lacks them.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct AddChecklistsItems {
    /// The latest version of the template.
    pub template_id: i64,
}

/// What was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct AddedItems {
    /// How many items in all.
    pub items: usize,
    /// To how many checklists.
    pub checklists: usize,
}

/// Adds new items of a template to its open checklists. Each keeps its version and what it has.
pub fn add_items(register: &mut Register, request: AddChecklistsItems) -> Result<AddedItems> {
    let templates = store::templates(register.reader())?;
    let template = templates
        .iter()
        .find(|one| one.id == request.template_id)
        .or_not_found(template!("Checklist template"), request.template_id)?;
    let desk = calendar::desk(register.reader())?;
    let (mut added, mut planned) = (AddedItems { items: 0, checklists: 0 }, Vec::new());
    for checklist in store::checklists(register.reader(), None, None)? {
        let is_of_family =
            templates.iter().any(|one| one.id == checklist.template_id && one.family == template.family);
        if !is_of_family || checklist.done >= checklist.of {
            continue;
        }
        let (Some(latest), places) = further(register, &checklist)? else { continue };
        let items = places.into_iter().map(|place| {
            let rule = latest.draft.items.get(place).and_then(|item| item.due);
            Ok((place, rule.map(|rule| rule.due_on(checklist.anchor_on, Some(&desk))).transpose()?))
        });
        let items = items.collect::<Result<Vec<_>>>()?;
        if !items.is_empty() {
            added.items += items.len();
            added.checklists += 1;
            planned.push((checklist, latest, items));
        }
    }
    let op = Op::new(message!(
        "Added new items of {template} to {count, plural, one {# checklist} other {# checklists}}",
        template = &template.draft.name,
        count = added.checklists
    ));
    register.transact(op, |edit| {
        for (checklist, latest, items) in planned {
            let about = TaskDraft {
                member_id: checklist.member_id,
                agreement_id: checklist.agreement_id,
                ..TaskDraft::default()
            };
            for (place, due_on) in items {
                add_item(edit, checklist.id, &latest, place, due_on, &about)?;
            }
        }
        Ok(())
    })?;
    Ok(added)
}
