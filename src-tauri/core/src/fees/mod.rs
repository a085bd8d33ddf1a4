//! Fees: what members pay for a licence year, and how a part of a year is worked out.

mod amount;
mod get;
mod set;
pub mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::members::Tier;
use crate::register::Table;

pub use amount::{Fee, fee};
pub use get::{GetFeePlan, draft_of_year, get};
pub use set::{SetFeePlan, checked, set};

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 1] =
    [Table { name: "fee_plan", label: "Fee plan", name_columns: &["licence_year"] }];

/// How the fee depends on the member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// Every member pays the same.
    #[default]
    Flat,
    /// Each tier has its own fee.
    Tier,
}

crate::members::words!(FeeKind { Flat = "flat", Tier = "tier" });

/// The fees of a licence year, in minor units of the consortium's currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FeePlanDraft {
    /// How the fee depends on the member.
    pub kind: FeeKind,
    /// The fee of every member, for a flat plan.
    pub flat_minor: Option<i64>,
    /// The fee of small members, for a plan by tier.
    pub small_minor: Option<i64>,
    /// The fee of standard members, for a plan by tier.
    pub standard_minor: Option<i64>,
    /// The fee of large members, for a plan by tier.
    pub large_minor: Option<i64>,
    /// Whether a member that joins during the year pays for whole months only.
    pub pro_rata: bool,
}

/// The fees of a licence year as they are set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeePlan {
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The fees.
    #[serde(flatten)]
    pub draft: FeePlanDraft,
    /// The currency they are in.
    pub currency: String,
    /// Digits of the currency's minor unit.
    pub currency_digits: u32,
    /// Whether they are set; otherwise they are those of the nearest earlier year, offered to begin with.
    pub is_set: bool,
}

impl FeePlanDraft {
    /// The fee of a whole year for a member of `tier`; none when the plan has no fee for it.
    pub fn full_fee_minor(&self, tier: Option<Tier>) -> Option<i64> {
        match (self.kind, tier) {
            (FeeKind::Flat, _) => self.flat_minor,
            (FeeKind::Tier, Some(Tier::Small)) => self.small_minor,
            (FeeKind::Tier, Some(Tier::Standard)) => self.standard_minor,
            (FeeKind::Tier, Some(Tier::Large)) => self.large_minor,
            (FeeKind::Tier, None) => None,
        }
    }
}
