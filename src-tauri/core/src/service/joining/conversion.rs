//! What became of enquiries, by the year and the source they came in from, and how long stages take.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use super::outline::Outline;
use super::store::Listed;
use super::{EnquiryOutcome, store};
use crate::kernel::Result;
use crate::people::members::Status;
use crate::register::Connection;

/// What became of enquiries that have something in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Conversion {
    /// The year, or the source; empty where none was entered.
    pub of: String,
    /// How many came in.
    pub received: u32,
    /// Of them, how many became members.
    pub joined: u32,
    /// How many were declined, withdrawn or sent elsewhere.
    pub lost: u32,
    /// How many wait until a later day.
    pub deferred: u32,
    /// How many are open and no member yet.
    pub open: u32,
    /// Of those that joined or were lost, how many of a hundred joined; none while none did either.
    pub percent: Option<u32>,
}

/// How long enquiries stay at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StageDuration {
    /// What the stage is called.
    pub stage: String,
    /// How many enquiries left it.
    pub enquiries: usize,
    /// The median of the days they were at it; of two in the middle the longer one.
    pub median_days: i64,
}

/// Whether an enquiry made a member.
pub(super) fn has_joined(listed: &Listed) -> bool {
    listed.enquiry.outcome == EnquiryOutcome::Joined
        || listed.enquiry.outcome == EnquiryOutcome::Open
            && matches!(listed.member_status, Some(Status::Active | Status::Leaving))
}

/// What became of enquiries, by what `key` says of each.
pub(super) fn conversions(listed: &[Listed], key: fn(&Listed) -> String) -> Vec<Conversion> {
    let mut by_key: BTreeMap<String, Conversion> = BTreeMap::new();
    for one in listed {
        let of = key(one);
        let sum = by_key.entry(of.clone()).or_insert_with(|| Conversion { of, ..Conversion::default() });
        sum.received += 1;
        *match one.enquiry.outcome {
            _ if has_joined(one) => &mut sum.joined,
            EnquiryOutcome::Deferred => &mut sum.deferred,
            EnquiryOutcome::Open | EnquiryOutcome::Joined => &mut sum.open,
            EnquiryOutcome::Declined | EnquiryOutcome::Withdrawn | EnquiryOutcome::Redirected => {
                &mut sum.lost
            }
        } += 1;
    }
    for sum in by_key.values_mut() {
        let ended = sum.joined + sum.lost;
        // Half a per cent is rounded up.
        sum.percent = (ended > 0).then(|| (sum.joined * 200 + ended) / (ended * 2));
    }
    by_key.into_values().collect()
}

/// The year in which an enquiry came in.
pub(super) fn year_of(listed: &Listed) -> String {
    let received_on = listed.enquiry.draft.received_on.unwrap_or(listed.enquiry.stage_since);
    received_on.year().to_string()
}

/// How long enquiries stay at each stage, in the order of the stages.
pub(super) fn durations(connection: &Connection, outline: &Outline) -> Result<Vec<StageDuration>> {
    let mut days: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for stays in store::all_stages(connection)?.into_values() {
        for pair in stays.windows(2) {
            if let [(stage, from_on), (_, until_on)] = pair {
                days.entry(stage.clone()).or_default().push((*until_on - *from_on).num_days());
            }
        }
    }
    let of_stage = |key: String| {
        let mut days = days.remove(&key)?;
        let median_days = median(&mut days)?;
        Some(StageDuration { stage: outline.stage_name(&key), enquiries: days.len(), median_days })
    };
    Ok(outline.stage_keys().into_iter().filter_map(of_stage).collect())
}

/// The median of days from the enquiry to the first day of membership, over those that joined.
pub(super) fn median_days_to_join(listed: &[Listed]) -> Option<i64> {
    let days = |one: &Listed| {
        let (received_on, starts_on): (NaiveDate, NaiveDate) =
            one.enquiry.draft.received_on.zip(one.enquiry.draft.starts_on)?;
        (has_joined(one) && starts_on > received_on).then(|| (starts_on - received_on).num_days())
    };
    median(&mut listed.iter().filter_map(days).collect::<Vec<_>>())
}

fn median(days: &mut [i64]) -> Option<i64> {
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}
