//! The currencies that amounts can be in.

use serde::Serialize;
use ts_rs::TS;

use crate::kernel::{Currency, Result};
use crate::register::Register;

/// A currency of ISO 4217.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CurrencyFacts {
    /// Three letters.
    pub code: String,
    /// Digits of its minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    pub digits: u32,
}

/// Gives every currency, by code.
pub fn currencies(_: &Register) -> Result<Vec<CurrencyFacts>> {
    let facts =
        |currency: Currency| CurrencyFacts { code: currency.code().to_owned(), digits: currency.digits() };
    Ok(Currency::all().map(facts).collect())
}
