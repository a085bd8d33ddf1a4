//! Chooses the text for a recipient and fills it in.

use std::collections::BTreeMap;

use super::{LetterKind, built_in, store};
use crate::kernel::Result;
use crate::paper::locale::{Language, Locale, document_language, fill, primary, printed_tag};
use crate::register::Connection;

/// Every text there is: those of the consortium before those of the program.
#[derive(Debug, Clone)]
pub struct Texts {
    own: BTreeMap<(LetterKind, String), (String, String)>,
    language: String,
}

/// A text chosen for a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// How its language writes amounts and dates.
    pub locale: Locale,
    subject: String,
    body: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledText {
    /// The subject, one line.
    pub subject: String,
    /// The text, in paragraphs.
    pub body: String,
}

impl Texts {
    /// Reads the texts.
    ///
    /// # Errors
    /// A register that cannot be read.
    pub fn read(connection: &Connection) -> Result<Self> {
        Ok(Self { own: store::own_texts(connection)?, language: document_language(connection)? })
    }

    /// The text for a recipient of a language (a BCP 47 tag, empty for none): in that language as it is spoken in its
    /// region, in that language, in the consortium’s, and at last in English.
    pub fn wording(&self, kind: LetterKind, tag: &str) -> Wording {
        let known = |tag: &str| Language::of_tag(tag).tag().to_owned();
        let forms = |tag: &str| [tag.to_owned(), known(tag), primary(tag)];
        let candidates = [forms(tag), forms(&self.language)].concat();
        let found = candidates.iter().filter(|tag| !tag.is_empty()).find_map(|candidate| {
            let (subject, body) = self.text(kind, candidate)?;
            // Who is written to in German reads amounts as in Switzerland when that is where he is.
            let spoken = if primary(candidate) == primary(tag) { tag } else { candidate };
            let spoken = if Language::of_tag(spoken) == Language::Other {
                spoken.to_owned()
            } else {
                printed_tag(spoken, &self.language)
            };
            let locale = Locale::of_tag(&spoken);
            let is_respelt = locale.is_american() && !self.is_own(kind, candidate);
            let spelt = |text: String| if is_respelt { text.replace("licence", "license") } else { text };
            Some(Wording { locale, subject: spelt(subject), body: spelt(body) })
        });
        found.unwrap_or_else(|| {
            let (subject, body) = built_in::text(Language::English, kind).unwrap_or_default();
            Wording { locale: Locale::of_tag("en"), subject: subject.to_owned(), body: body.to_owned() }
        })
    }

    /// The text of exactly this language; whether of the consortium or of the program.
    pub(super) fn text(&self, kind: LetterKind, tag: &str) -> Option<(String, String)> {
        let own = self.own.get(&(kind, tag.to_owned())).cloned();
        own.or_else(|| {
            let language = Language::of_tag(tag);
            let (subject, body) = built_in::text(language, kind).filter(|_| language.tag() == tag)?;
            Some((subject.to_owned(), body.to_owned()))
        })
    }

    pub(super) fn is_own(&self, kind: LetterKind, tag: &str) -> bool {
        self.own.contains_key(&(kind, tag.to_owned()))
    }

    /// The languages that have texts: those of the program, and those the consortium added.
    pub(super) fn languages(&self) -> Vec<String> {
        let mut tags: Vec<String> =
            Language::WITH_TEXTS.iter().map(|language| language.tag().to_owned()).collect();
        for (_, tag) in self.own.keys() {
            if !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }
}

impl Wording {
    /// Puts values in the place of what stands in braces. What a value holds is not looked at again.
    pub fn fill(&self, values: &[(&str, String)]) -> FilledText {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        FilledText {
            subject: fill(&self.subject, &values).replace('\n', " "),
            body: fill(&self.body, &values),
        }
    }
}

/// What stands in braces in a text.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}
