//! What can be asked of this slice.

use super::{Stationery, get, save};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "documents.get_style": Nothing => Stationery, get;
    write "documents.set_style": Stationery => Stationery, save;
}
