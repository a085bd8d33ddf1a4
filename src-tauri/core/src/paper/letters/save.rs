//! Writes the consortium’s own texts, and goes back to those of the program.

use serde::Deserialize;
use ts_rs::TS;

use super::{LetterKind, LetterTexts, Texts, fill, list, store};
use crate::kernel::message::commas;
use crate::kernel::{Error, FieldProblems, Message, Result, text};
use crate::paper::locale;
use crate::paper::typesetting::fonts;
use crate::register::{Op, Register};

/// Asks to save a text.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveLetters {
    pub kind: LetterKind,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    pub subject: String,
    /// The text, in paragraphs.
    pub body: String,
}

/// Names a text.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ResetLetters {
    pub kind: LetterKind,
    /// Its language, as a BCP 47 tag.
    pub language: String,
}

/// Asks to set the language of the consortium.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SetLettersLanguage {
    /// A BCP 47 tag that has texts.
    pub language: String,
}

/// Saves a text of the consortium’s own.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] for a placeholder that the text cannot be filled with, and for a character
/// that no font can print.
pub fn save(register: &mut Register, request: SaveLetters) -> Result<LetterTexts> {
    let mut problems = FieldProblems::default();
    let language = problems.take("language", tag(&request.language));
    let subject = problems.take("subject", text::line(&request.subject));
    let body = problems.take("body", text::lines(&request.body));
    for (field, text) in [("subject", &subject), ("body", &body)] {
        if text.is_empty() {
            problems.add(field, message!("Write a text, or go back to that of the program."));
        }
        let known = request.kind.placeholders();
        if let Some(unknown) = fill::placeholders(text).into_iter().find(|name| !known.contains(name)) {
            let braced = |name: &&str| format!("{{{name}}}");
            let message = message!(
                "{unknown} cannot be filled in here. Use {known}.",
                unknown = braced(&unknown),
                known = commas(known.iter().map(braced))
            );
            problems.add(field, message);
        }
        if let Some(character) = fonts::uncovered(text) {
            problems.add(
                field,
                message!("No font of the program can print the character {character}.", character),
            );
        }
    }
    problems.into_result()?;
    let summary = message!("Wrote the text {title} ({language})", title = request.kind.title(), language);
    register.transact(Op::new(summary), |edit| {
        store::save_text(edit, request.kind, &language, &subject, &body)
    })?;
    list(register)
}

/// Goes back to the text of the program; a language the program has no texts in loses its text.
pub fn reset(register: &mut Register, request: ResetLetters) -> Result<LetterTexts> {
    if !Texts::read(register.reader())?.is_own(request.kind, &request.language) {
        return list(register);
    }
    let summary = message!(
        "Took back the own text {title} ({language})",
        title = request.kind.title(),
        language = request.language
    );
    register.transact(Op::new(summary), |edit| store::remove_text(edit, request.kind, &request.language))?;
    list(register)
}

/// Sets the language in which the consortium writes to whoever has none of its own.
pub fn set_language(register: &mut Register, request: SetLettersLanguage) -> Result<LetterTexts> {
    let known = Texts::read(register.reader())?.languages();
    if !known.contains(&request.language) {
        return Err(Error::invalid("language", message!("Choose one of {known}.", known = known.join(", "))));
    }
    let summary = message!("Set the consortium’s language to {language}", language = request.language);
    register.transact(Op::new(summary), |edit| locale::set_consortium_language(edit, &request.language))?;
    list(register)
}

/// A BCP 47 tag, as it is written: the language small, a region of two letters in capitals.
fn tag(typed: &str) -> std::result::Result<String, Message> {
    let parts: Vec<&str> = typed.trim().split(['-', '_']).collect();
    let is_tag = parts.iter().all(|part| {
        (2..=8).contains(&part.len()) && part.chars().all(|character| character.is_ascii_alphanumeric())
    });
    if !is_tag || parts[0].len() > 3 {
        return Err(message!("“{typed}” is not the tag of a language. Write it like pt or pt-BR.", typed));
    }
    let written = parts.iter().enumerate().map(|(index, part)| match (index, part.len()) {
        (0, _) => part.to_ascii_lowercase(),
        (_, 2) => part.to_ascii_uppercase(),
        _ => (*part).to_owned(),
    });
    Ok(written.collect::<Vec<_>>().join("-"))
}
