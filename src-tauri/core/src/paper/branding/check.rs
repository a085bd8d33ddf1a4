//! What a look must keep to.

use super::Stationery;
use crate::kernel::{FieldProblems, Message, Result, text};
use crate::paper::typesetting::{Colour, fonts};

/// The least contrast of the accent against white paper, times ten: text in it must be readable (WCAG 2.2, AA).
const CONTRAST_TENTHS_MIN: u32 = 45;
/// Most lines of the letterhead and of a column at the foot.
const LINES_MAX: usize = 6;

/// A look as it is stored, or every field that breaks a rule.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Invalid`] with a message for each of them.
pub fn checked(draft: &Stationery) -> Result<Stationery> {
    let mut problems = FieldProblems::default();
    let accent = draft.accent.trim().to_ascii_lowercase();
    if let Some(problem) = accent_problem(&accent) {
        problems.add("accent", problem);
    }
    let head_lines = lines(&mut problems, "head_lines", &draft.head_lines);
    let [first, second, third] = &draft.foot_columns;
    let checked = Stationery {
        accent,
        head_lines,
        foot_columns: [
            lines(&mut problems, "foot_columns.0", first),
            lines(&mut problems, "foot_columns.1", second),
            lines(&mut problems, "foot_columns.2", third),
        ],
        ..draft.clone()
    };
    problems.into_result().map(|()| checked)
}

/// Why documents cannot be printed in a colour: it is none, or too light; nothing when they can.
pub fn accent_problem(written: &str) -> Option<Message> {
    let Some(colour) = colour(written.trim()) else {
        return Some(message!("“{written}” is not a colour. Write it like #0b5c63.", written));
    };
    let contrast = colour.contrast_on_white_tenths();
    (contrast < CONTRAST_TENTHS_MIN).then(|| {
        message!("{written} is too light to be read on white paper: its contrast is {contrast} to 1, and 4.5 to 1 is needed. Choose a darker colour.", written, contrast = format_args!("{}.{}", contrast / 10, contrast % 10))
    })
}

/// A colour written as `#rrggbb`.
pub(super) fn colour(written: &str) -> Option<Colour> {
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some(Colour::new(part(0)?, part(2)?, part(4)?))
}

fn lines(problems: &mut FieldProblems, field: &'static str, typed: &str) -> String {
    let kept = problems.take(field, text::lines(typed));
    if kept.lines().count() > LINES_MAX {
        problems.add(
            field,
            message!(
                "At most {lines_max, plural, one {# line} other {# lines}} fit here.",
                lines_max = LINES_MAX
            ),
        );
    }
    if let Some(character) = fonts::uncovered(&kept) {
        problems
            .add(field, message!("No font of the program can print the character {character}.", character));
    }
    kept
}
