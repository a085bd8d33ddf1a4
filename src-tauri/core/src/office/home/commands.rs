//! What can be asked of this slice.

use super::{Home, NeedList, get, needs};
use crate::register::commands;
use crate::register::history::Nothing;

commands! {
    read "home.get": Nothing => Home, get;
    read "home.needs": Nothing => NeedList, needs;
}
