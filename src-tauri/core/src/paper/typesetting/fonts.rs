//! The fonts that travel with the program, and which characters they cover.
//!
//! Nothing here looks at the fonts that a machine has installed: a document is the same everywhere.

use std::sync::OnceLock;

use harfrust::Font;
use unicode_normalization::char::decompose_canonical;
use unicode_script::{Script, UnicodeScript};

use super::text::clean;

/// A family of letters that belong together; which one writes a character is decided character by character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FontFamily {
    /// Latin, Greek, Cyrillic, and everything that has no better place.
    Sans,
    /// Arabic, Persian, Urdu.
    Arabic,
    Armenian,
    /// Bengali and Assamese.
    Bengali,
    /// Hindi, Marathi, Nepali.
    Devanagari,
    Georgian,
    Hebrew,
    Tamil,
    Thai,
    /// Chinese, Japanese, Korean, and the symbols of their standards.
    Cjk,
    /// Latin, Greek and Cyrillic of payment slips, in a typeface that the Swiss style guide allows: Liberation Sans.
    Slip,
}

impl FontFamily {
    /// Every family that writes any text, in the order in which they are asked for a character that belongs to no script.
    pub const ALL: [Self; 10] = [
        Self::Sans,
        Self::Arabic,
        Self::Armenian,
        Self::Bengali,
        Self::Devanagari,
        Self::Georgian,
        Self::Hebrew,
        Self::Tamil,
        Self::Thai,
        Self::Cjk,
    ];

    /// Whether the family writes a character, by itself or composed from its parts.
    pub(crate) fn covers(self, character: char) -> bool {
        let Some(font) = (Face { family: self, weight: Weight::Regular }).font() else { return false };
        let charmap = font.charmap();
        if charmap.map_unicode(character).is_some() {
            return true;
        }
        let mut parts = 0;
        let mut covered = true;
        decompose_canonical(character, |part| {
            parts += 1;
            covered &= charmap.map_unicode(part).is_some();
        });
        parts > 1 && covered
    }

    /// The family that writes a character, or none when no font of the program has it.
    pub(crate) fn of(character: char) -> Option<Self> {
        if matches!(character, ' '..='~') {
            return Some(Self::Sans);
        }
        let preferred = Self::of_script(character.script());
        if preferred.covers(character) {
            return Some(preferred);
        }
        Self::ALL.into_iter().find(|family| family.covers(character))
    }

    /// The family that writes a character of a text that is set in this one, as far as that reaches.
    pub(crate) fn or_of(self, character: char) -> Option<Self> {
        if self != Self::Sans && self.covers(character) { Some(self) } else { Self::of(character) }
    }

    fn of_script(script: Script) -> Self {
        match script {
            Script::Arabic => Self::Arabic,
            Script::Armenian => Self::Armenian,
            Script::Bengali => Self::Bengali,
            Script::Devanagari => Self::Devanagari,
            Script::Georgian => Self::Georgian,
            Script::Hebrew => Self::Hebrew,
            Script::Tamil => Self::Tamil,
            Script::Thai => Self::Thai,
            Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo => {
                Self::Cjk
            }
            _ => Self::Sans,
        }
    }
}

/// The script of a character. Most of what is printed is ASCII, for which nothing needs to be searched.
pub(super) fn script_of(character: char) -> Script {
    match character {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\x7f' => Script::Common,
        _ => character.script(),
    }
}

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// For reading.
    Regular,
    /// For names, headings and totals.
    Bold,
}

/// One font: a family in a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Face {
    /// The family of letters.
    pub family: FontFamily,
    /// The weight asked for. The CJK family has one font only and is emboldened when drawn.
    pub weight: Weight,
}

impl Face {
    /// The face whose font file is used: both weights of the CJK family share one.
    pub(crate) fn drawn(self) -> Self {
        if self.is_emboldened() { Self { weight: Weight::Regular, ..self } } else { self }
    }

    /// Whether bold must be drawn as a stroke around the outlines, for want of a bold font.
    pub(crate) fn is_emboldened(self) -> bool {
        self.family == FontFamily::Cjk && self.weight == Weight::Bold
    }

