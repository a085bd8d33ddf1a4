//! Issues a licence year's invoices: numbers, frozen documents and the run in one transaction.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use super::frozen::FrozenHead;
use super::{DocumentKind, numbering, store};
use crate::kernel::{Currency, Error, Message, Result, money};
use crate::money::billing::{self, BillingRequest, ProblemSeverity, RunProblem, WorkedRun, require_issuable};
use crate::money::fees;
use crate::people::profile;
use crate::register::{Edit, Op, Register};

/// A run that is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedRun {
    /// The run.
    pub run: i64,
    /// Its invoices, by number.
    pub invoices: Vec<IssuedInvoice>,
    /// What those in the consortium’s currency add up to.
    pub total_minor: i64,
    /// What was worth knowing.
    pub problems: Vec<RunProblem>,
    /// Who approved what is issued of the licence year, as a sentence.
    pub approval_detail: Message,
}

/// An invoice of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IssuedInvoice {
    /// The invoice.
    pub id: i64,
    /// Its number.
    pub number: String,
    /// The name of the member or sponsor billed.
    pub debtor_name: String,
    /// What it asks for.
    pub total_minor: i64,
    /// The currency.
    pub currency: String,
}

/// Issues what is not issued yet of a licence year. When nothing is left to issue, gives the latest run again.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when something blocks the run or has to be put right first, nobody is billed, a
/// document cannot be drawn, something of it is not what was approved, or approval is required and missing; nothing has
/// changed then.
pub fn issue(register: &mut Register, request: BillingRequest) -> Result<IssuedRun> {
    let request = billing::as_approved(register.reader(), request)?;
    let run = billing::work_out(register.reader(), register.clock(), &request)?;
    let is_blocked = run.problems.iter().any(|problem| problem.severity == ProblemSeverity::Blocker);
    if let Some(latest) =
        store::latest_run(register.reader(), request.year)?.filter(|_| run.bills.is_empty() && !is_blocked)
    {
        return issued(register, (latest, request.year), run.problems);
    }
    refuse_nobody(&run)?;
    let despite = require_issuable(&run.problems, request.despite.as_deref())?;
    let approved = billing::require_approved(register.reader(), &run)?;
    let count = run.bills.len();
    let summary = message!(
        "Issued {count, plural, one {# invoice} other {# invoices}} for {year}",
        count,
        year = run.year.label()
    );
    let run_id = register.transact(Op::new(despite.noted(summary)).final_and_durable(), |edit| {
        if request.plan.is_some()
            && let Some(plan) = &run.plan
        {
            fees::write_adopted(edit, request.year, plan)?;
        }
        write(edit, &run, &approved)
    })?;
    issued(register, (run_id, request.year), run.problems)
}

/// Refuses a run that cannot be issued at all, whatever reason one has.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] with the first thing that stands in the way, or when nobody is billed.
pub(super) fn refuse_blocked(run: &WorkedRun) -> Result<()> {
    let blockers: Vec<RunProblem> =
        run.problems.iter().filter(|problem| problem.severity == ProblemSeverity::Blocker).cloned().collect();
    require_issuable(&blockers, None)?;
    refuse_nobody(run)
}

fn refuse_nobody(run: &WorkedRun) -> Result<()> {
    let is_blocked = run.problems.iter().any(|problem| problem.severity == ProblemSeverity::Blocker);
    if !is_blocked && run.bills.is_empty() {
        return Err(Error::conflict(message!(
            "Nobody is billed for {year}: there is no active member in that licence year who has something to pay.",
            year = run.year.label()
        )));
    }
    Ok(())
}

/// Writes the run and its invoices, moves the counter of their series, and fixes the approval of what is `approved`.
pub(super) fn write(edit: &Edit<'_>, run: &WorkedRun, approved: &[i64]) -> Result<i64> {
    let run_id = billing::store::insert_run(edit, run)?;
    let logo = profile::logo_of(edit)?;
    let heading = FrozenHead {
        kind: DocumentKind::Invoice,
        number: String::new(),
        issued_on: run.issued_on,
        due_on: run.due_on,
        year: &run.year,
        profile: &run.profile,
        logo: logo.as_deref(),
        also_in: run.also_in,
    };
    let ids = numbering::write_all(edit, &heading, Some(run_id), &run.bills)?;
    edit.in_bulk("billing_billed_member", || {
        for (bill, invoice_id) in run.bills.iter().zip(&ids) {
            for covered in &bill.covers {
                let (whose, sponsor) =
                    ((covered.member_id, run.year.year), bill.debtor.debtor().sponsor_id());
                billing::store::insert_billed(edit, whose, bill.currency.code(), Some(*invoice_id), sponsor)?;
            }
        }
        for (member, currency) in &run.nothing_due {
            billing::store::insert_billed(edit, (*member, run.year.year), currency.code(), None, None)?;
        }
        Ok(())
    })?;
    keep_shares(edit, run)?;
    edit.in_bulk("billing_issued_fee", || {
        approved.iter().try_for_each(|fee| billing::store::insert_issued_fee(edit, *fee, run_id))
    })?;
    Ok(run_id)
}

/// Keeps how totals were divided, so that nobody’s share changes because of who comes later.
fn keep_shares(edit: &Edit<'_>, run: &WorkedRun) -> Result<()> {
    let mut billed: BTreeSet<(i64, Currency)> = run.nothing_due.iter().copied().collect();
    for bill in &run.bills {
        billed.extend(bill.covers.iter().map(|covered| (covered.member_id, bill.currency)));
    }
    let is_billed = |member: i64, currency: Currency| billed.contains(&(member, currency));
    fees::keep_divisions(edit, run.year.year, &run.shared, &is_billed)
}

fn issued(register: &Register, (run, year): (i64, i32), problems: Vec<RunProblem>) -> Result<IssuedRun> {
    let own = profile::read(register.reader())?.currency;
    let invoices = store::of_run(register.reader(), run)?;
    let in_own = invoices.iter().filter(|invoice| invoice.currency == own);
    let total_minor = money::sum(in_own.map(|invoice| invoice.total_minor));
    let approval_detail = billing::approval_of_issued(register.reader(), year)?.detail;
    Ok(IssuedRun { run, invoices, total_minor, problems, approval_detail })
}
