//! What other slices keep with their records, among the tasks: it is listed and done here, and entered there.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::{ListTasks, Party, Task, TaskDraft, TaskState};
use crate::kernel::{Error, Message, Result, Todo, text};
use crate::register::{Connection, Edit, Register, Schema};

/// Something to do that another slice keeps.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct KeptTask {
    /// The screen that shows its record.
    pub screen: String,
    /// Its id there.
    pub id: i64,
}

/// What other slices keep, as far as `asked` lists it.
pub(super) fn matching(register: &Register, asked: &ListTasks) -> Result<Vec<Task>> {
    let mut matching = Vec::new();
    // Whoever asks for a task by its number means one of this list.
    if asked.id.is_some() {
        return Ok(matching);
    }
    for todos in register.schema().todos() {
        let all = (todos.all)(register.reader())?;
        matching.extend(
            all.into_iter()
                .filter(|todo| is_listed(todo, todos.screen, asked))
                .map(|todo| task(todo, todos.screen)),
        );
    }
    Ok(matching)
}

/// The titles of what is named.
///
/// # Errors
/// Something that is not there, or is done already.
pub(super) fn titles(connection: &Connection, schema: &Schema, kept: &[KeptTask]) -> Result<Vec<String>> {
    let mut titles = Vec::with_capacity(kept.len());
    for one in kept {
        let Some(todos) = schema.todos().find(|todos| todos.screen == one.screen) else {
            let screen = &one.screen;
            return Err(Error::invalid(
                "kept",
                message!("The screen “{screen}” keeps nothing to do.", screen),
            ));
        };
        let found = (todos.all)(connection)?.into_iter().find(|todo| todo.id == one.id);
        match found {
            Some(Todo { title, done_on: None, .. }) => titles.push(title),
            Some(Todo { title, .. }) => {
                return Err(Error::conflict(message!("“{title}” is done already.", title)));
            }
            None => {
                return Err(Error::not_found(message!(
                    "Step {id} does not exist, or no longer exists.",
                    id = one.id
                )));
            }
        }
    }
    Ok(titles)
}

/// Notes that something was done, where it is kept.
pub(super) fn finish(edit: &Edit<'_>, schema: &Schema, kept: &[KeptTask], on: NaiveDate) -> Result<()> {
    for one in kept {
        if let Some(todos) = schema.todos().find(|todos| todos.screen == one.screen) {
            (todos.finish)(edit, one.id, on)?;
        }
    }
    Ok(())
}

fn is_listed(todo: &Todo, screen: &str, asked: &ListTasks) -> bool {
    let is_so = match asked.state.unwrap_or_default() {
        TaskState::Open => todo.done_on.is_none(),
        TaskState::Done => todo.done_on.is_some(),
        TaskState::Waived => false,
        TaskState::All => true,
    };
    let said =
        [&todo.title, &todo.detail, &todo.owner, &todo.record, &todo.member].map(String::as_str).join(" ");
    let search = text::search_key(asked.search.as_deref().unwrap_or_default());
    is_so
        && asked.agreement_id.is_none()
        && asked.owner.as_ref().is_none_or(|owner| *owner == todo.owner)
        && asked.member_id.is_none_or(|member| todo.member_id == Some(member))
        && asked.about_screen.as_ref().is_none_or(|about| about == screen)
        && asked.about_id.is_none_or(|about| todo.record_id == about)
        && asked.due_until.is_none_or(|until| todo.due_on.is_some_and(|due| due <= until))
        && text::search_key(&said).contains(&search)
}

fn task(todo: Todo, screen: &str) -> Task {
    Task {
        id: todo.id,
        draft: TaskDraft {
            title: todo.title,
            detail: todo.detail,
            due_on: todo.due_on,
            owner: todo.owner,
            member_id: todo.member_id,
            agreement_id: None,
            about_screen: screen.to_owned(),
            about_id: Some(todo.record_id),
            about_name: todo.record,
            repeats: None,
        },
        kept_in: screen.to_owned(),
        member: todo.member,
        agreement: String::new(),
        checklist_id: None,
        checklist: String::new(),
        template: String::new(),
        version: None,
        anchor_on: None,
        item: String::new(),
        phase: String::new(),
        party: Party::Consortium,
        is_optional: false,
        evidence: None,
        done_on: todo.done_on,
        done_by: String::new(),
        waived_on: None,
        reason: String::new(),
        due: Message::nothing(),
        is_overdue: false,
        proof: None,
    }
}
