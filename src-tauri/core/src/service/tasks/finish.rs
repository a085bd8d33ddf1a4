//! Tasks that are done, not needed, or open again after all.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::list::{one, tell};
use super::save::day;
use super::{KeptTask, Repeat, Task, TaskDraft, kept, store};
use crate::kernel::{DueRule, Error, FieldProblems, Id, Result, text};
use crate::register::{Edit, Op, Register};

/// Asks to note that tasks are done.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct FinishTasks {
    /// The tasks.
    #[serde(default)]
    #[ts(as = "Option<Vec<i64>>")]
    pub ids: Vec<i64>,
    /// What other screens keep with their records.
    #[serde(default)]
    #[ts(as = "Option<Vec<KeptTask>>")]
    pub kept: Vec<KeptTask>,
    /// On which day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Who did them; whoever works with the program when absent.
    pub by: Option<String>,
}

/// Asks to note that a task is not needed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct WaiveTasks {
    /// The task.
    pub id: i64,
    /// Why.
    pub reason: String,
}

/// Notes that tasks are done. One that comes back is followed by its next.
pub fn finish(register: &mut Register, request: FinishTasks) -> Result<Vec<Task>> {
    let (today, user) = (register.clock().today(), register.user().to_owned());
    let mut problems = FieldProblems::default();
    let on = problems.take("on", day(request.on.unwrap_or(today)));
    let by = problems.take("by", text::name(request.by.as_deref().unwrap_or(&user)));
    if on > today {
        problems.add("on", message!("{on} is still to come: a task is done today at the latest.", on));
    }
    problems.into_result()?;
    let mut tasks = Vec::new();
    for id in &request.ids {
        let task = store::task(register.reader(), *id)?;
        refuse_closed(&task)?;
        tasks.push(task);
    }
    let schema = register.schema();
    let mut titles = kept::titles(register.reader(), schema, &request.kept)?;
    titles.extend(tasks.iter().map(|task| task.draft.title.clone()));
    let op = Op::new(match titles.as_slice() {
        [task] => message!("Done: {task}", task),
        many => message!("Done: {count, plural, one {# task} other {# tasks}}", count = many.len()),
    });
    register.transact(op, |edit| {
        tasks.iter().try_for_each(|task| finish_within(edit, task, on, &by))?;
        kept::finish(edit, schema, &request.kept, on)
    })?;
    let mut done =
        request.ids.iter().map(|id| store::task(register.reader(), *id)).collect::<Result<Vec<_>>>()?;
    tell(register, &mut done)?;
    Ok(done)
}

/// Notes that a task is done, and enters the next one of one that comes back.
pub(super) fn finish_within(edit: &Edit<'_>, task: &Task, on: NaiveDate, by: &str) -> Result<()> {
    store::set_done(edit, task.id, Some((on, by)))?;
    if let Some((draft, from_on, count)) = next(task, store::repeats_from(edit, task.id)?)? {
        let id = store::save(edit, None, &draft)?;
        store::set_repeats_from(edit, id, from_on, count)?;
    }
    Ok(())
}

/// The task that follows one that comes back, with the day that all of them count from and its number: 31 January, 28 February and
/// 31 March are a month apart.
fn next(
    task: &Task,
    (from_on, count): (Option<NaiveDate>, i64),
) -> Result<Option<(TaskDraft, NaiveDate, i64)>> {
    let Some((Repeat { months, days }, due_on)) = task.draft.repeats.zip(task.draft.due_on) else {
        return Ok(None);
    };
    // Somebody may have moved this one: then the next ones count from there.
    let rule = |count: i64| {
        let steps = i32::try_from(count).unwrap_or(i32::MAX);
        DueRule {
            months: months.saturating_mul(steps),
            days: days.saturating_mul(steps),
            ..DueRule::SAME_DAY
        }
    };
    let from =
        from_on.filter(|from| rule(count).due_on(*from, None).is_ok_and(|expected| expected == due_on));
    let (from_on, count) = from.map_or((due_on, 1), |from| (from, count + 1));
    let due_on = rule(count).due_on(from_on, None)?;
    Ok(Some((TaskDraft { due_on: Some(due_on), ..task.draft.clone() }, from_on, count)))
}

/// Opens a task again.
pub fn reopen(register: &mut Register, request: Id) -> Result<Task> {
    let task = store::task(register.reader(), request.id)?;
    let op = Op::new(message!("Opened the task {task} again", task = task.draft.title));
    register.transact(op, |edit| {
        store::set_done(edit, request.id, None)?;
        store::set_waived(edit, request.id, None)
    })?;
    one(register, request.id)
}

/// Notes that a task is not needed, with the reason.
pub fn waive(register: &mut Register, request: WaiveTasks) -> Result<Task> {
    let task = store::task(register.reader(), request.id)?;
    refuse_closed(&task)?;
    let mut problems = FieldProblems::default();
    let reason = problems.take("reason", text::line(&request.reason));
    if reason.is_empty() {
        problems.add("reason", message!("Say why it is not needed: the reason stands beside it."));
    }
    problems.into_result()?;
    let today = register.clock().today();
    let op = Op::new(message!("Not needed: {task}", task = task.draft.title));
    register.transact(op, |edit| store::set_waived(edit, request.id, Some((today, &reason))))?;
    one(register, request.id)
}

fn refuse_closed(task: &Task) -> Result<()> {
    if task.is_open() {
        return Ok(());
    }
    let task = &task.draft.title;
    Err(Error::conflict(message!(
        "The task “{task}” is done or not needed already. Open it again first.",
        task
    )))
}
