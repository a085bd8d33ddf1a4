//! Issues in the register.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{
    Issue, IssueDraft, IssueEscalation, IssueKind, IssueNews, IssuePriority, IssueReference, IssueReport,
    IssueSeverity, IssueStance, IssueState, IssueStateSince, IssueUrgency, ListIssues, ReferenceSystem,
    level_title,
};
use crate::kernel::{Result, text};
use crate::register::Person;
use crate::register::rows::{ColumnValue, code, insert_row, update_row};

/// The issues that a request asks for, in no order.
pub(super) fn list(connection: &Connection, request: &ListIssues, today: NaiveDate) -> Result<Vec<Issue>> {
    let json = |codes: Option<Vec<&str>>| codes.map(|codes| serde_json::to_string(&codes)).transpose();
    let states = json(request.states.as_ref().map(|states| states.iter().map(|one| one.code()).collect()))?;
    let kinds = json(request.kinds.as_ref().map(|kinds| kinds.iter().map(|one| one.code()).collect()))?;
    let search = text::search_key(request.search.as_deref().unwrap_or_default());
    let search = Some(search).filter(|key| !key.is_empty());
    let mut statement = connection.prepare_cached(include_str!("sql/list.sql"))?;
    let issues = statement.query_map(
        named_params! {
            ":states": states,
            ":kinds": kinds,
            ":level": request.level,
            ":owner": request.owner,
            ":member_id": request.member_id,
            ":ticket_id": request.ticket_id,
            ":filter": request.filter.map(super::IssueFilter::code),
            ":today": today,
            ":search": search,
        },
        read,
    )?;
    Ok(issues.collect::<rusqlite::Result<_>>()?)
}

/// One issue.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Option<Issue>> {
    let mut statement = connection.prepare_cached("SELECT * FROM issue_now WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Issue> {
    Ok(Issue {
        id: row.get("id")?,
        number: row.get("number")?,
        draft: IssueDraft {
            kind: code(row, "kind", IssueKind::from_code)?,
            title: row.get("title")?,
            description: row.get("description")?,
            impact: row.get("impact")?,
            workaround: row.get("workaround")?,
            severity: code(row, "severity", IssueSeverity::from_code)?,
            urgency: code(row, "urgency", IssueUrgency::from_code)?,
            owner: row.get("owner")?,
            raised_on: row.get("raised_on")?,
            review_on: row.get("review_on")?,
            resolution: row.get("resolution")?,
            is_confidential: row.get("is_confidential")?,
        },
        priority: row.get("priority")?,
        state: code(row, "state", IssueState::from_code)?,
        state_from_on: row.get("state_from_on")?,
        level: row.get("level")?,
        waiting_since_on: row.get("waiting_since_on")?,
        answer_due_on: row.get("answer_due_on")?,
        member_count: row.get("member_count")?,
        opposed_count: row.get("opposed_count")?,
        ticket_count: row.get("ticket_count")?,
        said_on: row.get("said_on")?,
        told_on: row.get("told_on")?,
    })
}

/// The names of those who look after issues, each once.
pub(super) fn owners(connection: &Connection) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT owner FROM issue_now WHERE owner <> '' ORDER BY owner";
    let mut statement = connection.prepare_cached(sql)?;
    let owners = statement.query_map([], |row| row.get("owner"))?;
    Ok(owners.collect::<rusqlite::Result<_>>()?)
}

fn codes(draft: &IssueDraft) -> [&'static str; 3] {
    [draft.kind.code(), draft.severity.code(), draft.urgency.code()]
}

fn columns<'a>(
    draft: &'a IssueDraft,
    [kind, severity, urgency]: &'a [&'static str; 3],
) -> [ColumnValue<'a>; 11] {
    [
        ("kind", kind),
        ("title", &draft.title),
        ("description", &draft.description),
        ("impact", &draft.impact),
        ("workaround", &draft.workaround),
        ("severity", severity),
        ("urgency", urgency),
        ("raised_on", &draft.raised_on),
        ("review_on", &draft.review_on),
        ("resolution", &draft.resolution),
        ("is_confidential", &draft.is_confidential),
    ]
}

pub(super) fn insert(connection: &Connection, draft: &IssueDraft) -> Result<i64> {
    insert_row(connection, "issue", &columns(draft, &codes(draft)))
}

pub(super) fn update(connection: &Connection, id: i64, draft: &IssueDraft) -> Result<()> {
    update_row(connection, "issue", id, &columns(draft, &codes(draft)))
}

