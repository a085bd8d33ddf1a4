//! What banks hand out about an account, read into one neutral statement: camt.053 and camt.054, MT940, and lists.

mod amount;
mod camt;
mod camt_entry;
mod directions;
pub(crate) mod list;
mod list_fields;
mod list_found;
mod list_headings;
pub(crate) mod list_recognise;
mod list_rows;
mod mt940;
mod mt940_details;
mod mt940_line;
mod packed;
mod statuses;
#[cfg(test)]
mod tests;
mod written;
mod xml;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use amount::DecimalSign;
pub use list::{DirectionWord, ListReading};
pub use list_fields::ListField;

use crate::kernel::codes;
use crate::kernel::money::format_minor;
use crate::kernel::{Currency, Error, Message, Money, Result, long_date};
use crate::people::tabular::decode;
use crate::register::Slice;

pub(crate) static SLICE: Slice = Slice { name: "bank_files", ..Slice::EMPTY };

/// What a bank says about an account over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankStatement {
    /// The IBAN or other number of the account, without spaces.
    pub account: String,
    /// What the bank calls the statement; empty when it does not say.
    pub identification: String,
    /// The currency of the account.
    pub currency: Currency,
    /// What was on the account before the first transaction.
    pub opening: Option<Balance>,
    /// What was on it after the last.
    pub closing: Option<Balance>,
    /// What happened, in the order of the file.
    pub transactions: Vec<BankTransaction>,
    /// What was passed over or does not add up, as sentences.
    pub warnings: Vec<Message>,
}

/// What is on an account on a day; below zero when overdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// The day, when the bank says.
    pub on: Option<NaiveDate>,
    /// Minor units of the account's currency.
    pub amount_minor: i64,
}

/// One movement on an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankTransaction {
    pub booked_on: NaiveDate,
    /// The day from which it counts for interest.
    pub value_on: Option<NaiveDate>,
    /// What was booked: above zero when received.
    pub amount: Money,
    /// What the payer ordered, where that is another amount or another currency.
    pub original: Option<Money>,
    /// The rate between the two, as the bank writes it.
    pub exchange_rate: String,
    /// What banks took on the way.
    pub charges: Option<Money>,
    /// Who paid, or was paid.
    pub counterparty: String,
    /// For whom that party acted.
    pub on_behalf_of: String,
    pub counterparty_account: String,
    /// Structured references: of the creditor, and the numbers of the documents paid.
    pub references: Vec<String>,
    /// What the payer wrote.
    pub remittance: String,
    /// The payer's own reference.
    pub end_to_end: String,
    pub bank_reference: String,
    /// The bank's reference of the entry this transaction is a part of.
    pub entry_reference: String,
    /// What else the bank says: the kind of booking, the reason of a return.
    pub bank_text: String,
    /// Whether an earlier booking is taken back.
    pub is_reversal: bool,
}

impl BankTransaction {
    /// A transaction of which only day and amount are known.
    pub fn new(booked_on: NaiveDate, amount: Money) -> Self {
        Self {
            booked_on,
            value_on: None,
            amount,
            original: None,
            exchange_rate: String::new(),
            charges: None,
            counterparty: String::new(),
            on_behalf_of: String::new(),
            counterparty_account: String::new(),
            references: Vec::new(),
            remittance: String::new(),
            end_to_end: String::new(),
            bank_reference: String::new(),
            entry_reference: String::new(),
            bank_text: String::new(),
            is_reversal: false,
        }
    }
}

/// The form of a bank's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BankFormat {
    /// ISO 20022 XML: camt.053 or camt.054.
    Camt,
    /// SWIFT MT940.
    Mt940,
    /// A list whose columns have to be told.
    List,
}

codes!(BankFormat { Camt = "camt", Mt940 = "mt940", List = "list" });

/// What is told of a file that does not say it itself, or not rightly.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct GivenFacts<'a> {
    pub(crate) encoding: Option<&'a str>,
    /// The currency of statements that name none.
    pub(crate) currency: Option<Currency>,
}

/// What form the file has, by its content.
pub fn format_of(bytes: &[u8]) -> BankFormat {
    const HEAD: usize = 16_384;
    let head = &bytes[..bytes.len().min(HEAD)];
    let starts_like_xml =
        head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"<");
    let is_utf_16_xml = head.starts_with(b"\xff\xfe<\0") || head.starts_with(b"\xfe\xff\0<");
    if starts_like_xml || is_utf_16_xml {
        return BankFormat::Camt;
    }
    // What tells MT940 is plain in every encoding, but for the zeros of UTF-16.
    let text: String = head.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect();
    if mt940::is_like(&text) { BankFormat::Mt940 } else { BankFormat::List }
}

/// The statements of a camt or MT940 file, or of each such file in an archive, with the form of all; none for a list.
///
/// # Errors
/// A file that cannot be read as what it is, and an archive without any statement; the message says where.
pub(crate) fn read_file(
    bytes: &[u8],
    told: GivenFacts<'_>,
) -> Result<Option<(BankFormat, Vec<Vec<BankStatement>>)>> {
    let Some(files) = packed::unpacked(bytes)? else {
        return match format_of(bytes) {
            BankFormat::List => Ok(None),
            format => Ok(Some((format, vec![read_told(bytes, told)?]))),
        };
    };
    let mut found: Option<(BankFormat, Vec<Vec<BankStatement>>)> = None;
    for file in files {
        let format = format_of(&file.bytes);
        if format == BankFormat::List {
            continue;
        }
        let statements = read_told(&file.bytes, told).map_err(|error| Error {
            message: message!("{file}: {problem}", file = file.name, problem = error.message),
            ..error
        })?;
        match &mut found {
            None => found = Some((format, vec![statements])),
            Some((first, known)) if *first == format => known.push(statements),
            Some(_) => {
                return Err(refused(message!(
                    "The archive holds camt and MT940 files side by side. Unpack it, and choose those of one form."
                )));
            }
        }
    }
    found.map(Some).ok_or_else(|| {
        refused(message!(
            "The archive holds no camt or MT940 file. Unpack it, and choose the list in it by itself."
        ))
    })
}

