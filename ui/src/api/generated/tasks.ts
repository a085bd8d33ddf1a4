// Made from src-tauri/core by `cargo xtask bindings`. Changes made here are lost.
import type { DueRule, Id, Message } from "./kernel";
import type { ImportRecordList, RecordListOutcome } from "./record_lists";

/** Asks to add the items that a version of a template has to every open checklist of earlier versions that lacks them. */
export interface AddChecklistsItems {
  /** The latest version of the template. */
  template_id: number;
}

export interface AddedItems {
  /** How many items in all. */
  items: number;
  checklists: number;
}

export interface Checklist {
  id: number;
  name: string;
  /** The version of the template that it was started with. */
  template_id: number;
  template: string;
  version: number;
  /** What its day is called. */
  anchor: string;
  /** The day that its rules count from. */
  anchor_on: string;
  member_id: number | null;
  /** Its name; empty for none. */
  member: string;
  agreement_id: number | null;
  /** Its title; empty for none. */
  agreement: string;
  started_on: string;
  done: number;
  /** Items that are not waived. */
  of: number;
  /** The first day by which something of it is due that is open. */
  next_due_on: string | null;
}

/** A checklist with its items. */
export interface ChecklistDetail extends Checklist {
  /** Its items, in the order of the template. */
  items: Array<Task>;
  phases: Array<string>;
  /** What is odd about it: an agreement that was signed on another day, items whose evidence disagrees. */
  remarks: Array<Message>;
  /** How many days are left until the last item is due; negative when they are over. */
  days_left: number | null;
  /** Items of a later version of its template that it does not have. */
  further_items: number;
}

/** What proves that a task is done. */
export type EvidenceKind =
  | "contacts_complete"
  | "orcid_ids"
  | "orcid_told"
  | "orcid_seen"
  | "first_invoice"
  | "each_member"
  | "orcid_paid"
  | "members_enough"
  | "agreement_signed"
  | "document";

/** What the register knows of a task. */
export interface EvidenceState {
  done: number;
  of: number;
  is_met: boolean;
  /** Whether the task is done and this says otherwise. */
  disagrees: boolean;
  /** In words: "31 of 34 members; missing: …". */
  words: Message;
  /** The members that are missing. */
  missing: Array<MissingMember>;
  /** The members that it is done for, where it is ticked for each. */
  ticked: Array<MissingMember>;
}

/** Asks to note that tasks are done. */
export interface FinishTasks {
  ids?: Array<number> | null;
  /** What other screens keep with their records. */
  kept?: Array<KeptTask> | null;
  /** On which day; today when absent. */
  on?: string | null;
  /** Who did them; whoever works with the program when absent. */
  by?: string | null;
}

export type GetChecklists = Id;

export type ImportTasksList = ImportRecordList;

export type InspectTasksList = ImportRecordList;

/** Something to do that another slice keeps. */
export interface KeptTask {
  /** The screen that shows its record. */
  screen: string;
  id: number;
}

export interface ListChecklists {
  /** Only those about this member. */
  member_id?: number | null;
  /** Only those about this agreement. */
  agreement_id?: number | null;
}

/** Asks for a page of tasks. */
export interface ListTasks {
  id?: number | null;
  /** Only those that are so; open ones when absent. */
  state?: TaskState | null;
  /** Part of a title, a detail, an owner, a member or a checklist. */
  search?: string | null;
  /** Only those of this owner. */
  owner?: string | null;
  /** Only those about this member. */
  member_id?: number | null;
  /** Only those about this agreement. */
  agreement_id?: number | null;
  /** Only those about a record of this screen. */
  about_screen?: string | null;
  about_id?: number | null;
  /** Only those that are due up to this day. */
  due_until?: string | null;
  /** By due day unless given. */
  sort?: TaskSort | null;
  offset?: number | null;
  /** Rows to give at most; 100 when absent. */
  limit?: number | null;
}

/** Asks to note for which members a task is done. */
export interface MarkTasksMembers {
  id: number;
  member_ids: Array<number>;
  /** Whether it is done for them, or not after all. */
  is_done: boolean;
}

export interface MissingMember {
  id: number;
  name: string;
}

export type Party = "consortium" | "orcid" | "member";

/** Asks to count a checklist from another day. */
export interface PostponeChecklists {
  id: number;
  anchor_on: string;
}

/** A template that comes with the program, to be taken over and changed. */
export interface PublishedTemplate {
  key: string;
  /** Which version of the list it is. */
  told: Message;
  draft: TaskTemplateDraft;
}

export type RemoveChecklists = Id;

export type RemoveTasks = Id;

export type ReopenTasks = Id;

/** How often a task comes back, counted from the day it was first due. */
export interface Repeat {
  months: number;
  days: number;
}

/** Asks to save a template as its next version, or a new one. */
export interface SaveTaskTemplates {
  /** The version that it was made from; a new template when absent. */
  id?: number | null;
  /** What it is to hold. */
  draft: TaskTemplateDraft;
}

/** Asks to save a task. */
export interface SaveTasks {
  /** The task; a new one when absent. */
  id?: number | null;
  draft: TaskDraft;
}

