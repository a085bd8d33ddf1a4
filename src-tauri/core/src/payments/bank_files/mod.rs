//! What banks hand out about an account, read into one neutral statement: camt.053 and camt.054, MT940, and lists.

mod amount;
mod camt;
mod camt_entry;
pub(crate) mod list;
mod list_fields;
mod mt940;
mod mt940_details;
mod mt940_line;
mod packed;
#[cfg(test)]
mod tests;
mod xml;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use amount::DecimalSign;
pub use list::ListReading;
pub use list_fields::ListField;

use crate::kernel::money::format_minor;
use crate::kernel::{Currency, Error, Money, Result};
use crate::members::words;

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
    pub warnings: Vec<String>,
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
    /// The day on which the bank booked it.
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
    /// The account of the counterparty.
    pub counterparty_account: String,
    /// Structured references: of the creditor, and the numbers of the documents paid.
    pub references: Vec<String>,
    /// What the payer wrote.
    pub remittance: String,
    /// The payer's own reference.
    pub end_to_end: String,
    /// The bank's reference of this transaction.
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

words!(BankFormat { Camt = "camt", Mt940 = "mt940", List = "list" });

/// What form the file has, by its content.
pub fn format_of(bytes: &[u8]) -> BankFormat {
    let head = &bytes[..bytes.len().min(4096)];
    let starts_like_xml =
        head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"<");
    let is_utf_16_xml = head.starts_with(b"\xff\xfe<\0") || head.starts_with(b"\xfe\xff\0<");
    if starts_like_xml || is_utf_16_xml {
        return BankFormat::Camt;
    }
    let has = |tag: &[u8]| head.windows(tag.len()).any(|window| window == tag);
    if has(b":20:") && (has(b":60F:") || has(b":60M:") || has(b":61:")) {
        return BankFormat::Mt940;
    }
    BankFormat::List
}

/// The statements of a camt or MT940 file, or of each such file in an archive, with the form of all; none for a list.
///
/// # Errors
/// A file that cannot be read as what it is, and an archive without any statement; the message says where.
pub fn read_file(bytes: &[u8]) -> Result<Option<(BankFormat, Vec<Vec<BankStatement>>)>> {
    let Some(files) = packed::unpacked(bytes)? else {
        return match format_of(bytes) {
            BankFormat::List => Ok(None),
            format => Ok(Some((format, vec![read(bytes)?]))),
        };
    };
    let mut found: Option<(BankFormat, Vec<Vec<BankStatement>>)> = None;
    for file in files {
        let format = format_of(&file.bytes);
        if format == BankFormat::List {
            continue;
        }
        let statements = read(&file.bytes)
            .map_err(|error| Error { message: format!("{}: {}", file.name, error.message), ..error })?;
        match &mut found {
            None => found = Some((format, vec![statements])),
            Some((first, known)) if *first == format => known.push(statements),
            Some(_) => {
                return Err(refused(
                    "The archive holds camt and MT940 files side by side. Unpack it, and choose those of one form.",
                ));
            }
        }
    }
    found.map(Some).ok_or_else(|| {
        refused("The archive holds no camt or MT940 file. Unpack it, and choose the list in it by itself.")
    })
}

/// Reads the statements of a camt or MT940 file.
///
/// # Errors
/// A file that is neither, or that cannot be read as what it is; the message says where.
pub fn read(bytes: &[u8]) -> Result<Vec<BankStatement>> {
    let mut statements = match format_of(bytes) {
        BankFormat::Camt => camt::read(bytes)?,
        BankFormat::Mt940 => mt940::read(bytes)?,
        BankFormat::List => {
            return Err(refused("The file is a list: say first which column holds what."));
        }
    };
    statements.iter_mut().for_each(check_sums);
    Ok(statements)
}

/// Warns when the balances and the transactions disagree.
fn check_sums(statement: &mut BankStatement) {
    let (Some(opening), Some(closing)) = (statement.opening, statement.closing) else { return };
    let moved: i128 = statement
        .transactions
        .iter()
        .filter(|one| one.amount.currency == statement.currency)
        .map(|one| i128::from(one.amount.minor))
        .sum();
    let expected = i128::from(opening.amount_minor) + moved;
    if expected == i128::from(closing.amount_minor) {
        return;
    }
    let digits = statement.currency.digits();
    let shown = |minor: i128| {
        i64::try_from(minor).map_or_else(|_| minor.to_string(), |minor| format_minor(minor, digits))
    };
    statement.warnings.push(format!(
        "The statement does not add up: {} before and {} moved make {}, but the bank states {} after. Transactions may be missing from the file.",
        shown(opening.amount_minor.into()),
        shown(moved),
        shown(expected),
        shown(closing.amount_minor.into()),
    ));
}

/// White space folded, as one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(message: &str) -> Error {
    Error::invalid("file", message.to_owned())
}
