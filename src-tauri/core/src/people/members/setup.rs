//! What a new register has to be told of members.

use super::store;
use crate::kernel::{Result, SetupKey, SetupStep};
use crate::register::Register;

/// Whether there are members.
pub(super) fn members(register: &Register) -> Result<SetupStep> {
    let (count, _) = store::totals(register.reader())?;
    let detail = match count {
        0 => message!("Import the list you have, or add members one by one."),
        _ => message!("{count, plural, one {# member} other {# members}}.", count),
    };
    let screen = if count == 0 { "imports" } else { "members" };
    Ok(SetupStep::new(SetupKey::Members, message!("Members"), count > 0, detail, screen))
}

/// Whether it is believable since when they are members: several that all joined on one day of late were rather entered
/// on it, and would be billed from then on only.
pub(super) fn first_days(register: &Register) -> Result<SetupStep> {
    let days = store::first_days(register.reader())?;
    let common = days.first_on.filter(|_| days.members > 1 && days.known == days.members && days.days == 1);
    let (is_done, detail) = match (days.members, common) {
        (0, _) => (false, message!("Fees are billed from a member’s first day on.")),
        (count, Some(day)) => (
            false,
            message!(
                "All {count} joined on {day, date, long}, and are billed from that day on. Members that have been in longer need no first day.",
                count,
                day
            ),
        ),
        (count, None) if days.known == 0 => {
            (true, message!("{count, plural, one {# has} other {# have}} been members for longer.", count))
        }
        (count, None) if days.known == count => (true, message!("Every member has a first day.")),
        (count, None) => {
            let longer = count - days.known;
            (
                true,
                message!(
                    "{known, plural, one {# has} other {# have}} a first day, {longer, plural, one {# has} other {# have}} been members for longer.",
                    known = days.known,
                    longer
                ),
            )
        }
    };
    let step =
        SetupStep::new(SetupKey::FirstDays, message!("Members since when"), is_done, detail, "members");
    Ok(if days.members == 0 { SetupStep { screen: "imports".to_owned(), ..step } } else { step })
}
