//! What a transaction is worth for an invoice, and how it is shared out among several.

use super::{Incoming, OpenItem, Share};
use crate::kernel::money::{self, format_minor};
use crate::kernel::{Currency, Message, Money};

/// What a transaction is worth in the currency of an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SettledAmount {
    pub(super) minor: i64,
    /// What banks kept of it, in the currency of the transaction.
    pub(super) fee_minor: i64,
    pub(super) by: By,
}

/// Where a worth comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// What arrived.
    Amount,
    /// What arrived and what the bank says it took.
    Charges,
    /// What was ordered in the same currency; banks kept the difference.
    Ordered,
    /// What was ordered in the currency of the invoice.
    Foreign,
}

impl SettledAmount {
    /// What it is worth in `currency`: what arrived first.
    pub(super) fn all(incoming: &Incoming, currency: Currency) -> Vec<Self> {
        let arrived = incoming.amount;
        let original = incoming.original.filter(|money| money.currency == currency);
        if arrived.currency != currency {
            return original
                .map(|money| Self { minor: money.minor, fee_minor: 0, by: By::Foreign })
                .into_iter()
                .collect();
        }
        let mut amounts_settled = vec![Self { minor: arrived.minor, fee_minor: 0, by: By::Amount }];
        let charges = incoming.charges.filter(|money| money.currency == currency && money.minor > 0);
        if let Some(sum) = charges.and_then(|charges| arrived.minor.checked_add(charges.minor)) {
            amounts_settled.push(Self { minor: sum, fee_minor: sum - arrived.minor, by: By::Charges });
        }
        if let Some(ordered) = original.filter(|money| money.minor > arrived.minor) {
            amounts_settled.push(Self {
                minor: ordered.minor,
                fee_minor: ordered.minor - arrived.minor,
                by: By::Ordered,
            });
        }
        amounts_settled
    }

    /// The worth as a sentence, unless it is what arrived.
    pub(super) fn reason(self, incoming: &Incoming) -> Option<Message> {
        let arrived = incoming.amount;
        let fee = Money { minor: self.fee_minor, currency: arrived.currency };
        match self.by {
            By::Amount => None,
            By::Charges => Some(message!("The bank took {fee} on the way.", fee)),
            By::Ordered => Some(message!(
                "{ordered} was ordered; banks kept {fee}.",
                ordered = Money { minor: self.minor, currency: arrived.currency },
                fee
            )),
            By::Foreign => Some(message!(
                "{ordered} was ordered, of which {arrived} arrived.",
                ordered = incoming.original.unwrap_or(arrived),
                arrived
            )),
        }
    }
}

/// Shares a worth among items in their order, each taking what is open at most. Gives the shares and what is left, in
/// the currency of the transaction.
pub(super) fn share_out(
    incoming: &Incoming,
    settled: SettledAmount,
    items: &[&OpenItem],
) -> (Vec<Share>, i64) {
    let mut left = settled.minor;
    let mut shares: Vec<Share> = Vec::new();
    for item in items {
        let amount_minor = left.min(item.open_minor);
        if amount_minor > 0 {
            left -= amount_minor;
            shares.push(Share { invoice_id: item.invoice_id, amount_minor, payment_minor: amount_minor });
        }
    }
    if settled.by != By::Foreign {
        return (shares, left);
    }
    let weights: Vec<u64> =
        shares.iter().map(|share| share.amount_minor).chain([left]).map(i64::unsigned_abs).collect();
    let taken = money::allocate(incoming.amount.minor, &weights).unwrap_or_default();
    for (share, taken) in shares.iter_mut().zip(&taken) {
        share.payment_minor = *taken;
    }
    (shares, taken.last().copied().unwrap_or(incoming.amount.minor))
}

/// Up to two ways in which some of these amounts sum exactly to `target`, as places; the earlier places are tried first.
pub(super) fn subsets(amounts: &[i64], target: i64) -> Vec<Vec<usize>> {
    /// Invoices of a debtor beyond which not every combination is tried.
    const AMOUNTS_MAX: usize = 10;
    let mut found = Vec::new();
    if amounts.len() <= AMOUNTS_MAX {
        search(amounts, 0, target, &mut Vec::new(), &mut found);
    } else if amounts.iter().map(|&minor| i128::from(minor)).sum::<i128>() == i128::from(target) {
        found.push((0..amounts.len()).collect());
    }
    found
}

fn search(amounts: &[i64], from: usize, left: i64, taken: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    if found.len() == 2 {
        return;
    }
    if left == 0 {
        found.push(taken.clone());
        return;
    }
    for place in from..amounts.len() {
        if amounts[place] <= left {
            taken.push(place);
            search(amounts, place + 1, left - amounts[place], taken, found);
            taken.pop();
        }
    }
}

/// An amount of an invoice's currency, for sentences.
pub(super) fn shown(minor: i64, currency: Currency) -> String {
    format!("{} {}", currency.code(), format_minor(minor, currency.digits()))
}
