//! Text as it is stored and as it is compared.

use crate::kernel::Message;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest name, in characters: longer ones do not fit in the window of an envelope.
pub const NAME_MAX: usize = 300;
/// The longest line, in characters.
pub const LINE_MAX: usize = 1_000;
/// The longest text of several lines, in characters.
pub const LINES_MAX: usize = 20_000;
/// The longest street address, in characters and in lines.
const ADDRESS_MAX: (usize, usize) = (500, 8);

/// A name of an organisation or a person as it is stored: a [`line`] of at most [`NAME_MAX`] characters.
///
/// # Errors
/// As [`line`].
pub fn name(text: &str) -> Result<String, Message> {
    within(line(text)?, NAME_MAX)
}

/// The lines of an address before the city, as they are stored.
///
/// # Errors
/// As [`lines`], and for more than fits in the window of an envelope.
pub fn address(text: &str) -> Result<String, Message> {
    let (characters, lines_max) = ADDRESS_MAX;
    let address = within(lines(text)?, characters)?;
    match address.lines().count() {
        count if count > lines_max => Err(message!(
            "The address has {count, plural, one {# line} other {# lines}}; at most {lines_max} fit in the window of an envelope.",
            count,
            lines_max
        )),
        _ => Ok(address),
    }
}

/// `text`, unless it has more than `max` characters.
///
/// # Errors
/// A sentence that tells both numbers.
pub fn within(text: String, max: usize) -> Result<String, Message> {
    refuse_longer(&text, max).map(|()| text)
}

/// What is read of a number or the like, unless it is longer than a name.
///
/// # Errors
/// As [`within`].
pub fn short(text: String) -> Result<String, Message> {
    within(text, NAME_MAX)
}

fn refuse_longer(text: &str, max: usize) -> Result<(), Message> {
    // No text has more characters than bytes, and most are short.
    let count = if text.len() > max { text.chars().count() } else { 0 };
    if count > max {
        return Err(message!(
            "The text has {count, plural, one {# character} other {# characters}}; at most {max} fit. Shorten it.",
            count,
            max
        ));
    }
    Ok(())
}

/// One line of text as it is stored: NFC, trimmed, inner white space folded to single spaces.
///
/// # Errors
/// A sentence when it has more than [`LINE_MAX`] characters, or holds a control character or an invisible character that
/// reorders text, which could make a name or an amount look like another.
pub fn line(text: &str) -> Result<String, Message> {
    refuse_longer(text, LINE_MAX)?;
    if is_plain_line(text) {
        return Ok(text.to_owned());
    }
    refuse_invisible(text)?;
    Ok(text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether `text` is stored as it is: printable ASCII with single spaces inside. Most text of a long list is.
fn is_plain_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
        && bytes.first() != Some(&b' ')
        && bytes.last() != Some(&b' ')
        && !text.contains("  ")
}

/// Text of several lines as it is stored: NFC, every line trimmed, no empty lines at either end.
///
/// # Errors
/// As [`line`], for more than [`LINES_MAX`] characters.
pub fn lines(text: &str) -> Result<String, Message> {
    refuse_longer(text, LINES_MAX)?;
    if is_plain_line(text) {
        return Ok(text.to_owned());
    }
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    refuse_invisible(&unified.replace(['\n', '\t'], " "))?;
    let lines: Vec<String> =
        unified.nfc().collect::<String>().lines().map(|line| line.trim().to_owned()).collect();
    Ok(lines.join("\n").trim_matches('\n').to_owned())
}

fn refuse_invisible(text: &str) -> Result<(), Message> {
    let forbidden = text.chars().find(|&character| {
        let white_space = matches!(character, '\t' | '\n' | '\r');
        (character.is_control() && !white_space) || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}')
    });
    match forbidden {
        None => Ok(()),
        Some(character @ ('\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) => Err(message!(
            "The text holds an invisible character that changes its reading direction ({code}). Type it again without it.",
            code = format_args!("U+{:04X}", u32::from(character))
        )),
        Some(character) => Err(message!(
            "The text holds a control character ({code}). Type it again without it.",
            code = format_args!("U+{:04X}", u32::from(character))
        )),
    }
}

