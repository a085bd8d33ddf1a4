//! Members that somebody has to look after today.

use super::{MemberGap, store};
use crate::kernel::{Need, Result};
use crate::register::Register;

/// What a member of today must have, and what is said where some lack it.
const REQUIRED: [(MemberGap, &str, &str); 3] = [
    (MemberGap::VotingContact, "1 member has no voting contact", "{count} members have no voting contact"),
    (MemberGap::MainContact, "1 member has no main contact", "{count} members have no main contact"),
    (
        MemberGap::MainContactOrcidId,
        "1 main contact has no ORCID iD",
        "{count} main contacts have no ORCID iD",
    ),
];

/// Members without the people that each must have.
pub(super) fn gaps(register: &Register) -> Result<Vec<Need>> {
    let conditions = REQUIRED.map(|(gap, ..)| gap.condition());
    let counts = store::counts_of(register.reader(), &conditions)?;
    let today = register.clock().today();
    let needs = REQUIRED.iter().zip(counts).filter_map(|((gap, one, many), count)| {
        let key = format!("members.{}", gap.code());
        let need = Need::of(&key, count, (one, many), today, ("Fix", "members"))?;
        Some(need.at("missing", gap.code()))
    });
    Ok(needs.collect())
}

/// Members whose status has not followed their first or last day.
pub(super) fn standing(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let need = |status: &str, column: &str, key: &str, told: (&str, &str), verb: &str| -> Result<_> {
        let (count, since) = store::overdue_standing(register.reader(), status, column, today)?;
        let need = Need::of(key, count, told, since.unwrap_or(today), (verb, "members"));
        Ok(need.map(|need| need.at("status", status)))
    };
    let onboarding = need(
        "onboarding",
        "joined_on",
        "members.onboarding",
        (
            "1 member is still onboarding after its first day",
            "{count} members are still onboarding after their first day",
        ),
        "Activate",
    )?;
    let leaving = need(
        "leaving",
        "left_on",
        "members.leaving",
        ("1 member is past its last day", "{count} members are past their last day"),
        "Update",
    )?;
    Ok(onboarding.into_iter().chain(leaving).collect())
}
