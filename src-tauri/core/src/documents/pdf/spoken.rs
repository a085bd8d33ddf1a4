//! What a file says when its text is searched, copied or read aloud.
//!
//! A PDF file can give one text to each glyph. That is enough where one glyph stands for one character. Where glyphs
//! are reordered, joined or placed by hand, the whole run is wrapped with its text (ActualText), which readers then
//! use instead.

use std::collections::BTreeMap;

use super::super::display::Layout;
use super::super::fonts::Face;
use super::super::text::ShapedRun;

/// The text of each glyph of a file.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    texts: BTreeMap<(Face, u16), String>,
}

impl Spoken {
    /// Gives each glyph the first text that it alone stands for.
    pub(super) fn of(layout: &Layout) -> Self {
        let mut spoken = Self::default();
        for run in super::glyph_runs(layout).filter(|run| is_plain(run)) {
            for (glyph, text) in glyph_texts(run) {
                spoken.texts.entry((run.face.drawn(), glyph)).or_insert_with(|| text.to_owned());
            }
        }
        for run in super::glyph_runs(layout).filter(|run| !is_plain(run)) {
            for (glyph, text) in glyph_texts(run) {
                spoken.texts.entry((run.face.drawn(), glyph)).or_insert_with(|| text.to_owned());
            }
        }
        spoken
    }

    /// The text of a glyph.
    pub(super) fn text(&self, face: Face, glyph: u16) -> Option<&str> {
        self.texts.get(&(face.drawn(), glyph)).map(String::as_str)
    }

    /// Whether the glyphs of a run, one after the other, give its text.
    pub(super) fn speaks_for_itself(&self, run: &ShapedRun) -> bool {
        is_plain(run) && glyph_texts(run).all(|(glyph, text)| self.text(run.face, glyph) == Some(text))
    }
}

/// Whether the glyphs stand on the baseline from left to right, one for each character.
fn is_plain(run: &ShapedRun) -> bool {
    let in_order =
        run.glyphs.windows(2).all(|pair| pair[0].cluster < pair[1].cluster && pair[0].x < pair[1].x);
    !run.right_to_left
        && in_order
        && run.glyphs.iter().all(|glyph| glyph.y == 0)
        && run.glyphs.len() == run.text.chars().count()
}

/// Each glyph with the text of its cluster.
fn glyph_texts(run: &ShapedRun) -> impl Iterator<Item = (u16, &str)> {
    let mut starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    run.glyphs.iter().map(move |glyph| {
        let start = glyph.cluster as usize;
        let end = starts.iter().copied().find(|&other| other > start).unwrap_or(run.text.len());
        (glyph.id, run.text.get(start..end).unwrap_or_default())
    })
}
