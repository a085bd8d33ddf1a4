//! Past imports.

use serde::Serialize;
use ts_rs::TS;

use super::{Counts, ImportKind, store};
use crate::kernel::Result;
use crate::register::Register;

/// An import that was run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportBatch {
    /// Its id.
    pub batch: i64,
    /// Its entry in the history.
    pub entry_id: i64,
    pub file_name: String,
    /// When: RFC 3339 in UTC.
    pub at: String,
    pub user: String,
    /// What the rows were.
    pub kind: ImportKind,
    /// How many rows fared how.
    #[serde(flatten)]
    pub counts: Counts,
    /// Whether rows were rejected or came in without a field: `imports.rejected` gives them.
    pub has_rows_to_correct: bool,
    /// Whether it stands undone.
    pub undone: bool,
}

/// Gives past imports, the latest first. Undone ones are gone from the register but not from here.
pub fn list(register: &Register) -> Result<Vec<ImportBatch>> {
    store::batches(register.reader())
}
