//! Whether a run is approved: by whom and when, not yet, or passed over. An approval binds until all of it is issued.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::planned::{FeeKey, PlannedFee};
use super::{AlsoIn, BillingRequest, WorkedRun, store};
use crate::kernel::{Error, Message, Result, long_date};
use crate::register::Connection;

/// That a run was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Approval {
    pub approved_at: String,
    pub approved_by: String,
    /// A remark; empty for none.
    pub note: String,
    /// The invoice date that was approved.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The due date that was approved.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// The second currency that was approved.
    pub also_in: Option<AlsoIn>,
    /// Whether the run still is what was approved, or was issued as approved.
    pub is_current: bool,
}

/// Where the approval of a licence year’s run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalState {
    /// Nobody has approved it yet.
    Open,
    /// Somebody approved it as it is, or it was issued as somebody approved it.
    Approved,
    /// It is not any more what somebody approved.
    Changed,
    /// It was issued, or a part of it, without anybody’s approval.
    Skipped,
}

/// The approval of a licence year’s run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ApprovalStatus {
    pub state: ApprovalState,
    /// The same as a sentence.
    pub detail: Message,
    /// Who approved it last, if anybody did.
    pub approval: Option<Approval>,
}

/// What is approved of a year and not superseded, fee by fee.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The approvals, by id.
    pub(super) approvals: BTreeMap<i64, Approval>,
    /// The latest approval of each fee.
    pub(super) fees: BTreeMap<FeeKey, ApprovedFee>,
}

#[derive(Debug)]
pub(super) struct ApprovedFee {
    pub(super) id: i64,
    pub(super) approval_id: i64,
    pub(super) fingerprint: String,
    pub(super) is_issued: bool,
}

/// The second currency of a run, as it was asked for.
pub(super) fn also_in(run: &WorkedRun) -> Option<AlsoIn> {
    let (currency, exchange_rate) = run.also_in?;
    Some(AlsoIn { currency: currency.code().to_owned(), exchange_rate })
}

/// The request with dates and currencies that it leaves open taken from the approval that waits to be issued.
pub fn as_approved(connection: &Connection, request: BillingRequest) -> Result<BillingRequest> {
    let book = store::approvals(connection, request.year)?;
    let Some(approval) = book
        .waiting()
        .filter(|approval| request.issued_on.is_none_or(|issued_on| issued_on == approval.issued_on))
    else {
        return Ok(request);
    };
    Ok(BillingRequest {
        issued_on: Some(approval.issued_on),
        due_on: request.due_on.or(Some(approval.due_on)),
        also_in: request.also_in.or_else(|| approval.also_in.clone()),
        ..request
    })
}

/// The approved fees that a run issues; none where nobody approved anything and nobody has to.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] that says what differs from what was approved, or that approval is missing.
pub fn require_approved(connection: &Connection, run: &WorkedRun) -> Result<Vec<i64>> {
    let book = store::approvals(connection, run.year.year)?;
    if book.waiting().is_none() {
        return match run.profile.approval_required {
            false => Ok(Vec::new()),
            true => Err(Error::conflict(message!(
                "The consortium’s invoices are issued only when somebody approved them, and nobody approved these. Look the run over and approve it first."
            ))),
        };
    }
    run.planned.iter().map(|fee| book.approved(run, fee).map_err(Error::conflict)).collect()
}

/// Where the approval of a run stands.
pub(super) fn status(connection: &Connection, run: &WorkedRun) -> Result<ApprovalStatus> {
    let book = store::approvals(connection, run.year.year)?;
    if run.planned.is_empty() {
        return approval_of_issued(connection, run.year.year);
    }
    let verdicts: Vec<Result<i64, Message>> = run.planned.iter().map(|fee| book.approved(run, fee)).collect();
    let waiting = book.waiting().cloned();
    let Some(approval) = waiting else {
        let issued = approval_of_issued(connection, run.year.year)?;
        let detail = match issued.state {
            ApprovalState::Open => message!("Nobody has approved the run."),
            _ => message!("Nobody has approved what is left to issue."),
        };
        return Ok(ApprovalStatus { state: ApprovalState::Open, detail, approval: None });
    };
    let (state, detail) = match verdicts.into_iter().find_map(Result::err) {
        None => (ApprovalState::Approved, approval.told()),
        Some(difference) => (ApprovalState::Changed, difference),
    };
    let is_current = state == ApprovalState::Approved;
    Ok(ApprovalStatus { state, detail, approval: Some(Approval { is_current, ..approval }) })
}

