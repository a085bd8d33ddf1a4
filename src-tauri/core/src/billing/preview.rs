//! Shows what a run would bill, without changing anything.

use super::{BillingRequest, ProblemSeverity, RunLine, RunPreview, run};
use crate::kernel::Result;
use crate::register::Register;

/// Gives what a run would bill.
pub fn preview(register: &Register, request: BillingRequest) -> Result<RunPreview> {
    let run = run::work_out(register, &request)?;
    let blocked = run.problems.iter().any(|problem| problem.severity == ProblemSeverity::Blocker);
    let lines: Vec<RunLine> = run
        .lines
        .into_iter()
        .map(|line| RunLine {
            member_id: line.member.id,
            member: line.member.draft.official_name,
            tier: line.member.draft.tier,
            country: line.member.draft.country,
            months: line.fee.months,
            full_fee_minor: line.fee.full_minor,
            total_minor: line.fee.total_minor,
            calculation: line.fee.calculation,
        })
        .collect();
    Ok(RunPreview {
        year: run.year.year,
        starts_on: run.year.starts_on,
        ends_on: run.year.ends_on,
        issued_on: run.issued_on,
        due_on: run.due_on,
        currency: run.currency.code().to_owned(),
        currency_digits: run.currency.digits(),
        count: lines.len(),
        total_minor: run.total_minor.unwrap_or(i64::MAX),
        already_issued: run.already_issued,
        can_issue: !blocked && !lines.is_empty(),
        problems: run.problems,
        lines,
    })
}
