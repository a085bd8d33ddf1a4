//! Collects figures and prints them.

use std::io::Write;
use std::time::{Duration, Instant};

/// What can go wrong while measuring.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// The figures of one run.
#[derive(Debug, Default)]
pub(crate) struct Report {
    rows: Vec<[String; 3]>,
}

impl Report {
    /// Notes a figure and the aim it is held against.
    pub(crate) fn add(&mut self, what: &str, figure: impl Into<String>, aim: &str) {
        let figure = figure.into();
        line(&format!("{what}: {figure}"));
        self.rows.push([what.to_owned(), figure, aim.to_owned()]);
    }

    /// Prints all figures as a table.
    pub(crate) fn print(&self) {
        let width =
            |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let (what, figure) = (width(0), width(1));
        line("");
        for row in &self.rows {
            line(&format!("{:what$}  {:>figure$}  {}", row[0], row[1], row[2]));
        }
    }
}

/// Prints one line.
pub(crate) fn line(text: &str) {
    // A benchmark whose reader has gone has nobody to tell.
    let _ = writeln!(std::io::stdout().lock(), "{text}");
}

/// Runs `work` and tells how long it took.
pub(crate) fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, Duration), Failure> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed()))
}

/// The value below which `part` in a hundred of the sorted `durations` lie.
pub(crate) fn percentile(durations: &[Duration], part: usize) -> Duration {
    durations
        .get((durations.len() * part / 100).min(durations.len().saturating_sub(1)))
        .copied()
        .unwrap_or_default()
}

/// A duration in milliseconds.
pub(crate) fn milliseconds(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}