export interface SavedTemplate {
  template: TaskTemplate;
  /** Items that it has and the version before has not. */
  new_items: Array<string>;
  /** Open checklists of earlier versions, to which they may be added. */
  open_checklists: number;
}

/** Asks to start a checklist. */
export interface StartChecklists {
  /** The version of the template. */
  template_id: number;
  /** What it is called; as the template when absent. */
  name?: string | null;
  /** The day that its rules count from. */
  anchor_on: string;
  /** The member that it is about. */
  member_id?: number | null;
  /** The agreement that it is about. */
  agreement_id?: number | null;
  /** Who does what the consortium has to do. */
  owner?: string | null;
}

export interface Task extends TaskDraft {
  id: number;
  /** The screen whose record it is kept with, and that names its id; empty for one of this list. */
  kept_in: string;
  /** The member’s name; empty for none. */
  member: string;
  /** The agreement’s title; empty for none. */
  agreement: string;
  /** The checklist that it is an item of. */
  checklist_id: number | null;
  checklist: string;
  /** The template that the checklist was started from. */
  template: string;
  version: number | null;
  /** The day that the checklist counts from. */
  anchor_on: string | null;
  /** Names the item through all versions of the template; empty for none. */
  item: string;
  /** The part of the checklist. */
  phase: string;
  party: Party;
  /** Whether the checklist can do without it. */
  is_optional: boolean;
  evidence: EvidenceKind | null;
  done_on: string | null;
  done_by: string;
  /** When it was found not to be needed. */
  waived_on: string | null;
  reason: string;
  /** The day with its weekday, and the last working day before where it is none. */
  due: Message;
  /** Whether it is open and its day is over. */
  is_overdue: boolean;
  /** What the register knows about it; none where nothing proves it. */
  proof: EvidenceState | null;
}

/** A task as a form edits it. */
export interface TaskDraft {
  /** What is to be done. */
  title: string;
  detail: string;
  due_on: string | null;
  owner: string;
  /** The member that it is about. */
  member_id: number | null;
  /** The agreement that it is about. */
  agreement_id: number | null;
  /** Where another record that it is about is shown; empty for none. */
  about_screen: string;
  about_id: number | null;
  about_name: string;
  /** How often it comes back. */
  repeats: Repeat | null;
}

export interface TaskPage {
  /** The tasks of this page. */
  rows: Array<Task>;
  /** How many there are in all. */
  total: number;
  /** Everybody who has or had a task. */
  owners: Array<string>;
}

export interface TaskSort {
  by: TaskSortBy;
  descending: boolean;
}

/** The columns tasks can be sorted by. */
export type TaskSortBy = "due_on" | "title" | "owner" | "member";

export type TaskState = "open" | "done" | "waived" | "all";

/** A version of a template. */
export interface TaskTemplate extends TaskTemplateDraft {
  id: number;
  /** Names the template through all versions. */
  family: string;
  version: number;
  /** Whether a later version has taken its place. */
  is_replaced: boolean;
  /** Its rules in words, item by item. */
  rules: Array<Message>;
  /** How many open checklists were started from it. */
  open_checklists: number;
}

/** A template as a form edits it. */
export interface TaskTemplateDraft {
  name: string;
  /** The day that its rules count from, such as “Agreement signed”. */
  anchor: string;
  /** Where it comes from, or what it is for. */
  detail: string;
  items: Array<TaskTemplateItem>;
}

/** An item of a template. */
export interface TaskTemplateItem {
  /** Names the item through all versions; empty for a new one. */
  key: string;
  /** The part of the checklist. */
  phase: string;
  party: Party;
  /** What is to be done. */
  title: string;
  detail: string;
  /** By when, counted from the anchor. */
  due: DueRule | null;
  evidence: EvidenceKind | null;
  /** Whether one can do without it. */
  is_optional: boolean;
}

/** Asks to note that a task is not needed. */
export interface WaiveTasks {
  id: number;
  reason: string;
}

export interface TasksCommands {
  "tasks.list": { request: ListTasks; response: TaskPage };
  "tasks.save": { request: SaveTasks; response: Task };
  "tasks.finish": { request: FinishTasks; response: Array<Task> };
  "tasks.reopen": { request: ReopenTasks; response: Task };
  "tasks.waive": { request: WaiveTasks; response: Task };
  "tasks.remove": { request: RemoveTasks; response: Task };
  "tasks.mark_members": { request: MarkTasksMembers; response: Task };
  "tasks.inspect_list": { request: InspectTasksList; response: RecordListOutcome };
  "tasks.import_list": { request: ImportTasksList; response: RecordListOutcome };
  "task_templates.list": { request: Record<string, never>; response: Array<TaskTemplate> };
  "task_templates.published": { request: Record<string, never>; response: Array<PublishedTemplate> };
  "task_templates.save": { request: SaveTaskTemplates; response: SavedTemplate };
  "checklists.list": { request: ListChecklists; response: Array<Checklist> };
  "checklists.get": { request: GetChecklists; response: ChecklistDetail };
  "checklists.start": { request: StartChecklists; response: ChecklistDetail };
  "checklists.postpone": { request: PostponeChecklists; response: ChecklistDetail };
  "checklists.add_items": { request: AddChecklistsItems; response: AddedItems };
  "checklists.remove": { request: RemoveChecklists; response: Array<Checklist> };
}
