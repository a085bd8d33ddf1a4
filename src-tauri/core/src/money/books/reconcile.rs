//! Reconciliation of an account at a bank: what the books hold, what the bank holds, and line by line what explains the difference.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::Chart;
use super::bank_accounts::BankAccount;
use super::bank_accounts::store::{self, StatementBalance, UnplacedLine};
use super::bank_lines::{is_absorbed, of_account};
use super::derive::Entry;
use super::journal::entries_of;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table};
use crate::kernel::{Error, InCurrency, Message, Money, Result};
use crate::register::{Connection, Register};

/// The day through which everything is read that may explain a difference, however late it is dated.
pub(super) const EVER: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// Asks for the reconciliation of an account at the end of a day.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksReconciliation {
    /// The number of the account, as statements have it; the one that was read first when absent.
    pub account: Option<String>,
    /// Its currency, where the number has several.
    pub currency: Option<String>,
    /// The day; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
}

/// The reconciliation of an account at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Reconciliation {
    /// The account.
    pub bank_account: BankAccount,
    /// The currency of all amounts.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What the books hold.
    pub books_minor: i64,
    /// What the bank held, by its statements; by the opening balance and the lines where no statement says a balance.
    pub bank_minor: i64,
    /// The statement that says so, with the lines after it added; none where no statement says a balance.
    pub statement: Option<String>,
    /// The day of that balance.
    #[ts(type = "string | null")]
    pub statement_on: Option<NaiveDate>,
    /// What explains the difference, line by line. Added to what the books hold it is what the bank held.
    pub lines: Vec<ReconciliationLine>,
    /// What the lines come to.
    pub explained_minor: i64,
    /// What nothing explains: a statement that is missing, or another opening balance.
    pub unexplained_minor: i64,
    /// Whether nothing is left unexplained and every line has its place.
    pub is_reconciled: bool,
    /// What it comes to, in words.
    pub words: Message,
}

/// Why a line is in the one and not in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReconciliationPart {
    /// Booked, and the bank has not told of it by that day.
    Outstanding,
    /// The bank told of it, and it has no place yet.
    Unplaced,
    /// The bank told of it, and it was put aside: it is in no book.
    PutAside,
    /// The bank told of it, and it is booked on a later day.
    BookedLater,
}

/// A line that explains a part of the difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReconciliationLine {
    /// Why.
    pub part: ReconciliationPart,
    /// Its day, in the books or at the bank.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// The document of the books; empty for a line of the bank.
    pub document: String,
    /// What it is.
    pub text: Message,
    /// By how much the bank held more for it.
    pub amount_minor: i64,
    /// The transaction of the bank.
    pub transaction_id: Option<i64>,
    /// The payment.
    pub payment_id: Option<i64>,
}

impl ReconciliationPart {
    /// What a person calls it.
    pub(super) fn noun(self) -> Message {
        match self {
            Self::Outstanding => message!("Booked, not at the bank yet"),
            Self::Unplaced => message!("At the bank, without a place yet"),
            Self::PutAside => message!("At the bank, put aside and in no book"),
            Self::BookedLater => message!("At the bank, booked on a later day"),
        }
    }
}

/// Gives the reconciliation of an account at the end of a day.
///
/// # Errors
/// An account of which no statement was read, and a day before its opening balance.
pub fn reconciliation(register: &Register, request: GetBooksReconciliation) -> Result<Reconciliation> {
    let connection = register.reader();
    let chart = Chart::of(connection)?;
    let on = request.on.unwrap_or_else(|| register.clock().today());
    let bank = chart.banks.asked(request.account.as_deref(), request.currency.as_deref())?;
    if let Some(opening_on) = bank.opening_on.filter(|opening_on| on < *opening_on) {
        return Err(Error::invalid(
            "on",
            message!(
                "The books of this account begin on {opening_on, date, long}. Choose that day or a later one.",
                opening_on
            ),
        ));
    }
    reconciled(connection, &chart, &entries_of(connection, &chart, EVER)?, bank, on)
}

/// The reconciliation, of entries that reach beyond its day.
pub(super) fn reconciled(
    connection: &Connection,
    chart: &Chart,
    entries: &[Entry],
    bank: &BankAccount,
    on: NaiveDate,
) -> Result<Reconciliation> {
    let currency = bank.in_currency.currency();
    let mut lines = Vec::new();
    let mut books_minor = 0;
    for entry in entries {
        let Some(minor) = of_account(entry, &chart.banks, &bank.account, currency) else { continue };
        let at_bank_on = entry.bank.as_ref().and_then(|side| side.at_bank_on);
        let (is_booked, is_at_bank) = (entry.on <= on, at_bank_on.is_some_and(|day| day <= on));
        books_minor += if is_booked { minor } else { 0 };
        if is_booked == is_at_bank || is_absorbed(entry, bank.opening_on) {
            continue;
        }
        lines.push(of_entry(entry, if is_booked { -minor } else { minor }, is_booked));
    }
    let told = store::bank_lines(connection, &bank.account, currency, bank.opening_on)?;
    lines.extend(told.iter().filter(|line| line.on <= on && line.left_minor != 0).map(of_line));
    lines.sort_by_key(|line| (line.part, line.on));
    let explained_minor: i64 = lines.iter().map(|line| line.amount_minor).sum();
    let balance = store::statement_balances(connection, &bank.account, currency)?
        .into_iter()
        .filter(|balance| balance.on <= on)
        .max_by_key(|balance| (balance.on, balance.id));
    let bank_minor = match &balance {
        Some(balance) => {
            let after = told.iter().filter(|line| line.on > balance.on && line.on <= on);
            balance.minor + after.map(|line| line.amount_minor).sum::<i64>()
        }
        None => books_minor + explained_minor,
    };
    let unexplained_minor = bank_minor - books_minor - explained_minor;
    let is_reconciled = unexplained_minor == 0
        && !lines
            .iter()
            .any(|line| matches!(line.part, ReconciliationPart::Unplaced | ReconciliationPart::PutAside));
    Ok(Reconciliation {
        words: words(bank, balance.as_ref(), unexplained_minor, is_reconciled, on),
        bank_account: bank.clone(),
        in_currency: bank.in_currency,
        on,
        books_minor,
        bank_minor,
        statement: balance.as_ref().map(|balance| balance.called.clone()),
        statement_on: balance.as_ref().map(|balance| balance.on),
        lines,
        explained_minor,
        unexplained_minor,
        is_reconciled,
    })
}

