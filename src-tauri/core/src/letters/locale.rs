//! How a language writes amounts and dates.

use chrono::{Datelike, NaiveDate};

use crate::kernel::money::format_minor;

/// A language that the program has texts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Italian.
    Italian,
    /// Any other, for which the consortium wrote texts.
    Other,
}

impl Language {
    /// The languages of the program’s own texts.
    pub const WITH_TEXTS: [Self; 6] =
        [Self::English, Self::German, Self::French, Self::Spanish, Self::Portuguese, Self::Italian];

    /// The language of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        match primary(tag).as_str() {
            "en" => Self::English,
            "de" => Self::German,
            "fr" => Self::French,
            "es" => Self::Spanish,
            "pt" => Self::Portuguese,
            "it" => Self::Italian,
            _ => Self::Other,
        }
    }

    /// Its tag; empty for another.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Other => "",
        }
    }

    /// Its name in English.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "German",
            Self::French => "French",
            Self::Spanish => "Spanish",
            Self::Portuguese => "Portuguese",
            Self::Italian => "Italian",
            Self::Other => "",
        }
    }

    /// The names of the months, from January on.
    const fn months(self) -> &'static str {
        match self {
            Self::English => {
                "January February March April May June July August September October November December"
            }
            Self::German => {
                "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
            }
            Self::French => {
                "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
            }
            Self::Spanish => {
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
            }
            Self::Portuguese => {
                "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
            }
            Self::Italian => {
                "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
            }
            Self::Other => "",
        }
    }
}

/// The language of a tag without its region: "pt" of "pt-BR".
pub(super) fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// How a language, in a region where that matters, writes amounts and dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    language: Language,
    /// As it was asked for, such as "de-CH".
    tag: String,
}

impl Locale {
    /// The locale of a BCP 47 tag.
    pub fn of_tag(tag: &str) -> Self {
        Self { language: Language::of_tag(tag), tag: tag.to_owned() }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its tag, for what a document says of itself.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The mark before decimals and the one between thousands.
    fn marks(&self) -> (&'static str, &'static str) {
        let region = self.tag.split(['-', '_']).next_back().unwrap_or_default().to_ascii_uppercase();
        match (self.language, region.as_str()) {
            (Language::German | Language::Italian | Language::French, "CH" | "LI") => (".", "’"),
            (Language::Spanish, "MX" | "GT" | "HN" | "NI" | "SV" | "PA" | "DO" | "PR" | "PE") => (".", ","),
            (Language::Portuguese, "PT") | (Language::French, _) => (",", "\u{a0}"),
            (Language::German | Language::Spanish | Language::Portuguese | Language::Italian, _) => {
                (",", ".")
            }
            (Language::English, _) => (".", ","),
            (Language::Other, _) => (".", "\u{a0}"),
        }
    }

    /// Minor units as this language writes a number: "1.234,50".
    pub fn amount(&self, minor: i64, digits: u32) -> String {
        let (point, group) = self.marks();
        let mut written = String::new();
        for character in format_minor(minor, digits).chars() {
            match character {
                ',' => written.push_str(group),
                '.' => written.push_str(point),
                '-' => written.push('−'),
                other => written.push(other),
            }
        }
        written
    }

    /// Minor units with their currency: "EUR 1,234.50" in English, "1.234,50 EUR" elsewhere.
    pub fn money(&self, minor: i64, digits: u32, currency: &str) -> String {
        let amount = self.amount(minor, digits);
        match self.language {
            Language::English => format!("{currency}\u{a0}{amount}"),
            _ => format!("{amount}\u{a0}{currency}"),
        }
    }

    /// A day in words: "1er mars 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        let month = self.language.months().split(' ').nth(date.month0() as usize);
        let Some(month) = month.filter(|month| !month.is_empty()) else { return date.to_string() };
        let (day, year) = (date.day(), date.year());
        match self.language {
            Language::German => format!("{day}. {month} {year}"),
            Language::Spanish | Language::Portuguese => format!("{day} de {month} de {year}"),
            Language::French if day == 1 => format!("1er {month} {year}"),
            _ => format!("{day} {month} {year}"),
        }
    }
}
