//! `ui/src/api/generated`: the types and commands of core and host, as TypeScript sees them, a file for each slice.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, Problem, Run};
use crate::workspace;

/// Writes the files that are not current, and removes those that are no longer made.
pub(crate) fn write() -> Result<(), Problem> {
    let wanted = generate(example)?;
    let found = read(&folder())?;
    for (name, content) in &wanted {
        if found.get(name) != Some(content) {
            fs::create_dir_all(folder())
                .and_then(|()| fs::write(folder().join(name), content))
                .map_err(cannot(name))?;
            println!("{name} written.");
        }
    }
    for name in found.keys().filter(|name| !wanted.contains_key(*name)) {
        fs::remove_file(folder().join(name)).map_err(cannot(name))?;
        println!("{name} removed.");
    }
    println!("{} is current.", folder().display());
    Ok(())
}

/// Fails when a file differs from what core and host say now.
pub(crate) fn check() -> Result<(), Problem> {
    compare(&generate(example)?)
}

/// The same with the example already built by `cargo build --workspace --all-targets`.
pub(crate) fn check_built() -> Result<(), Problem> {
    let built = workspace::debug_binary("examples/bindings");
    compare(&generate(|folder| process::program(&built.to_string_lossy(), &[folder]))?)
}

fn compare(wanted: &BTreeMap<String, String>) -> Result<(), Problem> {
    let found = read(&folder())?;
    let names: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
    let stale: Vec<&str> =
        names.into_iter().filter(|name| wanted.get(*name) != found.get(*name)).map(String::as_str).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(Problem(format!(
        "In {} these files are not what core and host say: {}. Run `cargo xtask bindings` and commit the result.",
        folder().display(),
        stale.join(", ")
    )))
}

/// What core and host say, laid out as the rest of the interface is.
fn generate(example: impl FnOnce(&str) -> Run) -> Result<BTreeMap<String, String>, Problem> {
    let made = workspace::target().join("bindings");
    if made.exists() {
        fs::remove_dir_all(&made).map_err(cannot("the last files"))?;
    }
    let folder = made.to_string_lossy().into_owned();
    example(&folder).output()?;
    let config = workspace::ui().join(".prettierrc.json");
    let format = ["exec", "--", "prettier", "--log-level", "warn", "--no-editorconfig", "--config"];
    process::npm(&[&format[..], &[&*config.to_string_lossy(), "--write", &folder]].concat()).output()?;
    read(&made)
}

fn example(folder: &str) -> Run {
    process::cargo(&["run", "--quiet", "--package", "consortium-host", "--example", "bindings", "--", folder])
}

fn read(folder: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let mut files = BTreeMap::new();
    let Ok(entries) = fs::read_dir(folder) else { return Ok(files) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = fs::read_to_string(&path).map_err(cannot(&name))?;
        // A checkout on Windows may have turned the line ends.
        files.insert(name, content.replace("\r\n", "\n"));
    }
    Ok(files)
}

fn cannot(name: &str) -> impl Fn(std::io::Error) -> Problem {
    move |error| Problem(format!("{name} of {} could not be read or written: {error}.", folder().display()))
}

fn folder() -> PathBuf {
    workspace::ui().join("src").join("api").join("generated")
}
