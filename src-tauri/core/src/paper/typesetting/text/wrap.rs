//! Breaks a text into lines that fit a width: at the places the Unicode line breaking algorithm allows, and inside
//! a word only when the word alone is too wide.

use std::sync::Arc;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter, LineSegmenterBorrowed,
};

use super::super::TypesettingError;
use super::clean::clean;
use super::itemise::{holds_right_to_left, is_right_to_left};
use super::shape::{ShapedLine, Shaper, Voice};

/// Where lines may break; Thai and its neighbours write no spaces, so their words come from a dictionary.
pub(crate) struct Breaks {
    lines: LineSegmenterBorrowed<'static>,
    letters: GraphemeClusterSegmenterBorrowed<'static>,
}

impl Breaks {
    pub(super) fn new() -> Self {
        Self {
            lines: LineSegmenter::new_dictionary(LineBreakOptions::default()),
            letters: GraphemeClusterSegmenter::new(),
        }
    }
}

impl Shaper {
    /// Shapes a text from outside as one line, however wide; its line ends become spaces.
    pub(crate) fn single_line(
        &mut self,
        text: &str,
        voice: Voice,
    ) -> Result<Arc<ShapedLine>, TypesettingError> {
        let text = clean(text).replace('\n', " ");
        let text = text.trim();
        self.line(text, voice, runs_from_right(text, voice))
    }

    /// Shapes a text from outside as lines of at most `width` thousandths of the font size.
    ///
    /// A line end in the text ends the line. An empty text gives no lines.
    pub(crate) fn lines(
        &mut self,
        text: &str,
        voice: Voice,
        width: i32,
    ) -> Result<Vec<Arc<ShapedLine>>, TypesettingError> {
        let text = clean(text);
        let mut lines = Vec::new();
        for paragraph in text.trim().split('\n') {
            self.wrap(paragraph.trim(), voice, width, &mut lines)?;
        }
        if lines.iter().all(|line| line.runs.is_empty()) {
            lines.clear();
        }
        Ok(lines)
    }

    fn wrap(
        &mut self,
        text: &str,
        voice: Voice,
        width: i32,
        lines: &mut Vec<Arc<ShapedLine>>,
    ) -> Result<(), TypesettingError> {
        let right_to_left = runs_from_right(text, voice);
        let whole = self.finished(text, voice, right_to_left)?;
        if whole.advance <= width {
            lines.push(whole);
            return Ok(());
        }
        let mut start = 0;
        let mut end = 0;
        let mut used = 0;
        for (piece_start, piece_end) in self.pieces(text, voice, width, right_to_left)? {
            let piece = &text[piece_start..piece_end];
            let inked = self.line(piece.trim_end(), voice, right_to_left)?.advance;
            if end > start && used + inked > width {
                lines.push(self.finished(text[start..end].trim(), voice, right_to_left)?);
                start = piece_start;
                used = 0;
            }
            used += self.line(piece, voice, right_to_left)?.advance;
            end = piece_end;
        }
        if end > start {
            lines.push(self.finished(text[start..end].trim(), voice, right_to_left)?);
        }
        Ok(())
    }

    /// A line that breaks no more: spaces that kept words together have done so, and are found as plain spaces.
    fn finished(
        &mut self,
        text: &str,
        voice: Voice,
        right_to_left: bool,
    ) -> Result<Arc<ShapedLine>, TypesettingError> {
        if text.contains('\u{A0}') {
            self.line(&text.replace('\u{A0}', " "), voice, right_to_left)
        } else {
            self.line(text, voice, right_to_left)
        }
    }

    /// The stretches of a text that stay on one line: words, and letters of words that are too wide.
    fn pieces(
        &mut self,
        text: &str,
        voice: Voice,
        width: i32,
        right_to_left: bool,
    ) -> Result<Vec<(usize, usize)>, TypesettingError> {
        let mut pieces = Vec::new();
        let breaks: Vec<usize> = self.breaks.lines.segment_str(text).collect();
        for pair in breaks.windows(2) {
            let (start, end) = (pair[0], pair[1]);
            if self.line(text[start..end].trim_end(), voice, right_to_left)?.advance <= width {
                pieces.push((start, end));
                continue;
            }
            let letters: Vec<usize> = self.breaks.letters.segment_str(&text[start..end]).collect();
            pieces.extend(letters.windows(2).map(|letter| (start + letter[0], start + letter[1])));
        }
        Ok(pieces)
    }
}

/// The direction of a paragraph: that of the page where it has a letter of such a script, else that of its first letter.
fn runs_from_right(text: &str, voice: Voice) -> bool {
    if voice.on_mirrored_page { holds_right_to_left(text) } else { is_right_to_left(text) }
}

#[cfg(test)]
mod tests {
    use super::super::super::fonts::{FontFamily, Weight};
    use super::super::super::letter::HanForms;
    use super::*;

    fn wrapped(text: &str, width: i32) -> Vec<String> {
        let voice = Voice {
            main: FontFamily::Sans,
            weight: Weight::Regular,
            han: HanForms::Automatic,
            on_mirrored_page: false,
        };
        let lines = Shaper::new().lines(text, voice, width).unwrap();
        assert!(lines.iter().all(|line| line.advance <= width), "no line is wider than asked");
        lines
            .iter()
            .map(|line| {
                let mut runs: Vec<&str> = line.runs.iter().map(|(_, run)| run.text.as_str()).collect();
                if line.runs.iter().all(|(_, run)| run.right_to_left) {
                    runs.reverse();
                }
                runs.concat()
            })
            .collect()
    }

    #[test]
    fn latin_breaks_at_spaces() {
        assert_eq!(
            wrapped("Bibliothèque nationale de France", 9000),
            ["Bibliothèque", "nationale de", "France"]
        );
    }

    #[test]
    fn thai_breaks_between_words_though_it_writes_no_spaces() {
        let lines = wrapped("มหาวิทยาลัยเทคโนโลยีพระจอมเกล้าธนบุรี", 12_000);
        assert!(lines.len() > 1);
        assert_eq!(lines[0], "มหาวิทยาลัยเทคโนโลยี", "the line ends where the word for technology ends");
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_punctuation() {
        let lines = wrapped("中国科学院，文献情报中心", 5500);
        assert_eq!(lines[0], "中国科学", "the comma stays with the character before it");
        assert_eq!(lines[1], "院，文献情");
    }

    #[test]
    fn a_word_that_is_too_wide_is_cut_and_nothing_is_lost() {
        let word = "x".repeat(500);
        assert_eq!(wrapped(&word, 10_000).concat(), word);
        let arabic = "ب".repeat(300);
        assert_eq!(wrapped(&arabic, 10_000).concat(), arabic);
    }

    #[test]
    fn line_ends_in_the_text_end_lines() {
        assert_eq!(wrapped("one\r\ntwo", 100_000), ["one", "two"]);
        assert!(wrapped(" \n ", 100_000).is_empty());
    }
}