/// Removes an issue with everything that hangs on it.
pub(super) fn delete(connection: &Connection, id: i64) -> Result<()> {
    for table in [
        "issue_state",
        "issue_owner",
        "issue_report",
        "issue_level",
        "issue_reference",
        "issue_news",
        "issue_ticket",
    ] {
        connection.execute(&format!("DELETE FROM {table} WHERE issue_id = ?1"), [id])?;
    }
    connection.execute("DELETE FROM issue WHERE id = ?1", [id])?;
    Ok(())
}

/// Removes a row that hangs on an issue.
pub(super) fn delete_part(connection: &Connection, table: &'static str, id: i64) -> Result<()> {
    connection.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])?;
    Ok(())
}

/// The issue on which a row hangs.
pub(super) fn issue_of(connection: &Connection, table: &'static str, id: i64) -> Result<Option<i64>> {
    let sql = format!("SELECT issue_id FROM {table} WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row.get("issue_id")).optional()?)
}

pub(super) fn add_state(connection: &Connection, issue_id: i64, since: &IssueStateSince) -> Result<()> {
    let state = since.state.code();
    let columns: [ColumnValue<'_>; 4] =
        [("issue_id", &issue_id), ("state", &state), ("from_on", &since.from_on), ("note", &since.note)];
    insert_row(connection, "issue_state", &columns).map(|_| ())
}

/// The states that an issue was in, the first first.
pub(super) fn states(connection: &Connection, issue_id: i64) -> Result<Vec<IssueStateSince>> {
    let sql = "SELECT * FROM issue_state WHERE issue_id = ?1 ORDER BY from_on, id";
    let mut statement = connection.prepare_cached(sql)?;
    let states = statement.query_map([issue_id], |row| {
        Ok(IssueStateSince {
            state: code(row, "state", IssueState::from_code)?,
            from_on: row.get("from_on")?,
            note: row.get("note")?,
        })
    })?;
    Ok(states.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_owner(
    connection: &Connection,
    issue_id: i64,
    owner: &str,
    from_on: NaiveDate,
) -> Result<()> {
    let columns: [ColumnValue<'_>; 3] = [("issue_id", &issue_id), ("owner", &owner), ("from_on", &from_on)];
    insert_row(connection, "issue_owner", &columns).map(|_| ())
}

/// The reports of an issue, the first first.
pub(super) fn reports(connection: &Connection, issue_id: i64) -> Result<Vec<IssueReport>> {
    let mut statement = connection.prepare_cached(include_str!("sql/reports.sql"))?;
    let reports = statement.query_map([issue_id], |row| {
        Ok(IssueReport {
            id: row.get("id")?,
            member_id: row.get("member_id")?,
            member: row.get("member")?,
            said_by: row.get("said_by")?,
            said_on: row.get("said_on")?,
            said: row.get("said")?,
            stance: code(row, "stance", IssueStance::from_code)?,
        })
    })?;
    Ok(reports.collect::<rusqlite::Result<_>>()?)
}

/// Stores a report: anew where it has no id yet.
pub(super) fn save_report(connection: &Connection, issue_id: i64, report: &IssueReport) -> Result<()> {
    let stance = report.stance.code();
    let columns: [ColumnValue<'_>; 6] = [
        ("issue_id", &issue_id),
        ("member_id", &report.member_id),
        ("said_by", &report.said_by),
        ("said_on", &report.said_on),
        ("said", &report.said),
        ("stance", &stance),
    ];
    save(connection, "issue_report", report.id, &columns)
}

/// The escalations of an issue, the first first.
pub(super) fn escalations(connection: &Connection, issue_id: i64) -> Result<Vec<IssueEscalation>> {
    let sql = "SELECT * FROM issue_level WHERE issue_id = ?1 ORDER BY asked_on, level, id";
    let mut statement = connection.prepare_cached(sql)?;
    let escalations = statement.query_map([issue_id], |row| {
        let level = row.get("level")?;
        Ok(IssueEscalation {
            id: row.get("id")?,
            level,
            level_title: level_title(level),
            to_whom: row.get("to_whom")?,
            asked_for: row.get("asked_for")?,
            asked_on: row.get("asked_on")?,
            due_on: row.get("due_on")?,
            answered_on: row.get("answered_on")?,
            outcome: row.get("outcome")?,
        })
    })?;
    Ok(escalations.collect::<rusqlite::Result<_>>()?)
}

/// Stores an escalation: anew where it has no id yet.
pub(super) fn save_escalation(connection: &Connection, issue_id: i64, asked: &IssueEscalation) -> Result<()> {
    let columns: [ColumnValue<'_>; 8] = [
        ("issue_id", &issue_id),
        ("level", &asked.level),
        ("to_whom", &asked.to_whom),
        ("asked_for", &asked.asked_for),
        ("asked_on", &asked.asked_on),
        ("due_on", &asked.due_on),
        ("answered_on", &asked.answered_on),
        ("outcome", &asked.outcome),
    ];
    save(connection, "issue_level", asked.id, &columns)
}

/// The references of an issue, in the order in which they were added.
pub(super) fn references(connection: &Connection, issue_id: i64) -> Result<Vec<IssueReference>> {
    let sql = "SELECT * FROM issue_reference WHERE issue_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let references = statement.query_map([issue_id], |row| {
        Ok(IssueReference {
            id: row.get("id")?,
            system: code(row, "system", ReferenceSystem::from_code)?,
            reference: row.get("reference")?,
            url: row.get("url")?,
            closed_on: row.get("closed_on")?,
        })
    })?;
    Ok(references.collect::<rusqlite::Result<_>>()?)
}

/// Stores a reference: anew where it has no id yet.
pub(super) fn save_reference(connection: &Connection, issue_id: i64, known: &IssueReference) -> Result<()> {
    let system = known.system.code();
    let columns: [ColumnValue<'_>; 5] = [
        ("issue_id", &issue_id),
        ("system", &system),
        ("reference", &known.reference),
        ("url", &known.url),
        ("closed_on", &known.closed_on),
    ];
    save(connection, "issue_reference", known.id, &columns)
}

/// What members were told of an issue, the first first.
pub(super) fn news(connection: &Connection, issue_id: i64) -> Result<Vec<IssueNews>> {
    let mut statement = connection.prepare_cached(include_str!("sql/news.sql"))?;
    let news = statement.query_map([issue_id], |row| {
        Ok(IssueNews {
            id: row.get("id")?,
            member_id: row.get("member_id")?,
            member: row.get("member")?,
            told_on: row.get("told_on")?,
            told: row.get("told")?,
        })
    })?;
    Ok(news.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn add_news(connection: &Connection, issue_id: i64, news: &IssueNews) -> Result<()> {
    let columns: [ColumnValue<'_>; 4] = [
        ("issue_id", &issue_id),
        ("member_id", &news.member_id),
        ("told_on", &news.told_on),
        ("told", &news.told),
    ];
    insert_row(connection, "issue_news", &columns).map(|_| ())
}

/// The priority of each severity with each urgency.
pub(super) fn matrix(connection: &Connection) -> Result<Vec<IssuePriority>> {
    let mut statement = connection.prepare_cached("SELECT * FROM issue_priority_now")?;
    let matrix = statement.query_map([], |row| {
        Ok(IssuePriority {
            severity: code(row, "severity", IssueSeverity::from_code)?,
            urgency: code(row, "urgency", IssueUrgency::from_code)?,
            priority: row.get("priority")?,
        })
    })?;
    Ok(matrix.collect::<rusqlite::Result<_>>()?)
}

/// Puts a priority into the matrix, instead of what stood there.
pub(super) fn set_priority(connection: &Connection, cell: &IssuePriority) -> Result<()> {
    let (severity, urgency) = (cell.severity.code(), cell.urgency.code());
    let sql = "SELECT id FROM issue_priority WHERE severity = ?1 AND urgency = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let id: Option<i64> = statement.query_row([severity, urgency], |row| row.get("id")).optional()?;
    let columns: [ColumnValue<'_>; 3] =
        [("severity", &severity), ("urgency", &urgency), ("priority", &cell.priority)];
    save(connection, "issue_priority", id.unwrap_or_default(), &columns)
}

/// The columns that hold nothing but the name of somebody, with their tables.
const NAMES: [(&str, &str); 3] =
    [("issue_owner", "owner"), ("issue_report", "said_by"), ("issue_level", "to_whom")];

/// The rows that name a person alone, as table, column and id, with what stands there.
pub(super) fn rows_naming(
    connection: &Connection,
    person: &Person,
) -> Result<Vec<(&'static str, &'static str, i64, String)>> {
    let mut found = Vec::new();
    for (table, column) in NAMES {
        let sql = format!("SELECT id, {column} AS name FROM {table} WHERE {column} <> ''");
        let mut statement = connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name: String = row.get("name")?;
            if person.is_named_in(std::iter::once(name.as_str())) {
                found.push((table, column, row.get("id")?, name));
            }
        }
    }
    Ok(found)
}

/// Puts another name where a person stood.
pub(super) fn rename(
    connection: &Connection,
    (table, column, id): (&'static str, &'static str, i64),
    name: &str,
) -> Result<()> {
    update_row(connection, table, id, &[(column, &name)])
}

fn save(connection: &Connection, table: &'static str, id: i64, columns: &[ColumnValue<'_>]) -> Result<()> {
    match id {
        0 => insert_row(connection, table, columns).map(|_| ()),
        id => update_row(connection, table, id, columns),
    }
}
