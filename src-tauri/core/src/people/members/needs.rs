//! Members that somebody has to look after today.

use super::{MemberGap, store};
use crate::kernel::{Message, Need, Result, Template};
use crate::register::Register;

/// What a member of today must have, and what is said where some lack it.
const REQUIRED: [(MemberGap, Template); 3] = [
    (
        MemberGap::VotingContact,
        template!("{count, plural, one {# member has} other {# members have}} no voting contact", count),
    ),
    (
        MemberGap::MainContact,
        template!("{count, plural, one {# member has} other {# members have}} no main contact", count),
    ),
    (
        MemberGap::MainContactOrcidId,
        template!(
            "{count, plural, one {# main contact has} other {# main contacts have}} no ORCID iD",
            count
        ),
    ),
];

/// Members without the people that each must have.
pub(super) fn gaps(register: &Register) -> Result<Vec<Need>> {
    let conditions = REQUIRED.map(|(gap, ..)| gap.condition());
    let counts = store::counts_of(register.reader(), &conditions)?;
    let today = register.clock().today();
    let needs = REQUIRED.iter().zip(counts).filter_map(|((gap, told), count)| {
        let key = format!("members.{}", gap.code());
        let need = Need::of(&key, count, told.counted(count), today, (message!("Fix"), "members"))?;
        Some(need.at("missing", gap.code()))
    });
    Ok(needs.collect())
}

/// Members whose status has not followed their first or last day.
pub(super) fn overdue_status(register: &Register) -> Result<Vec<Need>> {
    let today = register.clock().today();
    let need = |status: &str, column: &str, key: &str, told: Template, verb: Message| -> Result<_> {
        let (count, since) = store::overdue_status(register.reader(), status, column, today)?;
        let need = Need::of(key, count, told.counted(count), since.unwrap_or(today), (verb, "members"));
        Ok(need.map(|need| need.at("status", status)))
    };
    let onboarding = need(
        "onboarding",
        "joined_on",
        "members.onboarding",
        template!(
            "{count, plural, one {# member is still onboarding after its first day} other {# members are still onboarding after their first day}}",
            count
        ),
        message!("Activate"),
    )?;
    let leaving = need(
        "leaving",
        "left_on",
        "members.leaving",
        template!(
            "{count, plural, one {# member is past its last day} other {# members are past their last day}}",
            count
        ),
        message!("Update"),
    )?;
    Ok(onboarding.into_iter().chain(leaving).collect())
}
