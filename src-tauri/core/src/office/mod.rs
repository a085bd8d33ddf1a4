//! What is made out of all the others: lists, the year, the sample.

pub mod demo;
pub mod exports;
pub mod home;
pub mod year;
