//! What a person sees of a sheet: merged cells in each of their rows, and nothing that is hidden.

use super::look::Look;
use super::{CELLS_MAX, SheetGrid};
use crate::kernel::Result;
use crate::kernel::message::commas;
use crate::people::tabular::workbook_limits::too_large;

/// Gives the value of a merged cell to every row that it goes over and that holds something.
pub(super) fn fill_merged(grid: &mut SheetGrid, look: &Look) -> Result<()> {
    let mut filled = 0_usize;
    for (first, last, column) in &look.merged {
        let (first, last, column) = (*first as usize + 1, *last as usize + 1, *column as usize);
        let begin = grid.rows.partition_point(|(line, _)| *line < first);
        let end = grid.rows.partition_point(|(line, _)| *line <= last);
        filled += end - begin;
        if filled > CELLS_MAX {
            return Err(too_large(message!("has more merged cells than are read of a sheet")));
        }
        let top =
            grid.rows.get(begin).filter(|(line, _)| *line == first).and_then(|(_, cells)| cells.get(column));
        let Some(value) = top.filter(|value| !value.is_empty()).cloned() else { continue };
        for (_, cells) in &mut grid.rows[begin + 1..end] {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            cells[column].clone_from(&value);
        }
    }
    Ok(())
}

/// Leaves out the rows in which a table of the workbook adds up its columns.
pub(super) fn leave_out_totals(grid: &mut SheetGrid, look: &Look) {
    for row in &look.totals {
        let line = *row as usize + 1;
        let before = grid.rows.len();
        grid.rows.retain(|(known, _)| *known != line);
        if grid.rows.len() < before {
            grid.notices.push(message!("Row {line} holds the totals of a table and is left out.", line));
        }
    }
}

/// Leaves out what nobody sees, or says that it is there.
pub(super) fn leave_out_hidden(grid: &mut SheetGrid, look: &Look, is_wanted: bool) {
    let is_hidden = |line: usize| u32::try_from(line - 1).is_ok_and(|row| look.hidden_rows.contains(&row));
    let lines: Vec<usize> = grid.rows.iter().map(|(line, _)| *line).filter(|line| is_hidden(*line)).collect();
    let width = grid.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let hides = |column: usize| u32::try_from(column).is_ok_and(|column| look.hides_column(column));
    let holds = |column: usize| {
        grid.rows.iter().any(|(_, cells)| cells.get(column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..width).filter(|column| hides(*column) && holds(*column)).collect();
    grid.hidden = lines.len() + columns.len();
    let sheet = &grid.sheet;
    let count = lines.len();
    let about_rows = match lines.first() {
        None => None,
        Some(first) if is_wanted => Some(message!(
            "{count, plural, one {# row is} other {# rows are}} hidden in the sheet “{sheet}” and read like the others ({count, plural, one {row {first}} other {the first is row {first}}}).",
            count,
            sheet,
            first
        )),
        Some(first) => Some(message!(
            "{count, plural, one {# row is} other {# rows are}} hidden in the sheet “{sheet}” and left out ({count, plural, one {row {first}} other {the first is row {first}}}).",
            count,
            sheet,
            first
        )),
    };
    let count = columns.len();
    let named = commas(columns.iter().map(|column| column_letters(*column)));
    let about_columns = if columns.is_empty() {
        None
    } else if is_wanted {
        Some(message!(
            "{count, plural, one {# column is} other {# columns are}} hidden in the sheet “{sheet}” and read like the others ({named}).",
            count,
            sheet,
            named
        ))
    } else {
        Some(message!(
            "{count, plural, one {# column is} other {# columns are}} hidden in the sheet “{sheet}” and left out ({named}).",
            count,
            sheet,
            named
        ))
    };
    grid.notices.extend([about_rows, about_columns].into_iter().flatten());
    if is_wanted {
        return;
    }
    grid.rows.retain(|(line, _)| !is_hidden(*line));
    let place_after = |column: usize| column - columns.iter().filter(|hidden| **hidden < column).count();
    for (_, cells) in &mut grid.rows {
        let mut column = 0;
        cells.retain(|_| {
            column += 1;
            !columns.contains(&(column - 1))
        });
    }
    let remarks = std::mem::take(&mut grid.remarks).into_iter();
    let kept = remarks.filter(|((line, column), _)| !is_hidden(*line) && !columns.contains(column));
    grid.remarks = kept.map(|((line, column), remark)| ((line, place_after(column)), remark)).collect();
}

/// A column as a spreadsheet names it: A, Z, AA.
fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + u8::try_from((left - 1) % 26).unwrap_or(0));
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}
