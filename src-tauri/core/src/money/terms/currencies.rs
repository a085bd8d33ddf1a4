//! What holds for amounts of a currency.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Currency, FieldProblems, Result, money};
use crate::register::{Op, Register};

/// What holds for amounts of a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CurrencyTerms {
    pub currency: String,
    /// Digits of its minor unit.
    #[serde(default)]
    pub currency_digits: u32,
    /// By how much a payment may miss an invoice, or exceed it, and settle it all the same; 0 for not at all.
    pub difference_max_minor: i64,
}

/// Asks to set what holds for amounts of each currency. A currency that is not named has no terms of its own.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveTermsCurrencies {
    pub rows: Vec<CurrencyTerms>,
}

/// Gives the terms of currencies, by code.
pub fn currencies(register: &Register) -> Result<Vec<CurrencyTerms>> {
    store::currencies(register.reader())
}

/// Sets the terms of currencies. What was settled by earlier ones stays settled.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for what is no currency, for one that is named twice, and for a limit below zero.
pub fn save_currencies(register: &mut Register, request: SaveTermsCurrencies) -> Result<Vec<CurrencyTerms>> {
    let mut problems = FieldProblems::default();
    let mut rows = request.rows;
    for index in 0..rows.len() {
        let field = |name: &str| format!("rows.{index}.{name}");
        match Currency::try_from(rows[index].currency.clone()) {
            Ok(currency) => {
                rows[index].currency = currency.code().to_owned();
                rows[index].currency_digits = currency.digits();
            }
            Err(message) => problems.add(&field("currency"), message),
        }
        if rows[..index].iter().any(|other| other.currency == rows[index].currency) {
            problems.add(&field("currency"), message!("This currency stands twice. Give it one row."));
        }
        let limit = rows[index].difference_max_minor;
        if limit < 0 || !money::is_within_limit(limit) {
            problems.add(&field("difference_max_minor"), message!("Give an amount, or nothing."));
        }
    }
    problems.into_result()?;
    let op = Op::new(message!("Set the terms of currencies"));
    register.transact(op, |edit| store::save_currencies(edit, &rows))?;
    currencies(register)
}
