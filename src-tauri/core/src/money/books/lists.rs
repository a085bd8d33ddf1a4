//! The journal, accounts, receivables and tax as tables.

use super::reconcile::reconciliation_sheet;
pub(crate) use super::reconcile::reconciliation_sheets;
pub(crate) use super::statement_lists::{balance_sheet, profit_and_loss};
use super::{
    AccountBalance, AgedDebtor, AgedInvoice, GetBooksJournal, GetBooksReceivables, GetBooksTaxSummary,
    Posting, TaxSummaryRow,
};
use super::{GetBooksBalanceSheet, GetBooksProfitAndLoss, GetBooksReconciliation};
use crate::kernel::Result;
use crate::kernel::table::{Cell, ListColumn, ListTable, chosen, table as tabulated};
use crate::money::sponsors::Debtor;
use crate::register::{Register, lists};

lists! {
    "journal": GetBooksJournal => journal;
    "accounting": GetBooksJournal => accounting;
    "accounts": GetBooksJournal => balances;
    "open_invoices": GetBooksReceivables => open_invoices;
    "receivables": GetBooksReceivables => receivables;
    "tax_summary": GetBooksTaxSummary => tax_summary;
    "profit_and_loss": GetBooksProfitAndLoss => profit_and_loss;
    "balance_sheet": GetBooksBalanceSheet => balance_sheet;
    "bank_reconciliation": GetBooksReconciliation => reconciliation_sheet;
}

