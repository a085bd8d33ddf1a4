//! What a chosen file looks like: its form, its columns and what they most likely mean.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fields::Target;
use super::plan::order_of_dates;
use super::saved::{Choices, MAPPINGS, heading_set};
use super::{ImportKind, ImportMode, ImportRequest, READING, ValueChoice, headings};
use crate::kernel::{Error, Message, OptionExt, Result};
use crate::people::tabular::headings::unique;
use crate::people::tabular::values::OrderFound;
use crate::people::tabular::{
    self, DateOrder, FirstRow, Form, Reading, Records, SavedMapping, SourceTable, Staging,
};
use crate::register::{Connection, Register};

/// Sample values shown of a column.
const SAMPLES: usize = 3;

/// Cells shown of each of the first rows.
const FIRST_CELLS: usize = 8;

/// Asks to look at a staged file, perhaps in another way than recognised.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct InspectImports {
    /// The staged file.
    pub token: String,
    /// The encoding, when it is not recognised rightly.
    pub encoding: Option<String>,
    /// The delimiter, when it is not recognised rightly.
    pub delimiter: Option<String>,
    /// What its rows are, when it is not recognised rightly.
    pub kind: Option<ImportKind>,
    /// The sheet of a workbook, when it is not the visible one that looks most like a list.
    pub sheet: Option<String>,
    /// The row that holds the headings, when it is not recognised rightly.
    pub header_row: Option<usize>,
    /// Whether rows and columns of a workbook are read that are hidden in it.
    pub hidden: bool,
}

/// A file that waits to be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StagedImport {
    /// What it is known by.
    pub token: String,
    pub file_name: String,
    pub size_bytes: usize,
    /// What its rows most likely are.
    pub kind: ImportKind,
    /// Its encoding; empty for a workbook.
    pub encoding: String,
    /// Whether it begins with a byte order mark.
    pub byte_order_mark: bool,
    /// What separates its cells; empty for a workbook.
    pub delimiter: String,
    /// LF, CRLF, CR or mixed; empty for a workbook.
    pub line_ends: String,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// The sheet that is read.
    pub sheet: Option<String>,
    /// Rows and columns of the sheet that hold something and are hidden in it.
    pub hidden: usize,
    /// The row that holds the headings, as the file counts its rows.
    pub header_row: usize,
    /// The first rows that hold something, so that another one can be chosen for the headings.
    pub first_rows: Vec<FirstRow>,
    /// Where the proposed choices come from, when a list with the same headings was imported before.
    pub saved: Option<SavedMapping>,
    /// What values stand for, as chosen then.
    pub values: Vec<ValueChoice>,
    /// What becomes of members that are in the register already, as chosen then.
    pub mode: ImportMode,
    /// How to read dates, as chosen then.
    pub date_order: Option<DateOrder>,
    /// Rows after the headings.
    pub row_count: usize,
    pub columns: Vec<StagedColumn>,
    /// Whether dates such as 03/04/2026 stand in it and nothing settles how they are meant.
    pub ambiguous_dates: bool,
    /// What is worth knowing before the import.
    pub warnings: Vec<Message>,
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
pub fn inspect(register: &Register, staging: &Staging, request: InspectImports) -> Result<StagedImport> {
    let file = staging.file(&request.token)?;
    let reading = Reading {
        encoding: request.encoding.as_deref(),
        delimiter: request.delimiter.as_deref(),
        sheet: request.sheet.as_deref(),
        hidden: request.hidden,
        ..READING
    };
    let table = SourceTable::of(file, reading)?;
    let list = table.records(request.header_row)?;
    let remembered = remembered(register.reader(), &list.headings)?
        .filter(|(choices, _)| request.kind.is_none_or(|kind| kind == choices.kind));
    let from = remembered.as_ref().map(|(_, from)| from.clone());
    let kind = request.kind.unwrap_or_else(|| headings::likely_kind(&list.headings));
    let choices =
        remembered.map_or_else(|| Choices::recognised(&list.headings, kind), |(choices, _)| choices);
    let mapping = choices.mapping(&list.headings);
    let (order, _) = order_of_dates(&list, &mapping);
    let unique = unique(&list.headings);
    let staged = StagedImport {
        token: request.token.clone(),
        file_name: file.name.clone(),
        size_bytes: file.bytes.len(),
        kind: choices.kind,
        encoding: String::new(),
        byte_order_mark: false,
        delimiter: String::new(),
        line_ends: list.line_ends.to_owned(),
        sheets: Vec::new(),
        sheet: None,
        hidden: list.hidden,
        header_row: list.header_row,
        first_rows: first_rows(&list),
        saved: from,
        values: choices.values,
        mode: choices.mode,
        date_order: choices.date_order,
        row_count: list.records.len(),
        columns: columns(&list, &unique, &mapping),
        ambiguous_dates: order == OrderFound::Open,
        warnings: warnings(&file.name, &list, &unique, order),
    };
    Ok(match &table.form {
        Form::Text { decoded, delimiter, .. } => StagedImport {
            encoding: decoded.encoding.to_owned(),
            byte_order_mark: decoded.byte_order_mark,
            delimiter: delimiter.to_string(),
            ..staged
        },
        Form::Workbook(grid) => {
            StagedImport { sheets: grid.sheets.clone(), sheet: Some(grid.sheet.clone()), ..staged }
        }
    })
}

