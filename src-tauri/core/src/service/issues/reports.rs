//! What members, staff and committees say of an issue.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get::{self, find, find_by_part};
use super::{Issue, IssueDetail, IssueReport, IssueStance, store};
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::people::members;
use crate::register::{Op, Register};

/// What somebody said, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ReportDraft {
    /// The member that says it; none for the lead itself or a committee.
    pub member_id: Option<i64>,
    /// Who said it; empty for nobody in particular.
    pub said_by: String,
    /// When.
    #[ts(type = "string")]
    pub said_on: NaiveDate,
    /// What.
    pub said: String,
    /// Whether it wants what the issue asks for.
    pub stance: IssueStance,
}

/// Asks to note what somebody said of an issue.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddIssuesReport {
    /// The issue.
    pub issue_id: i64,
    /// What was said.
    #[serde(flatten)]
    pub draft: ReportDraft,
}

/// Asks to correct what somebody said.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateIssuesReport {
    /// The report.
    pub id: i64,
    /// What was said.
    #[serde(flatten)]
    pub draft: ReportDraft,
}

/// Notes what somebody said of an issue.
///
/// # Errors
/// On `said_by`: neither a member nor a name. On `said_on`: a day to come.
pub fn add_report(register: &mut Register, request: AddIssuesReport) -> Result<IssueDetail> {
    let issue = find(register.reader(), request.issue_id)?;
    save(register, &issue, 0, request.draft)
}

/// Corrects what somebody said.
///
/// # Errors
/// As [`add_report`].
pub fn update_report(register: &mut Register, request: UpdateIssuesReport) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_report", template!("Report"), request.id)?;
    save(register, &issue, request.id, request.draft)
}

/// Takes back what somebody said.
pub fn remove_report(register: &mut Register, request: Id) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_report", template!("Report"), request.id)?;
    let summary = message!("Removed a report of the issue {number}", number = issue.number);
    register.transact(Op::new(summary), |edit| store::delete_part(edit, "issue_report", request.id))?;
    get::get(register, Id { id: issue.id })
}

fn save(register: &mut Register, issue: &Issue, id: i64, draft: ReportDraft) -> Result<IssueDetail> {
    let member = match draft.member_id {
        Some(member_id) => members::find(register.reader(), member_id)?.draft.official_name,
        None => String::new(),
    };
    let mut problems = FieldProblems::default();
    let report = IssueReport {
        id,
        member_id: draft.member_id,
        member,
        said_by: problems.take("said_by", text::line(&draft.said_by)),
        said_on: draft.said_on,
        said: problems.take("said", text::lines(&draft.said)),
        stance: draft.stance,
    };
    if report.member_id.is_none() && report.said_by.is_empty() && problems.is_empty() {
        problems.add("said_by", message!("Choose a member, or say who it was."));
    }
    if report.said_on > register.clock().today() {
        problems.add("said_on", message!("{day, date, long} is to come.", day = report.said_on));
    }
    problems.into_result()?;
    let who = if report.member.is_empty() { &report.said_by } else { &report.member };
    let summary = message!("Noted what {who} says of the issue {number}", who, number = issue.number);
    register.transact(Op::new(summary), |edit| store::save_report(edit, issue.id, &report))?;
    get::get(register, Id { id: issue.id })
}
