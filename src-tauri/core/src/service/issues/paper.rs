//! Letter and digest as pages: under the head of every letter, a table of what is known.

use crate::kernel::{Error, Result};
use crate::paper::branding::{Branding, Recipient, Subject};
use crate::paper::locale::Locale;
use crate::paper::typesetting::{Letter, LetterCell, LetterColumn, LetterRow, LetterTable, Pair, Renderer};
use crate::people::profile;
use crate::register::Register;

/// What goes to ORCID and to meetings is in English.
const LANGUAGE: &str = "en";

/// The most characters in a row: it never grows taller than a page.
const ROW_CHARACTERS: usize = 1_000;

/// What stands on the pages.
pub(super) struct IssuePages<'a> {
    pub(super) title: &'a str,
    pub(super) to_whom: &'a str,
    pub(super) introduction: &'a str,
    /// What the two columns are called.
    pub(super) columns: [&'a str; 2],
    /// What stands in them.
    pub(super) rows: &'a [(String, String)],
    pub(super) closing: &'a str,
}

impl IssuePages<'_> {
    /// The pages as PDF.
    ///
    /// # Errors
    /// A character that no font can print, which is named.
    pub(super) fn pdf(&self, register: &Register) -> Result<Vec<u8>> {
        let title = self.title;
        let failed = |error| Error::conflict(message!("“{title}” cannot be printed: {error}.", title, error));
        let mut renderer = Renderer::new();
        let layout = renderer.layout(&self.letter(register)?).map_err(failed)?;
        renderer.pdf(&layout).map_err(failed)
    }

    fn letter(&self, register: &Register) -> Result<Letter> {
        let (connection, today) = (register.reader(), register.clock().today());
        let profile = profile::read(connection)?;
        let locale = Locale::of_tag(LANGUAGE);
        let file_title = match self.title.contains(&profile.name) {
            true => self.title.to_owned(),
            false => format!("{}: {}", self.title, profile.name),
        };
        let about = Subject { title: self.title.to_owned(), file_title, dated_on: Some(today) };
        let to = Recipient { name: self.to_whom, ..Recipient::default() };
        let from = profile.sender(&locale, "", profile::logo_image(register)?);
        Ok(Letter {
            details: vec![Pair::new("Date", locale.date(today))],
            introduction: self.introduction.to_owned(),
            table: LetterTable {
                columns: vec![
                    LetterColumn::text(self.columns[0], 1.0),
                    LetterColumn::text(self.columns[1], 3.0),
                ],
                rows: self.rows.iter().flat_map(|(part, text)| rows_of(part, text)).collect(),
                carried: None,
            },
            closing: self.closing.to_owned(),
            ..Branding::read(connection)?.style_for(LANGUAGE).letter(from, to, about)
        })
    }
}

/// A part, with a row for each of its paragraphs: a page may end between them. The dashes of a list are for plain text.
fn rows_of(part: &str, text: &str) -> Vec<LetterRow> {
    let paragraphs = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .flat_map(|line| in_pieces(line.strip_prefix("- ").unwrap_or(line)));
    let row = |(place, paragraph): (usize, String)| LetterRow {
        cells: vec![
            LetterCell::new(if place == 0 { part.to_owned() } else { String::new() }),
            LetterCell::new(paragraph),
        ],
        ..LetterRow::default()
    };
    paragraphs.enumerate().map(row).collect()
}

/// A paragraph in pieces that fit into a row, broken between words.
fn in_pieces(paragraph: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in paragraph.split_inclusive(' ') {
        let last = pieces.last().map_or(0, |piece| piece.chars().count());
        if last > 0 && last + word.chars().count() > ROW_CHARACTERS {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(word);
        }
    }
    pieces
}
