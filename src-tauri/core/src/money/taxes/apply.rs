//! Which category applies to a buyer on a day, and what the tax comes to: reckoned for each category, not for each line.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::regions::region_of;
use super::territories::place_of;
use super::{
    AppliedTax, RateDay, RegionalTax, TaxCategoryDraft, TaxCode, TaxException, TaxPart, TaxSubtotal, store,
};
use crate::kernel::{Decimal, Message, Result, money};
use crate::money::sponsors::Debtor;
use crate::register::Connection;

/// The categories of a register, read once for a run.
#[derive(Debug, Clone, Default)]
pub struct Taxes {
    categories: BTreeMap<i64, TaxCategoryDraft>,
    exceptions: Vec<TaxException>,
    seller_country: String,
    seller_postal_code: String,
}

/// What of a buyer decides on tax.
#[derive(Debug, Clone, Copy)]
pub struct TaxedBuyer<'a> {
    /// ISO 3166 code; empty for unknown.
    pub country: &'a str,
    /// Its postcode: some places of a country are taxed otherwise.
    pub postal_code: &'a str,
    /// Its region, such as a province, as its address writes it.
    pub region: &'a str,
    /// Whether it has a VAT or tax id.
    pub has_tax_id: bool,
    /// Who it is.
    pub debtor: Debtor,
}

/// The days that may decide on a rate.
#[derive(Debug, Clone, Copy)]
pub struct TaxDays {
    /// The invoice date.
    pub issued_on: NaiveDate,
    /// The first and the last day of what a line bills; none where that is no period.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

impl TaxDays {
    /// The day that decides by a category’s choice; the invoice date where there is no period.
    fn of(self, rate_day: RateDay) -> NaiveDate {
        match (rate_day, self.period) {
            (RateDay::InvoiceDate, _) | (_, None) => self.issued_on,
            (RateDay::FirstDay, Some((first_day, _))) => first_day,
            (RateDay::LastDay, Some((_, last_day))) => last_day,
        }
    }
}

impl TaxCategoryDraft {
    /// The rate that holds on `day`: 0 for an untaxed category, none when no rate holds yet.
    pub fn rate_on(&self, day: NaiveDate) -> Option<Decimal> {
        match self.code {
            TaxCode::S => self.rates.iter().rev().find(|rate| rate.from_on <= day).map(|rate| rate.percent),
            _ => Some(Decimal::ZERO),
        }
    }
}

impl Taxes {
    /// The categories of a register, for a consortium that sits at `country` and `postal_code`.
    pub fn read(connection: &Connection, country: &str, postal_code: &str) -> Result<Self> {
        Ok(Self {
            categories: store::all(connection)?.into_iter().collect(),
            exceptions: store::exceptions(connection)?,
            seller_country: country.to_owned(),
            seller_postal_code: postal_code.to_owned(),
        })
    }

    /// Whether there is no category at all.
    pub fn is_empty(&self) -> bool {
        self.categories.is_empty()
    }

