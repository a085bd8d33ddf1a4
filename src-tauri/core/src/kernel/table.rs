//! A list as a table of cells, before it becomes a file.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::field::Field;
use super::{Error, Message, Result};

/// What a list is written as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListTable {
    /// What it lists: the name of the sheet.
    pub name: &'static str,
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
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A cell with what the program says.
    pub(crate) fn said(message: &Message) -> Self {
        Self::Text(message.to_string())
    }
}

/// A column that a list can be written with.
pub(crate) struct ListColumn<Row> {
    /// The name it is asked for by.
    pub(crate) key: &'static str,
    pub(crate) heading: &'static str,
    /// Whether it is written when no columns are asked for.
    pub(crate) is_usual: bool,
    /// What a row shows in it.
    pub(crate) cell: fn(&Row) -> Cell,
}

/// The columns called `asked`, in that order, each once; the usual ones when none are asked for.
pub(crate) fn chosen<'a, Row>(
    list: &str,
    columns: &'a [ListColumn<Row>],
    asked: Option<&[String]>,
) -> Result<Vec<&'a ListColumn<Row>>> {
    let Some(asked) = asked else {
        return Ok(columns.iter().filter(|column| column.is_usual).collect());
    };
    let mut chosen: Vec<&ListColumn<Row>> = Vec::new();
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
pub(crate) fn table<Row>(name: &'static str, columns: &[&ListColumn<Row>], rows: &[Row]) -> ListTable {
    ListTable {
        name,
        headings: columns.iter().map(|column| column.heading.to_owned()).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| (column.cell)(row)).collect()).collect(),
    }
}

/// A row of a list whose fields are declared once.
pub(crate) trait Fielded: 'static {
    /// The record that has them.
    type Draft: 'static;

    const FIELDS: &'static [Field<Self::Draft>];

    /// The record of this row.
    fn draft(&self) -> &Self::Draft;
}

/// A column of such a list: a field, or what is computed beside the fields.
pub(crate) enum Shown<Row: Fielded> {
    Computed(&'static ListColumn<Row>),
    Field(&'static Field<Row::Draft>),
}

impl<Row: Fielded> Shown<Row> {
    /// The columns called `asked`, in that order, each once; what is usual and then every field when none are asked for.
    /// What is computed goes before a field of the same name.
    pub(crate) fn chosen(
        list: &str,
        computed: &'static [ListColumn<Row>],
        asked: Option<&[String]>,
    ) -> Result<Vec<Self>> {
        let usual = computed.iter().filter(|column| column.is_usual).map(Self::Computed);
        let Some(asked) = asked else { return Ok(usual.chain(Self::listed().map(Self::Field)).collect()) };
        let named = |key: &str| {
            let column = computed.iter().find(|column| column.key == key).map(Self::Computed);
            column.or_else(|| Self::listed().find(|field| field.name == key).map(Self::Field))
        };
        let mut once = BTreeSet::new();
        let columns = asked.iter().filter(|key| once.insert(key.as_str())).map(|key| {
            named(key).ok_or_else(|| {
                let fields = Self::listed().map(|field| field.name);
                let known: BTreeSet<&str> = fields.chain(computed.iter().map(|column| column.key)).collect();
                unknown_column(list, key, known.into_iter())
            })
        });
        columns.collect()
    }

    fn listed() -> impl Iterator<Item = &'static Field<Row::Draft>> {
        Row::FIELDS.iter().filter(|field| field.is_listed())
    }

    fn heading(&self) -> &'static str {
        match self {
            Self::Computed(column) => column.heading,
            Self::Field(field) => field.heading,
        }
    }

    fn cell(&self, row: &Row) -> Cell {
        match self {
            Self::Computed(column) => (column.cell)(row),
            Self::Field(field) => field.of(row.draft()).cell(),
        }
    }
}

/// A table of `rows` with `columns`.
pub(crate) fn shown<Row: Fielded>(name: &'static str, columns: &[Shown<Row>], rows: &[Row]) -> ListTable {
    ListTable {
        name,
        headings: columns.iter().map(|column| column.heading().to_owned()).collect(),
        rows: rows.iter().map(|row| columns.iter().map(|column| column.cell(row)).collect()).collect(),
    }
}

fn unknown_column<'a>(list: &str, key: &str, known: impl Iterator<Item = &'a str>) -> Error {
    let known: Vec<&str> = known.collect();
    let message = message!(
        "There is no column “{key}” in the list of {list}. It has {known}.",
        key,
        list,
        known = known.join(", ")
    );
    Error::invalid("columns", message)
}
