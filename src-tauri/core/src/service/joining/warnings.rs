//! What somebody should know of an enquiry, or do about it, before it is too late.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::answer::EligibilityAnswer;
use super::outline::Outline;
use super::plan::{Answered, PlanDocument, PlanStep};
use super::store::Listed;
use super::{Enquiry, Transfer, Verdict};
use crate::kernel::{Message, Result};
use crate::people::members::{self, Status};
use crate::people::portal_sync;
use crate::register::{Connection, Register};

/// Days before the first day of membership from which ORCID should have been told.
pub(super) const TELL_DAYS: i64 = 30;

/// What is worth knowing of an enquiry, in whole sentences.
pub(super) fn of(
    register: &Register,
    outline: &Outline,
    listed: &Listed,
    (answers, documents, plan): (&[Answered], &[PlanDocument], &[PlanStep]),
) -> Result<Vec<Message>> {
    let enquiry = &listed.enquiry;
    let today = register.clock().today();
    if enquiry.closed_on.is_some() {
        return Ok(Vec::new());
    }
    let mut warnings = Vec::new();
    for answer in answers.iter().filter(|answer| answer.answer == Some(EligibilityAnswer::No)) {
        warnings.push(message!("Answered with no: {question}", question = answer.question));
    }
    let wants_decision = listed.member_status.is_some_and(|status| status > Status::Enquiry);
    if wants_decision && enquiry.verdict == Verdict::Undecided {
        warnings.push(message!("Nobody has noted who decided that it may join."));
    }
    for document in documents {
        if let Some(version) = &document.newer_version {
            warnings.push(message!(
                "“{document}” was sent or signed in version {old}; {version} is in use.",
                document = document.name,
                old = if document.version.is_empty() { "–" } else { &document.version },
                version
            ));
        }
    }
    warnings.extend(of_start(enquiry, today));
    if is_untold(&portal_sync::known_to_orcid(register.reader())?, enquiry, plan, today) {
        let has_begun = enquiry.draft.starts_on.is_some_and(|on| on <= today);
        warnings.push(match has_begun {
            true => message!("Its membership has begun, and ORCID has not been told."),
            false => message!(
                "Its membership begins within {days} days, and ORCID has not been told.",
                days = TELL_DAYS
            ),
        });
    }
    if let Some(most) = outline.rules.members_max
        && !matches!(listed.member_status, Some(Status::Active | Status::Leaving))
    {
        let members = member_count(register.reader(), today)?;
        if members >= most {
            warnings.push(message!(
                "The consortium has {members, plural, one {# member} other {# members}}, and may have {most}: nobody can join.",
                members,
                most
            ));
        }
    }
    Ok(warnings)
}

/// What is to be said of the day on which membership begins.
fn of_start(enquiry: &Enquiry, today: NaiveDate) -> Vec<Message> {
    let mut warnings = Vec::new();
    let draft = &enquiry.draft;
    let Some(starts_on) = draft.starts_on else { return warnings };
    if starts_on.day() != 1 {
        warnings.push(message!(
            "{starts_on, date, long} is not the first of a month; ORCID’s portal takes a month and a year.",
            starts_on
        ));
    }
    if starts_on > today && !is_taken_by_portal(starts_on, today) {
        warnings.push(message!(
            "ORCID’s portal takes a first day of this or of the next year only; {starts_on, date, long} is later.",
            starts_on
        ));
    }
    if let (Transfer::Direct | Transfer::Consortium, Some(ends_on)) =
        (draft.transfers_from, draft.transfers_on)
    {
        let next = ends_on.checked_add_days(Days::new(1)).unwrap_or(ends_on);
        if starts_on > next {
            warnings.push(message!(
                "There is a gap: its present membership ends on {ends_on, date, long}, and this one begins on {starts_on, date, long}.",
                ends_on,
                starts_on
            ));
        } else if starts_on < next {
            warnings.push(message!(
                "Two memberships are paid for from {starts_on, date, long} until {ends_on, date, long}.",
                starts_on,
                ends_on
            ));
        }
    }
    warnings
}

/// Whether the portal takes a day as the first one of a membership: it offers this year and the next.
pub(super) fn is_taken_by_portal(starts_on: NaiveDate, today: NaiveDate) -> bool {
    (today.year()..=today.year() + 1).contains(&starts_on.year())
}

/// Whether membership begins soon, or has begun, and ORCID was not told.
pub(super) fn is_untold(
    known_to_orcid: &BTreeSet<i64>,
    enquiry: &Enquiry,
    plan: &[PlanStep],
    today: NaiveDate,
) -> bool {
    let (Some(starts_on), Some(member_id)) = (enquiry.draft.starts_on, enquiry.member_id) else {
        return false;
    };
    let is_noted = plan.iter().any(|step| step.item == "told_orcid" && step.is_over());
    !is_noted && (starts_on - today).num_days() <= TELL_DAYS && !known_to_orcid.contains(&member_id)
}

/// How many members there are on a day.
pub(super) fn member_count(connection: &Connection, on: NaiveDate) -> Result<u32> {
    let members = members::status_histories(connection)?;
    Ok(u32::try_from(members.iter().filter(|history| history.is_member_on(on)).count()).unwrap_or(u32::MAX))
}
