//! What has to be put right before invoices go out: they could not be paid, or would not be valid. For some of it one may
//! go on with a reason; what is beyond the program’s limits never goes out.

use chrono::{Days, NaiveDate};

use super::pre_flight::own;
use super::{Bill, ProblemSeverity, RunProblem};
use crate::kernel::message::sentences;
use crate::kernel::{Error, Message, Result, text};
use crate::people::profile::ProfileDraft;

/// What the consortium has to put right before it sends `bills` with the date `issued_on`.
pub fn must_fix(
    profile: &ProfileDraft,
    bills: &[Bill],
    (issued_on, today): (NaiveDate, NaiveDate),
) -> Vec<RunProblem> {
    let mut problems = Vec::new();
    let mut required = |field, problem: Message, what_to_do: Message| {
        problems.push(own(ProblemSeverity::Required, field, problem, what_to_do));
    };
    if !profile.has_address() {
        required("street", message!("The consortium has no address."), message!("Enter it."));
    }
    if !profile.has_account() {
        let what_to_do = message!("Enter the IBAN or payment details, or say why there are none.");
        required("iban", message!("Invoices have no bank account for payment."), what_to_do);
    }
    let silent = bills.iter().filter(|bill| bill.taxes.is_empty()).count();
    if silent > 0 && profile.tax_text.is_empty() {
        let problem = match (silent, bills.len()) {
            (1, 1) => message!("The invoice says nothing on tax."),
            (some, all) if some == all => message!("The invoices say nothing on tax."),
            (some, all) => message!(
                "{some, plural, one {# of {all, plural, one {# invoice} other {# invoices}} says} other {# of {all, plural, one {# invoice} other {# invoices}} say}} nothing on tax.",
                some,
                all
            ),
        };
        let what_to_do =
            message!("Enter the sentence on tax that invoices print, or give the fees a tax category.");
        required("tax_text", problem, what_to_do);
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
        let problem = message!(
            "The date {issued_on, date, long} is {ahead, plural, one {# day} other {# days}} ahead; in Settings {days_max, plural, one {# is} other {# are}} allowed.",
            issued_on,
            ahead,
            days_max
        );
        own(ProblemSeverity::Required, "issued_on", problem, message!("Correct the date."))
    })
}

/// The fields of the consortium's own without which an invoice is poor but not wrong in what it asks for.
const OF_THE_SENDER: [&str; 3] = ["street", "iban", "tax_text"];

/// What one goes on despite of, and why where somebody said so, for the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Despite(Option<(Message, String)>);

impl Despite {
    /// What the history says: what was done, and what one went on despite of.
    pub fn noted(&self, done: Message) -> Message {
        match &self.0 {
            None => done,
            Some((all, reason)) if reason.is_empty() => {
                message!("{done}. Despite this: {all}", done, all)
            }
            Some((all, reason)) => {
                message!("{done}. Despite this: {all} Because: {reason}", done, all, reason)
            }
        }
    }
}

/// Refuses what stands in the way, and gives what one goes on despite of.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] for what blocks in any case, and for what has to be put right unless `despite`
/// says why it is not; [`crate::kernel::ErrorKind::Invalid`] for a reason that cannot be kept.
pub fn require_issuable(problems: &[RunProblem], despite: Option<&str>) -> Result<Despite> {
    let of_severity = |severity| {
        problems.iter().filter(move |problem| problem.severity == severity).collect::<Vec<&RunProblem>>()
    };
    let blockers = of_severity(ProblemSeverity::Blocker);
    if let Some(first) = blockers.first() {
        let first = said(first, true);
        let message = match blockers.len() - 1 {
            0 => message!("Nothing was issued. {first}", first),
            more => message!("Nothing was issued. {first} And {more} more stand in the way.", first, more),
        };
        return Err(Error::conflict(message).with("blockers", blockers.len()));
    }
    let required = of_severity(ProblemSeverity::Required);
    if required.is_empty() {
        return Ok(Despite::default());
    }
    let reason =
        text::line(despite.unwrap_or_default()).map_err(|message| Error::invalid("despite", message))?;
    if reason.is_empty() {
        let all = sentences(required.iter().map(|problem| said(problem, true)));
        let message = message!(
            "Nothing was issued. {all} Or say why you go on despite that: the history keeps the reason.",
            all
        );
        let error = Error::conflict(message).with("required", required.len());
        return Err(Error { field: Some("despite".to_owned()), ..error });
    }
    let all = sentences(required.iter().map(|problem| said(problem, false)));
    Ok(Despite(Some((all, reason))))
}

/// As [`require_issuable`] for a single document of a script that was not asked: what the sender lacks is told with the
/// answer and noted without a reason, everything else is refused all the same.
///
/// # Errors
/// As [`require_issuable`].
pub fn issuable_unasked(problems: &[RunProblem]) -> Result<Despite> {
    let of_the_sender = |problem: &&RunProblem| {
        problem.member_id.is_none() && OF_THE_SENDER.contains(&problem.field.as_str())
    };
    let (noted, rest): (Vec<_>, Vec<_>) = problems.iter().partition(of_the_sender);
    require_issuable(&rest.into_iter().cloned().collect::<Vec<_>>(), None)?;
    let all = sentences(noted.iter().map(|problem| said(problem, false)));
    Ok(Despite((!noted.is_empty()).then(|| (all, String::new()))))
}

fn said(problem: &RunProblem, with_advice: bool) -> Message {
    let RunProblem { member, problem, what_to_do, .. } = problem;
    let what = match with_advice {
        true => sentences([problem, what_to_do]),
        false => problem.clone(),
    };
    match member {
        None => what,
        Some(member) => message!("{member}: {problem}", member, problem = what),
    }
}
