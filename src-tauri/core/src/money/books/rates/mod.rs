//! Rates at which amounts of another currency count at home, each from a day on and with its source.

pub(super) mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::{Currency, Decimal, Error, FieldProblems, Id, InCurrency, OptionExt, Result, text};
use crate::money::payments::rules;
use crate::people::profile;
use crate::register::{Connection, Op, Register, require_open};

/// A rate, from its day until that of the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BooksRate {
    /// The rate.
    pub id: i64,
    /// The other currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The first day on which it counts.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// What one unit of the other currency is worth in the consortium's.
    pub rate: Decimal,
    /// Where it comes from, such as a central bank.
    pub source: String,
}

/// Asks to keep a rate.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveBooksRate {
    /// The other currency.
    pub currency: String,
    /// The first day on which it counts. A rate of that day is replaced.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// What one unit of the other currency is worth in the consortium's.
    pub rate: Decimal,
    /// Where it comes from.
    pub source: String,
}

/// The rates of the register, and the currency of the consortium.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    pub(super) home: Currency,
    all: Vec<BooksRate>,
}

impl Rates {
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        Ok(Self { home: profile::read(connection)?.currency()?, all: store::rates(connection)? })
    }

    /// The rate of a currency that counts on a day; none where none is known by then.
    pub(super) fn on(&self, currency: Currency, day: NaiveDate) -> Option<&BooksRate> {
        self.all.iter().rfind(|rate| rate.in_currency.currency() == currency && rate.from_on <= day)
    }
}

/// Gives the rates, by currency and day.
pub fn rates(register: &Register) -> Result<Vec<BooksRate>> {
    store::rates(register.reader())
}

/// Keeps a rate.
///
/// # Errors
/// A currency that is not one or is the consortium's own, a rate that is not above zero, no source;
/// [`crate::kernel::ErrorKind::Conflict`] when the books are closed for its day.
pub fn save_rate(register: &mut Register, request: SaveBooksRate) -> Result<Vec<BooksRate>> {
    let home = profile::read(register.reader())?.currency()?;
    let currency = rules::currency(&request.currency)?;
    let mut problems = FieldProblems::default();
    if currency == home {
        problems
            .add("currency", message!("{home} is the consortium’s own currency and needs no rate.", home));
    }
    if !request.rate.is_positive() {
        problems.add("rate", message!("A rate is above zero."));
    }
    if request.from_on > register.clock().today() {
        let from_on = request.from_on;
        problems.add(
            "from_on",
            message!(
                "{from_on, date, long} is in the future. Give a day on which the rate was known.",
                from_on
            ),
        );
    }
    let source = problems.take("source", text::line(&request.source));
    if source.is_empty() {
        problems.add("source", message!("Say where the rate comes from; an auditor will ask."));
    }
    problems.into_result()?;
    require_open(register.reader(), request.from_on, template!("a rate"))?;
    let summary = message!(
        "Set the rate of {currency} from {from_on, date, long}: {rate} ({source})",
        currency,
        from_on = request.from_on,
        rate = request.rate,
        source
    );
    let rate = (currency, request.from_on, request.rate, source);
    register.transact(Op::new(summary), |edit| store::save_rate(edit, &rate))?;
    rates(register)
}

/// Removes a rate.
///
/// # Errors
/// A rate that does not exist; [`crate::kernel::ErrorKind::Conflict`] when the books are closed for its day.
pub fn remove_rate(register: &mut Register, request: Id) -> Result<Vec<BooksRate>> {
    let known = rates(register)?.into_iter().find(|rate| rate.id == request.id);
    let rate = known.or_not_found(template!("Rate"), request.id)?;
    require_open(register.reader(), rate.from_on, template!("a rate"))?;
    let summary = message!(
        "Removed the rate of {currency} from {from_on, date, long}",
        currency = rate.in_currency.code(),
        from_on = rate.from_on
    );
    register.transact(Op::new(summary), |edit| store::delete_rate(edit, request.id))?;
    rates(register)
}

/// That no rate is known.
pub(super) fn missing(currency: Currency, on: NaiveDate) -> Error {
    Error::conflict(message!(
        "No rate of {currency} is known on {on, date, long}. Add one in Books, Rates.",
        currency,
        on
    ))
}
