//! What people copy along with an identifier: other dashes and spaces, labels, whole web addresses.

use unicode_normalization::UnicodeNormalization;

/// `text` with every dash as `-`, every space as a space, and nothing that cannot be seen.
pub(super) fn plain(text: &str) -> String {
    let unified = text.nfkc().filter_map(|character| match character {
        '\u{00ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' => Some('-'),
        character if character.is_whitespace() => Some(' '),
        character => Some(character),
    });
    unified.collect::<String>().trim().to_owned()
}

/// A web address as it reads without the escapes that copying it out of another address adds.
pub(super) fn unescaped(text: &str) -> String {
    text.replace("%3a", ":").replace("%2f", "/").replace("%2d", "-").replace("%20", " ")
}

/// The host of every web address in `text`, which is in lower case.
pub(super) fn hosts(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split([' ', '"', '\'', '<', '>', '(', ')', '[', ']', ',', ';']);
    words.filter_map(|word| {
        let rest = word.split_once("://").map_or(word, |(_, rest)| rest);
        let (host, _) = rest.split_once(['/', '?', '#'])?;
        let host = host.rsplit('@').next().unwrap_or(host);
        let ending = host.rsplit_once('.')?.1;
        (ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(host)
    })
}

/// Whether `host` is `domain` or lies within it.
pub(super) fn is_within(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether `text` holds a number that a spreadsheet shortened, such as 4.50012E+09: its last digits are lost.
pub fn has_lost_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_exponent = |at: usize| {
        let after = &bytes[at + 1..];
        let digits = after.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
        let ends = after.get(1 + digits).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        after.first() == Some(&b'+') && matches!(digits, 1..=3) && ends
    };
    let is_mantissa = |at: usize| {
        let digits = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let point = at.checked_sub(digits + 1).map(|place| bytes[place]);
        digits > 0
            && (matches!(point, Some(b'.' | b','))
                || digits == 1 && point.is_none_or(|b| !b.is_ascii_digit()))
    };
    bytes
        .iter()
        .enumerate()
        .any(|(at, byte)| matches!(byte, b'E' | b'e') && is_exponent(at) && is_mantissa(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortened_number_is_told_from_a_long_one() {
        for text in ["4.50012E+09", "DE1.23457E+08", "0088:7.30001E+12", "4,14463E+10", "5E+15", "1.2e+5"] {
            assert!(has_lost_digits(text), "{text}");
        }
        for text in ["4500123456", "PO-E+1", "E+09", "12E45", "1.5E9X", "Type E+ 3", "INV-2E+Q", "+49 30 12"]
        {
            assert!(!has_lost_digits(text), "{text}");
        }
    }

    #[test]
    fn hosts_are_found_in_what_was_copied() {
        let found = |text| hosts(text).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(found("orcid: https://orcid.org/0000 <www.ror.org/x>"), ["orcid.org", "www.ror.org"]);
        assert!(found("grid.5386.8 12/345/678 a.b").is_empty());
        assert!(is_within("pub.orcid.org", "orcid.org") && !is_within("myorcid.org", "orcid.org"));
    }
}
