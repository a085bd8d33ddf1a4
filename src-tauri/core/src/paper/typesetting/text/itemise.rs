//! Cuts a line into runs that one font can set in one direction, in the order in which they stand on paper.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level};
use unicode_script::Script;

use super::super::TypesettingError;
use super::super::fonts::{FontFamily, leaves_no_mark, script_of};

/// A stretch of a line with one direction, one script and one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) right_to_left: bool,
    pub(super) script: Script,
    pub(super) family: FontFamily,
}

/// Whether a paragraph runs from right to left: its first letter with a direction decides.
pub(super) fn is_right_to_left(text: &str) -> bool {
    may_be_right_to_left(text)
        && BidiInfo::new(text, None).paragraphs.first().is_some_and(|paragraph| paragraph.level.is_rtl())
}

/// Whether a paragraph of a page that is read from right to left is so too: one with a letter of such a script is, even
/// where it begins with a name in Latin letters.
pub(super) fn holds_right_to_left(text: &str) -> bool {
    text.chars().any(|character| matches!(unicode_bidi::bidi_class(character), BidiClass::R | BidiClass::AL))
}

/// The runs of a line that is set in a `main` family, in visual order, from left to right.
pub(super) fn itemise(
    line: &str,
    base_is_right_to_left: bool,
    main: FontFamily,
) -> Result<Vec<Item>, TypesettingError> {
    if !base_is_right_to_left && !may_be_right_to_left(line) {
        return split(line, 0..line.len(), false, main);
    }
    let base = if base_is_right_to_left { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(line, Some(base));
    let mut items = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let right_to_left = levels.get(run.start).is_some_and(Level::is_rtl);
            let mut parts = split(line, run, right_to_left, main)?;
            if right_to_left {
                parts.reverse();
            }
            items.append(&mut parts);
        }
    }
    Ok(items)
}

/// Hebrew is the first block of Unicode that runs from right to left; most names stay below it.
fn may_be_right_to_left(text: &str) -> bool {
    text.chars().any(|character| character >= '\u{590}')
}

/// Splits a stretch of one direction by script and family, in logical order.
fn split(
    line: &str,
    range: Range<usize>,
    right_to_left: bool,
    main: FontFamily,
) -> Result<Vec<Item>, TypesettingError> {
    let mut items: Vec<Item> = Vec::new();
    let mut is_parted = false;
    for (offset, character) in line[range.clone()].char_indices() {
        let start = range.start + offset;
        let end = start + character.len_utf8();
        // What isolates has done its part; it is neither drawn nor copied.
        if matches!(character, '\u{2066}'..='\u{2069}') {
            is_parted = true;
            continue;
        }
        let script = script_of(character);
        let before = if is_parted { None } else { items.last() };
        is_parted = false;
        let joins = before.and_then(|item| joined(item, character, script, main));
        if let (Some(script), Some(item)) = (joins, items.last_mut()) {
            item.range.end = end;
            item.script = script;
            continue;
        }
        let family = match main.or_of(character) {
            Some(family) => family,
            None if leaves_no_mark(character) => main,
            None => return Err(TypesettingError::missing_glyph(character, line)),
        };
        items.push(Item { range: start..end, right_to_left, script, family });
    }
    Ok(items)
}

/// The script of the run once the character has joined it, or none when it must start a run of its own.
fn joined(item: &Item, character: char, script: Script, main: FontFamily) -> Option<Script> {
    let is_neutral = |script| matches!(script, Script::Common | Script::Inherited);
    if leaves_no_mark(character) && (!character.is_whitespace() || item.family.covers(character)) {
        return Some(item.script);
    }
    if is_neutral(script) {
        // Latin digits look the same everywhere on a page, whatever stands before them.
        let stays_home = character.is_ascii_alphanumeric() && item.family != main;
        return (!stays_home && item.family.covers(character)).then_some(item.script);
    }
    let same_family = main.or_of(character) == Some(item.family);
    let same_script = item.script == script
        || is_neutral(item.script)
        || (is_east_asian(item.script) && is_east_asian(script));
    (same_family && same_script).then_some(if is_neutral(item.script) { script } else { item.script })
}

/// Scripts that one shaping handles alike; Japanese mixes three of them in every word.
fn is_east_asian(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<(&str, FontFamily, bool)> {
        let base = is_right_to_left(text);
        itemise(text, base, FontFamily::Sans)
            .unwrap()
            .into_iter()
            .map(|item| (&text[item.range], item.family, item.right_to_left))
            .collect()
    }

    #[test]
    fn scripts_take_their_own_fonts() {
        assert_eq!(
            runs("Łódź, Київ"),
            [("Łódź, ", FontFamily::Sans, false), ("Київ", FontFamily::Sans, false)]
        );
        assert_eq!(
            runs("東京大学 (UTokyo)"),
            [("東京大学 ", FontFamily::Cjk, false), ("(UTokyo)", FontFamily::Sans, false)]
        );
    }

    #[test]
    fn right_to_left_lines_come_in_visual_order() {
        let visual = runs("جامعة AB 12");
        assert_eq!(visual.last().map(|run| run.0), Some("جامعة "), "the first word stands rightmost");
        assert_eq!(visual.first().map(|run| run.0), Some("AB 12"));
    }

    #[test]
    fn what_is_isolated_keeps_its_order_and_leaves_no_mark() {
        let line = "رسوم \u{2066}3,200.00 USD × 2 = 6,400.00\u{2069} فقط";
        let visual: Vec<&str> = itemise(line, true, FontFamily::Sans)
            .unwrap()
            .into_iter()
            .map(|item| &line[item.range])
            .collect();
        let joined = visual.concat();
        assert!(joined.contains("3,200.00 USD × 2 = 6,400.00"), "{visual:?}");
        assert!(!joined.contains('\u{2066}'), "{visual:?}");
        assert!(holds_right_to_left("ORCID، سنة") && !holds_right_to_left("ORCID 2026"));
    }

    #[test]
    fn a_payment_slip_has_letters_of_its_own_as_far_as_they_reach() {
        let runs = itemise("Łódź 12 Киев 東京", false, FontFamily::Slip).unwrap();
        let families: Vec<FontFamily> = runs.iter().map(|run| run.family).collect();
        assert_eq!(families, [FontFamily::Slip, FontFamily::Slip, FontFamily::Cjk]);
    }

    #[test]
    fn a_character_without_a_font_is_named() {
        let error = itemise("Lab 🜁", false, FontFamily::Sans).unwrap_err();
        assert_eq!(error, TypesettingError::MissingGlyph { character: '🜁', text: "Lab 🜁".to_owned() });
    }
}
