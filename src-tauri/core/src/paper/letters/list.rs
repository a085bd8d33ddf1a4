//! Lists the texts.

use serde::Serialize;
use ts_rs::TS;

use super::{LetterKind, Texts};
use crate::kernel::{Message, Result};
use crate::paper::locale::{Language, consortium_language};
use crate::register::Register;

/// Every text, and the consortium’s language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LetterTexts {
    /// The language in which the consortium writes to whoever has none of its own, or one without texts: a BCP 47 tag.
    pub language: String,
    pub languages: Vec<LanguageName>,
    /// What texts are for, each with its texts.
    pub kinds: Vec<LetterKindTexts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LanguageName {
    /// Its BCP 47 tag.
    pub tag: String,
    /// Its name; empty for one the program has no texts in.
    pub name: Message,
}

/// The texts for one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LetterKindTexts {
    /// The purpose.
    pub kind: LetterKind,
    /// Its name.
    pub title: Message,
    /// What may stand in braces.
    pub placeholders: Vec<String>,
    /// A text for each language that has one.
    pub texts: Vec<LetterText>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LetterText {
    /// Its language, as a BCP 47 tag.
    pub language: String,
    pub subject: String,
    /// The text, in paragraphs.
    pub body: String,
    /// Whether the consortium wrote it; otherwise it came with the program.
    pub is_own: bool,
}

/// Lists every text.
pub fn list(register: &Register) -> Result<LetterTexts> {
    let texts = Texts::read(register.reader())?;
    let tags = texts.languages();
    let of_kind = |kind: &LetterKind| LetterKindTexts {
        kind: *kind,
        title: kind.title().into(),
        placeholders: kind.placeholders().iter().map(|&name| name.to_owned()).collect(),
        texts: tags
            .iter()
            .filter_map(|tag| {
                let (subject, body) = texts.text(*kind, tag)?;
                Some(LetterText { language: tag.clone(), subject, body, is_own: texts.is_own(*kind, tag) })
            })
            .collect(),
    };
    let name = |tag: &String| {
        let language = Language::of_tag(tag);
        let name = if language.tag() == tag { language.name().into() } else { Message::nothing() };
        LanguageName { tag: tag.clone(), name }
    };
    Ok(LetterTexts {
        kinds: LetterKind::ALL.iter().map(of_kind).collect(),
        languages: tags.iter().map(name).collect(),
        language: consortium_language(register.reader())?,
    })
}
