//! Finds pairs of records that may be one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Kind, find_contacts, find_members, store};
use crate::kernel::{Message, Result};
use crate::register::Register;

/// Pairs given unless asked otherwise.
const PAIRS_GIVEN: usize = 500;

/// A pair below this is not worth a person's time.
const CONFIDENCE_PERCENT_MIN: u8 = 50;

/// What one more independent reason adds.
const FURTHER_REASON_PERCENT: u8 = 5;

/// Records with the same value beyond which the value says nothing: a domain of a whole ministry.
pub(super) const SHARED_BY_MAX: usize = 6;

/// Asks for pairs of records that may be one.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct FindDuplicates {
    /// What to compare.
    pub kind: Kind,
    /// Pairs to give at most, the surest first.
    pub limit: Option<usize>,
}

/// Pairs of records that may be one, the surest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicateList {
    pub rows: Vec<DuplicatePair>,
    /// How many were found in all.
    pub total: usize,
    /// How many pairs were declared different and are left out.
    pub dismissed: usize,
}

/// Two records that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DuplicatePair {
    /// The record that would remain: the one that more hangs on.
    pub one: Side,
    /// The record that would be merged into it.
    pub other: Side,
    /// How sure it is that they are one: 50 to 100.
    pub percent: u8,
    /// Why, in words.
    pub reasons: Vec<Message>,
}

/// One record of a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Side {
    pub id: i64,
    pub name: String,
    /// What else tells it apart: city and country, or the member and the address.
    pub detail: Message,
    /// Whether it is archived.
    pub archived: bool,
}

/// Finds pairs of records that may be one.
pub fn find(register: &Register, request: FindDuplicates) -> Result<DuplicateList> {
    let connection = register.reader();
    let distinct = store::distinct_pairs(connection, request.kind)?;
    let (mut pairs, sides) = match request.kind {
        Kind::Members => find_members::pairs(connection)?,
        Kind::Contacts => find_contacts::pairs(connection)?,
    };
    pairs.retain(|ids, found| found.percent() >= CONFIDENCE_PERCENT_MIN && !distinct.contains(ids));
    let mut found: Vec<((i64, i64), PairEvidence)> = pairs.into_iter().collect();
    found.sort_by_key(|(ids, found)| (std::cmp::Reverse(found.percent()), *ids));
    let total = found.len();
    found.truncate(request.limit.unwrap_or(PAIRS_GIVEN));
    let rows = found.into_iter().filter_map(|(ids, found)| pair(ids, found, &sides)).collect();
    Ok(DuplicateList { rows, total, dismissed: distinct.len() })
}

/// Pairs by ids, the smaller one first.
pub(super) type Pairs = BTreeMap<(i64, i64), PairEvidence>;

/// What records look like, and how much hangs on each.
pub(super) type Sides = BTreeMap<i64, (Side, i64)>;

/// What speaks for a pair, and what against it.
#[derive(Debug, Default)]
pub(super) struct PairEvidence {
    reasons: Vec<(u8, Message)>,
    against: u8,
}

impl PairEvidence {
    /// The surest reason, a little more for each further one, less what speaks against.
    fn percent(&self) -> u8 {
        let speaking = self.reasons.iter().filter(|(percent, _)| *percent > 0);
        let best = speaking.clone().map(|(percent, _)| *percent).max().unwrap_or_default();
        let further = u8::try_from(speaking.count().saturating_sub(1)).unwrap_or(u8::MAX);
        let sum = best.saturating_add(further.saturating_mul(FURTHER_REASON_PERCENT));
        sum.min(best.max(99)).saturating_sub(self.against)
    }

    /// Adds a reason for the two records to be one.
    pub(super) fn because(&mut self, percent: u8, reason: Message) {
        self.reasons.push((percent, reason));
    }

    /// Notes what makes it less likely, and says so.
    pub(super) fn although(&mut self, percent: u8, reason: Message) {
        self.against = self.against.saturating_add(percent);
        self.reasons.push((0, reason));
    }

    fn into_words(mut self) -> Vec<Message> {
        self.reasons.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
        self.reasons.into_iter().map(|(_, reason)| reason).collect()
    }
}

/// The pair of two records, in the order in which it is kept.
pub(super) fn ordered(one: i64, other: i64) -> (i64, i64) {
    (one.min(other), one.max(other))
}

fn pair(ids: (i64, i64), found: PairEvidence, sides: &Sides) -> Option<DuplicatePair> {
    let (first, first_weight) = sides.get(&ids.0)?;
    let (second, second_weight) = sides.get(&ids.1)?;
    let keeps_second = (first.archived, -first_weight) > (second.archived, -second_weight);
    let (one, other) = if keeps_second { (second, first) } else { (first, second) };
    let percent = found.percent();
    Some(DuplicatePair { one: one.clone(), other: other.clone(), percent, reasons: found.into_words() })
}
