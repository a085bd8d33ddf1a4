//! The language in which messages become text. A door sets it around a call ([`in_language`]); elsewhere it is English,
//! the language of the templates.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use chrono::NaiveDate;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use crate::kernel::{Money, long_date};

/// A language: what it says for each template.
pub trait Catalogue: fmt::Debug + Sync {
    /// Its tag after BCP 47, by which its plural forms go.
    fn tag(&self) -> &str;

    /// What it says for an English template, with the same placeholders.
    fn template<'a>(&'a self, english: &'a str) -> Cow<'a, str>;

    /// A day as it writes it in full.
    fn day(&self, day: NaiveDate) -> String {
        long_date(day)
    }

    /// A sum of money as it writes it.
    fn amount(&self, amount: Money) -> String {
        amount.to_string()
    }
}

/// The language of the templates.
#[derive(Debug)]
struct English;

impl Catalogue for English {
    fn tag(&self) -> &str {
        "en"
    }

    fn template<'a>(&'a self, english: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(english)
    }
}

thread_local! {
    static IN_FORCE: Cell<&'static dyn Catalogue> = const { Cell::new(&English) };
}

/// Runs `work`, in which messages that become text do so in the language of `catalogue`.
pub fn in_language<T>(catalogue: &'static dyn Catalogue, work: impl FnOnce() -> T) -> T {
    struct Before(&'static dyn Catalogue);
    impl Drop for Before {
        fn drop(&mut self) {
            IN_FORCE.set(self.0);
        }
    }
    let _before = Before(IN_FORCE.replace(catalogue));
    work()
}

/// What `work` makes of the language in force.
pub(super) fn with_language<T>(work: impl FnOnce(&'static dyn Catalogue) -> T) -> T {
    work(IN_FORCE.get())
}

/// The plural form that a language uses with a number, after the Unicode CLDR: `zero`, `one`, `two`, `few`, `many` or `other`.
/// Of a tag that nobody knows it is the form that every language has.
pub fn plural_category(tag: &str, count: i64) -> &'static str {
    if tag == "en" {
        return if count.unsigned_abs() == 1 { "one" } else { "other" };
    }
    let Ok(locale) = tag.parse::<Locale>() else { return "other" };
    let Ok(rules) = PluralRules::try_new(locale.into(), Default::default()) else { return "other" };
    match rules.category_for(count) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}
