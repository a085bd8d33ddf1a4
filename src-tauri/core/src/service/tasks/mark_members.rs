//! A task that is done member by member.

use serde::Deserialize;
use ts_rs::TS;

use super::list::one;
use super::{EvidenceKind, Task, evidence, store};
use crate::kernel::{Error, Result};
use crate::register::{Op, Register};

/// Asks to note for which members a task is done.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct MarkTasksMembers {
    /// The task.
    pub id: i64,
    /// The members.
    pub member_ids: Vec<i64>,
    /// Whether it is done for them, or not after all.
    pub is_done: bool,
}

/// Notes for which members a task is done.
pub fn mark_members(register: &mut Register, request: MarkTasksMembers) -> Result<Task> {
    let task = store::task(register.reader(), request.id)?;
    if task.evidence != Some(EvidenceKind::EachMember) {
        return Err(Error::conflict(message!(
            "The task “{task}” is not done member by member.",
            task = task.draft.title
        )));
    }
    for id in &request.member_ids {
        store::refuse_unknown_member(register.reader(), *id)?;
    }
    let today = register.clock().today();
    let count = request.member_ids.len();
    let task = &task.draft.title;
    let op = Op::new(if request.is_done {
        message!("{task}: done for {count, plural, one {# member} other {# members}}", task, count)
    } else {
        message!("{task}: not done for {count, plural, one {# member} other {# members}}", task, count)
    });
    register.transact(op, |edit| {
        for member_id in &request.member_ids {
            evidence::store::mark_member(edit, request.id, *member_id, request.is_done.then_some(today))?;
        }
        Ok(())
    })?;
    one(register, request.id)
}
