//! Journeys through the real application, window and all. They need the application to be built, and a machine with
//! Xvfb, a session bus and the drivers; `cargo xtask test` sees to that and runs them with `--ignored`.

#![expect(clippy::expect_used, reason = "a test that cannot go on stops here and says where")]

mod agreements;
mod attachments;
mod billing;
mod checklist;
mod closed_in;
mod closing;
mod contacts;
mod desk;
mod duplicates;
mod existing;
mod finding;
mod imports;
mod in_use;
mod joining;
mod members;
mod personal_data;
mod start;
mod steps;
mod year;
