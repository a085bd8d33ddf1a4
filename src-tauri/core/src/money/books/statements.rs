//! Profit and loss, and the balance sheet: both from the journal, in the consortium's own currency.
//!
//! Income and cost count at the rate of their day. Money counts at the rate of the day of the balance sheet; by how much that
//! differs from what was booked is the gain or loss on exchange, so assets are always liabilities and equity.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::valued_books::{Sums, ValuedBooks, difference, sum};
use super::{AccountKey, AccountKind, BooksPeriod};
use crate::kernel::{Decimal, Error, InCurrency, Message, Result};
use crate::register::Register;

/// Asks for the profit and loss of a period.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksProfitAndLoss {
    /// The first day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
}

/// Asks for the balance sheet of a day.
#[derive(Debug, Clone, Copy, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksBalanceSheet {
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// The profit and loss of a period, in the consortium's own currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProfitAndLoss {
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// The currency of all amounts at home.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was earned, by account.
    pub income: Vec<StatementLine>,
    /// What was spent, by account; a gain on exchange is below zero.
    pub cost: Vec<StatementLine>,
    /// All that was earned; none while a rate is missing.
    pub income_minor: Option<i64>,
    /// All that was spent.
    pub cost_minor: Option<i64>,
    /// What is left; below zero for a loss.
    pub result_minor: Option<i64>,
    /// Which rates are missing, as sentences.
    pub missing: Vec<Message>,
}

/// The balance sheet of a day, in the consortium's own currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BalanceSheet {
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The currency of all amounts at home.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What one has, by account.
    pub assets: Vec<StatementLine>,
    /// What one owes.
    pub liabilities: Vec<StatementLine>,
    /// What is left of both, with the results of earlier years and of the year.
    pub equity: Vec<StatementLine>,
    /// All assets; none while a rate is missing.
    pub assets_minor: Option<i64>,
    /// All liabilities.
    pub liabilities_minor: Option<i64>,
    /// All equity.
    pub equity_minor: Option<i64>,
    /// Which rates are missing, as sentences.
    pub missing: Vec<Message>,
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementLine {
    /// The code of the account; empty for a line that is worked out.
    pub account_code: String,
    /// Its name, or what is worked out.
    pub name: Message,
    /// What it comes to at home; none while a rate is missing.
    pub amount_minor: Option<i64>,
    /// The amounts in other currencies that are in it, by rate.
    pub parts: Vec<ForeignPart>,
}

/// What of a line is in another currency, at one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ForeignPart {
    /// The other currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The amount in it.
    pub amount_minor: i64,
    /// What one unit is worth at home; none while it is not known.
    pub rate: Option<Decimal>,
    /// Where the rate comes from.
    pub source: Message,
    /// What the amount is worth at home.
    pub home_minor: Option<i64>,
}

/// Gives the profit and loss of a period.
///
/// # Errors
/// A period that ends before it starts.
pub fn profit_and_loss(register: &Register, request: GetBooksProfitAndLoss) -> Result<ProfitAndLoss> {
    let period = BooksPeriod::asked(register, request.from_on, request.until_on)?;
    if period.until_on < period.from_on {
        return Err(Error::invalid(
            "until_on",
            message!("The period ends before it starts. Choose a later last day."),
        ));
    }
    let books = ValuedBooks::of(register, period.until_on)?;
    let mut sums = Sums::default();
    books.add(&mut sums, |entry| entry.on >= period.from_on, |kind| kind.is_of_a_year())?;
    let before = period.from_on.pred_opt().unwrap_or(period.from_on);
    let gain = difference(books.revalued(period.until_on)?, books.revalued(before)?);
    let (mut income, mut cost) = (Vec::new(), Vec::new());
    for (kind, line) in sums.lines() {
        match kind {
            AccountKind::Income => income.push(line.turned()),
            _ => cost.push(line),
        }
    }
    if gain != Some(0) {
        let name = message!("Gain or loss on what is held and owed in other currencies");
        cost.push(StatementLine {
            account_code: books.chart.account(AccountKey::Exchange)?.code.clone(),
            name,
            amount_minor: gain.map(|gain| -gain),
            parts: Vec::new(),
        });
    }
    let (income_minor, cost_minor) = (total(&income), total(&cost));
    let mut missing = books.missing(period.until_on)?;
    missing.extend(sums.missing());
    Ok(ProfitAndLoss {
        from_on: period.from_on,
        until_on: period.until_on,
        in_currency: books.rates.home.into(),
        income_minor,
        cost_minor,
        result_minor: difference(income_minor, cost_minor),
        income,
        cost,
        missing: once(missing),
    })
}

/// Gives the balance sheet of a day.
pub fn balance_sheet(register: &Register, request: GetBooksBalanceSheet) -> Result<BalanceSheet> {
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let books = ValuedBooks::of(register, on)?;
    let year_starts_on = books.start.year_of(on).map_or(on, |year| year.starts_on);
    let mut lines = books.held(on)?;
    let mut lasting = Sums::default();
    books.add(&mut lasting, |_| true, |kind| !kind.is_of_a_year())?;
    lines.extend(lasting.lines());
    let (mut assets, mut liabilities, mut equity) = (Vec::new(), Vec::new(), Vec::new());
    lines.sort_by(|(_, one), (_, other)| one.account_code.cmp(&other.account_code));
    for (kind, line) in lines {
        match kind {
            AccountKind::Asset => assets.push(line),
            AccountKind::Liability => liabilities.push(line.turned()),
            _ => equity.push(line.turned()),
        }
    }
    let before = year_starts_on.pred_opt().unwrap_or(year_starts_on);
    let (earlier, now) = (books.result(before)?, books.result(on)?);
    let retained = books.chart.account(AccountKey::RetainedEarnings)?;
    for (code, name, minor) in [
        (retained.code.clone(), Message::said(&retained.name), earlier),
        (String::new(), message!("Result of the year"), difference(now, earlier)),
    ] {
        if minor != Some(0) {
            equity.push(StatementLine { account_code: code, name, amount_minor: minor, parts: Vec::new() });
        }
    }
    let mut missing = books.missing(on)?;
    missing.extend(lasting.missing());
    Ok(BalanceSheet {
        on,
        in_currency: books.rates.home.into(),
        assets_minor: total(&assets),
        liabilities_minor: total(&liabilities),
        equity_minor: total(&equity),
        assets,
        liabilities,
        equity,
        missing: once(missing),
    })
}

impl StatementLine {
    /// It with credits above zero.
    fn turned(mut self) -> Self {
        self.amount_minor = self.amount_minor.map(|minor| -minor);
        for part in &mut self.parts {
            part.amount_minor = -part.amount_minor;
            part.home_minor = part.home_minor.map(|minor| -minor);
        }
        self
    }
}

fn total(lines: &[StatementLine]) -> Option<i64> {
    lines.iter().try_fold(0, |total, line| sum(Some(total), line.amount_minor))
}

/// Each sentence once, in the order in which they came.
fn once(messages: Vec<Message>) -> Vec<Message> {
    let mut known = Vec::new();
    for message in messages {
        if !known.contains(&message) {
            known.push(message);
        }
    }
    known
}
