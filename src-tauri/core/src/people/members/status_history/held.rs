//! What held on a day: who was a member, and of which tier. ORCID’s ledger and the consortium’s own read it here, so that
//! both bill the same members.
//!
//! The first and the last day of membership are those that the record states. Who has no first day has been a member
//! already; who is former and has no last day was one until the day before that was noted. The tier is the one of the day;
//! one that was learnt later holds for the time before, of which nobody knew any.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{StatusChange, StatusOrTier, store};
use crate::kernel::Result;
use crate::people::members::{Status, Tier};
use crate::register::Connection;

/// The tiers that a member had, with the day from which each held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TierHistory {
    /// The tier before the first change of which a tier is known.
    first: Option<Tier>,
    /// What held from which day on, the earliest first.
    later: Vec<(NaiveDate, Option<Tier>)>,
}

impl TierHistory {
    /// One tier, for ever.
    pub fn always(tier: Option<Tier>) -> Self {
        Self { first: tier, later: Vec::new() }
    }

    pub fn on(&self, day: NaiveDate) -> Option<Tier> {
        let latest = self.later.iter().rev().find(|(from_on, _)| *from_on <= day);
        latest.map_or(self.first, |(_, tier)| *tier)
    }

    /// The tier of the latest change.
    pub fn latest(&self) -> Option<Tier> {
        self.later.last().map_or(self.first, |(_, tier)| *tier)
    }

    fn of(now: Option<Tier>, changes: &[StatusChange]) -> Self {
        let mut history = Self { first: now, later: Vec::new() };
        for change in changes {
            let StatusOrTier::Tier { before, after } = change.of else { continue };
            if history.later.is_empty() {
                // A tier that was missing was not another one: it was not known.
                history.first = before.or(after);
            }
            history.later.push((change.changed_on, after));
        }
        if let Some(last) = history.later.last_mut() {
            last.1 = now;
        }
        history
    }
}

/// What a member’s record and its changes say of it on any day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusHistory {
    pub member_id: i64,
    pub official_name: String,
    /// Its status today.
    pub status: Status,
    /// The first day of its membership; none where it has been a member already.
    pub first_on: Option<NaiveDate>,
    /// The last day of its membership; none while no end is known.
    pub last_on: Option<NaiveDate>,
    /// Whether it is or was a member at all.
    pub was_member: bool,
    /// When its record was put away.
    pub archived_on: Option<NaiveDate>,
    pub tiers: TierHistory,
}

impl StatusHistory {
    /// Whether it was a member on `day`. A record that was put away is none from that day on.
    pub fn is_member_on(&self, day: NaiveDate) -> bool {
        self.within(day, day).is_some() && self.archived_on.is_none_or(|archived_on| archived_on > day)
    }

    /// Its first and last day as a member from `from` until `until`; none when it was no member then.
    pub fn within(&self, from: NaiveDate, until: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.first_on.map_or(from, |first_on| first_on.max(from));
        let last = self.last_on.map_or(until, |last_on| last_on.min(until));
        (self.was_member && first <= last).then_some((first, last))
    }
}

/// The standing of every member that was not merged into another, by name.
pub fn status_histories(connection: &Connection) -> Result<Vec<StatusHistory>> {
    let mut changes: BTreeMap<i64, Vec<StatusChange>> = store::all(connection)?;
    let records = store::records(connection)?;
    Ok(records
        .into_iter()
        .map(|record| {
            let changes = changes.remove(&record.member_id).unwrap_or_default();
            status_history(record, &changes)
        })
        .collect())
}

/// What a member’s record says today.
pub(super) struct StatusRecord {
    pub(super) member_id: i64,
    pub(super) official_name: String,
    pub(super) status: Status,
    pub(super) tier: Option<Tier>,
    pub(super) joined_on: Option<NaiveDate>,
    pub(super) left_on: Option<NaiveDate>,
    pub(super) archived_on: Option<NaiveDate>,
}

