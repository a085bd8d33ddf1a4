//! SWIFT MT940: fields between colons, one statement after the other.

use super::amount::{self, DecimalSign};
use super::{Balance, BankStatement, refused};
use super::{mt940_details, mt940_line};
use crate::imports::decode;
use crate::kernel::{Currency, Result, long_date};

/// Reads all statements of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<BankStatement>> {
    let decoded = decode::decode(bytes, None)?;
    let mut statements = Vec::new();
    let mut open: Option<Parts> = None;
    for field in fields(&decoded.text) {
        if field.tag == "20" {
            finish(open.take(), &mut statements)?;
            open = Some(Parts::default());
        }
        if let Some(parts) = &mut open {
            parts.take(&field);
        }
    }
    finish(open, &mut statements)?;
    match statements.is_empty() {
        true => Err(refused("The file looks like MT940, but holds no statement. Ask the bank for it anew.")),
        false => Ok(statements),
    }
}

/// Ends a statement. A page that goes on where the one before it stopped is a part of the same statement.
fn finish(parts: Option<Parts>, statements: &mut Vec<BankStatement>) -> Result<()> {
    let Some(parts) = parts else { return Ok(()) };
    let goes_on = parts.goes_on;
    let statement = parts.finish()?;
    match statements.last_mut() {
        Some(last)
            if goes_on
                && last.account == statement.account
                && last.closing.map(|balance| balance.amount_minor)
                    == statement.opening.map(|balance| balance.amount_minor) =>
        {
            last.closing = statement.closing;
            last.transactions.extend(statement.transactions);
            last.warnings.extend(statement.warnings);
        }
        _ => statements.push(statement),
    }
    Ok(())
}

/// A field: what stands after its tag, line by line.
struct Field<'a> {
    tag: &'a str,
    line: usize,
    lines: Vec<&'a str>,
}

/// The fields of all statements. Line ends may be CR, LF or both; SWIFT's own brackets are passed over.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    for (number, line) in lines_of(text) {
        let line = match line.rfind("{4:") {
            Some(at) if line.starts_with('{') => &line[at + 3..],
            _ => line,
        };
        if let Some((tag, rest)) = tag_of(line) {
            fields.push(Field { tag, line: number, lines: vec![rest] });
        } else if line == "-" || line.starts_with("-}") {
            fields.push(Field { tag: "end", line: number, lines: Vec::new() });
        } else if let Some(field) = fields.last_mut()
            && !line.trim().is_empty()
        {
            field.lines.push(line);
        }
    }
    fields
}

fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // "\r\r\n", which some transfers make of a line end, gives an empty line between, which is passed over.
    text.split('\n')
        .enumerate()
        .flat_map(|(at, line)| line.trim_end_matches('\r').split('\r').map(move |part| (at + 1, part)))
}

/// The tag at the beginning of a line, such as `60F` in `:60F:C…`.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.strip_prefix(':')?.split_once(':')?;
    let digits = tag.trim_end_matches(|character: char| character.is_ascii_uppercase());
    let is_tag = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit()) && tag.len() <= 3;
    is_tag.then_some((tag, rest))
}

/// What was met in a statement so far.
#[derive(Default)]
struct Parts {
    account: String,
    identification: String,
    opening: Option<(Currency, Balance)>,
    /// Whether it is a further page of a statement.
    goes_on: bool,
    closing: Option<(Currency, Balance)>,
    transactions: Vec<mt940_line::Line>,
    details: Vec<Vec<String>>,
    /// Whether the next text belongs to the last transaction.
    in_transaction: bool,
    warnings: Vec<String>,
}

impl Parts {
    fn take(&mut self, field: &Field<'_>) {
        let first = field.lines.first().copied().unwrap_or_default();
        match field.tag {
            "25" | "25P" => self.account = first.split_whitespace().collect(),
            "28" | "28C" => self.identification = first.trim().to_owned(),
            "60F" | "60M" => {
                self.opening = self.balance(first, field.line);
                self.goes_on = field.tag == "60M";
            }
            "62F" | "62M" => self.closing = self.balance(first, field.line),
            "61" => match mt940_line::parse(&field.lines) {
                Ok(line) if line.is_announced => self.warnings.push(format!(
                    "Line {}: the transaction is announced but not booked yet; it comes with a later statement.",
                    field.line
                )),
                Ok(line) => {
                    self.transactions.push(line);
                    self.details.push(Vec::new());
                }
                Err(problem) => {
                    self.warnings.push(format!("Line {}: the transaction cannot be read: {problem}.", field.line));
                }
            },
            "86" if self.in_transaction => {
                if let Some(details) = self.details.last_mut() {
                    details.extend(field.lines.iter().map(|&line| line.to_owned()));
                }
            }
            _ => {}
        }
        self.in_transaction = matches!(field.tag, "61" | "86") && self.in_transaction || field.tag == "61";
    }

    fn balance(&mut self, text: &str, line: usize) -> Option<(Currency, Balance)> {
        let read = balance(text.trim());
        if read.is_none() {
            self.warnings.push(format!("Line {line}: the balance “{}” cannot be read.", text.trim()));
        }
        read
    }

    fn finish(mut self) -> Result<BankStatement> {
        let balance = self.opening.or(self.closing);
        let Some((currency, _)) = balance else {
            return Err(refused(&format!(
                "The statement “{}” of account {} has neither an opening nor a closing balance, so its currency is not known.",
                self.identification, self.account
            )));
        };
        let mut transactions = Vec::new();
        for (line, details) in self.transactions.iter().zip(&self.details) {
            match line.transaction(currency) {
                Ok(mut transaction) => {
                    mt940_details::take(&mut transaction, details);
                    transactions.push(transaction);
                }
                Err(problem) => {
                    self.warnings.push(format!(
                        "A transaction of {} cannot be read: {problem}.",
                        long_date(line.booked_on)
                    ));
                }
            }
        }
        let account = self.account.strip_suffix(currency.code()).unwrap_or(&self.account).to_owned();
        Ok(BankStatement {
            account,
            identification: self.identification,
            currency,
            opening: self.opening.map(|(_, balance)| balance),
            closing: self.closing.map(|(_, balance)| balance),
            transactions,
            warnings: self.warnings,
        })
    }
}

/// A balance such as `C091029EUR1234,56`.
fn balance(text: &str) -> Option<(Currency, Balance)> {
    let sign = match text.get(..1)? {
        "C" => 1,
        "D" => -1,
        _ => return None,
    };
    let on = mt940_line::date(text.get(1..7)?)?;
    let currency = Currency::from_code(text.get(7..10)?)?;
    let money = amount::plain(text.get(10..)?, DecimalSign::Comma, currency).ok()?;
    Some((currency, Balance { on: Some(on), amount_minor: sign * money.minor }))
}