/// Reads the statements of a camt or MT940 file.
///
/// # Errors
/// A file that is neither, or that cannot be read as what it is; the message says where.
pub fn read(bytes: &[u8]) -> Result<Vec<BankStatement>> {
    read_told(bytes, GivenFacts::default())
}

fn read_told(bytes: &[u8], told: GivenFacts<'_>) -> Result<Vec<BankStatement>> {
    let mut statements = match format_of(bytes) {
        BankFormat::Camt => camt::read(bytes, told)?,
        BankFormat::Mt940 => mt940::read(&decode::decode(bytes, told.encoding)?.text, told.currency)?,
        BankFormat::List => {
            return Err(refused(message!("The file is a list: say first which column holds what.")));
        }
    };
    for statement in &mut statements {
        turn_reversals(statement);
        check_sums(statement);
    }
    Ok(statements)
}

/// What its transactions move, in the currency of the account.
fn moved(statement: &BankStatement) -> i128 {
    let own = statement.transactions.iter().filter(|one| one.amount.currency == statement.currency);
    own.map(|one| i128::from(one.amount.minor)).sum()
}

/// Some banks mark a reversal with the direction of what it takes back. Where only so the balances agree, its amounts
/// are turned round.
fn turn_reversals(statement: &mut BankStatement) {
    let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else { return };
    let missing = i128::from(closing.amount_minor) - i128::from(opening.amount_minor) - moved(statement);
    let reversals: Vec<usize> = (0..statement.transactions.len())
        .filter(|place| {
            let one = &statement.transactions[*place];
            one.is_reversal && one.amount.currency == statement.currency
        })
        .collect();
    let minor = |place: &usize| i128::from(statement.transactions[*place].amount.minor);
    let turned: Vec<usize> = if missing == 0 || reversals.is_empty() {
        return;
    } else if reversals.iter().map(minor).sum::<i128>() * -2 == missing {
        reversals
    } else {
        let single: Vec<usize> = reversals.into_iter().filter(|place| minor(place) * -2 == missing).collect();
        if single.len() == 1 { single } else { return }
    };
    for place in turned {
        let one = &mut statement.transactions[place];
        one.amount.minor = -one.amount.minor;
        if let Some(original) = &mut one.original {
            original.minor = -original.minor;
        }
        let (on, amount) = (long_date(one.booked_on), one.amount);
        statement.warnings.push(message!("The reversal of {on} is read as {amount}: the file marks it the other way round, but only so its balances agree.", on, amount));
    }
}

/// Warns when the balances and the transactions disagree.
fn check_sums(statement: &mut BankStatement) {
    let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else { return };
    let moved = moved(statement);
    let expected = i128::from(opening.amount_minor) + moved;
    if expected == i128::from(closing.amount_minor) {
        return;
    }
    let digits = statement.currency.digits();
    let shown = |minor: i128| {
        i64::try_from(minor).map_or_else(|_| minor.to_string(), |minor| format_minor(minor, digits))
    };
    statement.warnings.push(message!("The statement does not add up: {opening} before and {moved} moved make {expected}, but the bank states {closing} after. Transactions may be missing from the file.", opening = shown(opening.amount_minor.into()), moved = shown(moved), expected = shown(expected), closing = shown(closing.amount_minor.into())));
}

/// Whether a cell of a list is an amount: digits with a decimal sign or a sign.
pub(crate) fn is_amount(cell: &str) -> bool {
    written::WrittenAmount::of(cell).is_ok_and(|written| {
        written.decimal_sign().is_some() || written.sign.is_some() || written.way.is_some()
    })
}

/// White space folded, as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reference, unless it says that there is none: banks fill the field with NONREF, NOTPROVIDED or zeros.
fn real(reference: &str) -> String {
    const NONE: [&str; 24] = [
        "NONREF",
        "NONREFERENCE",
        "NOREF",
        "NOREFERENCE",
        "NOTPROVIDED",
        "NOTAVAILABLE",
        "NOTAPPLICABLE",
        "NOTSPECIFIED",
        "NOTPRESENT",
        "NONE",
        "NULL",
        "NIL",
        "NA",
        "NAN",
        "NV",
        "ND",
        "EMPTY",
        "UNKNOWN",
        "UNDEFINED",
        "UNSPECIFIED",
        "KEINEREFERENZ",
        "OHNEREFERENZ",
        "NOTGIVEN",
        "NICHTANGEGEBEN",
    ];
    let reference = one_line(reference);
    let bare: String =
        reference.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    let is_one_sign = bare.chars().all(|character| bare.starts_with(character) && "0X9".contains(character));
    let has_other = reference.chars().any(|character| !character.is_ascii() && character.is_alphanumeric());
    let says_nothing = NONE.contains(&bare.as_str()) || (is_one_sign && (bare.len() != 1 || bare == "0"));
    if says_nothing && !has_other { String::new() } else { reference }
}

fn refused(message: Message) -> Error {
    Error::invalid("file", message)
}
