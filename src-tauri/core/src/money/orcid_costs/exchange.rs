//! Gain or loss on exchange: what members were charged at the fee plan's rate against what the payments really cost.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::{Charge, OrcidInvoice, OrcidPayment, store};
use crate::kernel::money::allocate;
use crate::kernel::{Currency, Decimal, InCurrency, Message, Money, Result, money};
use crate::money::fees::{FeePlanDraft, FeeRule};

/// Gain or loss on exchange of a licence year, in the consortium's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Exchange {
    /// What was paid to ORCID, by kind of charge and currency.
    pub lines: Vec<ExchangeLine>,
    /// Gain over all lines, below zero for a loss; none while a cost is not known.
    pub gain_minor: Option<i64>,
    /// What it means, as a sentence.
    pub words: Message,
}

/// What was paid to ORCID for one kind of charge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExchangeLine {
    /// What it was paid for.
    pub charge: Charge,
    /// What was paid, in ORCID's currency.
    pub paid_minor: i64,
    /// ORCID's currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What the payments cost; none while that is not known of each.
    pub cost_minor: Option<i64>,
    /// The rate at which the fee plan passes it on; none where it states none.
    pub plan_rate: Option<Decimal>,
    /// What was paid at that rate.
    pub planned_minor: Option<i64>,
    /// What the plan's rate brought beyond the cost; below zero for a loss.
    pub gain_minor: Option<i64>,
    /// How it came about, as a sentence.
    pub explanation: Message,
}

/// What of a payment settled one kind of charge of a licence year, with what that part cost and its part of the bank's fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PaidPart {
    pub(super) charge: Charge,
    pub(super) amount: Money,
    /// In the currency of the payment's cost; none while that is not known.
    pub(super) cost: Option<Money>,
    pub(super) bank_fee: Money,
}

/// Divides payments among the charges of a year's invoices, exactly: a payment's parts add up to it, and so do their costs
/// and bank fees. What settles other years or nothing is left out.
pub(super) fn parts(invoices: &[OrcidInvoice], payments: &[OrcidPayment]) -> Result<Vec<PaidPart>> {
    let by_id: BTreeMap<i64, &OrcidInvoice> = invoices.iter().map(|invoice| (invoice.id, invoice)).collect();
    let mut parts = Vec::new();
    for payment in payments {
        let (currency, cost_currency) =
            (store::currency(&payment.draft.currency)?, store::currency(&payment.cost_currency)?);
        let settled = payment.draft.allocations.iter().map(|one| one.amount_minor);
        let shares: Vec<i64> = settled.chain([payment.unallocated_minor]).collect();
        let costs = payment.draft.cost_minor.map(|cost| divided(cost, &shares));
        let bank_fees = divided(payment.draft.bank_fee_minor, &shares);
        for (place, one) in payment.draft.allocations.iter().enumerate() {
            let Some(invoice) = by_id.get(&one.invoice_id) else { continue };
            let charges = invoice.draft.charges();
            let amounts = divided(one.amount_minor, &charges.map(|(_, minor)| minor));
            let costs = costs.as_ref().map(|costs| divided(costs[place], &amounts));
            let bank_fees = divided(bank_fees[place], &amounts);
            for (row, (charge, _)) in charges.iter().enumerate().filter(|(row, _)| amounts[*row] != 0) {
                let in_home = |minor| Money { minor, currency: cost_currency };
                parts.push(PaidPart {
                    charge: *charge,
                    amount: Money { minor: amounts[row], currency },
                    cost: costs.as_ref().map(|costs| in_home(costs[row])),
                    bank_fee: in_home(bank_fees[row]),
                });
            }
        }
    }
    Ok(parts)
}

fn divided(total: i64, shares: &[i64]) -> Vec<i64> {
    let weights: Vec<u64> = shares.iter().map(|share| u64::try_from(*share).unwrap_or(0)).collect();
    allocate(total, &weights).unwrap_or_else(|| vec![0; shares.len()])
}

