//! From what is missing to a letter: a pure function.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Line, SheetRecipient};
use crate::paper::branding::{self, Stationery, Style, Subject};
use crate::paper::locale::{Locale, Words, fill};
use crate::paper::typesetting::{Image, Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair};
use crate::people::profile::ProfileDraft;

/// The letter that says what is still needed.
pub(super) fn letter(
    to: &SheetRecipient,
    lines: &[Line],
    (profile, logo, today): (&ProfileDraft, Option<Arc<Image>>, NaiveDate),
    (locale, stationery): (&Locale, &Stationery),
) -> Letter {
    let words = Words::of_locale(locale);
    let row = |line: &Line| LetterRow {
        cells: vec![LetterCell::new(line.what.clone()), LetterCell::new(line.state.clone())],
        ..LetterRow::default()
    };
    let about = Subject {
        title: words.joining.title.to_owned(),
        file_title: format!("{}: {}", words.joining.title, to.member),
        dated_on: Some(today),
    };
    let recipient = branding::Recipient {
        name: &to.member,
        attention: &to.contact,
        address_lines: &locale.address_lines(&to.address, &profile.country),
        country: &to.address.country,
    };
    Letter {
        details: vec![Pair::new(words.date, locale.date(today))],
        introduction: match lines.is_empty() {
            true => words.joining.complete.to_owned(),
            false => fill(words.joining.introduction, &[("member", &locale.isolated(&to.member))]),
        },
        table: LetterTable {
            columns: vec![
                LetterColumn::text(words.joining.item, 3.0),
                LetterColumn::text(words.joining.state, 2.0),
            ],
            rows: lines.iter().map(row).collect(),
            carried: None,
        },
        ..Style::now(stationery, locale.tag()).letter(
            profile.sender(locale, &to.address.country, logo),
            recipient,
            about,
        )
    }
}
