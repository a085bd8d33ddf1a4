//! The days by which something has to be done, from every part of the year: as a list, and as a calendar.

mod calendar;
mod commands;
mod list;
mod lists;
#[cfg(test)]
mod tests;

use crate::register::Slice;

pub use calendar::calendar;
pub use list::{DeadlineList, ListDeadlines, list};

/// What this slice is made of.
pub(crate) static SLICE: Slice =
    Slice { name: "deadlines", commands: commands::ALL, lists: lists::ALL, ..Slice::EMPTY };
