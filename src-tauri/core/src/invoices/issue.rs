//! Issues a licence year's invoices: numbers, frozen documents and the run in one transaction.

use serde::Serialize;
use ts_rs::TS;

use super::{FrozenInvoice, store};
use crate::billing::{self, BillingRequest, ProblemSeverity, RunProblem, WorkedRun};
use crate::fees;
use crate::kernel::invoice_number::NumberPattern;
use crate::kernel::{Error, Result};
use crate::profile;
use crate::register::{Edit, Op, Register};

/// A run that is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedRun {
    /// The run.
    pub run: i64,
    /// Always "issued".
    pub state: String,
    /// Its invoices, by number.
    pub invoices: Vec<IssuedInvoice>,
    /// What they add up to.
    pub total_minor: i64,
    /// What was worth knowing.
    pub problems: Vec<RunProblem>,
}

/// An invoice of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedInvoice {
    /// The invoice.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The member billed.
    pub member: String,
    /// What it asks for.
    pub total_minor: i64,
    /// The currency.
    pub currency: String,
}

/// Issues what is not issued yet of a licence year. When nothing is left to issue, gives the latest run again.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when something blocks the run or nobody is billed; nothing has changed then.
pub fn issue(register: &mut Register, request: BillingRequest) -> Result<IssuedRun> {
    let run = billing::work_out(register, &request)?;
    let blockers: Vec<&RunProblem> =
        run.problems.iter().filter(|problem| problem.severity == ProblemSeverity::Blocker).collect();
    if let Some(latest) = store::latest_run(register.reader(), request.year)?
        .filter(|_| run.lines.is_empty() && blockers.is_empty())
    {
        return issued(register, latest, run.problems);
    }
    if let Some(first) = blockers.first() {
        let who = first.member.as_ref().map(|member| format!("{member}: ")).unwrap_or_default();
        let others = if blockers.len() > 1 {
            format!(" And {} more stand in the way.", blockers.len() - 1)
        } else {
            String::new()
        };
        let message = format!("Nothing was issued. {who}{} {}{others}", first.problem, first.what_to_do);
        return Err(Error::conflict(message).with("blockers", blockers.len().to_string()));
    }
    if run.lines.is_empty() {
        return Err(Error::conflict(format!(
            "Nobody is billed for {}: there is no active member in that licence year.",
            run.year.label()
        )));
    }
    let pattern = NumberPattern::parse(&run.profile.invoice_number_pattern)
        .map_err(|message| Error::invalid("invoice_number_pattern", message))?;
    let logo = profile::logo_sha256(register)?;
    let count = run.lines.len();
    let summary = format!(
        "Issued {count} {} for {}",
        if count == 1 { "invoice" } else { "invoices" },
        run.year.label()
    );
    let run_id = register.transact(Op::new("invoices.issue", summary).final_and_durable(), |edit| {
        if request.plan.is_some()
            && let Some(plan) = &run.plan
        {
            fees::store::save(edit, request.year, plan, run.currency.code())?;
        }
        write(edit, &run, &pattern, logo.as_deref())
    })?;
    issued(register, run_id, run.problems)
}

/// Writes the run and its invoices, and moves the counter of their series.
fn write(edit: &Edit<'_>, run: &WorkedRun, pattern: &NumberPattern, logo: Option<&str>) -> Result<i64> {
    let run_id = billing::store::insert_run(edit, run)?;
    let series = pattern.series(run.issued_on, run.year.year);
    let mut counter = store::last_number(edit, &series)?;
    edit.in_bulk("invoice", || {
        for line in &run.lines {
            counter += 1;
            let number = pattern.number(run.issued_on, run.year.year, counter);
            let invoice = FrozenInvoice::freeze(run, line, number, logo);
            store::insert(edit, run_id, &series, counter, line.member.id, &invoice)?;
        }
        Ok(())
    })?;
    store::set_last_number(edit, &series, counter)?;
    Ok(run_id)
}

fn issued(register: &Register, run: i64, problems: Vec<RunProblem>) -> Result<IssuedRun> {
    let invoices = store::of_run(register.reader(), run)?;
    let total_minor = invoices.iter().map(|invoice| invoice.total_minor).sum();
    Ok(IssuedRun { run, state: "issued".to_owned(), invoices, total_minor, problems })
}
