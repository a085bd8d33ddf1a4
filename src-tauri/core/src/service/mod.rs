//! The work with members: when the desk works, what is to be done, who joins and how.

pub mod calendar;
pub mod joining;
pub mod tasks;
