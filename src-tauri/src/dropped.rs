//! Files dragged onto the window. The page hears where something hovers or was dropped, never a path; it answers what
//! the files are for, by the command `import_dropped`, `attach_dropped`, `bank_file_dropped` or
//! `mails_dropped`.

use std::path::{Path, PathBuf};

use consortium_core::kernel::{Error, Result};
use consortium_core::message;
use consortium_host::{DragOver, DropPlace};
use tauri::{AppHandle, DragDropEvent};

use crate::desk::desk;
use crate::window;

/// Follows a drag over the window.
pub(crate) fn follow(app: &AppHandle, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { position, .. } | DragDropEvent::Over { position, .. } => {
            window::tell(app, DragOver { place: Some(DropPlace { x: position.x, y: position.y }) });
        }
        DragDropEvent::Leave => {
            window::tell(app, DragOver { place: None });
        }
        DragDropEvent::Drop { paths, position } => {
            window::tell(app, DragOver { place: None });
            take(app, paths.clone(), DropPlace { x: position.x, y: position.y });
        }
        _ => {}
    }
}

/// Opens `path` at the user's wish from outside the page, which then starts anew with it.
pub(crate) fn open_register(app: &AppHandle, path: PathBuf) {
    let app = app.clone();
    std::thread::spawn(move || match desk(&app).open(&path) {
        Ok(()) => reload(&app),
        Err(error) => {
            window::tell(&app, error);
        }
    });
}

fn take(app: &AppHandle, paths: Vec<PathBuf>, place: DropPlace) {
    match paths.as_slice() {
        [path] if is_register(path) => open_register(app, path.clone()),
        _ => {
            desk(app).hold_dropped(paths);
            window::tell(app, place);
        }
    }
}

fn is_register(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("consortium"))
}

/// The one list that was dropped.
pub(crate) fn only_one(paths: Vec<PathBuf>) -> Result<PathBuf> {
    match <[PathBuf; 1]>::try_from(paths) {
        Ok([path]) => Ok(path),
        Err(paths) if paths.is_empty() => Err(Error::invalid(
            "file",
            message!("What was dropped is not a file. Drop a list (CSV or XLSX) from your file manager."),
        )),
        Err(paths) => {
            let message = message!(
                "{count, plural, one {# file was} other {# files were}} dropped. Drop one list at a time: each is looked at first.",
                count = paths.len()
            );
            Err(Error::invalid("file", message))
        }
    }
}

fn reload(app: &AppHandle) {
    if let Some(Err(error)) = window::main(app).map(|window| window.reload()) {
        log::error!("the page could not start anew: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_at_a_time() {
        assert_eq!(only_one(vec!["a.csv".into()]).expect("one"), PathBuf::from("a.csv"));
        let error = only_one(vec!["a.csv".into(), "b.csv".into()]).expect_err("two");
        assert!(error.to_string().starts_with("2 files"), "{}", error.message);
        only_one(Vec::new()).expect_err("text dragged from elsewhere has no path");
    }
}
