//! After something was written: the page is told what it has to read again, and the title follows the name.

use std::collections::BTreeSet;

use consortium_core::register::Topic;
use consortium_host::Changed;
use tauri::AppHandle;

use crate::desk::desk;
use crate::window;

/// The table that the window's title is taken from.
const NAMED_BY: &str = "profile";

/// Tells the page what was changed; says nothing when nothing was.
pub(crate) fn announce(app: &AppHandle, topics: BTreeSet<Topic>) {
    if topics.is_empty() {
        return;
    }
    if topics.iter().any(|topic| topic.name() == NAMED_BY)
        && let Err(error) = desk(app).show_name()
    {
        log::warn!("the title could not follow the consortium's name: {error}");
    }
    window::tell(app, Changed { topics });
}
