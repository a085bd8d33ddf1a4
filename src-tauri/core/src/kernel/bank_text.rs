//! Text as banks take it: in the codes that people pay with.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in the characters of Swiss payments: Basic Latin, Latin-1, Latin Extended-A, the Romanian letters with a comma
/// below, and the euro sign (SIX, implementation guidelines for the QR-bill 2.3, section 4.1.1). What has a like there is
/// replaced by it, as the guidelines ask: a typographic apostrophe by a plain one, a letter with a rarer accent by the letter.
///
/// # Errors
/// The first character that has none.
pub fn swiss(text: &str) -> Result<String, char> {
    let mut taken = String::with_capacity(text.len());
    for character in plain(text).nfc() {
        if is_swiss(character) {
            taken.push(character);
        } else {
            taken.push_str(&like(character).ok_or(character)?);
        }
    }
    // A mark that stands on nothing has left a space.
    Ok(plain(&taken))
}

/// What a character is written as instead: what it is made of, with as many of its marks as can be kept.
fn like(character: char) -> Option<String> {
    let mut parts: Vec<char> = character.nfkd().map(punctuation).collect();
    loop {
        let composed: String = parts.iter().copied().nfc().collect();
        if composed.chars().all(is_swiss) && !composed.is_empty() {
            return Some(composed);
        }
        parts.pop().filter(|last| is_combining_mark(*last))?;
    }
}

/// A text with plain quotation marks, dashes and spaces, on one line: what programs for writing put in their place by
/// themselves, and banks do not take.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '…' => plain.push_str("..."),
            'ẞ' => plain.push_str("SS"),
            // Nothing that prints: soft hyphen, zero-width characters, marks and isolates of direction, byte-order mark.
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            other => plain.push(punctuation(other)),
        }
    }
    plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

const fn punctuation(character: char) -> char {
    match character {
        '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ˈ' | '＇' | '‹' | '›' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '″' | '‶' | '〝' | '〞' | '＂' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '⁃' | '−' | '－' => '-',
        '⁄' | '∕' => '/',
        '•' | '‧' | '∙' => '·',
        '\t'
        | '\n'
        | '\r'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => ' ',
        other => other,
    }
}

const fn is_swiss(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{A0}'..='\u{17F}' | '\u{218}'..='\u{21B}' | '€')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_a_like_is_replaced_by_it() {
        for (text, taken) in [
            ("Place de l’Université 1", "Place de l'Université 1"),
            ("‘a’ “b” „c“", "'a' \"b\" \"c\""),
            ("Rue – Chemin — 5‑7", "Rue - Chemin - 5-7"),
            ("Office…", "Office..."),
            ("1\u{202F}000\u{A0}m\u{2009}x", "1 000 m x"),
            ("Universite\u{301}", "Université"),
            ("ﬁn № 5™", "fin No 5TM"),
            ("Đại học Cần Thơ", "Đai hoc Cân Tho"),
            ("Ștefan Țara €", "Ștefan Țara €"),
            ("GROẞE", "GROSSE"),
            ("soft\u{AD}hyphen\u{200B}", "softhyphen"),
            ("two\nlines", "two lines"),
            ("a mark \u{FE70} alone", "a mark alone"),
        ] {
            assert_eq!(swiss(text).as_deref(), Ok(taken), "{text}");
        }
    }

    #[test]
    fn what_has_none_is_named() {
        for (text, character) in [("Университет", 'У'), ("東京", '東'), ("a ☎", '☎'), ("Ωmega", 'Ω')]
        {
            assert_eq!(swiss(text), Err(character), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_taken_by_banks_and_stays(text in any::<String>()) {
            if let Ok(taken) = swiss(&text) {
                prop_assert!(taken.chars().all(is_swiss), "{taken}");
                prop_assert_eq!(swiss(&taken), Ok(taken.clone()));
            }
        }
    }
}
