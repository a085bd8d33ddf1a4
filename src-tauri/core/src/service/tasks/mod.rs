//! What is to be done: one list of tasks, and checklists that are started from templates. A template is never changed: saving it
//! makes its next version, and a started checklist keeps the one it was started with.

mod add_items;
mod checklists;
mod commands;
mod deadlines;
mod evidence;
mod finish;
mod from_list;
mod kept;
mod list;
mod lists;
mod mark_members;
mod needs;
mod postpone;
mod published;
mod save;
mod sheet;
mod store;
mod templates;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{DueRule, Message, codes};
use crate::register::{FreeText, Link, Slice, Table};

pub use add_items::{AddChecklistsItems, AddedItems, add_items};
pub use checklists::{
    ChecklistDetail, ListChecklists, StartChecklists, get, list as list_checklists,
    remove as remove_checklist, start,
};
pub use evidence::{EvidenceKind, EvidenceState};
pub use finish::{FinishTasks, WaiveTasks, finish, reopen, waive};
pub use from_list::{LIST_READING, import_list, inspect_list};
pub use kept::KeptTask;
pub use list::{ListTasks, TaskPage, TaskSort, TaskSortBy, TaskState, list};
pub use mark_members::{MarkTasksMembers, mark_members};
pub use postpone::{PostponeChecklists, postpone};
pub use published::{PublishedTemplate, published};
pub use save::{SaveTasks, remove, save};
pub use templates::{SaveTaskTemplates, SavedTemplate, save as save_template, templates};

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "tasks",
    tables: &[
        Table {
            name: "task_template",
            label: template!("Checklist template"),
            one: template!("a checklist template"),
            several: template!(
                "{count, plural, one {# checklist template} other {# checklist templates}}",
                count
            ),
            name_columns: &["name"],
        },
        Table {
            name: "task_template_item",
            label: template!("Item of a template"),
            one: template!("an item of a template"),
            several: template!(
                "{count, plural, one {# item of a template} other {# items of a template}}",
                count
            ),
            name_columns: &["title"],
        },
        Table {
            name: "task_checklist",
            label: template!("Checklist"),
            one: template!("a checklist"),
            several: template!("{count, plural, one {# checklist} other {# checklists}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "task",
            label: template!("Task"),
            one: template!("a task"),
            several: template!("{count, plural, one {# task} other {# tasks}}", count),
            name_columns: &["title"],
        },
        Table {
            name: "task_member",
            label: template!("Member that a task is done for"),
            one: template!("a member that a task is done for"),
            several: template!(
                "{count, plural, one {# member that a task is done for} other {# members that a task is done for}}",
                count
            ),
            name_columns: &["done_on"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    deadlines: &[deadlines::deadlines],
    needs: &[needs::needs],
    links: &[
        Link::to_member("task", "member_id").moves(template!("Tasks")),
        Link::to_member("task_checklist", "member_id").moves(template!("Checklists")),
        Link::to_member("task_member", "member_id").moves(template!("Tasks done for it")).impersonal(),
    ],
    free_texts: &[
        FreeText {
            table: "task",
            text: "title || ' ' || detail || ' ' || owner || ' ' || reason",
            place: "'The task “' || title || '”'",
        },
        FreeText { table: "task_checklist", text: "name", place: "'The checklist “' || name || '”'" },
        FreeText {
            table: "task_template_item",
            text: "title || ' ' || detail",
            place: "'The checklist item “' || title || '”'",
        },
    ],
    ..Slice::EMPTY
};

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The consortium.
    #[default]
    Consortium,
    /// ORCID.
    Orcid,
    /// The member.
    Member,
}

codes!(Party { Consortium = "consortium", Orcid = "orcid", Member = "member" });

/// How often a task comes back, counted from the day it was first due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Repeat {
    /// Every so many months.
    pub months: i32,
    /// Every so many days.
    pub days: i32,
}

/// A task as a form edits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskDraft {
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// By when.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// Who does it.
    pub owner: String,
    /// The member that it is about.
    pub member_id: Option<i64>,
    /// The agreement that it is about.
    pub agreement_id: Option<i64>,
    /// Where another record that it is about is shown; empty for none.
    pub about_screen: String,
    /// That record.
    pub about_id: Option<i64>,
    /// What it is called.
    pub about_name: String,
    /// How often it comes back.
    pub repeats: Option<Repeat>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Task {
    /// The task.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TaskDraft,
    /// The screen whose record it is kept with, and that names its id; empty for one of this list.
    pub kept_in: String,
    /// The member’s name; empty for none.
    pub member: String,
    /// The agreement’s title; empty for none.
    pub agreement: String,
    /// The checklist that it is an item of.
    pub checklist_id: Option<i64>,
    /// What that is called.
    pub checklist: String,
    /// The template that the checklist was started from.
    pub template: String,
    /// Its version.
    pub version: Option<i64>,
    /// The day that the checklist counts from.
    #[ts(type = "string | null")]
    pub anchor_on: Option<NaiveDate>,
    /// Names the item through all versions of the template; empty for none.
    pub item: String,
    /// The part of the checklist.
    pub phase: String,
    /// Who does it.
    pub party: Party,
    /// Whether the checklist can do without it.
    pub is_optional: bool,
    /// What proves it.
    pub evidence: Option<EvidenceKind>,
    /// When it was done.
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    /// Who did it.
    pub done_by: String,
    /// When it was found not to be needed.
    #[ts(type = "string | null")]
    pub waived_on: Option<NaiveDate>,
    /// Why.
    pub reason: String,
    /// The day with its weekday, and the last working day before where it is none.
    pub due: Message,
    /// Whether it is open and its day is over.
    pub is_overdue: bool,
    /// What the register knows about it; none where nothing proves it.
    pub proof: Option<EvidenceState>,
}

impl Task {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done_on.is_none() && self.waived_on.is_none()
    }
}

