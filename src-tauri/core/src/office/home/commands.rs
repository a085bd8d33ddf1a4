//! What can be asked of this slice.

use super::{Home, NeedList, get, needs};
use crate::register::commands;

commands! {
    read "home.get" => Home, get;
    read "home.needs" => NeedList, needs;
}
