//! Countries of ISO 3166-1: by two letters, three letters or English name.

use super::text::search_key;
use crate::kernel::Message;

/// A country by its ISO 3166-1 alpha-2 code and English short name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Two letters, upper case.
    pub code: String,
    /// The English name as people write it.
    pub name: String,
}

/// Everyday names for which ISO 3166 has a formal one, and names people type.
const EVERYDAY: [(&str, &str); 28] = [
    ("US", "United States"),
    ("GB", "United Kingdom"),
    ("KR", "South Korea"),
    ("KP", "North Korea"),
    ("RU", "Russia"),
    ("IR", "Iran"),
    ("VN", "Vietnam"),
    ("TW", "Taiwan"),
    ("CZ", "Czechia"),
    ("NL", "Netherlands"),
    ("BO", "Bolivia"),
    ("VE", "Venezuela"),
    ("TZ", "Tanzania"),
    ("MD", "Moldova"),
    ("SY", "Syria"),
    ("LA", "Laos"),
    ("BN", "Brunei"),
    ("CI", "Côte d’Ivoire"),
    ("CD", "DR Congo"),
    ("CG", "Congo"),
    ("MK", "North Macedonia"),
    ("PS", "Palestine"),
    ("TR", "Türkiye"),
    ("VA", "Vatican City"),
    ("CV", "Cabo Verde"),
    ("VI", "US Virgin Islands"),
    ("VG", "British Virgin Islands"),
    ("FM", "Micronesia"),
];

const SYNONYMS: [(&str, &str); 18] = [
    ("USA", "US"),
    ("U.S.", "US"),
    ("U.S.A.", "US"),
    ("United States of America", "US"),
    ("America", "US"),
    ("UK", "GB"),
    ("Great Britain", "GB"),
    ("England", "GB"),
    ("Scotland", "GB"),
    ("Wales", "GB"),
    ("Northern Ireland", "GB"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Holland", "NL"),
    ("The Netherlands", "NL"),
    ("Czech Republic", "CZ"),
    ("Turkey", "TR"),
    ("Ivory Coast", "CI"),
];

/// The country that `text` names: two letters, three letters or an English name, in any case.
///
/// # Errors
/// A sentence that says what is accepted.
pub fn parse(text: &str) -> Result<String, Message> {
    let trimmed = text.trim();
    let upper = trimmed.to_ascii_uppercase();
    let by_code = match upper.len() {
        2 => rust_iso3166::from_alpha2(&upper),
        3 => rust_iso3166::from_alpha3(&upper),
        _ => None,
    };
    by_code.map(|country| country.alpha2.to_owned()).or_else(|| by_name(trimmed)).ok_or_else(|| {
        message!(
            "“{trimmed}” is not a country. Use an ISO 3166 code such as DE or DEU, or the English name.",
            trimmed
        )
    })
}

fn by_name(text: &str) -> Option<String> {
    let key = search_key(text);
    let everyday = EVERYDAY.iter().find(|(_, name)| search_key(name) == key).map(|(code, _)| *code);
    let synonym = || SYNONYMS.iter().find(|(name, _)| search_key(name) == key).map(|(_, code)| *code);
    let formal = || {
        let matches = |country: &&rust_iso3166::CountryCode| {
            search_key(country.name) == key || search_key(base_name(country.name)) == key
        };
        rust_iso3166::ALL.iter().find(matches).map(|country| country.alpha2)
    };
    everyday.or_else(synonym).or_else(formal).map(str::to_owned)
}

/// The English name of a country code, or the code itself when it is not one.
pub fn name(code: &str) -> String {
    let everyday = EVERYDAY.iter().find(|(known, _)| *known == code).map(|(_, name)| (*name).to_owned());
    everyday
        .or_else(|| rust_iso3166::from_alpha2(code).map(|country| base_name(country.name).to_owned()))
        .unwrap_or_else(|| code.to_owned())
}

/// Whether `code` is a country by two capitals.
pub fn is_code(code: &str) -> bool {
    rust_iso3166::from_alpha2(code).is_some()
}

/// The countries of the European Union, by code.
const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Whether a country belongs to the European Union, whose members share rules of VAT.
pub fn is_in_eu(code: &str) -> bool {
    EUROPEAN_UNION.contains(&code)
}

/// Every country, by name.
pub fn all() -> Vec<Country> {
    let mut countries: Vec<Country> = rust_iso3166::ALL
        .iter()
        .map(|country| Country { code: country.alpha2.to_owned(), name: name(country.alpha2) })
        .collect();
    countries.sort_by_cached_key(|country| search_key(&country.name));
    countries
}

/// A formal name without what stands in brackets: "Bolivia (Plurinational State of)" is "Bolivia".
fn base_name(formal: &str) -> &str {
    formal.split(" (").next().unwrap_or(formal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_code_or_name() {
        for (text, code) in [
            ("de", "DE"),
            ("DEU", "DE"),
            ("germany", "DE"),
            ("USA", "US"),
            ("The Netherlands", "NL"),
            ("Cote d'Ivoire", "CI"),
            ("United States of America", "US"),
            ("Bolivia (Plurinational State of)", "BO"),
        ] {
            assert_eq!(parse(text).as_deref(), Ok(code), "{text}");
        }
        assert!(parse("Atlantis").unwrap_err().contains("Atlantis"));
    }

    #[test]
    fn every_country_reads_back_from_its_name() {
        for country in all() {
            assert_eq!(parse(&country.name).as_deref(), Ok(country.code.as_str()), "{}", country.name);
        }
    }
}
