//! The event `changed`: after something was written, which topics the page has to read again.

use std::collections::BTreeSet;

use consortium_core::register::Topic;
use serde::Serialize;
use tauri::{AppHandle, Emitter};

use crate::desk::desk;

const EVENT: &str = "changed";

/// The table that the window's title is taken from.
const NAMED_BY: &str = "profile";

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Changed {
    topics: BTreeSet<Topic>,
}

/// Tells the page what was changed; says nothing when nothing was.
pub(crate) fn announce(app: &AppHandle, topics: BTreeSet<Topic>) {
    if topics.is_empty() {
        return;
    }
    if topics.iter().any(|topic| topic.name() == NAMED_BY)
        && let Err(error) = desk(app).show_name(app)
    {
        log::warn!("the title could not follow the consortium's name: {error}");
    }
    if let Err(error) = app.emit(EVENT, Changed { topics }) {
        log::error!("the page could not be told what changed: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_told_by_the_names_of_their_tables() {
        let changed = Changed { topics: BTreeSet::from([Topic::HISTORY]) };
        assert_eq!(serde_json::to_string(&changed).expect("JSON"), r#"{"topics":["register_audit_entry"]}"#);
    }
}
