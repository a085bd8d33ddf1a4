//! ORCID iDs.

use super::loose::{hosts, is_within, plain, unescaped};
use crate::kernel::Message;

/// The numbers that ORCID gives out, without their check digit. The others of this shape are ISNIs.
const GIVEN_OUT: [std::ops::RangeInclusive<u64>; 2] =
    [15_000_000..=35_000_000, 900_000_000_000..=900_100_000_000];

/// An ORCID iD as sixteen characters in groups of four, from any usual spelling of it.
///
/// The last character is a check digit by ISO 7064 mod 11-2.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn orcid_id(text: &str) -> Result<String, Message> {
    let bare = text.strip_prefix("https://orcid.org/").unwrap_or(text);
    if let Some(characters) = usual(bare) {
        return checked(&characters, text);
    }
    let mut found = orcid_ids(text)?;
    let first = found.remove(0);
    match found.as_slice() {
        [] => Ok(first),
        [second, ..] => Err(message!(
            "“{text}” holds several ORCID iDs: {first}, {second}. Keep one.",
            text = text.trim(),
            first,
            second
        )),
    }
}

/// Every different ORCID iD in `text`, at least one.
///
/// # Errors
/// A sentence that says what is wrong with the first, or that there is none.
pub fn orcid_ids(text: &str) -> Result<Vec<String>, Message> {
    let trimmed = text.trim();
    let lower = unescaped(&plain(text).to_lowercase());
    if lower.contains("sandbox") || hosts(&lower).any(|host| host == "qa.orcid.org") {
        return Err(message!(
            "“{trimmed}” is an iD of ORCID’s sandbox, where programs are tried. The person’s own iD stands at https://orcid.org.",
            trimmed
        ));
    }
    if let Some(host) = hosts(&lower).find(|host| !is_within(host, "orcid.org")) {
        return Err(message!("“{trimmed}” is an address at {host}, not an ORCID iD.", trimmed, host));
    }
    if lower.contains("isni") {
        return Err(message!("“{trimmed}” is an ISNI, not an ORCID iD.", trimmed));
    }
    let candidates = sixteen_characters(&lower.replace("orcid", " ").to_uppercase());
    if candidates.is_empty() {
        return Err(message!("“{trimmed}” is not an ORCID iD. It looks like 0000-0002-1825-0097.", trimmed));
    }
    let mut found = Vec::new();
    let mut problem = None;
    for candidate in candidates {
        match checked(&candidate, trimmed) {
            Ok(orcid_id) if found.contains(&orcid_id) => {}
            Ok(orcid_id) => found.push(orcid_id),
            Err(message) => problem = problem.or(Some(message)),
        }
    }
    problem.filter(|_| found.is_empty()).map_or(Ok(found), Err)
}

/// The ORCID iD whose leading zeros a spreadsheet took for nothing: 218250097 for 0000-0002-1825-0097.
pub fn orcid_id_without_zeros(text: &str) -> Option<String> {
    let digits = text.trim();
    let is_number = digits.bytes().enumerate().all(|(place, byte)| {
        byte.is_ascii_digit() || (matches!(byte, b'x' | b'X') && place + 1 == digits.len())
    });
    let lost = (8..16).contains(&digits.len()) && is_number && !digits.starts_with('0');
    lost.then(|| orcid_id(&format!("{digits:0>16}")).ok()).flatten()
}

/// The sixteen characters of an iD in its usual form, as most of a long list are.
fn usual(bare: &str) -> Option<String> {
    let is_usual = bare.len() == 19
        && bare.bytes().enumerate().all(|(place, byte)| match place {
            4 | 9 | 14 => byte == b'-',
            18 => byte.is_ascii_digit() || byte == b'X',
            _ => byte.is_ascii_digit(),
        });
    is_usual.then(|| bare.replace('-', ""))
}

/// Runs of fifteen digits and a check character that begin like an ORCID iD, whatever separates their groups.
fn sixteen_characters(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let at = |place: usize| characters.get(place).copied();
    let mut found = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let begins = characters[start].is_ascii_digit()
            && start.checked_sub(1).and_then(at).is_none_or(|before| !before.is_alphanumeric());
        let mut run = String::new();
        let mut place = start;
        while begins && run.len() < 16 {
            match at(place) {
                Some(digit) if digit.is_ascii_digit() => run.push(digit),
                Some('X') if run.len() == 15 => run.push('X'),
                Some('-' | ' ' | '.' | '_') if !run.is_empty() => {}
                _ => break,
            }
            place += 1;
        }
        let goes_on = at(place).is_some_and(char::is_alphanumeric)
            || (at(place) == Some('-') && at(place + 1).is_some_and(|next| next.is_ascii_digit()));
        if run.len() == 16 && run.starts_with("000") && !goes_on {
            found.push(run);
            start = place;
        } else {
            start += 1;
        }
    }
    found
}

