//! A row of a list, as a slice reads it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{RecordListProblem, RowField};
use crate::kernel::{Message, text};
use crate::people::tabular::values::value;
use crate::people::tabular::{DateOrder, day};

/// A row under the eyes of an import.
pub(crate) struct ListRow<'a> {
    /// The row as the file counts.
    pub(crate) line: usize,
    cells: BTreeMap<&'static str, (usize, &'a str)>,
    days: BTreeMap<&'static str, NaiveDate>,
    headings: &'a [String],
    pub(super) problems: Vec<RecordListProblem>,
}

impl<'a> ListRow<'a> {
    /// Reads the cells of a row. A day that cannot be read is left out, with a word.
    pub(super) fn read(
        (line, cells): (usize, &'a [Cow<'a, str>]),
        fed: &[Option<&'static RowField>],
        headings: &'a [String],
        (order, is_1904): (Option<DateOrder>, bool),
    ) -> Self {
        let mut row =
            Self { line, cells: BTreeMap::new(), days: BTreeMap::new(), headings, problems: Vec::new() };
        for (place, field) in fed.iter().enumerate() {
            let Some((field, cell)) = field.zip(cells.get(place).and_then(|cell| value(cell))) else {
                continue;
            };
            row.cells.insert(field.name, (place, cell));
            if !field.is_day {
                continue;
            }
            match day(cell, order, is_1904, false) {
                Ok((on, remark)) => {
                    row.days.insert(field.name, on);
                    if let Some(remark) = remark {
                        row.problem(field.name, remark);
                    }
                }
                Err(problem) => row.problem(field.name, problem),
            }
        }
        row
    }

    /// What stands under a field; nothing for an empty cell.
    pub(crate) fn text(&self, field: &str) -> Option<&'a str> {
        self.cells.get(field).map(|(_, cell)| *cell)
    }

    /// The day under a field.
    pub(crate) fn day(&self, field: &str) -> Option<NaiveDate> {
        self.days.get(field).copied()
    }

    /// The word under a field as one of its codes: “Feature request” is feature_request. One that is none is left out, with a
    /// word that names those that there are.
    pub(crate) fn code<T>(
        &mut self,
        field: &'static str,
        of_code: &dyn Fn(&str) -> Option<T>,
        codes: &[&str],
    ) -> Option<T> {
        let cell = self.text(field)?;
        let read = of_code(&text::search_key(cell).replace(' ', "_"));
        if read.is_none() {
            let problem = message!(
                "“{word}” is not known here and is left out. These are known: {codes}.",
                word = cell,
                codes = codes.join(", ")
            );
            self.problem(field, problem);
        }
        read
    }

    /// Says what is wrong with a field, or with the row as a whole when it has none of that name.
    pub(crate) fn problem(&mut self, field: &str, problem: impl Into<Message>) {
        let found = self.cells.get(field).copied();
        let column = found.and_then(|(place, _)| self.headings.get(place)).cloned().unwrap_or_default();
        let value = found.map_or("", |(_, cell)| cell).to_owned();
        self.problems.push(RecordListProblem { row: self.line, column, value, problem: problem.into() });
    }
}
