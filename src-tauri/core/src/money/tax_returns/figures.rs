//! What was billed, by the boxes of a form.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::{FORMS, FormBox, ReturnForm, Rounding, Takes, Which};
use super::store::{self, Sale};
use super::{GetTaxReturns, TaxBox, TaxReturn, UnplacedSales};
use crate::kernel::{Currency, Decimal, Error, Message, Result, country};
use crate::money::taxes::TaxCode;
use crate::people::profile;
use crate::register::Register;

/// Gives the figures of a form for a period.
///
/// # Errors
/// A form that is not known, and a period that ends before it begins.
pub fn get(register: &Register, request: GetTaxReturns) -> Result<TaxReturn> {
    let form = FORMS.iter().find(|form| form.form == request.form).ok_or_else(|| {
        let message = message!("There is no tax form “{form}”.", form = request.form);
        Error::invalid("form", message)
    })?;
    refuse_backwards(request.from_on, request.until_on)?;
    let profile = profile::read(register.reader())?;
    let own = profile.currency()?;
    let sales = store::sales(register.reader(), own, (request.from_on, request.until_on))?;
    let placed: Vec<Option<usize>> = sales.sales.iter().map(|sale| place(form, sale)).collect();
    let mut boxes: Vec<TaxBox> = Vec::with_capacity(form.boxes.len());
    for (index, asked) in form.boxes.iter().enumerate() {
        let mine = sales.sales.iter().zip(&placed).filter(|(_, placed)| **placed == Some(index));
        let filled = fill(asked, &sales.sales, mine.map(|(sale, _)| sale), &boxes);
        boxes.push(filled.entered(asked.rounding, own));
    }
    let unplaced = sales.sales.iter().zip(&placed).filter(|(_, placed)| placed.is_none());
    let mut unplaced = summed(unplaced.map(|(sale, _)| sale));
    if let Some(minor) = sales.untaxed.iter().map(|(_, minor)| *minor).reduce(|sum, minor| sum + minor) {
        let documents = count(sales.untaxed.len());
        unplaced.push(UnplacedSales { category: String::new(), amount_minor: minor, documents });
    }
    Ok(TaxReturn {
        form: form.described(&profile.country),
        in_currency: own.into(),
        from_on: request.from_on,
        until_on: request.until_on,
        boxes,
        unplaced,
        left_out: sales.left_out,
        has_sales_list: country::is_in_eu(&profile.country),
    })
}

/// Refuses a period that ends before it begins.
pub(super) fn refuse_backwards(from_on: chrono::NaiveDate, until_on: chrono::NaiveDate) -> Result<()> {
    if until_on < from_on {
        let message = message!("The last day ({until_on, date, long}) is before the first.", until_on);
        return Err(Error::invalid("until_on", message));
    }
    Ok(())
}

impl Which {
    fn takes(&self, sale: &Sale) -> bool {
        (self.codes.is_empty() || self.codes.contains(&sale.code))
            && (self.places.is_empty() || self.places.contains(&sale.place))
            && is_among(self.percents, sale.percent)
    }
}

fn is_among(percents: &[&str], percent: Decimal) -> bool {
    percents.is_empty() || percents.iter().any(|one| one.parse() == Ok(percent))
}

/// The first box that takes a sale as such, else one for its tax.
fn place(form: &ReturnForm, sale: &Sale) -> Option<usize> {
    let takes = |asked: &FormBox| match &asked.takes {
        Takes::Sales(which) | Takes::SalesWithTax(which) => which.takes(sale),
        _ => false,
    };
    let takes_tax = |asked: &FormBox| match asked.takes {
        Takes::Tax(percents) => {
            sale.code == TaxCode::S && sale.taxes.iter().all(|(percent, _)| is_among(percents, *percent))
        }
        _ => false,
    };
    form.boxes.iter().position(takes).or_else(|| form.boxes.iter().position(takes_tax))
}

/// A box; `mine` are the sales that are in it as such.
fn fill<'a>(
    asked: &FormBox,
    sales: &[Sale],
    mine: impl Iterator<Item = &'a Sale>,
    before: &[TaxBox],
) -> TaxBox {
    let mut filled = TaxBox {
        number: asked.number.to_owned(),
        label: Message::from(asked.label),
        amount_minor: None,
        tax_minor: None,
        entered_minor: None,
        documents: 0,
        is_elsewhere: false,
    };
    match &asked.takes {
        Takes::Sales(_) => filled.take(mine, false),
        Takes::SalesWithTax(_) => filled.take(mine, true),
        Takes::Again(which) => filled.take(sales.iter().filter(|sale| which.takes(sale)), false),
        Takes::AgainWithTax(which) => filled.take(sales.iter().filter(|sale| which.takes(sale)), true),
        Takes::Tax(percents) => {
            let taxed = sales.iter().filter(|sale| sale.code == TaxCode::S);
            let mut documents = BTreeSet::new();
            let mut sum = 0;
            for (sale, (percent, minor)) in
                taxed.flat_map(|sale| sale.taxes.iter().map(move |tax| (sale, tax)))
            {
                if is_among(percents, *percent) {
                    sum += minor;
                    documents.insert(sale.document_id);
                }
            }
            filled.tax_minor = Some(sum);
            filled.documents = count(documents.len());
        }
        Takes::Sum(added, taken_off) => {
            let sum = |numbers: &[&str]| -> i64 {
                let named = before.iter().filter(|other| numbers.contains(&other.number.as_str()));
                named.filter_map(|other| other.tax_minor).sum()
            };
            filled.tax_minor = Some(sum(added) - sum(taken_off));
        }
        Takes::Elsewhere => filled.is_elsewhere = true,
    }
    filled
}

impl TaxBox {
    fn take<'a>(&mut self, sales: impl Iterator<Item = &'a Sale>, with_tax: bool) {
        let mut documents = BTreeSet::new();
        let (mut net, mut tax) = (0, 0);
        for sale in sales {
            net += sale.net_minor;
            tax += sale.taxes.iter().map(|(_, minor)| minor).sum::<i64>();
            documents.insert(sale.document_id);
        }
        self.amount_minor = Some(if with_tax { net + tax } else { net });
        self.tax_minor = (!with_tax && tax != 0).then_some(tax);
        self.documents = count(documents.len());
    }

    fn entered(self, rounding: Rounding, currency: Currency) -> Self {
        let minor = self.amount_minor.or(self.tax_minor);
        Self {
            entered_minor: minor
                .filter(|_| rounding != Rounding::Exact)
                .map(|minor| whole(minor, rounding, currency)),
            ..self
        }
    }
}

/// An amount in whole units of its currency.
pub(super) fn whole(minor: i64, rounding: Rounding, currency: Currency) -> i64 {
    let unit = 10_i64.pow(currency.digits());
    let half = if rounding == Rounding::Nearest { unit / 2 * minor.signum() } else { 0 };
    (minor + half) / unit * unit
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn summed<'a>(sales: impl Iterator<Item = &'a Sale>) -> Vec<UnplacedSales> {
    let mut sums: BTreeMap<(TaxCode, Decimal), (i64, BTreeSet<i64>)> = BTreeMap::new();
    for sale in sales {
        let (net, documents) = sums.entry((sale.code, sale.percent)).or_default();
        *net += sale.net_minor;
        documents.insert(sale.document_id);
    }
    sums.into_iter()
        .map(|((code, percent), (amount_minor, documents))| UnplacedSales {
            category: if code == TaxCode::S { format!("S {percent}") } else { code.code().to_owned() },
            amount_minor,
            documents: count(documents.len()),
        })
        .collect()
}
