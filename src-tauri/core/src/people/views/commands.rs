//! What can be asked of this slice.

use super::{AskViews, RemoveView, RenameView, SaveView, SavedView, ViewList, list, remove, rename, save};
use crate::register::commands;

commands! {
    read "views.list": AskViews => ViewList, list;
    write "views.save": SaveView => SavedView, save;
    write "views.rename": RenameView => SavedView, rename;
    write "views.remove": RemoveView => ViewList, remove;
}