fn first_rows(list: &Records<'_>) -> Vec<FirstRow> {
    let cells = |cells: &[std::borrow::Cow<'_, str>]| {
        cells.iter().take(FIRST_CELLS).map(|cell| cell.trim().to_owned()).collect()
    };
    list.first.iter().map(|record| FirstRow { row: record.line, cells: cells(&record.cells) }).collect()
}

fn columns(list: &Records<'_>, unique: &[String], mapping: &[Option<Target>]) -> Vec<StagedColumn> {
    let column = |(index, header): (usize, &String)| {
        let filled = list
            .records
            .iter()
            .filter_map(|record| record.cells.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty());
        StagedColumn {
            index,
            header: header.clone(),
            field: mapping.get(index).copied().flatten().map(Target::name),
            samples: filled.take(SAMPLES).map(str::to_owned).collect(),
        }
    };
    unique.iter().enumerate().map(column).collect()
}

fn warnings(file_name: &str, list: &Records<'_>, unique: &[String], order: OrderFound) -> Vec<Message> {
    let mut warnings = list.notices.to_vec();
    if list.records.is_empty() {
        warnings.push(message!(
            "{file_name} has headings but no rows, so there is nothing to import.",
            file_name
        ));
    }
    for (heading, header) in list.headings.iter().zip(unique) {
        if heading != header && !heading.is_empty() {
            warnings.push(message!(
                "The heading “{heading}” stands more than once. The later column is called “{header}” here.",
                heading,
                header
            ));
        }
    }
    if let OrderFound::Settled(order) = order {
        let words = if order == DateOrder::Dmy {
            template!("day, month, year")
        } else {
            template!("month, day, year")
        };
        warnings.push(message!(
            "Dates such as 03/04/2026 are read as {words}, as other dates of the file show.",
            words
        ));
    }
    warnings
}

/// What was chosen last for a list with these headings.
fn remembered(connection: &Connection, list: &[String]) -> Result<Option<(Choices, SavedMapping)>> {
    tabular::remembered(connection, MAPPINGS, &heading_set(list))
}

/// The mapping that a request asks for, or else the one remembered or recognised.
pub(super) fn mapping_for(
    connection: &Connection,
    request: &ImportRequest,
    list: &[String],
) -> Result<Vec<Option<Target>>> {
    if !request.mapping.is_empty() {
        return checked_mapping(&request.mapping, list);
    }
    Ok(proposed(connection, list, request.kind)?.mapping(list))
}

/// What is proposed for a list with these headings: what was chosen for the last one, or what is recognised.
pub(super) fn proposed(connection: &Connection, list: &[String], kind: ImportKind) -> Result<Choices> {
    let remembered = remembered(connection, list)?.map(|(choices, _)| choices);
    let fitting = remembered.filter(|choices| choices.kind == kind);
    Ok(fitting.unwrap_or_else(|| Choices::recognised(list, kind)))
}

/// A mapping, checked: as many entries as columns, known fields, none fed twice.
fn checked_mapping(mapping: &[Option<String>], list: &[String]) -> Result<Vec<Option<Target>>> {
    if mapping.len() != list.len() {
        let message = message!(
            "The mapping has {count, plural, one {# entry} other {# entries}}, the file {columns, plural, one {# column} other {# columns}}. Choose the file again.",
            count = mapping.len(),
            columns = list.len()
        );
        return Err(Error::invalid("mapping", message));
    }
    let mut checked: Vec<Option<Target>> = Vec::new();
    for name in mapping {
        let known = name.as_deref().map(|name| {
            Target::from_name(name).or_invalid("mapping", message!("There is no field “{name}”.", name))
        });
        let known = known.transpose()?;
        if let Some(target) = known
            && checked.contains(&known)
        {
            let message = message!(
                "Two columns feed the field “{target}”. Keep one of them as an extra.",
                target = target.name()
            );
            return Err(Error::invalid("mapping", message));
        }
        checked.push(known);
    }
    Ok(checked)
}
