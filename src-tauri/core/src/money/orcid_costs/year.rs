//! Both ledgers of a licence year side by side: what is owed and paid to ORCID, and what was collected for it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exchange::{self, Exchange};
use super::home::{self, HomeReckoning, Rates, StatedRate};
use super::payments::{licence_year, of_year};
use super::store::Item;
use super::{AgreementReckoning, Charge, OrcidInvoice, OrcidPayment, differences, store};
use crate::kernel::{Currency, Error, InCurrency, Result, YearStart};
use crate::money::agreements;
use crate::money::fees;
use crate::people::profile;
use crate::register::Register;

/// Asks for the reconciliation of a licence year.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetOrcidCostsYear {
    /// The calendar year in which the licence year starts; that of today when absent.
    pub year: Option<i32>,
    /// The day on which members are counted; the first of the licence year when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// What other currencies are worth in the consortium's. They count before the fee plan's.
    #[ts(as = "Option<Vec<StatedRate>>")]
    pub rates: Vec<StatedRate>,
}

/// The reconciliation of a licence year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RemittanceYear {
    /// The calendar year in which it starts.
    pub year: i32,
    pub label: String,
    /// Its first day.
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    /// Its last day.
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// The licence years that there is something of, and the present one; the latest first.
    pub years: Vec<i32>,
    /// The day on which members are counted.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The consortium's currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What is owed, invoiced and paid under each agreement.
    pub agreements: Vec<AgreementReckoning>,
    /// ORCID's invoices for the year, the earliest due first.
    pub invoices: Vec<OrcidInvoice>,
    /// The payments for them, the earliest first, and those that settle nothing yet.
    pub payments: Vec<OrcidPayment>,
    /// What was collected from members and sponsors, by currency.
    pub collected: Vec<CollectedTotal>,
    /// Gain or loss on exchange.
    pub exchange: Exchange,
    /// All of it in the consortium's own currency.
    pub home: HomeReckoning,
}

/// What was invoiced to members and sponsors in a currency, and what became of it. Everything adds up: what was invoiced is
/// credited, collected, written off or open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CollectedTotal {
    #[serde(flatten)]
    pub in_currency: InCurrency,
    pub invoice_count: i64,
    /// What they charge.
    pub invoiced_minor: i64,
    /// What credit notes took back.
    pub credited_minor: i64,
    /// What was paid, less what was paid back.
    pub collected_minor: i64,
    /// What was given up.
    pub written_off_minor: i64,
    /// What is open; below zero where more was paid than is due.
    pub open_minor: i64,
}

/// Gives the reconciliation of a licence year.
///
/// # Errors
/// A year beyond this program's, an unknown currency or a rate that is not above zero.
pub fn year(register: &Register, request: GetOrcidCostsYear) -> Result<RemittanceYear> {
    let (connection, today) = (register.reader(), register.clock().today());
    let profile = profile::get(register)?.draft;
    let (start, home) = (profile.year_start()?, profile.currency()?);
    let current = start
        .year_of(today)
        .ok_or_else(|| {
            Error::internal(message!("The machine’s date is beyond the years this program bills."))
        })?
        .year;
    let year = licence_year(register, request.year.unwrap_or(current))?;
    let on = request.on.unwrap_or(year.starts_on);
    let cost = agreements::orcid_cost(connection, &year, on)?;
    let plan = fees::adopted(connection, year.year)?;
    let invoices = store::invoices(connection, Some(year.year), today)?;
    let payments = of_year(connection, &year)?;
    let (items, receipts) = (store::items(connection, year.year)?, store::receipts(connection, year.year)?);
    let agreements = differences::agreements(cost.as_ref(), &invoices)?;
    let parts = exchange::parts(&invoices, &payments)?;
    let charged_in = agreements.first().map(|first| store::currency(first.in_currency.code())).transpose()?;
    let plan_rate = exchange::plan_rate(plan.as_ref(), Charge::MemberFees, home)
        .or_else(|| exchange::plan_rate(plan.as_ref(), Charge::LeadFee, home));
    let rates = Rates::new(home, &request.rates, charged_in.zip(plan_rate))?;
    Ok(RemittanceYear {
        year: year.year,
        label: year.label(),
        starts_on: year.starts_on,
        ends_on: year.ends_on,
        years: years(register, start, current)?,
        on,
        in_currency: home.into(),
        collected: collected(&items),
        exchange: exchange::exchange(&parts, plan.as_ref(), home),
        home: home::reckon(rates, &items, &receipts, &parts, &agreements)?,
        agreements,
        invoices,
        payments,
    })
}

/// The licence years of agreements, of ORCID's invoices and of the consortium's, and the present one.
fn years(register: &Register, start: YearStart, current: i32) -> Result<Vec<i32>> {
    let mut years = store::years(register.reader())?;
    years.insert(current);
    for agreement in agreements::list(register)? {
        let [first, last] =
            [agreement.draft.starts_on, agreement.draft.ends_on].map(|day| start.year_of(day));
        if let Some((first, last)) = first.zip(last) {
            years.extend(first.year..=last.year);
        }
    }
    Ok(years.into_iter().rev().collect())
}

fn collected(items: &[Item]) -> Vec<CollectedTotal> {
    let mut totals: BTreeMap<Currency, CollectedTotal> = BTreeMap::new();
    for item in items {
        let total = totals.entry(item.currency).or_insert_with(|| CollectedTotal {
            in_currency: item.currency.into(),
            invoice_count: 0,
            invoiced_minor: 0,
            credited_minor: 0,
            collected_minor: 0,
            written_off_minor: 0,
            open_minor: 0,
        });
        total.invoice_count += 1;
        for (sum, minor) in [
            (&mut total.invoiced_minor, item.total_minor),
            (&mut total.credited_minor, item.credited_minor),
            (&mut total.collected_minor, item.collected_minor),
            (&mut total.written_off_minor, item.written_off_minor),
            (&mut total.open_minor, item.open_minor),
        ] {
            *sum = sum.saturating_add(minor);
        }
    }
    totals.into_values().collect()
}
