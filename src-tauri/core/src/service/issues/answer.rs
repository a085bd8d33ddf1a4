//! What came back of an escalation.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::get::{self, find_by_part};
use super::{IssueDetail, IssueEscalation, store};
use crate::kernel::{FieldProblems, Id, OptionExt, Result, text};
use crate::register::{Op, Register};

/// Asks to note an answer, or to take one back.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AnswerIssuesEscalation {
    /// The escalation.
    pub id: i64,
    /// When the answer came; null takes it back.
    #[ts(as = "Option<String>")]
    pub answered_on: Option<NaiveDate>,
    /// What it said.
    #[serde(default)]
    pub outcome: Option<String>,
}

/// Notes an answer, or takes one back.
///
/// # Errors
/// On `answered_on`: a day to come, or before the question. On `outcome`: none.
pub fn answer(register: &mut Register, request: AnswerIssuesEscalation) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_level", template!("Escalation"), request.id)?;
    let asked = store::escalations(register.reader(), issue.id)?
        .into_iter()
        .find(|asked| asked.id == request.id)
        .or_not_found(template!("Escalation"), request.id)?;
    let mut problems = FieldProblems::default();
    let outcome = problems.take("outcome", text::lines(request.outcome.as_deref().unwrap_or_default()));
    if let Some(day) = request.answered_on {
        if day > register.clock().today() {
            problems.add("answered_on", message!("{day, date, long} is to come.", day));
        } else if day < asked.asked_on {
            problems.add(
                "answered_on",
                message!(
                    "It was asked for on {day, date, long}, and cannot be answered before.",
                    day = asked.asked_on
                ),
            );
        }
        if outcome.is_empty() && problems.iter().all(|(field, _)| field != "outcome") {
            problems.add("outcome", message!("Say what the answer was."));
        }
    }
    problems.into_result()?;
    let summary = match request.answered_on {
        Some(_) => {
            message!(
                "Noted the answer of {to_whom} on the issue {number}",
                to_whom = asked.to_whom,
                number = issue.number
            )
        }
        None => message!(
            "Took back the answer of {to_whom} on the issue {number}",
            to_whom = asked.to_whom,
            number = issue.number
        ),
    };
    let outcome = if request.answered_on.is_some() { outcome } else { String::new() };
    let answered = IssueEscalation { answered_on: request.answered_on, outcome, ..asked };
    register.transact(Op::new(summary), |edit| store::save_escalation(edit, issue.id, &answered))?;
    get::get(register, Id { id: issue.id })
}
