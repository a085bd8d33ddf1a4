//! What can be asked of this slice.

use super::{AskYear, YearView, year};
use crate::register::commands;

commands! {
    read "cycle.year": AskYear => YearView, year;
}
