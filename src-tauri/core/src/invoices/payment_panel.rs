//! How to pay, as payers read it: where to, and the one thing to quote.

use super::PaymentDetails;
use crate::documents::{Pair, Payment};
use crate::kernel::creditor_reference::CreditorReference;
use crate::locale::{Words, fill};

/// The payment details of a document after its own `first` ones, without a code.
///
/// What to quote is one reference: that of ISO 11649 where there is one, with a sentence for payers whose bank does not
/// take it, otherwise the number.
pub fn payment_panel(payment: &PaymentDetails, words: &Words, first: Vec<Pair>) -> Payment {
    let nowhere_to_pay_to =
        payment.iban.is_empty() && payment.details_lines.is_empty() && payment.bank_name.is_empty();
    let mut pairs = first;
    pairs.extend([
        Pair::new(words.account_holder, if nowhere_to_pay_to { "" } else { &payment.account_holder }),
        Pair::new(words.bank, &payment.bank_name),
        Pair::new("IBAN", &payment.iban),
        Pair::new("BIC", &payment.bic),
    ]);
    pairs.extend(
        payment
            .details_lines
            .iter()
            .enumerate()
            .map(|(index, line)| Pair::new(if index == 0 { words.details } else { " " }, line)),
    );
    let mut hint = String::new();
    let quoted = CreditorReference::parse(&payment.creditor_reference).map_or_else(
        |_| payment.reference.clone(),
        |structured| {
            hint = fill(words.other_reference, &[("number", &payment.reference)]);
            structured.printed()
        },
    );
    pairs.push(Pair::new(words.payment_reference, quoted));
    Payment { title: words.payment_details.to_owned(), pairs, hint, ..Payment::default() }
}
