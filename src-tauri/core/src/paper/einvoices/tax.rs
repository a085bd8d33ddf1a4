//! Tax in the terms of EN 16931: categories, what applies to a line, what the lines of a category come to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Decimal;

/// A category of VAT or a like tax: the codes of UNTDID 5305 that EN 16931 admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub enum TaxCode {
    /// Taxed at a rate.
    S,
    /// Zero rated.
    Z,
    /// Exempt.
    E,
    /// Reverse charge: the buyer owes the tax.
    #[serde(rename = "AE")]
    Ae,
    /// Outside the scope of tax.
    O,
    /// Export outside the European Union.
    G,
    /// Supply within the European Union.
    K,
}

crate::kernel::codes!(TaxCode { S = "S", Z = "Z", E = "E", Ae = "AE", O = "O", G = "G", K = "K" });

impl TaxCode {
    /// Whether invoices must say why no tax is charged.
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::S | Self::Z)
    }
}

/// A category with its rate, as it applies to one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct AppliedTax {
    /// The category of EN 16931.
    pub code: TaxCode,
    /// What the consortium calls it.
    pub name: String,
    /// Per cent; 0 where no tax is charged.
    pub percent: Decimal,
    /// Why no tax is charged; empty where it is.
    pub reason: String,
    /// The VATEX code of that reason; empty for none.
    pub reason_code: String,
}

/// What the lines of one category come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxSubtotal {
    /// The category and its rate.
    #[serde(flatten)]
    pub tax: AppliedTax,
    /// The sum of the lines before tax.
    pub taxable_minor: i64,
    /// The tax on it, rounded once, half away from zero.
    pub tax_minor: i64,
}
