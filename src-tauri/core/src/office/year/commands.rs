//! What can be asked of this slice.

use super::{AskYear, DeadlineList, ListDeadlines, YearView, deadlines, get};
use crate::register::commands;

commands! {
    read "year.get": AskYear => YearView, get;
    read "year.deadlines": ListDeadlines => DeadlineList, deadlines;
}
