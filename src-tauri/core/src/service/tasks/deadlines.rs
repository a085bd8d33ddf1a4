//! The days by which tasks are due.

use chrono::NaiveDate;

use super::{Task, store};
use crate::kernel::{Deadline, Message, Result};
use crate::register::Connection;

/// How many days before an item of a checklist, and before another task, a calendar reminds of it.
const REMIND_DAYS: (u32, u32) = (14, 3);

/// The days by which open tasks are due.
pub(super) fn deadlines(connection: &Connection, _today: NaiveDate) -> Result<Vec<Deadline>> {
    Ok(store::due(connection)?.iter().filter_map(of_task).collect())
}

/// The day by which a task is due.
pub(super) fn of_task(task: &Task) -> Option<Deadline> {
    let (of_checklist, of_others) = REMIND_DAYS;
    let detail = match (task.checklist.as_str(), task.member.as_str()) {
        ("", "") => message!("A task."),
        ("", member) => message!("A task about {member}.", member),
        (checklist, _) => message!("An item of the checklist “{checklist}”.", checklist),
    };
    Some(Deadline {
        key: format!("task.{}", task.id),
        on: task.draft.due_on?,
        title: Message::said(&task.draft.title),
        detail,
        screen: "tasks".to_owned(),
        record_id: Some(task.id),
        remind_days: if task.checklist_id.is_some() { of_checklist } else { of_others },
    })
}
