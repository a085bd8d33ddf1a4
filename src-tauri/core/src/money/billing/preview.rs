//! Shows what a run would bill, without changing anything.

use super::{
    Bill, BillingRequest, DebtorRecord, ProblemSeverity, RunBill, RunLine, RunPreview, approval, run,
};
use crate::kernel::Result;
use crate::register::Register;

/// Gives what a run would bill: with the dates that are approved, where some of an approved run is left to issue.
pub fn preview(register: &Register, request: BillingRequest) -> Result<RunPreview> {
    let request = approval::as_approved(register.reader(), request)?;
    let run = run::work_out(register.reader(), register.clock(), &request)?;
    let status = approval::status(register.reader(), &run)?;
    let has = |severity| run.problems.iter().any(|problem| problem.severity == severity);
    let can_issue_despite = !has(ProblemSeverity::Blocker) && !run.bills.is_empty();
    Ok(RunPreview {
        year: run.year.year,
        starts_on: run.year.starts_on,
        ends_on: run.year.ends_on,
        issued_on: run.issued_on,
        due_on: run.due_on,
        approval: status.approval,
        approval_state: status.state,
        approval_detail: status.detail,
        approval_required: run.profile.approval_required,
        can_issue: can_issue_despite && !has(ProblemSeverity::Required),
        can_issue_despite,
        bills: run.bills.into_iter().map(shown).collect(),
        totals: run.totals,
        already_billed: run.already_billed,
        nothing_due: run.nothing_due.len(),
        problems: run.problems,
        fingerprint: run.fingerprint,
    })
}

fn shown(bill: Bill) -> RunBill {
    RunBill {
        debtor: bill.debtor.debtor(),
        debtor_name: bill.debtor.name().to_owned(),
        tier: match &bill.debtor {
            DebtorRecord::Member(member) => member.draft.tier,
            DebtorRecord::Sponsor(_) => None,
        },
        country: bill.debtor.address().country,
        in_currency: bill.currency.into(),
        net_minor: bill.net_minor(),
        tax_minor: bill.tax_minor(),
        total_minor: bill.total_minor(),
        lines: bill
            .lines
            .into_iter()
            .map(|line| RunLine {
                description: line.description,
                detail: line.detail,
                calculation: line.calculation,
                net_minor: line.net_minor,
            })
            .collect(),
    }
}
