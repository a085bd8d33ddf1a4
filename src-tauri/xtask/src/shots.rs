//! `shots`: what every screen looks like, taken from the real application.

use std::fs;

use crate::machine::{self, Need};
use crate::open;
use crate::process::{self, Problem};
use crate::workspace;

/// Builds the application, drives it over a sample consortium and leaves the pictures in `target/shots`.
pub(crate) fn run() -> Result<(), Problem> {
    machine::prepare(Need::Everything)?;
    open::build()?;
    let folder = workspace::target().join("shots");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| Problem(format!("{} could not be emptied: {error}.", folder.display())))?;
    }
    process::cargo(&["run", "--package", "consortium-tests", "--bin", "shots"])
        .with_variable("CONSORTIUM_SHOTS", &folder)
        .run()?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
