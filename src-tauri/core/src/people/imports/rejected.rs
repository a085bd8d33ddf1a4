//! The rows that an import left out, and those that came in without a field, as a list with the reason, ready to be
//! corrected and imported.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Error, Message, OptionExt, Result, csv_cell};
use crate::people::attachments::file_name::safe_file_name;
use crate::register::Register;

/// Asks for the rows of a batch that were rejected or came in without a field.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct GetImportsRejected {
    pub batch: i64,
}

/// Such rows as CSV.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RejectedRows {
    /// A name for the file: a name, never a path.
    pub file_name: String,
    /// The list: the file's own columns and a last one, "reason".
    pub csv: String,
}

/// Gives the rows of a batch that were rejected or came in without a field.
pub fn rejected(register: &Register, request: GetImportsRejected) -> Result<RejectedRows> {
    let (file_name, csv) = store::rejected(register.reader(), request.batch)?
        .or_not_found(template!("Import"), request.batch)?;
    let file_name = safe_file_name(&file_name);
    let stem = file_name.rsplit_once('.').map_or(file_name.as_str(), |(stem, _)| stem);
    Ok(RejectedRows { file_name: format!("{stem}.rejected.csv"), csv })
}

/// Writes such rows; nothing when there are none.
pub(super) fn csv(headings: &[String], rows: &[(Vec<String>, String)]) -> Result<String> {
    if rows.is_empty() {
        return Ok(String::new());
    }
    let failed = |error: csv::Error| {
        Error::internal(message!("The rejected rows could not be written: {error}.", error))
    };
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let guarded = |cell: &String| csv_cell::guarded(cell);
    writer.write_record(headings.iter().map(guarded).chain(["reason".to_owned()])).map_err(failed)?;
    for (cells, reason) in rows {
        let missing = headings.len().saturating_sub(cells.len());
        let padding = std::iter::repeat_n(String::new(), missing);
        let record = cells.iter().map(guarded).chain(padding).chain([reason.clone()]);
        writer.write_record(record).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(Message::said(error.to_string())))?;
    String::from_utf8(bytes).map_err(|error| Error::internal(Message::said(error.to_string())))
}
