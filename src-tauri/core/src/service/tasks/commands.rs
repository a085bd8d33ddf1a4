//! What can be asked of this slice.

use super::{
    AddItems, AddedItems, AskChecklist, Checklist, ChecklistDetail, FinishTasks, ListChecklists, ListTasks,
    MarkMembers, PostponeChecklist, PublishedTemplate, RemoveChecklist, RemoveTask, ReopenTask, SaveTask,
    SaveTaskTemplate, SavedTemplate, StartChecklist, Task, TaskPage, TaskTemplate, WaiveTask, add_items,
    finish, get, list, list_checklists, mark_members, postpone, published, remove, remove_checklist, reopen,
    save, save_template, start, templates, waive,
};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "tasks.list": ListTasks => TaskPage, list;
    write "tasks.save": SaveTask => Task, save;
    write "tasks.finish": FinishTasks => Vec<Task>, finish;
    write "tasks.reopen": ReopenTask => Task, reopen;
    write "tasks.waive": WaiveTask => Task, waive;
    write "tasks.remove": RemoveTask => Task, remove;
    write "tasks.mark_members": MarkMembers => Task, mark_members;
    read "task_templates.list": Nothing => Vec<TaskTemplate>, templates;
    read "task_templates.published": Nothing => Vec<PublishedTemplate>, published;
    write "task_templates.save": SaveTaskTemplate => SavedTemplate, save_template;
    read "checklists.list": ListChecklists => Vec<Checklist>, list_checklists;
    read "checklists.get": AskChecklist => ChecklistDetail, get;
    write "checklists.start": StartChecklist => ChecklistDetail, start;
    write "checklists.postpone": PostponeChecklist => ChecklistDetail, postpone;
    write "checklists.add_items": AddItems => AddedItems, add_items;
    write "checklists.remove": RemoveChecklist => Vec<Checklist>, remove_checklist;
}
