//! The application: its plugins, its state, its one window, and its end.

use tauri_plugin_window_state::StateFlags;

use crate::window;

/// Largest log file, in bytes; the one before it is kept.
const LOG_BYTES_MAX: u128 = 1_000_000;

/// Runs until the window is closed.
pub(crate) fn run() -> tauri::Result<()> {
    let app = tauri::Builder::default()
        // First, so that a second start ends before it has done anything.
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::bring_to_front(app)))
        .plugin(
            tauri_plugin_log::Builder::new()
                .level(log::LevelFilter::Info)
                .max_file_size(LOG_BYTES_MAX)
                .build(),
        )
        .plugin(tauri_plugin_opener::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .setup(|app| window::open(app.handle()).map_err(Into::into))
        .build(tauri::generate_context!())?;
    app.run(|_app, _event| {});
    Ok(())
}
