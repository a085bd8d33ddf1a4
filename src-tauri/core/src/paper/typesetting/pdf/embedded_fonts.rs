//! The font programs of a file: small parts of the fonts, holding the glyphs that the file shows.
//!
//! Nearly every letter shows nearly every Latin letter, so the Latin part of the two main fonts is cut and compressed
//! once per process and put into every file: a fixed part, which depends on no batch and no thread. What is rarer,
//! from Cyrillic to Chinese, is cut for each file, so that one rare name does not swell all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use harfrust::GlyphId;
use printpdf::{FontMetrics, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::super::TypesettingError;
use super::super::display::Layout;
use super::super::fonts::{Face, FontFamily, Weight};

/// The characters of the fixed parts.
const CORE: [RangeInclusive<u32>; 6] =
    [0x20..=0x7E, 0xA0..=0xFF, 0x2010..=0x2026, 0x20AC..=0x20AC, 0x2122..=0x2122, 0x2212..=0x2212];
/// Letters of central Europe, which names and addresses are full of and headings are not: in regular weight only.
const FURTHER: RangeInclusive<u32> = 0x100..=0x17F;

/// One embedded font program.
#[derive(Debug)]
pub(super) struct EmbeddedFont {
    /// The font that it is a part of.
    pub(super) face: Face,
    /// What pages call it.
    pub(super) resource: String,
    /// What the file calls it: a tag that marks it as a part, and the name of the font.
    pub(super) name: String,
    bytes: Vec<u8>,
    /// The glyphs of the font file that it has.
    glyphs: Vec<u16>,
    /// By glyph of the font file: its number in the part, 0 for those that the part lacks.
    numbers: Vec<u16>,
    /// By number in the part: how wide the glyph is, in thousandths of the font size.
    widths: Vec<u16>,
    /// Left, lower, right and upper edge of all glyphs of the font, in thousandths of the font size.
    bounds: [i16; 4],
}

/// A glyph as a file knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) resource: &'a str,
    /// Its number in the font program.
    pub(super) number: u16,
    pub(super) width: i32,
    /// Whether the program is cut for this file.
    pub(super) is_rare: bool,
}

/// The programs of one file.
#[derive(Debug, Default)]
pub(super) struct EmbeddedFonts(BTreeMap<Face, FaceFonts>);

/// The programs that hold the glyphs of one face.
#[derive(Debug, Default)]
pub(super) struct FaceFonts {
    core: Option<&'static Core>,
    rest: Option<EmbeddedFont>,
    /// The glyph of the space in the font file.
    space: Option<u16>,
}

impl EmbeddedFonts {
    /// Cuts what a layout shows out of the fonts.
    pub(super) fn of(layout: &Layout) -> Result<Self, TypesettingError> {
        let mut rare: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
        let mut embedded_fonts = Self::default();
        for run in super::glyph_runs(layout) {
            let face = run.face.drawn();
            let core = core(face)?;
            let is_core = |glyph: u16| core.is_some_and(|core| core.program.number(glyph).is_some());
            let mut shows_core = false;
            for glyph in &run.glyphs {
                if is_core(glyph.id) {
                    shows_core = true;
                } else {
                    rare.entry(face).or_default().insert(glyph.id);
                }
            }
            if shows_core {
                embedded_fonts.0.entry(face).or_default().core = core;
            }
        }
        for (index, (face, glyphs)) in rare.iter().enumerate() {
            let program = EmbeddedFont::cut(*face, glyphs, format!("X{index}"))?;
            embedded_fonts.0.entry(*face).or_default().rest = Some(program);
        }
        for (face, embedded_fonts) in &mut embedded_fonts.0 {
            let space = face.font().and_then(|font| font.charmap().map_unicode(' '));
            embedded_fonts.space = space.and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        }
        Ok(embedded_fonts)
    }

    /// The fixed parts that the file shows.
    pub(super) fn fixed(&self) -> impl Iterator<Item = &'static Core> {
        self.0.values().filter_map(|embedded_fonts| embedded_fonts.core)
    }

    /// What is cut for this file.
    pub(super) fn rare(&self) -> impl Iterator<Item = &EmbeddedFont> {
        self.0.values().filter_map(|embedded_fonts| embedded_fonts.rest.as_ref())
    }

    /// The programs that hold the glyphs of a face; none when the file shows none of them.
    pub(super) fn of_face(&self, face: Face) -> Option<&FaceFonts> {
        self.0.get(&face.drawn())
    }
}

impl FaceFonts {
    /// Where the space is found, if the file has it.
    pub(super) fn space(&self) -> Option<Placed<'_>> {
        self.place(self.space?)
    }

    /// Where a glyph is found in the file.
    pub(super) fn place(&self, glyph: u16) -> Option<Placed<'_>> {
        let core = self.core.and_then(|core| core.program.place(glyph));
        core.or_else(|| Some(Placed { is_rare: true, ..self.rest.as_ref()?.place(glyph)? }))
    }
}

