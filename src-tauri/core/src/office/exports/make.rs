//! Writes a list as a file.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{csv, xlsx};
use crate::kernel::table::ListTable;
use crate::kernel::{Error, FileBytes, OptionExt, Result};
use crate::register::{ExportFormat, Register};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ExportedList {
    pub name: String,
    /// The request of that list; everything when there is none.
    #[serde(default)]
    pub request: Value,
}

/// Asks for a list as a file. All rows are written: offset and limit do not count.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct MakeExports {
    #[ts(type = "ExportedList")]
    pub list: ExportedList,
    /// Its columns in order; the usual ones when absent.
    pub columns: Option<Vec<String>>,
    /// The kind of file.
    pub format: ExportFormat,
}

/// A list as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Export {
    pub file_name: String,
    /// How many rows it has below the headings.
    pub row_count: usize,
    /// What it holds.
    #[serde(rename = "data_base64")]
    pub bytes: FileBytes,
}

/// Gives a list as a file.
pub fn make(register: &Register, request: MakeExports) -> Result<Export> {
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
        bytes: bytes.into(),
    })
}

/// A list as a table, and as the bytes of a file.
///
/// # Errors
/// A list, a column or a form that there is not, and rows or cells that a workbook cannot hold.
pub fn written(register: &Register, request: &MakeExports) -> Result<(ListTable, Vec<u8>)> {
    let ExportedList { name, request: asked } = &request.list;
    let list = register.schema().lists().find(|list| list.name == name);
    let list = list.or_invalid("list", message!("There is no list “{name}”.", name))?;
    let table = (list.table)(register, asked.clone(), request.columns.as_deref())?;
    let bytes = match request.format {
        ExportFormat::Csv => csv::bytes(&table)?,
        ExportFormat::Xlsx => xlsx::bytes(&table, register.clock().today())?,
        format => match list.forms.iter().find(|(known, _)| *known == format) {
            Some((_, written)) => written(register, asked.clone())?,
            None => return Err(not_written(register, format)),
        },
    };
    Ok((table, bytes))
}

fn not_written(register: &Register, format: ExportFormat) -> Error {
    let form = if format == ExportFormat::Ics { "a calendar" } else { "PDF" };
    let lists = register.schema().lists().filter(|list| list.forms.iter().any(|(known, _)| *known == format));
    let names: Vec<String> = lists.map(|list| list.name.replace('_', " ")).collect();
    let message = message!(
        "Only {names} can be saved as {form}. Choose CSV or a workbook.",
        names = names.join(" and "),
        form
    );
    Error::invalid("format", message)
}
