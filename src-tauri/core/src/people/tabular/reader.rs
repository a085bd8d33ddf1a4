//! Splits text into records, whatever its line ends, and knows the line on which each begins.

use std::borrow::Cow;

use super::decode::refused;
use crate::kernel::Result;

/// Rows a list may have.
const ROWS_MAX: usize = 1_000_000;

/// Columns a list may have.
const COLUMNS_MAX: usize = 1_000;

/// Cells a list may have, empty ones included: each takes up memory.
const CELLS_MAX: usize = 10_000_000;

/// Bytes a cell may have.
const CELL_BYTES_MAX: usize = 100_000;

/// A record: the line it begins on, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextRecord<'a> {
    pub(crate) line: usize,
    pub(crate) cells: Vec<Cow<'a, str>>,
}

/// The line ends of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct LineEnds {
    lf: usize,
    crlf: usize,
    cr: usize,
}

impl LineEnds {
    /// "LF", "CRLF", "CR" or "mixed".
    pub(super) fn name(self) -> &'static str {
        match (self.lf > 0, self.crlf > 0, self.cr > 0) {
            (_, false, false) => "LF",
            (false, true, false) => "CRLF",
            (false, false, true) => "CR",
            _ => "mixed",
        }
    }
}

/// Reads all records of `text`. Blank lines are passed over, with delimiters or without; a line end is LF, CRLF or CR, also mixed.
///
/// # Errors
/// A quote that is opened and never closed, a cell or a list beyond reason; the message names the line.
pub(crate) fn records(text: &str, delimiter: char) -> Result<(Vec<TextRecord<'_>>, LineEnds)> {
    let mut scanner = Scanner { text, at: 0, line: 1, line_ends: LineEnds::default() };
    let mut records = Vec::new();
    let mut cells = 0;
    let delimiter = u8::try_from(delimiter)
        .map_err(|_| refused(message!("The delimiter must be a single plain character.")))?;
    while scanner.at < text.len() {
        let record = scanner.record(delimiter)?;
        let is_blank = record.cells.iter().all(|cell| cell.trim().is_empty());
        if !is_blank {
            cells += record.cells.len();
            records.push(record);
        }
        if cells > CELLS_MAX {
            return Err(refused(message!(
                "The list has more than {cells_max, plural, one {# cell} other {# cells}} up to line {line}. Split it into several files, or leave out columns.",
                cells_max = CELLS_MAX,
                line = scanner.line
            )));
        }
        if records.len() > ROWS_MAX {
            return Err(refused(message!(
                "The list has more than {rows_max, plural, one {# row} other {# rows}}. Split it into several files.",
                rows_max = ROWS_MAX
            )));
        }
    }
    Ok((records, scanner.line_ends))
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    line_ends: LineEnds,
}

