//! How a sheet looks: what is hidden in it, which cells are merged, and which say nothing although something stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::CELLS_MAX;
use super::formats::DigitFormat;
use super::package::{attribute, cell_of, is_set, part, range_of, rows_of_totals};
use crate::kernel::Result;
use crate::people::tabular::workbook_limits::{ReadingDeadline, damaged, too_large};

/// Merged ranges read of a sheet.
const MERGED_MAX: usize = 200_000;

/// What the cells of a sheet do not say themselves. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(super) struct Look {
    pub(super) hidden_rows: BTreeSet<u32>,
    /// First and last column of each hidden run.
    hidden_columns: Vec<(u32, u32)>,
    /// First row, last row and first column of every range that goes over several rows.
    pub(super) merged: Vec<(u32, u32, u32)>,
    /// The style of each cell whose number is shown with more digits than it has.
    pub(super) styles: BTreeMap<(u32, u32), u32>,
    /// Cells that hold a formula and no value.
    pub(super) without_value: BTreeSet<(u32, u32)>,
    /// Rows in which a table adds up its columns.
    pub(super) totals: Vec<u32>,
}

impl Look {
    /// Reads how the sheet at `path` looks; `formats` are the styles of interest.
    pub(super) fn of(
        archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
        path: &str,
        formats: &BTreeMap<u32, DigitFormat>,
        deadline: ReadingDeadline,
    ) -> Result<Self> {
        let mut look = Self { totals: rows_of_totals(archive, path)?, ..Self::default() };
        let Some(part) = part(archive, path)? else { return Ok(look) };
        let mut reader = Reader::from_reader(BufReader::new(part));
        let mut buffer = Vec::new();
        let mut at = Place::default();
        loop {
            match reader.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) if element.local_name().as_ref() == "row" => {
                    deadline.require()?;
                    look.element(&element, &mut at, formats, false)?;
                }
                Event::Start(element) => look.element(&element, &mut at, formats, false)?,
                Event::Empty(element) => look.element(&element, &mut at, formats, true)?,
                Event::End(element) if element.local_name().as_ref() == "c" => look.end_of_cell(&mut at),
                Event::Eof => return Ok(look),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// Whether nobody sees the column.
    pub(super) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }

    fn element(
        &mut self,
        element: &BytesStart<'_>,
        at: &mut Place,
        formats: &BTreeMap<u32, DigitFormat>,
        is_empty: bool,
    ) -> Result<()> {
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        match element.local_name().as_ref() {
            "col" => {
                let is_narrow = attribute(element, "width").is_some_and(|width| is_zero(&width));
                if (is_set(element, "hidden") || is_narrow)
                    && let (Some(first), Some(last)) = (number("min"), number("max"))
                {
                    self.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                }
            }
            "row" => {
                at.row = number("r").map_or(at.next_row, |row| row.saturating_sub(1));
                (at.next_row, at.next_column) = (at.row.saturating_add(1), 0);
                let is_flat = attribute(element, "ht").is_some_and(|height| is_zero(&height));
                if is_set(element, "hidden") || is_flat {
                    self.hidden_rows.insert(at.row);
                }
            }
            "c" => {
                let named = attribute(element, "r").and_then(|name| cell_of(&name));
                at.cell = named.unwrap_or((at.row, at.next_column));
                at.next_column = at.cell.1.saturating_add(1);
                (at.has_formula, at.has_value) = (false, false);
                if let Some(style) = number("s").filter(|style| formats.contains_key(style)) {
                    self.styles.insert(at.cell, style);
                }
                if self.styles.len() > CELLS_MAX {
                    return Err(too_large(message!("has more cells than are read of a sheet")));
                }
            }
            "f" => at.has_formula = true,
            // An element that holds nothing, <v/>, is no value.
            "v" | "is" => at.has_value |= !is_empty,
            "mergeCell" => {
                let range = attribute(element, "ref").and_then(|range| range_of(&range));
                if let Some((first, last)) = range.filter(|(first, last)| last.0 > first.0) {
                    self.merged.push((first.0, last.0, first.1));
                }
                if self.merged.len() > MERGED_MAX {
                    return Err(too_large(message!("has more merged cells than are read of a sheet")));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_of_cell(&mut self, at: &mut Place) {
        if at.has_formula && !at.has_value {
            self.without_value.insert(at.cell);
        }
        at.has_formula = false;
    }
}

/// Where the reading stands.
#[derive(Debug, Default)]
struct Place {
    row: u32,
    next_row: u32,
    next_column: u32,
    cell: (u32, u32),
    has_formula: bool,
    has_value: bool,
}

/// Whether a height or a width is nothing: 0 or 0.00.
fn is_zero(measure: &str) -> bool {
    !measure.is_empty() && measure.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}
