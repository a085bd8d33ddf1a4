//! The sources of the project, for tests of their shape.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie in the project").to_owned()
}

/// Every file below `folder` with one of these endings: its path from the project’s folder on, and what it holds.
pub fn sources(folder: &Path, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("a folder of sources");
        let mut entries: Vec<_> = entries.map(|entry| entry.expect("an entry of a folder").path()).collect();
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !["node_modules", "dist", "target", "gen"].contains(&name.as_str()) {
                folders.push(path);
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let shown = path
                    .strip_prefix(root())
                    .expect("a path in the project")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((shown, fs::read_to_string(&path).expect("a source that can be read")));
            }
        }
    }
    assert!(!found.is_empty(), "no sources below {}", folder.display());
    found
}
