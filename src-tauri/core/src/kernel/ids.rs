//! Identifiers with a check: ROR ids, ORCID iDs, e-mail addresses, IBANs, VAT ids.
use crate::kernel::Message;

mod emails;
mod iban;
mod loose;
mod orcid;
mod ror;
mod tax;

pub use emails::{Emails, emails};
pub use iban::iban;
pub use loose::has_lost_digits;
pub use orcid::{orcid_id, orcid_id_without_zeros, orcid_ids};
pub use ror::ror_id;
pub use tax::{lost_digits, tax_id};

/// A language as a BCP 47 tag such as `de` or `pt-BR`, in its usual capitals: language, script and region.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn language(text: &str) -> Result<String, Message> {
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
        return Err(message!("“{trimmed}” is not a language tag. It looks like en, de or pt-BR.", trimmed));
    }
    let written = subtags.iter().enumerate().map(|(place, subtag)| match (place, subtag.len()) {
        (0, _) => subtag.to_lowercase(),
        (_, 2) => subtag.to_uppercase(),
        (_, 4) => format!("{}{}", subtag[..1].to_uppercase(), subtag[1..].to_lowercase()),
        _ => subtag.to_lowercase(),
    });
    Ok(written.collect::<Vec<_>>().join("-"))
}

/// A number or reference of which every digit counts, on one line.
///
/// # Errors
/// A sentence when a spreadsheet shortened it, or when it holds what cannot be seen.
pub fn number(text: &str) -> Result<String, Message> {
    if has_lost_digits(text) { Err(lost_digits(text)) } else { super::text::line(text) }
}

/// An e-mail address that could receive mail: one local part, one domain with a dot, no spaces.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn email(text: &str) -> Result<String, Message> {
    let trimmed = text.trim();
    let refused =
        || message!("“{trimmed}” is not an e-mail address. It looks like name@example.org.", trimmed);
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
pub fn domain(text: &str) -> Result<String, Message> {
    let lower = text.trim().to_lowercase();
    let rest = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    if is_domain(host) {
        Ok(host.to_owned())
    } else {
        Err(message!("“{text}” is not a domain. It looks like example.org.", text = text.trim()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn no_text_makes_a_check_panic(text in any::<String>()) {
            let _ = (email(&text), domain(&text), language(&text));
        }
    }
}
