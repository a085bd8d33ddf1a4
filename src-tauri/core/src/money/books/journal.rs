//! The journal of a period, posting by posting, and what each account comes to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::accounts::Chart;
use super::bank_lines::openings;
use super::derive::{self, BookedLine, Entry, EntryKind};
use super::rates::Rates;
use super::value::{Value, values};
use super::{AccountKey, BooksPeriod, store, year_end};
use crate::kernel::{Currency, Decimal, Error, InCurrency, Message, Result, text};
use crate::money::sponsors::OptionalDebtor;
use crate::people::profile;
use crate::register::{Connection, Register};

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: u32 = 100;

/// Asks for the journal of a period.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct GetBooksJournal {
    /// The first day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub from_on: Option<NaiveDate>,
    /// The last day; that of the current licence year when absent.
    #[ts(as = "Option<String>")]
    pub until_on: Option<NaiveDate>,
    /// Only postings of this account.
    pub account: Option<AccountKey>,
    /// Only postings under this code: accounts at banks may have their own.
    pub account_code: Option<String>,
    /// Letters of a document, a debtor or the text.
    pub search: Option<String>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to give at most.
    pub limit: Option<u32>,
}

/// A page of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalPage {
    /// The postings of this page, in the order of their days.
    pub rows: Vec<Posting>,
    /// How many there are.
    pub total: usize,
    /// The first day.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// The last day.
    #[ts(type = "string")]
    pub until_on: NaiveDate,
    /// What every account comes to in the period, whatever the page is narrowed to.
    pub balances: Vec<AccountBalance>,
}

/// One posting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Posting {
    /// Its entry, counted from 1 within the period. Postings of an entry balance in each currency.
    pub entry: usize,
    /// Its line in that entry, from 1: with the entry's number it names the posting.
    pub line: usize,
    /// The day.
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// What the entry books.
    pub kind: EntryKind,
    /// The row that the entry comes from, among those of its kind.
    pub source_id: i64,
    /// The document: an invoice or credit note by number, a payment as "PAY-12".
    pub document: String,
    /// The invoice or credit note.
    pub invoice_id: Option<i64>,
    /// The payment.
    pub payment_id: Option<i64>,
    /// The account.
    pub account: AccountKey,
    /// Its code.
    pub account_code: String,
    /// Its name.
    pub account_name: String,
    /// The debit; 0 for a credit.
    pub debit_minor: i64,
    /// The credit; 0 for a debit.
    pub credit_minor: i64,
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What it is worth in the consortium's own currency, a debit above zero; none while no rate is known.
    pub home_minor: Option<i64>,
    /// Digits of the minor unit of the consortium's own currency.
    pub home_digits: u32,
    /// What one unit of the currency is worth there; none for that currency itself.
    pub rate: Option<Decimal>,
    /// Where the rate comes from, or that none is known.
    pub rate_source: Message,
    /// The category and rate of the tax, such as "S 19"; empty for none.
    pub tax_code: String,
    /// What the consortium calls that category; empty for none.
    pub tax_name: String,
    /// The member or sponsor; empty when it is not known.
    pub debtor_name: String,
    /// Who it is; nobody when it is not known.
    #[serde(flatten)]
    pub debtor: OptionalDebtor,
    /// What was booked, in words.
    pub text: Message,
}

/// What an account comes to in one currency; debits are above zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccountBalance {
    /// The account.
    pub account: AccountKey,
    /// Its code.
    pub account_code: String,
    /// Its name.
    pub account_name: String,
    /// The currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What it held before the first day.
    pub opening_minor: i64,
    /// The debits of the period.
    pub debit_minor: i64,
    /// The credits of the period.
    pub credit_minor: i64,
    /// What it holds after the last day.
    pub closing_minor: i64,
}

