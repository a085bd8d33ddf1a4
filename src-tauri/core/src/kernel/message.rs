//! What the program says to a person, as data: an English template and what belongs into it, by name. It becomes text
//! where it leaves the core ([`Display`](fmt::Display), [`Serialize`]), in the language in force there.

mod argument;
mod catalogue;
mod stored;
mod template;

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

pub use argument::{Argument, Joint, ToArgument, and, commas, lines, or, semicolons, sentences};
pub use catalogue::{Catalogue, in_language, plural_category};
pub use template::{must_fit, plural};

use catalogue::with_language;

/// A text for a person. It is made by [`message!`](crate::message!), so that no sentence is put together of pieces that
/// no translator ever sees.
#[derive(Debug, Clone, PartialEq, Eq, TS)]
#[ts(type = "string")]
pub struct Message {
    template: Cow<'static, str>,
    arguments: Vec<(Cow<'static, str>, Argument)>,
}

impl Message {
    /// A template that nothing belongs into. Its text is written with [`message!`](crate::message!).
    pub const fn plain(template: &'static str) -> Self {
        Self { template: Cow::Borrowed(template), arguments: Vec::new() }
    }

    /// A template and its arguments. Both are written with [`message!`](crate::message!), which checks that they fit.
    pub fn filled<const N: usize>(template: &'static str, arguments: [(&'static str, Argument); N]) -> Self {
        let arguments = arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
        Self { template: Cow::Borrowed(template), arguments }
    }

    /// What somebody else said, such as the operating system or a person: it is shown as it is.
    pub fn said(text: impl Into<String>) -> Self {
        Self::filled(template::SAID, [("text", Argument::Text(text.into()))])
    }

    /// Words of the program from a table of it: the label of a field, the sentence of a trigger.
    pub(crate) fn worded(words: impl Into<String>) -> Self {
        Self { template: Cow::Owned(words.into()), arguments: Vec::new() }
    }

    /// The name of a column of the register.
    pub(crate) fn of_column(column: &str) -> Self {
        Self { template: Cow::Owned(column_words(column)), arguments: Vec::new() }
    }

    /// Nothing to say.
    pub const fn nothing() -> Self {
        Self::plain("")
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.template.is_empty() || self.template == template::SAID && self.to_string().is_empty()
    }

    /// Whether `text` stands in it.
    pub fn contains(&self, text: &str) -> bool {
        self.to_string().contains(text)
    }

    /// Whether it says `template`, on its own or as a part.
    pub(crate) fn holds(&self, template: Template) -> bool {
        self.template == template.0 || self.arguments.iter().any(|(_, value)| value.holds(template))
    }

    /// Whether a template of it holds these English words, whatever the language in force.
    pub(crate) fn words_it(&self, english: &str) -> bool {
        self.template.contains(english) || self.arguments.iter().any(|(_, value)| value.words_it(english))
    }

    /// Changes every text that belongs into it, at whatever depth, for which `change` gives another.
    pub(crate) fn change_texts(&mut self, change: &dyn Fn(&str) -> Option<String>) {
        self.arguments.iter_mut().for_each(|(_, value)| value.change_texts(change));
    }

    fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }
}

/// The name of a column as words: `due_days_max` is "due days max".
pub(crate) fn column_words(column: &str) -> String {
    column.trim_end_matches("_minor").replace('_', " ")
}

impl Default for Message {
    fn default() -> Self {
        Self::nothing()
    }
}

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&with_language(|catalogue| template::text(self, catalogue)))
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl PartialEq<str> for Message {
    fn eq(&self, text: &str) -> bool {
        let said = self.to_string();
        said == text
    }
}

impl PartialEq<&str> for Message {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

impl From<&Message> for Message {
    fn from(message: &Message) -> Self {
        message.clone()
    }
}

/// From text that was put into words already, such as by a core that answered.
impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::said)
    }
}

/// A template that stands in a table of the program, such as the name of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template(&'static str);

impl Template {
    /// Written with [`template!`](crate::template!).
    pub const fn new(english: &'static str) -> Self {
        Self(english)
    }

    /// It with the number that its plural forms go by, which is called `count` in it.
    pub fn counted(self, count: i64) -> Message {
        Message::filled(self.0, [("count", Argument::Count(count))])
    }
}

impl From<Template> for Message {
    fn from(template: Template) -> Self {
        Self::plain(template.0)
    }
}

impl fmt::Display for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Message::from(*self).fmt(formatter)
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Says something to a person: `message!("{member} has {count, plural, one {# open invoice} other {# open invoices}}.",
/// member = name, count = open)`; `name` alone means `name = name`. A placeholder without its argument, or an argument
/// without its placeholder, does not compile. Forms of a placeholder are those of ICU: `{on, date, long}` is a day in
/// words, `plural` goes by the rules of the language. Literal braces come as an argument.
#[macro_export]
macro_rules! message {
    (@value $name:ident) => { $crate::kernel::message::ToArgument::to_argument(&$name) };
    (@value $name:ident $value:expr) => { $crate::kernel::message::ToArgument::to_argument(&$value) };
    ($template:literal $(,)?) => {{
        const _: () = $crate::kernel::message::must_fit($template, &[]);
        $crate::kernel::Message::plain($template)
    }};
    ($template:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {{
        const _: () = $crate::kernel::message::must_fit($template, &[$(stringify!($name)),+]);
        $crate::kernel::Message::filled(
            $template,
            [$((stringify!($name), $crate::message!(@value $name $($value)?))),+],
        )
    }};
}

/// As [`message!`](crate::message!), for tables of the program that are made before it runs; `template!("…", count)` has
/// plural forms.
#[macro_export]
macro_rules! template {
    ($template:literal $(, $name:ident)* $(,)?) => {{
        const _: () = $crate::kernel::message::must_fit($template, &[$(stringify!($name)),*]);
        $crate::kernel::message::Template::new($template)
    }};
}

// Behind the macros, which it uses.
#[cfg(test)]
mod tests;
