//! Where ORCID or a vendor keeps its own record of an issue: several, as their tickets are split and merged.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::get::{self, find, find_by_part};
use super::{Issue, IssueDetail, IssueReference, ReferenceSystem, store};
use crate::kernel::{FieldProblems, Id, Result, text};
use crate::register::{Op, Register};

/// Another record of an issue, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReferenceDraft {
    /// Where it is kept.
    pub system: ReferenceSystem,
    /// Its number or title there.
    pub reference: String,
    /// Where it can be read; empty for nowhere.
    pub url: String,
    /// When it was closed there.
    #[ts(type = "string | null")]
    pub closed_on: Option<NaiveDate>,
}

/// Asks to add a reference.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddIssuesReference {
    /// The issue.
    pub issue_id: i64,
    /// The reference.
    #[serde(flatten)]
    pub draft: ReferenceDraft,
}

/// Asks to change a reference.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateIssuesReference {
    /// The reference.
    pub id: i64,
    /// What it says.
    #[serde(flatten)]
    pub draft: ReferenceDraft,
}

/// Adds a reference.
///
/// # Errors
/// On `reference`: none, or one the issue has. On `url`: what is no address. On `closed_on`: a day to come.
pub fn add_reference(register: &mut Register, request: AddIssuesReference) -> Result<IssueDetail> {
    let issue = find(register.reader(), request.issue_id)?;
    save(register, &issue, 0, request.draft)
}

/// Changes a reference.
///
/// # Errors
/// As [`add_reference`].
pub fn update_reference(register: &mut Register, request: UpdateIssuesReference) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_reference", template!("Reference"), request.id)?;
    save(register, &issue, request.id, request.draft)
}

/// Removes a reference.
pub fn remove_reference(register: &mut Register, request: Id) -> Result<IssueDetail> {
    let issue = find_by_part(register.reader(), "issue_reference", template!("Reference"), request.id)?;
    let op = Op::new(message!("Removed a reference of the issue {number}", number = issue.number));
    register.transact(op, |edit| store::delete_part(edit, "issue_reference", request.id))?;
    get::get(register, Id { id: issue.id })
}

fn save(register: &mut Register, issue: &Issue, id: i64, draft: ReferenceDraft) -> Result<IssueDetail> {
    let mut problems = FieldProblems::default();
    let reference = IssueReference {
        id,
        system: draft.system,
        reference: problems.take("reference", text::line(&draft.reference)),
        url: problems.take("url", text::website(&draft.url)),
        closed_on: draft.closed_on,
    };
    let known = store::references(register.reader(), issue.id)?;
    let is_known = |other: &IssueReference| {
        other.id != id && (other.system, &other.reference) == (reference.system, &reference.reference)
    };
    if reference.reference.is_empty() && problems.iter().all(|(field, _)| field != "reference") {
        problems.add("reference", message!("Give its number or title there."));
    } else if known.iter().any(is_known) {
        problems.add(
            "reference",
            message!("The issue has {reference} already.", reference = reference.reference),
        );
    }
    if let Some(day) = reference.closed_on.filter(|day| *day > register.clock().today()) {
        problems.add("closed_on", message!("{day, date, long} is to come.", day));
    }
    problems.into_result()?;
    let summary = message!(
        "Noted {reference} as a reference of the issue {number}",
        reference = reference.reference,
        number = issue.number
    );
    register.transact(Op::new(summary), |edit| store::save_reference(edit, issue.id, &reference))?;
    get::get(register, Id { id: issue.id })
}
