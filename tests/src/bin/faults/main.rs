//! `cargo xtask test faults`: what a register is like after a program that was killed or a disk that refused, and after
//! money that moved at random.
//!
//! Each operation of the command line is run again and again, each time with one call to the operating system that fails or
//! kills it (strace injects that). Afterwards the register has to be sound, the operation done or not done at all, and possible
//! to complete. `--long` does thousands; `--seed N` begins elsewhere. A failure names what repeats it.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its standard streams"
)]

mod chance;
mod injector;
mod later;
mod operations;
mod sequences;
mod state;

use std::path::Path;
use std::process::ExitCode;

/// How much is done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    /// Faults injected into each operation.
    injections: usize,
    /// Sequences of random money operations.
    sequences: u64,
    /// The seed of the first.
    seed: u64,
}

const SHORT: Extent = Extent { injections: 26, sequences: 50, seed: 1 };
const LONG: Extent = Extent { injections: 400, sequences: 1_000, seed: 1 };

/// Why a run cannot go on; not what it finds.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, path] = arguments.as_slice()
        && word == later::WORD
    {
        return later::archive_a_member(Path::new(path));
    }
    let mut extent = if arguments.iter().any(|word| word == "--long") { LONG } else { SHORT };
    if let Some(at) = arguments.iter().position(|word| word == "--seed") {
        match arguments.get(at + 1).and_then(|seed| seed.parse().ok()) {
            Some(seed) => extent.seed = seed,
            None => {
                println!("--seed takes a number");
                return ExitCode::from(2);
            }
        }
    }
    match run(extent) {
        Ok(found) if found.is_empty() => ExitCode::SUCCESS,
        Ok(found) => {
            println!("\n{} failures:", found.len());
            found.iter().for_each(|failure| println!("  {failure}"));
            ExitCode::FAILURE
        }
        Err(failure) => {
            println!("The run stopped: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(extent: Extent) -> Result<Vec<String>, Failure> {
    let mut found = sequences::run(extent)?;
    if injector::is_installed() {
        found.extend(injector::run(extent)?);
    } else {
        println!("strace is not installed, so no fault was injected: `cargo xtask prepare` installs it.");
    }
    Ok(found)
}
