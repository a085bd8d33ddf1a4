//! Running other programs: shown before they run, and their failure named.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::workspace;

/// Why a task could not be done: a full sentence for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Problem(pub(crate) String);

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A program about to run in the workspace.
pub(crate) struct Run {
    command: Command,
    shown: String,
}

/// The same cargo that runs this task, in the workspace root.
pub(crate) fn cargo(arguments: &[&str]) -> Run {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Run::new(cargo, "cargo", arguments).in_folder(&workspace::root())
}

/// npm in the folder of the interface.
pub(crate) fn npm(arguments: &[&str]) -> Run {
    // On Windows npm is a script, which only its full name starts.
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    Run::new(name, "npm", arguments).in_folder(&workspace::ui())
}

/// Any other program, in the workspace root.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Run {
    Run::new(name, name, arguments).in_folder(&workspace::root())
}

impl Run {
    fn new(program: impl AsRef<OsStr>, shown_as: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null());
        Self { command, shown: format!("{shown_as} {}", arguments.join(" ")) }
    }

    /// Runs in `folder` instead of the workspace root.
    pub(crate) fn in_folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn with_variable(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Shows the command line, runs it and waits.
    pub(crate) fn run(mut self) -> Result<(), Problem> {
        println!("$ {}", self.shown);
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(Problem(format!("`{}` failed ({status}).", self.shown))) }
    }

    /// Runs it without showing it and returns what it wrote to its standard output.
    pub(crate) fn output(mut self) -> Result<String, Problem> {
        self.command.stderr(Stdio::inherit());
        let output = self.command.output().map_err(|error| self.not_started(&error))?;
        if !output.status.success() {
            return Err(Problem(format!("`{}` failed ({}).", self.shown, output.status)));
        }
        String::from_utf8(output.stdout)
            .map_err(|error| Problem(format!("`{}` wrote something that is not UTF-8: {error}.", self.shown)))
    }

    /// What it wrote to its standard output, if it ran and succeeded; nothing is shown.
    pub(crate) fn quiet_output(mut self) -> Option<String> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Lets it read from the terminal.
    pub(crate) fn interactive(mut self) -> Self {
        self.command.stdin(Stdio::inherit());
        self
    }

    /// Whether it runs and succeeds; nothing it writes is shown.
    pub(crate) fn succeeds(mut self) -> bool {
        self.command.stdout(Stdio::null()).stderr(Stdio::null());
        self.command.status().is_ok_and(|status| status.success())
    }

    fn not_started(&self, error: &std::io::Error) -> Problem {
        Problem(format!("`{}` could not be started: {error}.", self.shown))
    }
}
