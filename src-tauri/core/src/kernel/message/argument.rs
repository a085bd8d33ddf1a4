//! What belongs into a message: a text, a number, a day, an amount, another message, several of these.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;

use super::{Message, Template};
use crate::kernel::{CreditorReference, Currency, Decimal, Money};

/// What stands in a place of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A name or another text that is no sentence of the program: it is never translated.
    Text(String),
    /// A whole number, by which plural forms go.
    Count(i64),
    Day(NaiveDate),
    /// A sum of money.
    Amount(Money),
    /// A message within the message.
    Message(Message),
    /// Several, joined as the language joins them.
    List(Joint, Vec<Argument>),
}

/// How the parts of a list are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// "a, b and c".
    And,
    /// "a, b or c".
    Or,
    /// "a, b, c".
    Comma,
    /// "a; b; c".
    Semicolon,
    /// One sentence after the other.
    Sentence,
    /// Each on a line of its own.
    Line,
}

impl Joint {
    /// Every joint, with the word that it is stored by.
    pub(super) const ALL: [(Self, &'static str); 6] = [
        (Self::And, "and"),
        (Self::Or, "or"),
        (Self::Comma, "commas"),
        (Self::Semicolon, "semicolons"),
        (Self::Sentence, "sentences"),
        (Self::Line, "lines"),
    ];

    /// The templates that put a part behind those before it: one of the middle, and the last.
    pub(super) const fn templates(self) -> (Template, Template) {
        let comma = crate::template!("{list}, {next}", list, next);
        match self {
            Self::And => (comma, crate::template!("{list} and {next}", list, next)),
            Self::Or => (comma, crate::template!("{list} or {next}", list, next)),
            Self::Comma => (comma, comma),
            Self::Semicolon => {
                let semicolon = crate::template!("{list}; {next}", list, next);
                (semicolon, semicolon)
            }
            Self::Sentence => {
                let space = crate::template!("{list} {next}", list, next);
                (space, space)
            }
            Self::Line => (Template::new("{list}\n{next}"), Template::new("{list}\n{next}")),
        }
    }
}

impl Argument {
    pub(super) fn change_texts(&mut self, change: &dyn Fn(&str) -> Option<String>) {
        match self {
            Self::Text(text) => {
                if let Some(changed) = change(text) {
                    *text = changed;
                }
            }
            Self::Message(message) => message.change_texts(change),
            Self::List(_, parts) => parts.iter_mut().for_each(|part| part.change_texts(change)),
            Self::Count(_) | Self::Day(_) | Self::Amount(_) => {}
        }
    }

    pub(super) fn holds(&self, template: Template) -> bool {
        match self {
            Self::Message(message) => message.holds(template),
            Self::List(_, parts) => parts.iter().any(|part| part.holds(template)),
            Self::Text(_) | Self::Count(_) | Self::Day(_) | Self::Amount(_) => false,
        }
    }

    pub(super) fn words_it(&self, english: &str) -> bool {
        match self {
            Self::Message(message) => message.words_it(english),
            Self::List(_, parts) => parts.iter().any(|part| part.words_it(english)),
            Self::Text(_) | Self::Count(_) | Self::Day(_) | Self::Amount(_) => false,
        }
    }
}

fn listed<T: ToArgument>(joint: Joint, parts: impl IntoIterator<Item = T>) -> Message {
    let parts = parts.into_iter().map(|part| part.to_argument()).collect();
    Message::filled(super::template::SAID, [("text", Argument::List(joint, parts))])
}

/// "a, b and c".
pub fn and<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::And, parts)
}

/// "a, b or c".
pub fn or<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::Or, parts)
}

/// "a, b, c".
pub fn commas<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::Comma, parts)
}

/// "a; b; c".
pub fn semicolons<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::Semicolon, parts)
}

/// Whole sentences, one after the other.
pub fn sentences<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::Sentence, parts)
}

/// Texts, each on a line of its own.
pub fn lines<T: ToArgument>(parts: impl IntoIterator<Item = T>) -> Message {
    listed(Joint::Line, parts)
}

/// What can belong into a message.
pub trait ToArgument {
    fn to_argument(&self) -> Argument;
}

impl<T: ToArgument + ?Sized> ToArgument for &T {
    fn to_argument(&self) -> Argument {
        (**self).to_argument()
    }
}

impl ToArgument for Argument {
    fn to_argument(&self) -> Argument {
        self.clone()
    }
}

impl ToArgument for Message {
    fn to_argument(&self) -> Argument {
        Argument::Message(self.clone())
    }
}

impl ToArgument for Template {
    fn to_argument(&self) -> Argument {
        Argument::Message(Message::from(*self))
    }
}

impl ToArgument for crate::kernel::Error {
    fn to_argument(&self) -> Argument {
        self.message.to_argument()
    }
}

impl ToArgument for NaiveDate {
    fn to_argument(&self) -> Argument {
        Argument::Day(*self)
    }
}

impl ToArgument for Money {
    fn to_argument(&self) -> Argument {
        Argument::Amount(*self)
    }
}

macro_rules! texts {
    ($($text:ty),+) => {$(
        impl ToArgument for $text {
            fn to_argument(&self) -> Argument {
                Argument::Text(self.to_string())
            }
        }
    )+};
}

texts!(
    str,
    String,
    Cow<'_, str>,
    char,
    Currency,
    Decimal,
    CreditorReference,
    fmt::Arguments<'_>,
    std::path::Display<'_>,
    serde_json::Error,
    csv::Error
);

impl ToArgument for std::io::Error {
    /// What the operating system says, or this program where it refused before.
    fn to_argument(&self) -> Argument {
        let own = self.get_ref().and_then(|inner| inner.downcast_ref::<crate::kernel::Error>());
        own.map_or_else(|| Argument::Text(self.to_string()), ToArgument::to_argument)
    }
}

macro_rules! counts {
    ($($number:ty),+) => {$(
        impl ToArgument for $number {
            fn to_argument(&self) -> Argument {
                Argument::Count(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )+};
}

counts!(i64, i32, u8, u16, u32, u64, usize);
