//! `cargo xtask bench`: what the program costs, beside what people would use otherwise, as ratios within one run.

mod application;
mod books;
mod documents;
mod payments;
mod register;
mod report;
mod rival;
mod tickets;
mod working_time;

use std::process::ExitCode;

use report::{Failure, Report};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let [documents::RENDER, work @ ..] = words.as_slice() {
        return ended(documents::render_alone(work));
    }
    let mut report = Report::default();
    let folder = match tempfile::tempdir() {
        Ok(folder) => folder,
        Err(error) => {
            report::line(&format!("No temporary folder: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let outcome = register::measure(folder.path(), &mut report)
        .and_then(|()| documents::measure(folder.path(), &mut report))
        .and_then(|()| payments::measure(&mut report))
        .and_then(|()| books::measure(folder.path(), &mut report))
        .and_then(|()| working_time::measure(&mut report))
        .and_then(|()| tickets::measure(folder.path(), &mut report))
        .and_then(|()| application::measure(folder.path(), &mut report));
    report.print();
    ended(outcome)
}

fn ended(outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::line(&format!("The benchmark stopped: {error}"));
            ExitCode::FAILURE
        }
    }
}
