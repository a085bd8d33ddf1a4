//! Puts a licence year together.

use chrono::{Datelike, NaiveDate};

use super::store::{self, Movement, YearFigures};
use super::{CurrencyYear, CycleStep, GetYear, MoneyMonth, StepKey, StepState, YearView};
use crate::kernel::{Currency, LicenceYear, Message, OptionExt, Result, Template, money};
use crate::money::agreements::{self, AgreementStatus};
use crate::money::billing::{self, ApprovalState, BillingRequest, RunPreview};
use crate::money::fees;
use crate::people::profile;
use crate::register::{Connection, Register, closed_through};

/// Gives a licence year at a glance.
pub fn get(register: &Register, request: GetYear) -> Result<YearView> {
    let connection = register.reader();
    let today = register.clock().today();
    let year = profile::read(connection)?.year_start()?.year(request.year);
    let year = year.or_invalid(
        "year",
        message!("{year} is not a licence year this program bills.", year = request.year),
    )?;
    let mut overdue = store::overdue(connection, request.year, today)?;
    let money = store::movements(connection, request.year)?
        .into_iter()
        .map(|(currency, movements)| {
            let overdue_minor = overdue.remove(&currency).unwrap_or(0);
            currency_year(currency, overdue_minor, &movements, today)
        })
        .collect();
    Ok(YearView {
        year: year.year,
        label: message!("{label}", label = year.label()),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        steps: steps(register, &year, today)?,
        money,
    })
}

fn steps(register: &Register, year: &LicenceYear, today: NaiveDate) -> Result<Vec<CycleStep>> {
    let connection = register.reader();
    let figures = store::figures(connection, year.year, today)?;
    let has_plan = fees::adopted(connection, year.year)?.is_some();
    let asked = BillingRequest { year: year.year, ..BillingRequest::default() };
    let run = if has_plan { Some(billing::preview(register, asked)?) } else { None };
    Ok(vec![
        agreement(register, year)?,
        fee_plan(has_plan, year),
        approval(connection, run.as_ref(), year.year)?,
        invoices(run.as_ref(), &figures),
        sending(&figures),
        payments(&figures),
        remittance(connection, year)?,
        closing(register, year)?,
    ])
}

fn step(key: StepKey, title: Template, screen: &str, is_done: bool, detail: Message) -> CycleStep {
    let state = if is_done { StepState::Done } else { StepState::Open };
    CycleStep { key, title: title.into(), detail, is_done, state, screen: screen.to_owned() }
}

fn agreement(register: &Register, year: &LicenceYear) -> Result<CycleStep> {
    let cost = agreements::orcid_cost(register.reader(), year, year.starts_on)?;
    let (is_done, detail) = match cost {
        None => (false, message!("No agreement with ORCID covers {year}.", year = year.label())),
        Some(cost) if cost.status == AgreementStatus::Draft => {
            (false, message!("{agreement} is not signed yet.", agreement = cost.agreement))
        }
        Some(cost) => (
            true,
            message!(
                "{agreement} covers the year with {member_count, plural, one {# member} other {# members}}.",
                agreement = cost.agreement,
                member_count = cost.member_count
            ),
        ),
    };
    Ok(step(StepKey::Agreement, template!("Agreement with ORCID"), "agreements", is_done, detail))
}

fn fee_plan(has_plan: bool, year: &LicenceYear) -> CycleStep {
    let detail = if has_plan {
        message!("A fee plan is adopted.")
    } else {
        message!("No fee plan is adopted for {year}.", year = year.label())
    };
    step(StepKey::Fees, template!("Fees"), "billing", has_plan, detail)
}

fn approval(connection: &Connection, run: Option<&RunPreview>, year: i32) -> Result<CycleStep> {
    let (state, detail) = match run {
        Some(run) => (run.approval_state, run.approval_detail.clone()),
        None => {
            let issued = billing::approval_of_issued(connection, year)?;
            (issued.state, issued.detail)
        }
    };
    let is_done = state == ApprovalState::Approved;
    let step = step(StepKey::Approval, template!("Approval"), "billing", is_done, detail);
    let is_skipped = state == ApprovalState::Skipped;
    Ok(CycleStep { state: if is_skipped { StepState::Skipped } else { step.state }, ..step })
}

fn invoices(run: Option<&RunPreview>, figures: &YearFigures) -> CycleStep {
    let left = run.map_or(0, |run| run.bills.len());
    let detail = match (figures.invoices, left) {
        (0, _) => message!("Nothing is issued."),
        (issued, 0) => message!("{issued} issued, nobody is left to bill.", issued),
        (issued, left) => message!("{issued} issued, {left} left to issue.", issued, left),
    };
    step(StepKey::Invoices, template!("Invoices"), "billing", figures.invoices > 0 && left == 0, detail)
}

