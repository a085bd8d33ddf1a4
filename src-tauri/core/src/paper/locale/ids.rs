//! What the number of a tax payer or an organisation is called where it is from.

use super::Words;
use crate::kernel::country;

/// A number and the name that its country gives it: “ABN”, “51 824 753 556”.
///
/// What was written before the number (“GST/HST 12345”) is its name. Else its form or the country decides; a number that
/// no country names is a VAT number, where it begins with its country, or a tax number.
pub fn named_id<'a>(id: &'a str, country: &str, words: &Words) -> (&'a str, String) {
    let id = id.trim();
    if let Some((name, number)) = labelled(id, country) {
        return (number, name.to_owned());
    }
    let bare: String = id.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let country = origin(&bare).filter(|origin| *origin != country).unwrap_or(country);
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let is_vat = bare.len() > 4 && prefixes(country).iter().any(|prefix| bare.starts_with(prefix));
    let name = match country {
        "AE" => "TRN",
        "AR" => "CUIT",
        "AT" if bare.starts_with("ATU") => "UID-Nr.",
        "AU" if digits == 11 => "ABN",
        "AU" if digits == 9 => "ACN",
        "BO" | "CO" | "GT" | "SV" => "NIT",
        "BR" if digits == 11 => "CPF",
        "BR" => "CNPJ",
        "CA" => "GST/HST no.",
        "CH" | "LI" => words.swiss_uid,
        "CL" | "UY" => "RUT",
        "CZ" => "DIČ",
        "DK" => "CVR-nr.",
        "EC" | "PE" | "PY" => "RUC",
        "ES" if is_vat => "NIF-IVA",
        "ES" | "PT" => "NIF",
        "FI" if !is_vat => "Y-tunnus",
        "FR" if is_vat => return (id, words.vat_number.to_owned()),
        "FR" if digits == 14 => "SIRET",
        "FR" if digits == 9 => "SIREN",
        "HK" => "BR no.",
        "IN" if bare.len() == 15 => "GSTIN",
        "IN" if bare.len() == 10 => "PAN",
        "IS" => "kennitala",
        "IT" if is_vat || digits == 11 => "Partita IVA",
        "IT" => "Codice fiscale",
        "JP" if bare.starts_with('T') => "登録番号",
        "JP" => "法人番号",
        "KR" => "BRN",
        "MX" => "RFC",
        "MY" => "SST no.",
        "NO" => "Org.nr.",
        "NZ" if digits == 13 => "NZBN",
        "NZ" => "GST no.",
        "PL" => "NIP",
        "RO" => "CUI",
        "SE" if !is_vat => "Org.nr",
        "SG" => "GST reg. no.",
        "TH" | "PH" => "TIN",
        "TR" => "VKN",
        "TW" => "統一編號",
        "US" => "EIN",
        "GB" | "IE" | "ZA" => words.vat_number,
        "RU" => "ИНН",
        "UA" => "ІПН",
        _ if is_vat => words.vat_number,
        _ => words.tax_number,
    };
    (id, name.to_owned())
}

/// The country that a VAT number begins with; its holder may be registered elsewhere than where it is.
fn origin(bare: &str) -> Option<&str> {
    let (prefix, number) = bare.split_at_checked(2)?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match prefix {
        _ if digits < 7 || digits + 3 < number.len() => None,
        "EL" => Some("GR"),
        "XI" => Some("GB"),
        prefix => (country::is_in_eu(prefix) || prefix == "GB").then_some(prefix),
    }
}

/// What VAT numbers of a country begin with.
fn prefixes(country: &str) -> Vec<&str> {
    match country {
        "GR" => vec!["EL", "GR"],
        "GB" => vec!["GB", "XI"],
        "CH" => vec!["CHE"],
        country if country.len() == 2 => vec![country],
        _ => Vec::new(),
    }
}

/// A name that was written before the number, and the number: letters, no digits, not the country itself.
fn labelled<'a>(id: &'a str, country: &str) -> Option<(&'a str, &'a str)> {
    let first_digit = id.find(|character: char| character.is_ascii_digit())?;
    let end = id[..first_digit].rfind([' ', ':', '\u{a0}'])?;
    let (name, number) = id.split_at(end);
    let name = name.trim_end_matches([':', ' ', '\u{a0}']);
    let number = number.trim_start_matches([':', ' ', '\u{a0}']);
    let letters = name.chars().filter(|character| character.is_alphabetic()).count();
    let is_country =
        prefixes(country).contains(&name) || country::is_code(name) || ["EL", "XI"].contains(&name);
    (letters >= 2 && !is_country).then_some((name, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::locale::Language;

    #[test]
    fn a_number_is_called_what_it_is_called_at_home() {
        let english = Words::of(Language::English);
        for (id, country, name, number) in [
            ("51 824 753 556", "AU", "ABN", "51 824 753 556"),
            ("ABN 51 824 753 556", "AU", "ABN", "51 824 753 556"),
            ("ABN: 51 824 753 556", "AU", "ABN", "51 824 753 556"),
            ("CHE-116.281.710 MWST", "CH", "UID", "CHE-116.281.710 MWST"),
            ("12345678900012", "FR", "SIRET", "12345678900012"),
            ("FR 12 345678901", "FR", "VAT no.", "FR 12 345678901"),
            ("12.345.678/0001-95", "BR", "CNPJ", "12.345.678/0001-95"),
            ("501 442 600", "PT", "NIF", "501 442 600"),
            ("Q2818018J", "ES", "NIF", "Q2818018J"),
            ("ESQ2818018J", "ES", "NIF-IVA", "ESQ2818018J"),
            ("GB 123 4567 89", "GB", "VAT no.", "GB 123 4567 89"),
            ("DE 123 456 788", "DE", "VAT no.", "DE 123 456 788"),
            ("12/345/67890", "DE", "Tax no.", "12/345/67890"),
            ("ATU12345675", "AT", "UID-Nr.", "ATU12345675"),
            ("12-3456789", "US", "EIN", "12-3456789"),
            ("EIN 12-3456789", "US", "EIN", "12-3456789"),
            ("GST/HST 12345 6789 RT0001", "CA", "GST/HST", "12345 6789 RT0001"),
            ("123-456-789", "NZ", "GST no.", "123-456-789"),
            ("4123456789", "ZA", "VAT no.", "4123456789"),
            ("29ABCDE1234F1Z5", "IN", "GSTIN", "29ABCDE1234F1Z5"),
            ("T1234567890123", "JP", "登録番号", "T1234567890123"),
            ("NO 974 760 673 MVA", "NO", "Org.nr.", "NO 974 760 673 MVA"),
            ("EL123456789", "GR", "VAT no.", "EL123456789"),
            ("FR 12 345678901", "", "VAT no.", "FR 12 345678901"),
            ("DE 123 456 788", "US", "VAT no.", "DE 123 456 788"),
            ("something", "XX", "Tax no.", "something"),
            ("", "", "Tax no.", ""),
        ] {
            assert_eq!(named_id(id, country, english), (number, name.to_owned()), "{id} in {country}");
        }
        let german = Words::of(Language::German);
        assert_eq!(named_id("DE123456788", "DE", german).1, "USt-IdNr.");
        assert_eq!(named_id("CHE-116.281.710", "CH", Words::of(Language::French)).1, "IDE");
    }
}
