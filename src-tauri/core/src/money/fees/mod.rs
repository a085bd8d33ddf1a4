//! Fees: plans made of components that add up, and what each member pays by them, explained.

mod adopt;
mod audience;
mod check;
mod commands;
mod compare;
mod copy;
mod divisions;
mod explain;
mod gather;
mod get;
mod lists;
mod models;
mod period;
mod remove;
mod rules;
mod save;
mod setup;
mod shares;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;
mod wording;
mod work_out;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Decimal;
use crate::people::members::Tier;
use crate::register::{FreeText, Link, Slice, Table};

pub use adopt::adopt;
pub use compare::{CompareFees, ComparedMember, ComparedPlan, CurrencyAmount, PlanComparison, compare};
pub use copy::{CopyFees, copy};
pub use divisions::{Divisions, LateJoiners, LateShares, ShareKind, SharedTotal, divisions, keep_divisions};
pub use explain::Explanation;
pub use gather::{Gathered, NotBilled, billed_days, gather};
pub use get::{FeePlanList, ListFees, adopted, list};
pub use models::{FeeModel, models};
pub use period::BilledPeriod;
pub use remove::remove;
pub(crate) use save::write_adopted;
pub use save::{SaveFees, checked, save};
pub use wording::WordedExplanation;
pub use work_out::{FeeLine, FeeMember, FeeProblem, Fees, MemberFees, OrcidFees, Payer, work_out};

pub(crate) static SLICE: Slice = Slice {
    name: "fees",
    tables: &[
        Table {
            name: "fee_plan",
            label: template!("Fee plan"),
            one: template!("a fee plan"),
            several: template!("{count, plural, one {# fee plan} other {# fee plans}}", count),
            name_columns: &["licence_year", "name"],
        },
        Table {
            name: "fee_component",
            label: template!("Fee component"),
            one: template!("a fee component"),
            several: template!("{count, plural, one {# fee component} other {# fee components}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "fee_division",
            label: template!("Divided total"),
            one: template!("a divided total"),
            several: template!("{count, plural, one {# divided total} other {# divided totals}}", count),
            name_columns: &["licence_year", "component"],
        },
        Table {
            name: "fee_division_share",
            label: template!("Share of a divided total"),
            one: template!("a share of a divided total"),
            several: template!(
                "{count, plural, one {# share of a divided total} other {# shares of a divided total}}",
                count
            ),
            name_columns: &[],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    setup: &[setup::fees],
    links: &[
        // How a total was divided when it was invoiced.
        Link::to_member("fee_division_share", "member_id").impersonal(),
    ],
    free_texts: &[FreeText {
        table: "fee_plan",
        text: "notes",
        place: "'The notes of the fee plan ' || name",
    }],
    ..Slice::EMPTY
};

/// How much of a component is billed to a member that joins or leaves during the year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProRata {
    /// Whole months, those of joining and of leaving included.
    #[default]
    Months,
    /// Days, those of joining and of leaving included.
    Days,
    /// All of it.
    None,
}

crate::kernel::codes!(ProRata { Months = "months", Days = "days", None = "none" });

/// From when to when a member is billed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BilledBy {
    /// For the licence year, or what is left of it when the member joins.
    #[default]
    LicenceYear,
    /// For twelve months from the member’s own anniversary in the licence year.
    Anniversary,
}

crate::kernel::codes!(BilledBy { LicenceYear = "licence_year", Anniversary = "anniversary" });

/// How the amount of a component is reckoned. Amounts are minor units of the component’s currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeeRule {
    /// Every member pays the same.
    Flat {
        /// The fee of a whole year.
        amount_minor: i64,
    },
    /// Each tier has its own fee.
    ByTier { small_minor: i64, standard_minor: i64, large_minor: i64 },
    /// By the size of a number that is kept of each member, such as its budget.
    ByNumber {
        /// The custom field that holds the number.
        field: String,
        /// What is paid from which number on.
        steps: Vec<NumberStep>,
    },
    /// An equal part of a total: what the programme costs, divided by the members.
    EqualShare {
        /// What all members pay together.
        total_minor: i64,
    },
    /// A part of a total by weight.
    WeightedShare {
        /// What all members pay together.
        total_minor: i64,
        weights: Weights,
    },
    /// What ORCID charges for the member by the agreement, at a stated rate of exchange.
    OrcidFee {
        /// What one unit of ORCID’s currency is worth in the component’s.
        exchange_rate: Decimal,
    },
    /// An equal part of the consortium lead fee that ORCID charges by the agreement.
    OrcidLeadFee {
        /// What one unit of ORCID’s currency is worth in the component’s.
        exchange_rate: Decimal,
    },
    /// API credentials that a member has beyond those included.
    Credentials {
        /// The price of each.
        price_minor: i64,
    },
    /// Paid once, in the year in which a member joins.
    JoiningFee { amount_minor: i64 },
    /// Taken off what the components above come to.
    Discount {
        /// Per cent of it.
        percent: Option<Decimal>,
        /// Or this much, but no more than there is.
        amount_minor: Option<i64>,
        reason: String,
    },
    /// What the components above come to, or a part of it, is paid by a sponsor.
    Sponsor {
        /// Who pays.
        sponsor_id: i64,
        /// Per cent of it.
        percent: Decimal,
        reason: String,
    },
    /// What the components above come to is raised to this.
    Minimum {
        /// The least that is paid for a whole year.
        amount_minor: i64,
    },
    /// What the components above come to is lowered to this.
    Maximum {
        /// The most that is paid for a whole year.
        amount_minor: i64,
    },
}

