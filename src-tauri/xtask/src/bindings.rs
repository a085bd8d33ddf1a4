//! `ui/src/api/generated.ts`: the types and commands of the core, as TypeScript sees them.

use std::fs;
use std::path::PathBuf;

use crate::process::{self, Problem};
use crate::workspace;

/// Writes the file if it is not current.
pub(crate) fn write() -> Result<(), Problem> {
    let wanted = generate()?;
    if on_disk().as_ref() == Some(&wanted) {
        println!("{} is current.", path().display());
        return Ok(());
    }
    fs::write(path(), wanted)
        .map_err(|error| Problem(format!("{} could not be written: {error}.", path().display())))?;
    println!("{} written.", path().display());
    Ok(())
}

/// Fails when the file differs from what the core says now.
pub(crate) fn check() -> Result<(), Problem> {
    compare(&generate()?)
}

/// The same with the example already built by `cargo build --workspace --all-targets`.
pub(crate) fn check_built() -> Result<(), Problem> {
    let built = workspace::debug_binary("examples/bindings");
    compare(&process::program(&built.to_string_lossy(), &[]).output()?)
}

fn compare(wanted: &str) -> Result<(), Problem> {
    let found = on_disk().unwrap_or_default();
    if found == wanted {
        return Ok(());
    }
    let line = found.lines().zip(wanted.lines()).take_while(|(old, new)| old == new).count() + 1;
    Err(Problem(format!(
        "{} is not what the core says, from line {line} on. Run `cargo xtask bindings` and commit the result.",
        path().display()
    )))
}

fn generate() -> Result<String, Problem> {
    process::cargo(&["run", "--quiet", "--package", "consortium-core", "--example", "bindings"]).output()
}

fn on_disk() -> Option<String> {
    // A checkout on Windows may have turned the line ends.
    fs::read_to_string(path()).ok().map(|text| text.replace("\r\n", "\n"))
}

fn path() -> PathBuf {
    workspace::ui().join("src").join("api").join("generated.ts")
}
