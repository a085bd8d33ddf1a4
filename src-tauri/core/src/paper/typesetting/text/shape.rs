//! Shapes lines with HarfBuzz's algorithms and remembers them: most words of a run of invoices recur.

use std::collections::BTreeMap;
use std::sync::Arc;

use harfrust::{
    Buffer, ClusterLevel, Direction, Feature, Language, ShapeOptions, ShapePlan, ShaperFont, Tag,
};
use unicode_script::Script;

use super::super::TypesettingError;
use super::super::fonts::{Face, FontFamily, Weight, leaves_no_mark, script_of};
use super::super::letter::HanForms;
use super::itemise::{Item, itemise};

/// Lines remembered before the cache starts afresh; about 2 MB.
const REMEMBERED_LINES_MAX: usize = 2048;

/// How a text is to be spoken in glyphs, apart from its size and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Voice {
    /// Sets whatever it has the letters for.
    pub(crate) main: FontFamily,
    pub(crate) weight: Weight,
    pub(crate) han: HanForms,
    /// Whether the page is read from right to left.
    pub(crate) on_mirrored_page: bool,
}

/// One glyph of a run, positioned from the start of the run's baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// The number of the glyph in the font file of its face.
    pub id: u16,
    /// Thousandths of the font size to the right of the start of the run.
    pub x: i32,
    /// Thousandths of the font size above the baseline.
    pub y: i32,
    /// Where the character that it stands for begins in the text of the run, in bytes.
    pub cluster: u32,
}

/// Glyphs of one face in one direction, from left to right, with the text that they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapedRun {
    /// The font.
    pub face: Face,
    /// Whether the text runs from right to left.
    pub right_to_left: bool,
    /// The text in the order in which it is read.
    pub text: String,
    /// The glyphs in the order in which they stand, from left to right.
    pub glyphs: Vec<ShapedGlyph>,
    /// Thousandths of the font size from the start of the run to its end.
    pub advance: i32,
}

/// A whole line: runs from left to right, each with its distance from the start of the line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ShapedLine {
    pub(crate) runs: Vec<(i32, Arc<ShapedRun>)>,
    pub(crate) advance: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct PlanKey {
    face: Face,
    right_to_left: bool,
    script: &'static str,
    han: HanForms,
}

/// Shapes text; one per thread.
pub(crate) struct Shaper {
    plans: BTreeMap<PlanKey, ShapePlan>,
    lines: BTreeMap<(Voice, bool), BTreeMap<Box<str>, Arc<ShapedLine>>>,
    lines_remembered: usize,
    buffer: Buffer,
    pub(super) breaks: super::wrap::Breaks,
}

impl Shaper {
    pub(crate) fn new() -> Self {
        Self {
            plans: BTreeMap::new(),
            lines: BTreeMap::new(),
            lines_remembered: 0,
            buffer: Buffer::new(),
            breaks: super::wrap::Breaks::new(),
        }
    }

    /// Shapes one clean line whose paragraph has the given direction.
    pub(super) fn line(
        &mut self,
        text: &str,
        voice: Voice,
        right_to_left: bool,
    ) -> Result<Arc<ShapedLine>, TypesettingError> {
        let key = (voice, right_to_left);
        if let Some(line) = self.lines.get(&key).and_then(|lines| lines.get(text)) {
            return Ok(Arc::clone(line));
        }
        let line = Arc::new(self.shape_line(text, voice, right_to_left)?);
        if self.lines_remembered >= REMEMBERED_LINES_MAX {
            self.lines.clear();
            self.lines_remembered = 0;
        }
        self.lines_remembered += 1;
        self.lines.entry(key).or_default().insert(text.into(), Arc::clone(&line));
        Ok(line)
    }

    fn shape_line(
        &mut self,
        text: &str,
        voice: Voice,
        right_to_left: bool,
    ) -> Result<ShapedLine, TypesettingError> {
        let mut line = ShapedLine::default();
        let han = han_forms(text, voice.han);
        for item in itemise(text, right_to_left, voice.main)? {
            let run = self.shape_run(text, &item, Voice { han, ..voice })?;
            let start = line.advance;
            line.advance += run.advance;
            line.runs.push((start, Arc::new(run)));
        }
        Ok(line)
    }

