//! What a chosen file looks like: its form, its columns and what they most likely mean.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ImportKind, Staging, headings, values};
use crate::kernel::{OptionExt, Result};

/// Sample values shown of a column.
const SAMPLES: usize = 3;

/// Asks to look at a staged file, perhaps in another way than recognised.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct InspectImport {
    /// The staged file.
    pub token: String,
    /// The encoding, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter, when it is not recognised rightly.
    pub delimiter: Option<String>,
    /// What its rows are, when it is not recognised rightly.
    pub kind: Option<ImportKind>,
}

/// A file that waits to be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedImport {
    /// What it is known by.
    pub token: String,
    /// Its name.
    pub file_name: String,
    /// Its size in bytes.
    pub size_bytes: usize,
    /// What its rows most likely are.
    pub kind: ImportKind,
    /// Its encoding.
    pub encoding: String,
    /// Whether it begins with a byte order mark.
    pub byte_order_mark: bool,
    /// What separates its cells.
    pub delimiter: String,
    /// LF, CRLF, CR or mixed.
    pub line_ends: String,
    /// Rows after the headings.
    pub row_count: usize,
    /// Its columns.
    pub columns: Vec<StagedColumn>,
    /// Whether dates such as 03/04/2026 stand in it and nothing settles how they are meant.
    pub ambiguous_dates: bool,
    /// What is worth knowing before the import.
    pub warnings: Vec<String>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedColumn {
    /// Its place, from 0.
    pub index: usize,
    /// Its heading.
    pub header: String,
    /// The field it most likely feeds.
    pub field: Option<String>,
    /// Its first values.
    pub samples: Vec<String>,
}

/// Looks at a staged file.
pub fn inspect(staging: &Staging, request: InspectImport) -> Result<StagedImport> {
    let file = staging.file(&request.token)?;
    let table = file.table(request.encoding.as_deref(), request.delimiter.as_deref())?;
    let (found, records, line_ends) = table.records(&file.name)?;
    let kind = request.kind.unwrap_or_else(|| headings::likely_kind(&found));
    let mapping = headings::recognise(&found, kind);
    let unique = unique_headings(&found);
    let column = |(index, header): (usize, &String)| {
        let filled = records
            .iter()
            .filter_map(|record| record.cells.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        let field = mapping.get(index).copied().flatten().map(str::to_owned);
        StagedColumn {
            index,
            header: header.clone(),
            field,
            samples: filled.take(SAMPLES).map(str::to_owned).collect(),
        }
    };
    let dates = mapping
        .iter()
        .enumerate()
        .filter(|(_, field)| matches!(field, Some("joined_on" | "left_on")))
        .map(|(index, _)| index);
    let cells = dates.flat_map(|index| {
        records.iter().filter_map(move |record| record.cells.get(index)).map(AsRef::as_ref)
    });
    let (order, _) = values::order_of(cells);
    let mut warnings = Vec::new();
    if records.is_empty() {
        warnings.push(format!("{} has headings but no rows, so there is nothing to import.", file.name));
    }
    for (heading, header) in found.iter().zip(&unique) {
        if heading != header && !heading.is_empty() {
            warnings.push(format!(
                "The heading “{heading}” stands more than once. The later column is called “{header}” here."
            ));
        }
    }
    if let values::OrderFound::Settled(order) = order {
        let words = if order == values::DateOrder::Dmy { "day, month, year" } else { "month, day, year" };
        warnings
            .push(format!("Dates such as 03/04/2026 are read as {words}, as other dates of the file show."));
    }
    Ok(StagedImport {
        token: request.token.clone(),
        file_name: file.name.clone(),
        size_bytes: file.bytes.len(),
        kind,
        encoding: table.decoded.encoding.to_owned(),
        byte_order_mark: table.decoded.byte_order_mark,
        delimiter: table.delimiter.to_string(),
        line_ends: line_ends.name().to_owned(),
        row_count: records.len(),
        columns: unique.iter().enumerate().map(column).collect(),
        ambiguous_dates: order == values::OrderFound::Open,
        warnings,
    })
}

/// Headings that differ: a repeated one is numbered, an empty one is called by its place.
pub(super) fn unique_headings(headings: &[String]) -> Vec<String> {
    let mut unique: Vec<String> = Vec::with_capacity(headings.len());
    for (index, heading) in headings.iter().enumerate() {
        let base = if heading.is_empty() { format!("Column {}", index + 1) } else { heading.clone() };
        let mut name = base.clone();
        let mut number = 2;
        while unique.contains(&name) {
            name = format!("{base} ({number})");
            number += 1;
        }
        unique.push(name);
    }
    unique
}

/// The mapping asked for, checked: as many entries as columns, known fields, none fed twice, and a name among them.
pub(super) fn checked_mapping(
    mapping: &[Option<String>],
    headings: &[String],
    kind: ImportKind,
) -> Result<Vec<Option<&'static str>>> {
    use crate::kernel::Error;
    if mapping.is_empty() {
        return Ok(headings::recognise(headings, kind));
    }
    if mapping.len() != headings.len() {
        let message = format!(
            "The mapping has {} entries, the file {} columns. Choose the file again.",
            mapping.len(),
            headings.len()
        );
        return Err(Error::invalid("mapping", message));
    }
    let mut checked: Vec<Option<&'static str>> = Vec::new();
    for field in mapping {
        let known = field.as_deref().map(|field| {
            headings::known_field(field).or_invalid("mapping", format!("There is no field “{field}”."))
        });
        let known = known.transpose()?;
        if let Some(field) = known
            && checked.contains(&known)
        {
            return Err(Error::invalid(
                "mapping",
                format!("Two columns feed the field “{field}”. Keep one of them as an extra."),
            ));
        }
        checked.push(known);
    }
    Ok(checked)
}
