//! Messages for the support desk, read before they are taken in: many at once, or a mailbox of many thousands.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use consortium_core::kernel::{Clock, Error, Result};
use consortium_core::message;
use consortium_core::service::mail_files::Progress;
use consortium_core::service::tickets::intake::{StagedMail, StagedMails};

use crate::progress::Reporter;
use crate::saving::Desk;

/// What the page knows the reading by.
const JOB: &str = "read_mails";

/// In how many parts the progress of one file is told.
const STEPS: usize = 1_000;

/// Reads files into memory, ready to be taken in, telling the page how far that is: all of them, or none. A mailbox takes
/// long to read: meanwhile other commands have the register.
///
/// # Errors
/// [`ErrorKind::Conflict`](consortium_core::kernel::ErrorKind::Conflict) while other long work runs, and a file that holds
/// no messages or whose reading was stopped.
pub fn stage_mails(desk: &impl Desk, paths: &[PathBuf]) -> Result<StagedMails> {
    if paths.is_empty() {
        let message =
            message!("What was dropped is no file. Save the message as .eml or .msg, and drop that.");
        return Err(Error::invalid("file", message));
    }
    let running = desk.job().begin()?;
    let reporter = Reporter::new(desk, JOB, paths.len() * STEPS);
    let read = |(nth, path): (usize, &PathBuf)| {
        read_one(path, &mut |progress| {
            let part = progress.bytes_read.saturating_mul(STEPS as u64) / progress.bytes_total.max(1);
            reporter.report(nth * STEPS + usize::try_from(part).unwrap_or(STEPS));
            !running.cancelled().load(Ordering::Acquire)
        })
    };
    let files = paths.iter().enumerate().map(read).collect::<Result<Vec<_>>>();
    reporter.end();
    let files = files?;
    desk.with_door(|door| door.stage_mails_read(files))
}

fn read_one(path: &Path, tell: &mut dyn FnMut(Progress) -> bool) -> Result<StagedMail> {
    StagedMail::read(path, Clock::System.now(), tell)
}
