//! Takes tasks out of a list: of somebody who kept them in a spreadsheet, or one that was exported here and worked on. A task that the
//! register has is known by what is to be done, about whom and by when; one that is still to do may be moved by a list.

mod item;
mod store;

use chrono::NaiveDate;

use item::{Checklists, ItemPlace};

use super::finish::finish_within;
use super::{ListTasks, Repeat, Task, TaskDraft, TaskState, save, store as tasks};
use crate::kernel::{Message, Result, Template, text};
use crate::people::members::{self, Member};
use crate::people::tabular::{Reading, Staging};
use crate::register::{Connection, Edit, Register};
use crate::service::record_lists::{
    self, Becomes, ImportRecordList, ListRow, RecordList, RecordListOutcome, RowField, RowPlan, difference,
};

/// How lists of tasks are read, unless told otherwise.
pub const LIST_READING: Reading<'static> = record_lists::reading::<ListedTasks>();

/// Says what an import of a list of tasks would do.
pub fn inspect_list(
    register: &Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::inspect::<ListedTasks>(register, staging, &request)
}

/// Imports a list of tasks.
pub fn import_list(
    register: &mut Register,
    staging: &Staging,
    request: ImportRecordList,
) -> Result<RecordListOutcome> {
    record_lists::import::<ListedTasks>(register, staging, &request)
}

struct ListedTasks;

/// What is written for a row.
struct TaskStep {
    known: Option<Task>,
    draft: TaskDraft,
    /// Where it goes back to in a checklist.
    place: Option<ItemPlace>,
    end: Option<End>,
}

/// That a task is over.
enum End {
    Done(NaiveDate, String),
    Waived(NaiveDate, String),
}

/// What a task of a list is known by.
#[derive(PartialEq, Eq)]
struct TaskKey {
    title: String,
    member_id: Option<i64>,
    checklist: String,
    /// The key of the checklist’s item.
    item: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
}