fn status_history(record: StatusRecord, changes: &[StatusChange]) -> StatusHistory {
    let is_membership = |status: &Status| matches!(status, Status::Active | Status::Leaving);
    let of_status: Vec<(NaiveDate, [Status; 2])> = changes
        .iter()
        .filter_map(|change| match change.of {
            StatusOrTier::Status { before, after } => Some((change.changed_on, [before, after])),
            StatusOrTier::Tier { .. } => None,
        })
        .collect();
    let was_before = || match of_status.is_empty() {
        // A former member that was entered as one.
        true => record.left_on.is_some(),
        false => of_status.iter().flat_map(|(_, statuses)| statuses).any(is_membership),
    };
    let was_member = match record.status {
        Status::Active | Status::Leaving => true,
        Status::Former => was_before(),
        Status::Enquiry | Status::Applicant | Status::Onboarding => false,
    };
    let noted_former = || {
        let (changed_on, _) = of_status.last().filter(|_| record.status == Status::Former)?;
        changed_on.checked_sub_days(Days::new(1))
    };
    StatusHistory {
        member_id: record.member_id,
        official_name: record.official_name,
        status: record.status,
        first_on: record.joined_on,
        last_on: record.left_on.or_else(noted_former),
        was_member,
        archived_on: record.archived_on,
        tiers: TierHistory::of(record.tier, changes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn change(of: StatusOrTier, on: &str) -> StatusChange {
        StatusChange { of, changed_on: day(on), reason: String::new() }
    }

    fn status(before: Status, after: Status, on: &str) -> StatusChange {
        change(StatusOrTier::Status { before, after }, on)
    }

    fn member(status: Status, joined_on: Option<&str>, left_on: Option<&str>) -> StatusRecord {
        StatusRecord {
            member_id: 1,
            official_name: "University".to_owned(),
            status,
            tier: Some(Tier::Large),
            joined_on: joined_on.map(day),
            left_on: left_on.map(day),
            archived_on: None,
        }
    }

    fn year(history: &StatusHistory) -> Option<(String, String)> {
        let (first, last) = history.within(day("2026-01-01"), day("2026-12-31"))?;
        Some((first.to_string(), last.to_string()))
    }

    #[test]
    fn the_days_of_the_record_count_not_the_day_somebody_noted_them() {
        let own = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        let whole = own("2026-01-01", "2026-12-31");
        let noted_late = [status(Status::Onboarding, Status::Active, "2026-11-15")];
        let joined = member(Status::Active, Some("2026-03-01"), None);
        assert_eq!(year(&status_history(joined, &noted_late)), own("2026-03-01", "2026-12-31"));
        assert_eq!(
            year(&status_history(member(Status::Active, None, None), &[])),
            whole,
            "it has been a member already"
        );
        let left = [status(Status::Active, Status::Former, "2026-10-05")];
        let stated = member(Status::Former, None, Some("2026-09-30"));
        assert_eq!(year(&status_history(stated, &left)), own("2026-01-01", "2026-09-30"));
        let unstated = member(Status::Former, None, None);
        assert_eq!(year(&status_history(unstated, &left)), own("2026-01-01", "2026-10-04"));
        assert_eq!(year(&status_history(member(Status::Former, None, Some("2025-12-31")), &left)), None);
        let withdrew = [status(Status::Applicant, Status::Former, "2026-10-05")];
        assert_eq!(year(&status_history(member(Status::Former, None, Some("2026-10-05")), &withdrew)), None);
        assert_eq!(year(&status_history(member(Status::Onboarding, Some("2026-03-01"), None), &[])), None);
    }

    #[test]
    fn a_tier_holds_from_its_day_and_one_that_was_missing_was_not_known() {
        let grown = status_history(
            member(Status::Active, None, None),
            &[
                change(StatusOrTier::Tier { before: None, after: Some(Tier::Small) }, "2026-02-01"),
                change(
                    StatusOrTier::Tier { before: Some(Tier::Small), after: Some(Tier::Large) },
                    "2026-11-30",
                ),
            ],
        );
        let on = |text: &str| grown.tiers.on(day(text));
        assert_eq!(on("2026-01-01"), Some(Tier::Small), "learnt in February, true before");
        assert_eq!((on("2026-11-29"), on("2026-11-30")), (Some(Tier::Small), Some(Tier::Large)));
    }
}
