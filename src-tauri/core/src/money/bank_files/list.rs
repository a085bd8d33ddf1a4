//! A bank's list: columns that somebody has told apart, read into a statement.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::amount::DecimalSign;
use super::list_fields::ListField;
use super::list_found::FoundRows;
use super::list_rows::{Row, Rows, Ways};
use super::statuses::{self, BookingStatus};
use super::written::WrittenAmount;
use super::{BankStatement, refused};
use crate::kernel::message::{commas, sentences};
use crate::kernel::{Currency, Error, Message, Result, Template};
use crate::people::tabular::DateOrder;
use crate::people::tabular::reader::TextRecord;
use crate::people::tabular::values::{self, OrderFound};

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
    /// Which way money went by words and letters that are not understood by themselves.
    #[ts(as = "Option<Vec<DirectionWord>>")]
    pub directions: Vec<DirectionWord>,
}

/// What a word of a list says about the way money went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DirectionWord {
    /// The word, as the list writes it; empty for an empty cell.
    pub word: String,
    /// Whether it came in.
    pub came_in: bool,
}

/// What a list says about itself before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OpenQuestions {
    /// Whether dates read in two ways.
    pub(crate) date_order: bool,
    /// Whether amounts read in two ways.
    pub(crate) decimal_sign: bool,
    /// Words that say neither that money came in nor that it went out.
    pub(crate) directions: Vec<String>,
}

/// Reads the records below `headings` about `account`, whose currency is `currency` where the list does not say.
///
/// # Errors
/// Columns that are missing, and what has to be asked first: [`crate::kernel::ErrorKind::Invalid`] with the field.
pub(crate) fn read(
    headings: &[String],
    records: &[TextRecord<'_>],
    reading: &ListReading,
    account: &str,
    currency: Currency,
) -> Result<BankStatement> {
    require_columns(reading)?;
    let rows = rows(
        headings,
        records,
        reading,
        currency,
        decimal_sign(records, reading, currency)?,
        date_order(records, reading)?,
    );
    let unclear = unclear_directions(&rows, records);
    if !unclear.is_empty() {
        let words = commas(unclear.iter().map(|word| shown_word(word)));
        let message = message!(
            "It is not clear which way the money went where the list says {words}. Say for each whether it came in.",
            words
        );
        return Err(Error::invalid("directions", message));
    }
    let mut found = FoundRows::default();
    let mut section = None;
    for record in records {
        section = section_of(record).or(section);
        let row = match section {
            Some(status) if status != BookingStatus::Booked && is_full(record) => {
                Ok(Row::Not(status, String::new()))
            }
            _ => rows.row(record),
        };
        found.take(&rows, record, row);
    }
    if found.transactions.is_empty() {
        let message = match (found.not_booked.is_empty(), found.warnings.first()) {
            (false, None) => {
                message!(
                    "No row of the list is booked yet. {not_booked_told}",
                    not_booked_told = sentences(found.not_booked_told())
                )
            }
            (_, first) => sentences(
                [message!("No row of the list is a transaction. Check which column holds what.")]
                    .iter()
                    .chain(first),
            ),
        };
        return Err(refused(message));
    }
    Ok(found.statement(account))
}

fn rows<'a>(
    headings: &'a [String],
    records: &[TextRecord<'_>],
    reading: &'a ListReading,
    currency: Currency,
    sign: DecimalSign,
    order: Option<DateOrder>,
) -> Rows<'a> {
    let mut rows = Rows { headings, reading, sign, order, currency, ways: Ways::default() };
    let mut ways = Ways::of(reading, records.iter().filter_map(|record| rows.direction(record)));
    ways.see_signs(
        records
            .iter()
            .filter_map(|record| Some((rows.direction(record)?, rows.cell(record, ListField::Amount)?))),
    );
    rows.ways = ways;
    rows
}

/// What has to be asked before the list can be read.
pub(crate) fn open_questions(
    headings: &[String],
    records: &[TextRecord<'_>],
    reading: &ListReading,
    currency: Currency,
) -> OpenQuestions {
    let (sign, order) = (decimal_sign(records, reading, currency), date_order(records, reading));
    // Only words matter here, so any sign will do.
    let rows = rows(headings, records, reading, currency, DecimalSign::Point, None);
    OpenQuestions {
        date_order: order.is_err(),
        decimal_sign: sign.is_err(),
        directions: unclear_directions(&rows, records),
    }
}

/// The words of a list that say nothing of the way money went, each once, in their order.
fn unclear_directions(rows: &Rows<'_>, records: &[TextRecord<'_>]) -> Vec<String> {
    let mut unclear: Vec<String> = Vec::new();
    for record in records {
        let Some(written) =
            rows.cell(record, ListField::Amount).and_then(|cell| WrittenAmount::of(cell).ok())
        else {
            continue;
        };
        if rows.cell(record, ListField::BookedOn).is_none() {
            continue;
        }
        let is_signed = written.sign == Some(false) || written.way.is_some();
        let of_column = rows.direction(record).filter(|word| !(word.is_empty() && is_signed));
        let beside = written.unknown.first().map(String::as_str).filter(|_| written.unknown.len() == 1);
        for word in of_column.into_iter().chain(beside) {
            let is_clear =
                rows.ways.of_word(word).is_some() && (beside != Some(word) || rows.ways.is_told(word));
            if !is_clear && !unclear.iter().any(|known| known == word) {
                unclear.push(word.to_owned());
            }
        }
    }
    unclear
}

