//! Takes an issue to the next who can solve it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get::{self, find, find_by_part};
use super::{
    Issue, IssueDetail, IssueEscalation, IssueState, IssueStateSince, LEVEL_MAX, level_title, store,
};
use crate::kernel::{FieldProblems, Id, OptionExt, Result, text};
use crate::register::{Op, Register};

/// What is asked of whom, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EscalationDraft {
    /// From 1 to 4.
    pub level: u32,
    /// Who is asked.
    pub to_whom: String,
    /// What for.
    pub asked_for: String,
    /// When.
    #[ts(type = "string")]
    pub asked_on: NaiveDate,
    /// By when an answer is asked for.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
}

/// Asks to note that an issue was taken to a level.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EscalateIssues {
    /// The issue.
    pub issue_id: i64,
    /// What is asked of whom.
    #[serde(flatten)]
    pub draft: EscalationDraft,
}

/// Asks to correct what was asked of whom.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateIssuesEscalation {
    /// The escalation.
    pub id: i64,
    /// What is asked of whom.
    #[serde(flatten)]
    pub draft: EscalationDraft,
}

/// Notes that an issue was taken to a level. An issue that the lead had is with ORCID from then on.
///
/// # Errors
/// On `level`: one that is not from 1 to 4. On `to_whom`: nobody. On `asked_on`: a day to come. On `due_on`: a day before.
pub fn escalate(register: &mut Register, request: EscalateIssues) -> Result<IssueDetail> {
    let issue = find(register.reader(), request.issue_id)?;
    let new = IssueEscalation {
        id: 0,
        level: request.draft.level,
        level_title: level_title(request.draft.level),
        to_whom: String::new(),
        asked_for: String::new(),
        asked_on: request.draft.asked_on,
        due_on: None,
        answered_on: None,
        outcome: String::new(),
    };
    save(register, &issue, new, request.draft)
}

/// Corrects what was asked of whom.
///
/// # Errors
/// As [`escalate`].
pub fn update_escalation(register: &mut Register, request: UpdateIssuesEscalation) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_level", template!("Escalation"), request.id)?;
    let known = store::escalations(register.reader(), issue.id)?
        .into_iter()
        .find(|known| known.id == request.id)
        .or_not_found(template!("Escalation"), request.id)?;
    save(register, &issue, known, request.draft)
}

fn save(
    register: &mut Register,
    issue: &Issue,
    known: IssueEscalation,
    draft: EscalationDraft,
) -> Result<IssueDetail> {
    let mut problems = FieldProblems::default();
    if !(1..=LEVEL_MAX).contains(&draft.level) {
        let most = LEVEL_MAX;
        problems.add("level", message!("Levels go from 1 to {most}.", most));
    }
    let to_whom = problems.take("to_whom", text::line(&draft.to_whom));
    if to_whom.is_empty() && problems.iter().all(|(field, _)| field != "to_whom") {
        problems.add("to_whom", message!("Say who is asked."));
    }
    let asked_for = problems.take("asked_for", text::lines(&draft.asked_for));
    if draft.asked_on > register.clock().today() {
        problems.add("asked_on", message!("{day, date, long} is to come.", day = draft.asked_on));
    }
    if draft.due_on.is_some_and(|due_on| due_on < draft.asked_on) {
        problems.add("due_on", message!("An answer cannot be due before it was asked for."));
    }
    problems.into_result()?;
    let is_new = known.id == 0;
    let asked = IssueEscalation {
        level: draft.level,
        level_title: level_title(draft.level),
        to_whom,
        asked_for,
        asked_on: draft.asked_on,
        due_on: draft.due_on,
        ..known
    };
    let summary = message!(
        "Took the issue {number} to {to_whom} ({level})",
        number = issue.number,
        to_whom = asked.to_whom,
        level = asked.level_title
    );
    register.transact(Op::new(summary), |edit| {
        store::save_escalation(edit, issue.id, &asked)?;
        if is_new && issue.state == IssueState::Open && asked.asked_on >= issue.state_from_on {
            let since = IssueStateSince {
                state: IssueState::WithOrcid,
                from_on: asked.asked_on,
                note: String::new(),
            };
            store::add_state(edit, issue.id, &since)?;
        }
        Ok(())
    })?;
    get::get(register, Id { id: issue.id })
}