/// How what is issued of a year was approved.
pub fn approval_of_issued(connection: &Connection, year: i32) -> Result<ApprovalStatus> {
    let issued = store::issued_approvals(connection, year)?;
    let approval = issued.approval.map(|approval| Approval { is_current: true, ..approval });
    let (state, detail) = match (issued.invoices, issued.without_approval, &approval) {
        (0, _, _) => (ApprovalState::Open, message!("Nobody has approved the run.")),
        (_, 0, Some(approval)) => (ApprovalState::Approved, approval.told()),
        (all, without, Some(approval)) => {
            let told = message!(
                "{told} {without} of {all, plural, one {# invoice} other {# invoices}} were issued without approval.",
                told = approval.told(),
                without,
                all
            );
            (ApprovalState::Skipped, told)
        }
        (_, _, None) => (ApprovalState::Skipped, message!("Issued without approval.")),
    };
    Ok(ApprovalStatus { state, detail, approval })
}

impl Book {
    /// The latest approval of which something is left to issue.
    fn waiting(&self) -> Option<&Approval> {
        let open: BTreeSet<i64> =
            self.fees.values().filter(|fee| !fee.is_issued).map(|fee| fee.approval_id).collect();
        self.approvals.get(open.last()?)
    }

    /// The approval of a fee that is about to be issued, or what differs from it as a sentence.
    fn approved(&self, run: &WorkedRun, fee: &PlannedFee) -> Result<i64, Message> {
        let again = template!("look the run over and approve it again.");
        let found = self.fees.get(&fee.key).filter(|found| !found.is_issued);
        let approval = found.and_then(|found| self.approvals.get(&found.approval_id)).or(self.waiting());
        let since = approval.map_or_else(
            || message!("Nobody has approved the run"),
            |approval| {
                let (by, day) = (&approval.approved_by, approval.approved_day());
                message!("The run changed since {by} approved it on {day}", by, day)
            },
        );
        let (Some(found), Some(approval)) = (found, approval) else {
            return Err(message!(
                "{since}: {debtor} is not part of what was approved. Leave it out, or {again}",
                since,
                debtor = fee.debtor,
                again
            ));
        };
        if !approval.is_for(run) {
            return Err(message!(
                "{since}: what was approved is {approval}. Issue that, or {again}",
                since,
                approval = approval.request(),
                again
            ));
        }
        if found.fingerprint != fee.fingerprint {
            return Err(message!(
                "{since}: {debtor} would be billed otherwise. Do not issue it so: {again}",
                since,
                debtor = fee.debtor,
                again
            ));
        }
        Ok(found.id)
    }
}

impl Approval {
    /// Whether it is of the dates and currencies of a run.
    fn is_for(&self, run: &WorkedRun) -> bool {
        self.issued_on == run.issued_on && self.due_on == run.due_on && self.also_in == also_in(run)
    }

    /// What was approved, in words.
    fn request(&self) -> Message {
        let dates = message!(
            "invoices of {issued_on, date, long}, due on {due_on, date, long}",
            issued_on = self.issued_on,
            due_on = self.due_on
        );
        match &self.also_in {
            None => dates,
            Some(second) => {
                message!(
                    "{dates}, shown in {currency} at {exchange_rate} as well",
                    dates,
                    currency = second.currency,
                    exchange_rate = second.exchange_rate
                )
            }
        }
    }

    /// Who approved it and when, as a sentence.
    fn told(&self) -> Message {
        message!(
            "Approved by {approved_by} on {approved_day}.",
            approved_by = self.approved_by,
            approved_day = self.approved_day()
        )
    }

    /// The day of the approval, as messages write it.
    fn approved_day(&self) -> String {
        let day = self.approved_at.get(..10).and_then(|day| day.parse().ok());
        day.map_or_else(|| self.approved_at.clone(), long_date)
    }
}