    /// What applies to `buyer` on the day that the category chooses of `days`, where a fee names the category `id`: that of an
    /// exception before where it is.
    ///
    /// # Errors
    /// A sentence that says what is missing: the category, or its rate on that day.
    pub fn applied(
        &self,
        id: i64,
        buyer: TaxedBuyer<'_>,
        days: TaxDays,
    ) -> std::result::Result<AppliedTax, Message> {
        let missing = || message!("The fee names a tax category that does not exist any more.");
        let named = self.categories.get(&id).ok_or_else(missing)?;
        let exception = self.exception_of(buyer);
        let by_place = match self.whereabouts(buyer) {
            Whereabouts::Home => regional(named, buyer),
            Whereabouts::ElsewhereInUnion if buyer.has_tax_id => named.eu_business_id,
            Whereabouts::ElsewhereInUnion => None,
            Whereabouts::Abroad => named.abroad_id,
        };
        let category = match exception.map(|one| one.tax_category_id).or(by_place) {
            Some(other) => self.categories.get(&other).ok_or_else(missing)?,
            None => named,
        };
        let day = days.of(category.rate_day.unwrap_or(RateDay::InvoiceDate));
        let parts = category.parts.iter().map(|id| {
            let part = self.categories.get(id).ok_or_else(missing)?;
            Ok(TaxPart { name: part.name.clone(), percent: rate_of(part, day)? })
        });
        let parts = parts.collect::<std::result::Result<Vec<_>, Message>>()?;
        let percent = if parts.is_empty() {
            rate_of(category, day)?
        } else {
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.plus(part.percent));
            sum.ok_or_else(|| message!("The rates of “{category}” are too large.", category = category.name))?
        };
        Ok(AppliedTax {
            code: category.code,
            name: category.name.clone(),
            percent,
            reason: match exception {
                Some(one) if category.code.needs_reason() => one.reason.clone(),
                _ => category.reason.clone(),
            },
            reason_code: category.reason_code.clone(),
            parts,
        })
    }

    fn exception_of(&self, buyer: TaxedBuyer<'_>) -> Option<&TaxException> {
        self.exceptions.iter().find(|one| one.debtor == buyer.debtor)
    }

    fn whereabouts(&self, buyer: TaxedBuyer<'_>) -> Whereabouts {
        Whereabouts::between(
            (&self.seller_country, &self.seller_postal_code),
            (buyer.country, buyer.postal_code),
        )
    }
}

/// What applies instead of a category in the region of a buyer.
fn regional(named: &TaxCategoryDraft, buyer: TaxedBuyer<'_>) -> Option<i64> {
    let theirs = region_of(buyer.country, buyer.region);
    let rule = |one: &&RegionalTax| !theirs.is_empty() && one.region == theirs;
    named.regions.iter().find(rule).map(|one| one.tax_category_id)
}

fn rate_of(category: &TaxCategoryDraft, day: NaiveDate) -> std::result::Result<Decimal, Message> {
    category.rate_on(day).ok_or_else(|| {
        message!(
            "No rate of the tax category “{category}” holds on {day, date, long}.",
            category = category.name,
            day
        )
    })
}

/// Where a buyer is, as the tax law of the seller sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whereabouts {
    /// Inland, or nobody knows.
    Home,
    /// In another country of the European Union, for a seller within it.
    ElsewhereInUnion,
    /// Abroad; for a seller in the European Union: outside it.
    Abroad,
}

impl Whereabouts {
    /// Where a buyer is, by country and postcode of both.
    pub(crate) fn between(seller: (&str, &str), buyer: (&str, &str)) -> Self {
        if buyer.0.is_empty() {
            return Self::Home;
        }
        let (seller, buyer) = (place_of(seller.0, seller.1), place_of(buyer.0, buyer.1));
        match (seller.area == buyer.area, seller.is_in_union && buyer.is_in_union) {
            (true, _) => Self::Home,
            (false, true) => Self::ElsewhereInUnion,
            (false, false) => Self::Abroad,
        }
    }
}

/// Sums lines up by category, in the order of the codes; lines without a category have no part in it.
///
/// `None` beyond the largest amount.
pub fn subtotals<'a>(
    lines: impl IntoIterator<Item = (i64, Option<&'a AppliedTax>)>,
) -> Option<Vec<TaxSubtotal>> {
    let mut sums: BTreeMap<&AppliedTax, i128> = BTreeMap::new();
    for (net_minor, tax) in lines {
        if let Some(tax) = tax {
            *sums.entry(tax).or_insert(0) += i128::from(net_minor);
        }
    }
    sums.into_iter()
        .map(|(tax, taxable)| {
            let taxable_minor = money::limited(taxable)?;
            let tax_minor = tax.on(taxable_minor)?;
            Some(TaxSubtotal { tax: tax.clone(), taxable_minor, tax_minor })
        })
        .collect()
}
