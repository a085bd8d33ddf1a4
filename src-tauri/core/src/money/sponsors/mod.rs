//! Sponsors: organisations that are no members and pay for members, such as a ministry.

mod commands;
mod debtor;
mod list;
mod save;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::address::PostalAddress;
use crate::register::{FreeText, Slice, Table};

pub use debtor::{Debtor, OptionalDebtor};
pub use list::{find, list};
pub use save::{archive, restore, save, set_references};

pub(crate) static SLICE: Slice = Slice {
    name: "sponsors",
    tables: &[Table {
        name: "sponsor",
        label: template!("Sponsor"),
        one: template!("a sponsor"),
        several: template!("{count, plural, one {# sponsor} other {# sponsors}}", count),
        name_columns: &["name"],
    }],
    commands: commands::ALL,
    free_texts: &[FreeText {
        table: "sponsor",
        text: "attention || ' ' || email || ' ' || notes",
        place: "'The sponsor ' || name",
    }],
    ..Slice::EMPTY
};

/// A sponsor as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SponsorDraft {
    /// Name, as its invoices show it.
    pub name: String,
    /// The person or office that its invoices are addressed to.
    pub attention: String,
    /// Where its invoices are sent.
    pub email: String,
    /// Street, building, department: one or more lines.
    pub street: String,
    /// City or town.
    pub city: String,
    /// State, province or region.
    pub region: String,
    /// Postcode.
    pub postal_code: String,
    /// ISO 3166 code or English name.
    pub country: String,
    /// VAT or tax id.
    pub tax_id: String,
    /// The purchase order number that its invoices must show.
    pub purchase_order: String,
    /// What it sorts invoices by, such as a Leitweg-ID; electronic invoices carry it.
    pub buyer_reference: String,
    /// Where it receives electronic invoices, with the scheme in front.
    pub electronic_address: String,
    /// The language to write to it in, as a BCP 47 tag; empty for the consortium’s own.
    pub language: String,
    /// Notes of the lead organisation.
    pub notes: String,
}

impl SponsorDraft {
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

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sponsor {
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: SponsorDraft,
    /// When it was put out of the daily lists.
    #[ts(type = "string | null")]
    pub archived_on: Option<NaiveDate>,
}

/// Asks to save a sponsor.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveSponsors {
    /// The sponsor; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: SponsorDraft,
}
