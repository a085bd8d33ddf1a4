//! A list as rows, whatever it was: text in any encoding and with any delimiter, or a workbook; read within limits.
//!
//! It knows no field. What counts as a heading, whoever reads the list says.

mod dates;
mod days;
pub(crate) mod decode;
mod delimiter;
mod header;
pub(crate) mod headings;
pub(crate) mod reader;
mod staging;
mod store;
mod table;
pub(crate) mod values;
mod workbook;
mod workbook_limits;

use serde::Serialize;
use ts_rs::TS;

use crate::register::Slice;

pub(crate) use days::day;
pub use decode::FILE_BYTES_MAX as LIST_BYTES_MAX;
pub use staging::{ReadAhead, StagedFile, Staging};
pub(crate) use store::{remember, remembered};
pub(crate) use table::{Form, Records, SourceTable};
pub use table::{ListForm, Reading};
pub use values::DateOrder;

pub(crate) static SLICE: Slice = Slice { name: "tabular", ..Slice::EMPTY };

/// Whether somebody knows a heading.
pub(crate) type KnowsHeading = fn(&str) -> bool;

/// One of the first rows of a file, from which another row of headings can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FirstRow {
    pub row: usize,
    pub cells: Vec<String>,
}

/// Where the proposed choices come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedMapping {
    /// The file for which they were made.
    pub file_name: String,
    /// When: RFC 3339 in UTC.
    pub at: String,
}
