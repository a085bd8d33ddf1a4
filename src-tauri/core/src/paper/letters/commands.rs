//! What can be asked of this slice.

use super::{LetterTexts, ResetLetters, SaveLetters, SetLettersLanguage, list, reset, save, set_language};
use crate::register::commands;

commands! {
    read "letters.list" => LetterTexts, list;
    write "letters.save": SaveLetters => LetterTexts, save;
    write "letters.reset": ResetLetters => LetterTexts, reset;
    write "letters.set_language": SetLettersLanguage => LetterTexts, set_language;
}