fn checked(characters: &str, written: &str) -> Result<String, Message> {
    let (digits, check) = characters.as_bytes().split_at(15);
    if check != [mod_11_2(digits)] {
        return Err(message!(
            "“{written}” is not an ORCID iD: its check digit does not match, so a digit is mistyped.",
            written
        ));
    }
    let number = digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
    if !GIVEN_OUT.iter().any(|range| range.contains(&number)) {
        return Err(message!(
            "“{written}” is not an ORCID iD: ORCID does not give out this number. It may be an ISNI.",
            written
        ));
    }
    let groups: Vec<&str> = (0..4).map(|group| &characters[group * 4..group * 4 + 4]).collect();
    Ok(groups.join("-"))
}

/// The check character of ISO 7064 mod 11-2 for ASCII `digits`.
fn mod_11_2(digits: &[u8]) -> u8 {
    let total = digits.iter().fold(0_u32, |total, &digit| (total + u32::from(digit - b'0')) * 2 % 11);
    match (12 - total % 11) % 11 {
        10 => b'X',
        value => b'0' + u8::try_from(value).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn orcid_ids_are_taken_in_every_usual_spelling() {
        for text in [
            "0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
            "0000 0002 1825 0097",
            "0000000218250097",
            "https://orcid.org/0000-0002-1825-0097/",
            "https://orcid.org/my-orcid?orcid=0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097?lang=en#works",
            "http://www.orcid.org/0000-0002-1825-0097/print",
            "https://pub.orcid.org/v3.0/0000-0002-1825-0097/record",
            "orcid.org/0000-0002-1825-0097.",
            "https%3A%2F%2Forcid.org%2F0000-0002-1825-0097",
            "ORCID: 0000-0002-1825-0097",
            "ORCID iD 0000-0002-1825-0097",
            "orcid0000-0002-1825-0097",
            "0000\u{2011}0002\u{2011}1825\u{2011}0097",
            "0000–0002–1825–0097",
            "0000−0002—1825‐0097",
            "0000.0002.1825.0097",
            "\u{200b}0000-0002-1825-0097\u{200b}",
            "０００0-0002-1825-0097",
            "<https://orcid.org/0000-0002-1825-0097>",
            "Josiah Carberry (0000-0002-1825-0097)",
            "0000-0002-1825-0097 (0000-0002-1825-0097)",
            "0000 - 0002 - 1825 - 0097",
        ] {
            assert_eq!(orcid_id(text).as_deref(), Ok("0000-0002-1825-0097"), "{text}");
        }
        assert_eq!(orcid_id("0000-0002-1694-233x").as_deref(), Ok("0000-0002-1694-233X"));
        assert_eq!(
            orcid_id("https://orcid.org/0009-0001-0000-0008").is_ok(),
            mod_11_2(b"000900010000000") == b'8'
        );
    }

    #[test]
    fn what_is_no_id_of_a_person_is_refused_by_name() {
        for (text, said) in [
            ("https://sandbox.orcid.org/0000-0002-9079-593X", "sandbox"),
            ("https://pub.sandbox.orcid.org/0000-0002-9079-593X", "sandbox"),
            ("https://isni.org/isni/0000000121032683", "at isni.org"),
            ("ISNI 0000 0001 2103 2683", "an ISNI"),
            ("0000 0001 2103 2683", "does not give out"),
            ("0000-0000-0000-0001", "does not give out"),
            ("https://example.org/0000-0002-1825-0097", "at example.org"),
            ("https://orcid.org.example.com/0000-0002-1825-0097", "at orcid.org.example.com"),
            ("0000-0002-1825-009", "looks like"),
            ("0000-0002-1825-00971", "looks like"),
            ("0000-0002-1825-0098", "mistyped"),
            ("0000-0002-1825-0097, 0000-0002-1694-233X", "several"),
            ("none yet", "looks like"),
        ] {
            let message = orcid_id(text).unwrap_err();
            assert!(message.contains(said), "{text}: {message}");
        }
        assert_eq!(orcid_id_without_zeros("218250097").as_deref(), Some("0000-0002-1825-0097"));
        assert_eq!(orcid_id_without_zeros("218250098"), None);
    }

    proptest! {
        #[test]
        fn a_mistyped_digit_never_passes_as_an_orcid_id(number in 15_000_000_u64..35_000_000, place in 7_usize..15, other in 1_u8..10) {
            let digits = format!("{number:015}").into_bytes();
            let written = |digits: &[u8], check: u8| String::from_utf8([digits, &[check]].concat()).unwrap();
            let check = mod_11_2(&digits);
            prop_assert!(orcid_id(&written(&digits, check)).is_ok());
            let mut mistyped = digits.clone();
            mistyped[place] = b'0' + (mistyped[place] - b'0' + other) % 10;
            prop_assert!(orcid_id(&written(&mistyped, check)).is_err());
        }

        #[test]
        fn no_text_makes_a_check_panic(text in any::<String>(), digits in "[0-9xX –-]{0,24}") {
            let _ = (orcid_ids(&text), orcid_ids(&digits), orcid_id_without_zeros(&digits));
        }
    }
}
