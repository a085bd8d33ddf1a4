//! Members: the organisations of the consortium.

mod add;
mod archive;
mod bulk;
mod check;
mod countries;
mod extra_fields;
mod facets;
mod filter;
mod gaps;
mod get;
mod list;
pub mod merged;
mod search;
pub mod similarity;
pub mod store;
#[cfg(test)]
mod tests;
mod update;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::address::PostalAddress;
use crate::register::Table;

pub use add::add;
pub use archive::{MemberIds, MembersChanged, archive, restore};
pub use bulk::{BulkOutcome, BulkProblem, BulkSet, BulkUpdate, bulk_preview, bulk_update};
pub use check::{CheckMember, Checked, CheckedFields, check, checked, too_long_for_portal};
pub use countries::{CountryName, countries};
pub use extra_fields::{ExtraFields, extra_fields};
pub use facets::{Facet, MemberFacets, facets};
pub use filter::{MemberGap, YearEvent};
pub use gaps::{MemberGapFacets, gap_facets};
pub use get::{GetMember, find};
pub use list::{ListMembers, MemberPage, MemberRow, MemberSort, MemberSortBy, ids, list};
pub use search::{Found, search};
pub use update::{UpdateMember, update};

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 2] = [
    Table { name: "member", label: "Member", name_columns: &["official_name"] },
    Table { name: "member_merge", label: "Merge", name_columns: &["merged_on"] },
];

/// Where a member stands between first enquiry and departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Asked about membership.
    Enquiry,
    /// Applied.
    Applicant,
    /// Accepted, being set up.
    Onboarding,
    /// A member in good standing.
    Active,
    /// Gave notice; still a member until its last day.
    Leaving,
    /// No longer a member.
    Former,
}

/// The size class that ORCID's fees depend on: annual operating budget in USD below 10 million, up to 1,000 million,
/// above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Below 10 million USD a year.
    Small,
    /// 10 to 1,000 million USD a year.
    Standard,
    /// Above 1,000 million USD a year.
    Large,
}

/// Whether ORCID has been told of the member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ToldOrcid {
    /// Not yet.
    Pending,
    /// ORCID shows it.
    Visible,
}

/// Gives an enum its stored words.
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $type {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word it is stored and sent as.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that `word` stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
pub(crate) use words;

words!(Status {
    Enquiry = "enquiry",
    Applicant = "applicant",
    Onboarding = "onboarding",
    Active = "active",
    Leaving = "leaving",
    Former = "former",
});
words!(Tier { Small = "small", Standard = "standard", Large = "large" });
words!(ToldOrcid { Pending = "pending", Visible = "visible" });

/// A member as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MemberDraft {
    /// The official name.
    pub official_name: String,
    /// The name in daily use.
    pub short_name: String,
    /// ROR id in any usual spelling.
    pub ror_id: String,
    /// ISO 3166 code or English name.
    pub country: String,
    /// Street, building, department: one or more lines.
    pub street: String,
    /// City or town.
    pub city: String,
    /// State, province or region.
    pub region: String,
    /// Postcode.
    pub postal_code: String,
    /// Domain of its people's e-mail addresses.
    pub email_domain: String,
    /// Web address.
    pub website: String,
    /// Such as university, research institute, library.
    pub sector: String,
    /// Size class, if known.
    pub tier: Option<Tier>,
    /// Where it stands.
    pub status: Status,
    /// First day of membership.
    #[ts(type = "string | null")]
    pub joined_on: Option<NaiveDate>,
    /// Last day of membership.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    /// The purchase order number that its invoices must show.
    pub purchase_order: String,
    /// VAT or tax id.
    pub tax_id: String,
    /// Notes of the lead organisation.
    pub notes: String,
}

/// A member as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Member {
    /// Its id, never reused.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: MemberDraft,
    /// The country's English name; empty when unknown.
    pub country_name: String,
    /// When it was put out of the daily lists.
    #[ts(type = "string | null")]
    pub archived_on: Option<NaiveDate>,
    /// Columns of an imported list for which there is no field.
    pub extra: BTreeMap<String, String>,
    /// Whether ORCID has been told.
    pub told_orcid: ToldOrcid,
}

impl Default for MemberDraft {
    fn default() -> Self {
        Self {
            official_name: String::new(),
            short_name: String::new(),
            ror_id: String::new(),
            country: String::new(),
            street: String::new(),
            city: String::new(),
            region: String::new(),
            postal_code: String::new(),
            email_domain: String::new(),
            website: String::new(),
            sector: String::new(),
            tier: None,
            status: Status::Active,
            joined_on: None,
            left_on: None,
            purchase_order: String::new(),
            tax_id: String::new(),
            notes: String::new(),
        }
    }
}

impl MemberDraft {
    /// The postal address.
    pub fn address(&self) -> PostalAddress {
        PostalAddress {
            street: self.street.clone(),
            postal_code: self.postal_code.clone(),
            city: self.city.clone(),
            region: self.region.clone(),
            country: self.country.clone(),
        }
    }
}