impl<'a> Scanner<'a> {
    fn record(&mut self, delimiter: u8) -> Result<TextRecord<'a>> {
        let mut record = TextRecord { line: self.line, cells: Vec::new() };
        loop {
            self.skip_space_before_quotes(delimiter);
            let cell = if self.peek() == Some(b'"') {
                self.quoted_cell(delimiter)?
            } else {
                self.plain_cell(delimiter)
            };
            if cell.len() > CELL_BYTES_MAX {
                return Err(refused(message!(
                    "A cell of line {line} has more than {cell_bytes_max, plural, one {# byte} other {# bytes}}. Check the quotes around it.",
                    line = record.line,
                    cell_bytes_max = CELL_BYTES_MAX
                )));
            }
            if record.cells.len() == COLUMNS_MAX {
                return Err(refused(message!(
                    "Line {line} has more than {columns_max, plural, one {# column} other {# columns}}. Check which character separates them, or leave out what is not needed.",
                    line = record.line,
                    columns_max = COLUMNS_MAX
                )));
            }
            record.cells.push(cell);
            match self.peek() {
                Some(byte) if byte == delimiter => self.at += 1,
                Some(_) => {
                    self.line_end();
                    return Ok(record);
                }
                None => return Ok(record),
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over spaces that stand before quotes around a whole cell, as in `DE, "Berlin, Mitte"`. A quote that no
    /// other one closes before the cell ends is a character like any other.
    fn skip_space_before_quotes(&mut self, delimiter: u8) {
        let rest = &self.text.as_bytes()[self.at..];
        let space =
            rest.iter().take_while(|&&byte| byte == b' ' || (byte == b'\t' && delimiter != b'\t')).count();
        let closes = || {
            let inside = &rest[space + 1..];
            let mut at = 0;
            while let Some(length) = inside[at..].iter().position(|&byte| byte == b'"') {
                at += length + 1;
                match inside[at..].iter().find(|&&byte| byte != b' ') {
                    Some(&next) if next == b'"' && inside.get(at) == Some(&b'"') => at += 1,
                    Some(&next) => return next == delimiter || matches!(next, b'\n' | b'\r'),
                    None => return true,
                }
            }
            false
        };
        if space > 0 && rest.get(space) == Some(&b'"') && closes() {
            self.at += space;
        }
    }

    fn plain_cell(&mut self, delimiter: u8) -> Cow<'a, str> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest
            .iter()
            .position(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r')
            .unwrap_or(rest.len());
        let cell = &self.text[self.at..self.at + length];
        self.at += length;
        Cow::Borrowed(cell)
    }

    fn quoted_cell(&mut self, delimiter: u8) -> Result<Cow<'a, str>> {
        let opened_on = self.line;
        self.at += 1;
        let mut cell = Cow::Borrowed("");
        loop {
            let rest = &self.text[self.at..];
            let Some(length) = rest.find('"') else {
                return Err(refused(message!(
                    "The quote that opens on line {opened_on} is never closed. Add the closing quote there, or remove the opening one.",
                    opened_on
                )));
            };
            let part = &rest[..length];
            self.count_lines(part);
            cell = if cell.is_empty() { Cow::Borrowed(part) } else { Cow::Owned(cell.into_owned() + part) };
            self.at += length + 1;
            if self.peek() == Some(b'"') {
                cell = Cow::Owned(cell.into_owned() + "\"");
                self.at += 1;
                continue;
            }
            // Text that follows the closing quote belongs to the cell: "A" B is A B.
            let tail = self.plain_cell(delimiter);
            return Ok(if tail.trim().is_empty() { cell } else { Cow::Owned(cell.into_owned() + &tail) });
        }
    }

    fn line_end(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let (length, kind) = match rest {
            [b'\r', b'\n', ..] => (2, &mut self.line_ends.crlf),
            [b'\r', ..] => (1, &mut self.line_ends.cr),
            _ => (1, &mut self.line_ends.lf),
        };
        *kind += 1;
        self.at += length;
        self.line += 1;
    }

    fn count_lines(&mut self, quoted: &str) {
        let bytes = quoted.as_bytes();
        let ends = bytes
            .iter()
            .enumerate()
            .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
        self.line += ends.count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (records, _) = records(text, ',').unwrap();
        records.into_iter().map(|record| record.cells.into_iter().map(Cow::into_owned).collect()).collect()
    }

    #[test]
    fn every_line_end_ends_a_line() {
        let (found, ends) = records("a,b\r1,2\n3,4\r\n\r\n5,6", ',').unwrap();
        assert_eq!(found.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2, 3, 5]);
        assert_eq!(ends.name(), "mixed");
        assert_eq!(records("a\rb", ',').unwrap().1.name(), "CR");
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        assert_eq!(
            cells("\"a,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nx,,"),
            [vec!["a,1", "say \"hi\"", "two\r\nlines"], vec!["x", "", ""]]
        );
        assert_eq!(cells("\"A\" B,2"), [["A B", "2"]]);
        assert_eq!(records("\"a\nb\"\nnext", ',').unwrap().0[1].line, 3);
    }

    #[test]
    fn a_space_may_stand_before_quotes() {
        assert_eq!(
            cells("Name, City\n\"Alpha, University of\", \"Berlin, Mitte\"\nBeta,  \"Paris\" \n"),
            [["Name", " City"], ["Alpha, University of", "Berlin, Mitte"], ["Beta", "Paris"]]
        );
        assert_eq!(cells("a, 5\" optics,b\nc, \"lone,d"), [["a", " 5\" optics", "b"], ["c", " \"lone", "d"]]);
        assert_eq!(cells("a, \"say \"\"hi\"\", you\",b"), [["a", "say \"hi\", you", "b"]]);
    }

    #[test]
    fn rows_of_nothing_but_delimiters_are_blank() {
        let (found, _) = records("a,b\n,,,\n  , \n1,2\n,", ',').unwrap();
        assert_eq!(found.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_named() {
        let message = records("name\nA\n\"B,2\nC\n", ',').unwrap_err().message;
        assert!(message.contains("opens on line 3"), "{message}");
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(
            table in prop::collection::vec(prop::collection::vec("[ -~äλж東\"\n\r,;]{0,8}", 3), 1..8),
            delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
            crlf in any::<bool>(),
        ) {
            let terminator = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).terminator(terminator).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (found, _) = records(&text, char::from(delimiter)).unwrap();
            let found: Vec<Vec<String>> = found.into_iter().map(|record| record.cells.into_iter().map(Cow::into_owned).collect()).collect();
            let is_blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
            let kept: Vec<Vec<String>> = table.into_iter().filter(|row| !is_blank(row)).collect();
            prop_assert_eq!(found, kept);
        }
    }
}
