//! Languages: which the program knows, how each writes amounts and dates, and the words its documents print.
//!
//! A document is set in one language throughout: that of its recipient where the program has words for it, else that of
//! the consortium.

mod countries;
mod ids;
mod language;
mod store;
#[cfg(test)]
mod tests;
mod titles;
mod words;
mod writing;

use crate::register::{Slice, Table};

pub use ids::named_id;
pub use language::{Language, primary, printed_tag};
pub use store::{consortium_language, document_language, set_consortium_language};
pub use titles::asks_for_tax_invoices;
pub use words::{FeeWords, JoiningWords, Words, fill};
pub use writing::Locale;

pub(crate) static SLICE: Slice = Slice {
    name: "locale",
    tables: &[Table {
        name: "locale_language",
        label: template!("Language of the consortium"),
        one: template!("a language of the consortium"),
        several: template!(
            "{count, plural, one {# language of the consortium} other {# languages of the consortium}}",
            count
        ),
        name_columns: &["language"],
    }],
    ..Slice::EMPTY
};
