//! Something that waits for somebody today, whatever part of the program knows of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{Currency, InCurrency, Message, money};

/// Something that waits for somebody today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Need {
    /// Names it among all needs of the register, and stays the same while its count changes.
    pub key: String,
    /// What waits and how many, without a full stop.
    pub title: Message,
    /// How many wait.
    pub count: i64,
    /// What they come to, by currency; empty where no money waits.
    pub amounts: Vec<NeedAmount>,
    /// The day by which it is ranked: since when or by when it waits.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What to do about it, in one word.
    pub verb: Message,
    /// The screen on which it is done.
    pub screen: String,
    /// What is open or chosen on that screen.
    pub params: BTreeMap<String, String>,
    /// Whether the screen's name in the navigation carries the count.
    pub is_badge: bool,
}

/// What waits in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NeedAmount {
    /// In minor units.
    pub amount_minor: i64,
    #[serde(flatten)]
    pub in_currency: InCurrency,
}

impl Need {
    /// `count` things that wait since or until a day, and what is done about them on which screen. Nothing where none waits.
    pub fn of(
        key: &str,
        count: impl TryInto<i64>,
        title: Message,
        on: NaiveDate,
        (verb, screen): (Message, &str),
    ) -> Option<Self> {
        let count = count.try_into().unwrap_or(i64::MAX);
        (count > 0).then(|| Self {
            key: key.to_owned(),
            title,
            count,
            amounts: Vec::new(),
            on,
            verb,
            screen: screen.to_owned(),
            params: BTreeMap::new(),
            is_badge: false,
        })
    }

    /// Shows this on its screen.
    #[must_use]
    pub fn at(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    /// Says what they come to: minor units of currencies, which are added up by currency.
    #[must_use]
    pub fn worth(mut self, amounts: impl IntoIterator<Item = (Currency, i64)>) -> Self {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        for (currency, minor) in amounts {
            let sum = sums.entry(currency).or_default();
            *sum = money::sum([*sum, minor]);
        }
        let amount = |(currency, amount_minor): (Currency, i64)| NeedAmount {
            amount_minor,
            in_currency: currency.into(),
        };
        self.amounts = sums.into_iter().map(amount).collect();
        self
    }

    /// Counts beside the screen's name.
    #[must_use]
    pub fn with_badge(self) -> Self {
        Self { is_badge: true, ..self }
    }
}
