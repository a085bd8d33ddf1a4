//! What can be asked of this slice.

use super::{ConsortiumLanguage, LetterTextId, LetterTexts, SaveLetterText, list, reset, save, set_language};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "letters.list": Nothing => LetterTexts, list;
    write "letters.save": SaveLetterText => LetterTexts, save;
    write "letters.reset": LetterTextId => LetterTexts, reset;
    write "letters.set_language": ConsortiumLanguage => LetterTexts, set_language;
}
