//! Amounts as banks write them: always a decimal sign, sometimes more zeros than the currency has digits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::written::WrittenAmount;
use crate::kernel::{Currency, Message, Money, money};

/// The character before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

/// Reads an amount without marks between thousands: `1000.12` or `1000,`.
///
/// # Errors
/// A sentence: no number, more decimals than the currency has, or beyond the largest amount.
pub(crate) fn plain(text: &str, sign: DecimalSign, currency: Currency) -> Result<Money, Message> {
    within_limit(text, minor_units(text, sign, currency)?, currency)
}

fn within_limit(text: &str, minor: i128, currency: Currency) -> Result<Money, Message> {
    let minor = money::limited(minor).ok_or_else(|| {
        let beyond = money::beyond_limit(currency.digits());
        message!("“{text}” is {beyond}", text = text.trim(), beyond)
    })?;
    Ok(Money { minor, currency })
}

/// The minor units that a text without marks between thousands says, however many they are.
fn minor_units(text: &str, sign: DecimalSign, currency: Currency) -> Result<i128, Message> {
    let separator = if sign == DecimalSign::Point { '.' } else { ',' };
    let not_an_amount = || message!("“{text}” is not an amount", text);
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (whole, decimals) = digits.split_once(separator).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && decimals.is_empty()) || !all_digits(whole) || !all_digits(decimals) {
        return Err(not_an_amount());
    }
    let places = currency.digits() as usize;
    let (kept, beyond) = decimals.split_at(decimals.len().min(places));
    if beyond.bytes().any(|byte| byte != b'0') {
        return Err(message!("“{text}” has more decimals than {currency} has", text, currency));
    }
    let magnitude = format!("{whole}{kept:0<places$}");
    // Only digits stand there: what is not read is longer than any number of 128 bits.
    let minor = if magnitude.is_empty() { 0 } else { magnitude.parse().unwrap_or(i128::MAX) };
    Ok(if negative { -minor } else { minor })
}

/// Reads an amount of a file whose form knows one decimal sign only, while some banks write the other, or marks between
/// thousands as well. What reads in two ways is refused.
///
/// # Errors
/// As [`plain`].
pub(crate) fn of_bank(text: &str, currency: Currency) -> Result<Money, Message> {
    let (point, comma) = (text.rfind('.'), text.rfind(','));
    let sign = match (point, comma) {
        (Some(point), Some(comma)) if point > comma => DecimalSign::Point,
        (Some(_), None) => DecimalSign::Point,
        _ => DecimalSign::Comma,
    };
    if (point.is_some() && comma.is_some()) || text.trim().contains(['\'', '’', ' ', '\u{a0}', '\u{202f}'])
    {
        return grouped(text, sign, currency);
    }
    plain(text, sign, currency)
}

/// Reads an amount as people and spreadsheets write it, with marks between thousands, a sign before or behind it,
/// brackets or a word for below zero, and perhaps its currency beside it.
///
/// # Errors
/// As [`plain`], and when the marks do not group digits.
pub(crate) fn grouped(text: &str, sign: DecimalSign, currency: Currency) -> Result<Money, Message> {
    let written = WrittenAmount::of(text)?;
    let money = written.money(sign, currency)?;
    let minor = if written.came_in()? == Some(false) { -money.minor } else { money.minor };
    Ok(Money { minor, ..money })
}

