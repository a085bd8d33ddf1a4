//! What members were told of an issue, and how.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::get::{self, find, find_by_part};
use super::{IssueDetail, IssueNews, store};
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::people::members;
use crate::register::{Op, Register};

/// Asks to note that members were told something.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AddIssuesNews {
    /// The issue.
    pub issue_id: i64,
    /// The member; none for all whom the issue concerns.
    pub member_id: Option<i64>,
    /// When; today when absent.
    #[ts(as = "Option<String>")]
    pub told_on: Option<NaiveDate>,
    /// How and what: by mail, in a meeting, in a newsletter.
    pub told: String,
}

/// Notes that members were told something.
///
/// # Errors
/// On `told`: nothing. On `told_on`: a day to come. A member that does not exist.
pub fn add_news(register: &mut Register, request: AddIssuesNews) -> Result<IssueDetail> {
    let today = register.clock().today();
    let issue = find(register.reader(), request.issue_id)?;
    if let Some(member_id) = request.member_id {
        members::find(register.reader(), member_id)?;
    }
    let mut problems = FieldProblems::default();
    let told = problems.take("told", text::lines(&request.told));
    if told.is_empty() && problems.is_empty() {
        problems.add("told", message!("Say how they were told, and what."));
    }
    let told_on = request.told_on.unwrap_or(today);
    if told_on > today {
        problems.add("told_on", message!("{told_on, date, long} is to come.", told_on));
    }
    problems.into_result()?;
    let news = IssueNews { id: 0, member_id: request.member_id, member: String::new(), told_on, told };
    let op = Op::new(message!("Noted what members were told of the issue {number}", number = issue.number));
    register.transact(op, |edit| store::add_news(edit, issue.id, &news))?;
    get::get(register, Id { id: issue.id })
}

/// Takes back that members were told something.
pub fn remove_news(register: &mut Register, request: Id) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_news", template!("News"), request.id)?;
    let op = Op::new(message!("Removed news on the issue {number}", number = issue.number));
    register.transact(op, |edit| store::delete_part(edit, "issue_news", request.id))?;
    get::get(register, Id { id: issue.id })
}
