//! The entries through a day with what each line is worth at home, and sums of them by account.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::AccountKind;
use super::accounts::Chart;
use super::derive::Entry;
use super::journal::entries_of;
use super::rates::Rates;
use super::statements::{ForeignPart, StatementLine};
use super::value::{Value, closing, values};
use crate::kernel::{Currency, Message, Money, Result, YearStart};
use crate::people::profile;
use crate::register::Register;

/// The entries through a day, each line with what it is worth at home.
pub(super) struct ValuedBooks {
    pub(super) chart: Chart,
    pub(super) rates: Rates,
    pub(super) start: YearStart,
    entries: Vec<(Entry, Vec<Value>)>,
}

/// Sums of accounts by code.
#[derive(Default)]
pub(super) struct Sums(BTreeMap<String, Sum>);

/// What is held or owed in another currency.
struct HeldForeign {
    kind: AccountKind,
    name: String,
    minor: i64,
    /// What was booked for it at home; none where a rate was missing.
    booked_minor: Option<i64>,
}

struct Sum {
    kind: AccountKind,
    name: String,
    home_minor: Option<i64>,
    parts: Vec<ForeignPart>,
}

impl ValuedBooks {
    pub(super) fn of(register: &Register, until_on: NaiveDate) -> Result<Self> {
        let connection = register.reader();
        let (chart, rates) = (Chart::of(connection)?, Rates::of(connection)?);
        let start = profile::read(connection)?.year_start()?;
        let entries = entries_of(connection, &chart, until_on)?;
        let entries = entries
            .into_iter()
            .map(|entry| {
                let values = values(&entry, &rates);
                (entry, values)
            })
            .collect();
        Ok(Self { chart, rates, start, entries })
    }

    /// Adds up the lines of accounts of a kind, as they were booked. Money in other currencies is none of it.
    pub(super) fn add(
        &self,
        sums: &mut Sums,
        is_asked: impl Fn(&Entry) -> bool,
        is_of_kind: impl Fn(AccountKind) -> bool,
    ) -> Result<()> {
        for (entry, values) in self.entries.iter().filter(|(entry, _)| is_asked(entry)) {
            for (line, value) in entry.lines.iter().zip(values) {
                let kind = self.chart.account(line.account)?.kind;
                let is_money = line.currency != self.rates.home && line.account.is_monetary();
                if is_of_kind(kind) && !is_money {
                    let named = self.chart.named(entry, line)?;
                    let money = Money { minor: line.minor, currency: line.currency };
                    sums.add(named, kind, (money, value), self.rates.home);
                }
            }
        }
        Ok(())
    }

    /// What is held and owed in other currencies, by account: the balance, and what was booked for it at home.
    fn foreign(&self, on: NaiveDate) -> Result<BTreeMap<(String, Currency), HeldForeign>> {
        let mut held: BTreeMap<(String, Currency), HeldForeign> = BTreeMap::new();
        for (entry, values) in self.entries.iter().filter(|(entry, _)| entry.on <= on) {
            for (line, value) in entry.lines.iter().zip(values) {
                if line.currency == self.rates.home || !line.account.is_monetary() {
                    continue;
                }
                let (code, name) = self.chart.named(entry, line)?;
                let kind = self.chart.account(line.account)?.kind;
                let one = held.entry((code.to_owned(), line.currency)).or_insert_with(|| HeldForeign {
                    kind,
                    name: name.to_owned(),
                    minor: 0,
                    booked_minor: Some(0),
                });
                one.minor += line.minor;
                one.booked_minor = sum(one.booked_minor, value.home_minor);
            }
        }
        Ok(held)
    }

    /// What is held and owed in other currencies at the rate of a day, as lines.
    pub(super) fn held(&self, on: NaiveDate) -> Result<Vec<(AccountKind, StatementLine)>> {
        let mut lines = Vec::new();
        for ((code, currency), HeldForeign { kind, name, minor, .. }) in self.foreign(on)? {
            if minor == 0 {
                continue;
            }
            let value = closing(Money { minor, currency }, on, &self.rates);
            let part = ForeignPart {
                in_currency: currency.into(),
                amount_minor: minor,
                rate: value.rate,
                source: value.source,
                home_minor: value.home_minor,
            };
            lines.push((
                kind,
                StatementLine {
                    account_code: code,
                    name: message!("{name} in {currency}", name, currency),
                    amount_minor: value.home_minor,
                    parts: vec![part],
                },
            ));
        }
        Ok(lines)
    }

