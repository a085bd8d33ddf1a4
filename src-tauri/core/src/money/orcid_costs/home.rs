//! A licence year in the consortium's own currency: what came in, what went out, surplus or gap.
//!
//! Money in another currency counts at a stated rate only; where none is known, the figure is missing and says why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::differences::AgreementReckoning;
use super::exchange::PaidPart;
use super::store::{self, Item, Receipt};
use crate::kernel::message::sentences;
use crate::kernel::money::ratio;
use crate::kernel::{Currency, Decimal, Error, Message, Money, Result, Template, money};

/// A rate of exchange that somebody states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatedRate {
    pub currency: String,
    /// What one unit of it is worth in the consortium's.
    pub rate: Decimal,
}

/// A licence year in the consortium's own currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HomeReckoning {
    /// What came in and went out, and what still will.
    pub lines: Vec<HomeLine>,
    /// What is left of what came in; below zero for a gap. None while a rate is missing.
    pub so_far_minor: Option<i64>,
    /// What is left when everybody has paid what is open; below zero for a gap. None while a rate is missing.
    pub settled_minor: Option<i64>,
    /// Currencies of which no rate is known.
    pub missing_rates: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HomeLine {
    pub label: Message,
    /// Whether it counts only once all is settled.
    pub is_to_come: bool,
    /// The amount, below zero for what goes out; none while a rate is missing.
    pub amount_minor: Option<i64>,
    /// Where it comes from, as sentences.
    pub sources: Vec<Message>,
}

/// The rates by which money counts in the consortium's currency, each with where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    home: Currency,
    known: BTreeMap<Currency, (Decimal, Template)>,
    missing: Vec<Currency>,
}

impl Rates {
    /// The rates that the reader states; beside them that of the fee plan for ORCID's currency.
    ///
    /// # Errors
    /// An unknown currency, or a rate that is not above zero.
    pub(super) fn new(
        home: Currency,
        stated: &[StatedRate],
        plan: Option<(Currency, Decimal)>,
    ) -> Result<Self> {
        let mut known: BTreeMap<Currency, (Decimal, Template)> = plan
            .map(|(currency, rate)| (currency, (rate, template!("as the fee plan says"))))
            .into_iter()
            .collect();
        for one in stated {
            let currency = Currency::try_from(one.currency.clone());
            let currency = currency.map_err(|message| Error::invalid("rates", message))?;
            if !one.rate.is_positive() {
                let message =
                    message!("A rate is above zero; for {currency} it is {rate}.", currency, rate = one.rate);
                return Err(Error::invalid("rates", message));
            }
            known.insert(currency, (one.rate, template!("as stated")));
        }
        Ok(Self { home, known, missing: Vec::new() })
    }

    /// The line that sums of some currencies make: `sign` is -1 for what goes out.
    fn line(&mut self, label: Message, sign: i64, sums: BTreeMap<Currency, i64>, from: Message) -> HomeLine {
        let mut amount_minor = Some(0_i64);
        let mut sources = vec![from];
        for (currency, minor) in sums.into_iter().filter(|(_, minor)| *minor != 0) {
            let money = Money { minor, currency };
            let counted = match self.known.get(&currency) {
                _ if currency == self.home => Some(money),
                Some((rate, source)) => {
                    let counted = rate.exchange(money, self.home);
                    if let Some(counted) = counted {
                        sources.push(message!(
                            "{money} at {rate}, {source}, are {counted}.",
                            money,
                            rate,
                            source,
                            counted
                        ));
                    }
                    counted
                }
                None => {
                    sources.push(message!(
                        "{money} are not counted: no rate from {currency} to {home} is known. State one.",
                        money,
                        currency,
                        home = self.home
                    ));
                    self.missing.push(currency);
                    None
                }
            };
            amount_minor = amount_minor
                .zip(counted)
                .and_then(|(sum, one)| sum.checked_add(one.minor.checked_mul(sign)?));
        }
        HomeLine { label, is_to_come: false, amount_minor, sources }
    }
}

/// What a licence year comes to in the consortium's own currency.
pub(super) fn reckon(
    mut rates: Rates,
    items: &[Item],
    receipts: &[Receipt],
    parts: &[PaidPart],
    agreements: &[AgreementReckoning],
) -> Result<HomeReckoning> {
    let by_id: BTreeMap<i64, &Item> = items.iter().map(|item| (item.invoice_id, item)).collect();
    let mut lines = received(&mut rates, &by_id, receipts);
    lines.extend(paid(&mut rates, parts));
    let to_come = outstanding(&mut rates, items, agreements)?;
    lines.extend(to_come.into_iter().map(|line| HomeLine { is_to_come: true, ..line }));
    let sum = |lines: &mut dyn Iterator<Item = &HomeLine>| {
        lines.map(|line| line.amount_minor).collect::<Option<Vec<i64>>>().map(money::sum)
    };
    let so_far_minor = sum(&mut lines.iter().filter(|line| !line.is_to_come));
    let settled_minor = sum(&mut lines.iter());
    rates.missing.sort();
    rates.missing.dedup();
    let missing_rates = rates.missing.iter().map(|currency| currency.code().to_owned()).collect();
    Ok(HomeReckoning { lines, so_far_minor, settled_minor, missing_rates })
}

