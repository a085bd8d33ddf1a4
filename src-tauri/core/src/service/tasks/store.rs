//! Tasks, checklists and templates in the register.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params, params};

use super::{
    Checklist, EvidenceKind, ListTasks, Party, Repeat, Task, TaskDraft, TaskSortBy, TaskState, TaskTemplate,
    TaskTemplateDraft, TaskTemplateItem,
};
use crate::kernel::{DueRule, Error, Message, OptionExt, Result};
use crate::register::rows::{ColumnValue, code, insert_row, json, update_row};

const TASKS: &str = include_str!("sql/tasks.sql");
pub(super) const PAGE_ROWS: u32 = 100;

fn state_word(state: Option<TaskState>) -> &'static str {
    match state.unwrap_or_default() {
        TaskState::Open => "open",
        TaskState::Done => "done",
        TaskState::Waived => "waived",
        TaskState::All => "all",
    }
}

pub(super) fn page(connection: &Connection, asked: &ListTasks) -> Result<(Vec<Task>, i64)> {
    let (by, descending) = asked.sort.map_or((TaskSortBy::DueOn, false), |sort| (sort.by, sort.descending));
    let expression = match by {
        TaskSortBy::DueOn => "task.due_on",
        TaskSortBy::Title => "folded(task.title)",
        TaskSortBy::Owner => "nullif(folded(task.owner), '')",
        TaskSortBy::Member => "nullif(folded(coalesce(member.official_name, '')), '')",
    };
    let direction = if descending { "DESC" } else { "ASC" };
    let matching = include_str!("sql/matching.sql");
    let (state, search) = (state_word(asked.state), asked.search.as_deref().unwrap_or("").trim());
    let limit = asked.limit.unwrap_or(PAGE_ROWS);
    let offset = asked.offset.unwrap_or(0);
    let values: &[(&str, &dyn ToSql)] = named_params! {
        ":id": asked.id,
        ":state": state,
        ":owner": asked.owner,
        ":member_id": asked.member_id,
        ":agreement_id": asked.agreement_id,
        ":about_screen": asked.about_screen,
        ":about_id": asked.about_id,
        ":due_until": asked.due_until,
        ":search": search,
    };
    let counted = format!("SELECT count(*) AS total FROM ({TASKS} {matching})");
    let total = connection.prepare_cached(&counted)?.query_row(values, |row| row.get("total"))?;
    let sql = format!(
        "{TASKS} {matching} ORDER BY {expression} IS NULL, {expression} {direction}, task.due_on IS NULL, task.due_on, \
         task.id LIMIT {limit} OFFSET {offset}"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values, read)?.collect::<rusqlite::Result<_>>()?;
    Ok((rows, total))
}

pub(super) fn owners(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT owner FROM task WHERE owner <> '' ORDER BY folded(owner)";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([], |row| row.get("owner"))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn task(connection: &Connection, id: i64) -> Result<Task> {
    let sql = format!("{TASKS} WHERE task.id = ?1");
    let found = connection.prepare_cached(&sql)?.query_row([id], read).optional()?;
    found.or_not_found(template!("Task"), id)
}

/// The items of a checklist, in the order of the template.
pub(super) fn items(connection: &Connection, checklist_id: i64) -> Result<Vec<Task>> {
    let sql = format!("{TASKS} WHERE task.checklist_id = ?1 ORDER BY task.position, task.id");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([checklist_id], read)?.collect::<rusqlite::Result<_>>()?)
}

/// Open tasks that have a day, the earliest first.
pub(super) fn due(connection: &Connection) -> Result<Vec<Task>> {
    let sql = format!(
        "{TASKS} WHERE task.due_on IS NOT NULL AND task.done_on IS NULL AND task.waived_on IS NULL ORDER BY task.due_on, task.id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn save(connection: &Connection, id: Option<i64>, draft: &TaskDraft) -> Result<i64> {
    let repeats = draft.repeats.map(|repeats| serde_json::to_string(&repeats)).transpose()?;
    let columns: [ColumnValue<'_>; 10] = [
        ("title", &draft.title),
        ("detail", &draft.detail),
        ("due_on", &draft.due_on),
        ("owner", &draft.owner),
        ("member_id", &draft.member_id),
        ("agreement_id", &draft.agreement_id),
        ("about_screen", &draft.about_screen),
        ("about_id", &draft.about_id),
        ("about_name", &draft.about_name),
        ("repeats", &repeats),
    ];
    match id {
        None => insert_row(connection, "task", &columns),
        Some(id) => update_row(connection, "task", id, &columns).map(|()| id),
    }
}

pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    connection.execute("DELETE FROM task_member WHERE task_id = ?1", [id])?;
    connection.execute("DELETE FROM task WHERE id = ?1", [id])?;
    Ok(())
}