    /// By how much money in other currencies is worth more at the end of a day than was booked for it.
    pub(super) fn revalued(&self, on: NaiveDate) -> Result<Option<i64>> {
        let mut gain = Some(0);
        for ((_, currency), HeldForeign { minor, booked_minor, .. }) in self.foreign(on)? {
            let value = closing(Money { minor, currency }, on, &self.rates).home_minor;
            gain = sum(gain, difference(value, booked_minor));
        }
        Ok(gain)
    }

    /// What all years through a day left.
    pub(super) fn result(&self, on: NaiveDate) -> Result<Option<i64>> {
        let mut result = self.revalued(on)?;
        for (entry, values) in self.entries.iter().filter(|(entry, _)| entry.on <= on) {
            for (line, value) in entry.lines.iter().zip(values) {
                if self.chart.account(line.account)?.kind.is_of_a_year() {
                    result = difference(result, value.home_minor);
                }
            }
        }
        Ok(result)
    }

    /// Which rates the money of a day lacks.
    pub(super) fn missing(&self, on: NaiveDate) -> Result<Vec<Message>> {
        let held = self.held(on)?.into_iter().flat_map(|(_, line)| line.parts);
        let booked =
            self.entries.iter().flat_map(|(_, values)| values).filter(|value| value.home_minor.is_none());
        let held = held.filter(|part| part.home_minor.is_none()).map(|part| part.source);
        Ok(held.chain(booked.map(|value| value.source.clone())).collect())
    }
}

impl Sums {
    fn add(
        &mut self,
        (code, name): (&str, &str),
        kind: AccountKind,
        (money, value): (Money, &Value),
        home: Currency,
    ) {
        if !self.0.contains_key(code) {
            let sum = Sum { kind, name: name.to_owned(), home_minor: Some(0), parts: Vec::new() };
            self.0.insert(code.to_owned(), sum);
        }
        let Some(known) = self.0.get_mut(code) else { return };
        known.home_minor = sum(known.home_minor, value.home_minor);
        if money.currency == home {
            return;
        }
        let is_same = |part: &&mut ForeignPart| {
            part.in_currency.currency() == money.currency
                && part.rate == value.rate
                && part.source == value.source
        };
        match known.parts.iter_mut().find(is_same) {
            Some(part) => {
                part.amount_minor += money.minor;
                part.home_minor = sum(part.home_minor, value.home_minor);
            }
            None => known.parts.push(ForeignPart {
                in_currency: money.currency.into(),
                amount_minor: money.minor,
                rate: value.rate,
                source: value.source.clone(),
                home_minor: value.home_minor,
            }),
        }
    }

    pub(super) fn missing(&self) -> Vec<Message> {
        let parts = self.0.values().flat_map(|sum| &sum.parts);
        parts.filter(|part| part.home_minor.is_none()).map(|part| part.source.clone()).collect()
    }

    /// The accounts as lines, debits above zero; those that come to nothing are left out.
    pub(super) fn lines(&self) -> Vec<(AccountKind, StatementLine)> {
        let is_something =
            |sum: &&Sum| sum.home_minor != Some(0) || sum.parts.iter().any(|part| part.amount_minor != 0);
        let lines = self.0.iter().filter(|(_, sum)| is_something(sum));
        lines
            .map(|(code, sum)| {
                let line = StatementLine {
                    account_code: code.clone(),
                    name: Message::said(&sum.name),
                    amount_minor: sum.home_minor,
                    parts: sum.parts.clone(),
                };
                (sum.kind, line)
            })
            .collect()
    }
}

pub(super) fn sum(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.zip(other).and_then(|(one, other)| one.checked_add(other))
}

pub(super) fn difference(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.zip(other).and_then(|(one, other)| one.checked_sub(other))
}
