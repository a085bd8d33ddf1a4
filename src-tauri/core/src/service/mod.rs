//! The work with members: when the desk works, what is to be done, who joins and how, and the issues that members share.

pub mod calendar;
pub mod issues;
pub mod joining;
pub mod tasks;