impl DecimalSign {
    pub(super) fn code(self) -> &'static str {
        if self == Self::Point { "point" } else { "comma" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    #[test]
    fn plain_amounts_keep_the_minor_unit_of_their_currency() {
        let read = |text, sign, code| plain(text, sign, currency(code)).map(|money| money.minor);
        assert_eq!(read("1000.12", DecimalSign::Point, "EUR"), Ok(100_012));
        assert_eq!(read("1000,", DecimalSign::Comma, "EUR"), Ok(100_000));
        assert_eq!(read("5.50000", DecimalSign::Point, "USD"), Ok(550), "zeros to spare");
        assert_eq!(read("5.000", DecimalSign::Point, "KWD"), Ok(5_000));
        assert_eq!(read("1200", DecimalSign::Comma, "JPY"), Ok(1_200));
        for beyond in ["100000000000.01", "-100000000000.01", "99999999999999999999", &"9".repeat(50)] {
            let problem = plain(beyond, DecimalSign::Point, currency("USD")).unwrap_err();
            assert!(problem.contains("beyond the largest amount"), "{problem}");
            let problem = grouped(beyond, DecimalSign::Point, currency("USD")).unwrap_err();
            assert!(problem.contains("beyond the largest amount"), "{problem}");
        }
        for wrong in ["", ".", "1e3", "1.005", "12 345"] {
            assert!(read(wrong, DecimalSign::Point, "USD").is_err(), "{wrong}");
        }
    }

    #[test]
    fn written_amounts_are_read_in_the_way_that_was_said() {
        let read = |text, sign| grouped(text, sign, currency("EUR")).map(|money| money.minor);
        assert_eq!(read("1.234,56", DecimalSign::Comma), Ok(123_456));
        assert_eq!(read("1 234,56 €", DecimalSign::Comma), Ok(123_456));
        assert_eq!(read("EUR 1,234.56", DecimalSign::Point), Ok(123_456));
        assert_eq!(read("1’234.50-", DecimalSign::Point), Ok(-123_450));
        assert_eq!(read("(12.00)", DecimalSign::Point), Ok(-1_200));
        assert_eq!(read("-€5.00", DecimalSign::Point), Ok(-500));
        assert!(read("1.234,56", DecimalSign::Point).is_err(), "never guessed");
        assert!(read("12,34.00", DecimalSign::Point).is_err());
    }

    #[test]
    fn a_sign_is_found_wherever_it_stands() {
        let read = |text, sign| grouped(text, sign, currency("EUR")).map(|money| money.minor);
        let point = DecimalSign::Point;
        for out in [
            "-50.00",
            "50.00-",
            "- 50.00",
            "(50.00)",
            "( 50.00 )",
            "−50.00",
            "–50.00",
            "50.00 DR",
            "DR 50.00",
            "50.00 Dr.",
            "50.00D",
            "50.00 S",
            "50.00 Soll",
            "50.00 Debit",
            "€-50.00",
            "-€50.00",
            "EUR -50.00",
            "-50.00 EUR",
            "50.00- EUR",
            "50.00 EUR-",
            "(€50.00)",
            "-50.00 DR",
            "(50.00) DR",
            "\u{200e}-50.00",
            "[50.00]",
            "－50.00",
            "EUR 50.00 Af",
        ] {
            assert_eq!(read(out, point), Ok(-5_000), "{out}");
        }
        for come in [
            "50.00",
            "+50.00",
            "50.00+",
            "50.00 CR",
            "C 50.00",
            "50.00 H",
            "50.00 Haben",
            "US 50.00",
            "kr 50.00",
            "€ 50.00 Bij",
        ] {
            assert_eq!(read(come, point), Ok(5_000), "{come}");
        }
        for unclear in [
            "50.00 XY",
            "-50.00 CR",
            "+50.00 DR",
            "--50.00",
            "+-50.00",
            "(50.00",
            "50.00 K",
            "1.6E+03",
            "50.00 CR DR",
            "50%",
        ] {
            assert!(read(unclear, point).is_err(), "{unclear}");
        }
        assert_eq!(read("1’600.–", point), Ok(160_000), "no decimals is no minus");
        assert_eq!(read("1.600,--", DecimalSign::Comma), Ok(160_000));
        assert_eq!(read("-1.600,- S", DecimalSign::Comma), Ok(-160_000));
    }

    #[test]
    fn digits_are_grouped_as_countries_do() {
        let read = |text, sign| grouped(text, sign, currency("INR")).map(|money| money.to_string());
        assert_eq!(read("1,60,000.50", DecimalSign::Point), Ok("INR 160,000.50".into()));
        assert_eq!(
            read("C$1,600.50", DecimalSign::Point),
            Ok("INR 1,600.50".into()),
            "a sign, and no credit"
        );
        assert_eq!(
            read("USD 5.00", DecimalSign::Point),
            Ok("USD 5.00".into()),
            "the currency beside it counts"
        );
        assert_eq!(read("١٬٦٠٠٫٥٠", DecimalSign::Point), Ok("INR 1,600.50".into()));
        assert_eq!(read("300.1500000000001", DecimalSign::Point), Ok("INR 300.15".into()));
        assert_eq!(read("57.699999999999996", DecimalSign::Point), Ok("INR 57.70".into()));
        assert_eq!(read("0.9999999999999999", DecimalSign::Point), Ok("INR 1.00".into()));
        assert!(read("1.005", DecimalSign::Point).unwrap_err().contains("more decimals"));
        assert!(read("1,6,000.00", DecimalSign::Point).is_err());
    }
}
