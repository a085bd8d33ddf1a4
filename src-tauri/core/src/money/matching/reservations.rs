//! Several transactions may fit one invoice: each invoice is promised once, to the one with the best evidence.

use crate::kernel::Message;
use std::collections::BTreeMap;

use super::evidence::Index;
use super::{Confidence, Incoming, SUGGESTIONS_MAX, Share, Suggestion};

/// Orders the candidates of each transaction so that all first ones can be confirmed together.
pub(super) fn settle(
    index: &Index<'_>,
    incoming: &[Incoming],
    mut candidates: Vec<Vec<Suggestion>>,
) -> Vec<Vec<Suggestion>> {
    let mut open: BTreeMap<i64, Open<'_>> = index
        .items
        .iter()
        .map(|item| {
            (item.invoice_id, Open { left_minor: item.open_minor, number: &item.number, taken_by: None })
        })
        .collect();
    let mut order: Vec<usize> = (0..incoming.len()).filter(|place| !candidates[*place].is_empty()).collect();
    order.sort_by_key(|place| {
        let best = candidates[*place].first().map(|best| best.confidence);
        (std::cmp::Reverse(best), incoming[*place].booked_on, incoming[*place].id)
    });
    for place in order {
        let of_transaction = &mut candidates[place];
        match of_transaction.iter().position(|candidate| fits(candidate, &open)) {
            Some(0) => {}
            Some(other) => {
                let taken = taken_reason(&of_transaction[0], &open);
                let mut chosen = of_transaction.remove(other);
                chosen.reasons.extend(taken);
                of_transaction.insert(0, chosen);
            }
            None => {
                let rest = what_is_left(&of_transaction[0], &open);
                of_transaction.insert(0, rest);
            }
        }
        take(&of_transaction[0], &mut open, &incoming[place]);
        of_transaction.truncate(SUGGESTIONS_MAX);
    }
    candidates
}

/// What is left of an invoice, and who was promised to it last.
struct Open<'a> {
    left_minor: i64,
    number: &'a str,
    taken_by: Option<Message>,
}

fn fits(candidate: &Suggestion, open: &BTreeMap<i64, Open<'_>>) -> bool {
    candidate
        .shares
        .iter()
        .all(|share| open.get(&share.invoice_id).is_some_and(|open| open.left_minor >= share.amount_minor))
}

fn take(chosen: &Suggestion, open: &mut BTreeMap<i64, Open<'_>>, incoming: &Incoming) {
    for share in &chosen.shares {
        if let Some(open) = open.get_mut(&share.invoice_id) {
            open.left_minor -= share.amount_minor;
            open.taken_by = Some(message!(
                "the transaction of {booked_on, date, long} over {amount}",
                booked_on = incoming.booked_on,
                amount = incoming.amount
            ));
        }
    }
}

/// The candidate with what other transactions leave of its invoices; money beyond that is the debtor's.
fn what_is_left(candidate: &Suggestion, open: &BTreeMap<i64, Open<'_>>) -> Suggestion {
    let mut rest = Suggestion { confidence: Confidence::Possible, shares: Vec::new(), ..candidate.clone() };
    for share in &candidate.shares {
        let left = open.get(&share.invoice_id).map_or(0, |open| open.left_minor).max(0);
        let is_whole = left >= share.amount_minor;
        // A part in another currency has no worth that is known, so it is left to the person who confirms.
        let part = match (is_whole, share.amount_minor == share.payment_minor) {
            (true, _) => *share,
            (false, true) => Share { amount_minor: left, payment_minor: left, ..*share },
            (false, false) => Share { amount_minor: 0, payment_minor: 0, ..*share },
        };
        rest.unallocated_minor += share.payment_minor - part.payment_minor;
        if part.amount_minor > 0 {
            rest.shares.push(part);
        }
    }
    rest.reasons.extend(taken_reason(candidate, open));
    rest
}

fn taken_reason(candidate: &Suggestion, open: &BTreeMap<i64, Open<'_>>) -> Option<Message> {
    candidate.shares.iter().find_map(|share| {
        let open = open.get(&share.invoice_id).filter(|open| open.left_minor < share.amount_minor)?;
        Some(message!(
            "{open} seems to be paid by {taken_by} already.",
            open = open.number,
            taken_by = open.taken_by.as_ref()?
        ))
    })
}
