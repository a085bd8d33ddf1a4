//! Agreements with ORCID: term, signature, grid of fees, who stays at the end, and what follows from all of it.
//!
//! What ORCID charges depends on how many members the consortium has: each band of the grid has a fee for each tier. No
//! figure of a grid is written in code but as a proposal for a first agreement ([`preset`]).

mod check;
mod commands;
mod cost;
mod deadlines;
mod decide;
mod get;
mod members_on;
mod needs;
mod preset;
mod remove;
mod renew;
mod save;
mod setup;
mod simulate;
mod status;
pub mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Currency, Error, InCurrency, Result};
use crate::people::members::Tier;
use crate::register::{FreeText, Link, Slice, Table};

pub use cost::{BandReached, CostProblem, MemberCost, OrcidCost, orcid_cost};
pub use deadlines::{deadlines, fees_due_on};
pub use decide::{DecideAgreements, SetAgreementsCredentials, decide, set_credentials};
pub use get::{AgreementDetail, AgreementMember, get, list};
pub use preset::template;
pub use remove::remove;
pub use renew::{RenewAgreements, RenewalPlan, plan_renewal, renew};
pub use save::{UpdateAgreements, add, update};
pub use simulate::{Cliff, Position, SimulateAgreements, Simulation, SimulationRow, TierCounts, simulate};

pub(crate) static SLICE: Slice = Slice {
    name: "agreements",
    tables: &[
        Table {
            name: "agreement",
            label: template!("Agreement"),
            one: template!("an agreement"),
            several: template!("{count, plural, one {# agreement} other {# agreements}}", count),
            name_columns: &["title"],
        },
        Table {
            name: "agreement_fee",
            label: template!("Fee of an agreement"),
            one: template!("a fee of an agreement"),
            several: template!(
                "{count, plural, one {# fee of an agreement} other {# fees of an agreement}}",
                count
            ),
            name_columns: &["from_members", "tier"],
        },
        Table {
            name: "agreement_member",
            label: template!("Member under an agreement"),
            one: template!("a member under an agreement"),
            several: template!(
                "{count, plural, one {# member under an agreement} other {# members under an agreement}}",
                count
            ),
            name_columns: &["decision"],
        },
    ],
    commands: commands::ALL,
    deadlines: &[deadlines],
    needs: &[needs::near],
    setup: &[setup::agreement],
    links: &[
        // The survivor’s own decision and credentials count where both stand under the same agreement.
        Link::to_member("agreement_member", "member_id").moves(template!("Decisions under agreements")),
    ],
    free_texts: &[
        FreeText {
            table: "agreement", text: "note", place: "'The note of the agreement “' || title || '”'"
        },
        FreeText {
            table: "agreement_member",
            text: "note",
            place: "'The note on the decision of ' || (SELECT official_name FROM member WHERE member.id = member_id)",
        },
    ],
    ..Slice::EMPTY
};

/// Where an agreement stands, from its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgreementStatus {
    /// Not signed yet.
    Draft,
    /// Signed, and its term is to come.
    Signed,
    /// In its term.
    Current,
    /// Its term is over.
    Ended,
}

/// Whether a member stays when an agreement ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Stays,
    Leaves,
    /// It has not said.
    #[default]
    Undecided,
}

crate::kernel::codes!(Decision { Stays = "stays", Leaves = "leaves", Undecided = "undecided" });

/// What an agreement says, as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgreementDraft {
    pub title: String,
    /// ORCID's number or name for it; empty for none.
    pub reference: String,
    /// The first day of its term.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// The last day of its term.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    #[ts(type = "string | null")]
    pub signed_on: Option<NaiveDate>,
    /// The currency of its fees, as an ISO 4217 code.
    pub currency: String,
    /// What the lead organisation pays for itself, a year.
    pub lead_fee_minor: i64,
    /// API credentials that the fee of a member includes.
    pub included_credentials: u32,
    /// What each further one costs, a year.
    pub extra_credential_minor: i64,
    /// How many days after signing the fees are due; none when nothing is said.
    pub fees_due_days: Option<u32>,
    /// How many months before its end notice has to be given.
    pub notice_months: Option<u32>,
    /// How many members the consortium must have.
    pub members_min: Option<u32>,
    /// Within how many months of signing.
    pub members_within_months: Option<u32>,
    /// Anything worth knowing of it.
    pub note: String,
    /// The grid of fees.
    pub bands: Vec<Band>,
}

/// A row of the grid: what a member pays a year while the consortium has at least so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Band {
    pub from_members: u32,
    /// The fee of a small member.
    pub small_minor: i64,
    /// The fee of a standard member.
    pub standard_minor: i64,
    /// The fee of a large member.
    pub large_minor: i64,
}

/// An agreement as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Agreement {
    /// Its id, never reused.
    pub id: i64,
    /// What it says.
    #[serde(flatten)]
    pub draft: AgreementDraft,
    /// Decimals of its currency.
    pub currency_digits: u32,
    pub status: AgreementStatus,
    pub renews_id: Option<i64>,
    pub renewed_by_id: Option<i64>,
}

impl Agreement {
    /// The currency of its fees.
    pub fn in_currency(&self) -> Result<InCurrency> {
        Currency::try_from(self.draft.currency.clone()).map(InCurrency::from).map_err(Error::internal)
    }
}

impl Band {
    /// What a member of `tier` pays.
    pub fn fee_minor(&self, tier: Tier) -> i64 {
        match tier {
            Tier::Small => self.small_minor,
            Tier::Standard => self.standard_minor,
            Tier::Large => self.large_minor,
        }
    }

    /// Where the fee of `tier` stands.
    pub(super) fn fee_minor_mut(&mut self, tier: Tier) -> &mut i64 {
        match tier {
            Tier::Small => &mut self.small_minor,
            Tier::Standard => &mut self.standard_minor,
            Tier::Large => &mut self.large_minor,
        }
    }
}

impl AgreementDraft {
    /// The band that a consortium of `members` reaches; the lowest one below all of them, none without a grid.
    pub fn band(&self, members: u32) -> Option<&Band> {
        self.bands.iter().rev().find(|band| band.from_members <= members).or(self.bands.first())
    }
}
