//! What can be asked of this slice.

use super::{
    AddChecklistsItems, AddedItems, Checklist, ChecklistDetail, FinishTasks, ListChecklists, ListTasks,
    MarkTasksMembers, PostponeChecklists, PublishedTemplate, SaveTaskTemplates, SaveTasks, SavedTemplate,
    StartChecklists, Task, TaskPage, TaskTemplate, WaiveTasks, add_items, finish, get, import_list,
    inspect_list, list, list_checklists, mark_members, postpone, published, remove, remove_checklist, reopen,
    save, save_template, start, templates, waive,
};
use crate::kernel::Id;
use crate::people::tabular::Staging;
use crate::register::commands;
use crate::service::record_lists::{ImportRecordList, RecordListOutcome};

commands! {
    read "tasks.list": ListTasks => TaskPage, list;
    write "tasks.save": SaveTasks => Task, save;
    write "tasks.finish": FinishTasks => Vec<Task>, finish;
    write "tasks.reopen": Id as ReopenTasks => Task, reopen;
    write "tasks.waive": WaiveTasks => Task, waive;
    write "tasks.remove": Id as RemoveTasks => Task, remove;
    write "tasks.mark_members": MarkTasksMembers => Task, mark_members;
    read "tasks.inspect_list" using Staging: ImportRecordList as InspectTasksList => RecordListOutcome, inspect_list;
    write "tasks.import_list" using Staging: ImportRecordList as ImportTasksList => RecordListOutcome, import_list;
    read "task_templates.list" => Vec<TaskTemplate>, templates;
    read "task_templates.published" => Vec<PublishedTemplate>, published;
    write "task_templates.save": SaveTaskTemplates => SavedTemplate, save_template;
    read "checklists.list": ListChecklists => Vec<Checklist>, list_checklists;
    read "checklists.get": Id as GetChecklists => ChecklistDetail, get;
    write "checklists.start": StartChecklists => ChecklistDetail, start;
    write "checklists.postpone": PostponeChecklists => ChecklistDetail, postpone;
    write "checklists.add_items": AddChecklistsItems => AddedItems, add_items;
    write "checklists.remove": Id as RemoveChecklists => Vec<Checklist>, remove_checklist;
}
