//! Where an issue stands.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::get::{self, find};
use super::{IssueDetail, IssueState, IssueStateSince, store};
use crate::kernel::{Error, FieldProblems, Id, Message, Result, text};
use crate::register::{Op, Register};

/// Asks to put an issue into another state.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SetIssuesState {
    /// The issue.
    pub id: i64,
    /// The state.
    pub state: IssueState,
    /// From when; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// Why. What is over needs it, unless the issue says already what solved it.
    #[serde(default)]
    pub note: Option<String>,
}

/// Puts an issue into another state. One that is over can be opened again.
///
/// # Errors
/// The state in which it is. On `on`: a day to come, or before the last change. On `note`: none where the issue is over
/// and says nothing of why.
pub fn set_state(register: &mut Register, request: SetIssuesState) -> Result<IssueDetail> {
    let today = register.clock().today();
    let issue = find(register.reader(), request.id)?;
    let on = request.on.unwrap_or(today);
    if issue.state == request.state {
        return Err(Error::conflict(message!(
            "{number} stands so already, since {day, date, long}.",
            number = issue.number,
            day = issue.state_from_on
        )));
    }
    let mut problems = FieldProblems::default();
    let note = problems.take("note", text::lines(request.note.as_deref().unwrap_or_default()));
    if on > today {
        problems.add("on", message!("{on, date, long} is to come.", on));
    } else if on < issue.state_from_on {
        problems.add(
            "on",
            message!(
                "It stands where it stands since {day, date, long}. Choose that day or a later one.",
                day = issue.state_from_on
            ),
        );
    }
    if request.state.is_final() && note.is_empty() && issue.draft.resolution.is_empty() {
        problems.add("note", message!("Say why: members and ORCID will ask."));
    }
    problems.into_result()?;
    let summary = message!(
        "Put the issue {number} “{title}” to: {state}",
        number = issue.number,
        title = issue.draft.title,
        state = Message::from(request.state.title())
    );
    let since = IssueStateSince { state: request.state, from_on: on, note };
    register.transact(Op::new(summary), |edit| {
        store::add_state(edit, issue.id, &since)?;
        if since.state.is_final() && issue.draft.resolution.is_empty() {
            let draft = super::IssueDraft { resolution: since.note.clone(), ..issue.draft.clone() };
            store::update(edit, issue.id, &draft)?;
        }
        Ok(())
    })?;
    get::get(register, Id { id: request.id })
}
