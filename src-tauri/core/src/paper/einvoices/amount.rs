//! Amounts as electronic invoices write them: plain decimals with at most two digits behind the point.

use super::{EInvoice, Gap, GapOwner};

/// Digits that EN 16931 admits behind the point, whatever the currency.
const DIGITS_MAX: u32 = 2;

/// An amount in minor units as a decimal. A third digit is dropped: [`gap`] has refused one that is not zero.
pub(super) fn decimal(minor: i64, digits: u32) -> String {
    let unit = 10_u64.pow(digits);
    let (whole, part) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "-" } else { "" };
    if digits == 0 {
        return format!("{sign}{whole}");
    }
    let width = usize::try_from(digits).unwrap_or_default();
    let mut text = format!("{sign}{whole}.{part:0width$}");
    text.truncate(text.len() - usize::try_from(digits.saturating_sub(DIGITS_MAX)).unwrap_or_default());
    text
}

/// What cannot be said in two digits.
pub(super) fn gap(invoice: &EInvoice) -> Option<Gap> {
    let finest = 10_i64.pow(invoice.digits.saturating_sub(DIGITS_MAX));
    let amounts = invoice.lines.iter().map(|line| line.amount_minor);
    let taxes = invoice.taxes.iter().map(|subtotal| subtotal.tax_minor);
    amounts.chain(taxes).any(|minor| minor % finest != 0).then(|| Gap {
        whose: GapOwner::Document,
        field: "currency",
        problem: message!(
            "Electronic invoices have two digits behind the point; amounts in {currency} need three.",
            currency = invoice.currency
        ),
        what_to_do: message!("Bill amounts that are whole hundredths."),
    })
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn amounts_have_the_digits_of_their_currency_and_never_three() {
        for (minor, digits, text) in [
            (123_456, 2, "1234.56"),
            (-5, 2, "-0.05"),
            (0, 2, "0.00"),
            (1000, 0, "1000"),
            (-7, 0, "-7"),
            (1_230, 3, "1.23"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ] {
            assert_eq!(decimal(minor, digits), text);
        }
    }
}
