//! A bank's list: columns that somebody has told apart, read into a statement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::amount::{self, DecimalSign};
use super::list_fields::ListField;
use super::{Balance, BankStatement, BankTransaction, one_line, refused};
use crate::imports::DateOrder;
use crate::imports::reader::Record;
use crate::imports::values::{self, OrderFound};
use crate::kernel::{Currency, Error, Money, Result};

/// How a list is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListReading {
    /// What each column holds, in their order; null passes a column over.
    pub columns: Vec<Option<ListField>>,
    /// The character before the decimals, where the amounts do not show it.
    pub decimal_sign: Option<DecimalSign>,
    /// How to read dates such as 03/04/2026.
    pub date_order: Option<DateOrder>,
}

/// What a list says about itself before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OpenQuestions {
    /// Whether dates read in two ways.
    pub(crate) date_order: bool,
    /// Whether amounts read in two ways.
    pub(crate) decimal_sign: bool,
}

/// Reads the records of a list about `account`, whose currency is `currency` where the list does not say.
///
/// # Errors
/// Columns that are missing, and what has to be asked first: [`crate::kernel::ErrorKind::Invalid`] with the field.
pub(crate) fn read(
    records: &[Record<'_>],
    reading: &ListReading,
    account: &str,
    currency: Currency,
) -> Result<BankStatement> {
    require_columns(reading)?;
    let rows = Rows {
        reading,
        sign: decimal_sign(records, reading)?,
        order: date_order(records, reading)?,
        currency,
    };
    let mut transactions = Vec::new();
    let mut balances = Vec::new();
    let mut warnings = Vec::new();
    for record in records {
        match rows.transaction(record) {
            Ok(Some(transaction)) => {
                balances.push(rows.balance(record));
                transactions.push(transaction);
            }
            Ok(None) => {}
            Err(problem) => warnings.push(format!("Row {}: {problem}, so it was passed over.", record.line)),
        }
    }
    if transactions.is_empty() {
        let first = warnings.into_iter().next().unwrap_or_default();
        return Err(refused(
            format!("No row of the list is a transaction. Check which column holds what. {first}").trim_end(),
        ));
    }
    let (opening, closing) = ends(&transactions, &balances);
    let currency = transactions[0].amount.currency;
    let identification = String::new();
    let mut statement = BankStatement {
        account: account.to_owned(),
        identification,
        currency,
        opening,
        closing,
        transactions,
        warnings,
    };
    super::check_sums(&mut statement);
    Ok(statement)
}

/// What has to be asked before the list can be read.
pub(crate) fn open_questions(records: &[Record<'_>], reading: &ListReading) -> OpenQuestions {
    OpenQuestions {
        date_order: date_order(records, reading).is_err(),
        decimal_sign: decimal_sign(records, reading).is_err(),
    }
}

fn require_columns(reading: &ListReading) -> Result<()> {
    let has = |field| reading.columns.contains(&Some(field));
    let missing =
        |what: &str| Err(Error::invalid("columns", format!("No column holds {what}. Say which one does.")));
    if !has(ListField::BookedOn) {
        return missing("the day of the booking");
    }
    if !(has(ListField::Amount) || has(ListField::Credit) || has(ListField::Debit)) {
        return missing("an amount");
    }
    for (place, column) in reading.columns.iter().enumerate() {
        let Some(field) = column.filter(|field| !field.repeats()) else { continue };
        if reading.columns[..place].contains(&Some(field)) {
            return Err(Error::invalid(
                "columns",
                format!("Two columns are said to hold the same ({field:?}). Keep one of them."),
            ));
        }
    }
    Ok(())
}

/// The cells of the columns that hold one of `fields`.
fn cells<'a>(
    records: &'a [Record<'_>],
    reading: &'a ListReading,
    fields: &'a [ListField],
) -> impl Iterator<Item = &'a str> {
    let places = reading.columns.iter().enumerate();
    places.filter(|(_, column)| column.is_some_and(|field| fields.contains(&field))).flat_map(
        move |(place, _)| records.iter().filter_map(move |record| values::value(record.cells.get(place)?)),
    )
}