impl RecordList for ListedTasks {
    const KIND: &'static str = "tasks";
    const FIELDS: &'static [RowField] = &[
        RowField::text(
            "title",
            template!("Task"),
            &["title", "what", "todo", "subject", "aufgabe", "tache", "tarea", "tarefa"],
        ),
        RowField::text("detail", template!("Details"), &["detail", "notes", "description"]),
        RowField::day("due_on", template!("Due on"), &["due", "duedate", "bywhen", "deadline", "fallig"]),
        RowField::text("owner", template!("Owner"), &["who", "assignee", "assignedto", "responsible", "wer"]),
        RowField::text(
            "member",
            template!("Member"),
            &["organisation", "organization", "aboutmember", "aboutthemember"],
        ),
        RowField::text("agreement", template!("Agreement"), &[]),
        RowField::text("checklist", template!("Checklist"), &[]),
        RowField::text("template", template!("Checklist template"), &[]),
        RowField::text("version", template!("Template version"), &[]),
        RowField::day("anchor_on", template!("Counts from"), &[]),
        RowField::text("item", template!("Item of the checklist"), &[]),
        RowField::text("phase", template!("Part"), &["phase"]),
        RowField::text("months", template!("Comes back after months"), &[]),
        RowField::text("days", template!("Comes back after days"), &[]),
        RowField::day("done_on", template!("Done on"), &["done", "completed", "completedon", "erledigt"]),
        RowField::text("noted_by", template!("Noted by"), &["completedby"]),
        RowField::day("waived_on", template!("Not needed since"), &[]),
        RowField::text("reason", template!("Why not needed"), &["reason"]),
        RowField::text("kept_in", template!("Kept in"), &[]),
    ];
    const NEEDED: (&'static str, Template) = ("title", template!("Which column says what is to be done?"));
    type Step = TaskStep;

    fn plan(register: &Register, rows: &mut [ListRow<'_>]) -> Result<Vec<RowPlan<TaskStep>>> {
        let (connection, today) = (register.reader(), register.clock().today());
        let all = ListTasks { state: Some(TaskState::All), limit: Some(u32::MAX), ..ListTasks::default() };
        let (known, _) = tasks::page(connection, &all)?;
        let members = members::store::all(connection)?;
        let keys: Vec<TaskKey> = rows.iter_mut().map(|row| key_of(row, &members)).collect();
        let found = matching(&known, &keys);
        let mut checklists = Checklists::read(connection)?;
        let mut planned = Vec::with_capacity(rows.len());
        for ((nth, row), found) in rows.iter_mut().enumerate().zip(found) {
            let is_doubled = keys[..nth].contains(&keys[nth]);
            planned.push(match (row.text("title"), row.text("kept_in")) {
                (None, _) => {
                    row.problem("", message!("The row does not say what is to be done. It is left out."));
                    nothing("", Becomes::Nothing)
                }
                // What another screen keeps comes from there; it is not entered twice.
                (Some(title), Some(_)) => nothing(title, Becomes::Same),
                (Some(title), None) if is_doubled => nothing(title, Becomes::Same),
                (Some(_), None) => {
                    let found = found.and_then(|at| known.get(at));
                    let place = match found {
                        None => checklists.place_of(row, &keys[nth], &known, today),
                        Some(_) => None,
                    };
                    step(connection, row, (&keys[nth], found, place), today)?
                }
            });
        }
        Ok(planned)
    }

    fn write(edit: &Edit<'_>, step: &TaskStep) -> Result<()> {
        let id = tasks::save(edit, step.known.as_ref().map(|known| known.id), &step.draft)?;
        if let Some(place) = &step.place {
            place.put_back(edit, id, &step.draft)?;
        }
        match &step.end {
            None => Ok(()),
            Some(End::Waived(on, reason)) => tasks::set_waived(edit, id, Some((*on, reason))),
            Some(End::Done(on, by)) => {
                let by = if by.is_empty() { edit.user() } else { by };
                match &step.known {
                    Some(_) => finish_within(edit, &tasks::task(edit, id)?, *on, by),
                    // The next one of what came back and is over already stands in the list, if it does.
                    None => tasks::set_done(edit, id, Some((*on, by))),
                }
            }
        }
    }

    fn told(file_name: &str, created: usize, updated: usize) -> Message {
        message!(
            "Imported tasks from {file_name}: {created} new, {updated} updated",
            file_name,
            created,
            updated
        )
    }
}

fn nothing(name: &str, becomes: Becomes<TaskStep>) -> RowPlan<TaskStep> {
    RowPlan { name: name.to_owned(), changes: Vec::new(), becomes }
}

fn key_of(row: &mut ListRow<'_>, members: &[Member]) -> TaskKey {
    let member = record_lists::member_of(row, "member", members);
    TaskKey {
        title: text::search_key(row.text("title").unwrap_or_default()),
        member_id: member.map(|member| member.id),
        checklist: text::search_key(row.text("checklist").unwrap_or_default()),
        item: row.text("item").unwrap_or_default().to_owned(),
        due_on: row.day("due_on"),
        done_on: row.day("done_on"),
    }
}

/// The place of the task that each row is about. First the items of checklists by their keys; then those of the same day; then, for
/// what is left, the one task that is still to be done and that no other row is about: its day was moved.
fn matching(known: &[Task], keys: &[TaskKey]) -> Vec<Option<usize>> {
    let titles: Vec<String> = known.iter().map(|task| text::search_key(&task.draft.title)).collect();
    let mut found: Vec<Option<usize>> = vec![None; keys.len()];
    let is_about = |place: usize, key: &TaskKey| {
        let task = &known[place];
        titles[place] == key.title
            && task.draft.member_id == key.member_id
            && (task.checklist.is_empty() || text::search_key(&task.checklist) == key.checklist)
    };
    let is_item = |place: usize, key: &TaskKey| {
        let task = &known[place];
        !key.item.is_empty()
            && task.item == key.item
            && task.draft.member_id == key.member_id
            && text::search_key(&task.checklist) == key.checklist
    };
    for (row, key) in keys.iter().enumerate() {
        if !keys[..row].contains(key) {
            let is_free = |place: &usize| is_item(*place, key) && !found.contains(&Some(*place));
            found[row] = (0..known.len()).find(is_free);
        }
    }
    for same_day in [true, false] {
        for (row, key) in keys.iter().enumerate() {
            if found[row].is_some() || keys[..row].contains(key) {
                continue;
            }
            let fits = |place: &usize| {
                let task = &known[*place];
                let is_then = match same_day {
                    true => key.due_on.is_none() || key.due_on == task.draft.due_on,
                    false => task.is_open(),
                };
                is_then && is_about(*place, key) && !found.contains(&Some(*place))
            };
            let candidates: Vec<usize> = (0..known.len()).filter(fits).collect();
            found[row] = match (same_day, candidates.as_slice()) {
                (false, [one]) => Some(*one),
                (false, _) => None,
                (true, _) => candidates.into_iter().max_by_key(|place| {
                    let task = &known[*place];
                    (task.done_on == key.done_on, task.is_open(), std::cmp::Reverse(task.id))
                }),
            };
        }
    }
    found
}

fn step(
    connection: &Connection,
    row: &mut ListRow<'_>,
    (key, known, place): (&TaskKey, Option<&Task>, Option<ItemPlace>),
    today: NaiveDate,
) -> Result<RowPlan<TaskStep>> {
    let base = known.map(|known| known.draft.clone()).unwrap_or_default();
    let said = |field: &str, kept: &str| row.text(field).map_or_else(|| kept.to_owned(), str::to_owned);
    let mut draft = TaskDraft {
        title: said("title", &base.title),
        detail: said("detail", &base.detail),
        owner: said("owner", &base.owner),
        due_on: key.due_on.or(base.due_on),
        member_id: key.member_id.or(base.member_id),
        repeats: repeats(row).or(base.repeats),
        ..base.clone()
    };
    if let Some(title) = row.text("agreement") {
        draft.agreement_id = store::agreement_called(connection, title)?.or(base.agreement_id);
        if draft.agreement_id.is_none() {
            row.problem("agreement", message!("No agreement is called “{title}”.", title));
        }
    }
    draft.agreement_id = draft.agreement_id.or(place.as_ref().and_then(ItemPlace::agreement_id));
    let draft = match save::checked(&draft) {
        Ok(draft) => draft,
        Err(error) => {
            for (field, problem) in &error.context {
                row.problem(field, problem.clone());
            }
            return Ok(nothing(&draft.title, Becomes::Nothing));
        }
    };
    let end = end(row, known, today);
    let name = draft.title.clone();
    let Some(known) = known else {
        let new = TaskStep { known: None, draft, place, end };
        return Ok(RowPlan { name, changes: Vec::new(), becomes: Becomes::New(new) });
    };
    let changes = changes(&known.draft, &draft, end.as_ref());
    let becomes = match changes.is_empty() {
        true => Becomes::Same,
        false => Becomes::Changed(TaskStep { known: Some(known.clone()), draft, place: None, end }),
    };
    Ok(RowPlan { name, changes, becomes })
}

/// How often the task of a row comes back.
fn repeats(row: &mut ListRow<'_>) -> Option<Repeat> {
    let mut number = |field: &'static str| {
        let cell = row.text(field)?;
        let read = cell.parse::<i32>().ok();
        if read.is_none() {
            row.problem(field, message!("“{cell}” is no whole number.", cell));
        }
        read
    };
    let (months, days) = (number("months").unwrap_or(0), number("days").unwrap_or(0));
    (months != 0 || days != 0).then_some(Repeat { months, days })
}

