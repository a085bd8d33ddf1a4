//! What can be asked of this slice.

use super::{CurrencyTerms, SaveTermsCurrencies, currencies, save_currencies};
use crate::register::commands;

commands! {
    read "terms.currencies" => Vec<CurrencyTerms>, currencies;
    write "terms.save_currencies": SaveTermsCurrencies => Vec<CurrencyTerms>, save_currencies;
}
