//! Exact decimals for rates and percentages. They multiply amounts; the product is rounded once, half away from zero.

use crate::kernel::Message;
use std::fmt;
use std::str::FromStr;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal as Exact, RoundingStrategy};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::money::Money;

/// Digits after the point that a rate or percentage may have.
const DECIMALS_MAX: u32 = 10;

/// A decimal number such as an exchange rate or a percentage. It travels as text, so that nobody reads it as a float.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Decimal(Exact);

impl Decimal {
    /// 1.
    pub const ONE: Self = Self(Exact::ONE);

    /// 0.
    pub const ZERO: Self = Self(Exact::ZERO);

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < Exact::ZERO
    }

    /// Whether it is between 0 and 100: a percentage of what there is.
    pub fn is_share(self) -> bool {
        (Exact::ZERO..=Exact::ONE_HUNDRED).contains(&self.0)
    }

    /// Whether it is above zero.
    pub fn is_positive(self) -> bool {
        self.0 > Exact::ZERO
    }

    /// Both together; none beyond what a decimal holds.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// This percentage of `minor`; none beyond [`super::money::AMOUNT_MAX`].
    pub fn percent_of(self, minor: i64) -> Option<i64> {
        rounded(Exact::from(minor).checked_mul(self.0)?.checked_div(Exact::ONE_HUNDRED)?)
    }

    /// The part of `minor` that is tax of this percentage, when `minor` includes it; none beyond [`super::money::AMOUNT_MAX`].
    pub fn percent_within(self, minor: i64) -> Option<i64> {
        let whole = Exact::ONE_HUNDRED.checked_add(self.0)?;
        rounded(Exact::from(minor).checked_mul(self.0)?.checked_div(whole)?)
    }

    /// The rate at which `from` became `to`, to ten decimals; none where nothing became something.
    pub fn rate(from: Money, to: Money) -> Option<Self> {
        let units = |money: Money| {
            Exact::from(money.minor).checked_div(Exact::from(10_u64.pow(money.currency.digits())))
        };
        let exact = units(to)?.checked_div(units(from)?)?;
        let rounded = exact.round_dp_with_strategy(DECIMALS_MAX, RoundingStrategy::MidpointAwayFromZero);
        Some(Self(rounded.normalize()))
    }

    /// `amount` at this rate in `currency`, one unit of the one being worth so many of the other; none beyond [`super::money::AMOUNT_MAX`].
    pub fn exchange(self, amount: Money, currency: super::Currency) -> Option<Money> {
        self.exchange_part(amount, currency, (1, 1)).map(|(exchanged, _)| exchanged)
    }

    /// So many of so many parts of `amount` at this rate in `currency`, rounded once, and whether nothing was rounded off;
    /// none beyond [`super::money::AMOUNT_MAX`].
    pub fn exchange_part(
        self,
        amount: Money,
        currency: super::Currency,
        (part, whole): (u32, u32),
    ) -> Option<(Money, bool)> {
        let scale = |digits: u32| 10_i128.checked_pow(digits);
        let rate = self.0.normalize();
        let numerator = i128::from(amount.minor)
            .checked_mul(rate.mantissa())?
            .checked_mul(scale(currency.digits())?)?
            .checked_mul(i128::from(part))?;
        let denominator = scale(rate.scale())?
            .checked_mul(scale(amount.currency.digits())?)?
            .checked_mul(i128::from(whole))
            .filter(|denominator| *denominator > 0)?;
        let (quotient, rest) = (numerator / denominator, numerator % denominator);
        // Half away from zero.
        let is_up = rest.abs().checked_mul(2)? >= denominator;
        let minor = quotient + if is_up { numerator.signum() } else { 0 };
        Some((Money { minor: super::money::limited(minor)?, currency }, rest == 0))
    }

    /// Whether this percentage of `minor` is a whole number of minor units.
    pub fn is_exact_percent_of(self, minor: i64) -> bool {
        let percent = Exact::from(minor)
            .checked_mul(self.0)
            .and_then(|product| product.checked_div(Exact::ONE_HUNDRED));
        percent.is_some_and(|exact| exact.fract().is_zero())
    }
}

fn rounded(exact: Exact) -> Option<i64> {
    super::money::limited(exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i128()?)
}

impl FromStr for Decimal {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let refused =
            || message!("“{text}” is not a number. Write it like 19 or 1.0835.", text = text.trim());
        let digits = text.trim().strip_prefix('-').unwrap_or(text.trim());
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let exact = Exact::from_str_exact(text.trim()).map_err(|_| refused())?;
        match exact.scale() {
            _ if !plain => Err(refused()),
            0..=DECIMALS_MAX => Ok(Self(exact.normalize())),
            _ => Err(message!(
                "“{text}” has more than {decimals_max, plural, one {# decimal} other {# decimals}}.",
                text = text.trim(),
                decimals_max = DECIMALS_MAX
            )),
        }
    }
}

impl TryFrom<String> for Decimal {
    type Error = Message;

    fn try_from(text: String) -> Result<Self, Message> {
        text.parse()
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Currency;
    use crate::kernel::money::AMOUNT_MAX;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_exactly_or_refused() {
        assert_eq!(decimal(" 1.50 ").to_string(), "1.5");
        assert_eq!(decimal("-0.1").to_string(), "-0.1");
        for text in ["", "1,5", "1e3", "a", "1.2.3", "+1", ".", "0.00000000001"] {
            assert!(text.parse::<Decimal>().is_err(), "{text:?} must be refused");
        }
    }

    #[test]
    fn a_percentage_rounds_once_half_away_from_zero() {
        assert_eq!(decimal("19").percent_of(10_005), Some(1_901), "1900.95");
        assert_eq!(decimal("2.5").percent_of(20), Some(1), "0.5");
        assert_eq!(decimal("2.5").percent_of(-20), Some(-1));
        assert_eq!(decimal("10").percent_within(1_100), Some(100));
        assert_eq!(decimal("100").percent_of(AMOUNT_MAX), Some(AMOUNT_MAX));
        assert_eq!(
            decimal("100.0001").percent_of(AMOUNT_MAX),
            None,
            "beyond the largest amount there is no answer"
        );
        assert_eq!(decimal("200").percent_of(i64::MAX), None);
    }

    #[test]
    fn an_exchange_minds_the_minor_units_of_both_currencies() {
        let money = |minor, code| Money { minor, currency: Currency::from_code(code).unwrap() };
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(decimal("151.325").exchange(money(320_000, "USD"), yen), Some(money(484_240, "JPY")));
        let dinar = Currency::from_code("KWD").unwrap();
        assert_eq!(Decimal::rate(money(300, "USD"), money(400, "JPY")), Some(decimal("133.3333333333")));
        assert_eq!(Decimal::rate(money(0, "USD"), money(400, "JPY")), None);
        assert_eq!(decimal("0.3075").exchange(money(100, "USD"), dinar), Some(money(308, "KWD")));
    }
}
