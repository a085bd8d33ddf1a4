//! SWIFT MT940: fields between colons, one statement after the other.

use std::borrow::Cow;

use super::amount;
use super::{Balance, BankStatement, refused};
use super::{mt940_details, mt940_line};
use crate::kernel::{Currency, Error, Message, Result};

/// Tags that MT940 and its sister MT942 know; `NS` is what banks add for themselves.
const TAGS: [&str; 21] = [
    "13", "13D", "20", "21", "25", "25P", "28", "28C", "34F", "60F", "60M", "61", "62F", "62M", "64", "65",
    "86", "90C", "90D", "NS", "13C",
];

/// Whether the lines of a text look like a statement: one of what it begins with, and one of what it goes on with.
pub(super) fn is_like(text: &str) -> bool {
    let text = unwrapped(text);
    let mut begins = false;
    let mut goes_on = false;
    for (tag, _) in lines_of(&text).filter_map(|(_, line)| tag_of(opened(line))) {
        begins |= matches!(tag, "20" | "25" | "25P" | "28" | "28C");
        goes_on |= matches!(tag, "60F" | "60M" | "61");
    }
    begins && goes_on
}

/// Letters that a file may have.
const FILE_BYTES_MAX: usize = 50_000_000;

/// Bytes of the text of a transaction: banks write six lines of 65 letters, some a few more.
const TEXT_BYTES_MAX: usize = 10_000;

/// Reads all statements of a file. `currency` is that of statements which name none.
pub(super) fn read(text: &str, currency: Option<Currency>) -> Result<Vec<BankStatement>> {
    if text.len() > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX / 1_000_000;
        return Err(refused(message!(
            "The file has more than {most} MB, which is the most that is read. Ask the bank for shorter periods.",
            most
        )));
    }
    let text = unwrapped(text);
    let mut statements = Vec::new();
    let mut open: Option<Mt940Parts> = None;
    for field in fields(&text) {
        if open.as_ref().is_none_or(|parts| parts.ends_before(field.tag)) && begins(field.tag) {
            finish(open.take(), currency, &mut statements)?;
            open = Some(Mt940Parts::default());
        }
        if let Some(parts) = &mut open {
            parts.take(&field);
        }
    }
    finish(open, currency, &mut statements)?;
    match statements.is_empty() {
        true => Err(refused(message!(
            "The file looks like MT940, but holds no statement. Ask the bank for it anew."
        ))),
        false => Ok(statements),
    }
}

/// Some banks write `@@` for each line end.
fn unwrapped(text: &str) -> Cow<'_, str> {
    match text.contains("@@:") && !text.contains("\n:") && !text.contains("\r:") {
        true => Cow::Owned(text.replace("@@", "\n")),
        false => Cow::Borrowed(text),
    }
}

/// Whether a statement can begin with this field: banks leave out `:20:` and even `:25:`.
fn begins(tag: &str) -> bool {
    matches!(tag, "20" | "25" | "25P" | "28" | "28C" | "60F" | "60M" | "61")
}

/// Ends a statement. A page that goes on where the one before it stopped is a part of the same statement.
fn finish(
    parts: Option<Mt940Parts>,
    currency: Option<Currency>,
    statements: &mut Vec<BankStatement>,
) -> Result<()> {
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return Ok(()) };
    let goes_on = parts.goes_on;
    let mut statement = parts.finish(currency)?;
    if let Some(last) = statements.last().filter(|_| statement.account.is_empty()) {
        statement.account.clone_from(&last.account);
    }
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
struct Mt940Field<'a> {
    tag: &'a str,
    line: usize,
    lines: Vec<&'a str>,
}

/// The fields of all statements. Line ends may be CR, LF or both; SWIFT's own brackets are passed over.
fn fields(text: &str) -> Vec<Mt940Field<'_>> {
    let lines: Vec<(usize, &str)> = lines_of(text).map(|(number, line)| (number, opened(line))).collect();
    // What comes after each line: whether another part of the same statement.
    let mut goes_on = vec![false; lines.len()];
    let mut next_is_part = false;
    for (place, (_, line)) in lines.iter().enumerate().rev() {
        goes_on[place] = next_is_part;
        if let Some((tag, _)) = tag_of(line) {
            next_is_part = !matches!(tag, "20" | "25" | "25P" | "28" | "28C");
        } else if line.starts_with('{') || line.starts_with("-}") {
            next_is_part = false;
        }
    }
    let mut fields: Vec<Mt940Field<'_>> = Vec::new();
    for (&(number, line), goes_on) in lines.iter().zip(goes_on) {
        if let Some((tag, rest)) = tag_of(line) {
            fields.push(Mt940Field { tag, line: number, lines: vec![rest] });
        } else if line.starts_with("-}") || (line.trim() == "-" && !goes_on) {
            fields.push(Mt940Field { tag: "end", line: number, lines: Vec::new() });
        } else if let Some(field) = fields.last_mut()
            && !line.trim().is_empty()
        {
            field.lines.push(line);
        }
    }
    fields
}

/// A line without what SWIFT writes before the text of a message.
fn opened(line: &str) -> &str {
    match line.rfind("{4:") {
        Some(at) if line.starts_with('{') => &line[at + 3..],
        _ => line,
    }
}

fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // "\r\r\n", which some transfers make of a line end, gives an empty line between, which is passed over.
    text.split('\n')
        .enumerate()
        .flat_map(|(at, line)| line.trim_end_matches('\r').split('\r').map(move |part| (at + 1, part)))
}

/// The tag at the beginning of a line, such as `60F` in `:60F:C…`. Other words between colons are text.
fn tag_of(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start_matches([' ', '\t', '\u{feff}']).strip_prefix(':')?.split_once(':')?;
    TAGS.contains(&tag).then_some((tag, rest))
}

