//! Names of countries in the languages of documents: data of the Unicode CLDR, in `names.tsv`.

use super::{Language, Locale};
use crate::kernel::address::PostalAddress;
use crate::kernel::country;

const NAMES: &str = include_str!("names.tsv");

impl Locale {
    /// The name of a country by its ISO 3166-1 code, in this language; the code itself for none that is known.
    pub fn country(&self, code: &str) -> String {
        if matches!(self.language(), Language::English | Language::Other) {
            return country::name(code);
        }
        named(code, self.column()).map_or_else(|| country::name(code), str::to_owned)
    }

    /// The lines of an address as a letter from `home_country` prints them in this language.
    pub fn address_lines(&self, address: &PostalAddress, home_country: &str) -> Vec<String> {
        address.lines(home_country, &self.country(&address.country))
    }

    /// The heading of its column.
    fn column(&self) -> &'static str {
        match self.language() {
            Language::Portuguese if self.is_european_portuguese() => "pt-PT",
            language => language.tag(),
        }
    }
}

fn named(code: &str, column: &str) -> Option<&'static str> {
    let mut rows = NAMES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    let place = rows.next()?.position(|heading| heading == column)?;
    rows.find_map(|mut row| (row.next() == Some(code)).then_some(row))?.nth(place - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::typesetting::fonts;

    #[test]
    fn countries_are_named_in_the_language_of_the_document() {
        for (tag, german, swiss, saudi) in [
            ("en", "Germany", "Switzerland", "Saudi Arabia"),
            ("de-CH", "Deutschland", "Schweiz", "Saudi-Arabien"),
            ("fr", "Allemagne", "Suisse", "Arabie saoudite"),
            ("es", "Alemania", "Suiza", "Arabia Saudí"),
            ("pt", "Alemanha", "Suíça", "Arábia Saudita"),
            ("it", "Germania", "Svizzera", "Arabia Saudita"),
            ("ru", "Германия", "Швейцария", "Саудовская Аравия"),
            ("zh", "德国", "瑞士", "沙特阿拉伯"),
            ("zh-TW", "德國", "瑞士", "沙烏地阿拉伯"),
            ("ja", "ドイツ", "スイス", "サウジアラビア"),
            ("ar", "ألمانيا", "سويسرا", "المملكة العربية السعودية"),
            ("nl", "Germany", "Switzerland", "Saudi Arabia"),
        ] {
            let locale = Locale::of_tag(tag);
            let named = ["DE", "CH", "SA"].map(|code| locale.country(code));
            assert_eq!(named, [german, swiss, saudi], "{tag}");
        }
        assert_eq!(Locale::of_tag("pt-PT").country("PL"), "Polónia");
        assert_eq!(Locale::of_tag("pt-BR").country("PL"), "Polônia");
    }

    #[test]
    fn every_country_has_a_name_of_its_own_in_every_language_that_can_be_printed() {
        for language in Language::WITH_TEXTS {
            let locale = Locale::of_tag(language.tag());
            let mut names: Vec<String> = Vec::new();
            for country in country::all() {
                let name = locale.country(&country.code);
                assert!(name != country.code && !name.is_empty(), "{} in {}", country.code, language.name());
                assert_eq!(fonts::uncovered(&name), None, "{name} in {}", language.name());
                names.push(name);
            }
            let count = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), count, "in {}", language.name());
        }
    }
}
