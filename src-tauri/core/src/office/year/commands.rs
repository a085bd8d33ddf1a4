//! What can be asked of this slice.

use super::{AskYear, YearView, get};
use crate::register::commands;

commands! {
    read "year.get": AskYear => YearView, get;
}
