//! Taking back a past import, as long as nothing depends on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::kernel::{Message, OptionExt, Result};
use crate::register::{Register, UndoStep};

/// Names a batch.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct BatchId {
    pub batch: i64,
}

/// Whether an import can be taken back right now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BatchUndo {
    pub batch: i64,
    /// Whether it can.
    pub undoable: bool,
    /// Why not, and what to do first.
    pub undo_refusal: Option<Message>,
}

/// Says whether an import can be taken back, by trying it and keeping nothing.
pub fn check_undo(register: &Register, request: BatchId) -> Result<BatchUndo> {
    let entry_id = entry_of(register, request.batch)?;
    let undo_refusal = register.undo_refusal(entry_id)?;
    Ok(BatchUndo { batch: request.batch, undoable: undo_refusal.is_none(), undo_refusal })
}

/// Takes back an import as a whole.
///
/// # Errors
/// [`crate::kernel::ErrorKind::Conflict`] when something it brought was changed or is used since; the message names it.
pub fn undo(register: &mut Register, request: BatchId) -> Result<UndoStep> {
    let entry_id = entry_of(register, request.batch)?;
    register.undo(Some(entry_id))
}

/// The latest run that wrote the batch: a batch taken back and done again keeps its number.
fn entry_of(register: &Register, batch: i64) -> Result<i64> {
    let batches = store::batches(register.reader())?;
    let found = batches.iter().find(|known| known.batch == batch);
    found.map(|known| known.entry_id).or_not_found(template!("Import"), batch)
}