/// At which rate a fee plan passes on ORCID's charges into the consortium's currency; none where it states none, or several.
pub(super) fn plan_rate(plan: Option<&FeePlanDraft>, charge: Charge, home: Currency) -> Option<Decimal> {
    let components = plan?.components.iter().filter(|one| one.currency == home.code());
    let mut rates: Vec<Decimal> = components
        .filter_map(|component| match (&component.rule, charge) {
            (FeeRule::OrcidFee { exchange_rate }, Charge::MemberFees)
            | (FeeRule::OrcidLeadFee { exchange_rate }, Charge::LeadFee) => Some(*exchange_rate),
            _ => None,
        })
        .collect();
    rates.sort();
    rates.dedup();
    match rates.as_slice() {
        [rate] => Some(*rate),
        _ => None,
    }
}

/// Gain or loss on exchange over the parts of a year's payments.
pub(super) fn exchange(parts: &[PaidPart], plan: Option<&FeePlanDraft>, home: Currency) -> Exchange {
    let mut by_kind: BTreeMap<(Charge, Currency), Vec<&PaidPart>> = BTreeMap::new();
    for part in parts {
        by_kind.entry((part.charge, part.amount.currency)).or_default().push(part);
    }
    let lines: Vec<ExchangeLine> = by_kind
        .into_iter()
        .map(|((charge, currency), parts)| line(charge, currency, &parts, plan, home))
        .collect();
    let compared: Vec<&ExchangeLine> = lines.iter().filter(|line| line.plan_rate.is_some()).collect();
    let gain_minor = sum_if_known(compared.iter().map(|line| line.gain_minor));
    let words = match gain_minor {
        _ if lines.is_empty() => message!("Nothing of the year was paid to ORCID yet."),
        _ if lines.iter().all(|line| line.in_currency.code() == home.code()) => {
            message!("ORCID is paid in {home}, the consortium’s own currency: nothing was exchanged.", home)
        }
        _ if compared.is_empty() => {
            message!(
                "The year’s adopted fee plan states no single rate at which it passes ORCID’s fees on, so there is nothing to compare the cost with."
            )
        }
        None => message!(
            "What a payment cost in {home} is not known, so gain or loss cannot be told. Add the cost or the rate to the payment.",
            home
        ),
        Some(0) => message!("Neither gain nor loss on exchange."),
        Some(gain) => {
            let amount = Money { minor: gain.saturating_abs(), currency: home };
            if gain > 0 {
                message!("Gain on exchange: {amount}.", amount)
            } else {
                message!("Loss on exchange: {amount}.", amount)
            }
        }
    };
    let gain_minor = gain_minor.filter(|_| !compared.is_empty());
    Exchange { lines, gain_minor, words }
}

/// The sum of amounts; none as soon as one is not known.
fn sum_if_known(amounts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    amounts.collect::<Option<Vec<i64>>>().map(money::sum)
}

fn line(
    charge: Charge,
    currency: Currency,
    parts: &[&PaidPart],
    plan: Option<&FeePlanDraft>,
    home: Currency,
) -> ExchangeLine {
    let paid = Money { minor: money::sum(parts.iter().map(|part| part.amount.minor)), currency };
    let cost = |part: &&PaidPart| part.cost.filter(|cost| cost.currency == home).map(|cost| cost.minor);
    let cost_minor = sum_if_known(parts.iter().map(cost));
    let plan_rate = if currency == home { None } else { plan_rate(plan, charge, home) };
    let planned = plan_rate.and_then(|rate| rate.exchange(paid, home));
    let gain_minor = planned.zip(cost_minor).map(|(planned, cost)| planned.minor.saturating_sub(cost));
    let cost_words = match cost_minor {
        Some(minor) => message!("{paid} cost {cost}", paid, cost = Money { minor, currency: home }),
        None => message!("What {paid} cost in {home} is not known", paid, home),
    };
    let explanation = match (currency == home, plan_rate, planned) {
        (true, ..) => message!("{paid}, in the consortium’s own currency.", paid),
        (_, Some(rate), Some(planned)) => {
            message!(
                "{cost_words}; passed on at {rate}, as the fee plan says, they come to {planned}.",
                cost_words,
                rate,
                planned
            )
        }
        _ => message!("{cost_words}. The fee plan states no rate for it, so it is not compared.", cost_words),
    };
    ExchangeLine {
        charge,
        paid_minor: paid.minor,
        in_currency: currency.into(),
        cost_minor,
        plan_rate,
        planned_minor: planned.map(|planned| planned.minor),
        gain_minor,
        explanation,
    }
}
