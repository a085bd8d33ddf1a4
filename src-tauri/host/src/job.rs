//! The one piece of long work that may run in the background, and how it is told to stop.

use std::sync::atomic::{AtomicBool, Ordering};

use consortium_core::kernel::{Error, Result};
use consortium_core::message;
use serde::Serialize;
use ts_rs::TS;

/// Whether work runs, and whether it is to stop.
#[derive(Debug, Default)]
pub struct Job {
    is_running: AtomicBool,
    is_cancelled: AtomicBool,
}

/// The right to be the running job; letting go of it ends the job.
#[derive(Debug)]
pub struct Running<'job>(&'job Job);

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct JobProgress {
    /// What is saved.
    pub job: &'static str,
    /// How many pieces are done.
    pub done: usize,
    pub total: usize,
    /// Whether it ended, whatever came of it.
    pub finished: bool,
}

impl Job {
    /// Begins the job.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`](consortium_core::kernel::ErrorKind::Conflict) while another one runs.
    pub fn begin(&self) -> Result<Running<'_>> {
        if self.is_running.swap(true, Ordering::AcqRel) {
            return Err(Error::conflict(message!(
                "Files are being saved already. Wait until that is done, or cancel it."
            )));
        }
        self.is_cancelled.store(false, Ordering::Release);
        Ok(Running(self))
    }

    /// Asks the running job, if any, to stop after the piece it is working on.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Release);
    }
}

impl Running<'_> {
    /// Turns true when the job is asked to stop.
    pub fn cancelled(&self) -> &AtomicBool {
        &self.0.is_cancelled
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.is_running.store(false, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_job_at_a_time_and_a_cancellation_does_not_outlive_it() {
        let job = Job::default();
        let first = job.begin().expect("nothing runs");
        job.begin().expect_err("the first still runs");
        job.cancel();
        assert!(first.cancelled().load(Ordering::Acquire));
        drop(first);
        let second = job.begin().expect("the first has ended");
        assert!(!second.cancelled().load(Ordering::Acquire), "the second was never cancelled");
    }
}
