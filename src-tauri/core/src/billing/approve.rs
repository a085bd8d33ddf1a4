//! Approves a run: somebody looked at exactly these bills and agreed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BillingRequest, ProblemSeverity, WorkedRun, run, store};
use crate::kernel::{Error, Result, long_date, text};
use crate::register::{Op, Register, sha256};

/// Asks to approve the run of a licence year.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ApproveRun {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// What the preview showed, so that nothing else is approved than what was looked at.
    pub fingerprint: String,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// That a run was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Approval {
    /// When.
    pub approved_at: String,
    /// By whom.
    pub approved_by: String,
    /// A remark; empty for none.
    pub note: String,
    /// Whether the run still is what was approved.
    pub is_current: bool,
}

/// Approves the run of a licence year.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when the run is not what the preview showed, or something blocks it.
pub fn approve(register: &mut Register, request: ApproveRun) -> Result<Approval> {
    let note = text::line(request.note.as_deref().unwrap_or_default())
        .map_err(|message| Error::invalid("note", message))?;
    let asked = BillingRequest { year: request.year, ..BillingRequest::default() };
    let worked = run::work_out(register.reader(), register.clock(), &asked)?;
    if worked.fingerprint != request.fingerprint {
        return Err(Error::conflict(
            "The run changed since it was previewed. Look it over again, then approve it.",
        ));
    }
    if let Some(blocker) = worked.problems.iter().find(|problem| problem.severity == ProblemSeverity::Blocker)
    {
        return Err(Error::conflict(format!(
            "The run cannot be approved. {} {}",
            blocker.problem, blocker.what_to_do
        )));
    }
    if worked.bills.is_empty() {
        return Err(Error::conflict("There is nothing to approve: the run bills nobody."));
    }
    let (at, by) = (register.clock().timestamp(), register.user().to_owned());
    let op = Op::new("billing.approve", format!("Approved the billing run of {}", worked.year.label()));
    register.transact(op, |edit| {
        store::set_approval(edit, request.year, &worked.fingerprint, (&at, &by), &note)
    })?;
    Ok(Approval { approved_at: at, approved_by: by, note, is_current: true })
}

/// The approval of a run, if there is one.
pub(super) fn of_run(register: &Register, run: &WorkedRun) -> Result<Option<Approval>> {
    let found = store::approval(register.reader(), run.year.year)?;
    Ok(found
        .map(|(fingerprint, approval)| Approval { is_current: fingerprint == run.fingerprint, ..approval }))
}

/// Refuses a run that changed since it was approved. One that nobody approved may be issued: issuing says who did.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] that names who approved what is no more.
pub fn require_current(register: &Register, run: &WorkedRun) -> Result<()> {
    match of_run(register, run)? {
        Some(approval) if !approval.is_current => Err(Error::conflict(format!(
            "The run changed since {} approved it on {}. Look it over and approve it again.",
            approval.approved_by,
            day_of(&approval.approved_at)
        ))),
        _ => Ok(()),
    }
}

/// The day of a moment (RFC 3339), as messages write it.
fn day_of(moment: &str) -> String {
    let day = moment.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| moment.to_owned(), long_date)
}

/// Stands for who is billed what: debtors, lines and tax, but not the dates of issue.
pub(super) fn fingerprint(run: &WorkedRun) -> String {
    let mut told = String::new();
    for bill in &run.bills {
        told.push_str(&format!(
            "{:?} {:?} {}\n",
            bill.debtor.member_id(),
            bill.debtor.sponsor_id(),
            bill.currency
        ));
        for line in &bill.lines {
            told.push_str(&format!(
                "{}\t{}\t{}\t{:?}\n",
                line.description, line.detail, line.net_minor, line.tax
            ));
        }
    }
    sha256(told.as_bytes())
}
