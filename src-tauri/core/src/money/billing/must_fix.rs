//! What has to be put right before invoices go out: they could not be paid, or would not be valid. For some of it one may
//! go on with a reason; what is beyond the program’s limits never goes out.

use chrono::{Days, NaiveDate};

use super::pre_flight::own;
use super::{Bill, ProblemSeverity, RunProblem};
use crate::kernel::{Error, Result, long_date, text};
use crate::people::profile::ProfileDraft;

/// What the consortium has to put right before it sends `bills` with the date `issued_on`.
pub fn must_fix(
    profile: &ProfileDraft,
    bills: &[Bill],
    (issued_on, today): (NaiveDate, NaiveDate),
) -> Vec<RunProblem> {
    let mut problems = Vec::new();
    let mut required = |field, problem: &str, what_to_do| {
        problems.push(own(ProblemSeverity::Required, field, problem, what_to_do));
    };
    if !profile.has_address() {
        required("street", "The consortium has no address.", "Enter it.");
    }
    if !profile.has_account() {
        let what_to_do = "Enter the IBAN or payment details, or say why there are none.";
        required("iban", "Invoices have no bank account for payment.", what_to_do);
    }
    let silent = bills.iter().filter(|bill| bill.taxes.is_empty()).count();
    if silent > 0 && profile.tax_text.is_empty() {
        let problem = match (silent, bills.len()) {
            (1, 1) => "The invoice says nothing on tax.".to_owned(),
            (some, all) if some == all => "The invoices say nothing on tax.".to_owned(),
            (1, all) => format!("1 of {all} invoices says nothing on tax."),
            (some, all) => format!("{some} of {all} invoices say nothing on tax."),
        };
        let what_to_do = "Enter the sentence on tax that invoices print, or give the fees a tax category.";
        required("tax_text", &problem, what_to_do);
    }
    problems.extend(date_ahead(profile, issued_on, today));
    problems
}

/// A date further ahead than the consortium lets documents be dated.
pub fn date_ahead(profile: &ProfileDraft, issued_on: NaiveDate, today: NaiveDate) -> Option<RunProblem> {
    let days_max = profile.invoice_days_ahead_max;
    let last = today.checked_add_days(Days::new(days_max.into()))?;
    (issued_on > last).then(|| {
        let ahead = (issued_on - today).num_days();
        let problem = format!(
            "The date {} is {ahead} days ahead; in Settings {days_max} are allowed.",
            long_date(issued_on)
        );
        own(ProblemSeverity::Required, "issued_on", &problem, "Correct the date.")
    })
}

/// Refuses what stands in the way. Gives what the history says of what one goes on despite of; empty where nothing has to
/// be put right.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for what blocks in any case, and for what has to be put right unless `despite`
/// says why it is not; [`crate::kernel::ErrorKind::Invalid`] for a reason that cannot be kept.
pub fn require_issuable(problems: &[RunProblem], despite: Option<&str>) -> Result<String> {
    let of_severity = |severity| {
        problems.iter().filter(move |problem| problem.severity == severity).collect::<Vec<&RunProblem>>()
    };
    let blockers = of_severity(ProblemSeverity::Blocker);
    if let Some(first) = blockers.first() {
        let more = blockers.len() - 1;
        let others = if more > 0 { format!(" And {more} more stand in the way.") } else { String::new() };
        let message = format!("Nothing was issued. {}{others}", said(first, true));
        return Err(Error::conflict(message).with("blockers", blockers.len().to_string()));
    }
    let required = of_severity(ProblemSeverity::Required);
    if required.is_empty() {
        return Ok(String::new());
    }
    let reason =
        text::line(despite.unwrap_or_default()).map_err(|message| Error::invalid("despite", message))?;
    if reason.is_empty() {
        let all: Vec<String> = required.iter().map(|problem| said(problem, true)).collect();
        let message = format!(
            "Nothing was issued. {} Or say why you go on despite that: the history keeps the reason.",
            all.join(" ")
        );
        let error = Error::conflict(message).with("required", required.len().to_string());
        return Err(Error { field: Some("despite".to_owned()), ..error });
    }
    let all: Vec<String> = required.iter().map(|problem| said(problem, false)).collect();
    Ok(format!(". Despite this: {} Because: {reason}", all.join(" ")))
}

fn said(problem: &RunProblem, with_advice: bool) -> String {
    let who = problem.member.as_ref().map(|member| format!("{member}: ")).unwrap_or_default();
    let advice = if with_advice { format!(" {}", problem.what_to_do) } else { String::new() };
    format!("{who}{}{advice}", problem.problem)
}
