//! Lists issues.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Issue, IssueKind, IssueState, store};
use crate::kernel::{Result, codes};
use crate::register::Register;

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: usize = 100;

/// Issues that wait for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueFilter {
    /// An answer is overdue.
    Overdue,
    /// The day of review has come.
    Review,
    /// A member said something after members were last told something.
    WithoutNews,
}

codes!(IssueFilter { Overdue = "overdue", Review = "review", WithoutNews = "without_news" });

/// Asks for a page of issues.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListIssues {
    /// Part of a number, a title, a description, a reference or an owner.
    pub search: Option<String>,
    /// Only those that stand so; those that are not over when absent.
    pub states: Option<Vec<IssueState>>,
    /// Only these kinds.
    pub kinds: Option<Vec<IssueKind>>,
    /// Only those at this level.
    pub level: Option<u32>,
    /// Only those that this person looks after.
    pub owner: Option<String>,
    /// Only those that this member said something of, or has a ticket about.
    pub member_id: Option<i64>,
    /// Only those that this ticket, or one merged into it, is about.
    pub ticket_id: Option<i64>,
    /// Only those that wait for somebody.
    pub filter: Option<IssueFilter>,
    /// By priority, then the oldest first, unless given.
    pub sort: Option<IssueSort>,
    /// Rows to pass over.
    pub offset: Option<usize>,
    /// Rows to give at most.
    pub limit: Option<usize>,
}

/// An order of issues.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct IssueSort {
    /// The column.
    pub by: IssueSortBy,
    /// From the end.
    #[serde(default)]
    pub descending: bool,
}

/// The columns issues can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueSortBy {
    /// In the order in which they were entered.
    Number,
    /// The title.
    Title,
    /// The priority.
    Priority,
    /// The state.
    State,
    /// The level of escalation.
    Level,
    /// How many members want it.
    Members,
    /// When it was raised.
    RaisedOn,
    /// By when an answer was asked for.
    AnswerDueOn,
    /// When to look at it again.
    ReviewOn,
    /// Who looks after it.
    Owner,
}

/// A page of issues.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IssueList {
    /// The issues of this page.
    pub rows: Vec<Issue>,
    /// How many there are in all.
    pub total: usize,
    /// Who looks after issues, for a filter.
    pub owners: Vec<String>,
}

/// Gives a page of issues.
///
/// # Errors
/// What SQLite reports.
pub fn list(register: &Register, mut request: ListIssues) -> Result<IssueList> {
    if request.states.is_none() {
        request.states = Some(IssueState::ALL.iter().copied().filter(|state| !state.is_final()).collect());
    }
    let mut rows = store::list(register.reader(), &request, register.clock().today())?;
    let sort = request.sort.unwrap_or(IssueSort { by: IssueSortBy::Priority, descending: false });
    rows.sort_by_cached_key(|issue| (key(issue, sort.by), issue.draft.raised_on, issue.id));
    if sort.descending {
        rows.reverse();
    }
    let total = rows.len();
    let (offset, limit) = (request.offset.unwrap_or(0), request.limit.unwrap_or(PAGE_ROWS));
    let rows = rows.into_iter().skip(offset).take(limit).collect();
    Ok(IssueList { rows, total, owners: store::owners(register.reader())? })
}

/// What an issue is sorted by: a number, a day or a text; days that are missing come last.
fn key(issue: &Issue, by: IssueSortBy) -> (i64, NaiveDate, String) {
    let number = |number: i64| (number, NaiveDate::MIN, String::new());
    let day = |day: Option<NaiveDate>| (0, day.unwrap_or(NaiveDate::MAX), String::new());
    let text = |text: &str| (0, NaiveDate::MIN, crate::kernel::text::search_key(text));
    match by {
        IssueSortBy::Number => number(issue.id),
        IssueSortBy::Title => text(&issue.draft.title),
        IssueSortBy::Priority => number(i64::from(issue.priority)),
        IssueSortBy::State => number(issue.state as i64),
        IssueSortBy::Level => number(i64::from(issue.level)),
        IssueSortBy::Members => number(issue.member_count),
        IssueSortBy::RaisedOn => day(Some(issue.draft.raised_on)),
        IssueSortBy::AnswerDueOn => day(issue.answer_due_on),
        IssueSortBy::ReviewOn => day(issue.draft.review_on),
        IssueSortBy::Owner => text(&issue.draft.owner),
    }
}