pub(super) fn set_done(connection: &Connection, id: i64, done: Option<(NaiveDate, &str)>) -> Result<()> {
    let (on, by) = done.map_or((None, ""), |(on, by)| (Some(on), by));
    connection.execute("UPDATE task SET done_on = ?2, done_by = ?3 WHERE id = ?1", params![id, on, by])?;
    Ok(())
}

pub(super) fn set_waived(connection: &Connection, id: i64, waived: Option<(NaiveDate, &str)>) -> Result<()> {
    let (on, reason) = waived.map_or((None, ""), |(on, reason)| (Some(on), reason));
    connection
        .execute("UPDATE task SET waived_on = ?2, reason = ?3 WHERE id = ?1", params![id, on, reason])?;
    Ok(())
}

pub(super) fn set_due(connection: &Connection, id: i64, due_on: NaiveDate) -> Result<()> {
    connection.execute("UPDATE task SET due_on = ?2 WHERE id = ?1", params![id, due_on])?;
    Ok(())
}

/// The day that a task which comes back counts from, and how many came before it.
pub(super) fn repeats_from(connection: &Connection, id: i64) -> Result<(Option<NaiveDate>, i64)> {
    let sql = "SELECT repeats_from_on, repeats_count FROM task WHERE id = ?1";
    let found = connection
        .query_row(sql, [id], |row| Ok((row.get("repeats_from_on")?, row.get("repeats_count")?)))?;
    Ok(found)
}

pub(super) fn set_repeats_from(
    connection: &Connection,
    id: i64,
    from_on: NaiveDate,
    count: i64,
) -> Result<()> {
    let sql = "UPDATE task SET repeats_from_on = ?2, repeats_count = ?3 WHERE id = ?1";
    connection.execute(sql, params![id, from_on, count])?;
    Ok(())
}

/// A checklist that is started.
pub(super) struct NewChecklist<'a> {
    pub(super) name: &'a str,
    pub(super) template_id: i64,
    pub(super) anchor_on: NaiveDate,
    pub(super) started_on: NaiveDate,
    pub(super) about: &'a TaskDraft,
}

pub(super) fn add_checklist(connection: &Connection, new: &NewChecklist<'_>) -> Result<i64> {
    let columns: [ColumnValue<'_>; 6] = [
        ("name", &new.name),
        ("template_id", &new.template_id),
        ("anchor_on", &new.anchor_on),
        ("started_on", &new.started_on),
        ("member_id", &new.about.member_id),
        ("agreement_id", &new.about.agreement_id),
    ];
    insert_row(connection, "task_checklist", &columns)
}

/// Makes a task an item of a checklist.
pub(super) fn set_item(
    connection: &Connection,
    id: i64,
    checklist_id: i64,
    template_id: i64,
    place: usize,
    item: &TaskTemplateItem,
) -> Result<()> {
    let position = i64::try_from(place).unwrap_or(i64::MAX);
    let sql = "SELECT id FROM task_template_item WHERE template_id = ?1 AND position = ?2";
    let template_item: i64 =
        connection.query_row(sql, params![template_id, position], |row| row.get("id"))?;
    let (party, evidence) = (item.party.code(), item.evidence.map(EvidenceKind::code));
    let columns: [ColumnValue<'_>; 7] = [
        ("checklist_id", &checklist_id),
        ("template_item_id", &template_item),
        ("position", &position),
        ("phase", &item.phase),
        ("party", &party),
        ("evidence", &evidence),
        ("is_optional", &item.is_optional),
    ];
    update_row(connection, "task", id, &columns)
}

