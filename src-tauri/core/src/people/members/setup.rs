//! What a new register has to be told of members.

use super::store;
use crate::kernel::{Result, SetupKey, SetupStep, long_date};
use crate::register::Register;

/// Whether there are members.
pub(super) fn members(register: &Register) -> Result<SetupStep> {
    let (count, _) = store::totals(register.reader())?;
    let detail = match count {
        0 => "Import the list you have, or add members one by one.".to_owned(),
        1 => "1 member.".to_owned(),
        _ => format!("{count} members."),
    };
    let screen = if count == 0 { "imports" } else { "members" };
    Ok(SetupStep::new(SetupKey::Members, "Members", count > 0, detail, screen))
}

/// Whether it is believable since when they are members: several that all joined on one day of late were rather entered
/// on it, and would be billed from then on only.
pub(super) fn first_days(register: &Register) -> Result<SetupStep> {
    let days = store::first_days(register.reader())?;
    let common = days.first_on.filter(|_| days.members > 1 && days.known == days.members && days.days == 1);
    let (is_done, detail) = match (days.members, common) {
        (0, _) => (false, "Fees are billed from a member’s first day on.".to_owned()),
        (count, Some(day)) => (
            false,
            format!(
                "All {count} joined on {}, and are billed from that day on. Members that have been in longer need no first day.",
                long_date(day)
            ),
        ),
        (count, None) if days.known == 0 => (true, format!("{count} have been members for longer.")),
        (count, None) if days.known == count => (true, "Every member has a first day.".to_owned()),
        (count, None) => {
            let longer = count - days.known;
            (true, format!("{} have a first day, {longer} have been members for longer.", days.known))
        }
    };
    let step = SetupStep::new(SetupKey::FirstDays, "Members since when", is_done, detail, "members");
    Ok(if days.members == 0 { SetupStep { screen: "imports".to_owned(), ..step } } else { step })
}
