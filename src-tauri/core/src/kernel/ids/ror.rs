//! ROR ids.

use super::loose::{hosts, is_within, plain, unescaped};
use crate::kernel::Message;

/// What the first seven characters are made of: Crockford's base 32.
const ALPHABET: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A ROR id in its full form, `https://ror.org/0abcdef12`, from any usual spelling of it.
///
/// Seven characters of Crockford's base 32 (the first a zero) and two check digits by ISO 7064 mod 97-10, as ROR
/// defines them.
///
/// # Errors
/// A sentence that says what is wrong with it, or which other identifier it is.
pub fn ror_id(text: &str) -> Result<String, Message> {
    let trimmed = text.trim();
    let bare = trimmed.strip_prefix("https://ror.org/").unwrap_or(trimmed);
    // Most of a long list are in the usual form.
    if is_shaped(bare) && is_right(bare) {
        return Ok(format!("https://ror.org/{bare}"));
    }
    let lower = unescaped(&plain(text).to_lowercase());
    if let Some(other) = other_identifier(&lower) {
        return Err(message!(
            "“{trimmed}” is {other}, not a ROR id. Look the organisation up at https://ror.org.",
            trimmed,
            other
        ));
    }
    if let Some(host) = hosts(&lower).find(|host| !is_within(host, "ror.org")) {
        return Err(message!("“{trimmed}” is an address at {host}, not a ROR id.", trimmed, host));
    }
    let words = || lower.split(|character: char| !character.is_ascii_alphanumeric());
    let mut shaped: Vec<String> = words().filter(|word| is_shaped(word)).map(str::to_owned).collect();
    if shaped.is_empty() {
        // Some write it in groups: 03yr m5c 26.
        let bare = lower.strip_prefix("ror").unwrap_or(&lower);
        let joined: String = bare.chars().filter(char::is_ascii_alphanumeric).collect();
        shaped.extend(Some(joined).filter(|joined| is_shaped(joined)));
    }
    if shaped.is_empty() {
        return Err(message!(
            "“{trimmed}” is not a ROR id. It looks like https://ror.org/03yrm5c26.",
            trimmed
        ));
    }
    let mut right: Vec<&String> = shaped.iter().filter(|bare| is_right(bare)).collect();
    right.dedup();
    match right.as_slice() {
        [bare] => Ok(format!("https://ror.org/{bare}")),
        [] => Err(message!(
            "“{trimmed}” is not a ROR id: its check digits do not match, so a character is mistyped.",
            trimmed
        )),
        [first, second, ..] => Err(message!(
            "“{trimmed}” holds several ROR ids: {first}, {second}. Keep one.",
            trimmed,
            first,
            second
        )),
    }
}

/// What organisations are known by elsewhere.
fn other_identifier(lower: &str) -> Option<Message> {
    let grid =
        lower.match_indices("grid.").any(|(at, _)| lower[at + 5..].starts_with(|c: char| c.is_ascii_digit()));
    let wikidata = || {
        let number = |word: &str| {
            word.strip_prefix('q')
                .is_some_and(|rest| rest.len() > 2 && rest.bytes().all(|b| b.is_ascii_digit()))
        };
        lower.contains("wikidata") || number(lower)
    };
    if grid {
        Some(message!("a GRID id (GRID ended in 2021)"))
    } else if wikidata() {
        Some(message!("a number of Wikidata"))
    } else if lower.contains("isni") || (lower.starts_with("0000 0") && lower.len() == 19) {
        Some(message!("an ISNI"))
    } else if lower.contains("10.13039/") {
        Some(message!("an id of the Funder Registry"))
    } else {
        None
    }
}

/// Whether it has nine characters of which the first is a zero and the last two are digits.
fn is_shaped(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 9
        && bytes[0] == b'0'
        && bytes[..7].iter().all(|byte| ALPHABET.contains(byte))
        && bytes[7..].iter().all(u8::is_ascii_digit)
}

/// Whether the check digits of a shaped one are right.
fn is_right(bare: &str) -> bool {
    let (identifier, check) = bare.as_bytes().split_at(7);
    let digit = |byte: &u8| ALPHABET.iter().position(|known| known == byte).unwrap_or_default() as u64;
    let number = identifier.iter().fold(0, |sum, byte| sum * 32 + digit(byte));
    let check = check.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    check == 98 - (number * 100) % 97
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ror_ids_are_taken_in_every_usual_spelling() {
        for text in [
            "https://ror.org/03yrm5c26",
            "http://www.ror.org/03YRM5C26/",
            " ror.org/03yrm5c26 ",
            "03yrm5c26",
            "https://ror.org/03yrm5c26?x=1",
            "https://ror.org/03yrm5c26#relations",
            "https://api.ror.org/v2/organizations/03yrm5c26",
            "https%3A%2F%2Fror.org%2F03yrm5c26",
            "ROR:03yrm5c26",
            "ROR ID: https://ror.org/03yrm5c26.",
            "<https://ror.org/03yrm5c26>",
            "03yr m5c 26",
            "\u{feff}03yrm5c26\u{a0}",
            "CERN (03yrm5c26)",
        ] {
            assert_eq!(ror_id(text).as_deref(), Ok("https://ror.org/03yrm5c26"), "{text}");
        }
    }

    #[test]
    fn other_identifiers_are_called_by_their_name() {
        for (text, said) in [
            ("grid.5386.8", "GRID"),
            ("https://www.grid.ac/institutes/grid.5386.8", "GRID"),
            ("Q42944", "Wikidata"),
            ("https://www.wikidata.org/wiki/Q42944", "Wikidata"),
            ("https://isni.org/isni/000000012156142X", "ISNI"),
            ("https://doi.org/10.13039/501100000780", "Funder"),
            ("https://example.org/03yrm5c26", "at example.org"),
            ("03yrm5c27", "mistyped"),
            ("03yrm5c26; 02crff812", "several"),
            ("unknown", "looks like"),
        ] {
            let message = ror_id(text).unwrap_err();
            assert!(message.contains(said), "{text}: {message}");
        }
    }

    proptest! {
        #[test]
        fn a_mistyped_character_never_passes_as_a_ror_id(place in 1_usize..7, character in "[0-9a-hj-km-np-tv-z]") {
            let right = "03yrm5c26";
            prop_assume!(right[place..=place] != character);
            let mut mistyped = right.to_owned();
            mistyped.replace_range(place..=place, &character);
            prop_assert!(ror_id(&mistyped).is_err());
        }

        #[test]
        fn no_text_makes_a_check_panic(text in any::<String>()) {
            let _ = ror_id(&text);
        }
    }
}
