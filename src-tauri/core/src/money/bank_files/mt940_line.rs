//! The field `:61:` of MT940: dates, direction, amount and references of a transaction.

use chrono::{Datelike, NaiveDate};

use super::amount::{self, DecimalSign};
use super::{BankTransaction, one_line, real};
use crate::kernel::{Currency, Message, Money};

/// A transaction before its currency is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mt940Line {
    pub(super) booked_on: NaiveDate,
    value_on: NaiveDate,
    is_credit: bool,
    is_reversal: bool,
    /// Whether the bank only expects it.
    pub(super) is_announced: bool,
    amount: String,
    reference: String,
    bank_reference: String,
    supplement: String,
}

/// Reads the lines of a field `:61:`. Banks break it anywhere, so lines are put together until an amount and the kind
/// of the transaction stand there; the rest is what the bank adds.
///
/// # Errors
/// What is missing, without a full stop.
pub(super) fn parse(lines: &[&str]) -> Result<Mt940Line, Message> {
    let first = parse_from(lines, 1);
    if matches!(&first, Ok((_, true))) {
        return first.map(|(line, _)| line);
    }
    let whole =
        (2..=lines.len()).map(|count| parse_from(lines, count)).find(|read| matches!(read, Ok((_, true))));
    let any = || (2..=lines.len()).map(|count| parse_from(lines, count)).find(Result::is_ok);
    let read = match (whole, first) {
        (Some(whole), _) => whole,
        (None, Ok(first)) => Ok(first),
        (None, Err(problem)) => any().unwrap_or(Err(problem)),
    };
    read.map(|(line, _)| line)
}

/// Reads the first `count` lines as one, and whether the kind of the transaction stands behind its amount.
fn parse_from(lines: &[&str], count: usize) -> Result<(Mt940Line, bool), Message> {
    let first = lines.iter().take(count).map(|line| line.trim()).collect::<String>();
    let value_on = first
        .get(..6)
        .and_then(date)
        .ok_or_else(|| message!("“{first}” does not begin with a date", first))?;
    let after_value = &first[6..];
    let entry = after_value.get(..4).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let booked_on = entry.and_then(|entry| near(value_on, entry)).unwrap_or(value_on);
    let rest = after_value[entry.map_or(0, str::len)..].trim_start();
    let marks = [
        ("RC", false, true),
        ("RD", true, true),
        ("EC", true, false),
        ("ED", false, false),
        ("C", true, false),
        ("D", false, false),
    ];
    let (mark, is_credit, is_reversal) = marks
        .into_iter()
        .find(|(mark, ..)| rest.starts_with(mark))
        .ok_or_else(|| message!("“{rest}” says neither C nor D", rest))?;
    let rest = &rest[mark.len()..];
    // A letter before the amount is the third of the currency code and says nothing that is not known.
    let rest =
        rest.strip_prefix(|character: char| character.is_ascii_uppercase()).unwrap_or(rest).trim_start();
    let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || b",.".contains(byte)).count();
    let (amount, rest) = rest.split_at(length);
    if amount.is_empty() {
        return Err(message!("“{first}” has no amount", first));
    }
    let rest = rest.trim_start();
    let is_kind = |kind: &str| {
        kind.starts_with(['N', 'F', 'S']) && kind.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_whole = rest.get(..4).is_some_and(is_kind);
    let references = rest.get(4..).unwrap_or_default();
    let (reference, bank_reference) = references.split_once("//").unwrap_or((references, ""));
    let line = Mt940Line {
        booked_on,
        value_on,
        is_credit,
        is_reversal,
        is_announced: mark.starts_with('E'),
        amount: amount.to_owned(),
        reference: real(reference),
        bank_reference: real(bank_reference),
        supplement: one_line(&lines.get(count..).unwrap_or_default().join(" ")),
    };
    Ok((line, is_whole))
}

impl Mt940Line {
    /// The transaction in the currency of its account.
    pub(super) fn transaction(&self, currency: Currency) -> Result<BankTransaction, Message> {
        let money = amount::of_bank(&self.amount, currency)?;
        let minor = if self.is_credit { money.minor } else { -money.minor };
        let mut transaction = BankTransaction::new(self.booked_on, Money { minor, currency });
        transaction.value_on = Some(self.value_on);
        transaction.is_reversal = self.is_reversal;
        transaction.end_to_end.clone_from(&self.reference);
        transaction.bank_reference.clone_from(&self.bank_reference);
        transaction.entry_reference.clone_from(&self.bank_reference);
        take_amounts(&mut transaction, &self.supplement);
        if !self.supplement.starts_with('/') {
            transaction.bank_text.clone_from(&self.supplement);
        }
        Ok(transaction)
    }
}

/// What was ordered, charged and exchanged, where `text` says so: `/OCMT/USD3200,00/CHGS/EUR20,00/EXCH/0,6666`.
pub(super) fn take_amounts(transaction: &mut BankTransaction, text: &str) {
    let after =
        |code: &str| text.split_once(code).map(|(_, rest)| rest.split('/').next().unwrap_or_default().trim());
    let booked = transaction.amount;
    if let Some(money) = after("/OCMT/").and_then(money) {
        let original = Money { minor: money.minor * booked.minor.signum(), ..money };
        transaction.original = Some(original).filter(|original| *original != booked);
    }
    if let Some(money) = after("/CHGS/").and_then(money) {
        transaction.charges = Some(money).filter(|money| money.minor != 0);
    }
    if let Some(rate) = after("/EXCH/") {
        transaction.exchange_rate = rate.to_owned();
    }
}

/// An amount with its currency before it: `USD3200,00`.
pub(super) fn money(text: &str) -> Option<Money> {
    let currency = Currency::from_code(text.get(..3)?)?;
    let number = text[3..]
        .split(|character: char| !(character.is_ascii_digit() || ",.".contains(character)))
        .next()?;
    let sign = if number.contains(',') { DecimalSign::Comma } else { DecimalSign::Point };
    amount::plain(number, sign, currency).ok()
}

/// A date of six digits: year, month, day.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let number = |part: &str| part.parse::<u32>().ok();
    let year = number(text.get(..2)?)?;
    let century = if year >= 80 { 1900 } else { 2000 };
    NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()? + century,
        number(text.get(2..4)?)?,
        number(text.get(4..6)?)?,
    )
}

/// The day `month_day` that lies nearest to `value_on`: an entry of 2 January may have counted from 31 December.
fn near(value_on: NaiveDate, month_day: &str) -> Option<NaiveDate> {
    let (month, day) = (month_day[..2].parse().ok()?, month_day[2..].parse().ok()?);
    let years = [value_on.year() - 1, value_on.year(), value_on.year() + 1];
    let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|day| (*day - value_on).num_days().abs())
}