/// The address of a web page on one line: a name such as `www.example.org/library`, or one that begins with http or https.
///
/// # Errors
/// A sentence: what begins otherwise, such as `javascript:`, is a program or a file and no page.
pub fn website(text: &str) -> Result<String, Message> {
    let kept = line(text)?;
    let bare: String =
        kept.chars().filter(|character| !character.is_whitespace() && !character.is_control()).collect();
    let Some((scheme, rest)) = bare.split_once(':') else { return Ok(kept) };
    let is_scheme = scheme.starts_with(|first: char| first.is_alphabetic())
        && scheme.chars().all(|character| character.is_alphanumeric() || "+-".contains(character));
    // What has figures behind the colon is a host with its port.
    let has_port = rest.starts_with(|first: char| first.is_ascii_digit());
    let is_page = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if is_scheme && !has_port && !is_page {
        return Err(message!(
            "“{kept}” is not the address of a web page. Write it like https://www.example.org.",
            kept
        ));
    }
    Ok(kept)
}

/// What `text` was before somebody read its UTF-8 as Windows-1252: “Universität” for “UniversitÃ¤t”. Nothing for text
/// that looks right.
pub fn misread(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut meant = String::with_capacity(text.len());
    let mut bytes: Vec<u8> = Vec::new();
    let mut is_different = false;
    let mut flush = |bytes: &mut Vec<u8>, meant: &mut String| {
        for chunk in bytes.utf8_chunks() {
            is_different |= !chunk.valid().is_ascii();
            meant.push_str(chunk.valid());
            meant.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
        bytes.clear();
    };
    for character in text.chars() {
        let mut buffer = [0; 4];
        let (encoded, _, is_other) = encoding_rs::WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
        if is_other {
            flush(&mut bytes, &mut meant);
            meant.push(character);
        } else {
            bytes.extend_from_slice(&encoded);
        }
    }
    flush(&mut bytes, &mut meant);
    // Two characters may happen to be one in UTF-8, as É and » are; then it is one that names do not have.
    let is_of_names = |character: char| {
        character.is_ascii()
            || text.contains(character)
            || matches!(character, '\u{a0}'..='\u{17f}' | '\u{370}'..='\u{4ff}' | '\u{1e00}'..='\u{206f}' | '\u{20a0}'..='\u{20bf}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
    };
    (is_different && meant.chars().all(is_of_names)).then_some(meant)
}

/// The form in which text is searched and compared: without case, diacritics, punctuation and repeated spaces.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |character: char| {
        if character.is_alphanumeric() {
            if gap && !key.is_empty() {
                key.push(' ');
            }
            gap = false;
            key.push(character);
        } else if character.is_ascii() || !is_combining_mark(character) {
            gap = true;
        }
    };
    if text.is_ascii() {
        text.bytes().for_each(|byte| push(char::from(byte.to_ascii_lowercase())));
        return key;
    }
    for character in text.nfkd() {
        if is_combining_mark(character) && !is_spacing_vowel(character) {
            continue;
        }
        match character {
            'ß' | 'ẞ' => ['s', 's'].into_iter().for_each(&mut push),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(&mut push),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(&mut push),
            'ø' | 'Ø' => push('o'),
            'ł' | 'Ł' => push('l'),
            'đ' | 'Đ' => push('d'),
            'ı' => push('i'),
            other => other.to_lowercase().for_each(&mut push),
        }
    }
    key
}

/// The words under which `text` is found: its [`search_key`], with every run of Chinese or Japanese characters, which
/// has no spaces, written as overlapping pairs.
pub fn search_words(text: &str) -> String {
    let key = search_key(text);
    if key.is_ascii() {
        return key;
    }
    let mut words = Vec::new();
    for word in key.split(' ') {
        for run in runs(word) {
            let characters: Vec<char> = run.chars().collect();
            if characters.len() > 1 && is_unspaced(characters[0]) {
                words.extend(characters.windows(2).map(String::from_iter));
                words.extend(characters.last().map(char::to_string));
            } else {
                words.push(run.to_owned());
            }
        }
    }
    words.join(" ")
}

