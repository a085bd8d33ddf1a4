//! What was taxed how in a period: invoices less credit notes, and less write-offs that take their tax back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::derive::{tax_code, taxable};
use super::{BooksPeriod, store};
use crate::kernel::{Currency, InCurrency, Message, Result};
use crate::money::taxes::{AppliedTax, TaxSubtotal};
use crate::register::Register;

/// Asks for the tax of a period.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksTaxSummary {
    /// The first day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// The tax of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxSummary {
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// By currency, category and rate.
    pub rows: Vec<TaxSummaryRow>,
}

/// What was taxed alike, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TaxSummaryRow {
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The category of EN 16931; empty for what was billed without one.
    pub code: String,
    /// What the consortium calls it.
    pub name: Message,
    /// The rate in per cent, as a decimal number; empty without a category.
    pub percent: String,
    /// Invoiced before tax, credit notes and write-offs that take tax back taken off.
    pub taxable_minor: i64,
    /// The tax on it.
    pub tax_minor: i64,
    /// How many invoices.
    pub invoices: i64,
    /// How many credit notes.
    pub credit_notes: i64,
    /// How many write-offs that take their tax back.
    pub write_offs: i64,
}

/// Currency, tax code, and what the consortium calls the category.
type Key = (Currency, String, String);

/// Gives what was taxed how in a period.
pub fn tax_summary(register: &Register, request: GetBooksTaxSummary) -> Result<TaxSummary> {
    let period = BooksPeriod::asked(register, request.from_on, request.until_on)?;
    let mut rows: BTreeMap<Key, TaxSummaryRow> = BTreeMap::new();
    for document in store::documents(register.reader(), period)? {
        let sign = if document.credits.is_some() { -1 } else { 1 };
        for (tax, minor) in taxable(&document) {
            // Of taxes charged together each has its own row, and each the whole amount before tax.
            let each = tax.map_or_else(|| vec![None], |tax| tax.each().into_iter().map(Some).collect());
            for tax in each {
                let row = row(&mut rows, document.currency, tax.as_ref());
                row.taxable_minor += sign * minor;
                row.invoices += i64::from(document.credits.is_none());
                row.credit_notes += i64::from(document.credits.is_some());
            }
        }
        for subtotal in document.taxes.iter().flat_map(TaxSubtotal::each) {
            row(&mut rows, document.currency, Some(&subtotal.tax)).tax_minor += sign * subtotal.tax_minor;
        }
    }
    for given_up in store::write_offs(register.reader(), period.until_on)? {
        if given_up.on < period.from_on {
            continue;
        }
        for subtotal in given_up.taxes.iter().flat_map(TaxSubtotal::each) {
            let row = row(&mut rows, given_up.currency, Some(&subtotal.tax));
            row.taxable_minor -= subtotal.taxable_minor;
            row.tax_minor -= subtotal.tax_minor;
            row.write_offs += i64::from(given_up.amount_minor > 0);
        }
    }
    Ok(TaxSummary { from_on: period.from_on, until_on: period.until_on, rows: rows.into_values().collect() })
}

fn row<'a>(
    rows: &'a mut BTreeMap<Key, TaxSummaryRow>,
    currency: Currency,
    tax: Option<&AppliedTax>,
) -> &'a mut TaxSummaryRow {
    let name = tax.map_or_else(|| message!("Without tax"), |tax| Message::said(&tax.name));
    let key = (currency, tax.map(tax_code).unwrap_or_default(), name.to_string());
    rows.entry(key).or_insert_with(|| TaxSummaryRow {
        in_currency: currency.into(),
        code: tax.map(|tax| tax.code.code().to_owned()).unwrap_or_default(),
        name,
        percent: tax.map(|tax| tax.percent.to_string()).unwrap_or_default(),
        taxable_minor: 0,
        tax_minor: 0,
        invoices: 0,
        credit_notes: 0,
        write_offs: 0,
    })
}