pub(super) fn checklists(
    connection: &Connection,
    member_id: Option<i64>,
    agreement_id: Option<i64>,
) -> Result<Vec<Checklist>> {
    let mut statement = connection.prepare_cached(include_str!("sql/checklists.sql"))?;
    let checklists = statement.query_map(params![member_id, None::<i64>, agreement_id], read_checklist)?;
    Ok(checklists.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn checklist(connection: &Connection, id: i64) -> Result<Checklist> {
    let mut statement = connection.prepare_cached(include_str!("sql/checklists.sql"))?;
    let found = statement.query_row(params![None::<i64>, id, None::<i64>], read_checklist).optional()?;
    found.or_not_found(template!("Checklist"), id)
}

pub(super) fn set_anchor(connection: &Connection, id: i64, anchor_on: NaiveDate) -> Result<()> {
    connection.execute("UPDATE task_checklist SET anchor_on = ?2 WHERE id = ?1", params![id, anchor_on])?;
    Ok(())
}

pub(super) fn remove_checklist(connection: &Connection, id: i64) -> Result<()> {
    connection.execute(
        "DELETE FROM task_member WHERE task_id IN (SELECT id FROM task WHERE checklist_id = ?1)",
        [id],
    )?;
    connection.execute("DELETE FROM task WHERE checklist_id = ?1", [id])?;
    connection.execute("DELETE FROM task_checklist WHERE id = ?1", [id])?;
    Ok(())
}

/// The items of templates that a checklist has, by the keys that name them through all versions.
pub(super) fn item_keys(connection: &Connection, checklist_id: i64) -> Result<BTreeSet<String>> {
    let mut statement = connection.prepare_cached(include_str!("sql/item_keys.sql"))?;
    Ok(statement.query_map([checklist_id], |row| row.get("item_key"))?.collect::<rusqlite::Result<_>>()?)
}

/// The rule by which an item is due.
pub(super) fn rule_of(connection: &Connection, task_id: i64) -> Result<Option<DueRule>> {
    let sql =
        "SELECT due FROM task_template_item WHERE id = (SELECT template_item_id FROM task WHERE id = ?1)";
    let due: Option<Option<String>> =
        connection.prepare_cached(sql)?.query_row([task_id], |row| row.get("due")).optional()?;
    Ok(due.flatten().map(|due| serde_json::from_str(&due)).transpose()?)
}

pub(super) fn templates(connection: &Connection) -> Result<Vec<TaskTemplate>> {
    let mut statement = connection.prepare_cached(include_str!("sql/templates.sql"))?;
    let mut templates = statement.query_map([], read_template)?.collect::<rusqlite::Result<Vec<_>>>()?;
    let sql = "SELECT * FROM task_template_item ORDER BY template_id, position";
    let mut statement = connection.prepare_cached(sql)?;
    let items = statement.query_map([], |row| Ok((row.get::<_, i64>("template_id")?, read_item(row)?)))?;
    for item in items {
        let (template_id, item) = item?;
        if let Some(template) = templates.iter_mut().find(|one| one.id == template_id) {
            template.rules.push(item.due.map_or_else(Message::nothing, DueRule::told));
            template.draft.items.push(item);
        }
    }
    Ok(templates)
}

pub(super) fn save_template(
    connection: &Connection,
    family: &str,
    version: i64,
    draft: &TaskTemplateDraft,
) -> Result<i64> {
    let columns: [ColumnValue<'_>; 5] = [
        ("family", &family),
        ("version", &version),
        ("name", &draft.name),
        ("anchor", &draft.anchor),
        ("detail", &draft.detail),
    ];
    let id = insert_row(connection, "task_template", &columns)?;
    for (position, item) in (0_i64..).zip(&draft.items) {
        let due = item.due.map(|due| serde_json::to_string(&due)).transpose()?;
        let (party, evidence) = (item.party.code(), item.evidence.map(EvidenceKind::code));
        let columns: [ColumnValue<'_>; 10] = [
            ("template_id", &id),
            ("position", &position),
            ("item_key", &item.key),
            ("phase", &item.phase),
            ("party", &party),
            ("title", &item.title),
            ("detail", &item.detail),
            ("due", &due),
            ("evidence", &evidence),
            ("is_optional", &item.is_optional),
        ];
        insert_row(connection, "task_template_item", &columns)?;
    }
    Ok(id)
}

pub(super) fn refuse_unknown(connection: &Connection, draft: &TaskDraft) -> Result<()> {
    if let Some(id) = draft.member_id {
        refuse_unknown_member(connection, id)?;
    }
    let Some(id) = draft.agreement_id else { return Ok(()) };
    let sql = "SELECT count(*) AS known FROM agreement WHERE id = ?1";
    let known: i64 = connection.query_row(sql, [id], |row| row.get("known"))?;
    if known == 0 { Err(missing(template!("Agreement"), id)) } else { Ok(()) }
}

pub(super) fn refuse_unknown_member(connection: &Connection, id: i64) -> Result<()> {
    let sql = "SELECT count(*) AS known FROM member WHERE id = ?1";
    let known: i64 = connection.query_row(sql, [id], |row| row.get("known"))?;
    if known == 0 { Err(missing(template!("Member"), id)) } else { Ok(()) }
}

fn missing(record: crate::kernel::Template, id: i64) -> Error {
    Error::not_found(message!("{record} {id} does not exist, or no longer exists.", record, id))
}

fn evidence(row: &Row<'_>) -> rusqlite::Result<Option<EvidenceKind>> {
    let kind: Option<String> = row.get("evidence")?;
    if kind.is_some() { code(row, "evidence", EvidenceKind::from_code).map(Some) } else { Ok(None) }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Task> {
    let repeats: Option<String> = row.get("repeats")?;
    Ok(Task {
        id: row.get("id")?,
        draft: TaskDraft {
            title: row.get("title")?,
            detail: row.get("detail")?,
            due_on: row.get("due_on")?,
            owner: row.get("owner")?,
            member_id: row.get("member_id")?,
            agreement_id: row.get("agreement_id")?,
            about_screen: row.get("about_screen")?,
            about_id: row.get("about_id")?,
            about_name: row.get("about_name")?,
            repeats: if repeats.is_some() { Some(json::<Repeat>(row, "repeats")?) } else { None },
        },
        kept_in: String::new(),
        member: row.get("member")?,
        agreement: row.get("agreement")?,
        checklist_id: row.get("checklist_id")?,
        checklist: row.get("checklist")?,
        template: row.get("template")?,
        version: row.get("version")?,
        anchor_on: row.get("anchor_on")?,
        item: row.get("item")?,
        phase: row.get("phase")?,
        party: code(row, "party", Party::from_code)?,
        is_optional: row.get("is_optional")?,
        evidence: evidence(row)?,
        done_on: row.get("done_on")?,
        done_by: row.get("done_by")?,
        waived_on: row.get("waived_on")?,
        reason: row.get("reason")?,
        due: Message::nothing(),
        is_overdue: false,
        proof: None,
    })
}

fn read_checklist(row: &Row<'_>) -> rusqlite::Result<Checklist> {
    Ok(Checklist {
        id: row.get("id")?,
        name: row.get("name")?,
        template_id: row.get("template_id")?,
        template: row.get("template")?,
        version: row.get("version")?,
        anchor: row.get("anchor")?,
        anchor_on: row.get("anchor_on")?,
        member_id: row.get("member_id")?,
        member: row.get("member")?,
        agreement_id: row.get("agreement_id")?,
        agreement: row.get("agreement")?,
        started_on: row.get("started_on")?,
        done: row.get("done")?,
        of: row.get("items")?,
        next_due_on: row.get("next_due_on")?,
    })
}

fn read_template(row: &Row<'_>) -> rusqlite::Result<TaskTemplate> {
    Ok(TaskTemplate {
        id: row.get("id")?,
        family: row.get("family")?,
        version: row.get("version")?,
        is_replaced: row.get("is_replaced")?,
        draft: TaskTemplateDraft {
            name: row.get("name")?,
            anchor: row.get("anchor")?,
            detail: row.get("detail")?,
            items: Vec::new(),
        },
        rules: Vec::new(),
        open_checklists: row.get("open_checklists")?,
    })
}

fn read_item(row: &Row<'_>) -> rusqlite::Result<TaskTemplateItem> {
    let due: Option<String> = row.get("due")?;
    Ok(TaskTemplateItem {
        key: row.get("item_key")?,
        phase: row.get("phase")?,
        party: code(row, "party", Party::from_code)?,
        title: row.get("title")?,
        detail: row.get("detail")?,
        due: if due.is_some() { Some(json(row, "due")?) } else { None },
        evidence: evidence(row)?,
        is_optional: row.get("is_optional")?,
    })
}
