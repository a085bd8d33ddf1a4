//! Letters that are so many that they are made a few at a time: messages that carry documents, and reminders.

use std::path::Path;
use std::sync::atomic::Ordering;

use consortium_core::Door;
use consortium_core::kernel::Result;
use consortium_core::money::invoices::{self, Channel, DraftLettersInvoices, NoteInvoicesDispatch};
use consortium_core::money::reminders::{self, GetRemindersFiles};
use consortium_core::paper::mail::Outgoing;

use super::Desk;
use crate::progress::Reporter;
use crate::saved::Saved;

/// How many are made before the register is let go and somebody may stop: a fraction of a second.
const IN_A_PIECE: usize = 25;

/// Letters about records.
#[derive(Debug)]
pub(super) enum Letters {
    /// Messages that carry invoices, credit notes and pro formas.
    Invoices(Vec<i64>),
    Reminders(Vec<i64>),
}

impl Letters {
    /// Makes them and writes each as a file into `folder`; ends early when it is stopped. What carries invoices makes these
    /// ready to be sent, as far as it was written.
    pub(super) fn write(&self, desk: &impl Desk, folder: &Path, saved: &mut Saved) -> Result<()> {
        let running = desk.job().begin()?;
        let (job, ids) = match self {
            Self::Invoices(ids) => ("invoice_messages", ids),
            Self::Reminders(ids) => ("reminders", ids),
        };
        let reporter = Reporter::new(desk, job, ids.len());
        let outcome = ids.chunks(IN_A_PIECE).try_for_each(|piece| {
            if running.cancelled().load(Ordering::Acquire) {
                saved.cancelled = true;
                return Ok(());
            }
            saved.add_all(folder, desk.with_door(|door| self.make(door, piece.to_vec()))?)?;
            reporter.advance(piece.len());
            Ok(())
        });
        let noted = match self {
            Self::Invoices(_) if !saved.record_ids.is_empty() => note_ready(desk, saved.record_ids.clone()),
            _ => Ok(()),
        };
        reporter.end();
        outcome.and(noted)
    }

    fn make(&self, door: &Door, ids: Vec<i64>) -> Result<Outgoing> {
        match self {
            Self::Invoices(_) => {
                let request = DraftLettersInvoices { ids: Some(ids), ..DraftLettersInvoices::default() };
                invoices::draft_messages(door.register(), request)
            }
            Self::Reminders(_) => reminders::files(door.register(), GetRemindersFiles { ids }),
        }
    }
}

fn note_ready(desk: &impl Desk, ids: Vec<i64>) -> Result<()> {
    let request =
        NoteInvoicesDispatch { ids, channel: Channel::Email, recipient: None, sent_on: None, note: None };
    desk.with_door(|door| door.write("invoices.note_dispatch", |it| invoices::note_dispatch(it, request)))?;
    Ok(())
}
