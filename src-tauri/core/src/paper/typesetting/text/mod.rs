//! From a text to positioned glyphs: clean, itemise, shape, break into lines.
//!
//! Lengths are in thousandths of the font size, so one shaping serves every size.

mod clean;
mod itemise;
mod shape;
mod wrap;

pub(crate) use clean::clean;
pub use shape::{ShapedGlyph, ShapedRun};
pub(crate) use shape::{ShapedLine, Shaper, Voice};
