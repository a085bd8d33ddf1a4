//! Lists bank transactions, each that waits with what it most likely pays.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::suggest::{self, SuggestedBooking};
use super::{BankPosting, store};
use crate::kernel::{InCurrency, Result, text};
use crate::money::matching::Confidence;
use crate::register::Register;

/// Rows a page has unless asked otherwise.
const PAGE_ROWS: usize = 100;

/// Where a transaction stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TransactionState {
    /// Something of it waits for its place.
    #[default]
    Waiting,
    /// All of it has its place.
    Booked,
    /// It pays nothing, and somebody said why.
    Ignored,
}

crate::kernel::codes!(TransactionState { Waiting = "waiting", Booked = "booked", Ignored = "ignored" });

/// How well a waiting transaction is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MatchQuality {
    /// Its best suggestion is certain.
    Certain,
    /// Its best suggestion is likely.
    Likely,
    /// Its best suggestion is possible.
    Possible,
    /// Money came in, and nothing is suggested.
    Unmatched,
    /// Money went out.
    Outgoing,
}

/// Asks for a page of bank transactions.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ListBankTransactions {
    /// Where they stand; waiting when absent.
    pub state: Option<TransactionState>,
    /// Only those that came new with this statement.
    pub statement_id: Option<i64>,
    /// Only this one.
    pub id: Option<i64>,
    /// Only waiting ones that are matched so.
    pub matched: Option<MatchQuality>,
    /// Part of a name, a text or a reference.
    pub search: Option<String>,
    /// Rows to pass over.
    pub offset: Option<usize>,
    /// Rows to give at most; 100 when absent.
    pub limit: Option<usize>,
}

/// A bank transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransactionRow {
    /// The transaction.
    pub id: i64,
    /// The statement it came with.
    pub statement_id: i64,
    /// The account.
    pub account: String,
    /// The day of the booking.
    #[ts(type = "string")]
    pub booked_on: NaiveDate,
    /// What was booked: above zero when received.
    pub amount_minor: i64,
    /// What of it has no place yet.
    pub left_minor: i64,
    /// Its currency.
    #[serde(flatten)]
    pub in_currency: InCurrency,
    /// What was ordered, where that differs.
    pub original_minor: Option<i64>,
    /// Its currency.
    pub original_currency: Option<String>,
    /// Digits of that currency's minor unit.
    pub original_digits: Option<u32>,
    /// The rate between both, as the bank writes it.
    pub exchange_rate: String,
    /// What banks took on the way.
    pub charges_minor: Option<i64>,
    /// Its currency.
    pub charges_currency: Option<String>,
    /// Who paid, or was paid.
    pub counterparty: String,
    /// For whom that party acted.
    pub on_behalf_of: String,
    /// Its account.
    pub counterparty_account: String,
    /// Structured references.
    pub references: Vec<String>,
    /// What the payer wrote.
    pub remittance: String,
    /// The payer's own reference.
    pub end_to_end: String,
    /// The bank's reference.
    pub bank_reference: String,
    /// What else the bank says.
    pub bank_text: String,
    /// Whether an earlier booking is taken back.
    pub is_reversal: bool,
    /// Where it stands.
    pub state: TransactionState,
    /// Why it is ignored.
    pub ignored_reason: Option<String>,
    /// The payments it became.
    pub payment_ids: Vec<i64>,
    /// The invoices these settle.
    pub invoices: String,
    /// What of it has its place on an account, or is a payment to ORCID.
    pub postings: Vec<BankPosting>,
    /// What it most likely pays, the likeliest first; only while it waits.
    pub suggestions: Vec<SuggestedBooking>,
}

/// How many transactions stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct TransactionCounts {
    /// Waiting, certain.
    pub certain: u32,
    /// Waiting, likely.
    pub likely: u32,
    /// Waiting, possible.
    pub possible: u32,
    /// Waiting, nothing suggested.
    pub unmatched: u32,
    /// Waiting, went out.
    pub outgoing: u32,
    /// Booked.
    pub booked: u32,
    /// Ignored.
    pub ignored: u32,
}

/// A page of bank transactions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TransactionPage {
    /// The transactions of this page, the oldest first.
    pub rows: Vec<TransactionRow>,
    /// How many there are in all.
    pub total: usize,
    /// How many stand where, whatever was asked.
    pub counts: TransactionCounts,
}

/// Gives a page of bank transactions.
pub fn transactions(register: &Register, request: ListBankTransactions) -> Result<TransactionPage> {
    let connection = register.reader();
    let mut waiting = store::waiting(connection)?;
    suggest::fill(connection, &mut waiting)?;
    let counts = counts(&waiting, store::settled_counts(connection)?);
    let mut rows = match request.state.unwrap_or_default() {
        TransactionState::Waiting => waiting,
        state => store::settled(connection, state)?,
    };
    let search = text::search_key(request.search.as_deref().unwrap_or_default());
    rows.retain(|row| {
        request.id.is_none_or(|id| row.id == id)
            && request.statement_id.is_none_or(|id| row.statement_id == id)
            && request.matched.is_none_or(|matched| row.matched() == matched)
            && (search.is_empty() || row.says(&search))
    });
    let total = rows.len();
    let page = rows.into_iter().skip(request.offset.unwrap_or(0)).take(request.limit.unwrap_or(PAGE_ROWS));
    Ok(TransactionPage { rows: page.collect(), total, counts })
}

fn counts(waiting: &[TransactionRow], (booked, ignored): (u32, u32)) -> TransactionCounts {
    let mut counts = TransactionCounts { booked, ignored, ..TransactionCounts::default() };
    for row in waiting {
        match row.matched() {
            MatchQuality::Certain => counts.certain += 1,
            MatchQuality::Likely => counts.likely += 1,
            MatchQuality::Possible => counts.possible += 1,
            MatchQuality::Unmatched => counts.unmatched += 1,
            MatchQuality::Outgoing => counts.outgoing += 1,
        }
    }
    counts
}

impl TransactionRow {
    /// How well it is matched.
    pub fn matched(&self) -> MatchQuality {
        match self.suggestions.first().map(|best| best.confidence) {
            _ if self.amount_minor < 0 => MatchQuality::Outgoing,
            None => MatchQuality::Unmatched,
            Some(Confidence::Certain) => MatchQuality::Certain,
            Some(Confidence::Likely) => MatchQuality::Likely,
            Some(Confidence::Possible) => MatchQuality::Possible,
        }
    }

    /// Whether one of its texts holds `key`.
    fn says(&self, key: &str) -> bool {
        let texts = [
            &self.counterparty,
            &self.on_behalf_of,
            &self.counterparty_account,
            &self.remittance,
            &self.end_to_end,
            &self.bank_reference,
            &self.bank_text,
            &self.invoices,
        ];
        texts.into_iter().chain(&self.references).any(|text| text::search_key(text).contains(key))
            || crate::kernel::money::plain_minor(self.amount_minor.abs(), self.in_currency.digits())
                .contains(&key.replace(' ', "."))
    }
}