impl EmbeddedFont {
    fn cut(face: Face, glyphs: &BTreeSet<u16>, resource: String) -> Result<Self, TypesettingError> {
        let Some(font) = face.font() else { return Err(TypesettingError::writer(face.post_script_name())) };
        let mut remapper = GlyphRemapper::new();
        for &glyph in glyphs {
            remapper.remap(glyph);
        }
        let part = subsetter::subset(face.program(), 0, &remapper).map_err(TypesettingError::writer)?;
        let name = format!("{}+{}", tag(&part), face.post_script_name());
        let advances = font.glyph_metrics();
        let scale = 1000.0 / f32::from(font.units_per_em().max(1));
        let mut numbers = vec![0; glyphs.last().map_or(0, |&last| usize::from(last) + 1)];
        let mut widths = vec![0; glyphs.len() + 1];
        for &glyph in glyphs {
            let number = remapper.get(glyph).unwrap_or_default();
            numbers[usize::from(glyph)] = number;
            if let Some(width) = widths.get_mut(usize::from(number)) {
                *width = rounded(advances.h_advance(GlyphId::from(glyph)) * scale);
            }
        }
        let bounds = font.metrics().bounds;
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
        let bounds = bounds.map(|edge| signed(edge.to_f32() * scale));
        let glyphs = glyphs.iter().copied().collect();
        Ok(Self { face, resource, name, bytes: part, glyphs, numbers, widths, bounds })
    }

    /// The glyphs of the font file that it has, with their numbers here.
    pub(super) fn glyphs(&self) -> impl Iterator<Item = (u16, u16)> {
        self.glyphs.iter().filter_map(|&glyph| Some((glyph, self.number(glyph)?)))
    }

    fn number(&self, glyph: u16) -> Option<u16> {
        self.numbers.get(usize::from(glyph)).copied().filter(|&number| number != 0)
    }

    fn place(&self, glyph: u16) -> Option<Placed<'_>> {
        let number = self.number(glyph)?;
        let width = i32::from(*self.widths.get(usize::from(number))?);
        Some(Placed { resource: &self.resource, number, width, is_rare: false })
    }

    /// As printpdf takes it. It would read the widths from the font file and cut them off: they are given as they are
    /// rounded everywhere else.
    pub(super) fn to_parsed_font(&self) -> ParsedFont {
        const UNITS_PER_EM: u16 = 1000;
        let [x_min, y_min, x_max, y_max] = self.bounds;
        let font = ParsedFont::with_glyph_data(
            self.bytes.clone(),
            0,
            Some(self.name.clone()),
            BTreeMap::new(),
            (0..).zip(self.widths.iter().copied()).collect(),
            UNITS_PER_EM,
            FontMetrics { ascent: y_max, descent: y_min },
        );
        let us_weight_class = if self.face.weight == Weight::Bold { 700 } else { 400 };
        let described =
            PdfFontMetricsStub { x_min, y_min, x_max, y_max, us_weight_class, ..Default::default() };
        ParsedFont { pdf_font_metrics: described, ..font }
    }
}

/// The fixed part of a main font, and what never changes about it.
#[derive(Debug)]
pub(super) struct Core {
    pub(super) program: EmbeddedFont,
    /// By number in the part: the character that the glyph stands for.
    characters: Vec<Option<char>>,
}

impl Core {
    /// The character that a glyph stands for; none when the part lacks the glyph.
    pub(super) fn character(&self, glyph: u16) -> Option<char> {
        self.characters.get(usize::from(self.program.number(glyph)?)).copied().flatten()
    }

    fn cut(face: Face) -> Result<Self, TypesettingError> {
        let Some(font) = face.font() else { return Err(TypesettingError::writer(face.post_script_name())) };
        let charmap = font.charmap();
        let mut characters = BTreeMap::new();
        let further = (face.weight == Weight::Regular).then_some(FURTHER);
        for character in CORE.into_iter().chain(further).flatten().filter_map(char::from_u32) {
            let glyph = charmap.map_unicode(character).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
            if let Some(glyph) = glyph {
                // Where two characters look the same the common one comes first.
                characters.entry(glyph).or_insert(character);
            }
        }
        let resource = if face.weight == Weight::Bold { "B" } else { "R" };
        let program = EmbeddedFont::cut(face, &characters.keys().copied().collect(), resource.to_owned())?;
        let mut by_number = vec![None; program.widths.len()];
        for (glyph, number) in program.glyphs() {
            by_number[usize::from(number)] = characters.get(&glyph).copied();
        }
        Ok(Self { program, characters: by_number })
    }
}

/// The fixed part of a main font; none for other fonts.
pub(super) fn core(face: Face) -> Result<Option<&'static Core>, TypesettingError> {
    static CORES: [OnceLock<Result<Core, TypesettingError>>; 2] =
        [const { OnceLock::new() }, const { OnceLock::new() }];
    if face.family != FontFamily::Sans {
        return Ok(None);
    }
    CORES[face.weight as usize].get_or_init(|| Core::cut(face)).as_ref().map(Some).map_err(Clone::clone)
}

/// Six capitals made from the bytes: the same part has the same tag, different parts have different ones.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "advances are below 2^16 and not negative"
)]
fn rounded(value: f32) -> u16 {
    value.round() as u16
}

#[expect(clippy::cast_possible_truncation, reason = "bounds of fonts are 16-bit numbers")]
fn signed(value: f32) -> i16 {
    value.round() as i16
}
