//! camt.053 and camt.054 of every version: the statement around its entries.

use chrono::NaiveDate;
use encoding_rs::{Encoding, UTF_8};

use super::amount::{self, DecimalSign};
use super::xml::{Document, Element, Next};
use super::{Balance, BankStatement, BankTransaction, camt_entry, refused};
use crate::kernel::{Currency, Result};

/// Bytes a file may have.
const FILE_BYTES_MAX: usize = 300_000_000;

/// Reads all statements and notifications of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<BankStatement>> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(refused("The file is larger than any statement. Ask the bank for shorter periods."));
    }
    let text = text_of(bytes)?;
    let mut document = Document::new(&text);
    let mut statements = Vec::new();
    let mut depth = 0_usize;
    loop {
        match document.next()? {
            Next::End if depth == 0 => break,
            Next::End => depth -= 1,
            Next::Child(name) => match name.as_str() {
                "Stmt" | "Ntfctn" if depth > 0 => statements.push(statement(&mut document)?),
                "Document" | "BkToCstmrStmt" | "BkToCstmrDbtCdtNtfctn" | "BizMsgEnvlpe" => depth += 1,
                "BkToCstmrAcctRpt" => {
                    return Err(refused(
                        "The file is an interim report (camt.052), in which bookings may still change. Import the statement (camt.053) of the day.",
                    ));
                }
                _ => document.skip()?,
            },
        }
    }
    if statements.is_empty() {
        return Err(refused(
            "The file is XML, but no bank statement: it holds neither a camt.053 nor a camt.054 message.",
        ));
    }
    Ok(statements)
}

/// The file as text: by its byte order mark, by what its first line declares, or UTF-8.
fn text_of(bytes: &[u8]) -> Result<String> {
    let marked = Encoding::for_bom(bytes);
    let encoding = marked.map_or_else(|| declared(bytes).unwrap_or(UTF_8), |(encoding, _)| encoding);
    let body = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    encoding
        .decode_without_bom_handling_and_without_replacement(body)
        .map(|text| text.into_owned())
        .ok_or_else(|| {
            let name = encoding.name();
            refused(&format!(
                "The file says that it is written in {name}, but holds bytes that {name} does not have."
            ))
        })
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let after = head.split_once("encoding=")?.1;
    let quote = after.chars().next().filter(|character| matches!(character, '"' | '\''))?;
    let label = after[1..].split(quote).next()?;
    Encoding::for_label(label.as_bytes())
}

/// What was met in a statement so far.
#[derive(Default)]
struct Parts {
    identification: String,
    account: String,
    currency: Option<Currency>,
    balances: Vec<(String, Currency, Balance)>,
    transactions: Vec<BankTransaction>,
    entries: usize,
    pending: usize,
    warnings: Vec<String>,
}

fn statement(document: &mut Document<'_>) -> Result<BankStatement> {
    let mut parts = Parts::default();
    while let Next::Child(name) = document.next()? {
        match name.as_str() {
            "Id" => parts.identification = document.element(name)?.text,
            "Acct" => parts.take_account(&document.element(name)?),
            "Bal" => parts.take_balance(&document.element(name)?),
            "Ntry" => parts.take_entry(&document.element(name)?),
            _ => document.skip()?,
        }
    }
    parts.finish()
}

impl Parts {
    fn take_account(&mut self, element: &Element) {
        let identifiers = [element.text_at(&["Id", "IBAN"]), element.text_at(&["Id", "Othr", "Id"])];
        let account = identifiers.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        self.account = account.split_whitespace().collect();
        self.currency = Currency::from_code(element.text_at(&["Ccy"]));
    }

    fn take_balance(&mut self, element: &Element) {
        let kind = element.text_at(&["Tp", "CdOrPrtry", "Cd"]).to_owned();
        if let Ok((currency, amount_minor)) = signed_amount(element) {
            let balance = Balance { on: date_in(element, "Dt"), amount_minor };
            self.balances.push((kind, currency, balance));
        }
    }

    fn take_entry(&mut self, element: &Element) {
        self.entries += 1;
        let status = match element.text_at(&["Sts", "Cd"]) {
            "" => element.text_at(&["Sts"]),
            code => code,
        };
        if !matches!(status, "" | "BOOK") {
            self.pending += 1;
            return;
        }
        match camt_entry::transactions(element) {
            Ok(read) => {
                self.warnings
                    .extend(read.warning.map(|warning| format!("Entry {}: {warning}", self.entries)));
                self.transactions.extend(read.transactions);
            }
            Err(problem) => self.warnings.push(format!("Entry {} cannot be read: {problem}.", self.entries)),
        }
    }

    fn finish(mut self) -> Result<BankStatement> {
        if self.pending > 0 {
            self.warnings.push(format!(
                "{} entries are announced but not booked yet; they come with a later statement.",
                self.pending
            ));
        }
        let of_balances = self.balances.first().map(|(_, currency, _)| *currency);
        let of_entries = self.transactions.first().map(|transaction| transaction.amount.currency);
        let Some(currency) = self.currency.or(of_balances).or(of_entries) else {
            return Err(refused(&format!(
                "The statement “{}” names no currency, neither of its account nor of an entry.",
                self.identification
            )));
        };
        let balance = |kinds: &[&str]| {
            kinds.iter().find_map(|kind| {
                let found = self.balances.iter().find(|(code, own, _)| code == kind && *own == currency);
                found.map(|(_, _, balance)| *balance)
            })
        };
        Ok(BankStatement {
            opening: balance(&["OPBD", "PRCD"]),
            closing: balance(&["CLBD"]),
            account: self.account,
            identification: self.identification,
            currency,
            transactions: self.transactions,
            warnings: self.warnings,
        })
    }
}

/// The amount in `Amt` and the direction in `CdtDbtInd`: below zero for a debit.
pub(super) fn signed_amount(element: &Element) -> Result<(Currency, i64), String> {
    let amount = element.child("Amt").ok_or("it has no amount")?;
    let money = money_of(amount)?;
    match element.text_at(&["CdtDbtInd"]) {
        "CRDT" => Ok((money.0, money.1)),
        "DBIT" => Ok((money.0, -money.1)),
        other => Err(format!("“{other}” is neither CRDT nor DBIT")),
    }
}

/// Currency and minor units of an amount element.
pub(super) fn money_of(amount: &Element) -> Result<(Currency, i64), String> {
    let currency = Currency::from_code(&amount.currency)
        .ok_or_else(|| format!("“{}” is not a currency this program knows", amount.currency))?;
    let money = amount::plain(&amount.text, DecimalSign::Point, currency)?;
    Ok((currency, money.minor))
}

/// The day in a date element, which holds a day or an instant.
pub(super) fn date_in(element: &Element, name: &str) -> Option<NaiveDate> {
    let holder = element.child(name)?;
    ["Dt", "DtTm"].into_iter().find_map(|inner| holder.text_at(&[inner]).get(..10)?.parse().ok())
}
