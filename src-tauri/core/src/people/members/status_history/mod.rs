//! Status and tier over time: each change with its day and reason.

mod held;
pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Member, MemberDraft, Status, Tier, find, store as members};
use crate::kernel::{Error, Result, text};
use crate::register::{Connection, Edit, Op, Register};

pub use held::{StatusHistory, TierHistory, status_histories};

/// A change of a member's status or tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatusChange {
    /// What held before and what holds from then on.
    #[serde(flatten)]
    pub of: StatusOrTier,
    /// The first day on which it held.
    #[ts(type = "string")]
    pub changed_on: NaiveDate,
    /// Why; empty when nobody said.
    pub reason: String,
}

/// From what to what a status or a tier changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum StatusOrTier {
    Status {
        /// What held before.
        before: Status,
        /// What holds from then on.
        after: Status,
    },
    Tier {
        /// What held before; null for none.
        before: Option<Tier>,
        /// What holds from then on; null for none.
        after: Option<Tier>,
    },
}

impl StatusOrTier {
    /// What changed, as the register calls it.
    fn field(self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::Tier { .. } => "tier",
        }
    }

    fn is_change(self) -> bool {
        match self {
            Self::Status { before, after } => before != after,
            Self::Tier { before, after } => before != after,
        }
    }
}

/// Asks to move a member on in its life cycle.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ChangeMembersStatus {
    pub id: i64,
    /// Its status from then on.
    pub status: Status,
    /// The first day; today when absent. For a member that becomes active it is the day it joins.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// The last day of membership, for a member that is leaving or former.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub left_on: Option<NaiveDate>,
    #[serde(default)]
    pub reason: Option<String>,
}

/// Moves a member on in its life cycle, and sets the days of joining and leaving that go with it.
pub fn change_status(register: &mut Register, request: ChangeMembersStatus) -> Result<Member> {
    let before = find(register.reader(), request.id)?;
    let summary = message!(
        "{member} is now {status}",
        member = before.draft.official_name,
        status = request.status.code()
    );
    register.transact(Op::new(summary), |edit| change_status_within(edit, &request))?;
    find(register.reader(), request.id)
}

/// As [`change_status`], as part of a larger operation.
pub fn change_status_within(edit: &Edit<'_>, request: &ChangeMembersStatus) -> Result<()> {
    let before = find(edit, request.id)?;
    let reason = text::line(request.reason.as_deref().unwrap_or_default())
        .map_err(|message| Error::invalid("reason", message))?;
    let on = request.on.unwrap_or_else(|| edit.today());
    let draft = moved_on(&before, request, on)?;
    note(edit, &before, &draft, on, &reason)?;
    members::write(edit, request.id, &draft)
}

fn moved_on(before: &Member, request: &ChangeMembersStatus, on: NaiveDate) -> Result<MemberDraft> {
    let mut draft = MemberDraft { status: request.status, ..before.draft.clone() };
    match request.status {
        Status::Active => {
            draft.joined_on = draft.joined_on.filter(|_| before.draft.status != Status::Former).or(Some(on));
            draft.left_on = None;
        }
        Status::Leaving => {
            draft.left_on = Some(request.left_on.or(draft.left_on).ok_or_else(|| {
                Error::invalid("left_on", message!("Say which day is the last day of its membership."))
            })?);
        }
        Status::Former => draft.left_on = request.left_on.or(draft.left_on).or(Some(on)),
        Status::Enquiry | Status::Applicant | Status::Onboarding => {}
    }
    if let (Some(joined_on), Some(left_on)) = (draft.joined_on, draft.left_on)
        && left_on < joined_on
    {
        let message = message!(
            "The last day ({left_on, date, long}) is before the first ({joined_on, date, long}).",
            left_on,
            joined_on
        );
        return Err(Error::invalid("left_on", message));
    }
    Ok(draft)
}

/// Remembers what differs between `before` and `after` in status and tier.
pub(super) fn note(
    edit: &Edit<'_>,
    before: &Member,
    after: &MemberDraft,
    on: NaiveDate,
    reason: &str,
) -> Result<()> {
    let pairs = [
        StatusOrTier::Status { before: before.draft.status, after: after.status },
        StatusOrTier::Tier { before: before.draft.tier, after: after.tier },
    ];
    for of in pairs.into_iter().filter(|of| of.is_change()) {
        let change = StatusChange { of, changed_on: on, reason: reason.to_owned() };
        store::insert(edit, before.id, &change)?;
    }
    Ok(())
}

/// Corrects the day of the latest change of a member's status or tier, or of both where they changed on one day.
pub(super) fn correct_day(edit: &Edit<'_>, member: &Member, from_on: NaiveDate) -> Result<()> {
    let name = &member.draft.official_name;
    let changes = store::of_member(edit, member.id)?;
    let Some(latest) = changes.first().map(|change| change.changed_on) else {
        let message =
            message!("Neither tier nor status of {name} ever changed: they hold since the first day.", name);
        return Err(Error::invalid("status_from", message));
    };
    for change in changes.iter().filter(|change| change.changed_on == latest) {
        let is_alike = |one: &&StatusChange| one.of.field() == change.of.field();
        let earlier = changes.iter().filter(is_alike).find(|one| one.changed_on < latest);
        if let Some(earlier) = earlier.filter(|earlier| earlier.changed_on >= from_on) {
            let changed_on = earlier.changed_on;
            let message = match change.of {
                StatusOrTier::Status { .. } => message!(
                    "The status of {name} changed on {changed_on, date, long} as well: choose a later day.",
                    name,
                    changed_on
                ),
                StatusOrTier::Tier { .. } => message!(
                    "The tier of {name} changed on {changed_on, date, long} as well: choose a later day.",
                    name,
                    changed_on
                ),
            };
            return Err(Error::invalid("status_from", message));
        }
    }
    store::move_day(edit, member.id, latest, from_on)
}

/// How a member's status and tier changed, the latest first.
pub fn status_changes(connection: &Connection, member_id: i64) -> Result<Vec<StatusChange>> {
    store::of_member(connection, member_id)
}
