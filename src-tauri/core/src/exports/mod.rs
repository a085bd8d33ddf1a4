//! Lists as files: what a screen shows, with its search, filters, order and columns, as CSV or as a workbook.
//!
//! What a spreadsheet would take for a formula is written as text. Lists of members and contacts read back by the
//! import as they were.

pub mod auditor;
mod books;
mod contacts;
mod csv;
mod fees;
mod invoices;
mod make;
mod members;
mod orcid;
mod others;
mod payments;
mod remittances;
pub mod run_package;
mod table;
#[cfg(test)]
mod tests;
mod xlsx;

pub use make::{Export, ExportFormat, ExportedList, MakeExport, make, written};
pub use table::{Cell, Table};
