//! Exact money: 64-bit minor units in an ISO 4217 currency. No floating-point number touches an amount.

use crate::kernel::Message;
use std::fmt;

use iso_currency::IntoEnumIterator;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A currency of ISO 4217 with a number of minor units, such as EUR (2 digits), JPY (0) or KWD (3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The currency with this three-letter code, in any case.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        let currency = iso_currency::Currency::from_code(&code)?;
        currency.exponent().map(|_| Self(currency))
    }

    /// Every currency with minor units, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all: Vec<Self> =
            iso_currency::Currency::iter().filter(|one| one.exponent().is_some()).map(Self).collect();
        all.sort();
        all.into_iter()
    }

    /// The three-letter code.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// How many digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn digits(self) -> u32 {
        u32::from(self.0.exponent().unwrap_or(2))
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    /// By code.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = Message;

    fn try_from(code: String) -> Result<Self, Message> {
        Self::from_code(&code).ok_or_else(|| {
            message!(
                "“{code}” is not a currency code. Use the three letters of ISO 4217, such as EUR or USD.",
                code
            )
        })
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

/// The currency that the amounts of a record are in, with the digits of its minor unit, as both leave the core.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct InCurrency {
    /// The currency of the amounts.
    currency: Currency,
    /// Digits of its minor unit.
    currency_digits: u32,
}

impl InCurrency {
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Its three-letter code.
    pub fn code(self) -> &'static str {
        self.currency.code()
    }

    /// Digits of its minor unit.
    pub fn digits(self) -> u32 {
        self.currency_digits
    }
}

impl From<Currency> for InCurrency {
    fn from(currency: Currency) -> Self {
        Self { currency, currency_digits: currency.digits() }
    }
}

/// The largest amount, in minor units: 100,000,000,000.00 of a currency with two digits. Nothing beyond it, on either side
/// of zero, comes in anywhere, so that 900,000 amounts have an exact sum in 64 bits.
pub const AMOUNT_MAX: i64 = 10_000_000_000_000;

/// Whether an amount is one that this program reckons with.
pub fn is_within_limit(minor: i64) -> bool {
    (-AMOUNT_MAX..=AMOUNT_MAX).contains(&minor)
}

/// `minor`, if this program reckons with it.
pub fn limited(minor: i128) -> Option<i64> {
    i64::try_from(minor).ok().filter(|&minor| is_within_limit(minor))
}

/// What is said of an amount beyond [`AMOUNT_MAX`], as the end of a sentence that names it.
pub fn beyond_limit(digits: u32) -> Message {
    message!(
        "beyond the largest amount this program reckons with, {amount}",
        amount = format_minor(AMOUNT_MAX, digits)
    )
}

/// The sum of amounts, added up in 128 bits. Each is within [`AMOUNT_MAX`], so the result is exact for any number of them
/// that a register holds; amounts that only a damaged file can hold leave it at the end of 64 bits, never with another sign.
pub fn sum(amounts: impl IntoIterator<Item = i64>) -> i64 {
    let sum: i128 = amounts.into_iter().map(i128::from).sum();
    i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX })
}

/// An amount in minor units of its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Money {
    /// Minor units: cents for EUR, yen for JPY, fils for KWD.
    pub minor: i64,
    /// The currency they are units of.
    pub currency: Currency,
}

impl Money {
    /// Reads an amount as people write it: "5000", "5,000.00", "5 000", "1'250.5".
    ///
    /// The point is the decimal sign; commas, spaces and apostrophes may group digits by three. What could be
    /// read in two ways is refused rather than guessed.
    ///
    /// # Errors
    /// A sentence that says what is wrong: not a number, too many decimals for the currency, or beyond [`AMOUNT_MAX`].
    pub fn parse(text: &str, currency: Currency) -> Result<Self, Message> {
        let trimmed = text.trim();
        let (sign, digits) = match trimmed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (-1_i128, rest),
            None => (1, trimmed),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = ungroup(whole).ok_or_else(|| {
            message!("“{trimmed}” is not an amount. Write it like 5000 or 5,000.00, with a point before the decimals.", trimmed)
        })?;
        if !decimals.bytes().all(|byte| byte.is_ascii_digit())
            || (digits.contains('.') && decimals.is_empty())
        {
            return Err(message!("“{trimmed}” is not an amount. Write it like 5000 or 5,000.00.", trimmed));
        }
        let places = currency.digits() as usize;
        if decimals.len() > places {
            return Err(message!(
                "“{trimmed}” has {count, plural, one {# decimal} other {# decimals}}, but {currency} has {places}.",
                trimmed,
                count = decimals.len(),
                currency,
                places
            ));
        }
        let minor = format!("{whole}{decimals:0<places$}").parse::<i128>().ok();
        let minor = minor.and_then(|minor| limited(sign * minor));
        let minor = minor.ok_or_else(|| {
            message!("“{trimmed}” is {beyond}.", trimmed, beyond = beyond_limit(currency.digits()))
        })?;
        Ok(Self { minor, currency })
    }

