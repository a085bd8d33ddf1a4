//! The issues register as a table.

use super::{Issue, IssueState, ListIssues};
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::kernel::{Message, Result};
use crate::register::{Register, lists};

lists! {
    "issues": ListIssues => issues;
}

const ISSUES: [ListColumn<Issue>; 21] = [
    column("number", "Number", |row| Cell::text(&row.number)),
    column("kind", "Kind", |row| Cell::text(row.draft.kind.code())),
    column("title", "Title", |row| Cell::text(&row.draft.title)),
    column("description", "Description", |row| Cell::text(&row.draft.description)),
    column("impact", "Impact", |row| Cell::text(&row.draft.impact)),
    column("workaround", "Workaround", |row| Cell::text(&row.draft.workaround)),
    column("severity", "Severity", |row| Cell::text(row.draft.severity.code())),
    column("urgency", "Urgency", |row| Cell::text(row.draft.urgency.code())),
    column("priority", "Priority", |row| Cell::Count(i64::from(row.priority))),
    column("state", "State", |row| Cell::said(&Message::from(row.state.title()))),
    column("state_from_on", "Since", |row| Cell::Date(Some(row.state_from_on))),
    column("level", "Level", |row| Cell::Count(i64::from(row.level))),
    column("waiting_since_on", "Waiting since", |row| Cell::Date(row.waiting_since_on)),
    column("answer_due_on", "Answer due", |row| Cell::Date(row.answer_due_on)),
    column("member_count", "Members", |row| Cell::Count(row.member_count)),
    column("ticket_count", "Tickets", |row| Cell::Count(row.ticket_count)),
    column("owner", "Owner", |row| Cell::text(&row.draft.owner)),
    column("raised_on", "Raised", |row| Cell::Date(Some(row.draft.raised_on))),
    column("review_on", "Review", |row| Cell::Date(row.draft.review_on)),
    column("resolution", "Resolution", |row| Cell::text(&row.draft.resolution)),
    column("is_confidential", "Confidential", |row| {
        Cell::text(if row.draft.is_confidential { "yes" } else { "no" })
    }),
];

const fn column(key: &'static str, heading: &'static str, cell: fn(&Issue) -> Cell) -> ListColumn<Issue> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The issues that `request` lists; all of them, those that are over too, when it names no state.
fn issues(register: &Register, request: ListIssues, asked: Option<&[String]>) -> Result<ListTable> {
    let states = request.states.clone().or_else(|| Some(IssueState::ALL.to_vec()));
    let request = ListIssues { states, offset: None, limit: Some(usize::MAX), ..request };
    let rows = super::list(register, request)?.rows;
    Ok(tabulated("Issues", &chosen("the issues", &ISSUES, asked)?, &rows))
}