impl FeeRule {
    /// Whether it divides a total among members.
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::EqualShare { .. } | Self::WeightedShare { .. } | Self::OrcidLeadFee { .. })
    }
}

/// A fee from a number on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberStep {
    /// The smallest number it holds for.
    pub from: i64,
    /// The fee.
    pub amount_minor: i64,
}

/// By what a share is weighted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Weights {
    /// A weight for each tier.
    Tier { small: u32, standard: u32, large: u32 },
    /// A number that is kept of each member, such as its budget or its students.
    Number {
        /// The custom field that holds it.
        field: String,
    },
}

/// Whom a component is for. Empty lists mean everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Audience {
    /// Members of these tiers.
    pub tiers: Vec<Tier>,
    /// Members with one of these tags.
    pub tags: Vec<String>,
    /// These members.
    pub member_ids: Vec<i64>,
    /// Everybody but those.
    pub everybody_else: bool,
}

/// A part of the fee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct FeeComponent {
    /// What invoices call it.
    pub name: String,
    /// How its amount is reckoned.
    pub rule: FeeRule,
    /// The currency it is billed in; a member with components in two currencies gets two invoices.
    pub currency: String,
    /// How much a member pays that joins or leaves during the year.
    #[serde(default)]
    pub pro_rata: ProRata,
    /// What becomes of the share of a member that joins after a total was divided and invoiced; for components that divide one.
    #[serde(default)]
    pub late_joiners: LateJoiners,
    /// How it is taxed; none prints no tax.
    #[serde(default)]
    pub tax_category_id: Option<i64>,
    #[serde(default)]
    pub audience: Audience,
}

/// A fee plan as a form edits it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FeePlanDraft {
    /// What it is called among the plans of its year.
    pub name: String,
    /// From when to when members are billed.
    pub billed_by: BilledBy,
    /// Whether the amounts of its components include tax.
    pub prices_include_tax: bool,
    /// Remarks for whoever decides.
    pub notes: String,
    /// What it is made of, in the order in which it is reckoned and printed.
    pub components: Vec<FeeComponent>,
}

impl FeePlanDraft {
    /// Whether somebody's tier decides on a fee.
    pub fn goes_by_tier(&self) -> bool {
        self.components.iter().any(|component| {
            let is_by_tier = matches!(
                component.rule,
                FeeRule::ByTier { .. }
                    | FeeRule::OrcidFee { .. }
                    | FeeRule::WeightedShare { weights: Weights::Tier { .. }, .. }
            );
            is_by_tier || !component.audience.tiers.is_empty()
        })
    }
}

/// A fee plan of a licence year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FeePlan {
    pub id: i64,
    /// The calendar year in which the licence year starts.
    pub year: i32,
    /// Whether it is the one that is billed.
    pub is_adopted: bool,
    /// Its fields.
    #[serde(flatten)]
    pub draft: FeePlanDraft,
}
