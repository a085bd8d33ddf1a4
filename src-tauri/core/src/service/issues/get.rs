//! One issue with everything that is known of it.

use serde::Serialize;
use ts_rs::TS;

use super::trail::{self, TrailStep};
use super::{
    Issue, IssueEscalation, IssueNews, IssueReference, IssueReport, IssueStateSince, IssueTicket, proposals,
    store, tickets,
};
use crate::kernel::{Id, Message, OptionExt, Result};
use crate::register::{Connection, Register};
use crate::service::calendar;

/// An issue with everything that is known of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IssueDetail {
    /// As it stands.
    pub issue: Issue,
    /// What was said of it, the first first.
    pub reports: Vec<IssueReport>,
    /// What was asked of whom, the first first.
    pub escalations: Vec<IssueEscalation>,
    /// Where others keep it.
    pub references: Vec<IssueReference>,
    /// What members were told, the first first.
    pub news: Vec<IssueNews>,
    /// The tickets that are about it, by their numbers.
    pub tickets: Vec<IssueTicket>,
    /// The states it was in, the first first.
    pub states: Vec<IssueStateSince>,
    /// Who said what when, what ORCID was asked and answered, and when members were told.
    pub trail: Vec<TrailStep>,
    /// What the register proposes to do next; nothing is done by itself.
    pub proposals: Vec<Message>,
    /// How many days the oldest question has had no answer; none while every question has one.
    pub waiting_days: Option<i64>,
    /// How many of them were working days of the desk.
    pub waiting_working_days: Option<i64>,
    /// The level that is proposed, where an answer is overdue.
    pub next_level: Option<u32>,
}

/// Gives an issue with everything that is known of it.
pub fn get(register: &Register, request: Id) -> Result<IssueDetail> {
    let connection = register.reader();
    let issue = find(connection, request.id)?;
    let mut detail = IssueDetail {
        reports: store::reports(connection, issue.id)?,
        escalations: store::escalations(connection, issue.id)?,
        references: store::references(connection, issue.id)?,
        news: store::news(connection, issue.id)?,
        tickets: tickets::store::tickets(connection, issue.id)?,
        states: store::states(connection, issue.id)?,
        trail: Vec::new(),
        proposals: Vec::new(),
        waiting_days: None,
        waiting_working_days: None,
        next_level: None,
        issue,
    };
    let today = register.clock().today();
    if let Some(since) = detail.issue.waiting_since_on {
        detail.waiting_days = Some((today - since).num_days());
        detail.waiting_working_days = Some(calendar::desk(connection)?.days_between(since, today)?);
    }
    detail.trail = trail::of(&detail);
    detail.proposals = proposals::of(&detail, today);
    detail.next_level = proposals::next_level(&detail, today);
    Ok(detail)
}

/// The issue `id`.
pub(super) fn find(connection: &Connection, id: i64) -> Result<Issue> {
    store::find(connection, id)?.or_not_found(template!("Issue"), id)
}

/// The issue on which the row `id` of a table hangs; `what` is what such a row is called.
pub(super) fn find_by_part(
    connection: &Connection,
    table: &'static str,
    what: crate::kernel::Template,
    id: i64,
) -> Result<Issue> {
    let issue_id = store::issue_of(connection, table, id)?.or_not_found(what, id)?;
    find(connection, issue_id)
}
