//! Consortium Desk, the desktop application: one window over `consortium-core`.
//!
//! Everything about consortia is in the core, and all of a host that needs no window in `consortium-host`. This crate has
//! the window, the dialogs, and a function for each host command; `app.rs` is the place to start reading.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod changed;
mod commands;
mod desk;
mod dialogs;
mod dropped;
mod surroundings;
mod viewer;
mod window;

use std::process::ExitCode;

/// A document is thousands of small pieces of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match app::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "there is no window to say it in")]
            {
                eprintln!("Consortium Desk could not start: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
