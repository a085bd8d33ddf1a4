//! The one window: where it may go, what its title says, and files dropped on it.

use consortium_host::{CloseAsked, Event};
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::desk::desk;

/// The label that the capability grants commands to.
pub(crate) const LABEL: &str = "main";

const APPLICATION_NAME: &str = "Consortium Desk";

/// Opens the window on the bundled interface.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(APPLICATION_NAME)
        .inner_size(1280.0, 820.0)
        .min_inner_size(480.0, 480.0)
        // The interface is one page: a link that leads out of it has no business in this window.
        .on_navigation(is_own_page)
        .on_new_window(|_address, _features| NewWindowResponse::Deny)
        .devtools(cfg!(debug_assertions))
        .build()?;
    Ok(())
}

/// The window, while it is there.
pub(crate) fn main(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}

/// Whether something in the page is not saved yet; then the page is told to ask what to do with it.
pub(crate) fn asks_first(app: &AppHandle) -> bool {
    if !desk(app).has_unsaved() {
        return false;
    }
    // A page that cannot be told cannot ask either, and a window that never closes is worse.
    tell(app, CloseAsked)
}

/// Tells the page of an event; whether that was possible.
pub(crate) fn tell<Told: Event>(app: &AppHandle, told: Told) -> bool {
    app.emit(Told::NAME, told)
        .inspect_err(|error| log::error!("the page could not be told of {}: {error}", Told::NAME))
        .is_ok()
}

/// Closes the window, and with it the application, without asking anybody.
pub(crate) fn close(app: &AppHandle) {
    if let Some(Err(error)) = main(app).map(|window| window.destroy()) {
        log::error!("the window could not be closed: {error}");
    }
}

/// Puts the consortium's name into the title.
pub(crate) fn show_name(app: &AppHandle, consortium: Option<&str>) {
    let title = title(consortium);
    if let Some(Err(error)) = main(app).map(|window| window.set_title(&title)) {
        log::warn!("the title could not be set: {error}");
    }
}

/// Brings the window to the front, because the application was started a second time.
pub(crate) fn bring_to_front(app: &AppHandle) {
    let Some(window) = main(app) else { return };
    for result in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(error) = result {
            log::warn!("the window could not be brought to the front: {error}");
        }
    }
}

fn title(consortium: Option<&str>) -> String {
    match consortium.map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => format!("{name} \u{2013} {APPLICATION_NAME}"),
        None => APPLICATION_NAME.to_owned(),
    }
}

fn is_own_page(address: &tauri::Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // On Windows the bundled files are served under this name.
        "http" | "https" => cfg!(windows) && address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_page() {
        let is_own = |address: &str| is_own_page(&address.parse().expect("a valid address"));
        assert!(is_own("tauri://localhost/index.html"));
        for foreign in [
            "https://example.org",
            "http://localhost:5173",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://elsewhere/",
        ] {
            assert!(!is_own(foreign), "{foreign} must not open in the window");
        }
    }

    #[test]
    fn the_title_names_the_consortium() {
        assert_eq!(title(Some("Āotearoa consortium")), "Āotearoa consortium \u{2013} Consortium Desk");
        assert_eq!(title(Some("  ")), "Consortium Desk", "a consortium without a name adds no dash");
        assert_eq!(title(None), "Consortium Desk");
    }
}
