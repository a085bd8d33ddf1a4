//! Writes the catalogue of messages, from the folder of the workspace.

use std::path::Path;

use consortium_core::messages::{CATALOGUE, catalogue};

fn main() -> std::io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join(CATALOGUE);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, catalogue(&root)?)
}
