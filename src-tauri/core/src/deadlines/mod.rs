//! The days by which something has to be done, from every part of the year: as a list, and as a calendar.

mod calendar;
mod list;
#[cfg(test)]
mod tests;

pub use calendar::calendar;
pub use list::{DeadlineList, ListDeadlines, list};
