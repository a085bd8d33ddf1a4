//! What can be asked of this slice.

use super::{ListViews, RenameViews, SaveViews, SavedView, ViewList, list, remove, rename, save};
use crate::kernel::Id;
use crate::register::commands;

commands! {
    read "views.list": ListViews => ViewList, list;
    write "views.save": SaveViews => SavedView, save;
    write "views.rename": RenameViews => SavedView, rename;
    write "views.remove": Id as RemoveViews => ViewList, remove;
}