    fn shape_run(&mut self, line: &str, item: &Item, voice: Voice) -> Result<ShapedRun, TypesettingError> {
        let face = Face { family: item.family, weight: voice.weight };
        let text = &line[item.range.clone()];
        let Some(font) = face.font() else {
            return Err(TypesettingError::writer(format!("{} is broken", face.post_script_name())));
        };
        let direction = if item.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let script = harfrust::Script::from_iso15924_tag(tag_of(item.script));
        let han = if item.family == FontFamily::Cjk { voice.han } else { HanForms::Automatic };
        let language = language_of(han);
        let features = features_of(item.family);
        let key = PlanKey {
            face: face.drawn(),
            right_to_left: item.right_to_left,
            script: item.script.short_name(),
            han,
        };
        let plan = self
            .plans
            .entry(key)
            .or_insert_with(|| ShapePlan::new(font, direction, script, language.as_ref(), &features));

        self.buffer.reset();
        self.buffer.push_str(text);
        self.buffer.set_direction(direction);
        self.buffer.set_script(script);
        self.buffer.set_language(language);
        // Letters keep a cluster of their own where readers take them one by one; from right to left they come with
        // their vowel signs, which readers could not put back in order.
        self.buffer.set_cluster_level(if item.right_to_left {
            ClusterLevel::MonotoneGraphemes
        } else {
            ClusterLevel::MonotoneCharacters
        });
        let shaper = ShaperFont::new(font).with_scale(1000);
        let options = ShapeOptions::new().plan(Some(plan)).features(&features);
        harfrust::shape(&shaper, &mut self.buffer, options).map_err(TypesettingError::writer)?;
        collect(&self.buffer, face, item.right_to_left, text, line)
    }
}

/// Turns HarfBuzz's relative positions into absolute ones, and refuses a glyph that the font lacks.
fn collect(
    buffer: &Buffer,
    face: Face,
    right_to_left: bool,
    text: &str,
    line: &str,
) -> Result<ShapedRun, TypesettingError> {
    let mut glyphs = Vec::with_capacity(buffer.len());
    let mut pen = (0, 0);
    for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
        let character =
            text.get(info.cluster as usize..).and_then(|rest| rest.chars().next()).unwrap_or('\u{FFFD}');
        if info.glyph_id == 0 && !leaves_no_mark(character) {
            return Err(TypesettingError::missing_glyph(character, line));
        }
        let id = u16::try_from(info.glyph_id).map_err(TypesettingError::writer)?;
        if id != 0 {
            let (x, y) = (pen.0 + position.x_offset, pen.1 + position.y_offset);
            glyphs.push(ShapedGlyph { id, x, y, cluster: info.cluster });
        }
        pen = (pen.0 + position.x_advance, pen.1 + position.y_advance);
    }
    Ok(ShapedRun { face, right_to_left, text: text.to_owned(), glyphs, advance: pen.0 })
}

/// Kana tell Japanese and hangul tell Korean; Chinese characters alone take the forms asked for.
fn han_forms(text: &str, asked: HanForms) -> HanForms {
    let forms = text.chars().find_map(|character| match script_of(character) {
        Script::Hiragana | Script::Katakana => Some(HanForms::Japanese),
        Script::Hangul => Some(HanForms::Korean),
        Script::Bopomofo => Some(HanForms::Traditional),
        _ => None,
    });
    forms.unwrap_or(asked)
}

fn language_of(han: HanForms) -> Option<Language> {
    let tag = match han {
        HanForms::Automatic => return None,
        HanForms::Simplified => "zh-Hans",
        HanForms::Traditional => "zh-Hant",
        HanForms::Japanese => "ja",
        HanForms::Korean => "ko",
    };
    Language::new(tag)
}

/// Ligatures are off where they only adorn: they make text harder to copy and the common subset larger.
fn features_of(family: FontFamily) -> Vec<Feature> {
    match family {
        FontFamily::Sans | FontFamily::Slip | FontFamily::Armenian | FontFamily::Georgian => {
            vec![Feature::new(Tag::new(b"liga"), 0, ..), Feature::new(Tag::new(b"clig"), 0, ..)]
        }
        _ => Vec::new(),
    }
}

fn tag_of(script: Script) -> Tag {
    let mut bytes = [b' '; 4];
    for (byte, letter) in bytes.iter_mut().zip(script.short_name().bytes()) {
        *byte = letter;
    }
    Tag::new(&bytes)
}
