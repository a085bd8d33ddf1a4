//! A list as a table of cells, before it becomes a file.

use chrono::NaiveDate;

use super::{Error, Result};

/// What a list is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it lists: the name of the sheet.
    pub name: &'static str,
    /// Its headings.
    pub headings: Vec<String>,
    /// Its rows: each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell, with the kind that a spreadsheet needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, whatever it looks like.
    Text(String),
    /// A day, if there is one.
    Date(Option<NaiveDate>),
    /// A moment: RFC 3339 in UTC.
    Instant(String),
    /// How many.
    Count(i64),
    /// An amount in minor units, and how many digits these are.
    Amount {
        /// Minor units.
        minor: i64,
        /// Digits after the point.
        digits: u32,
    },
}

impl Cell {
    /// A text cell.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A column that a list can be written with.
pub(crate) struct Column<Row> {
    /// The name it is asked for by.
    pub(crate) key: &'static str,
    /// What stands at its head.
    pub(crate) heading: &'static str,
    /// Whether it is written when no columns are asked for.
    pub(crate) is_usual: bool,
    /// What a row shows in it.
    pub(crate) cell: fn(&Row) -> Cell,
}

/// The columns called `asked`, in that order, each once; the usual ones when none are asked for.
pub(crate) fn chosen<'a, Row>(
    list: &str,
    columns: &'a [Column<Row>],
    asked: Option<&[String]>,
) -> Result<Vec<&'a Column<Row>>> {
    let Some(asked) = asked else {
        return Ok(columns.iter().filter(|column| column.is_usual).collect());
    };
    let mut chosen: Vec<&Column<Row>> = Vec::new();
    for key in asked {
        let Some(column) = columns.iter().find(|column| column.key == key) else {
            return Err(unknown_column(list, key, columns.iter().map(|column| column.key)));
        };
        if chosen.iter().all(|known| known.key != column.key) {
            chosen.push(column);
        }
    }
    Ok(chosen)
}

/// A table of `rows` with `columns`.
pub(crate) fn table<Row>(name: &'static str, columns: &[&Column<Row>], rows: &[Row]) -> Table {
    Table {
        name,
        headings: columns.iter().map(|column| column.heading.to_owned()).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect(),
    }
}

/// The refusal of a column that a list does not have.
pub(crate) fn unknown_column(list: &str, key: &str, known: impl Iterator<Item = &'static str>) -> Error {
    let known: Vec<&str> = known.collect();
    let message = format!("There is no column “{key}” in the list of {list}. It has {}.", known.join(", "));
    Error::invalid("columns", message)
}
