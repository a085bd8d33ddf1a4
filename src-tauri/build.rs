//! Declares the host commands, so that the access control list covers them, and makes sure there is a page to embed.

use std::{error::Error, fs, path::Path};

/// The commands that are granted to the window, which are all that there are: a test of `app.rs` compares.
const GRANTED: &str = include_str!("capabilities/window.json");

const PAGE_UNTIL_BUILT: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
    <title>Consortium Desk</title></head><body><h1>The interface has not been built</h1>\
    <p>Run <code>cargo xtask run</code>, or <code>npm run build</code> in the folder ui.</p></body></html>\n";

fn main() -> Result<(), Box<dyn Error>> {
    let interface = Path::new("../ui/dist");
    let page = interface.join("index.html");
    if !page.exists() {
        fs::create_dir_all(interface)?;
        fs::write(&page, PAGE_UNTIL_BUILT)?;
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands: Vec<&str> = GRANTED
        .lines()
        .filter_map(|line| line.trim().strip_prefix("\"allow-")?.split('"').next())
        .map(|command| &*command.replace('-', "_").leak())
        .collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
