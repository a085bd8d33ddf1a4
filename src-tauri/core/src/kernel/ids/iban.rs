//! International bank account numbers.

use super::loose::plain;
use crate::kernel::Message;

/// An IBAN grouped by four, checked by ISO 13616 (country, length, structure, mod 97). A label before it, separators
/// within and words behind it are taken off.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn iban(text: &str) -> Result<String, Message> {
    let bare = found(&plain(text).to_uppercase()).ok_or_else(|| {
        message!("“{text}” is not a valid IBAN: its country, length or check digits do not match. Leave it empty and use the free lines for an account without IBAN.", text = text.trim())
    })?;
    let characters: Vec<char> = bare.chars().collect();
    Ok(characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
}

/// The first number that is right as a whole: it begins where a word begins and ends where a word ends, and no digit
/// follows that would belong to it.
fn found(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|first| {
        let begins = words[first].strip_prefix("IBAN").filter(|rest| rest.len() > 3).unwrap_or(words[first]);
        let is_country =
            begins.as_bytes().get(..2).is_some_and(|head| head.iter().all(u8::is_ascii_alphabetic));
        if !is_country {
            return None;
        }
        let mut bare = begins.to_owned();
        let mut rest = words[first + 1..].iter();
        loop {
            let next = rest.as_slice().first();
            let goes_on = next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
            if !goes_on && sepa::validate_iban(&bare).is_ok() {
                return Some(bare);
            }
            bare.push_str(rest.next()?);
            if bare.len() > 34 {
                return None;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_iban_is_read_with_what_stands_around_it() {
        for text in [
            "de89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
            "IBAN DE89 3704 0044 0532 0130 00",
            "IBAN: DE89370400440532013000",
            "IBANDE89370400440532013000",
            "DE89-3704-0044-0532-0130-00",
            "DE89.3704.0044.0532.0130.00",
            "DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00",
            "DE 89 3704 0044 0532 0130 00",
            "Konto (IBAN): DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX",
            "DE89 3704 0044 0532 0130 00 Commerzbank",
        ] {
            assert_eq!(iban(text).as_deref(), Ok("DE89 3704 0044 0532 0130 00"), "{text}");
        }
        assert_eq!(
            iban("IBAN GB82 WEST 1234 5698 7654 32").as_deref(),
            Ok("GB82 WEST 1234 5698 7654 32"),
            "words within belong to it"
        );
        for text in ["DE89370400440532013001", "DE89 3704 0044 0532 0130 00 1", "IBAN", "", "XX00 1"] {
            assert!(iban(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_check_panic(text in any::<String>(), near in "(IBAN )?[A-Z]{2}[0-9 A-Z.-]{0,40}") {
            let _ = (iban(&text), iban(&near));
        }
    }
}