fn date_order(records: &[Record<'_>], reading: &ListReading) -> Result<Option<DateOrder>> {
    let dates = cells(records, reading, &[ListField::BookedOn, ListField::ValueOn]);
    match (reading.date_order, values::order_of(dates)) {
        (Some(order), _) | (None, (OrderFound::Settled(order), _)) => Ok(Some(order)),
        (None, (OrderFound::NotNeeded, _)) => Ok(None),
        (None, (OrderFound::Open, example)) => Err(Error::invalid(
            "date_order",
            format!(
                "Dates such as {} can be read in two ways. Say whether the day or the month stands first.",
                example.unwrap_or_default()
            ),
        )),
    }
}

const AMOUNTS: [ListField; 6] = [
    ListField::Amount,
    ListField::Debit,
    ListField::Credit,
    ListField::Balance,
    ListField::Charges,
    ListField::OriginalAmount,
];

fn decimal_sign(records: &[Record<'_>], reading: &ListReading) -> Result<DecimalSign> {
    if let Some(sign) = reading.decimal_sign {
        return Ok(sign);
    }
    let (mut points, mut commas, mut unclear) = (false, false, None);
    for cell in cells(records, reading, &AMOUNTS) {
        match sign_of(cell) {
            Some(Some(DecimalSign::Point)) => points = true,
            Some(Some(DecimalSign::Comma)) => commas = true,
            Some(None) => unclear = unclear.or(Some(cell)),
            None => {}
        }
    }
    match (points, commas, unclear) {
        (false, true, _) => Ok(DecimalSign::Comma),
        (true, false, _) | (false, false, None) => Ok(DecimalSign::Point),
        (true, true, _) => Err(Error::invalid(
            "decimal_sign",
            "Some amounts have a decimal point and others a decimal comma. Say which one counts, and check the rest.",
        )),
        (false, false, Some(example)) => Err(Error::invalid(
            "decimal_sign",
            format!(
                "Amounts such as {example} can be read in two ways. Say whether decimals stand behind a point or a comma."
            ),
        )),
    }
}

/// What an amount says about its decimal sign: nothing without a mark, open when one mark has three digits behind it.
fn sign_of(cell: &str) -> Option<Option<DecimalSign>> {
    let last = cell.rfind(['.', ','])?;
    let is_point = cell.as_bytes()[last] == b'.';
    let digits = cell[last + 1..].bytes().filter(u8::is_ascii_digit).count();
    let other = if is_point { ',' } else { '.' };
    let marks_alike = cell.matches(if is_point { '.' } else { ',' }).count();
    let own = if is_point { DecimalSign::Point } else { DecimalSign::Comma };
    Some(match (cell[..last].contains(other), marks_alike) {
        (true, _) => Some(own),
        (false, 1) if digits != 3 => Some(own),
        (false, 1) => None,
        // Several marks of one kind only group digits, so the other kind is the decimal sign.
        (false, _) => Some(if is_point { DecimalSign::Comma } else { DecimalSign::Point }),
    })
}

struct Rows<'a> {
    reading: &'a ListReading,
    sign: DecimalSign,
    order: Option<DateOrder>,
    currency: Currency,
}

impl Rows<'_> {
    fn cell<'a>(&self, record: &'a Record<'_>, field: ListField) -> Option<&'a str> {
        let place = self.reading.columns.iter().position(|column| *column == Some(field))?;
        values::value(record.cells.get(place)?)
    }

    fn joined(&self, record: &Record<'_>, field: ListField) -> Vec<String> {
        let places = self.reading.columns.iter().enumerate().filter(|(_, column)| **column == Some(field));
        places.filter_map(|(place, _)| values::value(record.cells.get(place)?)).map(one_line).collect()
    }

    /// The transaction of a row; none for a row without date and amount, such as a line below the list.
    fn transaction(&self, record: &Record<'_>) -> Result<Option<BankTransaction>, String> {
        let date = self.cell(record, ListField::BookedOn);
        let has_amount = [ListField::Amount, ListField::Debit, ListField::Credit]
            .into_iter()
            .any(|field| self.cell(record, field).is_some());
        let (Some(date), true) = (date, has_amount) else {
            return match (date, has_amount) {
                (None, true) => Err("it has an amount, but no date".to_owned()),
                _ => Ok(None),
            };
        };
        let booked_on =
            values::date(date, self.order).map_err(|problem| problem.trim_end_matches('.').to_owned())?;
        let currency = match self.cell(record, ListField::Currency) {
            Some(code) => Currency::from_code(code).ok_or_else(|| format!("“{code}” is not a currency"))?,
            None => self.currency,
        };
        let mut transaction = BankTransaction::new(booked_on, self.amount(record, currency)?);
        let value_on = self.cell(record, ListField::ValueOn);
        transaction.value_on = value_on.and_then(|cell| values::date(cell, self.order).ok());
        transaction.counterparty = one_line(self.cell(record, ListField::Counterparty).unwrap_or_default());
        let account = self.cell(record, ListField::CounterpartyAccount).unwrap_or_default();
        transaction.counterparty_account = account.split_whitespace().collect();
        transaction.remittance = self.joined(record, ListField::Text).join(" ");
        transaction.references = self.joined(record, ListField::Reference);
        transaction.bank_reference =
            self.cell(record, ListField::BankReference).unwrap_or_default().to_owned();
        transaction.entry_reference.clone_from(&transaction.bank_reference);
        transaction.charges =
            self.money(record, ListField::Charges, currency).filter(|money| money.minor != 0);
        transaction.original = self.original(record, transaction.amount);
        Ok(Some(transaction))
    }

    fn amount(&self, record: &Record<'_>, currency: Currency) -> Result<Money, String> {
        let read = |field| {
            let cell = self.cell(record, field);
            cell.map(|cell| amount::grouped(cell, self.sign, currency)).transpose()
        };
        if let Some(money) = read(ListField::Amount)? {
            let minor = match self.cell(record, ListField::Direction).map(direction) {
                None => money.minor,
                Some(Ok(true)) => money.minor.abs(),
                Some(Ok(false)) => -money.minor.abs(),
                Some(Err(problem)) => return Err(problem),
            };
            return Ok(Money { minor, currency });
        }
        let credit = read(ListField::Credit)?.map_or(0, |money| money.minor);
        let debit = read(ListField::Debit)?.map_or(0, |money| money.minor.abs());
        let minor = credit.checked_sub(debit).ok_or("its amounts are beyond what can be held")?;
        Ok(Money { minor, currency })
    }

    fn original(&self, record: &Record<'_>, booked: Money) -> Option<Money> {
        let code = self.cell(record, ListField::OriginalCurrency);
        let currency = code.map_or(Some(booked.currency), Currency::from_code)?;
        let money = self.money(record, ListField::OriginalAmount, currency)?;
        let signed = Money { minor: money.minor.abs() * booked.minor.signum(), currency };
        Some(signed).filter(|signed| *signed != booked && signed.minor != 0)
    }

    fn balance(&self, record: &Record<'_>) -> Option<i64> {
        self.money(record, ListField::Balance, self.currency).map(|money| money.minor)
    }

    fn money(&self, record: &Record<'_>, field: ListField, currency: Currency) -> Option<Money> {
        amount::grouped(self.cell(record, field)?, self.sign, currency).ok()
    }
}

