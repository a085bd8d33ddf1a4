//! What can be asked of this slice.

use super::{DeadlineList, GetYear, GetYearDeadlines, YearView, deadlines, get};
use crate::register::commands;

commands! {
    read "year.get": GetYear => YearView, get;
    read "year.deadlines": GetYearDeadlines => DeadlineList, deadlines;
}
