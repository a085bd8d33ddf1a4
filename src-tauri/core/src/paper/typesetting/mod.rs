//! Documents on paper: from a neutral letter to a PDF file and to pictures of its pages.
//!
//! ```text
//! Letter ── layout (pure) ──> Layout: pages of glyphs, rules, rectangles ──> PDF file
//!                                                                      └──> SVG of a page
//! ```
//!
//! Invariants: this slice knows no member and no invoice; the same letter gives the same bytes, on every machine, in
//! every order and on every thread; the fonts are those of the program; a character that no font has is an error
//! that names it, never an empty box.

mod display;
mod error;
pub mod files;
pub mod fonts;
pub mod image;
mod layout;
mod letter;
mod pdf;
mod placing;
pub mod qr_code;
mod structure;
pub mod svg;
mod text;
mod vector;
mod vector_limits;

#[cfg(test)]
pub(crate) mod tests;

use crate::register::Slice;

pub use display::{Colour, DisplayItem, Glyphs, Layout, Page};
pub use error::TypesettingError;
pub use image::Image;
pub use letter::{
    Alignment, Carried, EmbeddedFile, HanForms, Letter, LetterCell, LetterColumn, LetterRow, LetterTable,
    Letterhead, MetadataSchema, Pair, Paper, PaymentBox, PaymentSlip, Properties, Relationship,
    SchemaProperty, SlipLabels, Total,
};
pub use placing::{Direction, LogoSide, Window};
pub use structure::{Element, ElementId, ElementKind, Structure};
pub use text::{ShapedGlyph, ShapedRun};

pub(crate) static SLICE: Slice = Slice { name: "typesetting", ..Slice::EMPTY };

/// Makes documents; one per thread, used for as many as there are, since it remembers the words it has shaped.
pub struct Renderer {
    shaper: text::Shaper,
    writer: pdf::Writer,
}

impl Renderer {
    /// A renderer that has shaped nothing yet.
    pub fn new() -> Self {
        Self { shaper: text::Shaper::new(), writer: pdf::Writer::new() }
    }

    /// Lays a letter out on pages.
    ///
    /// # Errors
    /// When a character has no glyph, or the address block or the footer does not fit on a page.
    pub fn layout(&mut self, letter: &Letter) -> Result<Layout, TypesettingError> {
        layout::lay_out(&mut self.shaper, letter)
    }

    /// Writes a layout as a PDF file. The bytes depend on the layout alone.
    ///
    /// # Errors
    /// When the writer refuses it, which would be a defect of the program.
    pub fn pdf(&mut self, layout: &Layout) -> Result<Vec<u8>, TypesettingError> {
        self.writer.write(layout)
    }
}

impl Default for Renderer {
    fn default() -> Self {
        Self::new()
    }
}
