//! Enters an issue, and changes what it says.

use serde::Deserialize;
use ts_rs::TS;

use super::get::{self, find};
use super::{IssueDetail, IssueDraft, IssueReport, IssueStance, IssueState, IssueStateSince, store};
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::people::members;
use crate::register::{Op, Register};

/// Longest title, in characters: it stands in lists and in the subject of letters.
const TITLE_LENGTH_MAX: usize = 200;

/// Asks to enter an issue.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AddIssues {
    /// What it says.
    #[serde(flatten)]
    pub draft: IssueDraft,
    /// The member that raised it; none for the lead itself or a committee.
    #[serde(default)]
    pub member_id: Option<i64>,
    /// Who raised it; empty or absent for nobody in particular.
    #[serde(default)]
    pub said_by: Option<String>,
}

/// Asks to change what an issue says.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateIssues {
    /// The issue.
    pub id: i64,
    /// What it says.
    #[serde(flatten)]
    pub draft: IssueDraft,
}

/// Enters an issue. It is open from the day on which it was raised.
///
/// # Errors
/// On `title`: none, or a long one. On `raised_on`: a day to come. A member that does not exist.
pub fn add(register: &mut Register, request: AddIssues) -> Result<IssueDetail> {
    let today = register.clock().today();
    let draft = checked(request.draft, today)?;
    if let Some(member_id) = request.member_id {
        members::find(register.reader(), member_id)?;
    }
    let said_by = text::line(request.said_by.as_deref().unwrap_or_default())
        .map_err(|message| crate::kernel::Error::invalid("said_by", message))?;
    let op = Op::new(message!("Entered the issue “{title}”", title = draft.title));
    let id = register.transact(op, |edit| {
        let id = store::insert(edit, &draft)?;
        let note = String::new();
        store::add_state(
            edit,
            id,
            &IssueStateSince { state: IssueState::Open, from_on: draft.raised_on, note },
        )?;
        if !draft.owner.is_empty() {
            store::add_owner(edit, id, &draft.owner, today)?;
        }
        if request.member_id.is_some() || !said_by.is_empty() {
            let report = IssueReport {
                id: 0,
                member_id: request.member_id,
                member: String::new(),
                said_by: said_by.clone(),
                said_on: draft.raised_on,
                said: draft.title.clone(),
                stance: IssueStance::For,
            };
            store::save_report(edit, id, &report)?;
        }
        Ok(id)
    })?;
    get::get(register, Id { id })
}

/// Changes what an issue says. Another owner looks after it from today on.
///
/// # Errors
/// As [`add`].
pub fn update(register: &mut Register, request: UpdateIssues) -> Result<IssueDetail> {
    let today = register.clock().today();
    let before = find(register.reader(), request.id)?;
    let draft = checked(request.draft, today)?;
    let summary =
        message!("Changed the issue {number} “{title}”", number = before.number, title = draft.title);
    register.transact(Op::new(summary), |edit| {
        if draft.owner != before.draft.owner {
            store::add_owner(edit, request.id, &draft.owner, today)?;
        }
        store::update(edit, request.id, &draft)
    })?;
    get::get(register, Id { id: request.id })
}

/// An issue as it is stored.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with every bad field.
pub(super) fn checked(draft: IssueDraft, today: chrono::NaiveDate) -> Result<IssueDraft> {
    let mut problems = FieldProblems::default();
    let title = problems
        .take("title", text::line(&draft.title).and_then(|title| text::within(title, TITLE_LENGTH_MAX)));
    if title.is_empty() && problems.is_empty() {
        problems.add("title", message!("Say in a line what the issue is."));
    }
    if draft.raised_on > today {
        problems.add(
            "raised_on",
            message!("{day, date, long} is to come. When was it raised?", day = draft.raised_on),
        );
    }
    let draft = IssueDraft {
        title,
        description: problems.take("description", text::lines(&draft.description)),
        impact: problems.take("impact", text::lines(&draft.impact)),
        workaround: problems.take("workaround", text::lines(&draft.workaround)),
        resolution: problems.take("resolution", text::lines(&draft.resolution)),
        owner: problems.take("owner", text::line(&draft.owner)),
        ..draft
    };
    problems.into_result()?;
    Ok(draft)
}