/// Whether money came in, in the words banks use.
fn direction(cell: &str) -> Result<bool, String> {
    let key = crate::kernel::text::search_key(cell);
    match key.as_str() {
        "c" | "cr" | "crdt" | "credit" | "h" | "haben" | "gutschrift" | "bij" | "in" | "kredit" | "haber"
        | "abono" | "" => Ok(true),
        "d" | "dr" | "dbit" | "debit" | "s" | "soll" | "belastung" | "af" | "out" | "debet" | "debe"
        | "cargo" => Ok(false),
        _ => Err(format!("“{cell}” says neither that money came in nor that it went out")),
    }
}

/// The balances before the first and after the last transaction, where the list states one with every row. Lists run
/// from old to new or from new to old; the balances themselves tell which.
fn ends(transactions: &[BankTransaction], balances: &[Option<i64>]) -> (Option<Balance>, Option<Balance>) {
    let all: Option<Vec<i64>> = balances.iter().copied().collect();
    let Some(all) = all else { return (None, None) };
    let amounts: Vec<i64> = transactions.iter().map(|transaction| transaction.amount.minor).collect();
    let steps = |newer: usize, older: usize| all[older].checked_add(amounts[newer]) == Some(all[newer]);
    let ascending = (1..all.len()).all(|at| steps(at, at - 1));
    let descending = !ascending && (1..all.len()).all(|at| steps(at - 1, at));
    let (first, last) = if descending { (all.len() - 1, 0) } else { (0, all.len() - 1) };
    let is_old_to_new = transactions[0].booked_on <= transactions[all.len() - 1].booked_on;
    if !ascending && !descending && !is_old_to_new {
        return (None, None);
    }
    let at = |on: NaiveDate, amount_minor| Some(Balance { on: Some(on), amount_minor });
    let opening = all[first].checked_sub(amounts[first]);
    (
        opening.and_then(|minor| at(transactions[first].booked_on, minor)),
        at(transactions[last].booked_on, all[last]),
    )
}
