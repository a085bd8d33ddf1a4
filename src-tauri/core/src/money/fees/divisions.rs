//! Totals that were divided already. A total is divided once, when the first invoices of its year are issued; who comes
//! later pays a share of its own, as if the total were divided again among all, and nobody else’s share changes.
//!
//! What such a late share is for is the component’s choice. On top: the year collects more than the total. Out of next
//! year’s: what the year collects beyond the total is taken off what the component of the same name and currency divides
//! next. Over the years, everything that is collected then is everything that was to be divided, and what still waits to be
//! taken off:
//!
//! sum of all shares = sum of all totals + what waits
//!
//! A late share whose invoice was credited in full was not collected and does not count.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FeePlanDraft, store};
use crate::kernel::{Currency, Result};
use crate::register::{Connection, Edit};

/// What becomes of the share of a member that joins after a total was divided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LateJoiners {
    /// It comes on top of the total.
    #[default]
    OnTop,
    /// It is taken off what the component of the same name divides next.
    NextYear,
}

crate::kernel::codes!(LateJoiners { OnTop = "on_top", NextYear = "next_year" });

/// A component that divides a total: its name and currency.
pub(super) type DivisionKey = (String, String);

/// What is known of the totals of a year before its fees are reckoned.
#[derive(Debug, Clone, Default)]
pub struct Divisions {
    /// Those that were divided already.
    pub(super) made: BTreeMap<DivisionKey, Division>,
    /// What late joiners of earlier years paid beyond their totals and nothing was taken off for yet.
    pub(super) waiting: BTreeMap<DivisionKey, i64>,
}

/// A total as it was divided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Division {
    pub(super) id: i64,
    pub(super) total_minor: i64,
    pub(super) carried_minor: i64,
    pub(super) shares: BTreeMap<i64, DividedShare>,
}

/// A member’s share of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DividedShare {
    /// The weight of the member times its part of the year.
    pub(super) part: u64,
    /// What all parts add up to.
    pub(super) weight: u64,
    pub(super) minor: i64,
    pub(super) kind: ShareKind,
    /// Whether an invoice that bills it stands.
    pub(super) is_collected: bool,
}

/// Whether a share is a part of the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareKind {
    Divided,
    /// It comes on top of it.
    OnTop,
    /// It is taken off what is divided next.
    NextYear,
}

crate::kernel::codes!(ShareKind { Divided = "divided", OnTop = "on_top", NextYear = "next_year" });

impl From<LateJoiners> for ShareKind {
    fn from(late: LateJoiners) -> Self {
        match late {
            LateJoiners::OnTop => Self::OnTop,
            LateJoiners::NextYear => Self::NextYear,
        }
    }
}

/// How a component’s total is divided this time; issuing keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedTotal {
    pub component: String,
    pub currency: Currency,
    /// The division that stands; none where this is the first.
    pub(super) division_id: Option<i64>,
    /// What the plan says.
    pub total_minor: i64,
    /// What is taken off it because late joiners of earlier years paid it.
    pub carried_minor: i64,
    /// What the plan said when the total was divided, where it says something else now.
    pub divided_before_minor: Option<i64>,
    /// Every member’s share.
    pub(super) shares: BTreeMap<i64, DividedShare>,
    /// Of whom nothing is kept yet, or something else.
    pub(super) changed: BTreeSet<i64>,
}

impl SharedTotal {
    /// What the shares of those who joined after the division come to: of those that are billed now, and of those that were
    /// billed before. With how many they are now, and whether their shares are taken off the next total.
    pub fn late(&self, is_billed: &dyn Fn(i64) -> bool) -> LateShares {
        let mut late = LateShares::default();
        for (member, share) in self.shares.iter().filter(|(_, share)| share.kind != ShareKind::Divided) {
            if is_billed(*member) {
                late.members += 1;
                late.now_minor += share.minor;
                late.is_carried |= share.kind == ShareKind::NextYear;
            } else if share.is_collected {
                late.before_minor += share.minor;
            }
        }
        late
    }
}

/// The shares of who joined after a total was divided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LateShares {
    /// How many are billed now.
    pub members: usize,
    /// What they are billed.
    pub now_minor: i64,
    /// What others were billed before.
    pub before_minor: i64,
    /// Whether it is taken off the next total.
    pub is_carried: bool,
}

impl Divisions {
    /// What late joiners of earlier years paid and no component of `plan` can be taken off: name, currency, amount.
    pub fn without_component(&self, plan: &FeePlanDraft) -> Vec<(String, Currency, i64)> {
        let is_there = |key: &DivisionKey| {
            plan.components
                .iter()
                .any(|one| one.rule.is_shared() && (&one.name, &one.currency) == (&key.0, &key.1))
        };
        let left = self.waiting.iter().filter(|(key, _)| !is_there(key));
        left.filter_map(|(key, minor)| Some((key.0.clone(), Currency::from_code(&key.1)?, *minor))).collect()
    }
}

/// Reads what is known of the totals of a licence year.
pub fn divisions(connection: &Connection, year: i32) -> Result<Divisions> {
    Ok(Divisions { made: store::divisions(connection, year)?, waiting: store::waiting(connection, year)? })
}

/// Keeps how totals were divided, when a run is issued that bills `is_billed`: of a first division every share, of one that
/// stands the shares of who came later.
pub fn keep_divisions(
    edit: &Edit<'_>,
    year: i32,
    totals: &[SharedTotal],
    is_billed: &dyn Fn(i64, Currency) -> bool,
) -> Result<()> {
    for total in totals {
        match total.division_id {
            None => {
                let id = store::insert_division(edit, year, total)?;
                edit.in_bulk("fee_division_share", || {
                    let mut shares = total.shares.iter();
                    shares.try_for_each(|(member, share)| store::insert_share(edit, id, *member, share))
                })?;
            }
            Some(id) => {
                for (member, share) in &total.shares {
                    if total.changed.contains(member) && is_billed(*member, total.currency) {
                        store::set_share(edit, id, *member, share)?;
                    }
                }
            }
        }
    }
    Ok(())
}