const JOURNAL: [ListColumn<Posting>; 16] = [
    posting("on", "Date", |row| Cell::Date(Some(row.on))),
    posting("entry", "Entry", |row| count(row.entry)),
    posting("document", "Document", |row| Cell::text(&row.document)),
    posting("account", "Account", |row| Cell::text(&row.account_code)),
    posting("account_name", "Account name", |row| Cell::text(&row.account_name)),
    posting("debit", "Debit", |row| side(row, row.debit_minor)),
    posting("credit", "Credit", |row| side(row, row.credit_minor)),
    posting("currency", "Currency", |row| Cell::text(row.in_currency.code())),
    posting("home", "Value at home", |row| match row.home_minor {
        Some(minor) => Cell::Amount { minor, digits: row.home_digits },
        None => Cell::text(""),
    }),
    posting("rate", "Rate", |row| Cell::text(row.rate.map(|rate| rate.to_string()).unwrap_or_default())),
    posting("rate_source", "Source of the rate", |row| Cell::said(&row.rate_source)),
    posting("tax_code", "Tax code", |row| Cell::text(&row.tax_code)),
    posting("tax_name", "Tax category", |row| Cell::text(&row.tax_name)),
    posting("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    posting("cost_centre", "Cost centre", |row| Cell::text(cost_centre(row))),
    posting("text", "Text", |row| Cell::said(&row.text)),
];

/// What accounting systems take: a line for each posting.
const FOR_ACCOUNTING: [&str; 9] =
    ["on", "document", "account", "debit", "credit", "currency", "tax_code", "cost_centre", "text"];

const RECEIVABLES: [ListColumn<AgedDebtor>; 8] = [
    aged("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    aged("currency", "Currency", |row| Cell::text(row.sums.in_currency.code())),
    aged("not_due", "Not due", |row| owed(row, row.sums.not_due_minor)),
    aged("days_30", "1 to 30 days", |row| owed(row, row.sums.days_30_minor)),
    aged("days_60", "31 to 60 days", |row| owed(row, row.sums.days_60_minor)),
    aged("days_90", "61 to 90 days", |row| owed(row, row.sums.days_90_minor)),
    aged("older", "Over 90 days", |row| owed(row, row.sums.older_minor)),
    aged("open", "Open", |row| owed(row, row.sums.open_minor)),
];

const TAX: [ListColumn<TaxSummaryRow>; 9] = [
    tax("code", "Category", |row| Cell::text(&row.code)),
    tax("name", "Name", |row| Cell::said(&row.name)),
    tax("percent", "Rate in per cent", |row| Cell::text(&row.percent)),
    tax("taxable", "Taxable", |row| Cell::Amount {
        minor: row.taxable_minor,
        digits: row.in_currency.digits(),
    }),
    tax("tax", "Tax", |row| Cell::Amount { minor: row.tax_minor, digits: row.in_currency.digits() }),
    tax("currency", "Currency", |row| Cell::text(row.in_currency.code())),
    tax("invoices", "Invoices", |row| Cell::Count(row.invoices)),
    tax("credit_notes", "Credit notes", |row| Cell::Count(row.credit_notes)),
    tax("write_offs", "Write-offs", |row| Cell::Count(row.write_offs)),
];

const BALANCES: [ListColumn<AccountBalance>; 7] = [
    account("account", "Account", |row| Cell::text(&row.account_code)),
    account("name", "Account name", |row| Cell::text(&row.account_name)),
    account("opening", "Before", |row| held(row, row.opening_minor)),
    account("debit", "Debit", |row| held(row, row.debit_minor)),
    account("credit", "Credit", |row| held(row, row.credit_minor)),
    account("closing", "After", |row| held(row, row.closing_minor)),
    account("currency", "Currency", |row| Cell::text(row.in_currency.code())),
];

const OPEN_INVOICES: [ListColumn<AgedInvoice>; 7] = [
    open("number", "Number", |row| Cell::text(&row.number)),
    open("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    open("issued", "Issued", |row| Cell::Date(Some(row.issued_on))),
    open("due", "Due", |row| Cell::Date(Some(row.due_on))),
    open("days", "Days overdue", |row| Cell::Count(row.days_overdue)),
    open("open", "Open", |row| Cell::Amount { minor: row.open_minor, digits: row.in_currency.digits() }),
    open("currency", "Currency", |row| Cell::text(row.in_currency.code())),
];

const fn account(
    key: &'static str,
    heading: &'static str,
    cell: fn(&AccountBalance) -> Cell,
) -> ListColumn<AccountBalance> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn open(
    key: &'static str,
    heading: &'static str,
    cell: fn(&AgedInvoice) -> Cell,
) -> ListColumn<AgedInvoice> {
    ListColumn { key, heading, is_usual: true, cell }
}

fn held(row: &AccountBalance, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.in_currency.digits() }
}

const fn posting(
    key: &'static str,
    heading: &'static str,
    cell: fn(&Posting) -> Cell,
) -> ListColumn<Posting> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn aged(
    key: &'static str,
    heading: &'static str,
    cell: fn(&AgedDebtor) -> Cell,
) -> ListColumn<AgedDebtor> {
    ListColumn { key, heading, is_usual: true, cell }
}

const fn tax(
    key: &'static str,
    heading: &'static str,
    cell: fn(&TaxSummaryRow) -> Cell,
) -> ListColumn<TaxSummaryRow> {
    ListColumn { key, heading, is_usual: true, cell }
}

/// The amount on one side of a posting; nothing on the other.
fn side(row: &Posting, minor: i64) -> Cell {
    match minor {
        0 => Cell::text(""),
        minor => Cell::Amount { minor, digits: row.in_currency.digits() },
    }
}

/// Whom accounting systems count a posting for; stays the same when a member is renamed.
fn cost_centre(row: &Posting) -> String {
    match row.debtor.0 {
        Some(Debtor::Member(id)) => format!("M{id}"),
        Some(Debtor::Sponsor(id)) => format!("S{id}"),
        None => String::new(),
    }
}

fn owed(row: &AgedDebtor, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.sums.in_currency.digits() }
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The journal that `request` asks for, all of it.
pub(crate) fn journal(
    register: &Register,
    request: GetBooksJournal,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = postings(register, request)?;
    Ok(tabulated("Journal", &chosen("the journal", &JOURNAL, asked)?, &rows))
}

/// The journal as accounting systems take it: columns cannot be chosen.
pub(crate) fn accounting(
    register: &Register,
    request: GetBooksJournal,
    _: Option<&[String]>,
) -> Result<ListTable> {
    let asked = FOR_ACCOUNTING.map(str::to_owned);
    let rows = postings(register, request)?;
    Ok(tabulated("Postings", &chosen("the journal", &JOURNAL, Some(&asked))?, &rows))
}

fn postings(register: &Register, request: GetBooksJournal) -> Result<Vec<Posting>> {
    let request = GetBooksJournal { offset: None, limit: Some(u32::MAX), ..request };
    Ok(super::journal(register, request)?.rows)
}

/// What each account came to in a period.
pub(crate) fn balances(
    register: &Register,
    request: GetBooksJournal,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::journal(register, GetBooksJournal { limit: Some(0), ..request })?.balances;
    Ok(tabulated("Accounts", &chosen("accounts", &BALANCES, asked)?, &rows))
}

/// The invoices that were open at the end of a day.
pub(crate) fn open_invoices(
    register: &Register,
    request: GetBooksReceivables,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let debtors = super::receivables(register, request)?.debtors;
    let rows: Vec<AgedInvoice> = debtors.into_iter().flat_map(|debtor| debtor.invoices).collect();
    Ok(tabulated("Open invoices", &chosen("open invoices", &OPEN_INVOICES, asked)?, &rows))
}

/// What debtors owed at the end of a day.
pub(crate) fn receivables(
    register: &Register,
    request: GetBooksReceivables,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::receivables(register, request)?.debtors;
    Ok(tabulated("Receivables", &chosen("receivables", &RECEIVABLES, asked)?, &rows))
}

/// The tax of a period.
pub(crate) fn tax_summary(
    register: &Register,
    request: GetBooksTaxSummary,
    asked: Option<&[String]>,
) -> Result<ListTable> {
    let rows = super::tax_summary(register, request)?.rows;
    Ok(tabulated("Tax", &chosen("the tax summary", &TAX, asked)?, &rows))
}
