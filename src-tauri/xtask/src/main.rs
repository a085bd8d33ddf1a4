//! The tasks of a developer and of the build machine: `cargo xtask run|test|bench|bindings|messages|shots|demo`.
//!
//! One binary on the standard library alone, so that it compiles in seconds on a machine that has nothing yet and can
//! then fetch what the other packages need.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its standard streams"
)]

mod bindings;
mod e_invoices;
mod machine;
mod open;
mod process;
mod shots;
mod steps;
mod test;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [REGISTER]      build the application and open it (with a register, if one is named)
cargo xtask demo [REGISTER]     make a sample consortium and open it (target/demo.consortium unless named)
cargo xtask test [STEP]...      everything the build machine checks, or only the steps named
cargo xtask test faults [--long] [--seed N]  only kills, failing disks and random money; --long does thousands
cargo xtask bench               the benchmarks, in release
cargo xtask bindings [--check]  write ui/src/api/generated from the core, or say whether it is current
cargo xtask messages            write the catalogue of what the core says, for translators
cargo xtask shots               a PNG of every screen and of invoice pages, in target/shots
cargo xtask prepare             install what this machine lacks, and nothing else";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run"] => open::run(None),
        ["run", register] => open::run(Some(register)),
        ["demo"] => open::demo(None),
        ["demo", register] => open::demo(Some(register)),
        ["test", chosen @ ..] => test::run(chosen),
        ["bench"] => bench(),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["messages"] => messages(),
        ["shots"] => shots::run(),
        ["prepare"] => machine::prepare(machine::Need::Everything),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the catalogue of what the core says. A test of the core keeps it current.
fn messages() -> Result<(), process::Problem> {
    process::cargo(&["run", "--quiet", "--package", "consortium-core", "--example", "messages"]).run()
}

fn bench() -> Result<(), process::Problem> {
    machine::prepare(machine::Need::Everything)?;
    process::npm(&["run", "--silent", "build"]).run()?;
    let packages = ["--package", "consortium-desk", "--package", "consortium-tests"];
    process::cargo(&[&["build", "--release"], &packages[..]].concat()).run()?;
    process::program(&workspace::target().join("release/bench").to_string_lossy(), &[]).run()
}
