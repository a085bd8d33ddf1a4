//! What the consortium writes to its debtors and to who joins: texts by kind and language.

mod built_in;
mod commands;
mod fill;
mod list;
mod save;
mod store;
#[cfg(test)]
mod tests;

use crate::kernel::Template;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::register::{Slice, Table};

pub use fill::{FilledText, Texts, Wording, placeholders};
pub use list::{LanguageName, LetterKindTexts, LetterText, LetterTexts, list};
pub use save::{ResetLetters, SaveLetters, SetLettersLanguage, reset, save, set_language};

pub(crate) static SLICE: Slice = Slice {
    name: "letters",
    tables: &[Table {
        name: "letter_text",
        label: template!("Text"),
        one: template!("a text"),
        several: template!("{count, plural, one {# text} other {# texts}}", count),
        name_columns: &["kind", "language"],
    }],
    commands: commands::ALL,
    ..Slice::EMPTY
};

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// Carries an invoice.
    Invoice,
    /// Carries a credit note.
    CreditNote,
    /// Carries a pro forma.
    ProForma,
    /// Reminds of an overdue invoice the first time.
    FirstReminder,
    /// Reminds of it again.
    SecondReminder,
    /// Reminds of it the last time.
    FinalReminder,
    /// Carries a statement of account.
    Statement,
    /// Says what an organisation that joins still has to give.
    JoiningMissing,
}

crate::kernel::codes!(LetterKind {
    Invoice = "invoice",
    CreditNote = "credit_note",
    ProForma = "pro_forma",
    FirstReminder = "first_reminder",
    SecondReminder = "second_reminder",
    FinalReminder = "final_reminder",
    Statement = "statement",
    JoiningMissing = "joining_missing",
});

impl LetterKind {
    /// What may stand in braces in its texts.
    pub const fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::Invoice | Self::ProForma => &[
                "contact",
                "member",
                "number",
                "issued",
                "due",
                "amount",
                "open",
                "payment_reference",
                "licence_year",
                "consortium",
            ],
            Self::CreditNote => {
                &["contact", "member", "number", "issued", "amount", "credited", "licence_year", "consortium"]
            }
            Self::FirstReminder | Self::SecondReminder | Self::FinalReminder => &[
                "contact",
                "member",
                "number",
                "issued",
                "due",
                "amount",
                "open",
                "fee",
                "to_pay",
                "days_overdue",
                "payment_reference",
                "licence_year",
                "consortium",
            ],
            Self::Statement => &["contact", "member", "from", "until", "balance", "consortium"],
            Self::JoiningMissing => &["contact", "member", "items", "consortium"],
        }
    }

    /// The reminder of a level from 1 to 3.
    pub const fn reminder(level: u32) -> Self {
        match level {
            1 => Self::FirstReminder,
            2 => Self::SecondReminder,
            _ => Self::FinalReminder,
        }
    }

    /// What its texts are called: "First reminder".
    pub const fn title(self) -> Template {
        match self {
            Self::Invoice => template!("Invoice"),
            Self::CreditNote => template!("Credit note"),
            Self::ProForma => template!("Pro forma invoice"),
            Self::FirstReminder => template!("First reminder"),
            Self::SecondReminder => template!("Second reminder"),
            Self::FinalReminder => template!("Final reminder"),
            Self::Statement => template!("Statement of account"),
            Self::JoiningMissing => template!("What is still needed to join"),
        }
    }
}
