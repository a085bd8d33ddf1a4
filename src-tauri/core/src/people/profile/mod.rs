//! The consortium's own profile: who sends the invoices, in which currency, for which licence years.

mod commands;
mod currencies;
mod get;
mod logo;
mod setup;
mod store;
#[cfg(test)]
mod tests;
mod update;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Currency, YearStart, address::PostalAddress};
use crate::paper::branding::Sender;
use crate::paper::einvoices::{Contact, EInvoicing, PartyDetails};
use crate::paper::locale::Locale;
use crate::paper::typesetting::Image;
use crate::register::{FinalAct, Slice, Table};

pub use currencies::{CurrencyFacts, currencies};
pub use get::{current_licence_year, get, read};
pub use logo::{LogoDraft, logo_image, logo_of, remove_logo, set_logo};
#[cfg(test)]
pub(crate) use update::first_draft;
pub use update::{create, create_with, update};

pub(crate) static SLICE: Slice = Slice {
    name: "profile",
    tables: &[Table {
        name: "profile",
        label: template!("Profile"),
        one: template!("a profile"),
        several: template!("{count, plural, one {# profile} other {# profiles}}", count),
        name_columns: &["name"],
    }],
    commands: commands::ALL,
    setup: &[setup::sender],
    final_acts: &[FinalAct {
        operation: "register.create",
        corrected_by: template!("Create another register instead."),
    }],
    ..Slice::EMPTY
};

/// The number pattern of a new register.
pub const DEFAULT_NUMBER_PATTERN: &str = "INV-{YYYY}-{0000}";

/// The number pattern of credit notes in a new register.
pub const DEFAULT_CREDIT_NOTE_PATTERN: &str = "CN-{YYYY}-{0000}";

/// The number pattern of pro formas in a new register.
pub const DEFAULT_PRO_FORMA_PATTERN: &str = "PF-{YYYY}-{0000}";

/// Days a new register gives members to pay.
pub const DEFAULT_PAYMENT_DUE_DAYS: u32 = 30;

/// How many days ahead a new register lets invoices be dated: two months, because the fees of a year are billed before it begins.
pub const DEFAULT_DAYS_AHEAD_MAX: u32 = 60;

/// What is needed to start a register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewConsortium {
    /// The name of the consortium, as its invoices show it.
    pub name: String,
    /// The currency its members pay in.
    pub currency: String,
    /// The day its licence years start on, MM-DD.
    pub year_start: String,
}

/// The profile as a form edits it. Texts are empty where nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileDraft {
    /// The name of the consortium, as its invoices show it.
    pub name: String,
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
    /// Where members write to.
    pub email: String,
    /// Web address.
    pub website: String,
    /// VAT or tax id.
    pub tax_id: String,
    /// The sentence on tax that every invoice prints.
    pub tax_text: String,
    /// ISO 4217 code.
    pub currency: String,
    /// MM-DD.
    pub year_start: String,
    /// Such as `INV-{YYYY}-{0000}`.
    pub invoice_number_pattern: String,
    /// Such as `CN-{YYYY}-{0000}`.
    #[serde(default = "default_credit_note_pattern")]
    pub credit_note_number_pattern: String,
    /// Such as `PF-{YYYY}-{0000}`.
    #[serde(default = "default_pro_forma_pattern")]
    pub pro_forma_number_pattern: String,
    /// Days from issue to due date, 0 to 365.
    pub payment_due_days: u32,
    /// Who holds the account; the consortium itself when empty.
    pub bank_account_holder: String,
    pub bank_name: String,
    /// Checked when given.
    pub iban: String,
    /// BIC of the bank.
    pub bic: String,
    /// Payment details in free lines, for accounts without IBAN.
    pub bank_details: String,
    /// The line at the foot of every invoice.
    pub invoice_footer: String,
    /// Whether invoices are electronic as well, and how.
    #[serde(default)]
    pub e_invoice: EInvoicing,
    /// Its number in the register of companies or the like.
    #[serde(default)]
    pub registration_id: String,
    /// Its own electronic address, with the scheme in front; its e-mail address when empty.
    #[serde(default)]
    pub electronic_address: String,
    /// The person or office to ask about an invoice.
    #[serde(default)]
    pub contact_name: String,
    /// The telephone number to ask at.
    #[serde(default)]
    pub contact_phone: String,
    /// Whether a billing run is issued only after somebody approved it.
    #[serde(default)]
    pub approval_required: bool,
    /// Why invoices name no account to pay to; empty where they name one.
    #[serde(default)]
    pub no_account_reason: String,
    /// How many days after today an invoice may be dated without a word, 0 to 730.
    #[serde(default = "default_days_ahead_max")]
    pub invoice_days_ahead_max: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Profile {
    /// Its fields.
    #[serde(flatten)]
    pub draft: ProfileDraft,
    /// The number an invoice issued today would get by the pattern, for illustration.
    pub invoice_number_example: String,
    /// Digits of the currency's minor unit.
    pub currency_digits: u32,
    /// The logo on the letterhead.
    pub logo: Option<LogoDraft>,
}

fn default_credit_note_pattern() -> String {
    DEFAULT_CREDIT_NOTE_PATTERN.to_owned()
}

const fn default_days_ahead_max() -> u32 {
    DEFAULT_DAYS_AHEAD_MAX
}

fn default_pro_forma_pattern() -> String {
    DEFAULT_PRO_FORMA_PATTERN.to_owned()
}

impl ProfileDraft {
    /// The currency. Validated when it was stored.
    pub fn currency(&self) -> crate::kernel::Result<Currency> {
        Currency::try_from(self.currency.clone())
            .map_err(|message| crate::kernel::Error::invalid("currency", message))
    }

    /// The day licence years start on. Validated when it was stored.
    pub fn year_start(&self) -> crate::kernel::Result<YearStart> {
        YearStart::try_from(self.year_start.clone())
            .map_err(|message| crate::kernel::Error::invalid("year_start", message))
    }

    /// Whether invoices say where to pay, or why they do not.
    pub fn has_account(&self) -> bool {
        [&self.iban, &self.bank_details, &self.no_account_reason].into_iter().any(|said| !said.is_empty())
    }

    /// Whether a letter would reach the consortium.
    pub fn has_address(&self) -> bool {
        !self.street.is_empty() || !self.city.is_empty()
    }

    /// The consortium as it writes to somebody in a country, in a language.
    pub fn sender(&self, locale: &Locale, recipient_country: &str, logo: Option<Arc<Image>>) -> Sender {
        Sender {
            name: self.name.clone(),
            address_lines: locale.address_lines(&self.address(), recipient_country),
            email: self.email.clone(),
            website: self.website.clone(),
            country: self.country.clone(),
            tax_id: self.tax_id.clone(),
            logo,
            footer: self.invoice_footer.clone(),
        }
    }

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

    /// What electronic invoices say of the consortium beyond its name and tax id.
    pub fn party_details(&self) -> PartyDetails {
        let contact = Contact {
            name: self.contact_name.clone(),
            telephone: self.contact_phone.clone(),
            email: self.email.clone(),
        };
        PartyDetails {
            registration_id: self.registration_id.clone(),
            ..PartyDetails::new(self.address(), &self.electronic_address, contact)
        }
    }
}
