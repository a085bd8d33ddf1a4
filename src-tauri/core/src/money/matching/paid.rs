//! Money that came a second time: for an invoice that is paid already.

use super::candidates::SAME_PERCENT_MIN;
use super::evidence::{Index, LikelyPayer};
use super::{Confidence, Incoming, PaidItem, Suggestion};
use crate::kernel::Message;

/// What is suggested where a transaction names a paid invoice, or repeats what its payer paid: whose money it is, and that
/// it settles nothing. Never more than possible.
pub(super) fn of(index: &Index<'_>, incoming: &Incoming, payers: &[LikelyPayer]) -> Vec<Suggestion> {
    let named: Vec<&PaidItem> =
        index.mentioned_paid(incoming).into_iter().map(|place| &index.paid[place]).collect();
    if let Some(first) = named.first() {
        let mut reasons: Vec<Message> = named.iter().map(|item| paid_already(item)).collect();
        let payer = payers.iter().find(|payer| payer.debtor == first.debtor);
        reasons.extend(payer.map(|payer| payer.reason.clone()));
        return vec![unallocated(incoming, first, reasons)];
    }
    let repeats = |payer: &LikelyPayer| {
        let paid = index.paid_of_debtor(payer.debtor).iter().map(|place| &index.paid[*place]);
        let latest = paid.filter(|item| item.total == incoming.amount).max_by_key(|item| item.paid_on)?;
        Some(unallocated(incoming, latest, vec![payer.reason.clone(), paid_already(latest)]))
    };
    payers.iter().filter(|payer| payer.percent >= SAME_PERCENT_MIN).filter_map(repeats).collect()
}

fn paid_already(item: &PaidItem) -> Message {
    message!(
        "{item} over {total} was paid already on {paid_on, date, long}.",
        item = item.number,
        total = item.total,
        paid_on = item.paid_on
    )
}

fn unallocated(incoming: &Incoming, item: &PaidItem, reasons: Vec<Message>) -> Suggestion {
    Suggestion {
        confidence: Confidence::Possible,
        debtor: item.debtor,
        shares: Vec::new(),
        bank_fee_minor: 0,
        unallocated_minor: incoming.amount.minor,
        reasons,
    }
}
