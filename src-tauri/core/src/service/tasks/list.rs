//! Lists tasks: filtered, sorted and paged in SQL.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::evidence::Proofs;
use super::{Task, store};
use crate::kernel::due_rule::due_told;
use crate::kernel::{Message, Result, WorkingTime};
use crate::register::Register;
use crate::service::calendar;

/// Asks for a page of tasks.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListTasks {
    /// Only this one.
    pub id: Option<i64>,
    /// Only those that are so; open ones when absent.
    pub state: Option<TaskState>,
    /// Part of a title, a detail, an owner, a member or a checklist.
    pub search: Option<String>,
    /// Only those of this owner.
    pub owner: Option<String>,
    /// Only those about this member.
    pub member_id: Option<i64>,
    /// Only those about this agreement.
    pub agreement_id: Option<i64>,
    /// Only those about a record of this screen.
    pub about_screen: Option<String>,
    /// That record.
    pub about_id: Option<i64>,
    /// Only those that are due up to this day.
    #[ts(as = "Option<String>")]
    pub due_until: Option<NaiveDate>,
    /// By due day unless given.
    pub sort: Option<TaskSort>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most; 100 when absent.
    pub limit: Option<u32>,
}

/// How a task stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// To be done.
    #[default]
    Open,
    /// Done.
    Done,
    /// Found not to be needed.
    Waived,
    /// Whatever.
    All,
}

/// An order of tasks.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct TaskSort {
    /// The column.
    pub by: TaskSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns tasks can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskSortBy {
    /// By when; what has no day comes last.
    DueOn,
    /// What.
    Title,
    /// Who.
    Owner,
    /// About whom.
    Member,
}

/// A page of tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskPage {
    /// The tasks of this page.
    pub rows: Vec<Task>,
    /// How many there are in all.
    pub total: i64,
    /// Everybody who has an open task.
    pub owners: Vec<String>,
}

/// Gives a page of tasks.
pub fn list(register: &Register, request: ListTasks) -> Result<TaskPage> {
    let (mut rows, total) = store::page(register.reader(), &request)?;
    tell(register, &mut rows)?;
    Ok(TaskPage { rows, total, owners: store::owners(register.reader())? })
}

/// Says of tasks by when they are due, and what the register knows of them.
pub(super) fn tell(register: &Register, tasks: &mut [Task]) -> Result<()> {
    let (today, calendar) = (register.clock().today(), calendar::desk(register.reader())?);
    let mut proofs = Proofs::of(register);
    for task in tasks {
        task.due = due(task, &calendar)?;
        task.is_overdue = task.is_open() && task.draft.due_on.is_some_and(|due| due < today);
        task.proof = proofs.state(task)?;
    }
    Ok(())
}

fn due(task: &Task, calendar: &WorkingTime) -> Result<Message> {
    task.draft.due_on.map_or_else(|| Ok(Message::nothing()), |due| due_told(due, calendar))
}

/// One task.
pub(super) fn one(register: &Register, id: i64) -> Result<Task> {
    let mut task = [store::task(register.reader(), id)?];
    tell(register, &mut task)?;
    let [task] = task;
    Ok(task)
}
