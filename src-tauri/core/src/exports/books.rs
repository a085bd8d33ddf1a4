//! The journal, receivables, tax and payments as tables.

use super::Table;
use super::table::{Cell, Column, chosen, table as tabulated};
use crate::books::{self, AgedDebtor, AskJournal, AskReceivables, AskTaxSummary, Posting, TaxSummaryRow};
use crate::kernel::Result;
use crate::payments::{self, ListPayments, PaymentRow};
use crate::register::Register;

const JOURNAL: [Column<Posting>; 12] = [
    posting("on", "Date", |row| Cell::Date(Some(row.on))),
    posting("entry", "Entry", |row| count(row.entry)),
    posting("document", "Document", |row| Cell::text(&row.document)),
    posting("account", "Account", |row| Cell::text(&row.account_code)),
    posting("account_name", "Account name", |row| Cell::text(&row.account_name)),
    posting("debit", "Debit", |row| side(row, row.debit_minor)),
    posting("credit", "Credit", |row| side(row, row.credit_minor)),
    posting("currency", "Currency", |row| Cell::text(&row.currency)),
    posting("tax_code", "Tax code", |row| Cell::text(&row.tax_code)),
    posting("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    posting("cost_centre", "Cost centre", |row| Cell::text(cost_centre(row))),
    posting("text", "Text", |row| Cell::text(&row.text)),
];

/// What accounting systems take: a line for each posting.
const FOR_ACCOUNTING: [&str; 9] =
    ["on", "document", "account", "debit", "credit", "currency", "tax_code", "cost_centre", "text"];

const RECEIVABLES: [Column<AgedDebtor>; 8] = [
    aged("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    aged("currency", "Currency", |row| Cell::text(&row.sums.currency)),
    aged("not_due", "Not due", |row| owed(row, row.sums.not_due_minor)),
    aged("days_30", "1 to 30 days", |row| owed(row, row.sums.days_30_minor)),
    aged("days_60", "31 to 60 days", |row| owed(row, row.sums.days_60_minor)),
    aged("days_90", "61 to 90 days", |row| owed(row, row.sums.days_90_minor)),
    aged("older", "Over 90 days", |row| owed(row, row.sums.older_minor)),
    aged("open", "Open", |row| owed(row, row.sums.open_minor)),
];

const TAX: [Column<TaxSummaryRow>; 8] = [
    tax("code", "Category", |row| Cell::text(&row.code)),
    tax("name", "Name", |row| Cell::text(&row.name)),
    tax("percent", "Rate in per cent", |row| Cell::text(&row.percent)),
    tax("taxable", "Taxable", |row| Cell::Amount { minor: row.taxable_minor, digits: row.currency_digits }),
    tax("tax", "Tax", |row| Cell::Amount { minor: row.tax_minor, digits: row.currency_digits }),
    tax("currency", "Currency", |row| Cell::text(&row.currency)),
    tax("invoices", "Invoices", |row| Cell::Count(row.invoices)),
    tax("credit_notes", "Credit notes", |row| Cell::Count(row.credit_notes)),
];

const PAYMENTS: [Column<PaymentRow>; 10] = [
    paid("received", "Received", |row| Cell::Date(Some(row.received_on))),
    paid("payment", "Payment", |row| Cell::text(format!("PAY-{}", row.id))),
    paid("payer", "Payer", |row| Cell::text(&row.payer_name)),
    paid("debtor", "Member", |row| Cell::text(&row.debtor_name)),
    paid("amount", "Amount", |row| money(row, row.amount_minor)),
    paid("bank_fee", "Kept by banks", |row| money(row, row.bank_fee_minor)),
    paid("unallocated", "Not allocated", |row| money(row, row.unallocated_minor)),
    paid("currency", "Currency", |row| Cell::text(&row.currency)),
    paid("reference", "Reference", |row| Cell::text(&row.reference)),
    paid("invoices", "Invoices", |row| Cell::text(&row.invoices)),
];

const fn posting(key: &'static str, heading: &'static str, cell: fn(&Posting) -> Cell) -> Column<Posting> {
    Column { key, heading, is_usual: true, cell }
}

const fn aged(key: &'static str, heading: &'static str, cell: fn(&AgedDebtor) -> Cell) -> Column<AgedDebtor> {
    Column { key, heading, is_usual: true, cell }
}

const fn tax(
    key: &'static str,
    heading: &'static str,
    cell: fn(&TaxSummaryRow) -> Cell,
) -> Column<TaxSummaryRow> {
    Column { key, heading, is_usual: true, cell }
}

const fn paid(key: &'static str, heading: &'static str, cell: fn(&PaymentRow) -> Cell) -> Column<PaymentRow> {
    Column { key, heading, is_usual: true, cell }
}

/// The amount on one side of a posting; nothing on the other.
fn side(row: &Posting, minor: i64) -> Cell {
    match minor {
        0 => Cell::text(""),
        minor => Cell::Amount { minor, digits: row.currency_digits },
    }
}

/// Whom accounting systems count a posting for; stays the same when a member is renamed.
fn cost_centre(row: &Posting) -> String {
    match (row.member_id, row.sponsor_id) {
        (Some(id), _) => format!("M{id}"),
        (None, Some(id)) => format!("S{id}"),
        (None, None) => String::new(),
    }
}

fn owed(row: &AgedDebtor, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.sums.currency_digits }
}

fn money(row: &PaymentRow, minor: i64) -> Cell {
    Cell::Amount { minor, digits: row.currency_digits }
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The journal that `request` asks for, all of it.
pub(super) fn journal(register: &Register, request: AskJournal, asked: Option<&[String]>) -> Result<Table> {
    let rows = postings(register, request)?;
    Ok(tabulated("Journal", &chosen("the journal", &JOURNAL, asked)?, &rows))
}

/// The journal as accounting systems take it.
pub(super) fn accounting(register: &Register, request: AskJournal) -> Result<Table> {
    let asked = FOR_ACCOUNTING.map(str::to_owned);
    let rows = postings(register, request)?;
    Ok(tabulated("Postings", &chosen("the journal", &JOURNAL, Some(&asked))?, &rows))
}

fn postings(register: &Register, request: AskJournal) -> Result<Vec<Posting>> {
    let request = AskJournal { offset: None, limit: Some(u32::MAX), ..request };
    Ok(books::journal(register, request)?.rows)
}

/// What debtors owed at the end of a day.
pub(super) fn receivables(
    register: &Register,
    request: AskReceivables,
    asked: Option<&[String]>,
) -> Result<Table> {
    let rows = books::receivables(register, request)?.debtors;
    Ok(tabulated("Receivables", &chosen("receivables", &RECEIVABLES, asked)?, &rows))
}

/// The tax of a period.
pub(super) fn tax_summary(
    register: &Register,
    request: AskTaxSummary,
    asked: Option<&[String]>,
) -> Result<Table> {
    let rows = books::tax_summary(register, request)?.rows;
    Ok(tabulated("Tax", &chosen("the tax summary", &TAX, asked)?, &rows))
}

/// The payments that `request` lists.
pub(super) fn payments(
    register: &Register,
    request: ListPayments,
    asked: Option<&[String]>,
) -> Result<Table> {
    let request = ListPayments { offset: None, limit: Some(u32::MAX), ..request };
    let rows = payments::list(register, request)?.rows;
    Ok(tabulated("Payments", &chosen("payments", &PAYMENTS, asked)?, &rows))
}
