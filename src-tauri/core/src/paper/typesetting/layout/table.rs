//! The table: column widths, headings and rows.

use super::super::TypesettingError;
use super::super::display::{Colour, DisplayItem};
use super::super::letter::{Alignment, Letter, LetterCell, LetterTable};
use super::super::structure::{ElementId, ElementKind};
use super::paginate::{Block, BlockRole};
use super::typeset::{Piece, Setter, TextStyle, stacked};
use super::{Grid, INSET};

/// Between two columns.
const GAP: f32 = 14.0;
/// Above and below the text of a row.
const PADDING: f32 = 6.0;
const TEXT: TextStyle = TextStyle::regular(9.5, 13.5, Colour::INK);
const DETAIL: TextStyle = TextStyle::regular(8.0, 11.5, Colour::GREY);
const CARRIED: TextStyle = TextStyle::bold(8.5, 12.5, Colour::GREY);

/// How the sum so far is carried over to the next page.
pub(super) struct Carry {
    label: Track,
    amount: Track,
    forward: String,
    over: String,
}

/// At which end of a page a sum stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At the foot of one that goes on.
    Foot,
    /// At the head of the next.
    Head,
}

impl Carry {
    /// How tall a sum is, whichever.
    pub(super) const HEIGHT: f32 = CARRIED.leading + 2.0 * PADDING;

    /// The sum so far, as a row of its own.
    pub(super) fn row(
        &self,
        setter: &mut Setter<'_>,
        running: &str,
        end: End,
    ) -> Result<Piece, TypesettingError> {
        let words = if end == End::Foot { &self.forward } else { &self.over };
        let mut row = Piece { height: Self::HEIGHT, items: Vec::new() };
        for (text, track) in [(words.as_str(), self.label), (running, self.amount)] {
            let mut lines = setter.lines(text, CARRIED, track.width, track.alignment)?;
            lines.truncate(1);
            row.items.extend(stacked(lines).shifted(track.x, PADDING).items);
        }
        if end == End::Head {
            let (x, width) =
                (self.label.x - INSET, self.amount.x + self.amount.width - self.label.x + 2.0 * INSET);
            let y = Self::HEIGHT;
            row.items.push(DisplayItem::Rule { x, y, width, thickness: 0.5, colour: Colour::HAIRLINE });
        }
        Ok(row)
    }
}

/// A column with its place on the page.
#[derive(Debug, Clone, Copy)]
struct Track {
    x: f32,
    width: f32,
    alignment: Alignment,
}

/// The headings and the rows as blocks, and how their sum is carried over pages.
pub(super) fn blocks(
    setter: &mut Setter<'_>,
    letter: &Letter,
    grid: Grid,
) -> Result<(Vec<Block>, Option<Carry>), TypesettingError> {
    let table = &letter.table;
    if table.columns.is_empty() {
        return Ok(Default::default());
    }
    let tracks = tracks(setter, table, grid)?;
    let whole = setter.element(ElementKind::Table);
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    let row = setter.element_of(whole, ElementKind::Row);
    let mut blocks = vec![heading(head(setter, letter, (row, &headings), &tracks, grid)?, 0.0)];
    for row in &table.rows {
        let element = setter.element_of(whole, ElementKind::Row);
        if row.is_heading {
            let headings: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            blocks.push(heading(head(setter, letter, (element, &headings), &tracks, grid)?, 16.0));
            continue;
        }
        let mut lines = lines(setter, (element, &row.cells), &tracks)?;
        // A row taller than half a page may break between its lines; any other stays whole.
        let height: f32 = lines.iter().map(|line| line.height).sum();
        if height < grid.height / 2.0 {
            lines = vec![stacked(lines)];
        }
        if let Some(first) = lines.first_mut() {
            let text = std::mem::take(first);
            *first = Piece { height: PADDING, items: Vec::new() };
            first.append(text);
        }
        if let Some(last) = lines.last_mut() {
            last.height += PADDING;
            let (x, y, width) = (grid.left, last.height, grid.measure());
            last.items.push(DisplayItem::Rule { x, y, width, thickness: 0.5, colour: Colour::HAIRLINE });
        }
        blocks.extend(lines.into_iter().map(|piece| Block {
            piece,
            role: BlockRole::TableRow,
            ..Block::default()
        }));
        if let Some(last) = blocks.last_mut() {
            last.running.clone_from(&row.running);
        }
    }
    // Totals never stand alone on a page: the last row comes with them.
    if let Some(last) = blocks.last_mut() {
        last.keeps_with_next = !letter.totals.is_empty();
    }
    let carry = table.carried.as_ref().zip(tracks.first().copied().zip(tracks.last().copied()));
    let carry = carry.map(|(words, (label, amount))| Carry {
        label,
        amount,
        forward: words.forward.clone(),
        over: words.over.clone(),
    });
    Ok((blocks, carry))
}