    /// The number alone, grouped by thousands with the currency's decimals: "5,000.00".
    pub fn number(self) -> String {
        format_minor(self.minor, self.currency.digits())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.currency, self.number())
    }
}

/// Digits with the separators taken out, if they group by three throughout.
fn ungroup(text: &str) -> Option<String> {
    const SEPARATORS: [char; 6] = [',', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];
    let groups: Vec<&str> = text.split(SEPARATORS).collect();
    let all_digits =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let well_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    (all_digits && well_grouped).then(|| groups.concat())
}

/// Minor units as a decimal number grouped by thousands: `format_minor(500000, 2)` is "5,000.00".
pub fn format_minor(minor: i64, digits: u32) -> String {
    let scale = 10_u64.pow(digits);
    let magnitude = minor.unsigned_abs();
    let mut whole = (magnitude / scale).to_string();
    let mut place = whole.len();
    while place > 3 {
        place -= 3;
        whole.insert(place, ',');
    }
    let sign = if minor < 0 { "-" } else { "" };
    match digits {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{:0width$}", magnitude % scale, width = digits as usize),
    }
}

/// As [`format_minor`], without marks between thousands: the form that other programs read.
pub fn plain_minor(minor: i64, digits: u32) -> String {
    format_minor(minor, digits).replace(',', "")
}

/// `amount × numerator ÷ denominator`, rounded once, half away from zero. `None` beyond [`AMOUNT_MAX`] or for a
/// denominator that is not positive.
pub fn ratio(amount: i64, numerator: i64, denominator: i64) -> Option<i64> {
    if denominator <= 0 {
        return None;
    }
    let product = i128::from(amount) * i128::from(numerator);
    let denominator = i128::from(denominator);
    let rounded = (product.abs() / denominator) + i128::from(product.abs() % denominator * 2 >= denominator);
    limited(rounded * product.signum())
}

