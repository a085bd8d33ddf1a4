//! What can go wrong when a document is made, said so that a finance officer can act on it.

use crate::kernel::message::{Argument, ToArgument};
use crate::kernel::{Message, Template};

/// Why a document, a page image or a logo could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypesettingError {
    /// No font of the program covers a character: printing it would leave an empty box.
    MissingGlyph {
        /// The first character that is not covered.
        character: char,
        /// The text it stands in, shortened when it is long.
        text: String,
    },
    /// A part that is never split over pages is taller than a page.
    TooTall {
        /// The part of the document, such as "the address of the recipient".
        part: Template,
        /// How the part begins, so that it can be found.
        beginning: String,
    },
    /// The bytes of a logo are not a picture that can be read.
    UnreadableImage {
        /// What the decoder found.
        reason: Message,
    },
    /// A logo is larger than a letterhead can need.
    ImageTooLarge {
        /// The size found.
        found: Message,
        /// The largest size accepted.
        limit: Message,
    },
    /// A writer refused what layout gave it: a defect of the program, not of the data.
    Writer {
        /// What the writer said.
        reason: Message,
    },
}

impl TypesettingError {
    pub(crate) fn missing_glyph(character: char, text: &str) -> Self {
        Self::MissingGlyph { character, text: beginning_of(text) }
    }

    pub(crate) fn too_tall(part: Template, text: &str) -> Self {
        Self::TooTall { part, beginning: beginning_of(text) }
    }

    pub(crate) fn writer(reason: impl ToString) -> Self {
        Self::Writer { reason: Message::said(reason.to_string()) }
    }
}

impl std::fmt::Display for TypesettingError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.message().fmt(formatter)
    }
}

impl ToArgument for TypesettingError {
    fn to_argument(&self) -> Argument {
        Argument::Message(self.message())
    }
}

impl TypesettingError {
    /// What went wrong and what to do, as the end of a sentence.
    fn message(&self) -> Message {
        match self {
            Self::MissingGlyph { character, text } => message!(
                "the character {character} ({code}) in “{text}” cannot be printed: no font of the program has it. \
                 Replace it, or write the text without it",
                character = format_args!("{character:?}"),
                code = format_args!("U+{:04X}", u32::from(*character)),
                text
            ),
            Self::TooTall { part, beginning } => message!(
                "{part} does not fit on one page (it begins “{beginning}”): shorten it",
                part,
                beginning
            ),
            Self::UnreadableImage { reason } => {
                message!("the picture cannot be read: {reason}. Use a PNG, JPEG or SVG file", reason)
            }
            Self::ImageTooLarge { found, limit } => message!(
                "the picture is too large ({found}; at most {limit}): save a smaller copy of it",
                found,
                limit
            ),
            Self::Writer { reason } => message!("the document could not be written: {reason}", reason),
        }
    }
}

/// The first characters of a text, for messages: a hostile text must not flood the screen.
fn beginning_of(text: &str) -> String {
    const CHARACTERS_MAX: usize = 80;
    let mut beginning: String = text.chars().take(CHARACTERS_MAX).collect();
    if text.chars().nth(CHARACTERS_MAX).is_some() {
        beginning.push('…');
    }
    beginning
}
