//! `run` and `demo`: the application, built and opened.

use std::path::{Path, PathBuf};

use crate::machine::{self, Need};
use crate::process::{self, Problem};
use crate::workspace;

/// Builds the application and opens it, with `register` if one is named.
pub(crate) fn run(register: Option<&str>) -> Result<(), Problem> {
    machine::prepare(Need::Application)?;
    build()?;
    let application = workspace::debug_binary("consortium-desk");
    if !machine::has_display() {
        build_command_line()?;
        return Err(Problem(no_display(&application)));
    }
    let register = register.map(|given| std::path::absolute(given).unwrap_or_else(|_| PathBuf::from(given)));
    let register = register.map(|path| path.to_string_lossy().into_owned());
    let arguments: Vec<&str> = register.as_deref().into_iter().collect();
    process::program(&application.to_string_lossy(), &arguments).run()
}

/// Makes a sample consortium with the command line, unless the file is there already, and opens it.
pub(crate) fn demo(register: Option<&str>) -> Result<(), Problem> {
    let register = register.map_or_else(|| workspace::target().join("demo.consortium"), PathBuf::from);
    let shown = register.to_string_lossy().into_owned();
    if !register.exists() {
        build_command_line()?;
        process::program(&workspace::debug_binary("consortium").to_string_lossy(), &["demo", &shown])
            .run()?;
    }
    run(Some(&shown))
}

/// Builds the interface and the application around it, in the debug profile.
///
/// Debug, because it shares every compiled dependency with the tests; dependencies are optimised in it all the same.
pub(crate) fn build() -> Result<(), Problem> {
    process::npm(&["run", "--silent", "build"]).run()?;
    process::cargo(&["build", "--package", "consortium-desk"]).run()
}

fn build_command_line() -> Result<(), Problem> {
    process::cargo(&["build", "--quiet", "--package", "consortium-cli"]).run()
}

fn no_display(application: &Path) -> String {
    let cli = workspace::debug_binary("consortium");
    format!(
        "The application is built ({}), but there is no display to open it on: neither DISPLAY nor WAYLAND_DISPLAY is \
         set.\nThe command line does the same work without one:\n  {cli} new my.consortium --name \"My consortium\" \
         --currency EUR\n  {cli} import my.consortium members.csv\n  {cli} --help",
        application.display(),
        cli = cli.display()
    )
}
