//! `consortium`: everything the core does, for scripts and for machines without a display.
//!
//! The register's path comes first. `--json` prints one JSON document on standard output; messages go to standard
//! error. Exit code 0: done; 1: refused or failed, and nothing changed in the register; 2: the command line itself is wrong; 3: done,
//! but the answer could not be delivered; 4: whether it was done could not be found out.

mod arguments;
mod attach;
mod bank;
mod billing;
mod books;
mod done;
mod holidays;
mod import;
mod lists;
mod mail;
mod output;
mod record_list;
mod registers;
mod ticket_list;

use std::process::ExitCode;

use clap::Parser;
use consortium_core::kernel::ErrorKind;

use arguments::{Arguments, Command};
use output::Outcome;

/// A document is thousands of small pieces of memory.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // Nowhere left to report that the report could not be printed.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    match run(arguments.command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NotOk) => ExitCode::from(1),
        Err(error) => {
            let error = done::as_it_stands(error);
            output::message(&error.message.to_string());
            for (field, detail) in error.context.iter().filter(|(_, detail)| **detail != error.message) {
                output::message(&format!("  {field}: {detail}"));
            }
            ExitCode::from(match error.kind {
                ErrorKind::Unanswered => 3,
                ErrorKind::Unknown => 4,
                _ => 1,
            })
        }
    }
}

fn run(command: Command) -> consortium_core::kernel::Result<Outcome> {
    match command {
        Command::New(arguments) => registers::new(&arguments),
        Command::Demo(arguments) => registers::demo(&arguments),
        Command::Import(arguments) => import::import(&arguments),
        Command::Members(arguments) => lists::members(&arguments),
        Command::Contacts(arguments) => lists::contacts(&arguments),
        Command::Deadlines(arguments) => lists::deadlines(&arguments),
        Command::Attach(arguments) => attach::attach(&arguments),
        Command::Bill(arguments) => billing::bill(&arguments),
        Command::Invoices(arguments) => billing::invoices(&arguments),
        Command::Payments(arguments) => bank::payments(&arguments),
        Command::Bank(arguments) => bank::import(&arguments),
        Command::Books(arguments) => books::books(&arguments),
        Command::Mail(arguments) => mail::mail(&arguments),
        Command::Tickets(arguments) => lists::tickets(&arguments),
        Command::Check(arguments) => registers::check(&arguments),
        Command::Backup(arguments) => registers::backup(&arguments),
        Command::Restore(arguments) => registers::restore(&arguments),
        Command::Call(arguments) => registers::call(&arguments),
    }
}
