//! Lists as files: what a screen shows, with its search, filters, order and columns, as CSV or as a workbook.
//!
//! What a spreadsheet would take for a formula is written as text. Lists of members and contacts read back by the
//! import as they were.

pub mod auditor;
mod commands;
mod csv;
mod make;
mod members;
pub mod run_package;
#[cfg(test)]
mod tests;
mod xlsx;

use crate::register::Slice;

pub use crate::register::ExportFormat;
pub use make::{Export, ExportedList, MakeExports, make, written};

pub(crate) static SLICE: Slice =
    Slice { name: "exports", commands: commands::ALL, lists: members::ALL, ..Slice::EMPTY };