    /// The parsed font. `None` never happens with the font files of this program; a test proves it for each.
    pub(crate) fn font(self) -> Option<&'static Font> {
        static FONTS: [[OnceLock<Option<Font>>; 2]; 11] =
            [const { [const { OnceLock::new() }, const { OnceLock::new() }] }; 11];
        let face = self.drawn();
        FONTS[face.family as usize][face.weight as usize]
            .get_or_init(|| Font::new(face.program(), 0))
            .as_ref()
    }

    /// The font file.
    pub(crate) fn program(self) -> &'static [u8] {
        macro_rules! file {
            ($name:literal) => {
                include_bytes!(concat!("../../../fonts/", $name)).as_slice()
            };
        }
        let bold = self.weight == Weight::Bold;
        match (self.family, bold) {
            (FontFamily::Sans, false) => file!("NotoSans-Regular.ttf"),
            (FontFamily::Sans, true) => file!("NotoSans-Bold.ttf"),
            (FontFamily::Arabic, false) => file!("NotoSansArabic-Regular.ttf"),
            (FontFamily::Arabic, true) => file!("NotoSansArabic-Bold.ttf"),
            (FontFamily::Armenian, false) => file!("NotoSansArmenian-Regular.ttf"),
            (FontFamily::Armenian, true) => file!("NotoSansArmenian-Bold.ttf"),
            (FontFamily::Bengali, false) => file!("NotoSansBengali-Regular.ttf"),
            (FontFamily::Bengali, true) => file!("NotoSansBengali-Bold.ttf"),
            (FontFamily::Devanagari, false) => file!("NotoSansDevanagari-Regular.ttf"),
            (FontFamily::Devanagari, true) => file!("NotoSansDevanagari-Bold.ttf"),
            (FontFamily::Georgian, false) => file!("NotoSansGeorgian-Regular.ttf"),
            (FontFamily::Georgian, true) => file!("NotoSansGeorgian-Bold.ttf"),
            (FontFamily::Hebrew, false) => file!("NotoSansHebrew-Regular.ttf"),
            (FontFamily::Hebrew, true) => file!("NotoSansHebrew-Bold.ttf"),
            (FontFamily::Tamil, false) => file!("NotoSansTamil-Regular.ttf"),
            (FontFamily::Tamil, true) => file!("NotoSansTamil-Bold.ttf"),
            (FontFamily::Thai, false) => file!("NotoSansThai-Regular.ttf"),
            (FontFamily::Thai, true) => file!("NotoSansThai-Bold.ttf"),
            (FontFamily::Cjk, _) => file!("NotoSansCJK-Regular.otf"),
            (FontFamily::Slip, false) => file!("LiberationSans-Regular.ttf"),
            (FontFamily::Slip, true) => file!("LiberationSans-Bold.ttf"),
        }
    }

    /// The name of the font, as PDF files write it.
    pub(crate) fn post_script_name(self) -> String {
        let face = self.drawn();
        let family = match face.family {
            FontFamily::Slip if face.weight == Weight::Regular => return "LiberationSans".to_owned(),
            FontFamily::Slip => return "LiberationSans-Bold".to_owned(),
            FontFamily::Sans => String::new(),
            FontFamily::Cjk => "CJK".to_owned(),
            other => format!("{other:?}"),
        };
        format!("NotoSans{family}-{:?}", face.weight)
    }
}

/// The first character of a text that no font of the program covers; `None` when the text can be printed.
///
/// Controls, spaces and other characters that leave no mark are never reported.
pub fn uncovered(text: &str) -> Option<char> {
    clean(text).chars().find(|&character| !leaves_no_mark(character) && FontFamily::of(character).is_none())
}

/// Whether a character has no shape of its own: white space, controls, joiners, variation selectors.
pub(crate) fn leaves_no_mark(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn every_font_file_is_the_one_that_was_checked_in_and_can_be_read() {
        let sums = include_str!("../../../fonts/SHA256SUMS");
        for family in FontFamily::ALL.into_iter().chain([FontFamily::Slip]) {
            for weight in [Weight::Regular, Weight::Bold] {
                let face = Face { family, weight };
                let font = face.font().unwrap_or_else(|| panic!("{face:?} cannot be read"));
                let units = if family == FontFamily::Slip { 2048 } else { 1000 };
                assert_eq!(font.units_per_em(), units, "{face:?}: outlines are drawn in these");
                let hash: String =
                    Sha256::digest(face.program()).iter().map(|byte| format!("{byte:02x}")).collect();
                let line = sums.lines().find(|line| line.starts_with(&hash));
                let line = line.unwrap_or_else(|| panic!("{face:?} is not the file of SHA256SUMS"));
                assert!(line.contains(&face.post_script_name()), "{face:?} is the file {line}");
            }
        }
    }

    #[test]
    fn the_scripts_of_institutions_are_covered() {
        for text in [
            "Universität Łódź, Ţîţa Ñandú – “Đại học”",
            "Київський університет, Ђорђе, Қазақстан",
            "Αριστοτέλειο Πανεπιστήμιο ἀρχή",
            "中国科学院 國立臺灣大學 国立国会図書館 서울대학교 ㈜",
            "جامعة القاهرة دانشگاه جامعہ",
            "האוניברסיטה העברית",
            "มหาวิทยาลัย",
            "विश्वविद्यालय বিশ্ববিদ্যালয় பல்கலைக்கழகம்",
            "Հայաստան საქართველო",
            "€ £ ¥ ₹ ₩ ₪ ₺ ₴ № § © ® ™ → ★",
            "tabs\tand\nlines\u{200D}\u{202E}",
        ] {
            assert_eq!(uncovered(text), None, "{text}");
        }
        assert_eq!(uncovered("Lab 🦀 and ⚗"), Some('🦀'), "the first one is named");
        assert_eq!(uncovered("ᚠᚢᚦ"), Some('ᚠ'));
    }
}
