//! Whether this machine has anything that can show a file dialog.

/// Dialogs belong to the system everywhere but on Linux, where a program outside of ours shows them, or nothing does.
#[cfg(not(target_os = "linux"))]
pub(super) fn can_show_dialogs() -> bool {
    true
}

/// Whether the desktop portal has a file chooser, or zenity is there to take its place. May wait a moment for the
/// portal to start.
#[cfg(target_os = "linux")]
pub(super) fn can_show_dialogs() -> bool {
    has_zenity() || portal_version().inspect_err(|error| log::info!("no desktop portal: {error}")).is_ok()
}

#[cfg(target_os = "linux")]
fn has_zenity() -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join("zenity").is_file())
}

/// The portal can run and still have no file chooser, which only the interface itself can tell.
#[cfg(target_os = "linux")]
fn portal_version() -> zbus::Result<u32> {
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
    let session = zbus::blocking::connection::Builder::session()?.method_timeout(PATIENCE).build()?;
    let chooser = zbus::blocking::Proxy::new(
        &session,
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.FileChooser",
    )?;
    chooser.get_property("version")
}
