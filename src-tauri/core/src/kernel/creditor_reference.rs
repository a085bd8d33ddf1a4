//! The payment reference of an invoice: an ISO 11649 creditor reference, “RF” with two check digits.
//!
//! Banks carry it through transfers untouched, and a typing slip in it shows: that makes it the surest way to know which
//! invoice a payment is for.

use crate::kernel::Message;
use std::fmt;

use sepa::reference::{MAX_RF_LEN, MAX_RF_REFERENCE_LEN, RfReference};
use sha2::{Digest, Sha256};

/// How many characters in front of a shortened number tell it from others that end alike.
const DIGEST_LENGTH: usize = 8;
/// The shortest reference: “RF”, two check digits and one character.
const LENGTH_MIN: usize = 5;
/// How many separators may stand between two characters of a reference in free text (a bank's line break).
const SEPARATORS_MAX: usize = 3;

/// A creditor reference whose check digits are right, such as `RF18539007547034`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CreditorReference(String);

impl CreditorReference {
    /// The reference of the invoice with this number: its letters and digits, behind check digits.
    ///
    /// A number of more than 21 letters and digits is shortened to eight characters that stand for the whole and its
    /// end. Numbers that differ only in separators share a reference.
    pub fn of_number(number: &str) -> Self {
        let plain: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        let fitting = match plain.len() {
            0 => digest_of(number),
            1..=MAX_RF_REFERENCE_LEN => plain.to_ascii_uppercase(),
            length => {
                let kept = MAX_RF_REFERENCE_LEN - DIGEST_LENGTH;
                let plain = plain.to_ascii_uppercase();
                format!("{}{}", digest_of(&plain), &plain[length - kept..])
            }
        };
        Self(format!("RF{}{fitting}", RfReference::check_digits_for(&fitting)))
    }

    /// Reads a reference as it is printed or stored: in any case, with or without spaces.
    ///
    /// # Errors
    /// A sentence that says what is wrong: no reference at all, or check digits that do not fit.
    pub fn parse(text: &str) -> Result<Self, Message> {
        text.parse::<RfReference>().map(|valid| Self(valid.into())).map_err(|error| match error {
            sepa::reference::RfReferenceError::InvalidChecksum { .. } => {
                message!("“{text}” has a typing mistake: its check digits do not fit. Compare it with the invoice.", text)
            }
            _ => message!("“{text}” is not a payment reference. It looks like RF18 5390 0754 7034.", text),
        })
    }

    /// Every reference that can be read in free text, however banks broke or spaced it, in the order they begin.
    ///
    /// Where a reference runs into other text its end is not certain, so more than one reading may come back; compare
    /// them with the references that were given out.
    pub fn find_all(text: &str) -> Vec<Self> {
        let characters: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        for start in 0..characters.len() {
            let begins = matches!(characters[start], 'R' | 'r')
                && matches!(characters.get(start + 1), Some('F' | 'f'))
                && (start == 0 || !characters[start - 1].is_ascii_alphanumeric());
            if begins {
                found.extend(readings_from(&characters[start..]));
            }
        }
        found
    }

    /// Without spaces, as it is stored and sent: `RF18539007547034`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as it is printed: `RF18 5390 0754 7034`.
    pub fn printed(&self) -> String {
        let grouped = |(place, character): (usize, char)| {
            (place > 0 && place.is_multiple_of(4)).then_some(' ').into_iter().chain([character])
        };
        self.0.chars().enumerate().flat_map(grouped).collect()
    }
}

impl fmt::Display for CreditorReference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The valid references at the beginning of `characters`, the longest first.
fn readings_from(characters: &[char]) -> Vec<CreditorReference> {
    let mut plain = String::new();
    let mut separators = 0;
    for &character in characters {
        if character.is_ascii_alphanumeric() {
            plain.push(character.to_ascii_uppercase());
            separators = 0;
        } else {
            separators += 1;
        }
        if plain.len() == MAX_RF_LEN || separators > SEPARATORS_MAX || !begins_as_reference(&plain) {
            break;
        }
    }
    (LENGTH_MIN..=plain.len())
        .rev()
        .filter_map(|length| CreditorReference::parse(&plain[..length]).ok())
        .collect()
}

/// Whether the third and fourth character are digits, as far as they are there.
fn begins_as_reference(plain: &str) -> bool {
    plain.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit())
}

/// Eight letters and digits that stand for `text`.
fn digest_of(text: &str) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKLMNPQRSTUVWX";
    Sha256::digest(text.as_bytes())
        .iter()
        .take(DIGEST_LENGTH)
        .map(|byte| char::from(SIGNS[usize::from(byte % 32)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_invoice_number_becomes_a_reference() {
        let reference = CreditorReference::of_number("539-00.7547034");
        assert_eq!(reference.as_str(), "RF18539007547034", "the example of the standard");
        assert_eq!(reference.printed(), "RF18 5390 0754 7034");
        assert_eq!(
            CreditorReference::of_number("inv-2026-0042"),
            CreditorReference::of_number("INV/2026/0042")
        );
    }

    #[test]
    fn a_long_number_keeps_its_end_and_stays_apart_from_others() {
        let first = CreditorReference::of_number("CONSORTIUM-OF-LIBRARIES-2026-0001");
        let second = CreditorReference::of_number("CONSORTIUM-OF-ARCHIVES-2026-0001");
        assert!(first.as_str().ends_with("20260001") && first.as_str().len() == 25);
        assert_ne!(first, second, "the beginning is in the eight characters");
    }

    #[test]
    fn a_slip_is_told_from_what_is_no_reference() {
        assert!(CreditorReference::parse("rf18 5390 0754 7034").is_ok());
        assert!(CreditorReference::parse("RF18 5390 0754 7043").unwrap_err().contains("typing mistake"));
        assert!(CreditorReference::parse("INV-1").unwrap_err().contains("not a payment reference"));
    }

    #[test]
    fn a_reference_is_found_in_what_a_bank_made_of_it() {
        let has = |text: &str| {
            CreditorReference::find_all(text).iter().any(|found| found.as_str() == "RF18539007547034")
        };
        assert!(has("RF18539007547034"));
        assert!(has("Invoice rf18 5390-0754-7034, with thanks"));
        assert!(has("EREF+NOTPROVIDED SVWZ+RF18 5390 0754\r\n 7034 ORCID 2027"));
        assert!(has("RF 18 5390 0754 7034"), "a space behind the letters");
        assert!(!has("RF18 5390 0754 7043"), "a slip is no reference");
        assert!(!has("SURF18539007547034"), "not inside a word");
        assert_eq!(CreditorReference::find_all("RFID tags and RF, mostly"), []);
    }

    proptest! {
        #[test]
        fn every_number_gives_a_reference_that_is_found_again(number in "[A-Za-z0-9/ ._-]{1,40}", around in "[a-z ,.]{0,20}") {
            let reference = CreditorReference::of_number(&number);
            prop_assert!(reference.as_str().len() <= MAX_RF_LEN);
            prop_assert_eq!(&CreditorReference::parse(&reference.printed()).unwrap(), &reference);
            let text = format!("{around} {} {around}", reference.printed());
            prop_assert!(CreditorReference::find_all(&text).contains(&reference));
        }

        #[test]
        fn any_text_can_be_searched(text in any::<String>()) {
            CreditorReference::find_all(&text);
        }
    }
}