/// Gives the journal of a period.
///
/// # Errors
/// A period that ends before it starts.
pub fn journal(register: &Register, request: GetBooksJournal) -> Result<JournalPage> {
    let period = BooksPeriod::asked(register, request.from_on, request.until_on)?;
    if period.until_on < period.from_on {
        return Err(Error::invalid(
            "until_on",
            message!("The period ends before it starts. Choose a later last day."),
        ));
    }
    let connection = register.reader();
    let chart = Chart::of(connection)?;
    let rates = Rates::of(connection)?;
    let mut entries = entries_of(connection, &chart, period.until_on)?;
    let start = profile::read(connection)?.year_start()?;
    let over = period.until_on.min(register.clock().today());
    entries.extend(year_end::transfers(&entries, &chart, start, over)?);
    derive::sort(&mut entries);
    let search = text::search_key(&request.search.unwrap_or_default());
    let (offset, limit) = (request.offset.unwrap_or(0), request.limit.unwrap_or(PAGE_ROWS));
    let mut page = JournalPage {
        rows: Vec::new(),
        total: 0,
        from_on: period.from_on,
        until_on: period.until_on,
        balances: balances(&entries, period.from_on, &chart)?,
    };
    let inside = entries.iter().filter(|entry| entry.on >= period.from_on);
    for (number, entry) in inside.enumerate() {
        let mut valued = None;
        for (line_number, line) in (1..).zip(&entry.lines) {
            let (code, _) = chart.named(entry, line)?;
            let is_asked = request.account.is_none_or(|account| account == line.account)
                && request.account_code.as_deref().is_none_or(|asked| asked == code)
                && (search.is_empty() || matches(line, &search));
            if !is_asked {
                continue;
            }
            let place = page.total;
            page.total += 1;
            if place >= offset as usize && place - (offset as usize) < limit as usize {
                let values = valued.get_or_insert_with(|| values(entry, &rates));
                let value = values.get(line_number - 1).cloned().unwrap_or_default();
                let value = (value, rates.home.digits());
                page.rows.push(posting((number + 1, line_number), entry, line, &chart, value)?);
            }
        }
    }
    Ok(page)
}

/// The entries through a day.
pub(super) fn entries_through(connection: &Connection, until_on: NaiveDate) -> Result<Vec<Entry>> {
    entries_of(connection, &Chart::of(connection)?, until_on)
}

/// The entries through a day, where the chart is known.
pub(super) fn entries_of(connection: &Connection, chart: &Chart, until_on: NaiveDate) -> Result<Vec<Entry>> {
    let start = profile::read(connection)?.year_start()?;
    let mut entries = derive::entries(&store::sources(connection, until_on)?, start, until_on);
    let openings = openings(&entries, &chart.banks, until_on);
    if !openings.is_empty() {
        entries.extend(openings);
        derive::sort(&mut entries);
    }
    Ok(entries)
}

fn matches(line: &BookedLine, search: &str) -> bool {
    let text = line.text.to_string();
    [&line.document, &line.party.name, &text].iter().any(|text| text::search_key(text).contains(search))
}

fn posting(
    (number, line_number): (usize, usize),
    entry: &Entry,
    line: &BookedLine,
    chart: &Chart,
    (value, home_digits): (Value, u32),
) -> Result<Posting> {
    let (code, name) = chart.named(entry, line)?;
    Ok(Posting {
        entry: number,
        line: line_number,
        on: entry.on,
        kind: entry.kind,
        source_id: entry.id,
        document: line.document.clone(),
        invoice_id: line.invoice_id,
        payment_id: line.payment_id,
        account: line.account,
        account_code: code.to_owned(),
        account_name: name.to_owned(),
        debit_minor: line.minor.max(0),
        credit_minor: -line.minor.min(0),
        in_currency: line.currency.into(),
        home_minor: value.home_minor,
        home_digits,
        rate: value.rate,
        rate_source: value.source,
        tax_code: line.tax.clone(),
        tax_name: line.tax_name.clone(),
        debtor_name: line.party.name.clone(),
        debtor: line.party.debtor,
        text: line.text.clone(),
    })
}

/// What accounts come to, by code and currency; those that nothing was ever booked to are left out.
pub(super) fn balances(entries: &[Entry], from_on: NaiveDate, chart: &Chart) -> Result<Vec<AccountBalance>> {
    let mut balances: BTreeMap<(&str, Currency), AccountBalance> = BTreeMap::new();
    for entry in entries {
        for line in &entry.lines {
            let (code, name) = chart.named(entry, line)?;
            let balance = balances.entry((code, line.currency)).or_insert_with(|| AccountBalance {
                account: line.account,
                account_code: code.to_owned(),
                account_name: name.to_owned(),
                in_currency: line.currency.into(),
                opening_minor: 0,
                debit_minor: 0,
                credit_minor: 0,
                closing_minor: 0,
            });
            balance.closing_minor += line.minor;
            if entry.on < from_on {
                balance.opening_minor += line.minor;
            } else {
                balance.debit_minor += line.minor.max(0);
                balance.credit_minor -= line.minor.min(0);
            }
        }
    }
    Ok(balances.into_values().collect())
}
