//! What was billed in a period, as tax returns look at it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, named_params};
use serde::Deserialize;

use super::LeftOutSales;
use crate::kernel::{Currency, Decimal, Money, Result};
use crate::money::invoices::{ElectronicDetails, InvoiceLine, SecondCurrency};
use crate::money::taxes::{TaxCode, TaxSubtotal, Whereabouts};

/// What one document bills of one category, in the consortium’s currency; below zero what it takes back.
#[derive(Debug, Clone)]
pub(super) struct Sale {
    pub(super) document_id: i64,
    pub(super) code: TaxCode,
    /// The rate; of taxes charged together what they come to.
    pub(super) percent: Decimal,
    pub(super) place: Whereabouts,
    pub(super) buyer: SaleBuyer,
    pub(super) net_minor: i64,
    /// Each tax by its rate.
    pub(super) taxes: Vec<(Decimal, i64)>,
}

/// Whom a document bills.
#[derive(Debug, Clone)]
pub(super) struct SaleBuyer {
    pub(super) name: String,
    pub(super) country: String,
    pub(super) tax_id: String,
}

/// The sales of a period, and what is in a currency without a rate.
#[derive(Debug, Clone, Default)]
pub(super) struct Sales {
    pub(super) sales: Vec<Sale>,
    /// What was billed without a tax category, by document.
    pub(super) untaxed: Vec<(i64, i64)>,
    pub(super) left_out: Vec<LeftOutSales>,
}

/// What is read of a frozen document.
#[derive(Deserialize)]
struct Frozen {
    seller: BilledSeller,
    buyer: BilledBuyer,
    electronic: ElectronicDetails,
    lines: Vec<InvoiceLine>,
    taxes: Vec<TaxSubtotal>,
    #[serde(default)]
    also_in: Option<SecondCurrency>,
}

#[derive(Deserialize)]
struct BilledSeller {
    country: String,
}

#[derive(Deserialize)]
struct BilledBuyer {
    name: String,
    country: String,
    tax_id: String,
}

/// A document with the sign of what it bills, and the tax of a write-off that takes its tax back instead of its own.
struct Row {
    id: i64,
    sign: i64,
    currency: Currency,
    frozen: Frozen,
}

/// The sales of the documents and write-offs of a period, in `own`.
pub(super) fn sales(
    connection: &Connection,
    own: Currency,
    (from_on, until_on): (NaiveDate, NaiveDate),
) -> Result<Sales> {
    let mut statement = connection.prepare_cached(include_str!("sql/documents.sql"))?;
    let mut rows = statement.query(named_params! { ":from_on": from_on, ":until_on": until_on })?;
    let (mut sales, mut untaxed) = (Vec::new(), Vec::new());
    let mut left_out: BTreeMap<Currency, LeftOutSales> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let mut frozen: Frozen = serde_json::from_str(&row.get::<_, String>("document")?)?;
        if let Some(taken_back) = row.get::<_, Option<String>>("taken_back")? {
            frozen.taxes = serde_json::from_str(&taken_back)?;
            frozen.lines.clear();
        }
        let row = Row { id: row.get("id")?, sign: row.get("sign")?, currency: row.get("currency")?, frozen };
        match exchange(&row, own) {
            Some(exchanged) => {
                sales.extend(row.frozen.taxes.iter().map(|tax| sale(&row, tax, &exchanged)));
                let bare = row.frozen.untaxed_minor();
                untaxed.extend(bare.map(|minor| (row.id, exchanged(minor))));
            }
            None => leave_out(&mut left_out, &row),
        }
    }
    Ok(Sales { sales, untaxed, left_out: left_out.into_values().collect() })
}

impl Frozen {
    /// What the lines without a tax category come to; none where there is none.
    fn untaxed_minor(&self) -> Option<i64> {
        let bare = self.lines.iter().filter(|line| line.tax.is_none());
        bare.map(|line| line.amount_minor).reduce(|sum, minor| sum + minor)
    }
}

/// How amounts of a document become ones of `own`; none without a rate.
fn exchange(row: &Row, own: Currency) -> Option<impl Fn(i64) -> i64> {
    let rate = match &row.frozen.also_in {
        _ if row.currency == own => Decimal::ONE,
        Some(second) if second.currency == own.code() => second.exchange_rate,
        _ => return None,
    };
    let (currency, sign) = (row.currency, row.sign);
    Some(move |minor| {
        let amount = Money { minor, currency };
        sign * if currency == own { minor } else { rate.exchange(amount, own).map_or(0, |own| own.minor) }
    })
}

fn sale(row: &Row, subtotal: &TaxSubtotal, exchanged: &impl Fn(i64) -> i64) -> Sale {
    let Frozen { seller, buyer, electronic, .. } = &row.frozen;
    let place = Whereabouts::between(
        (&seller.country, &electronic.seller.postal_code),
        (&buyer.country, &electronic.buyer.postal_code),
    );
    Sale {
        document_id: row.id,
        code: subtotal.tax.code,
        percent: subtotal.tax.percent,
        place,
        buyer: SaleBuyer {
            name: buyer.name.clone(),
            country: buyer.country.clone(),
            tax_id: buyer.tax_id.clone(),
        },
        net_minor: exchanged(subtotal.taxable_minor),
        taxes: subtotal.each().iter().map(|tax| (tax.tax.percent, exchanged(tax.tax_minor))).collect(),
    }
}

fn leave_out(left_out: &mut BTreeMap<Currency, LeftOutSales>, row: &Row) {
    let sum = left_out.entry(row.currency).or_insert_with(|| LeftOutSales {
        in_currency: row.currency.into(),
        amount_minor: 0,
        tax_minor: 0,
        documents: 0,
    });
    sum.amount_minor += row.sign * row.frozen.untaxed_minor().unwrap_or_default();
    for tax in &row.frozen.taxes {
        sum.amount_minor += row.sign * tax.taxable_minor;
        sum.tax_minor += row.sign * tax.tax_minor;
    }
    sum.documents += 1;
}
