//! Approves a run: somebody looked at exactly these bills and agreed.

use serde::Deserialize;
use ts_rs::TS;

use super::approval::{self, Approval};
use super::preview_token::PreviewToken;
use super::{BillingRequest, ProblemSeverity, run, store};
use crate::kernel::{Error, Result, text};
use crate::register::{Op, Register};

/// Asks to approve the run of a licence year, or a part of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ApproveBilling {
    /// What was previewed. Dates and currencies that are absent are those of the preview.
    #[serde(flatten)]
    pub run: BillingRequest,
    /// What the preview showed, so that nothing else is approved than what was looked at.
    pub fingerprint: String,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// Approves the run of a licence year, or a part of it: for its invoice date, due date and currencies, member by member.
/// It takes the place of what was approved of the same members before; of everybody where all are approved.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when the run is not what the preview showed, or something blocks it.
pub fn approve(register: &mut Register, request: ApproveBilling) -> Result<Approval> {
    let note = text::line(request.note.as_deref().unwrap_or_default())
        .map_err(|message| Error::invalid("note", message))?;
    let asked = PreviewToken::parse(&request.fingerprint).complete(request.run);
    let worked = run::work_out(register.reader(), register.clock(), &asked)?;
    if worked.fingerprint != request.fingerprint {
        return Err(Error::conflict(message!(
            "The run changed since it was previewed. Look it over again, then approve it."
        )));
    }
    if let Some(blocker) = worked.problems.iter().find(|problem| problem.severity == ProblemSeverity::Blocker)
    {
        return Err(Error::conflict(message!(
            "The run cannot be approved. {problem} {what_to_do}",
            problem = blocker.problem,
            what_to_do = blocker.what_to_do
        )));
    }
    if worked.bills.is_empty() {
        return Err(Error::conflict(message!("There is nothing to approve: the run bills nobody.")));
    }
    let approval = Approval {
        approved_at: register.clock().timestamp(),
        approved_by: register.user().to_owned(),
        note,
        issued_on: worked.issued_on,
        due_on: worked.due_on,
        also_in: approval::also_in(&worked),
        is_current: true,
    };
    let is_whole = asked.member_ids.is_none() && asked.anniversaries_until.is_none();
    let op = Op::new(message!("Approved the billing run of {year}", year = worked.year.label()));
    register.transact(op, |edit| {
        let id = store::insert_approval(edit, worked.year.year, is_whole, &approval)?;
        edit.in_bulk("billing_approved_fee", || {
            worked.planned.iter().try_for_each(|fee| store::insert_approved_fee(edit, id, fee))
        })
    })?;
    Ok(approval)
}
