//! Another day that a checklist counts from.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::checklists::{ChecklistDetail, get};
use super::save::day;
use super::store;
use crate::kernel::{Error, Id, Result};
use crate::register::{Op, Register};
use crate::service::calendar;

/// Asks to count a checklist from another day.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PostponeChecklists {
    /// The checklist.
    pub id: i64,
    /// The day.
    #[ts(type = "string")]
    pub anchor_on: NaiveDate,
}

/// Counts a checklist from another day: its open items move. Those that are done or not needed stay, and so do those whose day
/// somebody set by hand.
pub fn postpone(register: &mut Register, request: PostponeChecklists) -> Result<ChecklistDetail> {
    let checklist = store::checklist(register.reader(), request.id)?;
    day(request.anchor_on).map_err(|problem| Error::invalid("anchor_on", problem))?;
    let desk = calendar::desk(register.reader())?;
    let mut moved = Vec::new();
    for item in store::items(register.reader(), request.id)?.iter().filter(|item| item.is_open()) {
        let Some(rule) = store::rule_of(register.reader(), item.id)? else { continue };
        if item.draft.due_on == Some(rule.due_on(checklist.anchor_on, Some(&desk))?) {
            moved.push((item.id, rule.due_on(request.anchor_on, Some(&desk))?));
        }
    }
    let op = Op::new(message!(
        "Counted the checklist {checklist} from {anchor_on}",
        checklist = checklist.name,
        anchor_on = request.anchor_on
    ));
    register.transact(op, |edit| {
        store::set_anchor(edit, request.id, request.anchor_on)?;
        for (id, due_on) in moved {
            store::set_due(edit, id, due_on)?;
        }
        Ok(())
    })?;
    get(register, Id { id: request.id })
}
