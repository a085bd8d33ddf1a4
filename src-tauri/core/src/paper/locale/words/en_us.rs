//! The words of English as the United States spell them.

use super::{Words, en};

pub(super) const WORDS: Words =
    Words { licence_year: "License year", fee_line: "{fee}, license year {year}", ..en::WORDS };
