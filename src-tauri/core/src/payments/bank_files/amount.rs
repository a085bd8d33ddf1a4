//! Amounts as banks write them: always a decimal sign, sometimes more zeros than the currency has digits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Currency, Money};

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
/// A sentence: no number, more decimals than the currency has, or beyond 64 bits.
pub(crate) fn plain(text: &str, sign: DecimalSign, currency: Currency) -> Result<Money, String> {
    let separator = if sign == DecimalSign::Point { '.' } else { ',' };
    let not_an_amount = || format!("“{text}” is not an amount");
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
        return Err(format!("“{text}” has more decimals than {currency} has"));
    }
    let magnitude = format!("{whole}{kept:0<places$}");
    let minor = match magnitude.is_empty() {
        true => 0,
        false => magnitude.parse::<i64>().map_err(|_| format!("“{text}” is beyond what can be held"))?,
    };
    Ok(Money { minor: if negative { -minor } else { minor }, currency })
}

/// Reads an amount as people and spreadsheets write it, with marks between thousands, a sign before or behind it, or
/// brackets for below zero, and perhaps its currency beside it.
///
/// # Errors
/// As [`plain`], and when the marks do not group by three.
pub(crate) fn grouped(text: &str, sign: DecimalSign, currency: Currency) -> Result<Money, String> {
    const SPACES: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}'];
    let decimal = if sign == DecimalSign::Point { '.' } else { ',' };
    let group = if sign == DecimalSign::Point { ',' } else { '.' };
    let mut bare: String = text.trim().replace('\u{2212}', "-");
    let mut negative = false;
    if let Some(inner) = bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (negative, bare) = (true, inner.trim().to_owned());
    }
    let is_word = |character: char| character.is_alphabetic() || "€$£¥".contains(character);
    bare = bare.trim_matches(|character: char| is_word(character) || character.is_whitespace()).to_owned();
    if let Some(inner) = bare.strip_suffix('-').or_else(|| bare.strip_prefix('-')) {
        (negative, bare) = (!negative, inner.trim().to_owned());
    }
    bare = bare.trim_matches(|character: char| is_word(character) || character.is_whitespace()).to_owned();
    let whole = bare.split(decimal).next().unwrap_or_default();
    let groups: Vec<&str> =
        whole.split(|character| character == group || SPACES.contains(&character)).collect();
    let well_grouped =
        groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    if !well_grouped {
        return Err(format!("“{}” is not an amount with a decimal {}", text.trim(), sign.word()));
    }
    let plain_text = format!("{}{}", groups.concat(), &bare[whole.len()..]);
    let money = plain(&plain_text, sign, currency)
        .map_err(|_| format!("“{}” is not an amount with a decimal {}", text.trim(), sign.word()))?;
    Ok(Money { minor: if negative { -money.minor } else { money.minor }, currency })
}

impl DecimalSign {
    fn word(self) -> &'static str {
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
        for wrong in ["", ".", "1e3", "1.005", "12 345", "99999999999999999999"] {
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
}