fn add(sums: &mut BTreeMap<Currency, i64>, currency: Currency, minor: i64) {
    let sum = sums.entry(currency).or_insert(0);
    *sum = sum.saturating_add(minor);
}

/// What of an amount of an invoice is tax.
fn tax_in(item: &Item, minor: i64) -> i64 {
    let charged = item.total_minor.saturating_sub(item.credited_minor);
    ratio(minor, item.tax_minor, charged).unwrap_or(0)
}

fn received(rates: &mut Rates, items: &BTreeMap<i64, &Item>, receipts: &[Receipt]) -> Vec<HomeLine> {
    let (mut collected, mut kept, mut tax) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for receipt in receipts {
        let Money { minor, currency } = receipt.settles;
        add(&mut collected, currency, minor);
        let whole = receipt.payment_minor.saturating_add(receipt.bank_fee_minor);
        add(
            &mut kept,
            currency,
            ratio(receipt.bank_fee_minor, minor.saturating_abs(), whole.saturating_abs()).unwrap_or(0),
        );
        add(&mut tax, currency, items.get(&receipt.invoice_id).map_or(0, |item| tax_in(item, minor)));
    }
    let mut lines = vec![rates.line(
        message!("Collected from members and sponsors"),
        1,
        collected,
        message!("Payments that settle invoices of the year, less what was paid back, in the currency in which they came."),
    )];
    if tax.values().any(|minor| *minor != 0) {
        let from = message!(
            "The part of it that is tax, as the invoices charge it: it is not the consortium’s to keep."
        );
        lines.push(rates.line(message!("Tax in what was collected"), -1, tax, from));
    }
    if kept.values().any(|minor| *minor != 0) {
        let from = message!("What banks kept of these payments on the way.");
        lines.push(rates.line(message!("Kept by banks on the way"), -1, kept, from));
    }
    lines
}

fn paid(rates: &mut Rates, parts: &[PaidPart]) -> Vec<HomeLine> {
    let (mut paid, mut fees) = (BTreeMap::new(), BTreeMap::new());
    for part in parts {
        // Where the cost is not known, what ORCID received counts at a stated rate.
        let money = part.cost.unwrap_or(part.amount);
        add(&mut paid, money.currency, money.minor);
        add(&mut fees, part.bank_fee.currency, part.bank_fee.minor);
    }
    let mut from = message!("What the payments cost that settle ORCID’s invoices of the year.");
    if parts.iter().any(|part| part.cost.is_none()) {
        let others =
            message!("Of some the cost is not known: what ORCID received counts instead, at a stated rate.");
        from = sentences([from, others]);
    }
    let mut lines = vec![rates.line(message!("Paid to ORCID"), -1, paid, from)];
    if fees.values().any(|minor| *minor != 0) {
        let from = message!("What the bank charged for the payments to ORCID.");
        lines.push(rates.line(message!("Bank fees of these payments"), -1, fees, from));
    }
    lines
}

fn outstanding(
    rates: &mut Rates,
    items: &[Item],
    agreements: &[AgreementReckoning],
) -> Result<Vec<HomeLine>> {
    let (mut open, mut has_tax) = (BTreeMap::new(), false);
    for item in items {
        let its_tax = tax_in(item, item.open_minor);
        has_tax |= its_tax != 0;
        add(&mut open, item.currency, item.open_minor.saturating_sub(its_tax));
    }
    let (mut owed, mut is_incomplete) = (BTreeMap::new(), false);
    for agreement in agreements {
        let currency = store::currency(agreement.in_currency.code())?;
        let invoiced = money::sum(agreement.charges.iter().map(|charge| charge.invoiced_minor));
        let not_invoiced = agreement.owed_minor.map_or(0, |owed| owed.saturating_sub(invoiced).max(0));
        is_incomplete |= not_invoiced > 0;
        add(&mut owed, currency, agreement.open_minor.saturating_add(not_invoiced));
    }
    let members = if has_tax {
        message!(
            "What is open of the year’s invoices to members and sponsors without tax, overpaid ones taken off."
        )
    } else {
        message!("What is open of the year’s invoices to members and sponsors, overpaid ones taken off.")
    };
    let orcid = match is_incomplete {
        true => message!("What is open of ORCID’s invoices, and what is owed by the agreement beyond them."),
        false => message!("What is open of ORCID’s invoices."),
    };
    Ok(vec![
        rates.line(message!("Still to come from members and sponsors"), 1, open, members),
        rates.line(message!("Still to pay to ORCID"), -1, owed, orcid),
    ])
}
