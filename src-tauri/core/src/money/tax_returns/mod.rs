//! Tax returns: what was billed in a period, by the boxes of a country's form, and the list of sales to businesses in other
//! countries of the European Union.
//!
//! ```text
//! sales (store) ── forms (what each box takes) ──> figures: boxes, what is in none, what is left out
//!               └─ sales_list ──> a row for each VAT id
//! ```
//!
//! Invariants: nothing is stored; every sale of the period is in a box, or said to be in none, or left out by its currency.
//! Boxes that ask for purchases are there without a figure: the program does not keep them.

mod commands;
mod figures;
mod forms;
pub(crate) mod lists;
mod sales_list;
mod store;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{InCurrency, Message, Result, Template};
use crate::register::{Register, Slice};

pub use figures::get;
pub use sales_list::sales_list;

pub(crate) static SLICE: Slice =
    Slice { name: "tax_returns", commands: commands::ALL, lists: lists::ALL, ..Slice::EMPTY };

/// A form on which tax is declared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxForm {
    /// What it is asked for by: "de", "ca_qst".
    pub form: String,
    /// ISO 3166 code.
    pub country: String,
    /// Its name where it is filed.
    pub title: String,
    /// Who publishes it, and as of when its boxes stand here.
    pub source: String,
    /// Whether it is that of the consortium’s country.
    pub is_own: bool,
}

/// Asks for the figures of a form.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GetTaxReturns {
    pub form: String,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
}

/// The figures of a form for a period, in the currency of the consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxReturn {
    pub form: TaxForm,
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// Its boxes, in their order.
    pub boxes: Vec<TaxBox>,
    /// What is in no box.
    pub unplaced: Vec<UnplacedSales>,
    /// What is in a currency for which no rate is on the invoices, so it is in no box either.
    pub left_out: Vec<LeftOutSales>,
    /// Whether the consortium sits where an EC sales list is filed beside it.
    pub has_sales_list: bool,
}

/// A box of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxBox {
    pub number: String,
    /// What it asks for.
    pub label: Message,
    /// The amount; with tax where the form asks for it so. None for a box that asks for tax alone, or for purchases.
    pub amount_minor: Option<i64>,
    /// The tax; none for a box that asks for none.
    pub tax_minor: Option<i64>,
    /// The amount as it is entered, where forms take whole units.
    pub entered_minor: Option<i64>,
    pub documents: i64,
    /// Whether the program has no figures for it: purchases and what was paid on them.
    pub is_elsewhere: bool,
}

/// Sales that no box takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnplacedSales {
    /// The category and rate: "S 5"; empty for what was billed without a category.
    pub category: String,
    /// The sum before tax.
    pub amount_minor: i64,
    pub documents: i64,
}

/// Sales in a currency for which the invoices give no rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutSales {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The sum before tax.
    pub amount_minor: i64,
    pub tax_minor: i64,
    pub documents: i64,
}

/// Asks for the sales to businesses elsewhere in the European Union.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetTaxReturnsSalesList {
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
}

/// The recapitulative statement of a period (Directive 2006/112/EC, article 262), in the currency of the consortium.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxSalesList {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// By VAT id and kind.
    pub rows: Vec<TaxSalesRow>,
    /// What is in a currency for which the invoices give no rate.
    pub left_out: Vec<LeftOutSales>,
}

/// What one business was billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxSalesRow {
    /// The country of its VAT id, as VAT ids have it: EL for Greece.
    pub country: String,
    /// The VAT id without the country; empty where the buyer has none, which has to be put right before the list is filed.
    pub vat_id: String,
    /// The buyer, by the name on the last document.
    pub name: String,
    /// What was supplied.
    pub kind: TaxSupply,
    /// The sum before tax, credit notes taken off.
    pub amount_minor: i64,
    /// It in whole units, as the statement takes it.
    pub entered_minor: i64,
    pub documents: i64,
}

/// What a business elsewhere in the Union was supplied with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxSupply {
    /// Services for which the buyer owes the tax (category AE).
    Services,
    /// Goods (category K).
    Goods,
}

crate::kernel::codes!(TaxSupply { Services = "services", Goods = "goods" });

impl TaxSupply {
    fn title(self) -> Template {
        match self {
            Self::Services => template!("Services"),
            Self::Goods => template!("Goods"),
        }
    }
}

/// Gives the forms that are known, that of the consortium’s country first.
pub fn forms(register: &Register) -> Result<Vec<TaxForm>> {
    let own = crate::people::profile::read(register.reader())?.country;
    let mut forms: Vec<TaxForm> = forms::FORMS.iter().map(|form| form.described(&own)).collect();
    forms.sort_by_key(|form| !form.is_own);
    Ok(forms)
}
