//! camt.052, camt.053 and camt.054 of every version: the statement around its entries.

use std::borrow::Cow;

use chrono::NaiveDate;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::amount;
use super::directions;
use super::statuses::{self, BookingStatus};
use super::xml::{Next, XmlDocument, XmlElement};
use super::{Balance, BankStatement, BankTransaction, GivenFacts, camt_entry, one_line, refused};
use crate::kernel::{Currency, Error, Message, Result};

/// Bytes a file may have.
const FILE_BYTES_MAX: usize = 100_000_000;

/// Entries that a statement may have.
const ENTRIES_MAX: usize = 500_000;

/// Reads all statements, notifications and reports of a file, whatever is wrapped around them.
pub(super) fn read(bytes: &[u8], told: GivenFacts<'_>) -> Result<Vec<BankStatement>> {
    if bytes.len() > FILE_BYTES_MAX {
        let most = FILE_BYTES_MAX / 1_000_000;
        return Err(refused(message!(
            "The file has more than {most} MB, which is the most that is read. Ask the bank for shorter periods.",
            most
        )));
    }
    let (text, warning) = text_of(bytes, told.encoding)?;
    let mut statements = of_text(&with_ampersands(&text), told.currency)?;
    if statements.is_empty() {
        for inner in wrapped_as_text(&text) {
            statements.extend(of_text(inner, told.currency)?);
        }
    }
    match statements.first_mut() {
        Some(first) => first.warnings.splice(0..0, warning).for_each(drop),
        None => {
            return Err(refused(message!(
                "The file is XML, but no bank statement: it holds neither a camt.052, a camt.053 nor a camt.054 message."
            )));
        }
    }
    Ok(statements)
}

fn of_text(text: &str, currency: Option<Currency>) -> Result<Vec<BankStatement>> {
    let mut document = XmlDocument::new(text);
    let mut statements = Vec::new();
    // The messages one is in: nothing, or what begins with `BkToCstmr`.
    let mut open: Vec<bool> = Vec::new();
    loop {
        match document.next()? {
            Next::EndOfFile if open.is_empty() => break,
            Next::EndOfFile => return Err(document.cut_off()),
            Next::End => {
                open.pop();
            }
            Next::Child(name) => {
                let in_message = open.last().copied().unwrap_or(false);
                match name.as_str() {
                    "Stmt" | "Ntfctn" | "Rpt" if in_message => {
                        statements.push(statement(&mut document, name == "Rpt", currency)?);
                    }
                    _ if in_message => document.skip()?,
                    _ => open.push(name.starts_with("BkToCstmr")),
                }
            }
        }
    }
    Ok(statements)
}

/// A message that stands as text in another: between the marks of CDATA.
fn wrapped_as_text(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("<![CDATA[").skip(1).filter_map(|part| part.split("]]>").next());
    parts.filter(|part| part.contains("BkToCstmr"))
}

/// The text with every ampersand that begins nothing written as XML wants it.
fn with_ampersands(text: &str) -> Cow<'_, str> {
    let begins_nothing = |at: usize| {
        let rest = &text.as_bytes()[at + 1..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
        length == 0 || rest.get(length) != Some(&b';')
    };
    let lone: Vec<usize> =
        text.match_indices('&').map(|(at, _)| at).filter(|at| begins_nothing(*at)).collect();
    // What stands between the marks of CDATA is text as it is.
    if lone.is_empty() || text.contains("<![CDATA[") {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len() + lone.len() * 4);
    let mut from = 0;
    for at in lone {
        mended.push_str(&text[from..=at]);
        mended.push_str("amp;");
        from = at + 1;
    }
    mended.push_str(&text[from..]);
    Cow::Owned(mended)
}