/// A template as a form edits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaskTemplateDraft {
    /// What it is called.
    pub name: String,
    /// The day that its rules count from, such as “Agreement signed”.
    pub anchor: String,
    /// Where it comes from, or what it is for.
    pub detail: String,
    /// Its items, in order.
    pub items: Vec<TaskTemplateItem>,
}

/// An item of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct TaskTemplateItem {
    /// Names the item through all versions; empty for a new one.
    pub key: String,
    /// The part of the checklist.
    pub phase: String,
    /// Who does it.
    pub party: Party,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// By when, counted from the anchor.
    pub due: Option<DueRule>,
    /// What proves it.
    pub evidence: Option<EvidenceKind>,
    /// Whether one can do without it.
    pub is_optional: bool,
}

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaskTemplate {
    /// This version.
    pub id: i64,
    /// Names the template through all versions.
    pub family: String,
    /// From 1.
    pub version: i64,
    /// Whether a later version has taken its place.
    pub is_replaced: bool,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TaskTemplateDraft,
    /// Its rules in words, item by item.
    pub rules: Vec<Message>,
    /// How many open checklists were started from it.
    pub open_checklists: i64,
}

/// A started checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Checklist {
    /// The checklist.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// The version of the template that it was started with.
    pub template_id: i64,
    /// What that is called.
    pub template: String,
    /// From 1.
    pub version: i64,
    /// What its day is called.
    pub anchor: String,
    /// The day that its rules count from.
    #[ts(type = "string")]
    pub anchor_on: NaiveDate,
    /// The member.
    pub member_id: Option<i64>,
    /// Its name; empty for none.
    pub member: String,
    /// The agreement.
    pub agreement_id: Option<i64>,
    /// Its title; empty for none.
    pub agreement: String,
    /// When it was started.
    #[ts(type = "string")]
    pub started_on: NaiveDate,
    /// Items that are done.
    pub done: i64,
    /// Items that are not waived.
    pub of: i64,
    /// The first day by which something of it is due that is open.
    #[ts(type = "string | null")]
    pub next_due_on: Option<NaiveDate>,
}
