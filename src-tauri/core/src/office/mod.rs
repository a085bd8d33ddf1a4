//! What is made out of all the others: lists, the year, the sample.

pub mod deadlines;
pub mod demo;
pub mod exports;
pub mod year;
