//! Number formats that add digits: 00000 shows the postcode 1069 as 01069, 00-000 shows 950 as 00-950.

use std::collections::BTreeMap;
use std::io::Cursor;

use super::package::{attribute, elements};
use crate::kernel::{Currency, Result};

/// How whole numbers of one style are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DigitFormat {
    sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Section {
    /// What the number has to be, when the section says so.
    condition: Option<(Comparison, u64)>,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Below,
    UpTo,
    Above,
    From,
    Equal,
    Not,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A digit that is always shown.
    Zero,
    /// A digit that is shown when there is one.
    Digit,
    Text(String),
}

/// The styles of a workbook that show whole numbers with more digits than they have.
pub(super) fn digit_formats(
    archive: &mut zip::ZipArchive<Cursor<&[u8]>>,
    styles: Option<&str>,
) -> Result<BTreeMap<u32, DigitFormat>> {
    let Some(styles) = styles else { return Ok(BTreeMap::new()) };
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut used: Vec<u32> = Vec::new();
    let mut is_within_cells = false;
    elements(archive, styles, |element| {
        let number = |name: &str| attribute(element, name).and_then(|value| value.parse::<u32>().ok());
        match element.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(element, "formatCode")) {
                    codes.entry(id).or_insert(code);
                }
            }
            "cellXfs" => is_within_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => is_within_cells = false,
            "xf" if is_within_cells => used.push(number("numFmtId").unwrap_or_default()),
            _ => {}
        }
        Ok(())
    })?;
    let compiled: BTreeMap<u32, DigitFormat> =
        codes.iter().filter_map(|(id, code)| Some((*id, DigitFormat::of(code)?))).collect();
    let styles = used.iter().zip(0_u32..).filter_map(|(id, style)| Some((style, compiled.get(id)?.clone())));
    Ok(styles.collect())
}

impl DigitFormat {
    /// Reads a format code; nothing for one that adds no digits, such as 0, #,##0.00 or a date.
    pub(super) fn of(code: &str) -> Option<Self> {
        let sections: Vec<Section> =
            sections(code).iter().map_while(|section| Section::of(section)).collect();
        let adds = |section: &Section| {
            let zeros = section.parts.iter().filter(|part| **part == Part::Zero).count();
            zeros > 1 || (zeros == 1 && section.has_letters_before_digits())
        };
        sections.first().is_some_and(adds).then_some(Self { sections })
    }

    /// `number` as the format shows it; nothing when it does not speak of it.
    pub(super) fn shown(&self, number: f64) -> Option<String> {
        if !(number.fract() == 0.0 && (0.0..1e15).contains(&number)) {
            return None;
        }
        let digits = format!("{number:.0}");
        let whole: u64 = digits.parse().ok()?;
        let fits = |section: &&Section| {
            section.condition.is_none_or(|(comparison, limit)| comparison.holds(whole, limit))
        };
        self.sections.iter().find(fits).map(|section| section.shown(&digits))
    }
}

impl Comparison {
    const fn holds(self, number: u64, limit: u64) -> bool {
        match self {
            Self::Below => number < limit,
            Self::UpTo => number <= limit,
            Self::Above => number > limit,
            Self::From => number >= limit,
            Self::Equal => number == limit,
            Self::Not => number != limit,
        }
    }
}

