//! VAT and tax ids.

use super::loose::plain;
use crate::kernel::Message;

/// Countries (and Northern Ireland) whose VAT ids are written without spaces and points, the code in front.
const EUROPEAN: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
    "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

/// What people write before a VAT id, in lower case; longer ones first.
const LABELS: [&str; 23] = [
    "umsatzsteuer-identifikationsnummer",
    "vat identification number",
    "vat registration number",
    "umsatzsteuer-id",
    "ust-idnr",
    "ust-id-nr",
    "ust. id",
    "ust-id",
    "ustidnr",
    "ustid",
    "vat number",
    "vat reg no",
    "vat id",
    "vat no",
    "vatin",
    "vat",
    "tva intracommunautaire",
    "n° tva",
    "tva",
    "partita iva",
    "p.iva",
    "btw-nummer",
    "btw",
];

/// A VAT or tax id as it is stored: without a label before it, and a European VAT id without spaces, points and hyphens.
/// Others stay as they are written: in Switzerland or Norway the separators belong to it.
///
/// # Errors
/// A sentence when a spreadsheet shortened it, or when it holds what cannot be seen.
pub fn tax_id(text: &str) -> Result<String, Message> {
    if super::has_lost_digits(text) {
        return Err(lost_digits(text));
    }
    // Most of a long list need nothing done.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    if is_plain && text.as_bytes().get(2).is_some_and(u8::is_ascii_digit) {
        return Ok(text.to_owned());
    }
    let line = crate::kernel::text::line(text)?;
    let written = plain(&line);
    let lower = written.to_lowercase();
    // A letter that lower case makes longer or shorter would cut in the wrong place.
    let label = LABELS.iter().find(|label| lower.len() == written.len() && lower.starts_with(**label));
    let rest = label.map_or("", |label| written[label.len()..].trim_start_matches(['.', ':', ' ', '#']));
    let unlabelled = if rest.chars().any(|character| character.is_ascii_digit()) { rest } else { &line };
    Ok(european(unlabelled).unwrap_or_else(|| unlabelled.to_owned()))
}

/// What is said of a number that a spreadsheet shortened.
pub fn lost_digits(text: &str) -> Message {
    message!(
        "“{text}” looks like a number that a spreadsheet shortened: its last digits are lost. Look it up and enter it in full.",
        text = text.trim()
    )
}

fn european(text: &str) -> Option<String> {
    let is_separator = |character: &char| matches!(character, ' ' | '.' | '-' | '/');
    let bare: String = plain(text).chars().filter(|character| !is_separator(character)).collect();
    let bare = bare.to_uppercase();
    let number = bare.get(2..)?;
    let is_number = (2..=13).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'*'))
        && number.bytes().filter(u8::is_ascii_digit).count() * 2 > number.len();
    (EUROPEAN.contains(&bare.get(..2)?) && is_number).then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn european_vat_ids_are_stored_without_what_people_put_between() {
        for text in [
            "DE123456789",
            "de 123 456 789",
            "DE 123.456.789",
            "DE-123456789",
            "USt-IdNr.: DE 123 456 789",
            "VAT DE123456789",
            "VAT no. DE123456789",
            "DE\u{a0}123\u{2009}456\u{2009}789",
        ] {
            assert_eq!(tax_id(text).as_deref(), Ok("DE123456789"), "{text}");
        }
        assert_eq!(tax_id("ATU 1234 5678").as_deref(), Ok("ATU12345678"));
        assert_eq!(tax_id("FR 40 303 265 045").as_deref(), Ok("FR40303265045"));
        assert_eq!(tax_id("NL 8012.34.567.B01").as_deref(), Ok("NL801234567B01"));
        assert_eq!(tax_id("BTW NL801234567B01").as_deref(), Ok("NL801234567B01"));
    }

    #[test]
    fn others_stay_as_they_are_written() {
        for text in [
            "CHE-123.456.789 MWST",
            "NO 974 760 673 MVA",
            "12/345/67890",
            "51 824 753 556",
            "exempt",
            "VAT exempt",
        ] {
            assert_eq!(tax_id(text).as_deref(), Ok(text));
        }
        assert!(tax_id("DE1.23457E+08").unwrap_err().contains("shortened"));
    }
}
