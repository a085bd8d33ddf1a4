//! Writes a list as a file.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Table, books, contacts, csv, fees, invoices, members, orcid, others, payments, remittances, xlsx,
};
use crate::billing::{self, ExplainFee};
use crate::books::{AskJournal, AskReceivables, AskTaxSummary};
use crate::contacts::{AskVotingRoll, ListContacts};
use crate::deadlines::{self, ListDeadlines};
use crate::fees::ComparePlans;
use crate::invoices::ListInvoices;
use crate::kernel::{Error, Result};
use crate::members::ListMembers;
use crate::payments::ListPayments;
use crate::register::Register;
use crate::register::history::ListHistory;
use crate::remittances::{AskRemittance, ListOrcidInvoices, ListOrcidPayments};
use crate::told::ListQueue;
use crate::voting::AskReadiness;

/// Which list, and what of it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "name", content = "request", rename_all = "snake_case")]
pub enum ExportedList {
    /// The members that a request lists.
    Members(ListMembers),
    /// The contacts that a request lists.
    Contacts(ListContacts),
    /// The voting roll.
    VotingRoll(AskVotingRoll),
    /// The contacts that ORCID should know, in the columns it asks for.
    OrcidContacts {},
    /// What ORCID still has to be told.
    Untold(ListQueue),
    /// Whether an election is ready.
    Readiness(AskReadiness),
    /// The invoices that a request lists.
    Invoices(ListInvoices),
    /// The payments that a request lists.
    Payments(ListPayments),
    /// The invoices of ORCID that a request lists.
    OrcidInvoices(ListOrcidInvoices),
    /// The payments to ORCID that a request lists.
    OrcidPayments(ListOrcidPayments),
    /// The reconciliation of a licence year with ORCID: a row for each figure.
    Remittance(AskRemittance),
    /// The history.
    History(ListHistory),
    /// Past imports.
    Imports {},
    /// Deadlines.
    Deadlines(ListDeadlines),
    /// How the fee of one member comes about.
    FeeExplanation(ExplainFee),
    /// What every member would pay by each plan of a year.
    FeePlans(ComparePlans),
    /// The journal of a period.
    Journal(AskJournal),
    /// The journal of a period, as accounting systems take it: columns cannot be chosen.
    Accounting(AskJournal),
    /// What each account came to in a period.
    Accounts(AskJournal),
    /// What was owed at the end of a day, invoice by invoice.
    OpenInvoices(AskReceivables),
    /// What was owed at the end of a day, by debtor.
    Receivables(AskReceivables),
    /// The tax of a period.
    TaxSummary(AskTaxSummary),
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated text in UTF-8 with a byte order mark, so that spreadsheets read it rightly.
    Csv,
    /// A workbook with one sheet.
    Xlsx,
    /// A calendar: deadlines only.
    Ics,
    /// A sheet to be sent to a member: the explanation of its fee only.
    Pdf,
}

/// Asks for a list as a file. All rows are written: offset and limit do not count.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct MakeExport {
    /// The list.
    pub list: ExportedList,
    /// Its columns in order; the usual ones when absent.
    pub columns: Option<Vec<String>>,
    /// The kind of file.
    pub format: ExportFormat,
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Export {
    /// A name for the file.
    pub file_name: String,
    /// How many rows it has below the headings.
    pub row_count: usize,
    /// What it holds, in base64.
    pub data_base64: String,
}

/// Gives a list as a file.
pub fn make(register: &Register, request: MakeExport) -> Result<Export> {
    let (table, bytes) = written(register, &request)?;
    let ending = match request.format {
        ExportFormat::Csv => "csv",
        ExportFormat::Xlsx => "xlsx",
        ExportFormat::Ics => "ics",
        ExportFormat::Pdf => "pdf",
    };
    Ok(Export {
        file_name: format!("{} {}.{ending}", table.name, register.clock().today()),
        row_count: table.rows.len(),
        data_base64: STANDARD.encode(bytes),
    })
}

/// A list as a table, and as the bytes of a file.
///
/// # Errors
/// A column that the list does not have, rows or cells that a workbook cannot hold, and a calendar of anything but
/// deadlines.
pub fn written(register: &Register, request: &MakeExport) -> Result<(Table, Vec<u8>)> {
    let columns = request.columns.as_deref();
    let table = match request.list.clone() {
        ExportedList::Members(list) => members::table(register, list, columns)?,
        ExportedList::Contacts(list) => contacts::table(register, list, columns)?,
        ExportedList::VotingRoll(roll) => contacts::voting_roll(register, roll, columns)?,
        ExportedList::OrcidContacts {} => orcid::contacts(register, columns)?,
        ExportedList::Untold(list) => orcid::untold(register, list, columns)?,
        ExportedList::Readiness(asked) => orcid::readiness(register, asked, columns)?,
        ExportedList::Invoices(list) => invoices::table(register, list, columns)?,
        ExportedList::Payments(list) => payments::table(register, list, columns)?,
        ExportedList::OrcidInvoices(list) => remittances::invoices(register, list, columns)?,
        ExportedList::OrcidPayments(list) => remittances::payments(register, list, columns)?,
        ExportedList::Remittance(asked) => remittances::year(register, asked, columns)?,
        ExportedList::History(list) => others::history(register, list, columns)?,
        ExportedList::Imports {} => others::imports(register, columns)?,
        ExportedList::Deadlines(asked) => others::deadlines(register, asked, columns)?,
        ExportedList::FeeExplanation(asked) => fees::explanation(register, asked, columns)?,
        ExportedList::FeePlans(asked) => fees::comparison(register, asked)?,
        ExportedList::Journal(asked) => books::journal(register, asked, columns)?,
        ExportedList::Accounting(asked) => books::accounting(register, asked)?,
        ExportedList::Accounts(asked) => books::balances(register, asked, columns)?,
        ExportedList::OpenInvoices(asked) => books::open_invoices(register, asked, columns)?,
        ExportedList::Receivables(asked) => books::receivables(register, asked, columns)?,
        ExportedList::TaxSummary(asked) => books::tax_summary(register, asked, columns)?,
    };
    let bytes = match request.format {
        ExportFormat::Csv => csv::bytes(&table)?,
        ExportFormat::Xlsx => xlsx::bytes(&table, register.clock().today())?,
        ExportFormat::Ics => ics(register, &request.list)?,
        ExportFormat::Pdf => pdf(register, &request.list)?,
    };
    Ok((table, bytes))
}

fn ics(register: &Register, list: &ExportedList) -> Result<Vec<u8>> {
    let ExportedList::Deadlines(asked) = list else {
        return Err(Error::invalid(
            "format",
            "Only deadlines can be saved as a calendar. Choose CSV or a workbook.",
        ));
    };
    Ok(deadlines::calendar(register, *asked)?.into_bytes())
}

fn pdf(register: &Register, list: &ExportedList) -> Result<Vec<u8>> {
    let ExportedList::FeeExplanation(asked) = list else {
        return Err(Error::invalid(
            "format",
            "Only the explanation of a fee is saved as PDF. Choose CSV or a workbook.",
        ));
    };
    Ok(billing::fee_sheet(register, *asked)?.1)
}
