//! Writes the TypeScript side of core and host: a file for each slice, and one for the host, into the folder that is named.

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "ui/src/api/generated".to_owned()));
    std::fs::create_dir_all(&folder)?;
    for (name, content) in consortium_host::typescript() {
        std::fs::write(folder.join(name).with_extension("ts"), content)?;
    }
    Ok(())
}
