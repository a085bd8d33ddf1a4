//! Writes the auditor's folder of a licence year.

use std::sync::atomic::AtomicBool;

use consortium_core::kernel::Result;
use consortium_core::message;
use consortium_core::office::exports::auditor;
use serde_json::json;

use crate::arguments::Books;
use crate::done;
use crate::output::{self, Outcome};
use crate::registers;

pub(crate) fn books(arguments: &Books) -> Result<Outcome> {
    let door = registers::open_to_read(&arguments.register)?;
    let folder = auditor::gather(door.register(), arguments.year)?;
    let written = folder.write(&arguments.folder, &|_, _| {}, &AtomicBool::new(false))?;
    let shown = arguments.folder.display();
    done::stands(message!("{shown} was written.", shown));
    output::message(&format!("{shown}: {} written, {} already right.", written.written, written.skipped));
    if arguments.json {
        output::json(&json!({
            "year": arguments.year, "files": folder.file_count(), "written": written.written, "skipped": written.skipped,
        }))?;
    }
    Ok(Outcome::Done)
}
