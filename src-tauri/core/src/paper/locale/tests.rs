//! Every language is whole, and writes as its readers expect.

use serde_json::Value;

use super::{Language, Locale, Words, fill, printed_tag};
use crate::paper::typesetting::fonts;

fn words(language: Language) -> Vec<(String, String)> {
    let mut words = Vec::new();
    gather(String::new(), &serde_json::to_value(Words::of(language)).unwrap(), &mut words);
    words
}

/// Every text within `value`, by its name.
fn gather(name: String, value: &Value, words: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(field, value)| gather(format!("{name} {field}"), value, words));
        }
        Value::Array(texts) => {
            texts.iter().enumerate().for_each(|(index, text)| gather(format!("{name} {index}"), text, words));
        }
        text => words.push((name, text.as_str().unwrap().to_owned())),
    }
}

fn braces(text: &str) -> Vec<&str> {
    // A language has its own plural forms: what they go by is the same in all.
    if let Some((by, _)) = text.strip_prefix('{').and_then(|forms| forms.split_once(", plural,")) {
        return vec![by];
    }
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect();
    names.sort_unstable();
    names
}

#[test]
fn every_language_has_every_word_with_the_same_placeholders_in_letters_that_can_be_printed() {
    let english = words(Language::English);
    for language in Language::WITH_TEXTS {
        for ((name, text), (_, model)) in words(language).iter().zip(&english) {
            assert!(!text.trim().is_empty(), "{name} in {}", language.name());
            assert_eq!(braces(text), braces(model), "{name} in {}", language.name());
            assert_eq!(fonts::uncovered(text), None, "{name} in {}", language.name());
        }
        assert_eq!(Language::of_tag(language.tag()), language, "its tag leads back to it");
    }
}

#[test]
fn words_are_those_of_their_language() {
    let english = words(Language::English);
    for language in Language::WITH_TEXTS.into_iter().skip(1) {
        let same = words(language).iter().zip(&english).filter(|(own, model)| own.1 == model.1).count();
        assert!(same <= 6, "{same} words of {} are English", language.name());
    }
}

#[test]
fn amounts_and_days_are_written_as_their_language_writes_them() {
    let day = "2026-03-01".parse().unwrap();
    for (tag, money, date) in [
        ("en", "EUR_1,234,567.50", "1 March 2026"),
        ("en-US", "EUR_1,234,567.50", "March 1, 2026"),
        ("de", "1.234.567,50_EUR", "1. März 2026"),
        ("de-CH", "1’234’567.50_EUR", "1. März 2026"),
        ("fr", "1\u{202f}234\u{202f}567,50_EUR", "1er mars 2026"),
        ("fr-CA", "1_234_567,50_EUR", "1er mars 2026"),
        ("es", "1.234.567,50_EUR", "1 de marzo de 2026"),
        ("es-MX", "1,234,567.50_EUR", "1 de marzo de 2026"),
        ("pt", "1.234.567,50_EUR", "1 de março de 2026"),
        ("pt-PT", "1_234_567,50_EUR", "1 de março de 2026"),
        ("it", "1.234.567,50_EUR", "1 marzo 2026"),
        ("ru", "1_234_567,50_EUR", "1 марта 2026_г."),
        ("zh", "EUR_1,234,567.50", "2026年3月1日"),
        ("zh-TW", "EUR_1,234,567.50", "2026年3月1日"),
        ("ja", "EUR_1,234,567.50", "2026年3月1日"),
        ("ar", "1,234,567.50_EUR", "1 مارس 2026"),
        ("nl", "1_234_567.50_EUR", "2026-03-01"),
    ] {
        let locale = Locale::of_tag(tag);
        let shown = |text: String| text.replace('\u{a0}', "_");
        assert_eq!(shown(locale.money(123_456_750, 2, "EUR")), money, "{tag}");
        assert_eq!(shown(locale.date(day)), date, "{tag}");
    }
    assert_eq!(Locale::of_tag("de").amount(-1_000, 0), "−1.000");
    assert_eq!(Locale::of_tag("de").amount(1_500, 3), "1,500");
}

#[test]
fn sentences_end_with_the_full_stop_of_their_language() {
    let told = |tag: &str, texts: &[&str]| Locale::of_tag(tag).sentences(texts);
    assert_eq!(told("de", &["Ein Nachlass", "", "Einmal gerundet."]), "Ein Nachlass. Einmal gerundet.");
    assert_eq!(told("ja", &["割引", "四捨五入しています。"]), "割引。四捨五入しています。");
    assert_eq!(told("ru", &["1 марта 2026\u{a0}г."]), "1 марта 2026\u{a0}г.", "a year ends with its own");
}

#[test]
fn documents_are_printed_in_a_language_that_has_words() {
    assert_eq!(printed_tag("pt-BR", "fr"), "pt-BR");
    assert_eq!(printed_tag("nl", "fr-CA"), "fr-CA", "the consortium’s, in its region");
    assert_eq!(printed_tag("", "nl"), "en");
    assert_eq!(printed_tag("de", "en-x-CH"), "de-CH", "as it is written where the consortium is");
    assert_eq!(printed_tag("de-AT", "en-x-CH"), "de-AT");
    assert_eq!(printed_tag("", "en-x-CH"), "en", "there is no other English there");
    assert_eq!(printed_tag("", "en-x-US"), "en-US");
    assert_eq!(Language::of_tag("zh-TW"), Language::TraditionalChinese);
    assert_eq!(
        Language::of_tag("zh-Hans-HK"),
        Language::SimplifiedChinese,
        "the script goes before the region"
    );
}

#[test]
fn what_a_value_holds_is_not_filled_in_again() {
    assert_eq!(fill("{a} of {b} {c}", &[("a", "{b}"), ("b", "1")]), "{b} of 1 {c}");
}

#[test]
fn values_join_their_template_as_their_language_writes() {
    let filled = |template: &str, value: &str| fill(template, &[("who", value)]);
    assert_eq!(filled("истёк {who}. Мы", "1 февраля 2026 г."), "истёк 1 февраля 2026 г. Мы");
    assert_eq!(filled("Dear {who}. We", "Ana"), "Dear Ana. We");
    assert_eq!(filled("我方为 {who} 开具", "中国科学院"), "我方为中国科学院开具");
    assert_eq!(filled("我方为 {who} 开具", "CERN"), "我方为 CERN 开具");
    assert_eq!(filled("{other} {who}", "x"), "{other} x");
}