/// The words of what a person typed, in their searched form. Of the address of a ROR id or an ORCID iD only the
/// identifier counts.
pub fn typed_words(typed: &str) -> Vec<String> {
    let typed = typed
        .trim()
        .trim_start_matches("https://")
        .trim_start_matches("ror.org/")
        .trim_start_matches("orcid.org/");
    search_key(typed).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The full-text query for what a person typed: every word must begin a word of the record. `None` when nothing in
/// it can be searched for.
pub fn search_query(typed: &str) -> Option<String> {
    let mut terms = Vec::new();
    for word in typed_words(typed) {
        for run in runs(&word) {
            let characters: Vec<char> = run.chars().collect();
            if characters.len() > 1 && is_unspaced(characters[0]) {
                terms.extend(characters.windows(2).map(|pair| format!("\"{}\"*", String::from_iter(pair))));
            } else {
                terms.push(format!("\"{run}\"*"));
            }
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

/// What to look for in a [`search_key`] with a space before it, to know whether it holds a word that begins with
/// `word`. Where words have no spaces between them, it may stand anywhere.
pub fn word_start(word: &str) -> String {
    if word.chars().any(is_unspaced) { word.to_owned() } else { format!(" {word}") }
}

/// Splits a word where it changes between a script with spaces and one without.
fn runs(word: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut previous = None;
    for (at, character) in word.char_indices() {
        let unspaced = is_unspaced(character);
        if previous.is_some_and(|previous| previous != unspaced) {
            runs.push(&word[start..at]);
            start = at;
        }
        previous = Some(unspaced);
    }
    runs.push(&word[start..]);
    runs
}

/// Characters of scripts written without spaces between words: Chinese and Japanese.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Vowel signs of scripts in which dropping them would change the word, such as Devanagari and Thai.
fn is_spacing_vowel(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{e4f}') && character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_website_is_a_page_and_no_program() {
        for page in [
            "",
            "www.uzh.ch",
            "https://www.uzh.ch/a:b",
            "HTTP://uzh.ch",
            "uzh.ch:8080/x",
            "library:8080",
            "東京.jp",
        ] {
            assert_eq!(website(page).as_deref(), Ok(page));
        }
        for wrong in [
            "javascript:alert(1)",
            " JavaScript:x",
            "java\tscript:x",
            "data:text/html,x",
            "file:///etc",
            "vbscript:x",
            "mailto:a@b.c",
        ] {
            assert!(website(wrong).unwrap_err().contains("https://"), "{wrong}");
        }
    }

    #[test]
    fn names_that_differ_in_writing_only_share_a_key() {
        assert_eq!(search_key("Universität  Zürich"), "universitat zurich");
        assert_eq!(search_key("UNIVERSITA\u{308}T-ZU\u{308}RICH"), "universitat zurich");
        assert_eq!(search_key("Łódź & Ærø, Straße"), "lodz aero strasse");
        assert_eq!(search_key("東京大学"), "東京大学");
        assert_eq!(search_key("ΑΘΗΝΆ"), search_key("αθηνα"));
    }

    #[test]
    fn letters_that_were_spoilt_are_known() {
        for (spoilt, meant) in [
            ("UniversitÃ¤t ZÃ¼rich", "Universität Zürich"),
            ("UniversitÃ© de GenÃ¨ve", "Université de Genève"),
            ("Kingâ€™s College", "King’s College"),
            ("Å\u{81}Ã³dÅº", "Łódź"),
            ("UniversitÃ¤t – ZÃ¼rich", "Universität – Zürich"),
        ] {
            assert_eq!(misread(spoilt).as_deref(), Some(meant));
        }
        for right in [
            "Universität Zürich",
            "«UNIVERSITÉ»",
            "São Paulo",
            "Ærø",
            "東京大学",
            "Łódź",
            "King’s – “x”",
            "Zürich",
        ] {
            assert_eq!(misread(right), None, "{right}");
        }
    }

    #[test]
    fn markup_is_only_text_but_reordering_is_refused() {
        assert_eq!(line(" <script>alert(1)</script>\t x "), Ok("<script>alert(1)</script> x".to_owned()));
        assert!(line("abc\u{202e}cba").unwrap_err().contains("U+202E"));
        assert!(line("nul\0").unwrap_err().contains("U+0000"));
        assert_eq!(lines("a \r\n\r\n b\n\n"), Ok("a\n\nb".to_owned()));
    }

    #[test]
    fn what_is_typed_finds_what_is_written() {
        assert_eq!(search_words("東京大学 Tokyo"), "東京 京大 大学 学 tokyo");
        assert_eq!(search_query("京大 TÔK"), Some("\"京大\"* \"tok\"*".to_owned()));
        assert_eq!(search_query("https://ror.org/03yrm"), Some("\"03yrm\"*".to_owned()));
        assert_eq!(search_query("\"*()-"), None);
        assert_eq!(typed_words("https://ror.org/03YRM"), ["03yrm"]);
        assert_eq!((word_start("tok").as_str(), word_start("京大").as_str()), (" tok", "京大"));
    }

    proptest! {
        #[test]
        fn storing_twice_is_storing_once(text in any::<String>()) {
            if let Ok(stored) = line(&text) {
                prop_assert_eq!(line(&stored), Ok(stored.clone()));
            }
            prop_assert_eq!(search_key(&search_key(&text)), search_key(&text));
        }
    }
}
