//! Lists tasks: filtered, sorted and paged in SQL.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::evidence::Proofs;
use super::{Task, kept, store};
use crate::kernel::due_rule::due_told;
use crate::kernel::{Message, Result, WorkingTime, text};
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
    /// Everybody who has or had a task.
    pub owners: Vec<String>,
}

/// Gives a page of tasks.
pub fn list(register: &Register, request: ListTasks) -> Result<TaskPage> {
    let kept = kept::matching(register, &request)?;
    let (mut rows, total) = match kept.is_empty() {
        true => store::page(register.reader(), &request)?,
        false => page_with(register, &request, kept)?,
    };
    tell(register, &mut rows)?;
    Ok(TaskPage { rows, total, owners: store::owners(register.reader())? })
}

/// A page of tasks among which stands what other slices keep.
fn page_with(register: &Register, request: &ListTasks, kept: Vec<Task>) -> Result<(Vec<Task>, i64)> {
    let all = ListTasks { offset: None, limit: Some(u32::MAX), ..request.clone() };
    let (mut rows, total) = store::page(register.reader(), &all)?;
    let total = total + i64::try_from(kept.len()).unwrap_or(0);
    rows.extend(kept);
    let (by, descending) = request.sort.map_or((TaskSortBy::DueOn, false), |sort| (sort.by, sort.descending));
    let value = |task: &Task| -> String {
        match by {
            TaskSortBy::DueOn => task.draft.due_on.map(|due| due.to_string()).unwrap_or_default(),
            TaskSortBy::Title => text::search_key(&task.draft.title),
            TaskSortBy::Owner => text::search_key(&task.draft.owner),
            TaskSortBy::Member => text::search_key(&task.member),
        }
    };
    rows.sort_by_cached_key(|task| {
        let due = task.draft.due_on;
        (due.is_none(), due, !task.kept_in.is_empty(), task.id)
    });
    rows.sort_by(|one, other| {
        let (one, other) = (value(one), value(other));
        // What says nothing comes last, whichever way round.
        one.is_empty().cmp(&other.is_empty()).then_with(|| match descending {
            true => other.cmp(&one),
            false => one.cmp(&other),
        })
    });
    let offset = usize::try_from(request.offset.unwrap_or(0)).unwrap_or(usize::MAX);
    let limit = usize::try_from(request.limit.unwrap_or(store::PAGE_ROWS)).unwrap_or(usize::MAX);
    Ok((rows.into_iter().skip(offset).take(limit).collect(), total))
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
