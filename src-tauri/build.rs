//! Declares the host commands, so that the access control list covers them, and makes sure there is a page to embed.

use std::{error::Error, fs, path::Path};

/// Every command the window may call; `capabilities/window.json` grants each of them, and nothing else may call them.
const COMMANDS: &[&str] = &[
    "call",
    "app_state",
    "create_register",
    "open_register",
    "open_recent",
    "explore_sample",
    "close_register",
    "choose_import_file",
    "save_rejected",
    "save_export",
    "choose_logo",
    "save_invoice",
    "open_invoice",
    "save_invoices",
    "save_auditor_folder",
    "save_package",
    "cancel_job",
    "choose_attachment",
    "attach_dropped",
    "open_attachment",
    "save_attachment",
    "import_dropped",
    "choose_bank_file",
    "bank_file_dropped",
    "save_person",
    "save_mail_drafts",
    "hold_window",
    "close_window",
    "save_letters",
];

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
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
