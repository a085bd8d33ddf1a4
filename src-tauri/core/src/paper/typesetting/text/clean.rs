//! Makes a text from outside safe to set: one normal form, no invisible instructions.

use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

/// The text in normal form C, without controls and without characters that reorder or hide other characters.
///
/// Line ends of every kind become `\n`; tabs and exotic spaces become plain spaces. Every field is set as a
/// paragraph of its own, so nothing in a name can move what stands beside it.
pub(crate) fn clean(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.to_owned();
    }
    let lines = text.replace("\r\n", "\n");
    let kept = lines.chars().filter_map(kept);
    if is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        kept.collect()
    } else {
        kept.nfc().collect()
    }
}

fn kept(character: char) -> Option<char> {
    match character {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        // Spaces that keep words together or have a width that matters to the scripts that use them.
        '\u{A0}' | '\u{202F}' | '\u{3000}' => Some(character),
        // Joiners shape letters in Persian and in the scripts of India.
        '\u{200C}' | '\u{200D}' => Some(character),
        _ if character.is_whitespace() => Some(' '),
        _ if character.is_control() || reorders_or_hides(character) => None,
        _ => Some(character),
    }
}

/// Soft hyphens, zero-width spaces, marks, embeddings and overrides of the bidirectional algorithm, tags. Isolates stay: the
/// program sets them around values, and they move nothing outside themselves.
fn reorders_or_hides(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn composes_and_drops_what_reorders() {
        assert_eq!(clean("Universita\u{308}t"), "Universität", "decomposed letters become composed ones");
        assert_eq!(clean("A\u{202E}cba\u{202C}"), "Acba", "a right-to-left override does nothing");
        assert_eq!(clean("\u{2066}a\u{2069}"), "\u{2066}a\u{2069}", "isolates are the program’s own");
        assert_eq!(clean("a\tb\u{0}\u{7}c"), "a bc", "tabs are spaces, other controls vanish");
        assert_eq!(clean("a\r\nb\u{2028}c\rd"), "a\nb\nc\nd", "every line end is one line end");
        assert_eq!(clean("<script>"), "<script>", "markup is text");
        assert_eq!(clean("می\u{200C}خواهم"), "می\u{200C}خواهم", "Persian keeps its joiner");
    }
}
