//! File dialogs. They run here, never in the interface, so that a page cannot name a path on its own.

#[cfg(debug_assertions)]
mod answers;
mod available;

use std::path::PathBuf;

use consortium_core::kernel::Result;
use consortium_core::message;
use consortium_host::{Asks, Question};
use tauri::AppHandle;

use crate::window;

/// Shows the question over the window and waits for the answer without blocking anything; `None` when somebody cancelled.
///
/// # Errors
/// [`ErrorKind::Io`](consortium_core::kernel::ErrorKind::Io) when this machine has nothing that could show a dialog.
pub(crate) async fn ask(app: &AppHandle, question: &Question) -> Result<Option<PathBuf>> {
    Ok(answer(app, question).await?.map(|path| question.answered(path)))
}

async fn answer(app: &AppHandle, question: &Question) -> Result<Option<PathBuf>> {
    #[cfg(debug_assertions)]
    if let Some(answer) = answers::next() {
        return answer;
    }
    let can_be_shown =
        tauri::async_runtime::spawn_blocking(available::can_show_dialogs).await.unwrap_or(false);
    if !can_be_shown {
        return Err(question.cannot_be_shown());
    }
    let dialog = dialog(app, question);
    let chosen = match question.asks {
        Asks::ExistingFile => dialog.pick_file().await,
        Asks::NewFile => dialog.save_file().await,
        Asks::Folder => dialog.pick_folder().await,
    };
    Ok(chosen.map(|handle| handle.path().to_owned()))
}

fn dialog(app: &AppHandle, question: &Question) -> rfd::AsyncFileDialog {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(question.title.to_string());
    if let Some(window) = window::main(app) {
        dialog = dialog.set_parent(&window);
    }
    if let Some(file_type) = question.file_type {
        dialog = dialog.add_filter(file_type.name.to_string(), file_type.extensions);
        if question.asks == Asks::ExistingFile {
            dialog = dialog.add_filter(message!("All files").to_string(), &["*"]);
        }
    }
    if !question.file_name.is_empty() {
        dialog = dialog.set_file_name(&question.file_name);
    }
    dialog
}
