//! How to pay, as payers read it: where to, and the one thing to quote.

use super::payment_code::{self, Asked};
use crate::kernel::creditor_reference::CreditorReference;
use crate::paper::branding::{Paper, Style};
use crate::paper::locale::{Words, fill};
use crate::paper::typesetting::{Pair, PaymentBox, PaymentSlip};

/// How a document tells its reader to pay.
#[derive(Debug, Clone, PartialEq)]
pub enum HowToPay {
    /// The slip at the foot of the page. It says all there is to say; saying it twice would cost a page.
    Slip(Box<PaymentSlip>),
    /// Details in a panel, and a code where there is one.
    Panel(PaymentBox),
}

/// How a document in a `language` (a BCP 47 tag) tells its reader to pay; `first` stands before all else.
pub fn how_to_pay(
    asked: Asked<'_>,
    language: &str,
    words: &Words,
    style: &Style,
    first: Vec<Pair>,
) -> HowToPay {
    // The slip is as wide as A4.
    if style.stationery.paper == Paper::A4
        && let Some(slip) = payment_code::swiss(asked, language)
    {
        return HowToPay::Slip(Box::new(slip));
    }
    let mut payment = panel(asked, words, first);
    payment.code = payment_code::epc(asked);
    if payment.code.is_some() {
        payment.caption = words.scan_to_pay.to_owned();
    }
    HowToPay::Panel(payment)
}

/// The payment details of a document after its own `first` ones, without a code.
///
/// What to quote is one reference: that of ISO 11649 where there is one, with a sentence for payers whose bank does not
/// take it, otherwise the number.
fn panel(asked: Asked<'_>, words: &Words, first: Vec<Pair>) -> PaymentBox {
    let payment = asked.payment;
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
    PaymentBox { title: words.payment_details.to_owned(), pairs, hint, ..PaymentBox::default() }
}
