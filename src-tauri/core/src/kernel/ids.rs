//! Identifiers with a check: ROR ids, ORCID iDs, e-mail addresses, IBANs.

/// A ROR id in its full form, `https://ror.org/0abcdef12`, from any usual spelling of it.
///
/// Seven characters of Crockford's base 32 (the first a zero) and two check digits by ISO 7064 mod 97-10, as ROR
/// defines them.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn ror_id(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    let bare = ["https://", "http://"].iter().find_map(|scheme| lower.strip_prefix(scheme)).unwrap_or(&lower);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let bare = bare.strip_prefix("ror.org/").unwrap_or(bare).trim_end_matches('/');
    let shape = || format!("“{trimmed}” is not a ROR id. It looks like https://ror.org/03yrm5c26.");
    if bare.len() != 9 || !bare.starts_with('0') {
        return Err(shape());
    }
    let (identifier, check) = bare.split_at_checked(7).ok_or_else(shape)?;
    let number = identifier.bytes().try_fold(0_u64, |sum, byte| {
        let digit = b"0123456789abcdefghjkmnpqrstvwxyz".iter().position(|&known| known == byte)?;
        Some(sum * 32 + digit as u64)
    });
    let number = number.ok_or_else(shape)?;
    let check: u64 = check.parse().map_err(|_| shape())?;
    if check != 98 - (number * 100) % 97 {
        return Err(format!(
            "“{trimmed}” is not a ROR id: its check digits do not match, so a character is mistyped."
        ));
    }
    Ok(format!("https://ror.org/{bare}"))
}

/// An ORCID iD as sixteen characters in groups of four, from any usual spelling of it.
///
/// The last character is a check digit by ISO 7064 mod 11-2.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn orcid_id(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    let upper = trimmed.to_uppercase();
    let bare = upper.rsplit('/').next().unwrap_or(&upper);
    let characters: Vec<u8> = bare.bytes().filter(|byte| !matches!(byte, b'-' | b' ')).collect();
    let shape = || format!("“{trimmed}” is not an ORCID iD. It looks like 0000-0002-1825-0097.");
    let (&check, digits) = characters.split_last().ok_or_else(shape)?;
    if digits.len() != 15
        || !digits.iter().all(u8::is_ascii_digit)
        || !(check.is_ascii_digit() || check == b'X')
    {
        return Err(shape());
    }
    if check != mod_11_2(digits) {
        return Err(format!(
            "“{trimmed}” is not an ORCID iD: its check digit does not match, so a digit is mistyped."
        ));
    }
    let grouped: Vec<&[u8]> = characters.chunks(4).collect();
    Ok(String::from_utf8_lossy(&grouped.join(&b'-')).into_owned())
}

/// The check character of ISO 7064 mod 11-2 for ASCII `digits`.
fn mod_11_2(digits: &[u8]) -> u8 {
    let total = digits.iter().fold(0_u32, |total, &digit| (total + u32::from(digit - b'0')) * 2 % 11);
    match (12 - total % 11) % 11 {
        10 => b'X',
        value => b'0' + u8::try_from(value).unwrap_or(0),
    }
}

/// A language as a BCP 47 tag such as `de` or `pt-BR`, in its usual capitals: language, script and region.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn language(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    let subtags: Vec<&str> = trimmed.split(['-', '_']).collect();
    let is_well_formed = subtags.iter().enumerate().all(|(place, subtag)| {
        let letters = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        let characters = subtag.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if place == 0 {
            letters && matches!(subtag.len(), 2 | 3)
        } else {
            characters && matches!(subtag.len(), 2..=8)
        }
    });
    if !is_well_formed {
        return Err(format!("“{trimmed}” is not a language tag. It looks like en, de or pt-BR."));
    }
    let written = subtags.iter().enumerate().map(|(place, subtag)| match (place, subtag.len()) {
        (0, _) => subtag.to_lowercase(),
        (_, 2) => subtag.to_uppercase(),
        (_, 4) => format!("{}{}", subtag[..1].to_uppercase(), subtag[1..].to_lowercase()),
        _ => subtag.to_lowercase(),
    });
    Ok(written.collect::<Vec<_>>().join("-"))
}

