//! What can go wrong when a document is made, said so that a finance officer can act on it.

/// Why a document, a page image or a logo could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No font of the program covers a character: printing it would leave an empty box.
    #[error(
        "the character {character:?} (U+{:04X}) in “{text}” cannot be printed: no font of the program has it. \
         Replace it, or write the text without it",
        u32::from(*character)
    )]
    MissingGlyph {
        /// The first character that is not covered.
        character: char,
        /// The text it stands in, shortened when it is long.
        text: String,
    },
    /// A part that is never split over pages is taller than a page.
    #[error("{part} does not fit on one page (it begins “{beginning}”): shorten it")]
    TooTall {
        /// The part of the document, such as "the address of the recipient".
        part: &'static str,
        /// How the part begins, so that it can be found.
        beginning: String,
    },
    /// The bytes of a logo are not a picture that can be read.
    #[error("the picture cannot be read: {reason}. Use a PNG, JPEG or SVG file")]
    UnreadableImage {
        /// What the decoder found.
        reason: String,
    },
    /// A logo is larger than a letterhead can need.
    #[error("the picture is too large ({found}; at most {limit}): save a smaller copy of it")]
    ImageTooLarge {
        /// The size found.
        found: String,
        /// The largest size accepted.
        limit: String,
    },
    /// A writer refused what layout gave it: a defect of the program, not of the data.
    #[error("the document could not be written: {reason}")]
    Writer {
        /// What the writer said.
        reason: String,
    },
}

impl Error {
    pub(crate) fn missing_glyph(character: char, text: &str) -> Self {
        Self::MissingGlyph { character, text: beginning_of(text) }
    }

    pub(crate) fn too_tall(part: &'static str, text: &str) -> Self {
        Self::TooTall { part, beginning: beginning_of(text) }
    }

    pub(crate) fn writer(reason: impl ToString) -> Self {
        Self::Writer { reason: reason.to_string() }
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
