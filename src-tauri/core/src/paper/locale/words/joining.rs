//! The words in which an organisation is told what is still needed before its membership is complete.

use serde::Serialize;

/// The words in which an organisation is told what is still needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct JoiningWords {
    /// Title of the sheet.
    pub title: &'static str,
    /// What it is about; `{member}` is the member.
    pub introduction: &'static str,
    /// Column of what is needed.
    pub item: &'static str,
    /// Column of where it stands.
    pub state: &'static str,
    /// That it is still needed.
    pub missing: &'static str,
    /// The budget that sets the tier.
    pub tier: &'static str,
    /// Proof of not-for-profit status.
    pub not_for_profit: &'static str,
    pub main_contact: &'static str,
    pub voting_contact: &'static str,
    pub technical_contact: &'static str,
    pub invoice_contact: &'static str,
    /// The ORCID iD of the main contact.
    pub orcid_id: &'static str,
    /// Where invoices go.
    pub invoice_address: &'static str,
    /// The purchase order number.
    pub purchase_order: &'static str,
    /// A signed `{document}`.
    pub document: &'static str,
    /// The document with which an organisation joins.
    pub agreement: &'static str,
    /// The document that permits to use name and logo.
    pub name_and_logo: &'static str,
    /// That it is not yet known, and asked for again on a `{date}`.
    pub not_yet_known: &'static str,
    /// That nothing is missing.
    pub complete: &'static str,
}
