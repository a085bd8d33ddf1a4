//! How far long work is, told to the page.

use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

use consortium_core::kernel::Result;
use consortium_core::money::invoices::export::WrittenFiles;

use crate::job::JobProgress;
use crate::saved::Saved;
use crate::saving::Desk;

/// How often the page hears of it. More often than the eye follows would only slow the work down.
const INTERVAL: Duration = Duration::from_millis(50);

/// Tells the page how far the work is.
#[derive(Debug)]
pub struct Reporter<'desk, D: Desk> {
    desk: &'desk D,
    job: &'static str,
    total: usize,
    done: Cell<usize>,
    told_at: Cell<Option<Instant>>,
}

impl<'desk, D: Desk> Reporter<'desk, D> {
    /// Tells that `job` begins, of so many pieces.
    pub fn new(desk: &'desk D, job: &'static str, total: usize) -> Self {
        let reporter = Self { desk, job, total, done: Cell::new(0), told_at: Cell::new(None) };
        reporter.report(0);
        reporter
    }

    /// Tells that so many are done.
    pub fn report(&self, done: usize) {
        self.done.set(done);
        if self.told_at.get().is_none_or(|told_at| told_at.elapsed() >= INTERVAL) {
            self.told_at.set(Some(Instant::now()));
            self.tell(false);
        }
    }

    /// Tells that so many more are done.
    pub fn advance(&self, more: usize) {
        self.report(self.done.get() + more);
    }

    /// Tells that the work ended. The page takes its bar away whatever came of it, so it must hear of the end before it
    /// hears of an error.
    pub fn end(&self) {
        self.tell(true);
    }

    /// The end of what the core wrote at `place`.
    pub(crate) fn ended(&self, written: Result<WrittenFiles>, place: &Path) -> Result<Saved> {
        self.end();
        Ok(Saved::written(place, written?))
    }

    fn tell(&self, finished: bool) {
        let (job, total, done) = (self.job, self.total, self.done.get());
        self.desk.tell(JobProgress { job, done, total, finished });
    }
}
