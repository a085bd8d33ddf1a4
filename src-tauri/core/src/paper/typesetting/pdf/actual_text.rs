//! What a file says when its text is searched, copied or read aloud.
//!
//! A PDF file can give one text to each glyph. That is enough where one glyph stands for one character. Where glyphs
//! are reordered, joined or placed by hand, they are wrapped with their text (ActualText), which readers then use
//! instead: the whole run where it is read from left to right; cluster by cluster where it is read from right to
//! left, because readers take such lines from the paper in visual order and turn them round themselves.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::display::Layout;
use super::super::fonts::Face;
use super::super::text::ShapedRun;
use super::embedded_fonts::{Core, core};

/// The text of each glyph of a file. Those of the fixed parts of fonts are the same in every file.
#[derive(Debug, Default)]
pub(super) struct ActualText<'a> {
    rare: BTreeMap<(Face, u16), &'a str>,
}

/// Neighbouring glyphs of a run that are read together.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TextRun<'a> {
    pub(super) glyphs: Range<usize>,
    /// The text to wrap them with; none when the glyphs speak for themselves.
    pub(super) text: Option<&'a str>,
}

/// The glyphs that stand for the same characters.
#[derive(Debug)]
struct Cluster<'a> {
    glyphs: Range<usize>,
    text: &'a str,
}

impl<'a> ActualText<'a> {
    /// Gives each glyph the first text that it alone stands for, and only otherwise one that it shares.
    pub(super) fn of(layout: &'a Layout) -> Self {
        let mut actual_text = Self::default();
        for alone in [true, false] {
            for run in super::glyph_runs(layout).filter(|run| has_rare_glyphs(run)) {
                for cluster in clusters(run).iter().filter(|cluster| (cluster.glyphs.len() == 1) == alone) {
                    for glyph in &run.glyphs[cluster.glyphs.clone()] {
                        actual_text.rare.entry((run.face.drawn(), glyph.id)).or_insert(cluster.text);
                    }
                }
            }
        }
        actual_text
    }

    /// The text of a glyph that is in no fixed part.
    pub(super) fn text(&self, face: Face, glyph: u16) -> Option<&'a str> {
        self.rare.get(&(face.drawn(), glyph)).copied()
    }

    /// How the glyphs of a run are read, from left to right as they stand.
    pub(super) fn text_runs<'b>(&self, run: &'b ShapedRun) -> Vec<TextRun<'b>> {
        let clusters = clusters(run);
        if !run.right_to_left {
            let is_plain =
                stands_in_order(run) && clusters.iter().all(|cluster| self.speaks_for_itself(run, cluster));
            return vec![TextRun { glyphs: 0..run.glyphs.len(), text: (!is_plain).then_some(&run.text) }];
        }
        let mut text_runs: Vec<TextRun<'b>> = Vec::new();
        for cluster in clusters {
            let Range { start, end } = cluster.glyphs;
            // Readers take a ligature apart in the wrong order, so one glyph must be one character.
            let is_plain = self.speaks_for_itself(run, &cluster) && cluster.text.chars().nth(1).is_none();
            match text_runs.last_mut() {
                Some(last) if last.text.is_none() && is_plain => last.glyphs.end = end,
                _ if is_plain => text_runs.push(TextRun { glyphs: start..end, text: None }),
                _ => {
                    // The letter stands last and speaks for its vowel signs, whose places would confuse readers.
                    let letter = end - 1;
                    if start < letter {
                        text_runs.push(TextRun { glyphs: start..letter, text: Some("") });
                    }
                    text_runs.push(TextRun { glyphs: letter..end, text: Some(cluster.text) });
                }
            }
        }
        text_runs
    }

    fn speaks_for_itself(&self, run: &ShapedRun, cluster: &Cluster<'_>) -> bool {
        let [glyph] = &run.glyphs[cluster.glyphs.clone()] else { return false };
        match fixed(run.face).and_then(|core| core.character(glyph.id)) {
            Some(character) => cluster.text.strip_prefix(character) == Some(""),
            None => self.text(run.face, glyph.id) == Some(cluster.text),
        }
    }
}

/// The fixed part of the font of a face. That it could not be cut is said where fonts are.
fn fixed(face: Face) -> Option<&'static Core> {
    core(face.drawn()).ok().flatten()
}

fn has_rare_glyphs(run: &ShapedRun) -> bool {
    let core = fixed(run.face);
    run.glyphs.iter().any(|glyph| core.is_none_or(|core| core.character(glyph.id).is_none()))
}

/// Whether the glyphs stand on the baseline, each to the right of the one before it.
fn stands_in_order(run: &ShapedRun) -> bool {
    run.glyphs.iter().all(|glyph| glyph.y == 0) && run.glyphs.windows(2).all(|pair| pair[0].x < pair[1].x)
}

/// The clusters of a run, as they stand.
fn clusters(run: &ShapedRun) -> Vec<Cluster<'_>> {
    let mut starts: Vec<usize> = run.glyphs.iter().map(|glyph| glyph.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut clusters = Vec::with_capacity(starts.len());
    let mut from = 0;
    for same in run.glyphs.chunk_by(|a, b| a.cluster == b.cluster) {
        let start = same[0].cluster as usize;
        let position = starts.binary_search(&start).unwrap_or_else(|position| position);
        let end = starts.get(position + 1).copied().unwrap_or(run.text.len());
        let text = run.text.get(start..end).unwrap_or_default();
        clusters.push(Cluster { glyphs: from..from + same.len(), text });
        from += same.len();
    }
    clusters
}
