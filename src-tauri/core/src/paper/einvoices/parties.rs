//! Who bills and who is billed, as electronic invoices name them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::address::PostalAddress;
use crate::kernel::{ElectronicAddress, country};

/// A seller or a buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EInvoiceParty {
    pub name: String,
    /// VAT or tax id, as it was entered; empty for none.
    pub tax_id: String,
    /// What letters do not print in parts.
    pub details: PartyDetails,
}

/// What electronic invoices say of a party beyond its name and tax id, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartyDetails {
    /// Street, building, department.
    pub street_lines: Vec<String>,
    /// City or town.
    pub city: String,
    /// State, province or region.
    pub region: String,
    /// Postcode.
    pub postal_code: String,
    /// ISO 3166 code; empty for unknown.
    pub country: String,
    /// The number in the register of companies or the like; empty for none.
    pub registration_id: String,
    /// Where programs send electronic invoices to.
    pub electronic_address: Option<ElectronicAddress>,
    /// Whom to ask.
    pub contact: Contact,
}

/// Whom to ask about an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    /// A person or an office; empty for none.
    pub name: String,
    /// Telephone number; empty for none.
    pub telephone: String,
    /// E-mail address; empty for none.
    pub email: String,
}

impl PartyDetails {
    /// A party at an address. Without an electronic address of its own, its e-mail address is one.
    pub fn new(address: PostalAddress, electronic_address: &str, contact: Contact) -> Self {
        Self {
            street_lines: address.street.lines().map(str::to_owned).collect(),
            city: address.city,
            region: address.region,
            postal_code: address.postal_code,
            country: address.country,
            registration_id: String::new(),
            electronic_address: ElectronicAddress::parse(electronic_address)
                .ok()
                .or_else(|| ElectronicAddress::of_email(&contact.email)),
            contact,
        }
    }

    /// The street as the syntaxes take it: two lines, and the rest in a third.
    pub(super) fn streets(&self) -> [String; 3] {
        let line = |index: usize| self.street_lines.get(index).cloned().unwrap_or_default();
        [line(0), line(1), self.street_lines.get(2..).unwrap_or_default().join(", ")]
    }
}

impl EInvoiceParty {
    /// The tax id as a VAT identifier: with the country in front, without spaces. None where it is another number.
    pub fn vat_id(&self) -> Option<String> {
        let id: String = self
            .tax_id
            .chars()
            .filter(|character| !character.is_whitespace() && !".-/".contains(*character))
            .flat_map(char::to_uppercase)
            .collect();
        let (prefix, number) = id.split_at_checked(2)?;
        let names_a_country = ["EL", "XI"].contains(&prefix) || country::is_code(prefix);
        let is_number = number.len() >= 2
            && number.chars().all(|character| character.is_ascii_alphanumeric())
            && number.chars().any(|character| character.is_ascii_digit());
        (names_a_country && is_number).then_some(id)
    }

    /// The tax id where it is no VAT identifier.
    pub fn other_tax_id(&self) -> Option<&str> {
        (!self.tax_id.is_empty() && self.vat_id().is_none()).then_some(&self.tax_id)
    }
}
