//! What can be asked of this slice.

use super::{Stationery, get, save};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "branding.get": Nothing => Stationery, get;
    write "branding.save": Stationery => Stationery, save;
}