/// That the row says of an open task that it is over.
fn end(row: &mut ListRow<'_>, known: Option<&Task>, today: NaiveDate) -> Option<End> {
    if known.is_some_and(|known| !known.is_open()) {
        return None;
    }
    let line = |field: &str| row.text(field).and_then(|cell| text::line(cell).ok()).unwrap_or_default();
    let (done_by, reason) = (line("noted_by"), line("reason"));
    for (field, day) in [("done_on", row.day("done_on")), ("waived_on", row.day("waived_on"))] {
        let Some(on) = day else { continue };
        if on > today {
            row.problem(field, message!("{on} is still to come: the task stays to be done.", on));
        } else if field == "done_on" {
            return Some(End::Done(on, done_by));
        } else if reason.is_empty() {
            row.problem(
                field,
                message!("The row does not say why it is not needed: the task stays to be done."),
            );
        } else {
            return Some(End::Waived(on, reason));
        }
    }
    None
}

fn changes(before: &TaskDraft, after: &TaskDraft, end: Option<&End>) -> Vec<Message> {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let often = |repeats: Option<Repeat>| {
        repeats.map(|Repeat { months, days }| format!("{months} / {days}")).unwrap_or_default()
    };
    let fields = [
        (message!("Task"), before.title.clone(), after.title.clone()),
        (message!("Details"), before.detail.clone(), after.detail.clone()),
        (message!("Due"), day(before.due_on), day(after.due_on)),
        (message!("Owner"), before.owner.clone(), after.owner.clone()),
        (message!("Comes back after months and days"), often(before.repeats), often(after.repeats)),
    ];
    let mut changes: Vec<Message> = fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| difference(field, &before, &after))
        .collect();
    if before.member_id != after.member_id || before.agreement_id != after.agreement_id {
        changes.push(message!("What it is about"));
    }
    changes.extend(end.map(|end| match end {
        End::Done(on, _) => message!("Done on {on, date, long}", on),
        End::Waived(on, _) => message!("Not needed since {on, date, long}", on),
    }));
    changes
}
