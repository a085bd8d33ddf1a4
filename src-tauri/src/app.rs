//! The application: its plugins, its state, its one window, and its end.

use consortium_host::host_commands;
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use crate::desk::{Desk, desk};
use crate::{commands, dropped, surroundings, window};

/// Largest log file, in bytes; the one before it is kept.
const LOG_BYTES_MAX: u128 = 1_000_000;

/// The functions behind the commands that are declared.
macro_rules! handler {
    ($($name:ident $(: $request:ty)? => $answer:ty;)+) => { tauri::generate_handler![$(commands::$name),+] };
}

/// Runs until the window is closed.
pub(crate) fn run() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        // First, so that a second start ends before it has done anything.
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            started_again(app, &arguments, &folder);
        }))
        .plugin(
            tauri_plugin_log::Builder::new()
                .level(log::LevelFilter::Info)
                .max_file_size(LOG_BYTES_MAX)
                .build(),
        )
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .invoke_handler(host_commands!(handler))
        .setup(|app| start(app.handle()).map_err(Into::into))
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(event) => dropped::follow(window.app_handle(), event),
            WindowEvent::CloseRequested { api, .. } if window::asks_first(window.app_handle()) => {
                api.prevent_close();
            }
            _ => {}
        })
        .build(context())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            desk(app).end();
        }
    });
    Ok(())
}

#[expect(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "written by Tauri's macro, not by us"
)]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

fn start(app: &AppHandle) -> tauri::Result<()> {
    let folder = surroundings::settings_folder().unwrap_or_else(|error| {
        log::warn!("{error}");
        std::env::temp_dir()
    });
    app.manage(Desk::new(app, &folder));
    let arguments: Vec<String> = std::env::args().collect();
    let here = std::env::current_dir().unwrap_or_default();
    desk(app).open_at_start(surroundings::named_register(&arguments, &here));
    window::open(app)
}

fn started_again(app: &AppHandle, arguments: &[String], folder: &str) {
    window::bring_to_front(app);
    if let Some(path) = surroundings::named_register(arguments, folder.as_ref()) {
        dropped::open_register(app, path);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn the_window_is_granted_the_commands_that_are_declared() {
        let granted: BTreeSet<String> = include_str!("../capabilities/window.json")
            .lines()
            .filter_map(|line| line.trim().strip_prefix("\"allow-")?.split('"').next())
            .map(|command| command.replace('-', "_"))
            .collect();
        let declared: BTreeSet<String> = consortium_host::NAMES.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(granted, declared, "a command that is not granted cannot be called");
    }
}
