//! What is printed, and where.

use std::io::{self, Write};
use std::path::Path;

use consortium_core::kernel::{Error, ErrorKind, Result};
use consortium_core::message;
use consortium_core::paper::typesetting::files::write_atomically;
use serde_json::Value;

/// Whether a command that ran found everything in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It did what was asked.
    Done,
    /// It ran and found something wrong.
    NotOk,
}

/// Prints text on standard output.
pub(crate) fn text(text: &str) -> Result<()> {
    print(text.as_bytes())
}

fn print(bytes: &[u8]) -> Result<()> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    match written {
        // Whoever reads the output may stop early, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => {
            Err(Error::new(ErrorKind::Io, message!("The output could not be written: {error}.", error)))
        }
        Ok(()) => Ok(()),
    }
}

/// Writes to `file`, or prints on standard output without one.
pub(crate) fn deliver(file: Option<&Path>, bytes: &[u8]) -> Result<()> {
    let Some(file) = file else { return print(bytes) };
    write_atomically(file, bytes).map(|_| ()).map_err(|error| {
        let advice = "Check that the folder exists and can be written.";
        Error::new(
            ErrorKind::Io,
            message!("{file} could not be written: {error}. {advice}", file = file.display(), error, advice),
        )
    })
}

/// Prints one JSON document on standard output.
pub(crate) fn json(value: &Value) -> Result<()> {
    text(&format!("{value:#}\n"))
}

/// Prints a message on standard error.
pub(crate) fn message(message: &str) {
    // Nowhere left to report that the report could not be printed.
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// A table with aligned columns. Numbers align right by their position in `right_aligned`.
pub(crate) fn table(heads: &[&str], rows: &[Vec<String>], right_aligned: &[usize]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([heads[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().enumerate().map(|(column, cell)| {
            let gap = " ".repeat(widths[column] - cell.chars().count());
            if right_aligned.contains(&column) { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
        });
        format!("{}\n", padded.collect::<Vec<_>>().join("  ").trim_end())
    };
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rule: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
    [line(&heads), line(&rule)].into_iter().chain(rows.iter().map(|row| line(row))).collect()
}

/// A text field of a JSON object; empty when absent or null.
pub(crate) fn field(value: &Value, name: &str) -> String {
    match &value[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