/// An e-mail address that could receive mail: one local part, one domain with a dot, no spaces.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn email(text: &str) -> Result<String, String> {
    let trimmed = text.trim();
    let refused = || format!("“{trimmed}” is not an e-mail address. It looks like name@example.org.");
    let (local, domain) = trimmed.rsplit_once('@').ok_or_else(refused)?;
    let forbidden = |character: char| {
        character.is_whitespace() || character.is_control() || "<>(),;:\\\"[]@".contains(character)
    };
    let local_is_well_formed = !local.is_empty()
        && local.len() <= 64
        && !local.contains(forbidden)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    if !local_is_well_formed || !is_domain(domain) {
        return Err(refused());
    }
    Ok(format!("{local}@{}", domain.to_lowercase()))
}

/// A domain such as `example.org`, in lower case, from a domain, a web address or an e-mail address.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn domain(text: &str) -> Result<String, String> {
    let lower = text.trim().to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    if is_domain(host) {
        Ok(host.to_owned())
    } else {
        Err(format!("“{}” is not a domain. It looks like example.org.", text.trim()))
    }
}

fn is_domain(domain: &str) -> bool {
    let label_is_well_formed = |label: &str| {
        !label.is_empty()
            && label.chars().count() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| {
                character.is_alphanumeric()
                    || character == '-'
                    || !character.is_ascii() && !character.is_control() && !character.is_whitespace()
            })
    };
    domain.len() <= 255 && domain.contains('.') && domain.split('.').all(label_is_well_formed)
}

/// An IBAN grouped by four, checked by ISO 13616 (country, length, structure, mod 97).
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn iban(text: &str) -> Result<String, String> {
    let bare: String =
        text.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_uppercase();
    sepa::validate_iban(&bare).map_err(|_| {
        format!("“{}” is not a valid IBAN: its country, length or check digits do not match. Leave it empty and use the free lines for an account without IBAN.", text.trim())
    })?;
    let characters: Vec<char> = bare.chars().collect();
    Ok(characters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ror_ids_are_taken_in_every_usual_spelling() {
        for text in
            ["https://ror.org/03yrm5c26", "http://www.ror.org/03YRM5C26/", " ror.org/03yrm5c26 ", "03yrm5c26"]
        {
            assert_eq!(ror_id(text).as_deref(), Ok("https://ror.org/03yrm5c26"), "{text}");
        }
    }

    #[test]
    fn orcid_ids_are_taken_in_every_usual_spelling() {
        for text in [
            "0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097",
            "0000 0002 1825 0097",
            "0000000218250097",
        ] {
            assert_eq!(orcid_id(text).as_deref(), Ok("0000-0002-1825-0097"), "{text}");
        }
        assert_eq!(
            orcid_id("0000-0002-1694-233x").as_deref(),
            Ok("0000-0002-1694-233X"),
            "the check digit may be X"
        );
        assert!(orcid_id("0000-0002-1825-009").is_err());
    }

    #[test]
    fn emails_that_could_not_receive_mail_are_refused() {
        assert_eq!(email(" Ana.Núñez@Example.ORG ").as_deref(), Ok("Ana.Núñez@example.org"));
        for text in [
            "ana",
            "ana@",
            "@example.org",
            "a b@example.org",
            "ana@example",
            "a@b@example.org",
            "ana@-x.org",
            "a..b@example.org",
            "Ana <ana@example.org>",
        ] {
            assert!(email(text).is_err(), "{text:?} must be refused");
        }
    }

    #[test]
    fn a_domain_is_read_out_of_an_address() {
        assert_eq!(domain("https://www.uni-bielefeld.de/en").as_deref(), Ok("uni-bielefeld.de"));
        assert!(domain("localhost").is_err());
    }

    #[test]
    fn an_iban_is_checked_and_grouped() {
        assert_eq!(iban("de89370400440532013000").as_deref(), Ok("DE89 3704 0044 0532 0130 00"));
        assert!(iban("DE89370400440532013001").is_err());
    }

    proptest! {
        #[test]
        fn a_mistyped_digit_never_passes_as_an_orcid_id(digits in prop::collection::vec(b'0'..=b'9', 15), place in 0_usize..15, other in 1_u8..10) {
            let written = |digits: &[u8], check: u8| String::from_utf8([digits, &[check]].concat()).unwrap();
            let check = mod_11_2(&digits);
            prop_assert!(orcid_id(&written(&digits, check)).is_ok());
            let mut mistyped = digits.clone();
            mistyped[place] = b'0' + (mistyped[place] - b'0' + other) % 10;
            prop_assert!(orcid_id(&written(&mistyped, check)).is_err());
        }

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
            let _ = (ror_id(&text), orcid_id(&text), email(&text), domain(&text), iban(&text));
        }
    }
}
