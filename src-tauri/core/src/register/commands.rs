//! What can be asked of this slice.

use super::{UndoStep, history};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "history.list": history::ListHistory => history::HistoryPage, history::list;
    read "history.get": Id as GetHistory => history::HistoryDetail, history::get;
    read "history.status" => history::HistoryStatus, history::status;
    write "history.undo": history::UndoHistory => UndoStep, history::undo;
    write "history.redo" => UndoStep, history::redo;
}
