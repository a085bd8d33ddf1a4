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
    /// Per cent; 0 where no tax is charged. Of several taxes charged together, what they come to.
    pub percent: Decimal,
    /// Why no tax is charged; empty where it is.
    pub reason: String,
    /// The VATEX code of that reason; empty for none.
    pub reason_code: String,
    /// The taxes that are charged together; none where it is one tax.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<TaxPart>>", optional)]
    pub parts: Vec<TaxPart>,
}

/// One of several taxes that are charged together on the same amount.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct TaxPart {
    /// What the consortium calls it.
    pub name: String,
    /// Per cent.
    pub percent: Decimal,
}

impl AppliedTax {
    /// The tax on an amount before tax: each of several taxes rounded by itself, as its own return asks for it. None beyond
    /// the largest amount.
    pub fn on(&self, taxable_minor: i64) -> Option<i64> {
        if self.parts.is_empty() {
            return self.percent.percent_of(taxable_minor);
        }
        self.parts
            .iter()
            .try_fold(0_i64, |sum, part| sum.checked_add(part.percent.percent_of(taxable_minor)?))
    }

    /// The taxes of it, each by itself.
    pub fn each(&self) -> Vec<Self> {
        let alone = |part: &TaxPart| Self {
            name: part.name.clone(),
            percent: part.percent,
            parts: Vec::new(),
            ..self.clone()
        };
        if self.parts.is_empty() { vec![self.clone()] } else { self.parts.iter().map(alone).collect() }
    }
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

impl TaxSubtotal {
    /// What each of several taxes that are charged together comes to: they add up to the tax of all. Of one tax it is that.
    pub fn each(&self) -> Vec<Self> {
        let mut left = self.tax_minor;
        let mut each: Vec<Self> = (self.tax.each().into_iter())
            .map(|tax| {
                let tax_minor = tax.percent.percent_of(self.taxable_minor).unwrap_or_default();
                left -= tax_minor;
                Self { tax, taxable_minor: self.taxable_minor, tax_minor }
            })
            .collect();
        // What a part that is credited was rounded otherwise goes to the last.
        if let Some(last) = each.last_mut() {
            last.tax_minor += left;
        }
        each
    }
}
