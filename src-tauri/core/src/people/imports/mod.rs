//! Imports: member and contact lists as CSV or XLSX, looked at before, traced after, undone as one.

mod blemishes;
mod codes;
mod commands;
mod fields;
mod groups;
mod headings;
mod inspect;
mod list;
mod lists;
mod matching;
mod people;
mod person;
mod personal_data;
mod plan;
mod questions;
mod rejected;
mod row;
mod run;
mod saved;
mod store;
mod suggest;
#[cfg(test)]
mod tests;
mod totals;
mod undo;
mod value_meanings;
mod work;

use crate::kernel::Message;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::people::tabular::{DateOrder, Reading};
use crate::register::{Slice, Table};

pub use fields::{GetImportsFields, ImportField, fields};
pub use headings::extra_heading;
pub use inspect::{InspectImports, StagedColumn, StagedImport, inspect};
pub use list::{ImportBatch, list};
pub use plan::plan;
pub use questions::{
    Answer, ChangeQuestion, ImportMode, MatchCandidate, MatchQuestion, RowDecision, UnknownValue, ValueChoice,
};
pub use rejected::{GetImportsRejected, RejectedRows, rejected};
pub use run::run;
pub use undo::{BatchId, BatchUndo, check_undo, undo};

pub(crate) static SLICE: Slice = Slice {
    name: "imports",
    tables: &[
        Table {
            name: "import_batch",
            label: template!("Import"),
            one: template!("an import"),
            several: template!("{count, plural, one {# import} other {# imports}}", count),
            name_columns: &["file_name"],
        },
        Table {
            name: "import_mapping",
            label: template!("Column mapping"),
            one: template!("a column mapping"),
            several: template!("{count, plural, one {# column mapping} other {# column mappings}}", count),
            name_columns: &["file_name"],
        },
    ],
    commands: commands::ALL,
    lists: lists::ALL,
    personal_data: Some(personal_data::PERSONAL_DATA),
    ..Slice::EMPTY
};

/// How a list of members or contacts is read, unless told otherwise.
pub const READING: Reading<'static> = Reading::by(headings::is_known);

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

crate::kernel::codes!(ImportKind { Members = "members", Contacts = "contacts" });

/// Asks what an import would do, or to do it.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct ImportRequest {
    /// The staged file.
    pub token: String,
    /// What its rows are.
    pub kind: ImportKind,
    /// The field each column feeds, in the order of the columns; null keeps the column as an extra. `voting.email` is
    /// the e-mail address of the voting contact. Empty takes what is recognised or remembered.
    pub mapping: Vec<Option<String>>,
    /// What values stand for that mean nothing by themselves.
    pub values: Vec<ValueChoice>,
    /// What becomes of members that are in the register already.
    pub mode: ImportMode,
    /// What was decided about rows.
    pub decisions: Vec<RowDecision>,
    /// How to read dates such as 03/04/2026.
    pub date_order: Option<DateOrder>,
    /// The day on which new members join for whom the list gives no first day; when absent, they have been members
    /// already. New roles begin then too, or else today.
    #[ts(as = "Option<String>")]
    pub on: Option<NaiveDate>,
    /// The encoding, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter, when it is not recognised rightly.
    pub delimiter: Option<String>,
    /// The sheet of a workbook, when it is not the visible one that looks most like a list.
    pub sheet: Option<String>,
    /// The row that holds the headings, when it is not recognised rightly.
    pub header_row: Option<usize>,
    /// Whether rows and columns of a workbook are read that are hidden in it.
    pub hidden: bool,
}

impl ImportRequest {
    fn reading(&self) -> Reading<'_> {
        Reading {
            encoding: self.encoding.as_deref(),
            delimiter: self.delimiter.as_deref(),
            sheet: self.sheet.as_deref(),
            hidden: self.hidden,
            ..READING
        }
    }
}

/// How bad a problem of a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row is not imported.
    Rejected,
    /// The row is imported; this is worth knowing.
    Warning,
    /// The row is imported as a new member, but may be one that is in the register already.
    Suggestion,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// The line of the file on which the row begins; the header's is usually 1.
    pub row: usize,
    /// The heading of the column; empty when it is the row as a whole.
    pub column: String,
    pub value: String,
    pub problem: Message,
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
    pub field: Message,
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
    pub question: Option<Message>,
    /// New members for whom the list gives no first day: they have been members already, or join on the day asked for.
    pub without_first_day: usize,
    /// Whether a column of the list gives first days.
    pub gives_first_days: bool,
    /// Rows that look like totals or notes and not like records.
    pub no_records: Vec<NoRecord>,
    /// Values that mean nothing by themselves: their rows come in without them until something is chosen for them.
    pub unknown_values: Vec<UnknownValue>,
    /// Rows that may be members of the register. Without an answer they are new members.
    pub matches: Vec<MatchQuestion>,
    /// Rows that would change a member, when each change is asked about: the first five hundred.
    pub changes: Vec<ChangeQuestion>,
    /// How many such rows there are in all.
    pub change_count: usize,
}

/// A row that looks like a total or a note. It is left out unless it was decided to be new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NoRecord {
    /// The line of the file on which it begins.
    pub row: usize,
    pub text: String,
    /// What it looks like.
    pub reason: Message,
    /// Whether it is taken as a record all the same.
    pub taken: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportResult {
    /// The batch; none when nothing changed.
    pub batch: Option<i64>,
    /// Its entry in the history.
    pub entry_id: Option<i64>,
    /// How many rows fared how.
    #[serde(flatten)]
    pub counts: Counts,
    /// Rows that came in without a field that could not be read.
    pub incomplete: usize,
    /// What was wrong with rows: the first thousand.
    pub problems: Vec<ImportProblem>,
    /// How many problems there were in all.
    pub problem_count: usize,
    /// New members for whom the list gave no first day.
    pub without_first_day: usize,
    /// Values that mean nothing by themselves and for which nothing was chosen.
    pub unknown_values: Vec<UnknownValue>,
}