/// Splits `total` in proportion to `weights` by the largest remainder: the shares always sum to the total, and
/// equal weights differ by one minor unit at most, the earlier ones taking it.
///
/// `None` when no weight is positive, or for a share beyond [`AMOUNT_MAX`].
pub fn allocate(total: i64, weights: &[u64]) -> Option<Vec<i64>> {
    let weight_sum: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
    if weight_sum == 0 {
        return None;
    }
    let magnitude = i128::from(total).abs();
    let mut shares = Vec::with_capacity(weights.len());
    let mut by_remainder = Vec::with_capacity(weights.len());
    for (index, &weight) in weights.iter().enumerate() {
        let product = magnitude * i128::from(weight);
        shares.push(product / weight_sum);
        by_remainder.push((product % weight_sum, index));
    }
    let missing = magnitude - shares.iter().sum::<i128>();
    by_remainder.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.cmp(&right.1)));
    for &(_, index) in by_remainder.iter().take(usize::try_from(missing).unwrap_or(0)) {
        shares[index] += 1;
    }
    let sign = i128::from(total.signum());
    shares.into_iter().map(|share| limited(share * sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read = |text, code| Money::parse(text, currency(code)).map(|money| money.minor);
        assert_eq!(read("5000", "EUR"), Ok(500_000));
        assert_eq!(read("5,000.5", "AUD"), Ok(500_050));
        assert_eq!(read("1\u{202f}234", "JPY"), Ok(1_234));
        assert_eq!(read("5.000", "KWD"), Ok(5_000), "the dinar has three decimals");
        assert_eq!(read("-0.01", "USD"), Ok(-1));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        for text in ["5.000", "5,00", "1,2345", "", ".", "5.", "1e3", "५०००", "--5", "12,34.00"] {
            assert!(Money::parse(text, currency("USD")).is_err(), "{text:?} must be refused");
        }
        for beyond in ["100000000000.01", "-100000000000.01", "92233720368547758.08", &"9".repeat(60)] {
            let message = Money::parse(beyond, currency("EUR")).unwrap_err();
            assert!(message.contains("beyond the largest amount"), "{message}");
            assert!(message.contains("100,000,000,000.00"), "it says where the limit is: {message}");
        }
        assert_eq!(Money::parse("100,000,000,000", currency("EUR")).map(|money| money.minor), Ok(AMOUNT_MAX));
    }

    #[test]
    fn the_minor_unit_belongs_to_the_currency() {
        assert_eq!(Money { minor: 123_456, currency: currency("JPY") }.to_string(), "JPY 123,456");
        assert_eq!(Money { minor: -123_456, currency: currency("KWD") }.to_string(), "KWD -123.456");
        assert_eq!(Money { minor: 5, currency: currency("EUR") }.to_string(), "EUR 0.05");
        assert!(Currency::from_code("XXX").is_none(), "a currency without minor units cannot bill");
    }

    #[test]
    fn a_hundred_among_three_leaves_no_cent_behind() {
        assert_eq!(allocate(10_000, &[1, 1, 1]), Some(vec![3_334, 3_333, 3_333]));
        assert_eq!(allocate(-10_000, &[1, 1, 1]), Some(vec![-3_334, -3_333, -3_333]));
        assert_eq!(allocate(5, &[0, 0]), None);
    }

    #[test]
    fn a_sum_never_turns_round() {
        assert_eq!(sum([i64::MAX, i64::MAX, -5]), i64::MAX);
        assert_eq!(sum([i64::MIN, -1]), i64::MIN);
        assert_eq!(sum([i64::MAX, 1, -1]), i64::MAX, "what is in between does not matter");
        assert_eq!(sum(std::iter::repeat_n(AMOUNT_MAX, 900_000)), AMOUNT_MAX * 900_000);
    }

    proptest! {
        #[test]
        fn sums_of_amounts_within_the_limit_are_exact(amounts in prop::collection::vec(-AMOUNT_MAX..=AMOUNT_MAX, 0..400)) {
            let exact: i128 = amounts.iter().map(|&minor| i128::from(minor)).sum();
            prop_assert_eq!(i128::from(sum(amounts)), exact);
        }

        #[test]
        fn what_is_reckoned_is_within_the_limit_or_nothing(amount in any::<i64>(), numerator in any::<i64>(), denominator in any::<i64>()) {
            prop_assert!(ratio(amount, numerator, denominator).is_none_or(is_within_limit));
            let weights = [numerator.unsigned_abs(), denominator.unsigned_abs()];
            prop_assert!(allocate(amount, &weights).is_none_or(|shares| shares.into_iter().all(is_within_limit)));
        }

        #[test]
        fn shares_always_sum_to_the_total(total in -AMOUNT_MAX..=AMOUNT_MAX, weights in prop::collection::vec(0_u64..1_000_000, 1..40)) {
            prop_assume!(weights.iter().any(|&weight| weight > 0));
            let shares = allocate(total, &weights).unwrap();
            prop_assert_eq!(shares.iter().map(|&share| i128::from(share)).sum::<i128>(), i128::from(total));
            for (share, weight) in shares.iter().zip(&weights) {
                prop_assert!(*weight > 0 || *share == 0, "who weighs nothing pays nothing");
            }
        }

        #[test]
        fn a_ratio_is_within_half_a_unit(amount in -1_000_000_000_i64..1_000_000_000, numerator in 0_i64..13, denominator in 1_i64..13) {
            let rounded = i128::from(ratio(amount, numerator, denominator).unwrap());
            let exact_times_denominator = i128::from(amount) * i128::from(numerator);
            let error = rounded * i128::from(denominator) - exact_times_denominator;
            prop_assert!(error.abs() * 2 <= i128::from(denominator));
        }

        #[test]
        fn a_whole_is_exactly_the_whole(amount in -AMOUNT_MAX..=AMOUNT_MAX, parts in 1_i64..1000) {
            prop_assert_eq!(ratio(amount, parts, parts), Some(amount));
        }

        #[test]
        fn what_is_written_reads_back(minor in -AMOUNT_MAX..=AMOUNT_MAX) {
            for code in ["EUR", "JPY", "KWD"] {
                let money = Money { minor, currency: currency(code) };
                prop_assert_eq!(Money::parse(&money.number(), money.currency), Ok(money));
            }
        }
    }
}
