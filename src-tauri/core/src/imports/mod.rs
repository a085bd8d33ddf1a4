//! Imports: member and contact lists as CSV, looked at before, traced after, undone as one.

mod decode;
mod delimiter;
mod headings;
mod inspect;
mod list;
mod matching;
mod plan;
mod reader;
mod rejected;
mod row;
mod run;
mod staging;
mod store;
#[cfg(test)]
mod tests;
mod values;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::Table;

pub use headings::{AskFields, ImportField, fields};
pub use inspect::{InspectImport, StagedColumn, StagedImport, inspect};
pub use list::{ImportBatch, list};
pub use plan::plan;
pub use rejected::{AskRejected, RejectedRows, rejected};
pub use run::run;
pub use staging::Staging;
pub use values::DateOrder;

/// What the audit trail calls the rows of this slice.
pub const TABLES: [Table; 1] =
    [Table { name: "import_batch", label: "Import", name_columns: &["file_name"] }];

/// What the rows of a list are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// One member a row, perhaps with a contact.
    #[default]
    Members,
    /// One contact a row, with the member it belongs to.
    Contacts,
}

crate::members::words!(ImportKind { Members = "members", Contacts = "contacts" });

/// Asks what an import would do, or to do it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportRequest {
    /// The staged file.
    pub token: String,
    /// What its rows are.
    pub kind: ImportKind,
    /// The field each column feeds, in the order of the columns; null keeps the column as an extra.
    pub mapping: Vec<Option<String>>,
    /// How to read dates such as 03/04/2026.
    pub date_order: Option<DateOrder>,
    /// The day on which new members join and new roles begin; today when absent.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// The encoding, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter, when it is not recognised rightly.
    pub delimiter: Option<String>,
}

/// How bad a problem of a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row is not imported.
    Rejected,
    /// The row is imported; this is worth knowing.
    Warning,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// The line of the file on which the row begins; the header's is usually 1.
    pub row: usize,
    /// The heading of the column; empty when it is the row as a whole.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong and what to do.
    pub problem: String,
    /// How bad it is.
    pub severity: Severity,
}

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowAction {
    /// A new record.
    Create,
    /// A record is changed.
    Update,
    /// Everything is as it was.
    Unchanged,
    /// The row is left out.
    Reject,
}

/// A row and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlannedRow {
    /// The line of the file on which it begins.
    pub row: usize,
    /// What happens.
    pub action: RowAction,
    /// The record's name.
    pub name: String,
    /// The fields that change.
    pub changes: Vec<PlannedChange>,
}

/// A field before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlannedChange {
    /// The field.
    pub field: String,
    /// Its value now; empty for none.
    pub before: String,
    /// Its value afterwards.
    pub after: String,
}

/// How many rows fare how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Counts {
    /// Rows of the file, without the header.
    pub rows: usize,
    /// New records.
    pub created: usize,
    /// Changed records.
    pub updated: usize,
    /// Rows that change nothing.
    pub unchanged: usize,
    /// Rows left out.
    pub rejected: usize,
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportPlan {
    /// How many rows would fare how.
    #[serde(flatten)]
    pub counts: Counts,
    /// What is wrong with rows: the first thousand.
    pub problems: Vec<ImportProblem>,
    /// How many problems there are in all.
    pub problem_count: usize,
    /// The first hundred rows that would change something.
    pub preview: Vec<PlannedRow>,
    /// What has to be answered first; then nothing else counts.
    pub question: Option<String>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportResult {
    /// The batch; none when nothing changed.
    pub batch: Option<i64>,
    /// Its entry in the history.
    pub entry_id: Option<i64>,
    /// How many rows fared how.
    #[serde(flatten)]
    pub counts: Counts,
    /// What was wrong with rows: the first thousand.
    pub problems: Vec<ImportProblem>,
    /// How many problems there were in all.
    pub problem_count: usize,
}
