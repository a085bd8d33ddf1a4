//! Payments: what came in and went out, by hand or from the bank's files, and what it settles.

pub mod bank_files;
