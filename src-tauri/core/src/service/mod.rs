//! The work with members: when the desk works, what is to be done, who joins and how, what members ask, and the issues that they share.

pub mod calendar;
pub mod issues;
pub mod joining;
pub mod mail_files;
pub mod record_lists;
pub mod tasks;
pub mod tickets;