fn sending(figures: &YearFigures) -> CycleStep {
    let detail = match (figures.invoices, figures.unsent) {
        (0, _) => message!("There is nothing to send."),
        (_, 0) => message!("Every open invoice is sent."),
        (all, unsent) => message!(
            "{unsent} of {all, plural, one {# invoice} other {# invoices}} not marked as sent.",
            unsent,
            all
        ),
    };
    step(
        StepKey::Sending,
        template!("Sending"),
        "invoices",
        figures.invoices > 0 && figures.unsent == 0,
        detail,
    )
}

fn payments(figures: &YearFigures) -> CycleStep {
    let detail = match (figures.invoices, figures.unsettled, figures.overdue) {
        (0, _, _) => message!("Nobody owes anything yet."),
        (_, 0, _) => message!("Every invoice is settled."),
        (all, unsettled, 0) => {
            message!(
                "{unsettled} of {all, plural, one {# invoice} other {# invoices}} not settled, none overdue.",
                unsettled,
                all
            )
        }
        (all, unsettled, overdue) => {
            message!(
                "{unsettled} of {all, plural, one {# invoice} other {# invoices}} not settled, {overdue} overdue.",
                unsettled,
                all,
                overdue
            )
        }
    };
    step(
        StepKey::Payments,
        template!("Payments"),
        "payments",
        figures.invoices > 0 && figures.unsettled == 0,
        detail,
    )
}

fn remittance(connection: &Connection, year: &LicenceYear) -> Result<CycleStep> {
    let (invoices, open) = store::orcid_invoices(connection, year.year)?;
    let detail = match (invoices, open) {
        (0, _) => message!("No invoice of ORCID is entered."),
        (_, 0) => message!("Every invoice of ORCID is paid."),
        (all, open) => message!(
            "{open} of {all, plural, one {# invoice} other {# invoices}} of ORCID not paid.",
            open,
            all
        ),
    };
    Ok(step(
        StepKey::Remittance,
        template!("Payment to ORCID"),
        "orcid-costs",
        invoices > 0 && open == 0,
        detail,
    ))
}

fn closing(register: &Register, year: &LicenceYear) -> Result<CycleStep> {
    let closed = closed_through(register.reader())?;
    let is_done = closed.is_some_and(|through| year.ends_on <= through);
    let detail = match closed {
        Some(through) => message!("The books are closed through {through, date, long}.", through),
        None => message!("The books are open."),
    };
    Ok(step(StepKey::Closing, template!("Closing the books"), "books", is_done, detail))
}

fn currency_year(
    currency: Currency,
    overdue_minor: i64,
    movements: &[Movement],
    today: NaiveDate,
) -> CurrencyYear {
    let sum = |part: fn(&Movement) -> i64| money::sum(movements.iter().map(part));
    let (invoiced, credited) = (sum(|one| one.asked), sum(|one| one.credited));
    let (collected, written_off) = (sum(|one| one.collected), sum(|one| one.given_up));
    CurrencyYear {
        in_currency: currency.into(),
        invoiced_minor: invoiced,
        credited_minor: credited,
        collected_minor: collected,
        written_off_minor: written_off,
        outstanding_minor: invoiced - credited - collected - written_off,
        overdue_minor,
        months: months(movements, today),
    }
}

/// Every month from the first movement to the last one, or to today when that is later; at most five years.
fn months(movements: &[Movement], today: NaiveDate) -> Vec<MoneyMonth> {
    const MONTHS_MAX: usize = 60;
    let (Some(first), Some(last)) = (movements.first(), movements.last()) else { return Vec::new() };
    let until = last.month.clone().max(format!("{:04}-{:02}", today.year(), today.month()));
    let mut month = first.month.clone();
    let (mut outstanding, mut collected_so_far) = (0, 0);
    let mut months = Vec::new();
    while month <= until && months.len() < MONTHS_MAX {
        let moved = movements.iter().find(|movement| movement.month == month);
        let part = |of: fn(&Movement) -> i64| moved.map_or(0, of);
        let (invoiced, collected) = (part(|one| one.asked - one.credited), part(|one| one.collected));
        collected_so_far += collected;
        outstanding += invoiced - collected - part(|one| one.given_up);
        months.push(MoneyMonth {
            month: month.clone(),
            invoiced_minor: invoiced,
            collected_minor: collected,
            collected_so_far_minor: collected_so_far,
            outstanding_minor: outstanding,
        });
        month = next_month(&month);
    }
    months
}

/// The month after one written YYYY-MM.
fn next_month(month: &str) -> String {
    let first = format!("{month}-01").parse::<NaiveDate>();
    let next = first.ok().and_then(|day| day.checked_add_months(chrono::Months::new(1)));
    next.map_or_else(|| "9999-12".to_owned(), |day| format!("{:04}-{:02}", day.year(), day.month()))
}