fn shown_word(word: &str) -> Message {
    if word.is_empty() { message!("nothing at all") } else { message!("“{word}”", word) }
}

/// A row with nothing but one cell of words, such as “Pending transactions”, says what the rows below it are.
fn section_of(record: &TextRecord<'_>) -> Option<BookingStatus> {
    let mut filled = record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let only = filled.next().filter(|_| filled.next().is_none())?;
    if only.bytes().any(|byte| byte.is_ascii_digit()) { None } else { statuses::of(only) }
}

fn is_full(record: &TextRecord<'_>) -> bool {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 2
}

fn require_columns(reading: &ListReading) -> Result<()> {
    let has = |field| reading.columns.contains(&Some(field));
    let missing = |what: Template| {
        Err(Error::invalid("columns", message!("No column holds {what}. Say which one does.", what)))
    };
    if !has(ListField::BookedOn) {
        return missing(template!("the day of the booking"));
    }
    if !(has(ListField::Amount) || has(ListField::Credit) || has(ListField::Debit)) {
        return missing(template!("an amount"));
    }
    for (place, column) in reading.columns.iter().enumerate() {
        let Some(field) = column.filter(|field| !field.repeats()) else { continue };
        if reading.columns[..place].contains(&Some(field)) {
            return Err(Error::invalid(
                "columns",
                message!(
                    "Two columns are said to hold the same ({field}). Keep one of them.",
                    field = format_args!("{field:?}")
                ),
            ));
        }
    }
    Ok(())
}

/// The cells of the columns that hold one of `fields`.
fn cells<'a>(
    records: &'a [TextRecord<'_>],
    reading: &'a ListReading,
    fields: &'a [ListField],
) -> impl Iterator<Item = &'a str> {
    let places = reading.columns.iter().enumerate();
    places.filter(|(_, column)| column.is_some_and(|field| fields.contains(&field))).flat_map(
        move |(place, _)| records.iter().filter_map(move |record| values::value(record.cells.get(place)?)),
    )
}

fn date_order(records: &[TextRecord<'_>], reading: &ListReading) -> Result<Option<DateOrder>> {
    let dates = cells(records, reading, &[ListField::BookedOn, ListField::ValueOn]);
    match (reading.date_order, values::order_of(dates)) {
        (Some(order), _) | (None, (OrderFound::Settled(order), _)) => Ok(Some(order)),
        (None, (OrderFound::NotNeeded, _)) => Ok(None),
        (None, (OrderFound::Open, example)) => Err(Error::invalid(
            "date_order",
            message!(
                "Dates such as {example} can be read in two ways. Say whether the day or the month stands first.",
                example = example.unwrap_or_default()
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

fn decimal_sign(
    records: &[TextRecord<'_>],
    reading: &ListReading,
    currency: Currency,
) -> Result<DecimalSign> {
    if let Some(sign) = reading.decimal_sign {
        return Ok(sign);
    }
    let (mut points, mut commas, mut unclear) = (false, false, None);
    for cell in cells(records, reading, &AMOUNTS) {
        match WrittenAmount::of(cell).ok().and_then(|written| written.decimal_sign()) {
            Some(Some(DecimalSign::Point)) => points = true,
            Some(Some(DecimalSign::Comma)) => commas = true,
            // Without decimals a mark only groups digits.
            Some(None) if currency.digits() == 0 && cell.contains(',') => points = true,
            Some(None) if currency.digits() == 0 => commas = true,
            Some(None) => unclear = unclear.or(Some(cell)),
            None => {}
        }
    }
    match (points, commas, unclear) {
        (false, true, _) => Ok(DecimalSign::Comma),
        (true, false, _) | (false, false, None) => Ok(DecimalSign::Point),
        (true, true, _) => Err(Error::invalid(
            "decimal_sign",
            message!(
                "Some amounts have a decimal point and others a decimal comma. Say which one counts, and check the rest."
            ),
        )),
        (false, false, Some(example)) => Err(Error::invalid(
            "decimal_sign",
            message!(
                "Amounts such as {example} can be read in two ways. Say whether decimals stand behind a point or a comma.",
                example
            ),
        )),
    }
}
