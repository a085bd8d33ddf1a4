//! Sets text in a style: from strings to pieces of known height that can be placed anywhere.

use std::sync::Arc;

use super::super::TypesettingError;
use super::super::display::{Colour, DisplayItem, Glyphs};
use super::super::fonts::{FontFamily, Weight};
use super::super::letter::{Alignment, HanForms, Letter};
use super::super::placing::Direction;
use super::super::structure::{ElementId, ElementKind, Structure};
use super::super::text::{ShapedLine, ShapedRun, Shaper, Voice};

/// How a text looks. Lengths are points.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextStyle {
    pub(super) family: FontFamily,
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// From one baseline to the next.
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

impl TextStyle {
    pub(super) const fn regular(size: f32, leading: f32, colour: Colour) -> Self {
        Self { family: FontFamily::Sans, weight: Weight::Regular, size, leading, colour }
    }

    pub(super) const fn bold(size: f32, leading: f32, colour: Colour) -> Self {
        Self { family: FontFamily::Sans, weight: Weight::Bold, size, leading, colour }
    }

    /// The same in the letters of payment slips.
    pub(super) const fn on_slip(self) -> Self {
        Self { family: FontFamily::Slip, ..self }
    }

    /// From the top of a line to its baseline, such that capitals stand in the middle of the line.
    pub(super) fn baseline(self) -> f32 {
        const CAPITALS: f32 = 0.714;
        (self.leading + CAPITALS * self.size) / 2.0
    }
}

/// Items in a strip of some height; (0, 0) is its upper left corner.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) height: f32,
    pub(super) items: Vec<DisplayItem>,
}

impl Piece {
    /// Moves every item.
    pub(super) fn shifted(mut self, dx: f32, dy: f32) -> Self {
        for item in &mut self.items {
            item.shift(dx, dy);
        }
        self
    }

    /// The same as content of an element of the structure.
    pub(super) fn read_as(mut self, element: ElementId) -> Self {
        if !self.items.is_empty() {
            self.items.insert(0, DisplayItem::Part(Some(element)));
            self.items.push(DisplayItem::Part(None));
        }
        self
    }

    /// The same as something that only adorns.
    pub(super) fn unread(mut self) -> Self {
        self.items.retain(|item| !matches!(item, DisplayItem::Part(_)));
        self
    }

    /// Puts another piece below this one.
    pub(super) fn append(&mut self, below: Self) {
        let height = below.height;
        self.items.extend(below.shifted(0.0, self.height).items);
        self.height += height;
    }

    /// Puts another piece beside this one, its top level with that of this one.
    pub(super) fn beside(&mut self, other: Self) {
        self.height = self.height.max(other.height);
        self.items.extend(other.items);
    }
}

/// All of the pieces, one below the other.
pub(super) fn stacked(pieces: Vec<Piece>) -> Piece {
    let mut stack = Piece::default();
    for piece in pieces {
        stack.append(piece);
    }
    stack
}

/// Shapes the texts of one letter.
pub(super) struct Setter<'a> {
    shaper: &'a mut Shaper,
    structure: &'a mut Structure,
    han: HanForms,
    direction: Direction,
}

impl<'a> Setter<'a> {
    pub(super) fn new(shaper: &'a mut Shaper, structure: &'a mut Structure, letter: &Letter) -> Self {
        Self { shaper, structure, han: letter.han_forms, direction: letter.direction }
    }

    /// A part of the document, read after all that were named before.
    pub(super) fn element(&mut self, kind: ElementKind) -> ElementId {
        self.structure.add(kind, None)
    }

    /// A part of another part.
    pub(super) fn element_of(&mut self, parent: ElementId, kind: ElementKind) -> ElementId {
        self.structure.add(kind, Some(parent))
    }

    /// The same on a part of the page that is not mirrored.
    pub(super) fn straight(&mut self) -> Setter<'_> {
        Setter {
            shaper: self.shaper,
            structure: self.structure,
            han: self.han,
            direction: Direction::LeftToRight,
        }
    }

    /// Whether the page will be mirrored.
    pub(super) fn is_mirrored(&self) -> bool {
        self.direction == Direction::RightToLeft
    }

    /// How amounts are flush: with the right edge of their column, on a page that will be mirrored too.
    pub(super) fn amounts(&self) -> Alignment {
        if self.is_mirrored() { Alignment::Left } else { Alignment::Right }
    }

    /// Sets a text as lines of at most `width` points, one piece each, flush with `x` = 0 or with `width`.
    pub(super) fn lines(
        &mut self,
        text: &str,
        style: TextStyle,
        width: f32,
        alignment: Alignment,
    ) -> Result<Vec<Piece>, TypesettingError> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let lines = self.shaper.lines(text, self.voice(style), thousandths(width, style.size))?;
        Ok(lines.iter().map(|line| piece(line, style, width, alignment, self.is_mirrored())).collect())
    }

    /// Sets a text as lines and stacks them.
    pub(super) fn paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        width: f32,
    ) -> Result<Piece, TypesettingError> {
        Ok(stacked(self.lines(text, style, width, Alignment::Left)?))
    }

    /// Sets a text as a paragraph of the structure.
    pub(super) fn read_paragraph(
        &mut self,
        text: &str,
        style: TextStyle,
        width: f32,
    ) -> Result<Piece, TypesettingError> {
        let element = self.element(ElementKind::Paragraph);
        Ok(self.paragraph(text, style, width)?.read_as(element))
    }

    /// How wide a text is when it is not broken, in points.
    pub(super) fn natural_width(&mut self, text: &str, style: TextStyle) -> Result<f32, TypesettingError> {
        let line = self.shaper.single_line(text, self.voice(style))?;
        Ok(points(line.advance, style.size))
    }

    fn voice(&self, style: TextStyle) -> Voice {
        Voice {
            main: style.family,
            weight: style.weight,
            han: self.han,
            on_mirrored_page: self.is_mirrored(),
        }
    }
}

/// One line. Its runs keep their order when the page is mirrored, so on such a page they stand mirrored before.
fn piece(line: &ShapedLine, style: TextStyle, width: f32, alignment: Alignment, is_mirrored: bool) -> Piece {
    let start = match alignment {
        Alignment::Left => 0.0,
        Alignment::Right => width - points(line.advance, style.size),
    };
    let glyphs = |(x, run): &(i32, Arc<ShapedRun>)| {
        let x = if is_mirrored { line.advance - x - run.advance } else { *x };
        DisplayItem::Glyphs(Glyphs {
            x: start + points(x, style.size),
            y: style.baseline(),
            size: style.size,
            colour: style.colour,
            run: Arc::clone(run),
        })
    };
    Piece { height: style.leading, items: line.runs.iter().map(glyphs).collect() }
}

#[expect(clippy::cast_precision_loss, reason = "widths of text are far below 2^24 thousandths")]
fn points(thousandths: i32, size: f32) -> f32 {
    thousandths as f32 * size / 1000.0
}

#[expect(clippy::cast_possible_truncation, reason = "widths of a page are far below 2^31 thousandths")]
fn thousandths(points: f32, size: f32) -> i32 {
    // A text that measures exactly the width it was given must fit it, in spite of rounding.
    (points * 1000.0 / size + 0.5) as i32
}
