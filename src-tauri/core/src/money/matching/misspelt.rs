//! References and numbers with a slip of the fingers: two signs in the wrong order, or one that is wrong.

use super::candidates::{exactly, suggestion};
use super::evidence::{Index, LikelyPayer, text_of};
use super::settle::SettledAmount;
use super::{Confidence, Incoming, OpenItem, Suggestion};

/// Open invoices of one amount beyond which nobody looks for slips.
const ALIKE_MAX: usize = 500;

/// A number needs as many signs, so that one wrong sign does not make it any other.
const SIGNS_MIN: usize = 6;

/// Invoices that a transaction names with a slip. Its amount has to be exactly what is open, and no other invoice of that
/// amount may fit as well.
pub(super) fn of_misspelt(
    index: &Index<'_>,
    incoming: &Incoming,
    payers: &[LikelyPayer],
) -> Option<Suggestion> {
    let text = text_of(incoming);
    let words = words_of(&text);
    if words.is_empty() {
        return None;
    }
    let currency = incoming.amount.currency;
    let amounts_settled = SettledAmount::all(incoming, currency);
    let mut found: Vec<(&OpenItem, SettledAmount, String)> = Vec::new();
    for settled in amounts_settled {
        for &place in index.of_amount(currency.code(), settled.minor).iter().take(ALIKE_MAX) {
            let item = &index.items[place];
            let known = [index.bare_number(place), item.payment_reference.as_str()];
            let written = words.iter().find(|word| is_slip_of(word, known));
            let is_new = !found.iter().any(|(other, ..)| other.invoice_id == item.invoice_id);
            if let Some(written) = written.filter(|_| is_new) {
                found.push((item, settled, written.clone()));
            }
        }
    }
    let is_own = |item: &OpenItem| payers.iter().any(|payer| payer.debtor == item.debtor);
    if found.iter().any(|(item, ..)| is_own(item)) {
        found.retain(|(item, ..)| is_own(item));
    }
    let [(item, settled, written)] = found.as_slice() else { return None };
    let mut reasons = vec![
        message!("It names {written}, which is {item} with a slip.", written, item = item.number),
        exactly(1),
    ];
    let payer = payers.iter().find(|payer| payer.debtor == item.debtor);
    reasons.extend(payer.map(|payer| payer.reason.clone()));
    let confidence = if payer.is_some() { Confidence::Likely } else { Confidence::Possible };
    Some(suggestion(incoming, *settled, &[*item], confidence, reasons))
}

fn is_slip_of(word: &str, known: [&str; 2]) -> bool {
    known.iter().any(|known| known.len() >= SIGNS_MIN && differs_by_a_slip(word.as_bytes(), known.as_bytes()))
}

/// One sign wrong, missing or too many, or two neighbours in the wrong order; equals have no slip.
fn differs_by_a_slip(one: &[u8], other: &[u8]) -> bool {
    let same_front = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same_front..], &other[same_front..]);
    match (one, other) {
        ([], []) => false,
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (one, [_, rest @ ..]) if rest == one => true,
        _ => false,
    }
}

/// What may be meant as a number: runs of words with figures, in one piece and in capitals, longest four words.
fn words_of(text: &str) -> Vec<String> {
    const TOGETHER_MAX: usize = 7;
    const LENGTH_MAX: usize = 30;
    let parts: Vec<String> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_ascii_uppercase)
        .collect();
    let mut words = Vec::new();
    for start in 0..parts.len() {
        let mut word = String::new();
        for part in parts[start..].iter().take(TOGETHER_MAX) {
            word.push_str(part);
            if word.len() > LENGTH_MAX {
                break;
            }
            if word.len() + 1 >= SIGNS_MIN && word.bytes().any(|byte| byte.is_ascii_digit()) {
                words.push(word.clone());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_sign_or_two_in_the_wrong_order() {
        let differs = |one: &str, other: &str| differs_by_a_slip(one.as_bytes(), other.as_bytes());
        for slip in ["INV20260021", "INV2026002", "INV202600012", "INV20260013", "IVN20260012"] {
            assert!(differs(slip, "INV20260012"), "{slip}");
        }
        for other in ["INV20260012", "INV20260031", "INV20270021", "", "VNI20260012"] {
            assert!(!differs(other, "INV20260012"), "{other}");
        }
    }
}