/// Shares out the width; columns of amounts get what their widest amount needs, at the cost of the columns of text.
fn tracks(setter: &mut Setter<'_>, table: &LetterTable, grid: Grid) -> Result<Vec<Track>, TypesettingError> {
    let columns = &table.columns;
    let gaps = GAP * columns.iter().skip(1).map(|_| 1.0).sum::<f32>();
    let available = grid.measure() - 2.0 * INSET - gaps;
    let shares: f32 = columns.iter().map(|column| column.relative_width.max(0.01)).sum();
    let mut widths: Vec<f32> =
        columns.iter().map(|column| available * column.relative_width.max(0.01) / shares).collect();
    let mut missing = 0.0;
    for (index, column) in
        columns.iter().enumerate().filter(|(_, column)| column.alignment == Alignment::Right)
    {
        let mut needed = setter.natural_width(&column.heading, HEADING)?;
        for cell in table.rows.iter().filter_map(|row| row.cells.get(index)) {
            needed = needed.max(setter.natural_width(&cell.text, TEXT)?);
        }
        // On a mirrored page amounts begin at the edge of the page, so their column is no wider than they are.
        let least = if setter.is_mirrored() { 0.0 } else { widths[index] };
        let granted = needed.min(available * 0.4).max(least);
        missing += granted - widths[index];
        widths[index] = granted;
    }
    let flexible: f32 = columns
        .iter()
        .zip(&widths)
        .filter(|(column, _)| column.alignment == Alignment::Left)
        .map(|(_, width)| width)
        .sum();
    let keeps = if flexible > 0.0 { ((flexible - missing) / flexible).max(0.25) } else { 1.0 };
    let amounts = setter.amounts();
    let mut x = grid.left + INSET;
    let mut tracks = Vec::with_capacity(columns.len());
    for (column, width) in columns.iter().zip(widths) {
        let width = if column.alignment == Alignment::Left { width * keeps } else { width };
        let alignment = if column.alignment == Alignment::Left { Alignment::Left } else { amounts };
        tracks.push(Track { x, width, alignment });
        x += width + GAP;
    }
    Ok(tracks)
}

const HEADING: TextStyle = TextStyle::bold(8.0, 11.0, Colour::INK);

/// Headings as a block that is repeated above rows that begin a page.
fn heading(piece: Piece, space_before: f32) -> Block {
    Block { piece, space_before, keeps_with_next: true, role: BlockRole::TableHead, ..Block::default() }
}

/// The headings over a rule in the accent colour, level with each other at their last lines.
fn head(
    setter: &mut Setter<'_>,
    letter: &Letter,
    (row, headings): (ElementId, &[&str]),
    tracks: &[Track],
    grid: Grid,
) -> Result<Piece, TypesettingError> {
    let style = TextStyle { colour: letter.accent, ..HEADING };
    let mut cells = Vec::new();
    for (heading, track) in headings.iter().zip(tracks) {
        let lines = setter.lines(heading, style, track.width, track.alignment)?;
        let cell = setter.element_of(row, ElementKind::ColumnHeading);
        cells.push(stacked(lines).shifted(track.x, 0.0).read_as(cell));
    }
    let tallest = cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
    let mut head = Piece { height: tallest + PADDING, items: Vec::new() };
    for cell in cells {
        let drop = tallest - cell.height;
        head.items.extend(cell.shifted(0.0, drop).items);
    }
    let (x, y, width) = (grid.left, head.height, grid.measure());
    head.items.push(DisplayItem::Rule { x, y, width, thickness: 1.2, colour: letter.accent });
    Ok(head)
}

/// The lines of a row: the first lines of all its cells, the second lines, and so on.
fn lines(
    setter: &mut Setter<'_>,
    (row, cells): (ElementId, &[LetterCell]),
    tracks: &[Track],
) -> Result<Vec<Piece>, TypesettingError> {
    let mut rows: Vec<Piece> = Vec::new();
    for (cell, track) in cells.iter().zip(tracks) {
        let mut lines = setter.lines(&cell.text, TEXT, track.width, track.alignment)?;
        lines.extend(setter.lines(&cell.detail, DETAIL, track.width, track.alignment)?);
        let element = setter.element_of(row, ElementKind::Cell);
        for (index, line) in lines.into_iter().enumerate() {
            let line = line.shifted(track.x, 0.0).read_as(element);
            match rows.get_mut(index) {
                Some(row) => row.beside(line),
                None => rows.push(line),
            }
        }
    }
    Ok(rows)
}
