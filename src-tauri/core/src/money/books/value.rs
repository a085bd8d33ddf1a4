//! What postings are worth in the consortium's own currency, each amount with its rate and where that comes from.
//!
//! The lines of an entry are valued by running sums, so that what balances in its own currency balances at home to the cent.

use chrono::NaiveDate;

use super::derive::Entry;
use super::rates::Rates;
use crate::kernel::money::ratio;
use crate::kernel::{Currency, Decimal, Message, Money};

/// A rate that an entry has of its own: stated on the document, or what was paid for what.
#[derive(Debug, Clone)]
pub(super) struct OwnRate {
    pub(super) currency: Currency,
    pub(super) home: Currency,
    pub(super) how: OwnRateKind,
    pub(super) source: Message,
}

impl OwnRate {
    /// It, where it is one of a currency at home: what was paid for what is a rate either way.
    fn of(&self, currency: Currency, home: Currency) -> Option<(OwnRateKind, Message)> {
        let how = match self.how {
            how if self.currency == currency && self.home == home => how,
            OwnRateKind::Paid { minor, home_minor } if self.home == currency && self.currency == home => {
                OwnRateKind::Paid { minor: home_minor, home_minor: minor }
            }
            _ => return None,
        };
        Some((how, self.source.clone()))
    }
}

/// How the rate of an entry is known.
#[derive(Debug, Clone, Copy)]
pub(super) enum OwnRateKind {
    /// It is stated.
    Stated(Decimal),
    /// So much of the other currency was so much at home, both above zero.
    Paid { minor: i64, home_minor: i64 },
}

/// What a line is worth at home.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    /// None while no rate is known.
    pub(super) home_minor: Option<i64>,
    /// None in the consortium's own currency, and while none is known.
    pub(super) rate: Option<Decimal>,
    /// Where the rate comes from.
    pub(super) source: Message,
}

/// What each line of an entry is worth at home.
pub(super) fn values(entry: &Entry, rates: &Rates) -> Vec<Value> {
    let mut running: Vec<Running> = Vec::new();
    let mut values = Vec::with_capacity(entry.lines.len());
    for line in &entry.lines {
        if line.currency == rates.home {
            values.push(Value { home_minor: Some(line.minor), ..Value::default() });
            continue;
        }
        let place = running.iter().position(|one| one.currency == line.currency).unwrap_or_else(|| {
            running.push(Running::of(entry, line.currency, rates));
            running.len() - 1
        });
        values.push(running[place].add(line.minor, rates.home));
    }
    values
}

/// A running sum of an entry in another currency.
struct Running {
    currency: Currency,
    how: Option<OwnRateKind>,
    rate: Option<Decimal>,
    source: Message,
    minor: i64,
    home_minor: Option<i64>,
}

impl Running {
    fn of(entry: &Entry, currency: Currency, rates: &Rates) -> Self {
        let own = entry.own_rates.iter().find_map(|own| own.of(currency, rates.home));
        let (how, source) = match own {
            Some((how, source)) => (Some(how), source),
            None => stated(currency, entry.valued_on.unwrap_or(entry.on), rates),
        };
        let rate = how.and_then(|how| match how {
            OwnRateKind::Stated(rate) => Some(rate),
            OwnRateKind::Paid { minor, home_minor } => {
                Decimal::rate(Money { minor, currency }, Money { minor: home_minor, currency: rates.home })
            }
        });
        Self { currency, how, rate, source, minor: 0, home_minor: Some(0) }
    }

    fn add(&mut self, minor: i64, home: Currency) -> Value {
        self.minor += minor;
        let before = self.home_minor;
        self.home_minor =
            self.how.and_then(|how| worth(how, Money { minor: self.minor, currency: self.currency }, home));
        let home_minor = self.home_minor.zip(before).map(|(now, before)| now - before);
        Value { home_minor, rate: self.rate, source: self.source.clone() }
    }
}

fn worth(how: OwnRateKind, amount: Money, home: Currency) -> Option<i64> {
    match how {
        OwnRateKind::Stated(rate) => rate.exchange(amount, home).map(|money| money.minor),
        OwnRateKind::Paid { minor, home_minor } => ratio(amount.minor, home_minor, minor),
    }
}

/// The rate that is kept for a day, with its source.
fn stated(currency: Currency, on: NaiveDate, rates: &Rates) -> (Option<OwnRateKind>, Message) {
    match rates.on(currency, on) {
        Some(rate) => {
            let source =
                message!("{source}, {from_on, date, long}", source = rate.source, from_on = rate.from_on);
            (Some(OwnRateKind::Stated(rate.rate)), source)
        }
        None => (None, message!("No rate of {currency} is known on {on, date, long}.", currency, on)),
    }
}

/// What a balance in another currency is worth at the end of a day; none while no rate is known.
pub(super) fn closing(balance: Money, on: NaiveDate, rates: &Rates) -> Value {
    if balance.minor == 0 {
        return Value { home_minor: Some(0), ..Value::default() };
    }
    let (how, source) = stated(balance.currency, on, rates);
    let rate = match how {
        Some(OwnRateKind::Stated(rate)) => Some(rate),
        _ => None,
    };
    Value { home_minor: how.and_then(|how| worth(how, balance, rates.home)), rate, source }
}
