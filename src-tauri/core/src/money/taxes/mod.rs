//! Tax: categories as EN 16931 has them, rates from a day on, and what applies to whom.

mod apply;
mod commands;
mod exceptions;
mod list;
mod regions;
mod remove;
mod save;
mod setup;
pub(crate) mod store;
mod territories;
mod territory_list;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Decimal;
pub use crate::paper::einvoices::{AppliedTax, TaxCode, TaxPart, TaxSubtotal};
use crate::register::{FreeText, Link, Slice, Table};

pub(crate) use apply::Whereabouts;
pub use apply::{TaxDays, TaxedBuyer, Taxes, subtotals};
pub use exceptions::{
    SaveTaxesException, TaxException, exception_of, exceptions, remove_exception, save_exception,
};
pub use list::{list, territories};
pub use remove::remove;
pub use save::save;
pub use territories::TaxTerritory;

/// What this slice is made of.
pub(crate) static SLICE: Slice = Slice {
    name: "taxes",
    tables: &[
        Table {
            name: "tax_exception",
            label: template!("Tax exception"),
            one: template!("a tax exception"),
            several: template!("{count, plural, one {# tax exception} other {# tax exceptions}}", count),
            name_columns: &["reason"],
        },
        Table {
            name: "tax_category",
            label: template!("Tax category"),
            one: template!("a tax category"),
            several: template!("{count, plural, one {# tax category} other {# tax categories}}", count),
            name_columns: &["name"],
        },
        Table {
            name: "tax_rate",
            label: template!("Tax rate"),
            one: template!("a tax rate"),
            several: template!("{count, plural, one {# tax rate} other {# tax rates}}", count),
            name_columns: &["from_on", "percent"],
        },
        Table {
            name: "tax_part",
            label: template!("Tax charged together with others"),
            one: template!("a tax charged together with others"),
            several: template!(
                "{count, plural, one {# tax charged together with others} other {# taxes charged together with others}}",
                count
            ),
            name_columns: &[],
        },
        Table {
            name: "tax_region",
            label: template!("Tax of a region"),
            one: template!("the tax of a region"),
            several: template!(
                "{count, plural, one {the tax of # region} other {the tax of # regions}}",
                count
            ),
            name_columns: &["region"],
        },
    ],
    commands: commands::ALL,
    setup: &[setup::account],
    links: &[
        // How the survivor is taxed counts where both are exceptions.
        Link::to_member("tax_exception", "member_id").moves(template!("Tax exceptions")),
    ],
    free_texts: &[
        FreeText { table: "tax_exception", text: "reason", place: "'The reason of a tax exception'" },
        FreeText {
            table: "tax_category",
            text: "reason",
            place: "'The reason of the tax category ' || name",
        },
    ],
    ..Slice::EMPTY
};

/// A tax category as a form edits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxCategoryDraft {
    /// What it is called: "VAT 19 %", "Exempt". Invoices print it.
    pub name: String,
    /// The category of EN 16931.
    pub code: TaxCode,
    /// Why no tax is charged, as invoices print it; empty for a taxed category.
    pub reason: String,
    /// The code of that reason in the VATEX list; empty for none.
    pub reason_code: String,
    /// The category that applies instead to a buyer with a tax id in another EU country; none for no difference.
    pub eu_business_id: Option<i64>,
    /// The category that applies instead to a buyer in another country (for a seller in the EU: outside it).
    pub abroad_id: Option<i64>,
    /// The rates, each from a day on. Only a taxed category has any, and none that charges others together.
    pub rates: Vec<TaxRate>,
    /// The taxed categories that it charges together, each with its own rates and in its own row: GST and QST.
    #[serde(default)]
    pub parts: Vec<i64>,
    /// What applies instead to buyers in a region of the consortium’s own country, such as a province.
    #[serde(default)]
    pub regions: Vec<RegionalTax>,
    /// Whose rate counts where a rate changes. When absent, a category keeps what it has, and a new one takes the first day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub rate_day: Option<RateDay>,
}

/// The day whose rate counts where a rate changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RateDay {
    /// The invoice date.
    InvoiceDate,
    /// The first day of what is billed: the day from which the fee is owed, and known when the invoice is written.
    #[default]
    FirstDay,
    /// The last day of what is billed.
    LastDay,
}

crate::kernel::codes!(RateDay {
    InvoiceDate = "invoice_date",
    FirstDay = "first_day",
    LastDay = "last_day",
});

/// What applies to buyers in a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegionalTax {
    /// The region: a code of ISO 3166-2 or its name, as addresses write it.
    pub region: String,
    /// The category that applies instead.
    pub tax_category_id: i64,
}

/// A rate from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxRate {
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// Per cent.
    pub percent: Decimal,
}

/// A tax category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxCategory {
    /// The category.
    pub id: i64,
    /// Its fields.
    #[serde(flatten)]
    pub draft: TaxCategoryDraft,
    /// The rate that holds today; none for an untaxed category.
    pub percent: Option<Decimal>,
}

/// Asks to save a tax category.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveTaxes {
    /// The category; a new one when absent.
    pub id: Option<i64>,
    /// Its fields.
    pub draft: TaxCategoryDraft,
}