fn of_entry(entry: &Entry, amount_minor: i64, is_booked: bool) -> ReconciliationLine {
    let first = entry.lines.first();
    ReconciliationLine {
        part: if is_booked { ReconciliationPart::Outstanding } else { ReconciliationPart::BookedLater },
        on: entry.on,
        document: first.map(|line| line.document.clone()).unwrap_or_default(),
        text: first.map(|line| line.text.clone()).unwrap_or_default(),
        amount_minor,
        transaction_id: None,
        payment_id: entry.lines.iter().find_map(|line| line.payment_id),
    }
}

fn of_line(line: &UnplacedLine) -> ReconciliationLine {
    let part = if line.is_put_aside { ReconciliationPart::PutAside } else { ReconciliationPart::Unplaced };
    ReconciliationLine {
        part,
        on: line.on,
        document: String::new(),
        text: Message::said(&line.text),
        amount_minor: line.left_minor,
        transaction_id: Some(line.id),
        payment_id: None,
    }
}

fn words(
    bank: &BankAccount,
    balance: Option<&StatementBalance>,
    unexplained_minor: i64,
    is_reconciled: bool,
    on: NaiveDate,
) -> Message {
    let (account, currency) = (&bank.account, bank.in_currency.currency());
    let missing = Money { minor: unexplained_minor, currency };
    match (unexplained_minor, balance) {
        (0, _) if !is_reconciled => {
            message!("Lines of {account} have no place in the books yet.", account)
        }
        (0, None) => message!(
            "No statement of {account} says a balance by {on, date, long}: there is nothing to compare with.",
            account,
            on
        ),
        (0, Some(_)) => message!("{account} reconciles.", account),
        (_, _) if bank.opening_on.is_none() => message!(
            "{missing} of what the bank holds on {account} is explained by nothing. Enter the opening balance of the account.",
            missing,
            account
        ),
        _ => message!(
            "{missing} of what the bank holds on {account} is explained by nothing. Import the statements that are missing, or correct the opening balance.",
            missing,
            account
        ),
    }
}

/// A line of the sheet.
struct SheetLine {
    what: Message,
    on: Option<NaiveDate>,
    document: String,
    text: Message,
    minor: i64,
    in_currency: InCurrency,
}

const SHEET: [ListColumn<SheetLine>; 6] = [
    of_sheet("what", "What", |row| Cell::said(&row.what)),
    of_sheet("on", "Date", |row| Cell::Date(row.on)),
    of_sheet("document", "Document", |row| Cell::text(&row.document)),
    of_sheet("text", "Text", |row| Cell::said(&row.text)),
    of_sheet("amount", "Amount", |row| Cell::Amount { minor: row.minor, digits: row.in_currency.digits() }),
    of_sheet("currency", "Currency", |row| Cell::text(row.in_currency.code())),
];

const fn of_sheet(
    key: &'static str,
    heading: &'static str,
    cell: fn(&SheetLine) -> Cell,
) -> ListColumn<SheetLine> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The reconciliation as a sheet: from what the books hold to what the bank holds.
pub(super) fn reconciliation_sheet(
    register: &Register,
    request: GetBooksReconciliation,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let found = reconciliation(register, request)?;
    Ok(table("Bank reconciliation", &chosen("the reconciliation", &SHEET, asked)?, &found.sheet()))
}

/// The reconciliations of all accounts at the end of a day, one below the other.
pub(crate) fn reconciliation_sheets(register: &Register, on: NaiveDate) -> Result<ListTable> {
    let connection = register.reader();
    let chart = Chart::of(connection)?;
    let entries = entries_of(connection, &chart, EVER)?;
    let mut lines = Vec::new();
    for bank in chart.banks.all.iter().filter(|bank| bank.is_open_on(on)) {
        lines.extend(reconciled(connection, &chart, &entries, bank, on)?.sheet());
    }
    Ok(table("Bank reconciliation", &SHEET.iter().collect::<Vec<_>>(), &lines))
}

impl Reconciliation {
    fn sheet(&self) -> Vec<SheetLine> {
        let line =
            |what: Message, on: Option<NaiveDate>, document: &str, text: &Message, minor: i64| SheetLine {
                what,
                on,
                document: document.to_owned(),
                text: text.clone(),
                minor,
                in_currency: self.in_currency,
            };
        let account = Message::said(&self.bank_account.account);
        let mut lines =
            vec![line(message!("Balance in the books"), Some(self.on), "", &account, self.books_minor)];
        lines.extend(
            self.lines
                .iter()
                .map(|one| line(one.part.noun(), Some(one.on), &one.document, &one.text, one.amount_minor)),
        );
        if self.unexplained_minor != 0 {
            lines.push(line(message!("Explained by nothing"), None, "", &self.words, self.unexplained_minor));
        }
        let by = Message::said(self.statement.as_deref().unwrap_or_default());
        lines.push(line(message!("Balance at the bank"), Some(self.on), "", &by, self.bank_minor));
        lines
    }
}