/// What was met in a statement so far.
#[derive(Default)]
struct Mt940Parts {
    account: String,
    identification: String,
    opening: Option<(Currency, Balance)>,
    /// Whether it is a further page of a statement.
    goes_on: bool,
    closing: Option<(Currency, Balance)>,
    /// Each with the line it stands on.
    transactions: Vec<(usize, mt940_line::Mt940Line)>,
    details: Vec<Vec<String>>,
    /// To whom the next text belongs.
    text_of: TextOf,
    /// Tags that a statement has once.
    met: Vec<&'static str>,
    has_ended: bool,
    /// A currency that stands elsewhere than with opening or closing balance.
    other_currency: Option<Currency>,
    warnings: Vec<Message>,
}

/// To whom a field `:86:` belongs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum TextOf {
    #[default]
    Statement,
    /// The last transaction.
    Transaction,
    /// A transaction that was passed over.
    Nobody,
}

impl Mt940Parts {
    /// Whether a field with this tag belongs to the next statement.
    fn ends_before(&self, tag: &str) -> bool {
        let kind = match tag {
            "25P" => "25",
            "28C" => "28",
            "60M" => "60F",
            other => other,
        };
        (self.has_ended && !matches!(tag, "61")) || self.met.contains(&kind)
    }

    /// Whether nothing but words was met.
    fn is_empty(&self) -> bool {
        self.opening.is_none()
            && self.closing.is_none()
            && self.transactions.is_empty()
            && self.account.is_empty()
            && self.warnings.is_empty()
    }

    fn take(&mut self, field: &Mt940Field<'_>) {
        let first = field.lines.first().copied().unwrap_or_default();
        match field.tag {
            "20" => self.met.push("20"),
            "25" | "25P" => {
                self.account = first.split_whitespace().collect();
                self.met.push("25");
            }
            "28" | "28C" => {
                self.identification = first.trim().to_owned();
                self.met.push("28");
            }
            "60F" | "60M" => {
                self.opening = self.balance(first, field.line);
                self.goes_on = field.tag == "60M";
                self.met.push("60F");
            }
            "62F" | "62M" => {
                self.closing = self.balance(first, field.line);
                self.has_ended = true;
            }
            "64" | "65" if self.other_currency.is_none() => {
                self.other_currency = balance(first.trim()).map(|(currency, _)| currency);
            }
            "34F" => self.other_currency = first.get(..3).and_then(Currency::from_code),
            "61" => self.take_transaction(field),
            "86" if self.text_of == TextOf::Transaction => {
                if let Some(details) = self.details.last_mut() {
                    let mut bytes = details.iter().map(String::len).sum::<usize>();
                    for line in &field.lines {
                        bytes += line.len();
                        if bytes > TEXT_BYTES_MAX {
                            self.warnings.push(message!("Line {line}: the text of the transaction is longer than {text_bytes_max, plural, one {# letter} other {# letters}}; the rest was left out.", line = field.line, text_bytes_max = TEXT_BYTES_MAX));
                            break;
                        }
                        details.push((*line).to_owned());
                    }
                }
            }
            "end" => self.has_ended = true,
            _ => {}
        }
        if !matches!(field.tag, "61" | "86" | "NS" | "21") {
            self.text_of = TextOf::Statement;
        }
    }

    /// A transaction that is passed over takes its text with it.
    fn take_transaction(&mut self, field: &Mt940Field<'_>) {
        self.text_of = TextOf::Nobody;
        match mt940_line::parse(&field.lines) {
            Ok(line) if line.is_announced => self.warnings.push(message!("Line {line}: the transaction is announced but not booked yet; it comes with a later statement.", line = field.line)),
            Ok(line) => {
                self.transactions.push((field.line, line));
                self.details.push(Vec::new());
                self.text_of = TextOf::Transaction;
            }
            Err(problem) => {
                self.warnings
                    .push(message!("Line {line}: the transaction cannot be read: {problem}.", line = field.line, problem));
            }
        }
    }

    fn balance(&mut self, text: &str, line: usize) -> Option<(Currency, Balance)> {
        let read = balance(text.trim());
        if read.is_none() {
            self.warnings.push(message!(
                "Line {line}: the balance “{text}” cannot be read.",
                line,
                text = text.trim()
            ));
        }
        read
    }

    fn finish(mut self, told: Option<Currency>) -> Result<BankStatement> {
        let of_balance = self.opening.or(self.closing).map(|(currency, _)| currency);
        let of_account =
            self.account.get(self.account.len().saturating_sub(3)..).and_then(Currency::from_code);
        let known = of_balance.or(self.other_currency).or(of_account);
        let Some(currency) = known.or(told) else {
            return Err(Error::invalid(
                "currency",
                message!(
                    "The statement “{identification}” of account {account} has no balance that can be read, so its currency is not known. Say which it is.",
                    identification = self.identification,
                    account = self.account
                ),
            ));
        };
        if known.is_none() {
            self.warnings.push(message!(
                "The statement names no currency, so its amounts are read as {currency}.",
                currency
            ));
        }
        let mut transactions = Vec::new();
        for ((number, line), details) in self.transactions.iter().zip(&self.details) {
            match line.transaction(currency) {
                Ok(mut transaction) => {
                    mt940_details::take(&mut transaction, details);
                    transactions.push(transaction);
                }
                Err(problem) => {
                    self.warnings.push(message!("Line {number}: the transaction of {booked_on, date, long} cannot be read: {problem}.", number, booked_on = line.booked_on, problem));
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
    let money = amount::of_bank(text.get(10..)?, currency).ok()?;
    Some((currency, Balance { on: Some(on), amount_minor: sign * money.minor }))
}
