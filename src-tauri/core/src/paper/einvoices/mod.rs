//! Electronic invoices: a neutral invoice in the terms of EN 16931 becomes XML in one of its two syntaxes.
//!
//! ```text
//! EInvoice ── gaps ──> what is missing for a flavour, with what to do
//!          └─ write ─> UBL 2.1 (Peppol BIS Billing 3, XRechnung) or CII (Factur-X, ZUGFeRD)
//! ```
//!
//! Invariants: this slice knows no register and no frozen invoice; the same invoice gives the same bytes; what lacks
//! something its flavour needs is refused by name, never written without it.

mod amount;
mod cii;
mod gaps;
mod national;
mod parties;
mod tax;
#[cfg(test)]
mod tests;
mod ubl;
mod xml;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Slice;

use crate::kernel::money;

pub use gaps::{Facts, Gap, GapOwner, gaps};
pub use parties::{Contact, EInvoiceParty, PartyDetails};
pub use tax::{AppliedTax, TaxCode, TaxPart, TaxSubtotal};

pub(crate) static SLICE: Slice = Slice { name: "einvoices", ..Slice::EMPTY };

/// A form of electronic invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Flavour {
    /// UN/CEFACT Cross Industry Invoice, as Factur-X and ZUGFeRD carry it in a PDF (profile EN 16931).
    Cii,
    /// UBL 2.1 for Peppol BIS Billing 3.
    Ubl,
    /// UBL 2.1 for German public buyers, XRechnung 3.0.
    Xrechnung,
}

crate::kernel::codes!(Flavour { Cii = "cii", Ubl = "ubl", Xrechnung = "xrechnung" });

impl Flavour {
    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Cii => "Factur-X (EN 16931)",
            Self::Ubl => "Peppol BIS Billing 3",
            Self::Xrechnung => "XRechnung 3.0",
        }
    }
}

/// Whether invoices are electronic as well, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EInvoicing {
    /// Paper and PDF only.
    #[default]
    None,
    /// XML inside each PDF: Factur-X, also called ZUGFeRD.
    FacturX,
    /// XML beside each PDF, for Peppol.
    Ubl,
    /// XML beside each PDF, for German public buyers.
    Xrechnung,
}

crate::kernel::codes!(EInvoicing {
    None = "none",
    FacturX = "factur_x",
    Ubl = "ubl",
    Xrechnung = "xrechnung",
});

impl EInvoicing {
    /// What its invoices are written as.
    pub const fn flavour(self) -> Option<Flavour> {
        match self {
            Self::None => None,
            Self::FacturX => Some(Flavour::Cii),
            Self::Ubl => Some(Flavour::Ubl),
            Self::Xrechnung => Some(Flavour::Xrechnung),
        }
    }
}

/// The name that readers of Factur-X look for inside a PDF.
pub const FACTUR_X_FILE_NAME: &str = "factur-x.xml";

/// An invoice or credit note in the terms of EN 16931; the numbers of its terms (BT, BG) stand beside the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EInvoice {
    /// Whether it gives back (BT-3: 381) or asks for money (380).
    pub is_credit_note: bool,
    /// Its number (BT-1).
    pub number: String,
    /// Its date (BT-2).
    pub issued_on: NaiveDate,
    /// The due date of an invoice (BT-9).
    pub due_on: Option<NaiveDate>,
    /// ISO 4217 (BT-5).
    pub currency: String,
    /// Digits of the minor unit.
    pub digits: u32,
    /// What else it says (BT-22); empty for nothing.
    pub note: String,
    /// What the buyer sorts it by, such as a Leitweg-ID (BT-10); empty for none.
    pub buyer_reference: String,
    /// The number of the buyer’s order (BT-13); empty for none.
    pub purchase_order: String,
    /// Number and date of the invoice that a credit note takes back (BG-3).
    pub preceding: Option<(String, NaiveDate)>,
    /// Who bills (BG-4).
    pub seller: EInvoiceParty,
    /// Who is billed (BG-7).
    pub buyer: EInvoiceParty,
    /// The first and the last day billed (BG-14).
    pub period: (NaiveDate, NaiveDate),
    /// How to pay (BG-16).
    pub payment: EInvoicePayment,
    /// When and how it is settled, in words (BT-20).
    pub terms: String,
    /// What is billed (BG-25).
    pub lines: Vec<EInvoiceLine>,
    /// The tax by category (BG-23).
    pub taxes: Vec<TaxSubtotal>,
    /// The tax in a second currency: code, amount, digits (BT-6, BT-111).
    pub tax_in: Option<(String, i64, u32)>,
    /// What is to pay (BT-112, BT-115).
    pub total_minor: i64,
}

/// How an invoice is paid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EInvoicePayment {
    /// Who holds the account (BT-85).
    pub account_holder: String,
    /// The account (BT-84); empty where it has no IBAN.
    pub iban: String,
    /// The bank (BT-86).
    pub bic: String,
    /// What to quote (BT-83).
    pub reference: String,
}

/// One thing billed: one unit at a price, or minus one where something is taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EInvoiceLine {
    /// What it is (BT-153).
    pub name: String,
    /// The period and the calculation (BT-154); empty for nothing.
    pub description: String,
    /// The amount before tax (BT-131).
    pub amount_minor: i64,
    /// How it is taxed (BG-30).
    pub tax: Option<AppliedTax>,
}

impl EInvoice {
    /// The invoice as XML.
    ///
    /// # Errors
    /// What is missing for the flavour.
    pub fn write(&self, flavour: Flavour) -> Result<Vec<u8>, Vec<Gap>> {
        let mut missing = gaps(flavour, &self.facts());
        missing.extend(amount::gap(self));
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(match flavour {
            Flavour::Cii => cii::write(self),
            Flavour::Ubl | Flavour::Xrechnung => ubl::write(self, flavour),
        })
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            seller: &self.seller,
            buyer: &self.buyer,
            buyer_reference: &self.buyer_reference,
            purchase_order: &self.purchase_order,
            taxes: &self.taxes,
            has_untaxed_lines: self.lines.iter().any(|line| line.tax.is_none()),
            iban: &self.payment.iban,
            bic: &self.payment.bic,
        }
    }

    fn net_minor(&self) -> i64 {
        money::sum(self.lines.iter().map(|line| line.amount_minor))
    }

    fn tax_minor(&self) -> i64 {
        money::sum(self.taxes.iter().map(|subtotal| subtotal.tax_minor))
    }

    /// UNTDID 1001.
    const fn type_code(&self) -> &'static str {
        if self.is_credit_note { "381" } else { "380" }
    }

    /// UNTDID 4461: a SEPA transfer, another transfer, set off, or not said.
    fn payment_code(&self) -> &'static str {
        let is_sepa = self.currency == "EUR"
            && crate::kernel::country::is_in_eu(self.payment.iban.get(..2).unwrap_or_default());
        match (self.is_credit_note, self.payment.iban.is_empty(), is_sepa) {
            (true, ..) => "97",
            (false, true, _) => "1",
            (false, false, true) => "58",
            (false, false, false) => "30",
        }
    }
}
