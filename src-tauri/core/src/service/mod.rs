//! The work with members: when the desk works, and what is to be done.

pub mod calendar;
pub mod tasks;
