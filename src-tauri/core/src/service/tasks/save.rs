//! Saves and removes a task.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::list::one;
use super::{Repeat, Task, TaskDraft, store};
use crate::kernel::working_time::WORKING_YEARS;
use crate::kernel::{FieldProblems, Id, Message, Result, text};
use crate::register::{Op, Register};

/// Asks to save a task.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveTasks {
    /// The task; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: TaskDraft,
}

/// Saves a task.
pub fn save(register: &mut Register, request: SaveTasks) -> Result<Task> {
    if let Some(id) = request.id {
        store::task(register.reader(), id)?;
    }
    let draft = checked(&request.draft)?;
    store::refuse_unknown(register.reader(), &draft)?;
    let op = Op::new(message!("Saved the task {task}", task = &draft.title));
    let id = register.transact(op, |edit| store::save(edit, request.id, &draft))?;
    one(register, id)
}

/// Removes a task, and gives what it was.
pub fn remove(register: &mut Register, request: Id) -> Result<Task> {
    let task = one(register, request.id)?;
    let op = Op::new(message!("Removed the task {task}", task = &task.draft.title));
    register.transact(op, |edit| store::remove(edit, request.id))?;
    Ok(task)
}

/// A day that can be reckoned with.
pub(super) fn day(day: NaiveDate) -> std::result::Result<NaiveDate, Message> {
    if WORKING_YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(message!("{day} is no day to reckon with: give one between 1900 and 2199.", day))
}

/// A task as it is stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn checked(draft: &TaskDraft) -> Result<TaskDraft> {
    let mut problems = FieldProblems::default();
    let checked = TaskDraft {
        title: problems.take("title", text::name(&draft.title)),
        detail: problems.take("detail", text::lines(&draft.detail)),
        due_on: problems.take("due_on", draft.due_on.map(day).transpose()),
        owner: problems.take("owner", text::name(&draft.owner)),
        about_screen: problems.take("about_screen", text::name(&draft.about_screen)),
        about_name: problems.take("about_name", text::name(&draft.about_name)),
        ..draft.clone()
    };
    if checked.title.is_empty() {
        problems.add("title", message!("Say what is to be done."));
    }
    if let Some(Repeat { months, days }) = draft.repeats {
        if draft.due_on.is_none() {
            problems
                .add("due_on", message!("A task that comes back needs the day on which it is due first."));
        }
        let is_forward = months >= 0 && days >= 0 && months + days > 0;
        if !is_forward || months > 1_200 || days > 36_600 {
            problems.add("repeats", message!("Say after how many months or days it comes back."));
        }
    }
    if draft.about_id.is_some() == checked.about_screen.is_empty() {
        problems.add("about_screen", message!("Say of which screen the record is that the task is about."));
    }
    problems.into_result().map(|()| checked)
}
