//! What the interface may ask of its host and hear from it, and how the host saves things: all of the desktop shell that
//! needs no window. So it is checked and tested, and made into TypeScript, where no window can be built.

mod commands;
mod events;
mod job;
mod mails;
mod progress;
mod question;
mod recent;
mod saved;
mod saving;

use std::collections::BTreeMap;

use consortium_core::api;

pub use commands::{AppState, Call, CallAnswer, HoldWindow, NAMES};
pub use events::{Changed, CloseAsked, DragOver, DropPlace, Event};
pub use job::{Job, JobProgress, Running};
pub use mails::stage_mails;
pub use progress::Reporter;
pub use question::{Asks, BANK_FILE, DOCUMENT, FileType, LIST, MAILS, PICTURE, Question, REGISTER};
pub use recent::{OpenRecent, RecentRegister, RecentRegisters};
pub use saved::{Saved, write};
pub use saving::{Desk, PackageForm, Prepared, Saving, draw_invoice};

/// The TypeScript modules that describe what core and host can be asked, by name.
pub fn typescript() -> BTreeMap<String, String> {
    let mut bindings = api::bindings();
    commands::declare(&mut bindings);
    events::declare(&mut bindings);
    bindings.finish()
}
