//! Members: the organisations of the consortium.

mod add;
mod archive;
mod bulk;
mod check;
mod commands;
mod countries;
mod custom_fields;
mod extra_fields;
mod facets;
mod family;
pub mod fields;
mod filter;
mod gaps;
mod get;
mod list;
pub mod merged;
mod needs;
mod search;
mod setup;
pub mod similarity;
mod status_history;
pub mod store;
#[cfg(test)]
mod tests;
mod update;

use crate::kernel::Template;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::address::PostalAddress;
use crate::kernel::field;
use crate::register::{FreeText, Link, Slice, Table};

pub use add::add;
pub use archive::{MemberIds, MembersChanged, archive, restore};
pub use bulk::{BulkOutcome, BulkProblem, BulkSet, BulkUpdate, bulk_preview, bulk_update};
pub use check::{CheckMembers, CheckedDraft, CheckedFields, check, checked};
pub use countries::{CountryName, countries};
pub use custom_fields::{
    CustomField, CustomFieldKind, SaveMembersCustomField, custom_fields, remove_custom_field,
    save_custom_field,
};
pub use extra_fields::{ExtraFields, extra_fields};
pub use facets::{Facet, MemberFacets, facets};
pub use family::{Family, MemberName, family};
pub use filter::{MemberGap, YearEvent};
pub use gaps::{MemberGapFacets, gap_facets};
pub use get::find;
pub use list::{ListMembers, MemberPage, MemberRow, MemberSort, ids, list};
pub use search::{FoundMembers, search};
pub use status_history::{
    ChangeMembersStatus, StatusChange, StatusHistory, StatusOrTier, TierHistory, change_status,
    change_status_within, status_changes, status_histories,
};
pub use update::{UpdateMembers, update};

pub(crate) static SLICE: Slice = Slice {
    name: "members",
    tables: &[
        Table {
            name: "member",
            label: template!("Member"),
            one: template!("a member"),
            several: template!("{count, plural, one {# member} other {# members}}", count),
            name_columns: &["official_name"],
        },
        Table {
            name: "member_status_change",
            label: template!("Change of status or tier"),
            one: template!("a change of status or tier"),
            several: template!(
                "{count, plural, one {# change of status or tier} other {# changes of status or tier}}",
                count
            ),
            name_columns: &["field"],
        },
        Table {
            name: "member_custom_field",
            label: template!("Custom field"),
            one: template!("a custom field"),
            several: template!("{count, plural, one {# custom field} other {# custom fields}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "member_merge",
            label: template!("Merge"),
            one: template!("a merge"),
            several: template!("{count, plural, one {# merge} other {# merges}}", count),
            name_columns: &["merged_on"],
        },
    ],
    labels: &[("member", |column| Some(field::named(fields::FIELDS, column)?.label))],
    commands: commands::ALL,
    needs: &[needs::gaps, needs::overdue_status],
    setup: &[setup::members, setup::first_days],
    links: &[
        // Tells what happened to the merged record while it was one of its own.
        Link::to_member("member_status_change", "member_id"),
        Link::to_member("member", "parent_id").moves(template!("Members that belong to it")),
        Link::to_member("member_merge", "member_id").impersonal(),
        Link::to_member("member_merge", "survivor_id").impersonal(),
    ],
    free_texts: &[
        FreeText { table: "member", text: "notes", place: "'Notes of ' || official_name" },
        FreeText {
            table: "member_status_change",
            text: "reason",
            place: "'A change of status or tier of ' || (SELECT official_name FROM member WHERE member.id = member_id)",
        },
    ],
    ..Slice::EMPTY
};

/// Where a member stands between first enquiry and departure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Asked about membership.
    Enquiry,
    /// Applied.
    Applicant,
    /// Accepted, being set up.
    Onboarding,
    /// A member in good standing.
    #[default]
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

crate::kernel::codes!(Status {
    Enquiry = "enquiry",
    Applicant = "applicant",
    Onboarding = "onboarding",
    Active = "active",
    Leaving = "leaving",
    Former = "former",
});
crate::kernel::codes!(Tier { Small = "small", Standard = "standard", Large = "large" });

impl Status {
    pub const fn label(self) -> Template {
        match self {
            Self::Enquiry => template!("Enquiry"),
            Self::Applicant => template!("Applicant"),
            Self::Onboarding => template!("Onboarding"),
            Self::Active => template!("Active"),
            Self::Leaving => template!("Leaving"),
            Self::Former => template!("Former"),
        }
    }
}

impl Tier {
    pub const fn label(self) -> Template {
        match self {
            Self::Small => template!("Small"),
            Self::Standard => template!("Standard"),
            Self::Large => template!("Large"),
        }
    }
}

/// A member as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MemberDraft {
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
    pub status: Status,
    /// First day of membership; none for an organisation that has been a member longer than the register knows.
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
    /// Names in other languages and scripts.
    pub other_names: Vec<OtherName>,
    /// The member that it belongs to, such as the university of a medical school.
    pub parent_id: Option<i64>,
    /// Whether it is a not-for-profit organisation, if known.
    pub not_for_profit: Option<bool>,
    /// The language to write to it in, as a BCP 47 tag; empty for the consortium's own.
    pub language: String,
    /// When it can be called and invited: a name of the IANA database, such as Europe/Berlin.
    pub time_zone: String,
    /// The currency it pays in, as an ISO 4217 code; empty for the consortium's own.
    pub currency: String,
    /// Whether it pays no invoice without a purchase order number.
    pub purchase_order_required: bool,
    /// What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
    pub buyer_reference: String,
    /// Where it receives electronic invoices, with the scheme in front: a Peppol id such as `0088:7300010000001`.
    pub electronic_address: String,
    /// Who invoices are made out to; the official name when empty.
    pub invoice_name: String,
    /// Street of the invoice address. With an empty one and an empty city, invoices go to the postal address.
    pub invoice_street: String,
    /// Postcode of the invoice address.
    pub invoice_postal_code: String,
    /// City of the invoice address.
    pub invoice_city: String,
    /// State, province or region of the invoice address.
    pub invoice_region: String,
    /// Country of the invoice address: ISO 3166 code or English name; that of the postal address when empty.
    pub invoice_country: String,
    /// Words it is grouped by.
    pub tags: Vec<String>,
    /// Custom fields, and columns of an imported list for which there is no field.
    pub extra: BTreeMap<String, String>,
}

/// A name in another language or script.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OtherName {
    pub name: String,
    /// Its language as a BCP 47 tag; empty when not said.
    pub language: String,
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

    /// Who invoices are made out to.
    pub fn invoice_recipient(&self) -> &str {
        if self.invoice_name.is_empty() { &self.official_name } else { &self.invoice_name }
    }

    /// Where invoices go.
    pub fn invoice_address(&self) -> PostalAddress {
        if self.invoice_street.is_empty() && self.invoice_city.is_empty() {
            return self.address();
        }
        let country = if self.invoice_country.is_empty() { &self.country } else { &self.invoice_country };
        PostalAddress {
            street: self.invoice_street.clone(),
            postal_code: self.invoice_postal_code.clone(),
            city: self.invoice_city.clone(),
            region: self.invoice_region.clone(),
            country: country.clone(),
        }
    }
}
