//! What debtors owe, by how late it is, as of any day: also one that is past.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{InCurrency, Result};
use crate::money::sponsors::Debtor;
use crate::register::Register;

/// The last day overdue of each age but the last: 1 to 30, 31 to 60, 61 to 90, and beyond.
const AGE_DAYS: [i64; 3] = [30, 60, 90];

/// Asks what was owed at the end of a day.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksReceivables {
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// What was owed at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Receivables {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// By debtor and currency.
    pub debtors: Vec<AgedDebtor>,
    /// By currency.
    pub totals: Vec<AgedTotal>,
}

/// What a debtor owed, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgedDebtor {
    /// Who owed it.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Whom the latest of the invoices is addressed to.
    pub debtor_name: String,
    /// What it comes to.
    #[serde(flatten)]
    pub sums: AgedTotal,
    /// The invoices, the earliest due first.
    pub invoices: Vec<AgedInvoice>,
}

/// Sums by age in one currency. An invoice that was paid too much counts below zero, at its age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgedTotal {
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// Not due yet, or due on that very day.
    pub not_due_minor: i64,
    /// Overdue by 1 to 30 days.
    pub days_30_minor: i64,
    /// Overdue by 31 to 60 days.
    pub days_60_minor: i64,
    /// Overdue by 61 to 90 days.
    pub days_90_minor: i64,
    /// Overdue by more than 90 days.
    pub older_minor: i64,
    /// All of it.
    pub open_minor: i64,
}

/// An invoice that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgedInvoice {
    /// The invoice.
    pub invoice_id: i64,
    /// Its number.
    pub number: String,
    /// Who owes it.
    #[serde(flatten)]
    pub debtor: Debtor,
    /// Whom it is addressed to.
    pub debtor_name: String,
    /// The day it was issued.
    #[ts(type = "string")]
    pub issued_on: NaiveDate,
    /// The day by which it should be paid.
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// How many days it is overdue; 0 while it is not.
    pub days_overdue: i64,
    /// Its currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was open; below zero when it was paid too much.
    pub open_minor: i64,
}

/// Gives what was owed at the end of a day, by how late it was.
pub fn receivables(register: &Register, request: GetBooksReceivables) -> Result<Receivables> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let mut debtors: BTreeMap<(Debtor, InCurrency), AgedDebtor> = BTreeMap::new();
    let mut totals: BTreeMap<InCurrency, AgedTotal> = BTreeMap::new();
    let mut order = Vec::new();
    for mut invoice in store::open_on(register.reader(), on)? {
        invoice.days_overdue = (on - invoice.due_on).num_days().max(0);
        totals.entry(invoice.in_currency).or_insert_with(|| total(&invoice)).add(&invoice);
        let key = (invoice.debtor, invoice.in_currency);
        let debtor = debtors.entry(key).or_insert_with(|| {
            order.push(key);
            AgedDebtor {
                debtor: invoice.debtor,
                debtor_name: String::new(),
                sums: total(&invoice),
                invoices: Vec::new(),
            }
        });
        debtor.sums.add(&invoice);
        debtor.debtor_name.clone_from(&invoice.debtor_name);
        debtor.invoices.push(invoice);
    }
    let debtors = order.iter().filter_map(|key| debtors.remove(key)).collect();
    Ok(Receivables { on, debtors, totals: totals.into_values().collect() })
}

fn total(invoice: &AgedInvoice) -> AgedTotal {
    AgedTotal {
        in_currency: invoice.in_currency,
        not_due_minor: 0,
        days_30_minor: 0,
        days_60_minor: 0,
        days_90_minor: 0,
        older_minor: 0,
        open_minor: 0,
    }
}

impl AgedTotal {
    fn add(&mut self, invoice: &AgedInvoice) {
        let age = match invoice.days_overdue {
            0 => &mut self.not_due_minor,
            days if days <= AGE_DAYS[0] => &mut self.days_30_minor,
            days if days <= AGE_DAYS[1] => &mut self.days_60_minor,
            days if days <= AGE_DAYS[2] => &mut self.days_90_minor,
            _ => &mut self.older_minor,
        };
        *age += invoice.open_minor;
        self.open_minor += invoice.open_minor;
    }
}
