//! Terms of payment: what holds for amounts of a currency.

mod commands;
mod currencies;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use crate::register::{Slice, Table};

pub use currencies::{CurrencyTerms, SaveTermsCurrencies, currencies, save_currencies};

pub(crate) static SLICE: Slice = Slice {
    name: "terms",
    tables: &[Table {
        name: "terms_currency",
        label: template!("Terms of a currency"),
        one: template!("the terms of a currency"),
        several: template!(
            "{count, plural, one {the terms of # currency} other {the terms of # currencies}}",
            count
        ),
        name_columns: &["currency"],
    }],
    commands: commands::ALL,
    ..Slice::EMPTY
};
