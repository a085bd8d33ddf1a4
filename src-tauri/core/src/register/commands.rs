//! What can be asked of this slice.

use super::{UndoStep, history};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "history.list": history::ListHistory => history::HistoryPage, history::list;
    read "history.get": history::GetHistoryEntry => history::HistoryDetail, history::get;
    read "history.status": Nothing => history::HistoryStatus, history::status;
    write "history.undo": history::Undo => UndoStep, history::undo;
    write "history.redo": Nothing => UndoStep, history::redo;
}
