//! Has electronic invoices judged by the official schemas and rules, which Python packages ship.

use std::fs;
use std::path::PathBuf;

use crate::process::{self, Problem};
use crate::workspace;

/// Writes invoices of every kind and judges them. Needs the binaries of the debug profile.
pub(crate) fn judge() -> Result<(), Problem> {
    let folder = workspace::target().join("e-invoices").to_string_lossy().into_owned();
    let corpus = workspace::debug_binary("e_invoice_corpus");
    process::program(&corpus.to_string_lossy(), &[&folder]).run()?;
    let python = python()?.to_string_lossy().into_owned();
    process::program(&python, &["tests/e_invoices.py", &folder]).run()
}

/// A Python of its own with exactly the packages of `tests/requirements.txt`; made anew when that changes.
fn python() -> Result<PathBuf, Problem> {
    let environment = workspace::target().join("e-invoices-python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let wanted = workspace::root().join("tests/requirements.txt");
    let installed = environment.join("requirements.txt");
    let unreadable = |error| Problem(format!("{} could not be read: {error}.", wanted.display()));
    let packages = fs::read(&wanted).map_err(unreadable)?;
    if fs::read(&installed).is_ok_and(|known| known == packages) {
        return Ok(python);
    }
    let (environment, requirements) = (environment.to_string_lossy(), wanted.to_string_lossy());
    process::program("python3", &["-m", "venv", "--clear", &environment]).run()?;
    let install =
        ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", &requirements];
    process::program(&python.to_string_lossy(), &install).run()?;
    // Written last, so that an installation that was interrupted is made anew.
    fs::write(&installed, packages)
        .map_err(|error| Problem(format!("{} could not be written: {error}.", installed.display())))?;
    Ok(python)
}
