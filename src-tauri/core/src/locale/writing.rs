//! How a language writes numbers, amounts and dates.

use chrono::{Datelike, NaiveDate};

use super::Language;
use super::words::{Words, fill};
use crate::kernel::money::format_minor;

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

    /// Its region, in capitals; empty where it names none.
    fn region(&self) -> String {
        self.tag.split(['-', '_']).skip(1).last().unwrap_or_default().to_ascii_uppercase()
    }

    /// The mark before decimals and the one between thousands.
    fn marks(&self) -> (&'static str, &'static str) {
        let region = self.region();
        match (self.language, region.as_str()) {
            (Language::German | Language::Italian | Language::French, "CH" | "LI") => (".", "’"),
            (Language::Spanish, "MX" | "GT" | "HN" | "NI" | "SV" | "PA" | "DO" | "PR" | "PE") => (".", ","),
            (Language::French, "CA") | (Language::Portuguese, "PT") | (Language::Russian, _) => {
                (",", "\u{a0}")
            }
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

    /// A text with every number in it as this language writes it: what the program reckoned, such as
    /// "1,200.00 × 7 of 12 months = 700.00".
    pub fn numbers_within(&self, text: &str) -> String {
        let mut written = String::with_capacity(text.len() + 8);
        let mut rest = text;
        while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
            let (before, number) = rest.split_at(start);
            let end = number_length(number);
            written.push_str(before);
            // What hangs on letters is a name, such as a project number.
            let is_name = before.ends_with(|last: char| last.is_alphanumeric() || last == '-' || last == '.');
            written.push_str(&if is_name { number[..end].to_owned() } else { self.number(&number[..end]) });
            rest = &number[end..];
        }
        written.push_str(rest);
        written
    }

    /// What the program reckoned ("1,200.00 × 7 of 12 months = 700.00") in the numbers and words of this language. Only
    /// words that the program itself set between numbers are exchanged; a reason that a person wrote stays as it is.
    pub fn reckoning(&self, text: &str) -> String {
        if self.language == Language::English {
            return text.to_owned();
        }
        let words = Words::of(self.language);
        let numbers = self.numbers_within(text);
        if let Some(amount) = numbers.strip_suffix(" for the whole year") {
            return fill(words.whole_year, &[("amount", amount)]);
        }
        for (unit, template) in [("months", words.part_of_months), ("days", words.part_of_days)] {
            let between = numbers.split_once(" × ").and_then(|(before, rest)| {
                let (part, after) = rest.split_once(&format!(" {unit} = "))?;
                let (part, whole) = part.split_once(" of ")?;
                Some(format!("{before} × {} = {after}", fill(template, &[("part", part), ("whole", whole)])))
            });
            if let Some(told) = between {
                return told;
            }
        }
        match numbers
            .split_once(" ÷ ")
            .and_then(|(total, rest)| Some((total, rest.split_once(" members = ")?)))
        {
            Some((total, (count, share))) => {
                format!("{total} ÷ {} = {share}", fill(words.shared_by, &[("count", count)]))
            }
            None => numbers,
        }
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
            Language::English if self.region() == "US" => format!("{month} {day}, {year}"),
            _ => format!("{day} {month} {year}"),
        }
    }
}

/// How many bytes at the start of a text are a number with commas between thousands and decimals after a point.
fn number_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    while text[length..].starts_with(',') && digits(&text[length + 1..]) == 3 {
        length += 4;
    }
    let decimals = text[length..].strip_prefix('.').map_or(0, digits);
    if decimals > 0 { length + 1 + decimals } else { length }
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
