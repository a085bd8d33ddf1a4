//! The application: its plugins, its state, its one window, and its end.

use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use crate::desk::{Desk, desk};
use crate::{commands, dropped, surroundings, window};

/// Largest log file, in bytes; the one before it is kept.
const LOG_BYTES_MAX: u128 = 1_000_000;

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
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::app_state,
            commands::create_register,
            commands::open_register,
            commands::open_recent,
            commands::explore_sample,
            commands::close_register,
            commands::choose_import_file,
            commands::save_rejected,
            commands::save_export,
            commands::choose_logo,
            commands::save_invoice,
            commands::open_invoice,
            commands::save_invoices,
            commands::save_auditor_folder,
            commands::save_package,
            commands::cancel_job,
            commands::choose_attachment,
            commands::attach_dropped,
            commands::open_attachment,
            commands::save_attachment,
            commands::import_dropped,
            commands::choose_bank_file,
            commands::bank_file_dropped,
            commands::save_person,
            commands::save_mail_drafts,
            commands::hold_window,
            commands::close_window,
            commands::save_letters,
        ])
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
    desk(app).open_at_start(app, surroundings::named_register(&arguments, &here));
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

    /// The words between quotation marks, or after a prefix, of the lines that hold them.
    fn words(text: &str, before: &str, after: char) -> BTreeSet<String> {
        let found = text.lines().filter_map(|line| line.trim().strip_prefix(before)?.split(after).next());
        found.map(|word| word.replace('-', "_")).collect()
    }

    #[test]
    fn a_command_is_handled_declared_and_granted_or_not_there_at_all() {
        let handled = words(include_str!("app.rs"), "commands::", ',');
        let declared = words(include_str!("../build.rs"), "\"", '"');
        let granted = words(include_str!("../capabilities/window.json"), "\"allow-", '"');
        assert!(handled.contains("call"), "the handler was read");
        assert_eq!(
            handled, declared,
            "a command that build.rs does not list escapes the access control list"
        );
        assert_eq!(handled, granted, "a command that is not granted cannot be called");
    }
}
