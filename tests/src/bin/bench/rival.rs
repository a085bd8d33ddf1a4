//! Python programs that do the same work, run beside ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::report::Failure;

/// A bare import.
pub(crate) const BARE_INSERT: &str = include_str!("rivals/bare_insert.py");

/// A program that makes the invoice page.
pub(crate) struct Rival {
    /// What people call it; its package on PyPI is called the same, in small letters.
    pub(crate) name: &'static str,
    /// Its program: takes the documents, a folder and two fonts, prints the seconds that it took.
    pub(crate) program: &'static str,
    /// How many pages are enough to know its speed.
    pub(crate) pages: usize,
}

/// Who makes the same page, the fastest first.
pub(crate) const RIVALS: [Rival; 3] = [
    Rival { name: "ReportLab", program: include_str!("rivals/reportlab_page.py"), pages: 1_000 },
    Rival { name: "Typst", program: include_str!("rivals/typst_page.py"), pages: 200 },
    Rival { name: "WeasyPrint", program: include_str!("rivals/weasyprint_page.py"), pages: 50 },
];

/// Runs a Python program that prints how many seconds its work took.
pub(crate) fn seconds(python: &Path, program: &str, arguments: &[&Path]) -> Result<f64, Failure> {
    let output = Command::new(python).arg("-c").arg(program).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// A Python with the rivals, in a virtual environment below `target`.
pub(crate) fn python(target: &Path) -> Result<PathBuf, Failure> {
    let environment = target.join("bench-python");
    let python = environment.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !python.exists() {
        run(Command::new("python3").arg("-m").arg("venv").arg(&environment))?;
    }
    let packages = RIVALS.iter().map(|rival| rival.name.to_lowercase());
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(packages))?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let output = command.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
