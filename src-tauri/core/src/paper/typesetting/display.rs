//! The display list: what stands where on each page, and nothing else. Writers draw it; layout makes it.
//!
//! Lengths are points (1/72 inch); the origin is the upper left corner and y grows downwards.

use std::fmt;
use std::sync::Arc;

use super::image::Image;
use super::letter::Properties;
use super::qr_code::Modules;
use super::structure::{ElementId, Structure};
use super::text::ShapedRun;

/// A document that is laid out and ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The pages in order; never empty.
    pub pages: Vec<Page>,
    /// What the pages are made of, for readers who cannot see them.
    pub structure: Structure,
    /// What the file says about itself.
    pub properties: Properties,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is drawn, from back to front, in the order in which it is read.
    pub items: Vec<DisplayItem>,
    /// What the page is, for readers who cannot see it.
    pub title: String,
}

/// Something drawn on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum DisplayItem {
    /// Text.
    Glyphs(Glyphs),
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        width: f32,
        height: f32,
        /// The filling.
        colour: Colour,
    },
    /// A horizontal rule.
    Rule {
        /// Left end.
        x: f32,
        /// The middle of the rule.
        y: f32,
        /// Length.
        width: f32,
        /// How thick it is.
        thickness: f32,
        colour: Colour,
    },
    Picture {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        width: f32,
        height: f32,
        /// The picture.
        image: Arc<Image>,
    },
    /// Draws nothing: what follows on the page belongs to an element of the structure, or to none when it only
    /// adorns. Every page begins with none.
    Part(Option<ElementId>),
    /// A QR code in black, without its quiet zone.
    Code {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width and height.
        size: f32,
        modules: Arc<Modules>,
    },
}

/// A run of glyphs on a baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyphs {
    /// Where the run starts.
    pub x: f32,
    /// The baseline.
    pub y: f32,
    /// The font size.
    pub size: f32,
    pub colour: Colour,
    /// The glyphs and the text that they stand for.
    pub run: Arc<ShapedRun>,
}

impl DisplayItem {
    /// Mirrors the item on a page of a width: what stood near the left edge then stands near the right one.
    pub(crate) fn mirror(&mut self, page_width: f32) {
        match self {
            Self::Glyphs(glyphs) => {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "widths of text are far below 2^24 thousandths"
                )]
                let advance = glyphs.run.advance as f32 * glyphs.size / 1000.0;
                glyphs.x = page_width - glyphs.x - advance;
            }
            Self::Rect { x, width, .. } | Self::Rule { x, width, .. } | Self::Picture { x, width, .. } => {
                *x = page_width - *x - *width;
            }
            Self::Code { x, size, .. } => *x = page_width - *x - *size,
            Self::Part(_) => {}
        }
    }

    /// Moves the item to the right and down.
    pub(crate) fn shift(&mut self, dx: f32, dy: f32) {
        let (x, y) = match self {
            Self::Glyphs(glyphs) => (&mut glyphs.x, &mut glyphs.y),
            Self::Rect { x, y, .. }
            | Self::Rule { x, y, .. }
            | Self::Picture { x, y, .. }
            | Self::Code { x, y, .. } => (x, y),
            Self::Part(_) => return,
        };
        *x += dx;
        *y += dy;
    }
}

/// A colour of the sRGB colour space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Colour {
    /// What machines read.
    pub const BLACK: Self = Self::new(0, 0, 0);
    /// Text.
    pub const INK: Self = Self::new(0x1d, 0x24, 0x2b);
    /// Labels and small print; dark enough to be read (contrast 5.9 : 1 on white).
    pub const GREY: Self = Self::new(0x5c, 0x67, 0x70);
    /// Lines between rows.
    pub const HAIRLINE: Self = Self::new(0xd5, 0xda, 0xde);
    /// The accent unless another is chosen: a deep teal.
    pub const ACCENT: Self = Self::new(0x0b, 0x5c, 0x63);

    /// A colour from its parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// How it stands out against white paper, by the formula of WCAG 2.2, in tenths and rounded down: 210 is black.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a contrast is between 1 and 21"
    )]
    pub fn contrast_on_white_tenths(self) -> u32 {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue);
        (10.5 / (luminance + 0.05)) as u32
    }

    /// The colour mixed with white: `share` percent of it remain.
    pub(crate) fn tint(self, share: u16) -> Self {
        let part = |value: u8| {
            let mixed = (u16::from(value) * share + 255 * (100 - share.min(100)) + 50) / 100;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Self::new(part(self.red), part(self.green), part(self.blue))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// One line per item: compact enough to be compared by eye in a snapshot.
impl fmt::Display for Page {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "page {:.0}x{:.0} {:?}", self.width, self.height, self.title)?;
        for item in &self.items {
            match item {
                DisplayItem::Glyphs(Glyphs { x, y, size, colour, run }) => {
                    let face = run.face;
                    write!(
                        formatter,
                        "{x:6.1} {y:6.1} {size:4.1} {colour} {:?} {:?}",
                        face.family, face.weight
                    )?;
                    writeln!(formatter, " {:?}", run.text)?;
                }
                DisplayItem::Rect { x, y, width, height, colour } => {
                    writeln!(formatter, "{x:6.1} {y:6.1} rect {width:.1}x{height:.1} {colour}")?;
                }
                DisplayItem::Rule { x, y, width, thickness, colour } => {
                    writeln!(formatter, "{x:6.1} {y:6.1} rule {width:.1}x{thickness:.1} {colour}")?;
                }
                DisplayItem::Picture { x, y, width, height, .. } => {
                    writeln!(formatter, "{x:6.1} {y:6.1} picture {width:.1}x{height:.1}")?;
                }
                DisplayItem::Part(_) => {}
                DisplayItem::Code { x, y, size, modules } => {
                    writeln!(formatter, "{x:6.1} {y:6.1} code {size:.1} of {} modules", modules.side)?;
                }
            }
        }
        Ok(())
    }
}
