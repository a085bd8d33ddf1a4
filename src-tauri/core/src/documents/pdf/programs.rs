//! The font programs of a file: small parts of the fonts, holding the glyphs that the file shows.
//!
//! Nearly every letter shows nearly every Latin letter, so the Latin part of the two main fonts is cut and compressed
//! once per process and put into every file: a fixed part, which depends on no batch and no thread. What is rarer,
//! from Cyrillic to Chinese, is cut for each file, so that one rare name does not swell all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use harfrust::GlyphId;
use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::super::Error;
use super::super::display::Layout;
use super::super::fonts::{Face, Family, Weight};

/// The characters of the fixed part.
const CORE: [std::ops::RangeInclusive<u32>; 6] =
    [0x20..=0x7E, 0xA0..=0x17F, 0x2010..=0x2026, 0x20AC..=0x20AC, 0x2122..=0x2122, 0x2212..=0x2212];

/// One embedded font program.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// What pages call it.
    pub(super) resource: String,
    /// What the file calls it: a tag that marks it as a part, and the name of the font.
    pub(super) name: String,
    bytes: Vec<u8>,
    /// The bytes compressed, for the fixed parts.
    pub(super) compressed: Option<Vec<u8>>,
    /// The glyphs of the font file and their numbers in the part.
    numbers: BTreeMap<u16, u16>,
    /// How wide the glyphs of the part are, in thousandths of the font size.
    widths: BTreeMap<u16, u16>,
    metrics: PdfFontMetricsStub,
    font_metrics: FontMetrics,
    font_type: FontType,
}

/// A glyph as a file knows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) resource: &'a str,
    pub(super) number: u16,
    pub(super) width: i32,
}

/// The programs of one file.
#[derive(Debug)]
pub(super) struct Programs {
    core: BTreeMap<Face, Arc<Program>>,
    rest: BTreeMap<Face, Program>,
}

impl Programs {
    /// Cuts what a layout shows out of the fonts.
    pub(super) fn of(layout: &Layout) -> Result<Self, Error> {
        let mut used: BTreeMap<Face, BTreeSet<u16>> = BTreeMap::new();
        for run in super::glyph_runs(layout) {
            used.entry(run.face.drawn()).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
        let mut programs = Self { core: BTreeMap::new(), rest: BTreeMap::new() };
        for (index, (face, mut glyphs)) in used.into_iter().enumerate() {
            if let Some(core) = core(face)? {
                if glyphs.iter().any(|glyph| core.numbers.contains_key(glyph)) {
                    programs.core.insert(face, Arc::clone(&core));
                }
                glyphs.retain(|glyph| !core.numbers.contains_key(glyph));
            }
            if !glyphs.is_empty() {
                programs.rest.insert(face, Program::cut(face, &glyphs, &format!("X{index}"))?);
            }
        }
        Ok(programs)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Program> {
        self.core.values().map(|program| &**program).chain(self.rest.values())
    }

    /// Where a glyph is found in the file.
    pub(super) fn place(&self, face: Face, glyph: u16) -> Option<Placed<'_>> {
        let face = face.drawn();
        self.core
            .get(&face)
            .and_then(|program| program.place(glyph))
            .or_else(|| self.rest.get(&face)?.place(glyph))
    }
}

impl Program {
    fn cut(face: Face, glyphs: &BTreeSet<u16>, resource: &str) -> Result<Self, Error> {
        let Some(font) = face.font() else { return Err(Error::writer(face.post_script_name())) };
        let mut remapper = GlyphRemapper::new();
        for &glyph in glyphs {
            remapper.remap(glyph);
        }
        let bytes = subsetter::subset(face.program(), 0, &remapper).map_err(Error::writer)?;
        let numbers: BTreeMap<u16, u16> =
            glyphs.iter().filter_map(|&glyph| Some((glyph, remapper.get(glyph)?))).collect();
        let advances = font.glyph_metrics();
        let scale = 1000.0 / f32::from(font.units_per_em().max(1));
        let widths = numbers
            .iter()
            .map(|(&glyph, &number)| (number, whole(advances.h_advance(GlyphId::from(glyph)) * scale)))
            .collect();
        let line = font.metrics();
        let bounds = line.bounds;
        let metrics = PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: signed(bounds.x_min.to_f32() * scale),
            y_min: signed(bounds.y_min.to_f32() * scale),
            x_max: signed(bounds.x_max.to_f32() * scale),
            y_max: signed(bounds.y_max.to_f32() * scale),
            us_weight_class: if face.weight == Weight::Bold { 700 } else { 400 },
            ..PdfFontMetricsStub::default()
        };
        let font_metrics = FontMetrics { ascent: metrics.y_max, descent: metrics.y_min };
        let font_type =
            if face.family == Family::Cjk { FontType::OpenTypeCFF(()) } else { FontType::TrueType };
        let name = format!("{}+{}", tag(&bytes), face.post_script_name());
        let resource = resource.to_owned();
        Ok(Self {
            resource,
            name,
            bytes,
            compressed: None,
            numbers,
            widths,
            metrics,
            font_metrics,
            font_type,
        })
    }

    fn place(&self, glyph: u16) -> Option<Placed<'_>> {
        let number = *self.numbers.get(&glyph)?;
        let width = i32::from(*self.widths.get(&number)?);
        Some(Placed { resource: &self.resource, number, width })
    }

    /// The font as printpdf takes it. Its widths are whole thousandths, so printpdf's rounding changes nothing.
    pub(super) fn to_parsed_font(&self) -> ParsedFont {
        let mut font = ParsedFont::with_glyph_data(
            self.bytes.clone(),
            0,
            Some(self.name.clone()),
            BTreeMap::new(),
            self.widths.clone(),
            1000,
            self.font_metrics.clone(),
        );
        font.font_type = self.font_type;
        font.pdf_font_metrics = self.metrics.clone();
        font
    }
}

/// The fixed part of a main font; none for other fonts.
fn core(face: Face) -> Result<Option<Arc<Program>>, Error> {
    static CORES: [OnceLock<Result<Arc<Program>, Error>>; 2] =
        [const { OnceLock::new() }, const { OnceLock::new() }];
    if face.family != Family::Sans {
        return Ok(None);
    }
    CORES[face.weight as usize].get_or_init(|| cut_core(face)).clone().map(Some)
}

fn cut_core(face: Face) -> Result<Arc<Program>, Error> {
    let Some(font) = face.font() else { return Err(Error::writer(face.post_script_name())) };
    let charmap = font.charmap();
    let glyphs: BTreeSet<u16> = CORE
        .into_iter()
        .flatten()
        .filter_map(|character| charmap.map_unicode(character))
        .filter_map(|glyph| u16::try_from(glyph.to_u32()).ok())
        .collect();
    let resource = if face.weight == Weight::Bold { "B" } else { "R" };
    let mut program = Program::cut(face, &glyphs, resource)?;
    program.compressed = Some(super::finish::compressed(&program.bytes)?);
    Ok(Arc::new(program))
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
fn whole(value: f32) -> u16 {
    value.round() as u16
}

#[expect(clippy::cast_possible_truncation, reason = "bounds of fonts are 16-bit numbers")]
fn signed(value: f32) -> i16 {
    value.round() as i16
}