/// The file as text, and what was odd about it: in the encoding `told`, by its byte order mark, by what its first line
/// declares, or UTF-8. Where what it declares is not what it is, it is read as what it is.
fn text_of(bytes: &[u8], told: Option<&str>) -> Result<(String, Option<Message>)> {
    let marked = Encoding::for_bom(bytes);
    let body = marked.map_or(bytes, |(_, length)| &bytes[length..]);
    let strict = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(body).map(Cow::into_owned)
    };
    if let Some(label) = told.filter(|label| !label.is_empty()) {
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            let message =
                message!("“{label}” is not an encoding. Use a name such as UTF-8 or windows-1252.", label);
            Error::invalid("encoding", message)
        })?;
        let message = message!(
            "The file holds bytes that {encoding} does not have. Choose another encoding.",
            encoding = encoding.name()
        );
        let holds = || Error::invalid("encoding", message);
        return strict(encoding).map(|text| (text, None)).ok_or_else(holds);
    }
    let encoding = marked.map_or_else(|| declared(bytes).unwrap_or(UTF_8), |(encoding, _)| encoding);
    let name = encoding.name();
    let is_utf_8_in_fact = encoding.is_single_byte() && !body.is_ascii() && std::str::from_utf8(body).is_ok();
    if is_utf_8_in_fact && let Some(text) = strict(UTF_8) {
        let warning = message!(
            "The file says that it is written in {name}, but is UTF-8, so it is read as that.",
            name
        );
        return Ok((text, Some(warning)));
    }
    if let Some(text) = strict(encoding) {
        return Ok((text, None));
    }
    if encoding != UTF_8 {
        let message = message!(
            "The file says that it is written in {name}, but holds bytes that {name} does not have. Choose the encoding it is written in.",
            name
        );
        return Err(Error::invalid("encoding", message));
    }
    let warning = message!(
        "The file says that it is written in UTF-8, but holds bytes that UTF-8 does not have. They are read as Windows-1252: check the letters with accents, or choose another encoding."
    );
    Ok((with_stray_bytes(body), Some(warning)))
}

