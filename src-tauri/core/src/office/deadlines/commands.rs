//! What can be asked of this slice.

use super::{DeadlineList, ListDeadlines, list};
use crate::register::commands;

commands! {
    read "deadlines.list": ListDeadlines => DeadlineList, list;
}
