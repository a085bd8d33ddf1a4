//! How a language writes numbers, amounts and dates.

use chrono::{Datelike, NaiveDate};

use super::Language;
use super::language::PORTUGUESE_AS_IN_PORTUGAL;
use crate::kernel::money::format_minor;
use crate::kernel::{Money, message};

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

    pub fn language(&self) -> Language {
        self.language
    }

    /// Its tag, for what a document says of itself.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Its region, in capitals; empty where it names none.
    fn region(&self) -> String {
        self.tag.split(['-', '_']).skip(1).last().unwrap_or_default().to_ascii_uppercase()
    }

    /// Whether it is Portuguese as it is written in Portugal.
    pub(super) fn is_european_portuguese(&self) -> bool {
        self.language == Language::Portuguese && PORTUGUESE_AS_IN_PORTUGAL.contains(&self.region().as_str())
    }

    /// Whether it is English as it is written in the United States.
    pub fn is_american(&self) -> bool {
        self.language == Language::English && self.region() == "US"
    }

    /// The mark before decimals and the one between thousands.
    fn marks(&self) -> (&'static str, &'static str) {
        let region = self.region();
        match (self.language, region.as_str()) {
            (Language::German | Language::Italian | Language::French, "CH" | "LI") => (".", "’"),
            (Language::Spanish, "MX" | "GT" | "HN" | "NI" | "SV" | "PA" | "DO" | "PR" | "PE") => (".", ","),
            (Language::French, "CA") | (Language::Russian, _) => (",", "\u{a0}"),
            (Language::Portuguese, _) if self.is_european_portuguese() => (",", "\u{a0}"),
            (Language::French, _) => (",", "\u{202f}"),
            (Language::German | Language::Spanish | Language::Portuguese | Language::Italian, _) => {
                (",", ".")
            }
            (
                Language::English
                | Language::SimplifiedChinese
                | Language::TraditionalChinese
                | Language::Japanese
                | Language::Arabic,
                _,
            ) => (".", ","),
            (Language::Other, _) => (".", "\u{a0}"),
        }
    }

    /// Minor units as this language writes a number: "1.234,50".
    pub fn amount(&self, minor: i64, digits: u32) -> String {
        self.number(&format_minor(minor, digits))
    }

    /// A number as this language writes it, from one with a decimal point and commas between thousands.
    pub fn number(&self, english: &str) -> String {
        let (point, group) = self.marks();
        let mut written = String::with_capacity(english.len() + 4);
        for character in english.chars() {
            match character {
                ',' => written.push_str(group),
                '.' => written.push_str(point),
                '-' => written.push('−'),
                other => written.push(other),
            }
        }
        written
    }

    /// A whole number as this language writes it: "1.234".
    pub fn count(&self, number: u64) -> String {
        self.amount(i64::try_from(number).unwrap_or(i64::MAX), 0)
    }

    /// A number of things in the plural form that goes with it; `forms` are plural forms as messages have them.
    pub fn counted(&self, forms: &str, number: u64) -> String {
        let count = i64::try_from(number).unwrap_or(i64::MAX);
        message::plural(forms, self.language.tag(), count, &self.count(number))
    }

    /// An amount of money without its currency: "1.234,50".
    pub fn bare(&self, money: Money) -> String {
        self.amount(money.minor, money.currency.digits())
    }

    /// An amount of money with its currency.
    pub fn in_full(&self, money: Money) -> String {
        self.money(money.minor, money.currency.digits(), money.currency.code())
    }

    /// A value or a text of somebody else within a sentence, kept together where the sentence runs from right to left:
    /// in a first strong isolate, so that digits, signs and Latin letters do not take places of each other.
    pub fn isolated(&self, text: &str) -> String {
        if self.language.is_right_to_left() && !text.is_empty() {
            format!("\u{2068}{text}\u{2069}")
        } else {
            text.to_owned()
        }
    }

    /// A formula of numbers and signs within a sentence, likewise; it is read from left to right.
    pub fn formula(&self, text: &str) -> String {
        if !self.language.is_right_to_left() {
            return text.to_owned();
        }
        // A formula that is broken over two lines would be torn all the same.
        format!("\u{2066}{}\u{2069}", text.replace(' ', "\u{a0}"))
    }

    /// Texts one after the other, each with the full stop of this language; empty ones are left out.
    pub fn sentences(&self, texts: &[&str]) -> String {
        let stop = match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => "。",
            _ => ". ",
        };
        let told = texts.iter().filter(|text| !text.is_empty());
        // A Russian year ends with a full stop of its own.
        let told: String = told.map(|text| format!("{}{stop}", text.trim_end_matches(['.', '。']))).collect();
        told.trim_end().to_owned()
    }

    /// Minor units with their currency: "EUR 1,234.50" where the currency comes first, else "1.234,50 EUR".
    pub fn money(&self, minor: i64, digits: u32, currency: &str) -> String {
        let amount = self.amount(minor, digits);
        match self.language {
            Language::English
            | Language::SimplifiedChinese
            | Language::TraditionalChinese
            | Language::Japanese => {
                format!("{currency}\u{a0}{amount}")
            }
            _ => format!("{amount}\u{a0}{currency}"),
        }
    }

    /// A day in words: "1er mars 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        let (day, year) = (date.day(), date.year());
        match self.language {
            Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese => {
                return format!("{year}年{}月{day}日", date.month());
            }
            _ => {}
        }
        let month = months(self.language).split(' ').nth(date.month0() as usize);
        let Some(month) = month.filter(|month| !month.is_empty()) else { return date.to_string() };
        match self.language {
            Language::German => format!("{day}. {month} {year}"),
            Language::Spanish | Language::Portuguese => format!("{day} de {month} de {year}"),
            Language::French if day == 1 => format!("1er {month} {year}"),
            Language::Russian => format!("{day} {month} {year}\u{a0}г."),
            Language::English if self.is_american() => format!("{month} {day}, {year}"),
            _ => format!("{day} {month} {year}"),
        }
    }
}

/// The names of the months, from January on; empty where months have numbers.
const fn months(language: Language) -> &'static str {
    match language {
        Language::English => {
            "January February March April May June July August September October November December"
        }
        Language::German => {
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        }
        Language::French => {
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        }
        Language::Spanish => {
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        }
        Language::Portuguese => {
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
        }
        Language::Italian => {
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
        }
        Language::Russian => {
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        }
        Language::Arabic => "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        Language::SimplifiedChinese | Language::TraditionalChinese | Language::Japanese | Language::Other => {
            ""
        }
    }
}