/// UTF-8 in which other bytes stand, each of which is a letter of Windows-1252.
fn with_stray_bytes(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
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
struct CamtParts {
    identification: String,
    account: String,
    currency: Option<Currency>,
    /// The day on which the bank wrote the statement.
    made_on: Option<NaiveDate>,
    /// Whether bookings may follow for the same days.
    is_interim: bool,
    balances: Vec<(String, Currency, Balance)>,
    transactions: Vec<BankTransaction>,
    entries: usize,
    pending: usize,
    warnings: Vec<Message>,
}

fn statement(
    document: &mut XmlDocument<'_>,
    is_interim: bool,
    currency: Option<Currency>,
) -> Result<BankStatement> {
    let mut parts = CamtParts { is_interim, ..CamtParts::default() };
    let mut entries = 0;
    loop {
        let name = match document.next()? {
            Next::Child(name) => name,
            Next::End => break,
            Next::EndOfFile => return Err(document.cut_off()),
        };
        entries += usize::from(name == "Ntry");
        if entries > ENTRIES_MAX {
            return Err(refused(message!(
                "A statement has more than {entries_max, plural, one {# entry} other {# entries}}. Ask the bank for shorter periods.",
                entries_max = ENTRIES_MAX
            )));
        }
        match name.as_str() {
            "Id" => parts.identification = document.element(name)?.text,
            "CreDtTm" => parts.made_on = day_in(&document.element(name)?.text),
            "Acct" => parts.take_account(&document.element(name)?),
            "Bal" => parts.take_balance(&document.element(name)?),
            "Ntry" => parts.take_entry(&document.element(name)?),
            _ => document.skip()?,
        }
    }
    parts.finish(currency)
}

impl CamtParts {
    fn take_account(&mut self, element: &XmlElement) {
        let identifiers = [element.text_at(&["Id", "IBAN"]), element.text_at(&["Id", "Othr", "Id"])];
        let account = identifiers.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        self.account = account.split_whitespace().collect();
        self.currency = Currency::from_code(element.text_at(&["Ccy"]));
    }

    fn take_balance(&mut self, element: &XmlElement) {
        let kind = element.text_at(&["Tp", "CdOrPrtry", "Cd"]).to_owned();
        match signed_amount(element, self.currency) {
            Ok((currency, amount_minor)) => {
                let balance = Balance { on: date_in(element, "Dt"), amount_minor };
                self.balances.push((kind, currency, balance));
            }
            Err(problem) if matches!(kind.as_str(), "OPBD" | "PRCD" | "CLBD") => {
                self.warnings.push(message!("A balance ({kind}) cannot be read: {problem}.", kind, problem));
            }
            Err(_) => {}
        }
    }

    fn take_entry(&mut self, element: &XmlElement) {
        self.entries += 1;
        let told =
            [element.text_at(&["Sts", "Cd"]), element.text_at(&["Sts", "Prtry"]), element.text_at(&["Sts"])];
        let status = told.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        if !matches!(status, "" | "BOOK") && statuses::of(status) != Some(BookingStatus::Booked) {
            self.pending += 1;
            return;
        }
        match camt_entry::transactions(element, self.currency, self.made_on) {
            Ok(read) => {
                let number = self.entries;
                self.warnings.extend(
                    read.warnings
                        .iter()
                        .map(|warning| message!("Entry {number}: {warning}", number, warning)),
                );
                self.transactions.extend(read.transactions);
            }
            Err(problem) => {
                let text = element.text_at(&["Amt"]);
                self.warnings.push(message!(
                    "Entry {entries} ({text}) cannot be read: {problem}.",
                    entries = self.entries,
                    text,
                    problem
                ));
            }
        }
    }

    fn finish(mut self, told: Option<Currency>) -> Result<BankStatement> {
        match self.pending {
            0 => {}
            count => self.warnings.push(message!(
                "{count, plural, =1 {One entry is} one {# entry is} other {# entries are}} announced but not booked yet; {count, plural, one {it comes} other {they come}} with a later statement.",
                count
            )),
        }
        if self.is_interim {
            self.warnings.push(
                message!("The file is an interim report (camt.052): only what is booked in it is read, and more may follow for the same days."),
            );
        }
        let of_balances = self.balances.first().map(|(_, currency, _)| *currency);
        let of_entries = self.transactions.first().map(|transaction| transaction.amount.currency);
        let Some(currency) = self.currency.or(of_balances).or(of_entries).or(told) else {
            return Err(Error::invalid(
                "currency",
                message!(
                    "The statement “{identification}” names no currency, neither of its account nor of an entry. Say which it is.",
                    identification = self.identification
                ),
            ));
        };
        let balance = |kinds: &[&str]| {
            kinds.iter().find_map(|kind| {
                let found = self.balances.iter().find(|(code, own, _)| code == kind && *own == currency);
                found.map(|(_, _, balance)| *balance)
            })
        };
        let mut interim = self.balances.iter().filter(|(code, own, _)| code == "ITBD" && *own == currency);
        let only_interim =
            interim.next().map(|(_, _, balance)| *balance).filter(|_| interim.next().is_none());
        Ok(BankStatement {
            opening: balance(&["OPBD", "PRCD"]),
            closing: balance(&["CLBD"]).or(if self.is_interim { only_interim } else { None }),
            account: self.account,
            identification: self.identification,
            currency,
            transactions: self.transactions,
            warnings: self.warnings,
        })
    }
}

/// The amount in `Amt` and the direction in `CdtDbtInd`: below zero for a debit. `currency` is that of amounts which
/// name none.
pub(super) fn signed_amount(
    element: &XmlElement,
    currency: Option<Currency>,
) -> Result<(Currency, i64), Message> {
    let amount = element.child("Amt").ok_or_else(|| message!("it has no amount"))?;
    let money = money_of(amount, currency)?;
    match (is_credit(element), money.1 < 0) {
        (Some(true), false) => Ok(money),
        // Some banks say it twice: DBIT, and a minus.
        (Some(false), _) => Ok((money.0, -money.1.abs())),
        (Some(true), true) => {
            Err(message!("“{text}” has a minus, but is said to come in", text = amount.text))
        }
        (None, _) => {
            let word = element.text_at(&["CdtDbtInd"]);
            Err(message!("“{word}” is neither CRDT nor DBIT, so it is not known whether money came in", word))
        }
    }
}

/// Whether the direction of an entry or a detail says that money came in; nothing where it is not understood.
pub(super) fn is_credit(element: &XmlElement) -> Option<bool> {
    match element.text_at(&["CdtDbtInd"]) {
        "" => None,
        // As the standard has it, for each of a hundred thousand entries.
        "CRDT" => Some(true),
        "DBIT" => Some(false),
        word => directions::of_word(word),
    }
}

/// Currency and minor units of an amount element.
pub(super) fn money_of(amount: &XmlElement, currency: Option<Currency>) -> Result<(Currency, i64), Message> {
    let currency = match amount.currency.as_str() {
        "" => currency.ok_or_else(|| message!("its amount names no currency"))?,
        code => Currency::from_code(code)
            .ok_or_else(|| message!("“{code}” is not a currency this program knows", code))?,
    };
    let money = amount::of_bank(&one_line(&amount.text), currency)?;
    Ok((currency, money.minor))
}

/// The day in a date element, which holds a day or an instant.
pub(super) fn date_in(element: &XmlElement, name: &str) -> Option<NaiveDate> {
    let holder = element.child(name)?;
    let texts = [holder.text_at(&["Dt"]), holder.text_at(&["DtTm"]), holder.text.as_str()];
    texts.into_iter().find_map(day_in)
}

/// The day at the beginning of a text, also without hyphens.
fn day_in(text: &str) -> Option<NaiveDate> {
    let iso = text.get(..10).and_then(|day| day.parse().ok());
    iso.or_else(|| NaiveDate::parse_from_str(text.get(..8)?, "%Y%m%d").ok())
        .or_else(|| crate::people::tabular::values::date(text, None).ok())
}