impl Section {
    fn of(code: &str) -> Option<Self> {
        let mut section = Self { condition: None, parts: Vec::new() };
        let mut characters = code.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '0' => section.parts.push(Part::Zero),
                '#' | '?' => section.parts.push(Part::Digit),
                '"' => section.text(&characters.by_ref().take_while(|next| *next != '"').collect::<String>()),
                '\\' => section.text(&characters.next()?.to_string()),
                // The width of the next character as a space; the next character to fill up with.
                '_' | '*' => drop(characters.next()),
                '[' => {
                    let inside: String = characters.by_ref().take_while(|next| *next != ']').collect();
                    section.condition = section.condition.or_else(|| condition(&inside));
                }
                ' ' | '-' | '/' | '(' | ')' | '+' | ':' | '\'' => section.text(&character.to_string()),
                _ => return None,
            }
        }
        section.parts.contains(&Part::Zero).then_some(section)
    }

    fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    /// Whether text that is no currency stands before the digits, as in "PO-"0.
    fn has_letters_before_digits(&self) -> bool {
        let Some(Part::Text(text)) = self.parts.first() else { return false };
        let word = text.trim();
        let is_currency =
            Currency::from_code(word).is_some() || matches!(word, "Fr" | "Fr." | "kr" | "Rs" | "R");
        word.chars().any(char::is_alphanumeric) && !is_currency
    }

    /// Fills the places from the right; what is left over stands before the first.
    fn shown(&self, digits: &str) -> String {
        let mut left: Vec<char> = digits.chars().filter(|_| digits != "0").collect();
        let first_place = self.parts.iter().position(|part| !matches!(part, Part::Text(_)));
        let mut shown: Vec<String> = Vec::new();
        for (place, part) in self.parts.iter().enumerate().rev() {
            match part {
                Part::Text(text) => shown.push(text.clone()),
                Part::Zero => shown.push(left.pop().unwrap_or('0').to_string()),
                Part::Digit => shown.extend(left.pop().map(String::from)),
            }
            if Some(place) == first_place && !left.is_empty() {
                shown.push(std::mem::take(&mut left).into_iter().collect());
            }
        }
        shown.into_iter().rev().collect::<String>().trim().to_owned()
    }
}

fn condition(inside: &str) -> Option<(Comparison, u64)> {
    let signs = [
        ("<=", Comparison::UpTo),
        (">=", Comparison::From),
        ("<>", Comparison::Not),
        ("<", Comparison::Below),
        (">", Comparison::Above),
        ("=", Comparison::Equal),
    ];
    signs
        .iter()
        .find_map(|(sign, comparison)| Some((*comparison, inside.strip_prefix(sign)?.trim().parse().ok()?)))
}

/// The sections of a format code, which semicolons separate unless they are quoted.
fn sections(code: &str) -> Vec<&str> {
    let (mut start, mut quoted, mut found) = (0, false, Vec::new());
    let mut escaped = false;
    for (at, character) in code.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                found.push(&code[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&code[start..]);
    // The second speaks of negative numbers and the third of zero, unless the first has a condition.
    if !found[0].contains(['<', '>', '=']) {
        found.truncate(1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<String> {
        DigitFormat::of(code)?.shown(number)
    }

    #[test]
    fn digits_are_added_as_the_format_asks() {
        for (code, number, expected) in [
            ("00000", 1069.0, "01069"),
            ("00000", 123_456.0, "123456"),
            ("00000", 0.0, "00000"),
            ("00\\-000", 950.0, "00-950"),
            ("00-000", 30_123.0, "30-123"),
            ("000-00-0000", 78_051_120.0, "078-05-1120"),
            ("[<=99999]00000;00000-0000", 2139.0, "02139"),
            ("[<=99999]00000;00000-0000", 21_394_307.0, "02139-4307"),
            ("\"D-\"00000", 1069.0, "D-01069"),
            ("\"PO-\"0", 4711.0, "PO-4711"),
            ("000000;[Red]-000000", 42.0, "000042"),
            ("00000_)", 1069.0, "01069"),
            ("000 000 000", 12_345_678.0, "012 345 678"),
            ("#00000", 1069.0, "01069"),
            ("[$-409]00000", 1069.0, "01069"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(expected), "{code} {number}");
        }
    }

    #[test]
    fn formats_that_add_no_digits_are_left_alone() {
        for code in [
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "yyyy-mm-dd",
            "0%",
            "@",
            "\"EUR \"0",
            "0 \"EUR\"",
            "0.00E+00",
            "",
        ] {
            assert_eq!(shown(code, 1069.0), None, "{code}");
        }
        assert_eq!(shown("00000", 10.5), None);
        assert_eq!(shown("00000", -7.0), None);
    }
}
