//! The members of the consortium on a day, by the reading that the consortium’s own bills follow too.

use chrono::NaiveDate;

use crate::kernel::Result;
use crate::people::members::{self, Status, Tier};
use crate::register::Connection;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MemberOnDay {
    pub(super) id: i64,
    pub(super) official_name: String,
    pub(super) tier: Option<Tier>,
    /// The last day of its membership, if it is known.
    pub(super) left_on: Option<NaiveDate>,
    /// Whether it is leaving today.
    pub(super) is_leaving: bool,
}

/// The members of the consortium on a day, by name, with the tier that each had then.
pub(super) fn members_on(connection: &Connection, on: NaiveDate) -> Result<Vec<MemberOnDay>> {
    let histories = members::status_histories(connection)?;
    let on_day = histories.into_iter().filter(|history| history.is_member_on(on));
    Ok(on_day
        .map(|history| MemberOnDay {
            id: history.member_id,
            tier: history.tiers.on(on),
            left_on: history.last_on,
            is_leaving: history.status == Status::Leaving,
            official_name: history.official_name,
        })
        .collect())
}
